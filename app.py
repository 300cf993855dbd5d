"""The launcher: `streamlit run app.py` (run.py does it) finds `app` and serves it.

The frame lies in ui/ so that no file of pages/ is ever taken for a page of its own (docs/DECISIONS.md no. 8).
"""

from __future__ import annotations

import os

# Before anything imports polars. A page's tables have some dozen rows: more threads only wait for each other.
os.environ.setdefault("POLARS_MAX_THREADS", "1")

from streamlit.starlette import App

from ui.errors import show_unknown_error
from ui.serving import middleware, routes
from ui.warm_up import lifespan

app = App(
    "ui/frame.py",
    lifespan=lifespan,
    routes=routes(),
    middleware=middleware(),
    on_script_error=show_unknown_error,
)
