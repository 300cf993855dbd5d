"""Before the first viewer comes: load what pages need, open the release, and leave the garbage collector little to do."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.starlette import App

from board.errors import BoardError
from ui.data import answer, opening_question
from ui.jobs import sweep

_log = logging.getLogger("bang06")


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[None]:
    """Warm up, then serve."""
    warm_up()
    yield


def warm_up() -> None:
    """Ask the opening view's questions once. Without a release the board still starts, and says so on its pages."""
    sweep()
    import plotly.graph_objects  # noqa: F401  half a second that the first viewer need not wait

    try:
        for by in ("area", "period", "total"):
            answer(opening_question("card_delivered"), by)
    except BoardError as error:
        _log.warning("%s", error.en)
    # A full collection walks all the modules loaded so far, 100 ms; frozen, they are skipped.
    gc.collect()
    gc.freeze()
