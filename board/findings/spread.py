"""The title of a ranking without targets: how far its ends lie apart, or how much the largest hold."""

from __future__ import annotations

from board import words
from board.answer import Answer
from board.disclosure import indistinguishable
from board.findings.judging import judged, known_rows
from board.findings.titles import ranking_title, spread_title

LARGEST = 3  # areas whose share of the whole is said


def distance_title(by_area: Answer, language: str) -> str:
    """With targets as `ranking_title`. Rates: 'Hai đầu cách nhau 9,1 điểm phần trăm'; counts: 'Ba địa bàn nhiều nhất
    chiếm 31%'. Nothing is summed where a figure is withheld, for the sum would tell it."""
    vi, known = language == "vi", known_rows(by_area)
    if judged(by_area):
        return ranking_title(by_area, language)
    if len(known) < 2:
        return spread_title(by_area, language)
    known.sort(key=lambda row: row["value"])
    if by_area.indicator.unit == "percent":
        if indistinguishable(known[0], known[-1], "percent", by_area.noise_band):
            return spread_title(by_area, language)
        decimals = min(known[0]["decimals"], known[-1]["decimals"])
        apart = words.points(known[-1]["value"] - known[0]["value"], language, decimals)
        return f"Cao nhất và thấp nhất cách nhau {apart}" if vi else f"Highest and lowest are {apart} apart"
    if len(known) < len(by_area.rows) or len(known) <= LARGEST:
        return spread_title(by_area, language)
    share = sum(row["value"] for row in known[-LARGEST:]) / sum(row["value"] for row in known)
    held = words.percent(share, language, 0)
    if vi:
        return f"{LARGEST} địa bàn nhiều nhất chiếm {held} trong {len(known)} địa bàn"
    return f"The {LARGEST} largest hold {held} of all {len(known)}"
