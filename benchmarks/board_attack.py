"""How much somebody finds who has nothing but the board: differences, averages and a linear program, at full size.

    .venv/bin/python -m benchmarks.board_attack --register data/work/register

The figures of docs/SECURITY.md on the board's own filters are those of the sample's register.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

import polars as pl

from board.question import Question, month_end
from board.store import Release, open_release
from geo.areas import areas
from pipeline.counting import count_register
from pipeline.cube import Counts, DossierCounts
from pipeline.cube_tables import dossiers_table, population_table
from pipeline.extract_files import Extract
from pipeline.extract_shapes import SHAPES
from pipeline.places import default_register
from pipeline.protect import protect_population
from pipeline.register import read_register
from pipeline.release import fill_release
from pipeline.services import service_table
from tests.attacks.existence import FACTS, likelihood_ratios
from tests.attacks.filters import averaging, board_of, hunt, noise_at_query_time, slices
from tests.attacks.lattice import lattice_of, share_found

SECRET = b"the benchmark's own secret, no-one's"
MONTHS = 12  # the last of the old vintage
INDICATORS = ("card_undelivered", "card_expired", "backlog_90")
ABOUT = {"label": "Dữ liệu mô phỏng", "source": "", "method": "", "files": {}}


def true_counts(register: Path) -> tuple[Counts, DossierCounts]:
    """The true cubes of the old vintage; rows that are not valid are left out."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with read_register(register, work=work, report=work / "refused.csv", allow_refused=None) as read:
            persons, dossiers = count_register(read)
    return persons[0], dossiers[0]


def release_of(counts: Counts, dossiers: pl.DataFrame, folder: Path) -> Release:
    """An open release of these persons; no dossier of it is attacked."""
    tables = {name: pl.DataFrame(schema=shape) for name, shape in SHAPES.items()}
    tables |= {"population": population_table(counts), "dossiers": dossiers, "services": service_table()}
    about = {**ABOUT, "files": {f"{name}.parquet": {"sha256": ""} for name in tables}}
    folder.mkdir()
    fill_release(Extract(folder, about, tables), folder / "board.duckdb")
    return open_release(folder / "board.duckdb")


def last_months(counts: Counts) -> Counts:
    arrays = {name: getattr(counts, name)[-MONTHS:] for name in ("residents", *FACTS)}
    return replace(counts, periods=counts.periods[-MONTHS:], **arrays)


def report(true: Release, protected: Release, last: str) -> None:
    for indicator_id in INDICATORS:
        question = Question(indicator_id, month_end(last))
        asked = slices(indicator_id, question)
        print(f"{indicator_id}: filters {hunt(board_of(protected), protected, true, asked)}")
        print(f"  12 months (small counts, share) {averaging(board_of(protected), true, asked)}")
        print(
            f"  noise at query time {hunt(noise_at_query_time(true), protected, true, asked[3:9], rounds=120)}"
        )
        for name, release in (("protected", protected), ("small ones hidden, all else exact", true)):
            solved = [one for district in areas(question.area_vintage, "district")
                      for one in lattice_of(release, indicator_id, replace(question, area_code=district.area_code))]  # fmt: skip
            known = sum(one.least == one.most for one in solved) / len(solved)
            print(f"  linear program, {name}: {share_found(solved, true)}; number behind known {known:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Attacks through the board's own filters.")
    parser.add_argument("--register", type=Path, default=default_register())
    persons, dossiers = true_counts(parser.parse_args().register)
    true = last_months(persons)
    protected = protect_population(true, SECRET)
    filed = dossiers_table(dossiers).filter(pl.col("period").is_in(true.periods))
    for fact in FACTS:
        print(f"{fact}: one person against none {likelihood_ratios(fact, true, protected)}")
    with tempfile.TemporaryDirectory() as folder:
        pair = [
            release_of(counts, filed, Path(folder) / name)
            for name, counts in (("true", true), ("shown", protected))
        ]
        report(*pair, last=true.periods[-1])


if __name__ == "__main__":
    main()
