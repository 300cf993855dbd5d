"""A list of indicators to choose from, in groups; the chosen one goes into the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from board.definitions import GROUPS
from board.indicators import Indicator
from ui.components import component
from ui.language import language, t
from ui.session import change_address, told

_index = component("index")


def index(groups: Mapping[str, Sequence[Indicator]], *, chosen: str, key: str = "index") -> None:
    """One button an indicator under the heading of its group. groups: as board.definitions.found gives them."""

    def choose() -> None:
        change_address({"indicator": told(key, "chosen")})

    _index(
        key=key,
        data={
            "label": t("Các chỉ số", "Indicators"),
            "chosen": chosen,
            "groups": [
                {
                    "title": GROUPS[group].in_(language()),
                    "entries": [[one.id, one.short_name.in_(language())] for one in members],
                }
                for group, members in groups.items()
            ],
        },
        on_chosen_change=choose,
    )
