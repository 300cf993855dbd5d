"""Name and passphrase of a data steward, asked at every step that writes. Nobody stays signed in."""

from __future__ import annotations

import streamlit as st

from board.stewards import read_stewards
from ui.language import t

LEAST_STEWARDS = 2  # one submits, another confirms


def sign_fields(key: str, who: str = "") -> tuple[str, str]:
    """(name, passphrase) as they are typed, side by side. who: 'Người thứ nhất', where two sign."""
    left, right = st.columns(2, gap="small")
    name = t("Họ tên", "Name") + (f" · {who}" if who else "")
    with left:
        typed = st.text_input(name, key=f"{key}_name", max_chars=60, autocomplete="off")
    with right:
        passphrase = st.text_input(
            t("Mật khẩu", "Passphrase"), key=f"{key}_passphrase", type="password", autocomplete="off"
        )
    return typed or "", passphrase or ""


def can_write() -> bool:
    """Whether two stewards are named; says how to name them where not."""
    named = len(read_stewards())
    if named >= LEAST_STEWARDS:
        return True
    missing = (
        t("Chưa có người phụ trách số liệu nào.", "No data steward has been named yet.")
        if named == 0
        else t("Mới có một người phụ trách số liệu.", "Only one data steward has been named.")
    )
    how = t(
        "Phát hành cần hai người: một người nộp, một người khác xác nhận. Trên máy của đơn vị chủ quản, chạy lệnh sau cho "
        "từng người; chương trình hỏi mật khẩu riêng của mỗi người:",
        "Publishing takes two: one submits, another confirms. On the owner's machine run this for each of them; the program "
        "asks each for a passphrase of their own:",
    )
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{missing}** {how}")
        st.code(f'python -m pipeline steward "{t("Họ và tên", "Full Name")}"', language=None)
    return False
