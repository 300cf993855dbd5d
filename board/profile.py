"""One area in all indicators: its figure, how it moved, the province's figure, the difference and its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from board import words
from board.answer import Answer, is_known
from board.captions import source_words
from board.changes import Change, change
from board.definition_file import Text
from board.definitions import ordered
from board.indicators import Indicator
from board.labels import DENOMINATOR
from board.places import full_name, whole
from board.question import Question
from board.status import Status, status_of
from geo.areas import PROVINCE_CODE, area, areas, levels

HEADINGS = {
    "indicator": Text("Chỉ số", "Indicator"),
    "counts": Text("Tử số / mẫu số", "Numerator / denominator"),
    "moved": Text("Một tháng", "One month"),
    "difference": Text("So với mức chung (điểm)", "Against it (points)"),
    "rank": Text("Hạng", "Rank"),
    "status": Text("Chỉ tiêu", "Target"),
}


@dataclass(frozen=True)
class Line:
    """One indicator of an area. own, province, others: answers 'total'.

    apart: a rate minus the province's (0.0 inside rounding or noise), None for counts. rank of `ranked` areas of the
    same parent, of rates only: the largest area has the largest count.
    """

    own: Answer
    province: Answer
    others: tuple[Answer, ...]
    moved: Change | None
    apart: Change | None
    rank: int | None
    ranked: int
    status: Status | None

    @property
    def indicator(self) -> Indicator:
        return self.own.indicator

    @property
    def is_better(self) -> bool | None:
        """Whether a rate lies on the good side of the province's; None where equal, unknown or without a good side."""
        if self.apart is None or self.apart.size == 0 or self.indicator.direction == "none":
            return None
        return (self.apart.size > 0) == (self.indicator.direction == "up")

    def difference(self, language: str) -> str:
        """'+1,2' points against the province's rate, of a count its share: 'chiếm 12,3%'; '' where it is not known."""
        if self.indicator.unit == "percent":
            return self.apart.short.in_(language) if self.apart else ""
        own, whole = self.own.row()["value"], self.province.row()["value"]
        if own is None or not whole:
            return ""
        share = words.percent(own / whole, language)
        return f"chiếm {share}" if language == "vi" else f"{share} of it"

    def counts(self, language: str) -> str:
        """'52.203 / 58.065'; '' for counts, whose number is the figure itself, and where the figure says it is withheld."""
        if self.indicator.unit == "count" or not is_known(self.own.row()):
            return ""
        return self.own.counts_text(None, language).removesuffix(f" {self.indicator.noun.in_(language)}")


def profile_lines(
    question: Question, others: Sequence[str], ask: Callable[[Sequence[Question], str], list[Answer]]
) -> list[Line]:
    """A line for every indicator that has figures of the area's level. others: codes of areas set beside it."""
    item = area(question.area_vintage, question.area_code)
    own = [replace(question.about(one.id), level=None) for one in ordered() if item.level in one.levels]
    before = [one.before() for one in own]
    beside = [[replace(one, area_code=code) for code in (PROVINCE_CODE, *others)] for one in own]
    ranked = [replace(one, area_code=item.parent_code, level=item.level) for one in own]
    totals = [one for one in (*own, *before, *(one for row in beside for one in row)) if one]
    found = dict(zip(totals, ask(totals, "total"), strict=True))
    siblings = ask(ranked, "area")
    return [
        line(
            found[one],
            found[earlier] if earlier else None,
            found[row[0]],
            around,
            [found[code] for code in row[1:]],
        )
        for one, earlier, row, around in zip(own, before, beside, siblings, strict=True)
    ]


def with_most_residents(question: Question, ask: Callable[[Sequence[Question], str], list[Answer]]) -> str:
    """The area below the province that a page about one area opens with."""
    level = levels(question.area_vintage)[1]
    [found] = ask([replace(question.about("residents"), area_code=PROVINCE_CODE, level=level)], "area")
    rows = found.rows.drop_nulls("value").sort("value", "key")
    return rows["key"][-1] if len(rows) else areas(question.area_vintage, level)[0].area_code


def line(
    own: Answer, before: Answer | None, province: Answer, siblings: Answer, others: Sequence[Answer] = ()
) -> Line:
    """own, before, province, others: answers 'total' of the same month (before: the month earlier); siblings: by area."""
    is_rate = own.indicator.unit == "percent"
    code = own.question.area_code
    ranks = {row["key"]: row["rank"] for row in siblings.rows.rows(named=True)}
    return Line(
        own=own,
        province=province,
        others=tuple(others),
        moved=change(own, before),
        apart=change(own, province) if is_rate else None,
        rank=ranks.get(code) if is_rate and own.indicator.direction != "none" else None,
        ranked=sum(rank is not None for rank in ranks.values()),
        status=status_of(own),
    )


def profile_title(lines: Sequence[Line], name: str, language: str) -> str:
    """'Dĩ An tốt hơn toàn tỉnh ở 5/13 tỷ lệ, kém hơn ở 3; …': of the rates that can be compared."""
    vi, all_of_it = language == "vi", _whole(lines, language)
    rates = [one for one in lines if one.apart is not None and one.indicator.direction != "none"]
    if not rates:
        return f"{name}: chưa có tỷ lệ nào so được với {all_of_it}" if vi else f"{name}: no rate to compare"
    better, worse = ([one for one in rates if one.is_better is good] for good in (True, False))
    share = f"{len(better)}/{len(rates)}" if vi else f"{len(better)} of {len(rates)}"
    text = (
        f"{name} tốt hơn {all_of_it} ở {share} tỷ lệ"
        if vi
        else f"{name} is better than {all_of_it} in {share} rates"
    )
    if not worse:
        return f"{text}, không kém hơn ở tỷ lệ nào" if vi else f"{text}, worse in none"
    text += f", kém hơn ở {len(worse)}" if vi else f", worse in {len(worse)}"
    last = max(worse, key=lambda one: abs(one.apart.size))
    far = words.points(last.apart.size, language)
    what = last.indicator.short_name.in_(language)
    return f"{text}; kém xa nhất: {what} ({far})" if vi else f"{text}; furthest behind: {what} ({far})"


def headings(lines: Sequence[Line], language: str) -> dict[str, str]:
    """The heads of the table's columns by key; that of the whole is named as its boundaries want."""
    texts = {key: text.in_(language) for key, text in HEADINGS.items()}
    return texts | {"province": words.sentence(_whole(lines, language).removeprefix("the "))}


def _whole(lines: Sequence[Line], language: str) -> str:
    return whole(lines[0].own.question.area_vintage, language)


def profile_caption(own: Answer, language: str) -> str:
    """What the table holds, where, when, of whom, whose data."""
    vi, question, release = language == "vi", own.question, own.release
    where = full_name(area(question.area_vintage, question.area_code), question.period, language)
    who = DENOMINATOR[question.denominator].in_(language)
    when = words.day(question.period)
    if vi:
        text = (
            f"Các chỉ số của {where}, kỳ đến {when}; chỉ số về người tính trên {who}. Hạng giữa các địa bàn cùng cấp, "
            f"cùng cấp trên trực tiếp. Nguồn: {release.source}. Kỳ phát hành {release.release_id}."
        )
        return f"{text} {release.label}." if release.label else text
    text = (
        f"The indicators of {where}, month to {when}; those about people of {who}. Ranks are among areas of the same "
        f"level and parent. Source: {source_words(release, language)}. Release {release.release_id}."
    )
    return f"{text} Simulated data." if release.label else text
