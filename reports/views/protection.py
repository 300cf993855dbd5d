"""Bảo vệ dữ liệu on paper: how people are protected, what each attack found, what must hold, what remains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board.audit_report import Finding
from board.audit_summary import Line, bar_in_words, found, span, summary, verdict, without
from board.protection import STEPS, Standing, notes, standing
from reports.blocks.text import Cell, Column, bullets, cell, paragraphs, table
from reports.document import Block
from reports.views.seen import Seen


def protection(seen: Seen) -> list[Block]:
    owners, board, lang = seen.info.audit, _of_the_file(seen), seen.language
    last = _last(seen, owners, board)
    ways = [
        f"**{place}. {step.title.in_(lang)}.** {step.text.in_(lang)}" for place, step in enumerate(STEPS, 1)
    ]
    said = [f"**{last.word.in_(lang)}.** {last.sentence.in_(lang)}", *ways]
    every = [*owners, *board]
    return [
        paragraphs(said),
        *([_attacks(seen, every), _promises(seen, every)] if last.key != "none" else []),
        *(
            bullets([_plain(point.in_(lang)) for point in note.points], title=note.title.in_(lang))
            for note in notes(owners)
        ),
    ]


def _plain(text: str) -> str:
    """A command without the marks by which the screen sets it apart."""
    return text.replace("`", "")


def _of_the_file(seen: Seen) -> tuple[Finding, ...]:
    return seen.release.record.audit if seen.release.record else ()


def _last(seen: Seen, owners: Sequence[Finding], board: Sequence[Finding]) -> Standing:
    record = seen.release.record
    on = date.fromisoformat(record.published_at[:10]) if record else seen.info.made_on
    return standing(owners, board, seen.info.release_id, on)


def _attacks(seen: Seen, every: Sequence[Finding]) -> Block:
    t = seen.t
    columns = [
        Column(t("Kẻ tấn công thử gì", "What the attacker tries")),
        Column(t("Không bảo vệ", "Unprotected"), "24mm", "right"),
        Column(t("Bảo vệ", "Protected"), "20mm", "right"),
        Column(t("Ngưỡng", "Bar"), "26mm", "right"),
        Column(t("Kết luận", "Verdict"), "22mm"),
    ]
    rows = [_attack(seen, line, every) for line in summary(every, "attack", "residual")]
    return table(columns, rows, title=t("Kẻ tấn công tìm được gì", "What an attacker finds"), size=7.5)


def _attack(seen: Seen, line: Line, every: Sequence[Finding]) -> list[Cell]:
    """What an informed guess compares with is a guess, not another design."""
    lang = seen.language
    unprotected = None if line.check == "informed_guess" else without(line, every)
    tries = f"{line.words.name.in_(lang)}: {line.words.tries.in_(lang)}"
    open_ = span(*unprotected).in_(lang) if unprotected else "–"
    return [tries, open_, found(line).in_(lang), bar_in_words(line).in_(lang), _verdict(line, lang)]


def _promises(seen: Seen, every: Sequence[Finding]) -> Block:
    t, lang = seen.t, seen.language
    columns = [
        Column(t("Điều phải giữ", "Promise"), "58mm"),
        Column(t("Nghĩa là", "Meaning")),
        Column(t("Kết luận", "Verdict"), "22mm"),
    ]
    rows = [
        [cell(line.words.name.in_(lang), strong=True), line.words.tries.in_(lang), _verdict(line, lang)]
        for line in summary(every, "promise")
    ]
    return table(columns, rows, title=t("Luôn phải đúng", "What must always hold"), size=7.5)


def _verdict(line: Line, language: str) -> Cell:
    tone = "none" if line.bar == "stated" else "met" if line.passed else "missed"
    return cell(verdict(line).in_(language), tone=tone)
