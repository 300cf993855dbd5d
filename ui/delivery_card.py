"""One delivery on the screen: what the gate said, what would change, and what a second person may do about it."""

from __future__ import annotations

import streamlit as st

from board.deliveries import KIND_WORDS, STATE_WORDS, Delivery
from board.delivery_folder import PROBLEMS, folder_of
from board.dimensions import PUBLIC
from board.errors import BoardError
from board.release_record import current_id
from board.revision import IndicatorChange
from board.revision_words import largest_told, months_told, names_told, summary
from board.stewards import require_steward, same_person
from board.store import releases_folder
from board.words import day, listed, month_name, number
from ui import jobs
from ui.at_work import progress_of, until_begun, watch
from ui.language import language, t
from ui.records import records
from ui.session import empty_form, form_key
from ui.steward_sign import done, sign_fields

_COLOURS = {"refused": "red", "failed": "red", "ready": "orange", "published": "green"}
_TALLEST = 320  # px of a table before it scrolls
_SHORT_HASH = 12


def delivery_card(delivery: Delivery) -> None:
    """The delivery in a frame of its own, as its state asks."""
    with st.container(border=True, gap="small"):
        _head(delivery)
        if delivery.message:
            st.markdown(delivery.message.in_(language()))
        if delivery.is_running:
            watch(delivery.id, progress_of)
        elif delivery.state == "ready":
            _preview(delivery)
            _decision(delivery)
        elif delivery.state == "published":
            both = listed([delivery.by, delivery.confirmed_by], language())
            st.markdown(f"{delivery.release_id} · {t('người thực hiện', 'by')}: {both}")
        elif delivery.checked:
            _found(delivery)
            _problems(delivery)


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


def _found(delivery: Delivery) -> None:
    """Kinds of identifiers, where and how many; never one of them."""
    found = delivery.checked.found
    if not found:
        return
    heads = (
        t("Trang", "Sheet"),
        t("Cột, vị trí", "Column or place"),
        t("Dấu hiệu", "Looks like"),
        t("Số chỗ", "Places"),
    )
    rows = [(one.sheet, one.column, one.kind.in_(language()), number(one.count, language())) for one in found]
    records(
        t("Dấu hiệu thông tin cá nhân", "Identifiers of persons"), heads, rows, key=f"found_{delivery.id}"
    )


def _problems(delivery: Delivery) -> None:
    """The first bad lines, and all of them as a file to send back."""
    checked, lang = delivery.checked, language()
    if not checked.listed:
        return
    heads = (t("Trang", "Sheet"), t("Dòng", "Line"), t("Cột", "Column"), t("Cần sửa", "To mend"))
    rows = [
        (one.sheet, str(one.line) if one.line else "–", one.column or "–", one.reason.in_(lang))
        for one in checked.listed
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


def _preview(delivery: Delivery) -> None:
    """What publishing would change, the warnings first."""
    preview, checked, lang = delivery.preview, delivery.checked, language()
    rows, valid = number(checked.rows, lang), number(checked.valid, lang)
    said = [t(f"Cổng kiểm tra: {rows} dòng, hợp lệ {valid}.", f"The gate: {rows} rows, {valid} valid.")]
    last = month_name(preview.last_period, lang)
    said.append(t(f"Sau khi phát hành, số liệu đến {last}.", f"Once published, figures run to {last}."))
    st.markdown(" ".join([*said, *(one.in_(lang).rstrip(".") + "." for one in summary(preview.changes))]))
    if preview.base != (current_id(releases_folder()) or ""):
        st.caption(
            t(
                "Từ lúc xem trước đã có kỳ phát hành khác: khi xác nhận, bản xem trước được lập lại để xem lần nữa.",
                "Another release has been published since: on confirming, the preview is made anew to be looked at again.",
            )
        )
    if preview.warnings:
        listed = "\n".join(f"- {warning.in_(lang)}" for warning in preview.warnings)
        with st.container(key=f"warnings_{delivery.id}"):
            st.warning(
                f"**{t('Cần xem trước khi xác nhận', 'To look at before confirming')}**\n\n{listed}",
                icon=":material/visibility:",
            )
    corrected = [one for one in preview.changes.indicators if one.corrected]
    if corrected:
        heads = (
            t("Chỉ số", "Indicator"),
            t("Tháng đính chính", "Corrected months"),
            t("Số địa bàn", "Areas"),
            t("Thay đổi lớn nhất của toàn tỉnh", "Largest change of the province"),
        )
        records(
            t("Thay đổi theo chỉ số", "Changes by indicator"),
            heads,
            [_corrected(one) for one in corrected],
            wraps=0,
            key=f"changes_{delivery.id}",
        )


def _corrected(one: IndicatorChange) -> tuple[str, str, str, str]:
    lang = language()
    areas = number(len(one.areas), lang) if one.areas else t("toàn tỉnh", "province")
    still = t("không đổi như được hiển thị", "unchanged as it is shown")
    largest = largest_told(one.indicator_id, one.largest).in_(lang) if one.largest else still
    return names_told([one.indicator_id]).in_(lang), months_told(one.corrected).in_(lang), areas, largest


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
    jobs.start("confirm", delivery.id, f"--by={by}", log=delivery.id)
    until_begun(delivery.id, was="ready")


def _cancel(delivery: Delivery, by: str) -> None:
    outcome = jobs.finish("cancel", delivery.id, f"--by={by}")
    if not outcome.is_done:
        raise BoardError(outcome.said.vi, outcome.said.en)
