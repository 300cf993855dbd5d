"""The map of areas: an answer by area on a map sheet; choosing an area by mouse or keyboard goes into the address."""

from __future__ import annotations

from collections.abc import Sequence

from board.answer import Answer, is_known
from board.class_words import class_words
from board.errors import DataNotReady
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
    focus: Sequence[str] = (),
    inset: bool = True,
    height: int = 480,
    key: str = "area_map",
) -> None:
    """Draw an answer by area: values on the areas, classes fixed for all months, withheld hatched, legend, note.

    selected: the area outlined. A click or Enter writes the area into the address; on the outlined one, the
    answer's own area. kind: 'land', 'people' (may be missing: DataNotReady) or 'mosaic'. focus: areas seen from close; the whole
    map where empty. inset: draw the dense south enlarged beside the
    map, where the sheet has it. height: pixels, legend and note included.
    """
    question = answer.question
    level = question.compared_level
    address = sheet_address(question.area_vintage, level, kind)
    if address is None:
        raise DataNotReady(
            "Chưa có khảm dân số của kỳ phát hành này. Hãy chọn bản đồ diện tích.",
            "This release has no population mosaic. Choose the land map.",
        )
    shown = {row["key"]: _drawn(answer, row, level) for row in answer.rows.iter_rows(named=True)}

    def choose() -> None:
        code = told(key, "chosen")
        chosen = {} if code == selected else {"area": code}
        change_address({"area": None, **question.to_params(), **chosen})

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
            "focus": list(focus),
            "inset": inset,
            "height": height,
        },
        on_chosen_change=choose,
    )


def _drawn(answer: Answer, row: dict, level: str) -> tuple[int | str, str, str]:
    """Class from 0, or 'withheld' (a bounded value could lie in several); the value in words; its label on the map."""
    place, text = class_of(row["value"], answer.indicator.classes[level]), answer.text(row, language())
    return ("withheld" if place is None else place, text, text if is_known(row) else "")
