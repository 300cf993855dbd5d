"""What is being worked on or waits for a second person, then the deliveries that are over."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from board.deliveries import KIND_WORDS, STATE_WORDS, Delivery
from board.words import day, listed
from ui.delivery_card import delivery_card
from ui.figure import panel
from ui.jobs import sweep
from ui.language import language, t
from ui.records import records

_MOST_OLDER, _TALLEST = 20, 260


def delivery_list(found: Sequence[Delivery], *, open_: bool) -> None:
    """found: the newest first. What waits comes first; the newest is always shown whole, so that its verdict can be read.
    open_: there are stewards who may confirm."""
    sweep()
    waiting = [one for one in found if one.is_running or one.state == "ready"]
    whole = [*waiting, *(one for one in found[:1] if one not in waiting)]
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
            delivery_card(delivery, open_=open_)
        older = [one for one in found if one not in whole][:_MOST_OLDER]
        if older:
            with st.expander(t("Các lần nộp trước", "Earlier deliveries")):
                heads = (
                    t("Nộp lúc", "Submitted"),
                    t("Loại tệp", "Kind"),
                    t("Kết quả", "Outcome"),
                    t("Người thực hiện", "By"),
                    t("Kỳ phát hành, lý do", "Release or reason"),
                )
                label = t("Các lần nộp trước", "Earlier deliveries")
                records(label, heads, [_row(one) for one in older], tallest=_TALLEST, key="older")


def _row(one: Delivery) -> list[str]:
    lang = language()
    return [
        f"{one.received_at:%H:%M} {day(one.received_at)}",
        KIND_WORDS[one.kind].in_(lang) if one.kind else "–",
        STATE_WORDS[one.state].in_(lang),
        listed([name for name in (one.by, one.confirmed_by) if name], lang),
        _end(one),
    ]


def _end(delivery: Delivery) -> str:
    return delivery.release_id or (delivery.message.in_(language()) if delivery.message else "–")
