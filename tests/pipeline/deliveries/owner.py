"""An owner's machine of the test's own: a data folder in which a release is shown, and the secret that protected it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.small_release import OWNED


def own(folder: Path, release: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Move the program there and return the data folder."""
    monkeypatch.setenv("BANG06_DATA", str(folder / "data"))
    monkeypatch.setenv("BANG06_OWNER", str(folder / "owner"))
    (folder / "owner").mkdir(mode=0o700)
    secret = folder / "owner" / "secret.key"
    secret.write_bytes(OWNED)
    secret.chmod(0o600)
    # Released files are never changed, so they are linked and not copied.
    shutil.copytree(release.parent, folder / "data" / "releases", copy_function=os.link)
    return folder / "data"
