"""The view of a page on paper: which pages have one, its document, and how it is made again from what it carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from board.access import ANYBODY, Viewer
from board.definition_file import Text
from board.errors import BoardError
from board.question import Question, month_end
from board.store import Release
from board.words import month_name, sentence
from reports.asking import Ask
from reports.document import Block, Document, Section
from reports.letter import Letter
from reports.views.area_map import area_map
from reports.views.by_area import by_area, of_one_area
from reports.views.data_quality import data_quality
from reports.views.definitions import definitions
from reports.views.digital import digital
from reports.views.id_card import id_card
from reports.views.overview import overview
from reports.views.protection import protection
from reports.views.seen import Seen
from reports.views.subject import subject


@dataclass(frozen=True)
class Page:
    """stem: of the file's name. more: what its address holds beside the question. asks: it has figures of a question;
    names_indicator: its figures are those of one indicator."""

    title: Text
    stem: str
    blocks: Callable[[Seen], list[Block]]
    more: tuple[str, ...] = ()
    asks: bool = True
    names_indicator: bool = True


PAGES = {  # by path in the board's address
    "": Page(Text("Tổng quan", "Overview"), "tong-quan", overview),
    "can-cuoc": Page(Text("Căn cước", "ID cards"), "can-cuoc", id_card, names_indicator=False),
    "dich-vu-so": Page(Text("Dịch vụ số", "Digital services"), "dich-vu-so", digital),
    "ban-do": Page(Text("Bản đồ", "Map"), "ban-do", area_map),
    "theo-dia-ban": Page(Text("Theo địa bàn", "By area"), "theo-dia-ban", by_area, more=("with",)),
    "dinh-nghia": Page(Text("Định nghĩa", "Definitions"), "dinh-nghia", definitions, asks=False),
    "bao-ve-du-lieu": Page(Text("Bảo vệ dữ liệu", "Data protection"), "bao-ve-du-lieu", protection, asks=False,
                           names_indicator=False),
    "chat-luong-du-lieu": Page(Text("Chất lượng dữ liệu", "Data quality"), "chat-luong-du-lieu", data_quality,
                               more=("source",), names_indicator=False),
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
    about, known = PAGES[page], more or {}
    kept = {key: known[key] for key in about.more if known.get(key)}
    seen = Seen(question, ask, release, language, today, kept, viewer)
    seen = of_one_area(seen) if page == "theo-dia-ban" else seen
    params = seen.question.to_params() | kept | ({"lang": "en"} if language == "en" else {})
    info = release.info
    return Document(
        name=_name(about, seen),
        form="view",
        language=language,
        title=about.title.in_(language),
        subject=subject(seen, about.names_indicator) if about.asks else _of_all(about, seen),
        period=sentence(month_name(seen.question.period, language)) if about.asks else "",
        place=f"/{page}?{urlencode(params)}",
        release=info,
        letter=Letter(board_address=board_address),
        sections=(Section(seen.t("Số liệu", "Figures"), tuple(about.blocks(seen))),),
        request={
            "kind": "view", "page": page, "question": seen.question.to_params(), "more": kept, "lang": language,
            "today": today.isoformat(), "board_address": board_address, "release": info.fingerprint,
        },
        marks=(_label(info.label, language),) if info.label else (),
    )  # fmt: skip


def of_request(request: Mapping[str, object], ask: Ask, release: Release, today: date) -> Document:
    """The same view again. Raises BoardError where the request names a month or page that the release does not have."""
    params = dict(request["question"])
    period = month_end(params.get("period", ""))
    if period is None or period not in release.info.periods:
        raise BoardError(
            f"Kỳ phát hành {release.info.release_id} không có số liệu của kỳ {params.get('period', '')[:20]}.",
            f"Release {release.info.release_id} has no figures for {params.get('period', '')[:20]}.",
        )
    question = Question.from_params(params, Question(params["indicator"], period), release.info)
    return view(
        str(request["page"]), question, ask, release, str(request["lang"]), today,
        more=dict(request["more"]), board_address=str(request["board_address"]),
    )  # fmt: skip


def _name(about: Page, seen: Seen) -> str:
    """'trang-ban-do-74-2025-06-card_delivered'."""
    question = seen.question
    parts = ["trang", about.stem]
    if about.asks:
        parts += [question.area_code, f"{question.period:%Y-%m}"]
    if about.names_indicator:
        parts.append(question.indicator_id.replace("_", "-"))
    chosen = (question.level, question.age_group, question.sex, question.residence, question.service_code)
    parts += [one.replace("+", "-plus") for one in chosen if one] if about.asks else []
    return "-".join([*parts, *(["en"] if seen.language == "en" else [])])


def _of_all(about: Page, seen: Seen) -> str:
    """What a page without a question is about."""
    release = seen.info.release_id
    if about.blocks is definitions:
        return seen.t("Mỗi chỉ số trên bảng được định nghĩa một lần", "Every indicator is defined once")
    return seen.t(f"Kỳ phát hành {release}", f"Release {release}")


def _label(label: str, language: str) -> str:
    return label if language == "vi" else "Simulated data"
