"""A small release of invented counts, made the real way in a few seconds: protect, extract, publish.

Both vintages and all base areas, the last 15 months of the old vintage and the 16 of the new, communes of a few
thousand people. Everything says 'Dữ liệu mô phỏng'.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from geo.areas import NEW_VINTAGE, OLD_VINTAGE, areas
from pipeline.cube import Counts
from pipeline.extract_files import write_extract
from pipeline.extract_shapes import SHAPES
from pipeline.protect import protect_dossiers, protect_population
from pipeline.publish import publish
from pipeline.services import service_table
from tests.pipeline.protect.cubes import months_from
from tests.small_audit import small_audit
from tests.small_counts import small_dossiers, small_population
from tests.small_quality import small_quality, small_sources

LABEL = "Dữ liệu mô phỏng"
SECRET = b"the secret of the tests' own release"
OWNED = b"a secret that an owner's file has"[:32]  # of the length of an owner's
ABOUT = {
    "label": LABEL,
    "source": "Số liệu bịa cho kiểm thử",
    "method": "Số đếm được thêm nhiễu bảo vệ một lần trước khi công bố, số toàn tỉnh giữ nguyên.",
}


def build_small_release(folder: Path, secret: bytes = SECRET) -> Path:
    """Publish the small release into the folder of releases and return its file. secret: protects its dossiers."""
    with TemporaryDirectory() as aside:
        return publish(write_small_extract(Path(aside) / "extract", secret), folder, people_sheets=False)


def write_small_extract(folder: Path, secret: bytes = SECRET) -> Path:
    """The small release's extract."""
    return write_extract(
        folder,
        _persons(),
        [protect_dossiers(counts, secret) for counts in small_dossiers()],
        {
            "services": service_table(),
            "service_offers": small_offers(),
            "targets": small_targets(),
            "quality": small_quality(),
            "sources": small_sources(),
            "audit": small_audit(),
        },
        ABOUT,
    )


@cache
def _persons() -> list[Counts]:
    """Protected once for all releases of a run: an agency delivers dossiers, so these alone need an owner's secret."""
    return [protect_population(counts, SECRET) for counts in small_population()]


def small_offers() -> pl.DataFrame:
    """2,000 procedures a month, ten more of them full-process every month."""
    rows = []
    for place, period in enumerate(months_from("2024-04", 31)):
        full = 700 + 10 * place
        rows += [
            (period, "full_process", full),
            (period, "partial", 1800 - full),
            (period, "information", 200),
        ]
    return pl.DataFrame(rows, schema=SHAPES["service_offers"], orient="row")


def small_targets() -> pl.DataFrame:
    """A target a year for five rates: the province in both vintages, and every district."""
    values = {
        "card_delivered": 0.95,
        "e_identity_level_2": 0.5,
        "dossiers_online": 0.75,
        "dossiers_on_time": 0.95,
        "dossiers_satisfied": 0.95,
    }
    places = [(OLD_VINTAGE, "74"), (NEW_VINTAGE, "74")]
    places += [(OLD_VINTAGE, item.area_code) for item in areas(OLD_VINTAGE, "district")]
    rows = [
        (
            indicator_id,
            *place,
            date(year, 1, 1),
            date(year, 12, 31),
            value,
            "rate",
            LABEL,
            LABEL,
            LABEL,
            LABEL,
        )
        for indicator_id, value in values.items()
        for place in places
        for year in (2024, 2025, 2026)
    ]
    return pl.DataFrame(rows, schema=SHAPES["targets"], orient="row")
