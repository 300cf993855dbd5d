"""What the gate found wrong: identifiers by place, kind and number, then the lines to mend. Never a value of the file."""

from __future__ import annotations

import streamlit as st

from board.deliveries import Delivery
from board.delivery_folder import PROBLEMS, folder_of
from board.words import number
from ui.language import language, t
from ui.records import records

_TALLEST = 320  # px of a table before it scrolls


def verdict(delivery: Delivery) -> None:
    """Whatever there is of both; nothing where the file was sound."""
    _found(delivery)
    _problems(delivery)


def _found(delivery: Delivery) -> None:
    """Kinds of identifiers, where and how many; never one of them."""
    found = delivery.checked.found
    if not found:
        return
    whole = t("cả tệp", "the file")
    heads = (
        t("Trang", "Sheet"),
        t("Cột, vị trí", "Column or place"),
        t("Dấu hiệu", "Looks like"),
        t("Số chỗ", "Places"),
    )
    rows = [
        (one.sheet or whole, one.column, one.kind.in_(language()), number(one.count, language()))
        for one in found
    ]
    records(
        t("Dấu hiệu thông tin cá nhân", "Identifiers of persons"), heads, rows, key=f"found_{delivery.id}"
    )


def _problems(delivery: Delivery) -> None:
    """The first bad lines, and all of them as a file to send back."""
    checked, lang = delivery.checked, language()
    if not checked.listed:
        return
    heads = (t("Dòng", "Line"), t("Trang", "Sheet"), t("Cột", "Column"), t("Cần sửa", "To mend"))
    rows = [
        (str(one.line or "–"), one.sheet, one.column or "–", one.reason.in_(lang)) for one in checked.listed
    ]
    records(t("Dòng cần sửa", "Lines to mend"), heads, rows, tallest=_TALLEST, key=f"listed_{delivery.id}")
    more = checked.problems - len(checked.listed)
    path = folder_of(delivery.id) / PROBLEMS
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if more:
            rest = number(more, lang)
            st.caption(t(f"Còn {rest} dòng trong tệp.", f"{rest} more in the file."), width="content")
        if path.is_file():
            st.download_button(
                t("Tải danh sách dòng lỗi", "Download the bad lines"),
                data=path.read_bytes,
                file_name=f"{delivery.id}-{PROBLEMS}",
                mime="text/csv",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
                key=f"problems_{delivery.id}",
            )
