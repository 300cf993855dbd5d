"""Which releases were built on which: an agency's delivery makes its release from the one shown, so what that one holds
stands in the new one too. Whoever takes a release back takes along every one that was built on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from board.release_record import ReleaseEntry, State

_TAKEN_ALONG: tuple[State, ...] = ("current", "kept")
_PURGED_ALONG: tuple[State, ...] = (*_TAKEN_ALONG, "withdrawn", "damaged")  # every one that still has a file


def bases(known: Sequence[ReleaseEntry]) -> dict[str, str | None]:
    """The release that each was built on; None for one made from a whole extract."""
    return {entry.release_id: entry.record.built_on for entry in known}


def chain(built_on: Mapping[str, str | None], release_id: str | None) -> list[str]:
    """The release and those it was built on, the nearest first; [] for None. Ends also where records make a ring."""
    found: list[str] = []
    while release_id and release_id not in found:
        found.append(release_id)
        release_id = built_on.get(release_id)
    return found


def taken_along(known: Sequence[ReleaseEntry], release_id: str, *, purge: bool = False) -> list[ReleaseEntry]:
    """What goes with a release that is taken back, the newest first: those built on it that may still be shown.

    purge: also those that were set aside, since their files hold what has to be deleted.
    """
    built_on = bases(known)
    states = _PURGED_ALONG if purge else _TAKEN_ALONG
    return [
        entry
        for entry in known
        if entry.state in states and release_id in chain(built_on, entry.release_id)[1:]
    ]


def taken_back(known: Sequence[ReleaseEntry], release_id: str | None) -> ReleaseEntry | None:
    """The one of its chain, itself included, that was taken back: a deleted one, else the one that all others were
    built on. None where none was."""
    by_id = {entry.release_id: entry for entry in known}
    found = [by_id[one] for one in chain(bases(known), release_id) if one in by_id]
    for state in ("purged", "withdrawn"):
        if gone := [entry for entry in found if entry.state == state]:
            return gone[-1]
    return None
