"""Every indicator asked of a published release: nothing small gets out, and what gets out agrees with itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from board.access import ANYBODY
from board.ask import ask
from board.findings import attention, headline, map_title, ranking_title, spread_title, trend_title
from board.indicators import catalogue
from board.question import Question
from board.store import open_release

OLD, NEW = date(2025, 6, 30), date(2026, 10, 31)
BREAKDOWNS = {"persons": ("age_group", "sex", "residence"), "dossiers": ("service",), "services": ()}
NOUNS = "|".join(
    {item.noun.vi for item in catalogue().values()} | {item.noun.en for item in catalogue().values()}
)
# One to nine of anything counted: '7 người', '7 / 250 người'. '<10' and shares such as '3/9 địa bàn' are none.
SMALL_NUMBER = re.compile(rf"(?<![\d.,<])[1-9] (?:/ [\d.,]+ )?(?:{NOUNS})\b")


@pytest.fixture(scope="module")
def release(small_release):
    return open_release(small_release)


def answers(release, indicator_id):
    """The answers of every kind of question: both vintages, all levels, every breakdown, a slice."""
    indicator = catalogue()[indicator_id]
    for period, commune in ((OLD, "25858"), (NEW, "25780")):
        question = Question(indicator_id, period)
        yield ask(release, ANYBODY, question, "area")
        yield ask(release, ANYBODY, replace(question, level="commune"), "area")
        for area_code in ("74", commune):
            for by in ("total", "period", *BREAKDOWNS[indicator.subject]):
                yield ask(release, ANYBODY, replace(question, area_code=area_code), by)
        if indicator.subject == "persons":
            slim = replace(question, level="commune", sex="female", age_group="60+", residence="temporary")
            yield ask(release, ANYBODY, slim, "area")
        if indicator.subject == "dossiers":
            yield ask(release, ANYBODY, replace(question, level="commune", service_code="DV02"), "area")


@pytest.mark.parametrize("indicator_id", catalogue())
def test_no_answer_carries_or_says_a_small_number(release, indicator_id):
    asked = list(answers(release, indicator_id))
    for answer in asked:
        rows = answer.rows
        assert rows.filter(pl.col("numerator") < 10).is_empty()
        assert rows.filter((pl.col("denominator") - pl.col("numerator")).is_between(0, 9)).is_empty()
        hidden = rows.filter(pl.col("sign").is_in(["<", ">", "c", "x", "z"]))
        assert hidden["value"].null_count() == hidden["numerator"].null_count() == len(hidden)
        for language in ("vi", "en"):
            texts = [answer.text(row, language) for row in rows.rows(named=True)]
            texts += [answer.counts_text(row, language) for row in rows.rows(named=True)]
            texts += [answer.caption(language), answer.alt(language), answer.csv(language).decode()]
            assert [text for text in texts if SMALL_NUMBER.search(text)] == []
    assert any(answer.rows["value"].count() for answer in asked)


@pytest.mark.parametrize(
    "indicator_id", [name for name, item in catalogue().items() if item.subject != "services"]
)
@pytest.mark.parametrize("period", [OLD, NEW])
def test_areas_and_breakdowns_add_up_to_the_whole(release, indicator_id, period):
    """Rows of whole areas come from `rollup`, those of breakdowns from `measure`: two tables, one truth."""
    question = Question(indicator_id, period)
    whole = ask(release, ANYBODY, question, "total").row()
    for by in ("area", *BREAKDOWNS[question.indicator.subject]):
        rows = ask(release, ANYBODY, question, by).rows.filter(pl.col("sign") != "z")
        exact = rows["numerator"].null_count() == 0
        summed, hidden = rows["numerator"].sum(), rows["numerator"].null_count()
        assert summed == whole["numerator"] if exact else summed <= whole["numerator"]
        if question.indicator.unit == "percent" and rows["denominator"].null_count() == 0:
            assert rows["denominator"].sum() == whole["denominator"]
        if question.indicator.unit == "count":
            assert whole["numerator"] - summed <= 9 * hidden


@pytest.mark.parametrize("indicator_id", catalogue())
@pytest.mark.parametrize("period", [OLD, NEW])
def test_every_finding_can_be_said_in_both_languages(release, indicator_id, period):
    question = Question(indicator_id, period)
    by_area, total, series = (ask(release, ANYBODY, question, by) for by in ("area", "total", "period"))
    before = ask(release, ANYBODY, question.before(), "total")
    for language in ("vi", "en"):
        said = [headline(by_area, total, before, language), map_title(by_area, language)]
        said += [
            ranking_title(by_area, language),
            spread_title(by_area, language),
            trend_title(series, language),
        ]
        said += [line.text for line in attention([by_area], [series], language)]
        assert all(text and "None" not in text and "  " not in text for text in said)
        assert [text for text in said if SMALL_NUMBER.search(text)] == []
