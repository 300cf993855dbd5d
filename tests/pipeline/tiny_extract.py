"""An extract as small as the contract allows: every base area, one or two months, the same few people everywhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from board.dimensions import BANDS, DOSSIER_FACTS, PERSON_FACTS, RESIDENCES, SEXES
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, base_areas
from pipeline.cube import Counts, DossierCounts
from pipeline.extract_files import write_extract
from pipeline.extract_shapes import SHAPES
from pipeline.services import service_table
from tests.small_audit import small_audit

LABEL = "Dữ liệu mô phỏng"
ABOUT = {"label": LABEL, "source": "Kiểm thử", "method": "Không bảo vệ: không có ai trong số liệu này."}
SPANS = {OLD_VINTAGE: ["2025-05", "2025-06"], NEW_VINTAGE: ["2025-07"]}
ROWS = len(BANDS) * len(SEXES) * len(RESIDENCES)


def write_tiny_extract(folder: Path, people: int = 10, offers: pl.DataFrame | None = None) -> Path:
    """`people` in every cell: all with a number and no card, all without an e-identity. One dossier a service."""
    return write_extract(
        folder,
        [population(vintage, people) for vintage in SPANS],
        [one_dossier_each(vintage) for vintage in SPANS],
        {
            "services": service_table(),
            "service_offers": tiny_offers() if offers is None else offers,
            "audit": small_audit(),
            **empty_tables("targets", "quality", "sources"),
        },
        ABOUT,
    )


def empty_tables(*names: str) -> dict[str, pl.DataFrame]:
    return {name: pl.DataFrame(schema=SHAPES[name]) for name in names}


def population(vintage: str, people: int) -> Counts:
    codes = [base.base_code for base in base_areas(vintage)]
    residents = np.full((len(SPANS[vintage]), len(codes), ROWS), people, np.int32)
    facts = {
        fact: np.zeros((*residents.shape, len(levels)), np.int32) for fact, levels in PERSON_FACTS.items()
    }
    facts["id_card"][..., PERSON_FACTS["id_card"].index("number_only")] = people
    facts["e_identity"][..., 0] = people
    return Counts(vintage, SPANS[vintage], codes, residents, **facts)


def one_dossier_each(vintage: str) -> DossierCounts:
    codes = [base.base_code for base in base_areas(vintage)]
    services = service_table()["service_code"].to_list()
    received = np.ones((len(SPANS[vintage]), len(codes), len(services)), np.int32)
    facts = {
        fact: np.zeros((*received.shape, len(levels)), np.int32) for fact, levels in DOSSIER_FACTS.items()
    }
    for cells in facts.values():
        cells[..., 0] = 1
    return DossierCounts(vintage, SPANS[vintage], codes, services, received, **facts)


def tiny_offers() -> pl.DataFrame:
    rows = [(period, "full_process", 7) for periods in SPANS.values() for period in periods]
    return pl.DataFrame(rows, schema=SHAPES["service_offers"], orient="row")
