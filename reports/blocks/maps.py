"""Answers by area on paper: the map with its ranking, small maps side by side, and how communes spread."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

from board import words
from board.answer import Answer, is_known
from board.class_words import class_words
from board.disclosure import NO_FIGURE
from board.drill import is_dense
from board.findings.judging import known_rows
from board.palette import TEAL, class_of
from geo.areas import PROVINCE_CODE
from reports.blocks.figure import figure
from reports.blocks.map_picture import Look, picture
from reports.blocks.map_sheet import Sheet, box_of, inset_box, sheet_of
from reports.blocks.ranking import ends_of_ranking, key_words, ranking
from reports.blocks.spread import commune_spread
from reports.document import Block

__all__ = ["commune_spread", "map_and_ranking", "small_maps"]

MAP, TALLEST = 84.0, 92.0  # mm, beside a ranking
DENSE = (88.0, 70.0)  # mm, of the map and its inset side by side
UNITS = (70.0, 64.0)  # mm, one above the other, beside the ranking of the 36
LONGEST_EDGE = 4  # characters of a number between two swatches
SMALL_MAP, SMALL_TALLEST = 36.0, 33.0
MOST_LISTED = 36  # of more areas only the ends of the ranking are named
_FIRST_DARK = 3  # the teals from here on carry white letters
_WITHHELD = {"vi": "không có số chính xác", "en": "no exact figure"}


def map_and_ranking(
    areas: Answer,
    language: str,
    *,
    title: str,
    selected: str = "",
    kind: str = "land",
    tallest: float = TALLEST,
) -> Block:
    """The areas compared, coloured by the classes of the screen's map, and their ranking; of 91 only its ends.

    selected: outlined and bold. kind: of the sheet, 'land', 'people' or 'mosaic'. tallest: mm of the map
    beside a ranking. Raises DataNotReady without a sheet.
    """
    question = areas.question
    level = question.compared_level
    sheet = sheet_of(question.area_vintage, level, kind)
    looks = _looks(areas, level, language)
    stacked = len(areas.keys) > MOST_LISTED
    room = inf if tallest == TALLEST else tallest
    lists = (
        ends_of_ranking(areas, language, selected) if stacked else [ranking(areas, language, selected, room)]
    )
    content = {
        "maps": _pictures(areas, sheet, looks, selected, tallest),
        "lists": lists,
        "stacked": stacked,
        "legend": _legend(areas, level, language),
        "note": sheet.note(language),
        "key": key_words(areas, language),
    }
    return figure("map_and_ranking", content, [areas], language, title=title, note=_subject(areas, language))


def _subject(answer: Answer, language: str) -> str:
    """What the map shows and when; the caption below has the rest."""
    question, name = answer.question, answer.indicator.name.in_(language)
    if answer.indicator.time == "flow":
        return f"{name}, {words.span_name(question.by_month()[0].period, question.period, language)}."
    return f"{name}, {'ngày ' if language == 'vi' else ''}{words.day(question.period)}."


def _pictures(
    areas: Answer, sheet: Sheet, looks: dict[str, Look], selected: str, tallest: float
) -> list[dict[str, Any]]:
    """The whole map, with the dense south beside or below it where the communes need it; or some areas from close."""
    inset = inset_box(sheet)
    if areas.question.area_code != PROVINCE_CODE:
        box = box_of(sheet, _around(areas, sheet), MAP / tallest)
        return [picture(sheet, looks, MAP, box=box, selected=selected)]
    if inset is None or not is_dense(areas.question):
        return [picture(sheet, looks, MAP, tallest=tallest, selected=selected)]
    dense = len(areas.keys) > MOST_LISTED
    widths = DENSE if dense else UNITS
    boxes = (None, inset)
    return [
        picture(sheet, looks, width, box=box, selected=selected)
        for width, box in zip(widths, boxes, strict=True)
    ]


def _around(areas: Answer, sheet: Sheet) -> list[str]:
    """The areas compared; one that stands alone is seen among those beside it."""
    parents = {one["code"]: one["parent"] for one in sheet.raw["areas"]}
    if len(areas.keys) > 1:
        return list(areas.keys)
    return [code for code, parent in parents.items() if parent == parents[areas.keys[0]]]


def _shade(place: int, many: int) -> int:
    """Which teal a class has: fewer classes take the darker ones, as on the screen."""
    return len(TEAL) - many + place


def _looks(answer: Answer, level: str, language: str) -> dict[str, Look]:
    breaks = answer.indicator.classes[level]
    return {row["key"]: _look(answer, row, breaks, language) for row in answer.rows.rows(named=True)}


def _look(answer: Answer, row: dict[str, Any], breaks: tuple[float, ...], language: str) -> Look:
    """A bounded value could lie in several classes, so it has none."""
    place = class_of(row["value"], breaks)
    text = answer.text(row, language) if is_known(row) else ""
    if place is None:
        return Look("withheld", text, on_dark=False)
    shade = _shade(place, len(breaks) + 1)
    return Look(shade, text, on_dark=shade >= _FIRST_DARK)


def _legend(answer: Answer, level: str, language: str) -> list[dict[str, Any]]:
    texts = class_words(answer.indicator, level, language)
    entries: list[dict[str, Any]] = [
        {"fill": _shade(place, len(texts)), "text": text} for place, text in enumerate(texts)
    ]
    if any(row["value"] is None for row in answer.rows.rows(named=True)):
        entries.append({"fill": "withheld", "text": _WITHHELD[language]})
    return entries


def small_maps(answers: Sequence[Answer], language: str, *, title: str, kind: str = "land") -> Block:
    """Four to eight indicators of the same areas, each a small map in its own classes with the range of its figures."""
    question = answers[0].question
    level = question.compared_level
    sheet = sheet_of(question.area_vintage, level, kind)
    box = None
    if question.area_code != PROVINCE_CODE or level == "district":
        box = box_of(sheet, answers[0].keys)
    maps = [
        {
            "name": one.indicator.short_name.in_(language),
            "picture": picture(sheet, _looks(one, level, language), SMALL_MAP, box=box, tallest=SMALL_TALLEST, labels=False),
            **_range(one, language),
            **_classes(one, level, language),
        }
        for one in answers
    ]  # fmt: skip
    note = (
        "Mỗi bản đồ có thang màu riêng; dưới bản đồ: thấp nhất – cao nhất trong các số chính xác."
        if language == "vi"
        else "Each map has classes of its own; below it the lowest and highest exact figure."
    )
    return figure(
        "small_maps",
        {"maps": maps, "note": sheet.note(language)},
        answers,
        language,
        title=title,
        note=note,
    )


def _classes(answer: Answer, level: str, language: str) -> dict[str, Any]:
    """The swatches and the numbers between them; of long counts the first and the last alone have room."""
    edges, unit = answer.indicator.classes[level], answer.indicator.unit
    texts = [words.aim(edge, unit, language).removesuffix("%") for edge in edges]
    if max(map(len, texts)) > LONGEST_EDGE:
        texts[1:-1] = [""] * len(texts[1:-1])
    return {"classes": [_shade(place, len(edges) + 1) for place in range(len(edges) + 1)], "edges": texts}


def _range(answer: Answer, language: str) -> dict[str, str]:
    """'88,9%–96,9%', and how many have no exact figure."""
    known = sorted(known_rows(answer), key=lambda row: row["value"])
    ends = dict.fromkeys(answer.text(row, language) for row in (*known[:1], *known[-1:]))
    hidden = len(answer.rows) - len(known)
    return {
        "range": "–".join(ends) if known else NO_FIGURE[language],
        "hidden": f"{hidden} {_WITHHELD[language]}" if known and hidden else "",
    }
