"""The map of areas: an answer by area on a map sheet; choosing an area by mouse or keyboard goes into the address."""

from __future__ import annotations

from board.answer import Answer
from board.class_words import class_words
from board.errors import DataNotReady
from board.indicators import Indicator
from board.palette import class_of
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
            "legend": class_words(answer.indicator, level, language()),
            "withheld": t("không công bố", "withheld") if answer.withheld else "",
            "language": language(),
            "inset": inset,
            "height": height,
        },
        on_chosen_change=choose,
    )


def _place(row: dict, indicator: Indicator, level: str) -> int | str:
    """The class of a row from 0, or 'withheld'. A bounded value has no class: it could lie in several."""
    place = class_of(row["value"], indicator.classes[level])
    return "withheld" if place is None else place
