"""What changed between two answers to the same question about different months."""

from __future__ import annotations

from dataclasses import dataclass

from board import words
from board.answer import Answer, Key
from board.definition_file import Text


@dataclass(frozen=True)
class Change:
    """size: now minus before, a rate or a count; 0.0 inside rounding or noise.

    text: 'tăng 0,6 điểm phần trăm', 'giảm 11,4%', 'không đổi'. short: '+0,6', '−4.120', '±<20', '±<0,1%' where a count's
    change rounds to nothing; a rate's in points.
    """

    size: float
    text: Text
    short: Text


def change(
    now: Answer, before: Answer | None, key: Key | None = None, key_before: Key | None = None
) -> Change | None:
    """From `before` to `now` in one row; within a series both answers are the same and key_before is the other month.

    None where one of the two is missing or withheld: nothing is said about a withheld figure."""
    if before is None:
        return None
    try:
        new, old = now.row(key), before.row(key if key_before is None else key_before)
    except KeyError:
        return None
    if new["value"] is None or old["value"] is None:
        return None
    if now.indicator.unit == "count":
        return _of_counts(int(new["value"]), int(old["value"]), now.noise_band)
    return _of_rates(new, old, now.noise_band)


def _of_rates(new: dict, old: dict, band: int) -> Change:
    apart = new["value"] - old["value"]
    decimals = min(new["decimals"], old["decimals"])
    fewest = min(new["denominator"], old["denominator"])
    still = round(abs(100 * apart), decimals) == 0 or abs(apart) * fewest < band
    size = 0.0 if still else apart
    return Change(
        size,
        Text(*(words.points_change(size, language, decimals) for language in ("vi", "en"))),
        Text(*(words.signed(100 * size, language, decimals) for language in ("vi", "en"))),
    )


def _of_counts(new: int, old: int, band: int) -> Change:
    few = abs(new - old) < band
    still = few or words.rounds_to_nothing(new, old)
    unchanged = [f"±<{band}" if few else f"±<{words.percent(0.001, lang)}" for lang in ("vi", "en")]
    shorts = unchanged if still else [words.signed(new - old, language) for language in ("vi", "en")]
    texts = [words.count_change(new, old, language, band=band) for language in ("vi", "en")]
    return Change(0.0 if still else float(new - old), Text(*texts), Text(*shorts))
