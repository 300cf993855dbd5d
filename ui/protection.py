"""How people are protected, drawn: the way from the register to the board, the last audit, what each attack found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from board.audit_report import Finding
from board.audit_summary import Line, bar_in_words, found, span, summary, verdict, without
from board.protection import STEPS, Standing, notes, standing
from ui.components import component
from ui.data import release
from ui.language import language, t

_protection = component("protection")
_attacks = component("attacks")


def findings() -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What the owner found before the counts left, and what was found of the released file."""
    current = release()
    return current.info.audit, current.record.audit if current.record else ()


def last_audit() -> Standing:
    """How the audit of the release that is shown ended."""
    current = release()
    owners, board = findings()
    on = date.fromisoformat(current.record.published_at[:10]) if current.record else current.info.made_on
    return standing(owners, board, current.info.release_id, on)


def way_of_protection(last: Standing) -> None:
    """The verdict and the steps."""
    lang = language()
    _protection(
        key="protection",
        data={
            "tone": last.key,
            "word": last.word.in_(lang),
            "sentence": last.sentence.in_(lang),
            "steps": [[step.picture, step.title.in_(lang), step.text.in_(lang)] for step in STEPS],
        },
    )


def attack_table() -> None:
    """Every attack: what it finds without protection and with it, its bar, its verdict; then what must always hold."""
    owners, board = findings()
    every = [*owners, *board]
    lang = language()
    _attacks(
        key="attacks",
        data={
            "heads": [
                t("Kẻ tấn công thử gì", "What the attacker tries"),
                t("Tìm đúng, từ 0 đến 100%", "Found, 0 to 100%"),
                t("Không bảo vệ", "Unprotected"),
                t("Bảo vệ", "Protected"),
                t("Ngưỡng", "Bar"),
                t("Kết luận", "Verdict"),
            ],
            "legend": {
                "protected": t("tìm đúng khi số liệu được bảo vệ", "found where figures are protected"),
                "unprotected": t("tìm đúng nếu không bảo vệ", "found without protection"),
                "bar": t("ngưỡng không được vượt", "bar that must be kept"),
                "chance": t("đoán khi không có số liệu", "a guess without the figures"),
            },
            "rows": [_row(line, every) for line in summary(every, "attack", "residual")],
            "promises": {
                "title": t("Luôn phải đúng", "What must always hold"),
                "items": [
                    {"tone": _tone(line), "word": verdict(line).in_(lang), "name": line.words.name.in_(lang),
                     "text": line.words.tries.in_(lang)}
                    for line in summary(every, "promise")
                ],
            },
        },
    )  # fmt: skip


def protection_notes() -> None:
    """Four lists side by side: what is exact, what remains, what never enters, whom to tell."""
    owners, _ = findings()
    four = notes(owners)
    for pair in (four[:2], four[2:]):
        for column, note in zip(st.columns(2, gap="small"), pair, strict=True):
            with column, st.container(border=True, height="stretch", gap="xsmall"):
                st.markdown(f"##### {note.title.in_(language())}")
                st.markdown("\n".join(f"- {point.in_(language())}" for point in note.points))


def _row(line: Line, every: Sequence[Finding]) -> dict:
    lang = language()
    unprotected = without(line, every)
    chance = 0.5 if line.check in ("single_person", "last_person") else None
    if line.check == "informed_guess":  # what it compares with is a guess, not another design
        chance, unprotected = unprotected and unprotected[1], None
    return {
        "tone": _tone(line),
        "name": line.words.name.in_(lang),
        "text": line.words.tries.in_(lang),
        "without": span(*unprotected).in_(lang) if unprotected else "–",
        "without_share": unprotected[1] if unprotected else None,
        "found": found(line).in_(lang),
        "found_share": line.most,
        "bar": bar_in_words(line).in_(lang),
        "bar_share": float(line.bar.split()[1]) if " " in line.bar else None,
        "chance_share": chance,
        "word": verdict(line).in_(lang),
    }


def _tone(line: Line) -> str:
    if line.bar == "stated":
        return "note"
    return "met" if line.passed else "missed"
