"""An audit in one line a check: the span of its figures over all that was attacked, its bar and its verdict, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from board import words
from board.audit_report import STATED, Finding
from board.audit_words import CHECKS, EXACT, Check, Kind
from board.definition_file import Text

PASSED, FAILED = Text("Đạt", "Passed"), Text("Không đạt", "Failed")
TOLD = Text("Nêu rõ", "Stated")


@dataclass(frozen=True)
class Line:
    """All findings of one check: the smallest and the largest figure, the bar, whether all passed, how many there are."""

    check: str
    least: float
    most: float
    bar: str
    passed: bool
    findings: int

    @property
    def words(self) -> Check:
        return CHECKS[self.check]


def summary(findings: Sequence[Finding], *kinds: Kind) -> list[Line]:
    """One line for every check of these kinds that has findings, in the order of CHECKS."""
    lines = []
    for check, about in CHECKS.items():
        mine = [finding for finding in findings if finding.check == check]
        if mine and about.kind in kinds:
            figures = [finding.figure for finding in mine]
            passed = all(finding.passed for finding in mine)
            lines.append(Line(check, min(figures), max(figures), mine[0].bar, passed, len(mine)))
    return lines


def found(line: Line) -> Text:
    """'19–21%', '20%'; a number of places where none may be; no figure where it would tell a setting of the noise."""
    if not line.words.told:
        return Text("đạt ngưỡng", "reached") if line.passed else Text("không đạt ngưỡng", "not reached")
    if line.bar == "<= 0":
        return Text(words.number(line.most, "vi"), words.number(line.most, "en"))
    return span(line.least, line.most)


def without(line: Line, findings: Sequence[Finding]) -> tuple[float, float] | None:
    """What the same attack finds where people are not protected in this way; None where nobody measured it."""
    if line.words.without == EXACT:
        return 1.0, 1.0
    figures = [finding.figure for finding in findings if finding.check == line.words.without]
    return (min(figures), max(figures)) if figures else None


def span(least: float, most: float) -> Text:
    """'19–21%', or '20%' where both are the same in whole percent."""
    return Text(_span(least, most, "vi"), _span(least, most, "en"))


def bar_in_words(line: Line) -> Text:
    """'<= 0.3' -> 'tối đa 30%'."""
    if line.bar == STATED:
        return Text("không đặt ngưỡng", "no bar")
    if not line.words.told:
        return Text("mức tối thiểu đã đặt", "a set minimum")
    if line.bar == "<= 0":
        return Text("không có", "none")
    sign, value = line.bar.split()
    vi, en = (words.percent(float(value), language, 0) for language in ("vi", "en"))
    return Text(f"tối đa {vi}", f"at most {en}") if sign == "<=" else Text(f"ít nhất {vi}", f"at least {en}")


def verdict(line: Line) -> Text:
    if line.bar == STATED:
        return TOLD
    return PASSED if line.passed else FAILED


def _span(least: float, most: float, language: str) -> str:
    first, last = (words.number(100 * value, language) for value in (least, most))
    return f"{last}%" if first == last else f"{first}–{last}%"
