"""How long the gate's scan takes, beside merely reading the same columns from Parquet. Dữ liệu mô phỏng.

    .venv/bin/python -m benchmarks.gate [--rows 2800000] [--as counts|texts|persons]

Three files of 12 columns: `counts`, what a contract lets through (codes, months, integers, a rate); `texts`, the same as a
CSV brings it, every column a text; `persons`, what must be refused, every column of other identifiers. No column is
declared closed, so every cell is looked at. Bar: under 10 s each on two free cores; processor seconds are less disturbed by
others. Peak memory is the whole process's, the table
included; each file is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import polars as pl

from benchmarks.timing import busy_share
from pipeline.gate.scan import scan_table

BAR_SECONDS = 10.0
FILES = ("counts", "texts", "persons")
_SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi"]
_MIDDLES = ["Văn", "Thị", "Minh", "Ngọc", "Quốc", "Thanh", "Hữu", "Kim"]
_GIVENS = ["An", "Bình", "Châu", "Dũng", "Hạnh", "Lan", "Phúc", "Tuấn"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=2_800_000)
    parser.add_argument("--as", dest="kind", choices=FILES, help="one file only, in this process")
    chosen = parser.parse_args()
    if chosen.kind:
        measure(chosen.kind, chosen.rows)
        return
    print(f"{chosen.rows:,} rows x 12 columns; {busy_share()}", flush=True)
    for kind in FILES:
        again = [sys.executable, "-m", "benchmarks.gate", "--rows", str(chosen.rows), "--as", kind]
        subprocess.run(again, check=True)


def measure(kind: str, rows: int) -> None:
    """Write the file, read it, scan it; one line of figures."""
    with TemporaryDirectory() as aside:
        path = Path(aside) / "file.parquet"
        {"counts": counts, "texts": texts, "persons": persons}[kind](rows).write_parquet(path)
        started, read_work = time.perf_counter(), time.process_time()
        table = pl.read_parquet(path)
        read, scan_work = time.perf_counter(), time.process_time()
        hits = scan_table(table, kind)
        seconds, work = time.perf_counter() - read, time.process_time() - scan_work
    print(
        f"{kind:8} read {read - started:5.2f} s  scan {seconds:5.2f} s (bar: under {BAR_SECONDS:g})"
        f"  processor {work:5.2f} s = {work / (scan_work - read_work):4.1f} x reading's  peak {peak_megabytes()}"
        f"  refused columns {len({hit.column for hit in hits})}",
        flush=True,
    )


def counts(rows: int) -> pl.DataFrame:
    """Codes, months and integers as an extract has them, in no order."""
    chance = np.random.default_rng(6)

    def code(values: list[str]) -> pl.Series:
        return pl.Series(values).gather(chance.integers(0, len(values), rows))

    return pl.DataFrame(
        {
            "period": code([f"{2021 + place // 12}-{place % 12 + 1:02}" for place in range(70)]),
            "area_vintage": code(["to_2025_06", "from_2025_07"]),
            "base_code": code([f"{25741 + 3 * place}-{25747 + 5 * place}" for place in range(107)]),
            "service_code": code([f"DV{place:02}" for place in range(1, 26)]),
            "residence": code(["permanent_present", "permanent_absent", "temporary"]),
            **{
                f"count_{place}": chance.lognormal(place, 2, rows).clip(0, 20_000_000).astype(np.int32)
                for place in range(6)
            },
            "rate": chance.random(rows),
        }
    )


def texts(rows: int) -> pl.DataFrame:
    """The same, every cell as a CSV shows it."""
    return counts(rows).cast(pl.String)


def persons(rows: int) -> pl.DataFrame:
    """One column a kind, nearly every value another one."""
    chance = np.random.default_rng(6)

    def number(digits: int) -> pl.Series:
        drawn = pl.Series(chance.integers(0, 10**digits, rows))
        return drawn.cast(pl.String).str.zfill(digits)

    def word(values: list[str]) -> pl.Series:
        return pl.Series(values).gather(chance.integers(0, len(values), rows))

    born = pl.Series(chance.integers(-14_000, 20_000, rows), dtype=pl.Int32).cast(pl.Date)
    name = word(_SURNAMES) + " " + word(_MIDDLES) + " " + word(_GIVENS) + " " + word(_GIVENS)
    return pl.DataFrame(
        {
            "a": "074" + word(["0", "1", "2", "3"]) + number(8),
            "b": name,
            "c": born.dt.strftime("%d/%m/%Y"),
            "d": "09" + number(8),
            "e": "28" + number(7),
            "f": "DN4" + number(12),
            "g": "nguoi." + number(7) + "@vi.du.vn",
            "h": "61" + word(["A", "C", "H"]) + "-" + number(3) + "." + number(2),
            "i": "Số " + number(3) + " đường " + name + ", phường Phú Cường",
            "j": "Bà " + name + ", CCCD 074" + number(9),
            "k": pl.Series(chance.integers(74_000_000_000, 75_000_000_000, rows)),
            "l": word(_GIVENS) + " " + number(6) + " ghi chú không có gì lạ " + number(4),
        }
    )


def peak_megabytes() -> str:
    """Of this process; not known on Windows."""
    try:
        import resource
    except ImportError:
        return "not known"
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit} MB"


if __name__ == "__main__":
    main()
