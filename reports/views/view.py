"""The view of a page on paper: which pages have one, its document, and how it is made again from what it carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

from board.access import ANYBODY, Viewer
from board.definition_file import Text
from board.errors import BoardError
from board.indicators import catalogue
from board.question import Question, month_end
from board.store import Release
from board.words import month_name, sentence
from reports.asking import Ask
from reports.document import Block, Document, Section
from reports.letter import Letter
from reports.method.sections import method_sections
from reports.views.area_map import area_map, kind_of_map
from reports.views.by_area import by_area, of_one_area, set_beside
from reports.views.data_quality import data_quality, source_named
from reports.views.definitions import definitions
from reports.views.digital import digital
from reports.views.id_card import id_card
from reports.views.overview import overview
from reports.views.protection import protection
from reports.views.seen import Seen
from reports.views.subject import area_alone, boundaries, subject


@dataclass(frozen=True)
class Page:
    """stem: of the file's name. about: of what its figures are. more: what its address holds beside the question, by key,
    as it is understood: '' where it says nothing or nothing known."""

    title: Text
    stem: str
    blocks: Callable[[Seen], list[Block]]
    about: Literal["indicator", "month", "boundaries", "release"]
    more: Mapping[str, Callable[[Seen], str]] = field(default_factory=dict)


PAGES = {  # by path in the board's address
    "": Page(Text("Tổng quan", "Overview"), "tong-quan", overview, "indicator"),
    "can-cuoc": Page(Text("Căn cước", "ID cards"), "can-cuoc", id_card, "month"),
    "dich-vu-so": Page(Text("Dịch vụ số", "Digital services"), "dich-vu-so", digital, "indicator"),
    "ban-do": Page(Text("Bản đồ", "Map"), "ban-do", area_map, "indicator", more={"map": kind_of_map}),
    "theo-dia-ban": Page(Text("Theo địa bàn", "By area"), "theo-dia-ban", by_area, "month", more={"with": set_beside}),
    "dinh-nghia": Page(Text("Định nghĩa", "Definitions"), "dinh-nghia", definitions, "release"),
    "bao-ve-du-lieu": Page(Text("Bảo vệ dữ liệu", "Data protection"), "bao-ve-du-lieu", protection, "release"),
    "chat-luong-du-lieu": Page(Text("Chất lượng dữ liệu", "Data quality"), "chat-luong-du-lieu", data_quality,
                               "boundaries", more={"source": source_named}),
}  # fmt: skip
_OF_ALL = {
    definitions: Text("Mỗi chỉ số trên bảng được định nghĩa một lần", "Every indicator is defined once"),
    protection: Text("Cách làm, kết quả tấn công thử và rủi ro còn lại", "The way, how it was attacked, what remains"),
}  # fmt: skip


def view(
    page: str,
    question: Question,
    ask: Ask,
    release: Release,
    language: str,
    today: date,
    *,
    more: Mapping[str, str] | None = None,
    board_address: str = "",
    viewer: Viewer = ANYBODY,
) -> Document:
    """The figures of a page (its path) as it shows them for a question, each under the same title.

    more: further parts of the page's address. viewer: who asks, where counts of rows are read. Raises BoardError for a
    page that has no view.
    """
    if page not in PAGES:
        raise BoardError(
            f"Trang “{page[:30]}” không có bản in. Trang có bản in: {', '.join(f'“{one}”' for one in PAGES)}.",
            f"The page “{page[:30]}” has no view on paper. These have: {', '.join(f'“{one}”' for one in PAGES)}.",
        )
    about = PAGES[page]
    seen = Seen(question, ask, release, language, today, more or {}, viewer)
    seen = of_one_area(seen) if page == "theo-dia-ban" else seen
    kept = {key: said for key, understood in about.more.items() if (said := understood(seen))}
    seen = replace(seen, more=kept)
    params = seen.question.to_params() | kept | ({"lang": "en"} if language == "en" else {})
    info, blocks = release.info, tuple(about.blocks(seen))
    return Document(
        name=_name(about, seen),
        form="view",
        language=language,
        title=about.title.in_(language),
        subject=_subject(about, seen),
        period=_period(about, seen),
        place=f"/{page}?{urlencode(params)}",
        release=info,
        letter=Letter(board_address=board_address),
        opening=blocks,
        sections=_method(about, seen, blocks),
        request={
            "kind": "view", "page": page, "question": seen.question.to_params(), "more": kept, "lang": language,
            "today": today.isoformat(), "board_address": board_address, "release": info.fingerprint,
        },
        marks=(_label(info.label, language),) if info.label else (),
    )  # fmt: skip


def of_request(request: Mapping[str, Any], ask: Ask, release: Release, today: date) -> Document:
    """The same view again. Raises BoardError where it does not name an indicator and a month that the release has."""
    asked = request.get("question")
    params = {str(key): str(text) for key, text in asked.items()} if isinstance(asked, Mapping) else {}
    more = request.get("more")
    period, indicator_id = month_end(params.get("period", "")), params.get("indicator", "")
    if period not in release.info.periods or indicator_id not in catalogue():
        raise BoardError(
            f"Kỳ phát hành {release.info.release_id} không có số liệu mà tệp này yêu cầu.",
            f"Release {release.info.release_id} does not have the figures that this file asks for.",
        )
    return view(
        str(request.get("page")),
        Question.from_params(params, Question(indicator_id, period), release.info),
        ask,
        release,
        "en" if request.get("lang") == "en" else "vi",
        today,
        more=more if isinstance(more, Mapping) else {},
        board_address=str(request.get("board_address", "")),
    )


def _method(about: Page, seen: Seen, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """How the figures shown are made and read; nothing where none is an answer."""
    answers = list(dict.fromkeys(one for block in blocks for one in block.answers))
    if not answers:
        return ()
    return method_sections(answers, seen.question, seen.release, seen.today, seen.language, short=True)


def _subject(about: Page, seen: Seen) -> str:
    if about.about == "release":
        return _OF_ALL[about.blocks].in_(seen.language)
    return area_alone(seen) if about.about == "boundaries" else subject(seen, about.about == "indicator")


def _period(about: Page, seen: Seen) -> str:
    if about.about == "release":
        return ""
    if about.about == "boundaries":
        return boundaries(seen)
    return sentence(month_name(seen.question.period, seen.language))


def _name(about: Page, seen: Seen) -> str:
    """'trang-ban-do-74-2025-06-card-delivered', with what else was chosen."""
    question, kind = seen.question, about.about
    chosen: tuple[str | None, ...] = ()
    if kind != "release":
        chosen = (question.area_code, f"{question.period:%Y-%m}")
    if kind in ("indicator", "month"):
        denominator = question.denominator if question.denominator != "present" else None
        chosen += (
            question.indicator_id if kind == "indicator" else None, question.level, denominator,
            question.age_group, question.sex, question.residence, question.service_code,
        )  # fmt: skip
    if about.blocks is definitions:
        chosen = (question.indicator_id,)
    chosen += tuple(seen.more.values())
    parts = [one.replace("+", "-plus").replace("_", "-").replace(",", "-") for one in chosen if one]
    return "-".join(["trang", about.stem, *parts, *(["en"] if seen.language == "en" else [])])


def _label(label: str, language: str) -> str:
    return label if language == "vi" else "Simulated data"
