"""Areas as sentences name them: of one level together, in the middle of a sentence, on which side of the province."""

from __future__ import annotations

from datetime import date

from board import words
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, Area, area, areas, full_name_on

MOST_NAMES = 3
_PLURAL = {
    (OLD_VINTAGE, "district"): ("huyện, thành phố", "districts"),  # and towns, while there were any
    (OLD_VINTAGE, "commune"): ("xã, phường, thị trấn", "communes"),
    (NEW_VINTAGE, "commune"): ("phường, xã", "wards and communes"),
}
_SIDES = (
    ("phía bắc", "the north", lambda item: item.lat),
    ("phía nam", "the south", lambda item: -item.lat),
    ("phía đông", "the east", lambda item: item.lon),
    ("phía tây", "the west", lambda item: -item.lon),
)


def name_in_sentence(area_vintage: str, code: str, period: date, language: str) -> str:
    """'toàn tỉnh', '36 phường, xã …', 'thành phố Dĩ An': the name held on that day, first letter small."""
    item = area(area_vintage, code)
    if item.level == "province" and area_vintage == OLD_VINTAGE:
        return "toàn tỉnh" if language == "vi" else "the province"
    if language == "en":
        return item.name_en
    if item.level == "province":
        return item.name_vi
    name = full_name_on(item, period)
    return name if name == item.name_vi else name[0].lower() + name[1:]


def whole(area_vintage: str, language: str) -> str:
    """'toàn tỉnh'; of the new boundaries 'toàn địa bàn', for they are no province."""
    if area_vintage == OLD_VINTAGE:
        return "toàn tỉnh" if language == "vi" else "the province"
    return "toàn địa bàn" if language == "vi" else "the whole area"


def short_name(area_vintage: str, code: str, language: str) -> str:
    """'Dĩ An', or 'Toàn tỉnh' for the province: as lines of a chart and heads of a table carry it."""
    item = area(area_vintage, code)
    if item.level == "province":
        return words.sentence(whole(area_vintage, language).removeprefix("the "))
    return item.name_vi if language == "vi" else item.name_en


def areas_of_level(area_vintage: str, level: str, period: date, language: str) -> str:
    """'huyện, thị xã, thành phố', 'phường, xã' ...: the kinds that there were on that day."""
    vi, en = _PLURAL[area_vintage, level]
    if language == "en":
        return en
    has_towns = any(full_name_on(item, period).startswith("Thị xã") for item in areas(area_vintage, level))
    return vi.replace("huyện, ", "huyện, thị xã, ") if has_towns else vi


def names(area_vintage: str, codes: list[str], language: str, most: int = MOST_NAMES) -> str:
    """'Phú Giáo và Dầu Tiếng'; 'Phú Giáo, Dầu Tiếng và 3 địa bàn khác' where there are more than fit."""
    items = [area(area_vintage, code) for code in codes]
    shown = [item.name_vi if language == "vi" else item.name_en for item in items[:most]]
    if rest := len(items) - len(shown):
        shown.append(f"{rest} địa bàn khác" if language == "vi" else f"{rest} more")
    return words.listed(shown, language)


def side_of(area_vintage: str, codes: list[str], others: list[str], language: str) -> str | None:
    """The side of the map on which all of `codes` lie beyond all of the others; None where they are mixed."""
    one, rest = ([area(area_vintage, code) for code in group] for group in (codes, others))
    if not one or not rest:
        return None
    for vi, en, along in _SIDES:
        if min(map(along, one)) > max(map(along, rest)):
            return vi if language == "vi" else en
    return None


def full_name(item: Area, period: date, language: str) -> str:
    """The full name held on that day, or the English one."""
    return full_name_on(item, period) if language == "vi" else item.name_en
