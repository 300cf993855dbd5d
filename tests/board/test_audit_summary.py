"""An audit in one line a check: spans, bars and verdicts in words; every check that an audit can make has its words."""

from __future__ import annotations

from datetime import date

import pytest

from board.audit_report import at_least, at_most, stated
from board.audit_summary import bar_in_words, found, span, summary, verdict, without
from board.audit_words import CHECKS, EXACT
from board.protection import notes, standing

FINDINGS = [
    at_most("one_look", "to_2025_06:id_card", 0.19, 0.3),
    at_most("one_look", "from_2025_07:id_card", 0.31, 0.3),
    at_most("sixty_pairs", "to_2025_06:id_card", 0.2, 0.3),
    at_least("query_noise", "to_2025_06:id_card", 0.95, 0.9),
    stated("informed_guess", "to_2025_06:id_card", 0.44),
    stated("blind_guess", "to_2025_06:id_card", 0.35),
    at_most("broken_promises", "to_2025_06:residents", 0, 0),
    at_least("spread", "to_2025_06:id_card", 1.6, 1),
]


def line(check: str):
    return next(one for one in summary(FINDINGS, CHECKS[check].kind) if one.check == check)


def test_one_line_spans_all_that_was_attacked_and_fails_with_any_of_it():
    one = line("one_look")
    assert (one.least, one.most, one.findings, one.passed) == (0.19, 0.31, 2, False)
    assert (found(one).vi, bar_in_words(one).vi, verdict(one).vi) == ("19–31%", "tối đa 30%", "Không đạt")
    assert [one.check for one in summary(FINDINGS, "attack")] == ["one_look", "sixty_pairs"]


def test_unprotected_is_what_the_counterpart_measured_or_all_of_it():
    assert without(line("one_look"), FINDINGS) == (1, 1)
    assert without(line("sixty_pairs"), FINDINGS) == (0.95, 0.95)
    assert without(line("sixty_pairs"), FINDINGS[:3]) is None
    assert span(0.801, 0.999) == span(0.8, 1) != span(0.8, 0.8)


def test_a_stated_risk_has_no_bar_and_a_promise_is_told_in_places():
    assert (bar_in_words(line("informed_guess")).en, verdict(line("informed_guess")).en) == (
        "no bar",
        "Stated",
    )
    assert (found(line("broken_promises")).vi, bar_in_words(line("broken_promises")).vi) == ("0", "không có")


def test_the_size_of_the_noise_is_never_told():
    assert (found(line("spread")).vi, bar_in_words(line("spread")).vi) == (
        "đạt ngưỡng",
        "mức tối thiểu đã đặt",
    )


def test_every_counterpart_is_a_check_of_its_own():
    assert {check.without for check in CHECKS.values()} - {"", EXACT} == {
        check for check, words in CHECKS.items() if words.kind == "counterpart"
    }


@pytest.mark.parametrize(
    ("owners", "board", "key"),
    [([], [], "none"), (FINDINGS[:1], [], "met"), (FINDINGS[:2], [], "missed"),
     (FINDINGS[:1], [at_most("leftovers", "release", 2, 0)], "missed")],
)  # fmt: skip
def test_one_missed_bar_of_either_side_is_a_failed_audit_and_no_finding_is_none(owners, board, key):
    assert standing(owners, board, "board-2026-10-00000000", date(2026, 11, 24)).key == key


def test_without_figures_the_risks_that_need_none_are_still_told():
    told = [point.vi for note in notes([]) for point in note.points]
    assert not any("người cuối cùng" in text for text in told)
    assert any("khóa bí mật" in text for text in told)
