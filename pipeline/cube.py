"""The counts of one area vintage: the shape that counting fills, protection changes and the extract writes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Counts:
    """Persons. The 48 spine rows are BANDS x SEXES x RESIDENCES of board/dimensions.py, band-major."""

    area_vintage: str
    periods: list[str]  # 'YYYY-MM'
    base_codes: list[str]
    residents: np.ndarray  # [month, base, 48]
    id_card: np.ndarray  # [month, base, 48, 18]
    e_identity: np.ndarray  # [month, base, 48, 5]


@dataclass(frozen=True)
class DossierCounts:
    """Dossiers by month of filing; each fact's levels in the order of DOSSIER_FACTS."""

    area_vintage: str
    periods: list[str]  # 'YYYY-MM'
    base_codes: list[str]
    services: list[str]
    received: np.ndarray  # [month, base, service]
    channel: np.ndarray  # [month, base, service, level]
    timeliness: np.ndarray
    payment: np.ndarray
    digitised: np.ndarray
    rating: np.ndarray
