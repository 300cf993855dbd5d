"""Section II: group by group what leads it, what else has a target, key counts; and table 1 of all, for the annex."""

from __future__ import annotations

from board import words
from board.answer import Answer, is_known
from board.changes import change
from board.definitions import GROUPS
from board.indicators import Indicator
from board.signs import signed_text
from board.status import status_of
from reports.blocks.text import Cell, Column, cell, paragraphs, table
from reports.document import Block
from reports.report.choices import HEADLINE, UNDELIVERED, groups, leads
from reports.report.comparing import note_of_comparing, spans_words, than_words
from reports.report.figures import Figures
from reports.report.sentences import count_phrase, distance, name_inside, sentence, short_inside
from reports.report.standing import apart_words, laggards, leaders, rank_words

POINTS, PAD = 7.0, 0.8  # of table 1, which stands below the cards on one page
_NOTHING = "–"  # no denominator, nothing to compare with, no target


def results(figures: Figures) -> tuple[Block, ...]:
    """A passage a group, numbered."""
    found = groups(figures.level)
    passages = [_passage(figures, members) for members in found.values()]
    kept = [(group, texts) for group, texts in zip(found, passages, strict=True) if texts]
    return tuple(
        paragraphs(
            texts,
            title=f"{place}. {GROUPS[group].in_(figures.language)}",
            answers=_answers(figures, found[group]),
        )
        for place, (group, texts) in enumerate(kept, 1)
    )


def _passage(figures: Figures, members: list[Indicator]) -> list[str]:
    """The leading rate, the others with a target, counts in one sentence, then who leads and who lags."""
    said: list[str] = []
    leading = [one for one in members if one.id in leads(figures.level)]
    for one in leading:
        than = _than(figures, one)
        if text := sentence(figures.totals[one.id], figures.earlier(one.id), than, figures.language):
            said.append(text)
    if figures.level != "commune":
        said.append(others(figures, [one for one in members if one not in leading]))
    if figures.level == "province" or not any(said):
        said.append(_counts(figures, members, than=not any(said)))
    lead = next((one for one in leads(figures.level) if one in {member.id for member in members}), None)
    said.append(_places(figures, lead) if lead else "")
    text = " ".join(one for one in said if one)
    return [text] if text else []


def _answers(figures: Figures, members: list[Indicator]) -> list[Answer]:
    ids = [one.id for one in members]
    before = [figures.before[one] for one in ids if one in figures.before]
    return [
        *(figures.totals[one] for one in ids),
        *before,
        *figures.around(set(ids) & set(leads(figures.level))),
    ]


def others(figures: Figures, members: list[Indicator]) -> str:
    """The further rates with a target, each with its distance to it: the table has their counts and changes."""
    language, said = figures.language, []
    for one in members:
        total = figures.totals[one.id]
        status = status_of(total)
        if status and status.gap is not None and one.unit == "percent":
            name, value = short_inside(one, language), total.text(None, language)
            said.append(f"{name} **{value}** ({distance(status, language)})")
    text = words.listed(said, language)
    return figures.say(f"Các chỉ tiêu khác: {text}.", f"Other targets: {text}.") if said else ""


def _than(figures: Figures, indicator: Indicator) -> str:
    return than_words(figures.edition, figures.totals[indicator.id].question, figures.language)


def _counts(figures: Figures, members: list[Indicator], *, than: bool) -> str:
    found = [
        count_phrase(
            figures.totals[one.id],
            figures.earlier(one.id),
            _than(figures, one) if than else "",
            figures.language,
        )
        for one in members
        if one.unit == "count" and (one.id == UNDELIVERED or one is members[0])
    ]
    text = "; ".join(one for one in found if one)
    return f"{words.sentence(text)}." if text else ""


def _places(figures: Figures, lead: str) -> str:
    """Of itself its rank and how far from what is above it; of its parts who leads and who lags."""
    said, language = [], figures.language
    if figures.beside and figures.totals[lead].row()["value"] is not None:
        where = figures.edition.area.name_vi if language == "vi" else figures.edition.area.name_en
        rank = rank_words(figures.beside[lead], figures.edition.area_code, language)
        said += [
            f"{where} {rank}" if rank else "",
            apart_words(figures.totals[lead], figures.above[lead], language),
        ]
    if (
        figures.level == "province" and lead != HEADLINE
    ):  # of the headline page 1 says it, of a district its table
        first, last = leaders(figures.inside[lead], language), laggards(figures.inside[lead], language)
        said.append(figures.say(f"cao nhất là {first}", f"highest: {first}") if first else "")
        said.append(figures.say(f"thấp nhất là {last}", f"lowest: {last}") if last else "")
    text = "; ".join(one for one in said if one)
    name = name_inside(figures.totals[lead].indicator, language)
    return figures.say(f"Về {name}, {text}.", f"{words.sentence(name)}: {text}.") if text else ""


def summary_table(figures: Figures) -> Block:
    """Bảng 1: every indicator with figures at this level."""
    say = figures.say
    columns = [
        Column(say("Chỉ số", "Indicator")),
        Column(say("Kết quả", "Result"), "17mm", "right"),
        Column(say("Tử số / mẫu số", "Numerator / denominator"), "34mm", "right"),
        Column(say("Thay đổi", "Change"), "14mm", "right"),
        Column(say("Chỉ tiêu", "Target"), "13mm", "right"),
        Column(say("Tình trạng", "Status"), "19mm"),
    ]
    rows: list[list[Cell]] = []
    for group, members in groups(figures.level).items():
        rows.append([cell(GROUPS[group].in_(figures.language), strong=True, span=len(columns))])
        rows += [_row(figures, one.id) for one in members]
    note = say(
        "Thay đổi của tỷ lệ tính bằng điểm phần trăm, của số lượng bằng số đếm, ",
        "Changes of rates in percentage points, of counts in numbers, ",
    )
    note += f"{note_of_comparing(figures.edition, figures.language)}. "
    note += say(
        "Dấu –: không có mẫu số, kỳ so sánh hoặc chỉ tiêu.",
        "A dash: no denominator, nothing to compare with or no target.",
    )
    if spans := spans_words(figures.edition, figures.language):
        note += f" {spans}"
    answers = [*figures.totals.values(), *figures.before.values()]
    title = say(
        f"Bảng 1. Các chỉ số {figures.edition.period_words()}",
        f"Table 1. All indicators, {figures.edition.period_words()}",
    )
    return table(columns, rows, title=title, note=note, answers=answers, size=POINTS, pad=PAD)


def _row(figures: Figures, indicator_id: str) -> list[Cell]:
    language, total = figures.language, figures.totals[indicator_id]
    row, status = total.row(), status_of(total)
    moved = change(total, figures.earlier(indicator_id))
    is_rate = total.indicator.unit == "percent"
    aim = words.aim(status.target.aim, total.indicator.unit, language) if status else _NOTHING
    counts = total.counts_text(row, language).removesuffix(f" {total.indicator.noun.in_(language)}")
    return [
        total.indicator.name.in_(language),
        cell(signed_text(total, row, language), strong=True),
        counts if is_rate and is_known(row) else _NOTHING,
        moved.short.in_(language) if moved else _NOTHING,
        aim,
        cell(status.word.in_(language), tone=status.key) if status else _NOTHING,
    ]
