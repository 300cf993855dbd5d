"""What is being worked on or waits for a second person, then the deliveries that are over."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import streamlit as st

from board.deliveries import KIND_WORDS, STATE_WORDS, Delivery
from board.words import day
from ui.delivery_card import delivery_card
from ui.figure import panel
from ui.language import language, t

_MOST_OLDER = 20


def delivery_list(found: Sequence[Delivery]) -> None:
    """found: the newest first. The newest is always shown whole, so that its verdict can be read."""
    whole = [one for place, one in enumerate(found) if place == 0 or one.is_running or one.state == "ready"]
    with panel(t("2. Đang xử lý, chờ xác nhận", "2. At work and awaiting confirmation")):
        if not whole:
            st.caption(
                t(
                    "Chưa có lần nộp nào. Tệp được kiểm tra ở cổng, so với kỳ đang hiển thị, rồi chờ người thứ hai xác nhận.",
                    "Nothing has been submitted yet. The gate checks a file, it is compared with what is shown, and then a second "
                    "person confirms.",
                )
            )
        for delivery in whole:
            delivery_card(delivery)
        older = [one for one in found if one not in whole][:_MOST_OLDER]
        if older:
            with st.expander(t("Các lần nộp trước", "Earlier deliveries")):
                st.table(_rows(older), border="horizontal", hide_index=True)


def _rows(older: Sequence[Delivery]) -> pl.DataFrame:
    lang = language()
    kinds = [KIND_WORDS[one.kind].in_(lang) if one.kind else "–" for one in older]
    return pl.DataFrame(
        {
            t("Nộp lúc", "Submitted"): [f"{one.received_at:%H:%M} {day(one.received_at)}" for one in older],
            t("Loại tệp", "Kind"): kinds,
            t("Người nộp", "By"): [one.by for one in older],
            t("Kết quả", "Outcome"): [STATE_WORDS[one.state].in_(lang) for one in older],
            t("Người xác nhận", "Confirmed by"): [one.confirmed_by or "–" for one in older],
            t("Kỳ phát hành, lý do", "Release or reason"): [_end(one) for one in older],
        }
    )


def _end(delivery: Delivery) -> str:
    return delivery.release_id or (delivery.message.in_(language()) if delivery.message else "–")
