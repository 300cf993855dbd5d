"""Choosing from a long list of names while typing: 'thu dau mot' finds Thủ Dầu Một, which a selectbox does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ui.components import component
from ui.language import t
from ui.session import told

_picker = component("picker")


def picker(
    label: str,
    options: Sequence[tuple[str, str]],
    *,
    chosen: str,
    on_change: Callable[[str], None],
    width: int,
    key: str,
) -> None:
    """One field as high as a selectbox. options: (code, text) in their order; on_change gets the code."""
    _picker(
        key=key,
        data={
            "label": label,
            "chosen": chosen,
            "options": [list(option) for option in options],
            "none": t("Không tìm thấy", "Nothing found"),
        },
        width=width,
        on_chosen_change=lambda: on_change(str(told(key, "chosen"))),
    )
