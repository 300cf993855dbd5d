"""What publishing a delivery would change: in words, what to look at first, then indicator by indicator."""

from __future__ import annotations

import streamlit as st

from board.deliveries import Delivery
from board.release_record import current_id
from board.revision import IndicatorChange
from board.revision_words import largest_told, months_told, names_told, summary
from board.store import releases_folder
from board.words import month_name, number
from ui.language import language, t
from ui.records import records


def preview(delivery: Delivery) -> None:
    """What publishing would change, the warnings first."""
    seen, checked, lang = delivery.preview, delivery.checked, language()
    rows, valid = number(checked.rows, lang), number(checked.valid, lang)
    said = [t(f"Cổng kiểm tra: {rows} dòng, hợp lệ {valid}.", f"The gate: {rows} rows, {valid} valid.")]
    last = month_name(seen.last_period, lang)
    said.append(t(f"Sau khi phát hành, số liệu đến {last}.", f"Once published, figures run to {last}."))
    st.markdown(" ".join([*said, *(one.in_(lang).rstrip(".") + "." for one in summary(seen.changes))]))
    if seen.base != (current_id(releases_folder()) or ""):
        st.caption(
            t(
                "Từ lúc xem trước đã có kỳ phát hành khác: khi xác nhận, bản xem trước được lập lại để xem lần nữa.",
                "Another release has been published since: on confirming, the preview is made anew to be looked at again.",
            )
        )
    if seen.warnings:
        listed = "\n".join(f"- {warning.in_(lang)}" for warning in seen.warnings)
        with st.container(key=f"warnings_{delivery.id}"):
            st.warning(
                f"**{t('Cần xem trước khi xác nhận', 'To look at before confirming')}**\n\n{listed}",
                icon=":material/visibility:",
            )
    corrected = [one for one in seen.changes.indicators if one.corrected]
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
