"""One delivery on the screen: what the gate said, what would change, and what a second person may do about it."""

from __future__ import annotations

import streamlit as st

from board.deliveries import KIND_WORDS, STATE_WORDS, Delivery
from board.dimensions import PUBLIC
from board.errors import BoardError
from board.revision_words import months_told
from board.stewards import require_steward, same_person
from board.words import day, listed
from ui import jobs
from ui.at_work import progress_of, until_begun, watch
from ui.errors import done
from ui.language import language, t
from ui.preview import preview
from ui.session import empty_form, form_key
from ui.steward_sign import sign_fields
from ui.verdict import verdict

_COLOURS = {"refused": "red", "failed": "red", "ready": "orange", "published": "green"}
_SHORT_HASH = 12


def delivery_card(delivery: Delivery, *, open_: bool) -> None:
    """The delivery in a frame of its own, as its state asks. open_: there are stewards who may confirm."""
    with st.container(border=True, gap="small"):
        _head(delivery)
        if delivery.message:
            st.markdown(f":material/error: {delivery.message.in_(language())}")
        if delivery.is_running:
            watch(delivery.id, progress_of)
        elif delivery.state == "ready":
            preview(delivery)
            if open_:
                _decision(delivery)
        elif delivery.state == "published":
            both = listed([delivery.by, delivery.confirmed_by], language())
            st.markdown(f"{delivery.release_id} · {t('người thực hiện', 'by')}: {both}")
        elif delivery.checked:
            verdict(delivery)


def _head(delivery: Delivery) -> None:
    kind = (
        KIND_WORDS[delivery.kind].in_(language())
        if delivery.kind
        else t("Tệp chưa rõ loại", "A file of unknown kind")
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"**{kind}**", width="content")
        st.badge(
            STATE_WORDS[delivery.state].in_(language()),
            color=_COLOURS.get(delivery.state, "gray"),
            width="content",
        )
    parts = [
        *([delivery.file_name] if delivery.file_name else []),
        t("nộp ", "submitted ") + f"{delivery.received_at:%H:%M} {day(delivery.received_at)}",
        delivery.by,
    ]
    if delivery.months:
        parts.append(t("số liệu ", "figures of ") + months_told(delivery.months).in_(language()))
    if delivery.basis.startswith(PUBLIC):
        parts.append(t("đã công bố: ", "public: ") + delivery.basis.removeprefix(PUBLIC))
    if delivery.sha256:
        parts.append(f"SHA-256 {delivery.sha256[:_SHORT_HASH]}…")
    st.caption(" · ".join(parts))


def _decision(delivery: Delivery) -> None:
    key = form_key(f"decision_{delivery.id}")
    with st.form(key, border=False):
        ask = t(
            f"Người xác nhận là một người phụ trách khác, không phải {delivery.by}.",
            f"The one who confirms is another steward than {delivery.by}.",
        )
        st.caption(ask)
        name, passphrase = sign_fields(key)
        with st.container(horizontal=True, gap="small"):
            yes = st.form_submit_button(t("Xác nhận và phát hành", "Confirm and publish"), type="primary")
            no = st.form_submit_button(t("Hủy lần nộp", "Drop the delivery"))
    step = _publish if yes else _cancel
    if (yes or no) and done(lambda: step(delivery, require_steward(name, passphrase))):
        empty_form(f"decision_{delivery.id}")
        st.rerun()


def _publish(delivery: Delivery, by: str) -> None:
    if same_person(by, delivery.by):
        raise BoardError(
            "Người xác nhận phải khác người nộp.",
            "The one who confirms must be another than the one who submitted.",
        )
    until_begun(jobs.confirm(delivery.id, by=by))


def _cancel(delivery: Delivery, by: str) -> None:
    outcome = jobs.finish("cancel", delivery.id, f"--by={by}")
    if not outcome.is_done:
        raise BoardError(outcome.said.vi, outcome.said.en)
