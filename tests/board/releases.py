"""Small releases in memory: a few rows of `measure` drawn in a test, the rest of the schema by the real statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from board import queries
from board.definition_file import Text
from board.release_info import ReleaseInfo, Service
from board.store import Release
from board.targets import read_targets
from geo.areas import VINTAGES, area_parts, areas, vintage_of

INFO = ReleaseInfo(
    release_id="board-2025-06-0a1b2c3d",
    fingerprint="0a1b2c3d",
    made_on=date(2025, 7, 2),
    last_period=date(2025, 6, 30),
    label="Dữ liệu mô phỏng",
    source="Số liệu bịa cho kiểm thử",
    method="",
    periods=(date(2025, 5, 31), date(2025, 6, 30)),
    services={
        "DV01": Service(Text("Đăng ký khai sinh", "Birth registration"), "UBND cấp xã", 1),
        "N01": Service(Text("Nhóm khác", "Other group"), "UBND tỉnh", None),
    },
)
MAY, JUNE = INFO.periods


def release_of(*rows: tuple, targets: tuple[tuple, ...] = (), info: ReleaseInfo = INFO) -> Release:
    """A release with these rows of `measure`: (indicator_id, period, base_code, age_band, sex, residence,
    service_code, numerator, denominator); the vintage is that of the period."""
    con = duckdb.connect()
    con.execute("ATTACH ':memory:' AS release")
    con.execute("USE release")
    con.execute((queries.QUERIES / "build" / "schema.sql").read_text(encoding="utf-8"))
    parts = [(vintage, *part) for vintage in VINTAGES for part in area_parts(vintage)]
    con.executemany("INSERT INTO area_part VALUES (?, ?, ?, ?)", parts)
    provinces = [
        (item.area_vintage, item.area_code, "province") for v in VINTAGES for item in areas(v, "province")
    ]
    con.executemany(
        "INSERT INTO area VALUES (?, ?, ?, NULL, 'province', '', '', '', NULL, NULL, 1, 1)", provinces
    )
    filled = [(row[0], row[1], vintage_of(row[1]), *row[2:]) for row in rows]
    con.executemany("INSERT INTO measure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", filled)
    if targets:
        con.executemany("INSERT INTO targets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", list(targets))
    queries.execute(con, "build/rollup")
    return Release(Path("memory"), replace(info, targets=read_targets(con)), con)
