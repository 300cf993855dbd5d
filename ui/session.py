"""Everything kept in a viewer's session, behind names: who they are, and the address they carry from page to page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from board.access import ANYBODY, Viewer

_CARRIED, _PAGE = "carried_address", "open_page"
_OF_ONE_VISIT = "fingerprint"  # of the release behind the report that led here (ui/another_release.py)


def viewer() -> Viewer:
    """Who asks. The sample opens without sign-in (docs/DECISIONS.md no. 2); a sign-in changes this function alone."""
    return ANYBODY


def carry_address() -> None:
    """Keep the filters when the viewer goes to another page: Streamlit empties the address then."""
    if st.query_params:
        st.session_state[_CARRIED] = _without_visit()
    elif st.session_state.get(_CARRIED):
        st.query_params.update(st.session_state[_CARRIED])


def change_address(changes: Mapping[str, str | None]) -> None:
    """Write parts of the address; None takes a part out. It is no report's view any more."""
    for key, value in {_OF_ONE_VISIT: None, **changes}.items():
        if value is None:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = value
    st.session_state[_CARRIED] = st.query_params.to_dict()


def parts_of_address(keys: Iterable[str]) -> dict[str, str]:
    """Those of the keys that the address has, with their values."""
    return {key: st.query_params[key] for key in keys if key in st.query_params}


def _without_visit() -> dict[str, str]:
    return {key: value for key, value in st.query_params.to_dict().items() if key != _OF_ONE_VISIT}


def enter_page(path: str) -> None:
    """Which page is open, by its path in the address; '' is the first one."""
    st.session_state[_PAGE] = path


def open_page() -> str:
    return st.session_state[_PAGE]


def told(key: str, event: str) -> str | None:
    """What a component has just told, inside its callback."""
    return st.session_state.get(key, {}).get(event)


def show_in_widget(key: str, value: object) -> None:
    """Let a widget show a value of the address; before the widget is drawn."""
    st.session_state[key] = value


def chosen_in_widget(key: str) -> object:
    return st.session_state[key]


def chosen_mark(key: str) -> str | None:
    """Where on the first axis of a chart the mark lies that was clicked, inside its callback."""
    marks = st.session_state[key]["selection"]["points"]
    return str(marks[0]["x"]) if marks else None


def form_key(form: str) -> str:
    """A key for the fields of a form; a new one after `empty_form`, so that the fields are empty again."""
    return f"{form}_{st.session_state.get(f'round_of_{form}', 0)}"


def empty_form(form: str) -> None:
    """What was typed and uploaded is forgotten, a passphrase above all."""
    st.session_state[f"round_of_{form}"] = st.session_state.get(f"round_of_{form}", 0) + 1


def leave_note(place: str, text: str) -> None:
    """Words for the next run of the page."""
    st.session_state[f"note_for_{place}"] = text


def take_note(place: str) -> str:
    """The words that were left, once; '' where there are none."""
    return st.session_state.pop(f"note_for_{place}", "")
