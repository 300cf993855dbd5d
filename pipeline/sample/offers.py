"""How many procedures the province offers online in full, in part, or only explains, at each month's end.

Published (facts, milestones): 2,012 procedures at the end of 2024, of them 753 in full, 1,050 in part, 209
information only; on 01/04/2025 44 % in full and 36.29 % in part. The rest of the way is invented.
"""

from __future__ import annotations

import polars as pl

from board.dimensions import PROVISIONS
from pipeline.sample.days import FIRST_DAY, LAST_DAY, day, level_on
from pipeline.sample.dossier_rates import MONTHS

ALL = ((FIRST_DAY, 1_905), (day(2024, 12, 31), 2_012), (day(2025, 3, 31), 2_000), (LAST_DAY, 2_000))
FULL = (
    (FIRST_DAY, 0.050), (day(2022, 12, 31), 0.165), (day(2023, 12, 31), 0.268),
    (day(2024, 12, 31), 753 / 2_012), (day(2025, 3, 31), 0.44), (day(2025, 6, 30), 0.525),
    (day(2025, 12, 31), 0.665), (LAST_DAY, 0.755),
)  # fmt: skip
PART = (
    (FIRST_DAY, 0.31), (day(2022, 12, 31), 0.46), (day(2024, 12, 31), 1_050 / 2_012),
    (day(2025, 3, 31), 0.363), (day(2025, 12, 31), 0.215), (LAST_DAY, 0.16),
)  # fmt: skip


def service_offers() -> pl.DataFrame:
    """period 'YYYY-MM', provision, services; three rows a month from 01/2021 to 10/2026."""
    found = []
    for month in range(MONTHS):
        year, of_year = 2021 + month // 12, month % 12 + 1
        last = day(year + of_year // 12, of_year % 12 + 1, 1) - 1
        every, full, part = (float(level_on(curve, last)) for curve in (ALL, FULL, PART))
        counts = round(every * full), round(every * part)
        period = f"{year}-{of_year:02d}"
        found += zip([period] * 3, PROVISIONS, (*counts, round(every) - sum(counts)), strict=True)
    return pl.DataFrame(found, ["period", "provision", "services"], orient="row")
