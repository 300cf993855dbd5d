"""Where the pipeline's own folders lie inside the data folder (data/README.md)."""

from __future__ import annotations

from pathlib import Path

from geo.places import data_folder


def work_folder() -> Path:
    """The owner's side: the sample register, passing files, lists of refused rows."""
    return data_folder() / "work"


def default_register() -> Path:
    """Where the sample register lies."""
    return work_folder() / "register"


def incoming_folder() -> Path:
    """Extracts, one folder each."""
    return data_folder() / "incoming"
