"""Numbers, dates and changes in words, as a Vietnamese administrative text writes them; English second.

1.234.567 · 91,2% (no space) · 30/09/2023 · tháng 9/2023 · tăng 1,2 điểm phần trăm.
"""

from __future__ import annotations

from datetime import date

MINUS = "\N{MINUS SIGN}"
_SEPARATORS = {"vi": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
QUARTERS = ("I", "II", "III", "IV")  # as administrative texts number them
_MOVES = {
    "vi": ("tăng {size}", "giảm {size}", "không đổi"),
    "en": ("up {size}", "down {size}", "unchanged"),
}
_POINTS = {"vi": "điểm phần trăm", "en": "percentage points"}


def number(value: float, language: str, decimals: int = 0) -> str:
    """1234567 -> '1.234.567' or '1,234,567'; a real minus sign before a negative number."""
    text = f"{abs(value):,.{decimals}f}".translate(_SEPARATORS[language])
    return f"{MINUS}{text}" if value < 0 and any(sign in "123456789" for sign in text) else text


def percent(rate: float, language: str, decimals: int = 1) -> str:
    """0.912 -> '91,2%' or '91.2%'."""
    return f"{number(100 * rate, language, decimals)}%"


def aim(value: float, unit: str, language: str) -> str:
    """A target as a label: '95%', '99,5%', '31.000'."""
    if unit == "count":
        return number(value, language)
    return percent(value, language, 0 if round(100 * value, 1) % 1 == 0 else 1)


def signed(value: float, language: str, decimals: int = 0) -> str:
    """1.9 -> '+1,9'; what rounds to zero carries no sign."""
    text = number(value, language, decimals)
    return f"+{text}" if value > 0 and any(sign in "123456789" for sign in text) else text


def points(rates_apart: float, language: str, decimals: int = 1) -> str:
    """The size of a difference of rates: 0.012 -> '1,2 điểm phần trăm'."""
    return f"{number(abs(100 * rates_apart), language, decimals)} {_POINTS[language]}"


def points_change(rates_apart: float, language: str, decimals: int = 1, band: float = 0.0) -> str:
    """0.012 -> 'tăng 1,2 điểm phần trăm'; 'không đổi' where it rounds to zero or lies inside the noise band."""
    still = round(abs(100 * rates_apart), decimals) == 0 or abs(rates_apart) < band
    return _move(rates_apart, still, points(rates_apart, language, decimals), language)


def count_change(now: int, before: int, language: str, band: int = 0) -> str:
    """1100 after 1000 -> 'tăng 10,0%'; 'không đổi' inside the noise band or where it rounds to zero."""
    share = (now - before) / before if before else 0.0
    still = abs(now - before) < band or rounds_to_nothing(now, before)
    return _move(share, still, percent(abs(share), language), language)


def rounds_to_nothing(now: int, before: int) -> bool:
    """Whether a count's change is 0,0% as it is shown."""
    return not before or round(abs(100 * (now - before) / before), 1) == 0


def _move(change: float, still: bool, size: str, language: str) -> str:
    up, down, unchanged = _MOVES[language]
    return unchanged if still else (up if change > 0 else down).format(size=size)


def day(on: date) -> str:
    """30/09/2023, in both languages."""
    return f"{on:%d/%m/%Y}"


def month_name(on: date, language: str) -> str:
    """'tháng 9/2023' or 'September 2023'."""
    return f"tháng {on.month}/{on.year}" if language == "vi" else f"{_MONTHS_EN[on.month - 1]} {on.year}"


def span_name(first: date, last: date, language: str) -> str:
    """'tháng 9/2023', 'quý III/2023', 'năm 2023', 'từ tháng 7/2025 đến tháng 12/2025': months named by their last days."""
    vi, months = language == "vi", 12 * (last.year - first.year) + last.month - first.month + 1
    if months == 1:
        return month_name(last, language)
    if months == 3 and last.month % 3 == 0:
        quarter = last.month // 3
        return f"quý {QUARTERS[quarter - 1]}/{last.year}" if vi else f"quarter {quarter} of {last.year}"
    if months == 12 and last.month == 12:
        return f"năm {last.year}" if vi else f"{last.year}"
    names = month_name(first, language), month_name(last, language)
    return f"từ {names[0]} đến {names[1]}" if vi else f"{names[0]} to {names[1]}"


def listed(names: list[str], language: str) -> str:
    """'A', 'A và B', 'A, B và C'."""
    if len(names) < 2:
        return "".join(names)
    last = {"vi": "và", "en": "and"}[language]
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def sentence(text: str) -> str:
    """First letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]
