"""Equal cards, one indicator each: value, change, status, distance to the target, trend, counts."""

from __future__ import annotations

from collections.abc import Sequence

from board.answer import Answer
from board.changes import Change, change
from board.outlook import outlook, pace_text
from board.question import Question
from board.status import NO_TARGET, Status, status_of
from ui.components import component
from ui.data import answers
from ui.freshness import short_mark, source_marks
from ui.language import language, t
from ui.session import change_address, told

MONTHS_OF_TREND = 13  # the same month a year ago is the first
LONGEST_LARGE_TEXT = 9  # characters that fit a card in its largest letters
LONGEST_WITH_NOUN = 6  # with what is counted and the change beside it

_cards = component("cards")


def cards(questions: Sequence[Question], *, chosen: str | None = None, key: str = "cards") -> None:
    """A row of cards (six at 1366 px), one for each question. Choosing one writes its indicator into the address.

    chosen: the indicator whose card looks pressed.
    """
    shown = {question.indicator_id: question for question in questions}

    def choose() -> None:
        change_address(shown[told(key, "chosen")].to_params())

    _cards(
        key=key,
        data={"cards": [_card(series, chosen) for series in answers(questions, "period")]},
        on_chosen_change=choose,
    )


def _card(series: Answer, chosen: str | None) -> dict:
    question, indicator, lang = series.question, series.indicator, language()
    month = question.period
    before = question.before()
    moved = change(series, series, month, before.period) if before else None
    status = status_of(series, month)
    text = series.text(month, lang)
    is_percent = text.endswith("%")
    marks = source_marks([series])
    return {
        "code": indicator.id,
        "name": indicator.short_name.in_(lang),
        "value": text.removesuffix("%"),
        "unit": "%" if is_percent else indicator.noun.in_(lang) if len(text) <= LONGEST_WITH_NOUN else "",
        "long": len(text) > LONGEST_LARGE_TEXT,
        "change": moved.short.in_(lang) if moved else "",
        "tone": status.key if status else "none",
        "word": (status.word if status else NO_TARGET).in_(lang),
        "gap": _short(status.gap_text.in_(lang)) if status else "",
        "trend": _trend(series),
        "target": status.target.aim if status else None,
        "counts": _counts(series, moved),
        "mark": short_mark(series),
        "help": " ".join([f"{indicator.name.in_(lang)}. {indicator.definition.in_(lang)}", *marks]),
        "spoken": "; ".join([*marks, _spoken(moved, status, series)]),
        "pressed": indicator.id == chosen,
    }


def _counts(series: Answer, moved: Change | None) -> str:
    """Numerator and denominator; under a plain count, whose number stands above already, how it changed."""
    month = series.question.period
    if series.indicator.unit == "percent":
        said = series.counts_text(month, language())
    else:
        said = f"{moved.text.in_(language())} {t('trong tháng', 'in the month')}" if moved else ""
    if series.row(month)["sign"] != "p":
        return said
    said = said.removesuffix(
        f" {series.indicator.noun.in_(language())}"
    )  # the card has room for one of the two
    provisional = t("tạm tính", "prov.")
    return " · ".join(part for part in (said, provisional) if part)


def _short(gap: str) -> str:
    """Beside a value in percent the number says enough; tooltip and screen reader have the whole words."""
    return gap.removesuffix(" điểm phần trăm").replace(" percentage points", "")


def _trend(series: Answer) -> list[float | None]:
    """The shown values of the last months up to the question's; None where withheld."""
    rows = [row for row in series.rows.rows(named=True) if row["key"] <= series.question.period]
    return [row["value"] for row in rows[-MONTHS_OF_TREND:]]


def _spoken(moved: Change | None, status: Status | None, series: Answer) -> str:
    """What a viewer sees in the drawing and its tooltip, for those who hear it."""
    lang = language()
    parts = []
    if moved:
        parts.append(f"{moved.text.in_(lang)} {t('trong tháng', 'in the month')}")
    if status:
        parts += [status.gap_text.in_(lang), *([status.needed.in_(lang)] if status.needed else [])]
        expected = outlook(series, status.target)
        pace = pace_text(expected) if expected else None
        parts += [pace.in_(lang)] if pace else []
    return "; ".join(parts)
