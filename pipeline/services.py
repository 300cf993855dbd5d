"""The closed list of service groups by which dossiers are counted: pipeline/services.csv."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipeline.extract_shapes import SHAPES

SERVICES = Path(__file__).with_name("services.csv")


def service_table() -> pl.DataFrame:
    """The list in its order: service_code, name_vi, name_en, owner, essential_no (1-25 or NULL), source."""
    return pl.read_csv(SERVICES, schema=SHAPES["services"])
