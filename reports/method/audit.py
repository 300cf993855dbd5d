"""How the protection was attacked and what it held: each attack with and without protection, its bar and its verdict."""

from __future__ import annotations

from datetime import date

from board.audit_report import STATED, Finding
from board.audit_summary import Line, bar_in_words, found, span, summary, verdict, without
from board.definition_file import Text
from board.protection import Standing, standing
from board.store import Release
from reports.blocks.text import Column, cell, table
from reports.document import Block
from reports.method.passages import Passage, columns_of_text, label_of

POINTS = 7.0
_BLIND = (
    "informed_guess"  # what it is set beside is a guess without the figures, not figures without protection
)
_COLUMNS = (
    (Text("Kẻ tấn công làm gì", "What the attacker does"), "1fr", "left"),
    (Text("Không bảo vệ", "Unprotected"), "19mm", "right"),
    (Text("Có bảo vệ", "Protected"), "15mm", "right"),
    (Text("Ngưỡng", "Bar"), "25mm", "right"),
    (Text("Kết luận", "Verdict"), "16mm", "right"),
)


def audit_standing(release: Release) -> Standing:
    """How the last audit ended, as the board's page says it."""
    on = date.fromisoformat(release.record.published_at[:10]) if release.record else release.info.made_on
    return standing(release.info.audit, _of_file(release), release.info.release_id, on)


def audit(release: Release, language: str) -> Block:
    """The attacks as a table, what must always hold in its note; the sentence alone where nobody audited."""
    last = audit_standing(release)
    every = [*release.info.audit, *_of_file(release)]
    if not every:
        return columns_of_text([Passage(last.word.in_(language), (last.sentence.in_(language),))])
    title = Text(f"Tấn công thử: {last.word.vi.lower()}", f"Trial attacks: {last.word.en.lower()}")
    columns = [Column(head.in_(language), width, align) for head, width, align in _COLUMNS]
    rows = [_row(line, every, language) for line in summary(every, "attack", "residual")]
    sentences = (last.sentence.in_(language), *_promises(every, language), label_of(release.info, language))
    note = " ".join(filter(None, sentences))
    return table(columns, rows, title=title.in_(language), note=note, size=POINTS)


def _of_file(release: Release) -> tuple[Finding, ...]:
    return release.record.audit if release.record else ()


def _row(line: Line, every: list[Finding], language: str) -> list:
    unprotected = None if line.check == _BLIND else without(line, every)
    tone = "none" if line.bar == STATED else "met" if line.passed else "missed"
    return [
        line.words.tries.in_(language),
        span(*unprotected).in_(language) if unprotected else "[z]",
        cell(found(line).in_(language), strong=True),
        bar_in_words(line).in_(language),
        cell(verdict(line).in_(language), tone=tone),
    ]


def _promises(every: list[Finding], language: str) -> list[str]:
    """What must always hold, broken and kept apart."""
    lines = summary(every, "promise")
    told = []
    for passed, said in (
        (False, Text("Không giữ được", "Broken")),
        (True, Text("Luôn đúng", "Always holds")),
    ):
        names = [line.words.name.in_(language) for line in lines if line.passed is passed]
        if names:
            told.append(f"{said.in_(language)}: {'; '.join(name[0].lower() + name[1:] for name in names)}.")
    return told
