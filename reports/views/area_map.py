"""Bản đồ on paper: the areas on the map and in their order, then the chosen one over time."""

from __future__ import annotations

from dataclasses import replace

from board.drill import frame, lines
from board.findings import map_title, trend_title
from board.findings.spread import distance_title
from board.places import short_name
from board.targets import target_for
from geo.areas import PROVINCE_CODE
from geo.map_sheets import mosaic_path, sheet_path
from reports.blocks.areas import area_table
from reports.blocks.maps import MOST_LISTED, map_and_ranking
from reports.blocks.series import trend
from reports.document import Block
from reports.views.seen import Seen


def area_map(seen: Seen) -> list[Block]:
    question, lang = seen.question, seen.language
    shown = frame(question)
    areas, whole = seen.answer(shown, "area"), seen.answer(replace(shown, level=None), "total")
    series = seen.answers(lines(question), "period")
    names = [short_name(one.question.area_vintage, one.question.area_code, lang) for one in series]
    selected = question.area_code if question.area_code != PROVINCE_CODE else ""
    target = target_for(seen.info, question)
    said = distance_title(areas, lang)
    drawn = map_and_ranking(
        areas, lang, title=map_title(areas, lang), selected=selected, kind=kind_of_map(seen) or "land"
    )
    over_time = trend(series, target, None, lang, title=trend_title(series[0], lang), names=names)
    if len(areas.keys) <= MOST_LISTED:  # beside the map stand all of them
        return [replace(drawn, note=f"{said}. {drawn.note}"), over_time]
    return [drawn, over_time, area_table([areas], lang, title=said, whole=[whole], selected=selected)]


def kind_of_map(seen: Seen) -> str:
    """The sheet that the address names, where there is one; '' for that of the land."""
    shown, asked = frame(seen.question), seen.more.get("map", "")
    place = (shown.area_vintage, shown.compared_level)
    if asked == "people":
        return asked if sheet_path(*place, "people") else ""
    imported = mosaic_path(*place) != sheet_path(*place, "land")
    return asked if asked == "mosaic" and imported else ""
