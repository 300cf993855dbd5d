"""Every figure of a report, asked in a handful of queries: shared ones are asked once for a whole batch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from board.answer import Answer
from board.errors import BoardError
from board.offers import offered_levels
from board.places import full_name
from board.question import Question
from board.release_info import ReleaseInfo
from board.words import month_name
from geo.areas import OLD_VINTAGE, PROVINCE_CODE
from reports.asking import Ask
from reports.edition import Edition
from reports.report.choices import HEADLINE, SERVED, UNDELIVERED, compared_rates, groups, tabled_rates
from reports.report.comparing import earlier


@dataclass(frozen=True, eq=False)
class Figures:
    """All by indicator. totals, before: the area's, before where there is an earlier span; series: its months.

    inside: the areas it is made of (none for a commune); beside: itself among those of the same parent (none for the
    province); communes: of the old province. above: totals of what it is compared with, the parent. by_service: of the
    whole alone, for below it most services have too few dossiers to show.
    """

    edition: Edition
    info: ReleaseInfo
    totals: dict[str, Answer]
    before: dict[str, Answer]
    series: dict[str, Answer]
    inside: dict[str, Answer]
    beside: dict[str, Answer]
    communes: dict[str, Answer]
    above: dict[str, Answer]
    by_service: dict[str, Answer]

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def level(self) -> str:
        return self.edition.area.level

    @cached_property
    def name(self) -> str:
        """The area's full name as it was on the day, as a title has it."""
        return full_name(self.edition.area, self.edition.period, self.language)

    @property
    def compared(self) -> dict[str, Answer]:
        """By area: what its map and tables show, its parts, or where it has none the areas beside it."""
        return self.inside or self.beside

    @property
    def directed(self) -> dict[str, Answer]:
        """By area: what the area answers for, its parts, or where it has none itself alone."""
        own = self.edition.area_code
        return self.inside or {
            one: Answer(found.question, "area", found.rows.filter(pl.col("key") == own), found.release)
            for one, found in self.beside.items()
        }

    def around(self, indicator_ids: Iterable[str]) -> list[Answer]:
        """Whatever a sentence about where the area and its parts stand draws on."""
        sources = (self.inside, self.beside, self.above)
        return [source[one] for source in sources for one in indicator_ids if one in source]

    def earlier(self, indicator_id: str) -> Answer | None:
        return self.before.get(indicator_id)

    def say(self, vi: str, en: str) -> str:
        return vi if self.language == "vi" else en


def figures(edition: Edition, ask: Ask, info: ReleaseInfo) -> Figures:
    """Raises BoardError where the headline or a whole source has no figure: a report without it would mislead."""
    own = edition.area
    ids = [one.id for members in groups(own.level).values() for one in members]
    asked = {one: edition.question(one) for one in ids}
    past = {one: question for one in ids if (question := earlier(edition, asked[one]))}
    parent = own.parent_code
    higher = {one: replace(asked[one], area_code=parent) for one in compared_rates()} if parent else {}
    totals = _together(ask, [asked, past, higher], "total")
    _require_figures(edition, totals[0], info)
    drawn = [*compared_rates(), UNDELIVERED]
    inside, beside, communes = _together(ask, _by_area(edition, drawn), "area")
    (series,) = _together(ask, [asked], "period")
    (by_service,) = _together(ask, [{one: asked[one] for one in SERVED} if parent is None else {}], "service")
    return Figures(
        edition, info, totals[0], totals[1], series, inside, beside, communes, totals[2], by_service
    )


def _by_area(edition: Edition, ids: Sequence[str]) -> list[dict[str, Question]]:
    own = edition.area
    questions = {one: edition.question(one) for one in ids}
    has_parts = offered_levels(own.area_vintage, own.area_code) != (own.level,)
    is_old_province = (own.area_vintage, own.area_code) == (OLD_VINTAGE, PROVINCE_CODE)
    return [
        questions if has_parts else {},
        {one: replace(asked, area_code=own.parent_code) for one, asked in questions.items()}
        if own.parent_code
        else {},
        {one: replace(questions[one], level="commune") for one in tabled_rates(is_long=True)}
        if is_old_province
        else {},
    ]


def _together(ask: Ask, wanted: Sequence[dict[str, Question]], by: str) -> list[dict[str, Answer]]:
    """One call for all of them, each answered under its own key."""
    answers = iter(ask([question for asked in wanted for question in asked.values()], by))
    return [{key: next(answers) for key in asked} for asked in wanted]


def _require_figures(edition: Edition, totals: dict[str, Answer], info: ReleaseInfo) -> None:
    headline = totals[HEADLINE]
    name = full_name(edition.area, edition.period, "vi")
    if headline.row()["value"] is None:
        what = headline.indicator.name
        raise BoardError(
            f"Không lập báo cáo: {what.vi} của {name} {_why_not(headline, 'vi')} ở {month_name(edition.period, 'vi')}.",
            f"No report: {what.en} of {edition.area.name_en} is {_why_not(headline, 'en')} in "
            f"{month_name(edition.period, 'en')}.",
        )
    dossiers = [one for one in totals.values() if one.indicator.subject == "dossiers"]
    if dossiers and all(one.row()["sign"] == "x" for one in dossiers):
        raise BoardError(
            f"Không lập báo cáo: kỳ phát hành {info.release_id} chưa đủ số liệu hồ sơ dịch vụ công của {name} "
            f"trong {edition.period_words()}.",
            f"No report: release {info.release_id} lacks public-service dossiers of {edition.area.name_en} for "
            f"{replace(edition, form='bulletin', language='en').period_words()}.",
        )


def _why_not(answer: Answer, language: str) -> str:
    return answer.text(None, language) if answer.row()["sign"] in "cxz" else {
        "vi": "không công bố chính xác", "en": "not shown exactly"}[language]  # fmt: skip
