"""How the protection was attacked and what it held: each attack with and without protection, its bar and its verdict."""

from __future__ import annotations

from datetime import date

from board.audit_report import STATED, Finding
from board.audit_summary import Line, bar_in_words, found, span, summary, verdict, without
from board.definition_file import Text
from board.protection import Standing, standing
from board.store import Release
from board.words import listed
from reports.blocks.text import Column, bullets, cell, table
from reports.document import Block

POINTS = 7.2


def audit_standing(release: Release) -> Standing:
    """How the last audit ended, as the board's page says it."""
    on = date.fromisoformat(release.record.published_at[:10]) if release.record else release.info.made_on
    return standing(release.info.audit, _of_file(release), release.info.release_id, on)


def audit(release: Release, language: str) -> list[Block]:
    """The attacks as a table, then what must always hold; the sentence alone where nobody audited."""
    last = audit_standing(release)
    every = [*release.info.audit, *_of_file(release)]
    if not every:
        return [bullets([last.sentence.in_(language)], title=last.word.in_(language))]
    title = Text(f"Tấn công thử: {last.word.vi.lower()}", f"Trial attacks: {last.word.en.lower()}")
    heads = (Text("Kẻ tấn công thử gì", "What the attacker tries"), Text("Không bảo vệ", "Unprotected"), Text("Có bảo vệ", "Protected"),
             Text("Ngưỡng", "Bar"), Text("Kết luận", "Verdict"))  # fmt: skip
    widths = ("1fr", "20mm", "20mm", "26mm", "22mm")
    columns = [
        Column(head.in_(language), width, "left" if width == "1fr" else "right")
        for head, width in zip(heads, widths, strict=True)
    ]
    rows = [_row(line, every, language) for line in summary(every, "attack", "residual")]
    blocks = [table(columns, rows, title=title.in_(language), note=last.sentence.in_(language), size=POINTS)]
    return [*blocks, *_promises(every, language)]


def _of_file(release: Release) -> tuple[Finding, ...]:
    return release.record.audit if release.record else ()


def _row(line: Line, every: list[Finding], language: str) -> list:
    unprotected = without(line, every)
    tone = "none" if line.bar == STATED else "met" if line.passed else "missed"
    what = f"{line.words.name.in_(language)}: {line.words.tries.in_(language)}"
    return [
        what,
        span(*unprotected).in_(language) if unprotected else "[z]",
        cell(found(line).in_(language), strong=True),
        bar_in_words(line).in_(language),
        cell(verdict(line).in_(language), tone=tone),
    ]


def _promises(every: list[Finding], language: str) -> list[Block]:
    """What must always hold, held and broken apart."""
    lines = summary(every, "promise")
    told = []
    for passed, said in ((False, Text("Không giữ được", "Broken")), (True, Text("Luôn đúng", "Holds"))):
        names = [line.words.name.in_(language) for line in lines if line.passed is passed]
        if names:
            names = [name[0].lower() + name[1:] if name[1:2].islower() else name for name in names]
            told.append(f"**{said.in_(language)}**: {listed(names, language)}.")
    return [bullets(told)] if told else []
