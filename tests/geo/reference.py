"""The reference polygons outside the repository, for tests only; never copied into it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("BANG06_SHARED", Path(__file__).parents[3] / "shared"))
FOLDER = SHARED / "reference"
DISTRICTS = FOLDER / "bd_districts9_gov2020_dvhcvn.geojson"
UNITS = FOLDER / "bd_new36_2025_bando_tlq.geojson"

needs_reference = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no reference polygons in {FOLDER}")
