"""The map of areas: an answer by area on a map sheet; choosing an area by mouse or keyboard goes into the address."""

from __future__ import annotations

import itertools

from board import words
from board.answer import Answer
from board.errors import DataNotReady
from board.indicators import Indicator
from geo.areas import PROVINCE_CODE
from ui.components import component
from ui.language import language, t
from ui.map_files import sheet_address
from ui.session import change_address, told

_map = component("area_map")


def area_map(
    answer: Answer,
    *,
    selected: str = PROVINCE_CODE,
    kind: str = "land",
    inset: bool = True,
    height: int = 480,
    key: str = "area_map",
) -> None:
    """Draw an answer by area: values on the areas, classes fixed for all months, withheld hatched, legend, note.

    selected: the area outlined. A click or Enter writes the area into the address; on the outlined one, the
    province. kind: 'land' or 'people' (may be missing: DataNotReady). inset: draw the dense south enlarged beside the
    map, where the sheet has it. height: of one picture in pixels; legend and note come below.
    """
    question = answer.question
    level = question.compared_level
    address = sheet_address(question.area_vintage, level, kind)
    if address is None:
        raise DataNotReady(
            "Chưa có khảm dân số của kỳ phát hành này. Hãy chọn bản đồ diện tích.",
            "This release has no population mosaic. Choose the land map.",
        )
    shown = {
        row["key"]: [_place(row, answer.indicator, level), answer.text(row, language())]
        for row in answer.rows.iter_rows(named=True)
    }

    def choose() -> None:
        code = told(key, "chosen")
        change_address({**question.to_params(), "area": None if code == selected else code})

    _map(
        key=key,
        data={
            "sheet": address,
            "values": shown,
            "selected": selected,
            "alt": answer.alt(language()),
            "legend": legend(answer.indicator, level),
            "withheld": t("không công bố", "withheld") if answer.withheld else "",
            "language": language(),
            "inset": inset,
            "height": height,
        },
        on_chosen_change=choose,
    )


def legend(indicator: Indicator, level: str) -> list[str]:
    """The classes in words, lowest first: 'dưới 70%', '70–80%', …, 'từ 95%'."""
    breaks = [_edge(indicator, edge) for edge in indicator.classes[level]]
    between = [f"{low}–{high}" for low, high in itertools.pairwise(breaks)]
    return [t("dưới ", "under ") + breaks[0], *between, t("từ ", "from ") + breaks[-1]]


def _edge(indicator: Indicator, edge: float) -> str:
    if indicator.unit == "count":
        return words.number(edge, language())
    return words.percent(edge, language(), 0 if round(100 * edge, 6).is_integer() else 1)


def _place(row: dict, indicator: Indicator, level: str) -> int | str:
    """The class of a row from 0, or 'withheld'. A bounded value has no class: it could lie in several."""
    if row["value"] is None:
        return "withheld"
    return sum(row["value"] >= edge for edge in indicator.classes[level])
