"""The releases and what has been done with them; taking one back or showing it again, in two names."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from board.errors import BoardError
from board.release_chain import taken_along
from board.release_log import EVENT_WORDS, history
from board.release_record import STATE_WORDS, ReleaseEntry, entries
from board.revision_words import summary
from board.stewards import require_steward, same_person
from board.store import releases_folder
from board.words import day, listed, month_name
from ui import jobs
from ui.errors import done
from ui.figure import panel
from ui.language import language, t
from ui.records import records
from ui.session import empty_form, form_key, leave_note, take_note
from ui.steward_sign import sign_fields

_FORM = "withdrawal"
_MOST_EVENTS, _TALLEST = 20, 260
_CAN_BE_CHOSEN = ("current", "kept", "withdrawn")


def release_history(*, open_: bool) -> None:
    """open_: there are stewards who may write."""
    known = entries(releases_folder())
    with panel(t("3. Kỳ phát hành và lịch sử", "3. Releases and history")):
        if note := take_note(_FORM):
            st.success(note)
        if not known:
            st.caption(t("Chưa có kỳ phát hành nào.", "There is no release yet."))
            return
        _releases(known)
        left, right = st.columns(2)
        with left, st.expander(t("Nhật ký", "Log")):
            _events()
        with right, st.expander(t("Thu hồi hoặc hiển thị lại một kỳ", "Withdraw or show a release again")):
            _two_names(known, open_)


def _releases(known: list[ReleaseEntry]) -> None:
    lang = language()
    heads = (
        t("Kỳ phát hành", "Release"),
        t("Tình trạng", "State"),
        t("Số liệu đến", "Figures to"),
        t("Phát hành lúc", "Published"),
        t("Người thực hiện", "By"),
        t("Thay đổi so với kỳ trước", "Changed since the one before"),
    )
    rows = [
        (
            one.release_id,
            STATE_WORDS[one.state].in_(lang),
            month_name(one.record.last_period, lang),
            _moment(one.record.published_at),
            listed(list(one.record.by), lang) or "–",
            _changes(one),
        )
        for one in known
    ]
    records(t("Các kỳ phát hành", "Releases"), heads, rows, tallest=_TALLEST, key="releases")


def _changes(entry: ReleaseEntry) -> str:
    if entry.record.before is None:
        return t("kỳ đầu tiên", "the first one")
    return "; ".join(one.in_(language()).rstrip(".") for one in summary(entry.record.changes))


def _events() -> None:
    lang = language()
    events = history(releases_folder())[:_MOST_EVENTS]
    heads = (t("Lúc", "When"), t("Việc", "What"), t("Kỳ phát hành", "Release"), t("Người thực hiện", "By"))
    rows = [
        (_moment(one.at), EVENT_WORDS[one.kind].in_(lang), one.release_id, listed(list(one.by), lang) or "–")
        for one in events
    ]
    records(t("Nhật ký", "Log"), heads, rows, tallest=_TALLEST, key="events")


def _two_names(known: list[ReleaseEntry], open_: bool) -> None:
    key = form_key(_FORM)
    words = {one.release_id: f"{one.release_id} · {STATE_WORDS[one.state].in_(language())}" for one in known}
    ids = [
        one.release_id for one in known if one.state in _CAN_BE_CHOSEN or taken_along(known, one.release_id)
    ]
    chosen = st.selectbox(t("Kỳ phát hành", "Release"), ids, format_func=words.get, key=f"{key}_release")
    if along := taken_along(known, str(chosen)):
        st.caption(_goes_along(along))
    with st.form(key, border=False, enter_to_submit=False):
        first = sign_fields(f"{key}_first", t("người thứ nhất", "first"))
        second = sign_fields(f"{key}_second", t("người thứ hai", "second"))
        with st.container(horizontal=True, gap="small"):
            back = st.form_submit_button(t("Thu hồi", "Withdraw"), disabled=not open_)
            again = st.form_submit_button(t("Hiển thị lại", "Show again"), disabled=not open_)
    command = "withdraw" if back else "restore"
    if chosen in ids and (back or again) and done(lambda: _do(command, str(chosen), first, second)):
        empty_form(_FORM)
        st.rerun()


def _goes_along(along: list[ReleaseEntry]) -> str:
    ids = listed([one.release_id for one in along], language())
    return t(
        f"Thu hồi kỳ này thì các kỳ được lập trên số liệu của kỳ này cũng bị thu hồi: {ids}.",
        f"Withdrawing it also withdraws the releases that were built on its figures: {ids}.",
    )


def _do(command: str, release_id: str, first: tuple[str, str], second: tuple[str, str]) -> None:
    names = [require_steward(*first), require_steward(*second)]
    if same_person(*names):
        raise BoardError(
            "Cần hai người khác nhau cùng thực hiện.", "Two different persons have to do this together."
        )
    outcome = jobs.finish(command, release_id, *(f"--by={name}" for name in names))
    if not outcome.is_done:
        raise BoardError(outcome.said.vi, outcome.said.en)
    leave_note(_FORM, outcome.said.in_(language()))


def _moment(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{at:%H:%M} {day(at)}"
