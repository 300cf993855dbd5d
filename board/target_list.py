"""The targets of one indicator as lines to read: equal ones of several areas together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from board import words
from board.indicators import Indicator
from board.places import names
from board.release_info import ReleaseInfo
from board.targets import Target
from geo.areas import OLD_VINTAGE, PROVINCE_CODE

MOST_NAMES = 9


@dataclass(frozen=True)
class TargetLine:
    """In words: what is to be reached, where, from when to when, and behind it: programme, legal basis, source and the
    label of invented ones, what is said twice once."""

    aim: str
    where: str
    time: str
    behind: tuple[str, ...]


def target_lines(info: ReleaseInfo, indicator: Indicator, language: str) -> tuple[TargetLine, ...]:
    """The newest first, published before invented, the whole province before its areas."""
    codes: dict[Target, list[str]] = {}
    for target in info.targets:
        if target.indicator_id == indicator.id:
            codes.setdefault(replace(target, area_code=""), []).append(target.area_code)
    ordered = sorted(
        codes, key=lambda one: (-one.due_on.toordinal(), one.label != "", PROVINCE_CODE not in codes[one])
    )
    return tuple(
        TargetLine(
            aim=_aim(target, indicator, language),
            where=_where(target.area_vintage, codes[target], language),
            time=f"{words.day(target.from_on)} – {words.day(target.due_on)}",
            behind=tuple(dict.fromkeys(text for text in _behind(target) if text)),
        )
        for target in ordered
    )


def _behind(target: Target) -> tuple[str, ...]:
    return target.programme, target.legal_basis, target.source, target.label


def _aim(target: Target, indicator: Indicator, language: str) -> str:
    """'95%', '5.000 thẻ', '1.200.000 người (số giao)'."""
    if target.unit == "rate":
        return words.aim(target.value, "percent", language)
    counted = f"{words.number(target.value, language)} {indicator.noun.in_(language)}"
    if target.unit == "count":
        return counted
    return f"{counted} ({'số giao' if language == 'vi' else 'assigned'})"


def _where(area_vintage: str, codes: list[str], language: str) -> str:
    """'Toàn tỉnh', 'Toàn tỉnh; Dĩ An và Thuận An'."""
    old, below = area_vintage == OLD_VINTAGE, [code for code in codes if code != PROVINCE_CODE]
    whole = ("Toàn tỉnh" if old else "Toàn địa bàn") if language == "vi" else "The whole province"
    parts = [whole] if PROVINCE_CODE in codes else []
    parts += [names(area_vintage, below, language, most=MOST_NAMES)] if below else []
    return "; ".join(parts)
