"""Making the sample: the invented register of docs/DATA.md, written table by table into one folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from board.errors import BoardError
from pipeline.contract import TABLES, closed_lists
from pipeline.progress import Progress, silent
from pipeline.sample import files
from pipeline.sample.dossier_rates import read_rates
from pipeline.sample.dossiers import A_YEAR, make_dossiers
from pipeline.sample.flaws import flawed_register
from pipeline.sample.offers import service_offers
from pipeline.sample.people import FULL_SIZE
from pipeline.sample.places import Places
from pipeline.sample.register import Persons, make_persons

TARGETS = Path(__file__).with_name("targets.csv")
PARTS = 8  # files of residents and of spells; the last of each is a CSV
MAKING = ".making"  # added to the folder's name until the sample is whole
FLAWED_PART = "flawed"  # of a file's name
CSV_PART = 0.04  # of the persons: a CSV takes ten times the room


class NotASample(BoardError):
    """The folder to write a sample to holds something else."""


def make_sample(folder: Path, *, people: int = FULL_SIZE, seed: int = 6, progress: Progress = silent) -> None:
    """Write a whole register, invented: residents, spells, dossiers, service_offers, targets, register.json.

    Some rows are wrong on purpose (pipeline/sample/flaws.py); register.json says how many.

    people: residents on an ordinary day; everything scales with it. The same people and seed give the same
    bytes. A sample that was in the folder is replaced once the new one is whole. Raises NotASample for
    anything else there.
    """
    _require_sample(folder)
    making = folder.with_name(folder.name + MAKING)
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    with progress("Tạo dân cư mô phỏng", "Making the simulated people"):
        persons = make_persons(people, seed)
    with progress("Ghi nhân khẩu và cư trú", "Writing residents and spells", len(persons.people)) as done:
        for rows in _write_persons(making, persons):
            done(rows)
    with progress("Tạo hồ sơ dịch vụ công", "Making dossiers", len(A_YEAR)) as done:
        for _ in _write_dossiers(making, persons.places, people / FULL_SIZE, seed):
            done(1)
    flawed = _write_flawed(making, persons.places, people / FULL_SIZE, seed)
    service_offers().write_csv(making / "service_offers.csv", include_bom=True)
    shutil.copyfile(TARGETS, making / "targets.csv")
    files.write_about(making, flawed)
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)


def _require_sample(folder: Path) -> None:
    """Nothing but an earlier sample may be replaced: the folder might hold a real register."""
    if folder.exists() and any(folder.iterdir()) and not files.is_sample(folder):
        raise NotASample(
            f"Thư mục {folder.name} không phải là sổ gốc mô phỏng nên không bị ghi đè."
            " Hãy chọn thư mục khác.",
            f"The folder {folder.name} is not a simulated register and is left alone. Choose another folder.",
        )


def _write_flawed(folder: Path, places: Places, scale: float, seed: int) -> int:
    """The rows made to be refused, in files of their own; returns how many there are."""
    made = flawed_register(places, scale, seed)
    for table, rows in made.items():
        files.write_rows(folder, table, rows, FLAWED_PART)
    return sum(len(rows) for rows in made.values())


def residents_of(persons: Persons) -> dict[str, np.ndarray]:
    """Columns of `residents`; sex as its place in the closed list."""
    people = persons.people
    return {
        "person_id": np.arange(1, len(people) + 1),
        "sex": people.female.astype(np.int8),
        "born_on": people.born,
        "died_on": people.died,
        **persons.dates,
    }


def spells_of(persons: Persons) -> dict[str, np.ndarray]:
    """Columns of `spells`, by person and first day."""
    spells = persons.spells
    return {
        "person_id": spells.person.astype(np.int64) + 1,
        **_addresses(persons.places, spells.part),
        "residence": spells.residence,
        "from_on": spells.since,
        "to_on": spells.to,
    }


def _addresses(places: Places, part: np.ndarray) -> dict[str, np.ndarray]:
    """Both vintages' codes of each part, as places in their closed lists."""
    lists = closed_lists()
    return {
        "commune_code": np.array([lists["commune"].index(code) for code in places.commune_codes], np.int8)[
            part
        ],
        "unit_code": np.array([lists["unit"].index(code) for code in places.unit_codes], np.int8)[part],
    }


def _write_persons(folder: Path, persons: Persons) -> Iterator[int]:
    """Files of whole persons, residents and their spells side by side; yields the persons of each."""
    size = len(persons.people)
    in_parquet = round(size * (1 - CSV_PART))
    ends = [*(in_parquet * (part + 1) // (PARTS - 1) for part in range(PARTS - 1)), size]
    residents, spells = residents_of(persons), spells_of(persons)
    first = 0
    for part, end in enumerate(ends, 1):
        write = files.write_csv if part == PARTS else files.write_parquet
        start, stop = np.searchsorted(persons.spells.person, (first, end))
        write(
            folder,
            "residents",
            {name: column[first:end] for name, column in residents.items()},
            f"{part:02d}",
        )
        write(folder, "spells", {name: column[start:stop] for name, column in spells.items()}, f"{part:02d}")
        yield end - first
        first = end


def _write_dossiers(folder: Path, places: Places, scale: float, seed: int) -> Iterator[int]:
    """A file a year; the first month of the first year as CSV. Yields the year."""
    rates = read_rates()
    number = 1
    for year in A_YEAR:
        made = make_dossiers(year, places, rates, scale, seed)
        size = len(made["filed"])
        columns = {
            "dossier_id": np.arange(number, number + size),
            "service_code": made["service"],
            **_addresses(places, made["part"]),
            **{f"{step}_on": made[step] for step in ("filed", "due", "finished")},
            **{fact: made[fact] for fact in TABLES["dossiers"] if fact in made},
        }
        number += size
        month = made["filed"].astype("datetime64[D]").astype("datetime64[M]")
        in_csv = int((month == np.datetime64(f"{year}-01")).sum()) if year == min(A_YEAR) else 0
        if in_csv:
            files.write_csv(
                folder, "dossiers", {name: column[:in_csv] for name, column in columns.items()}, f"{year}-01"
            )
        files.write_parquet(
            folder, "dossiers", {name: column[in_csv:] for name, column in columns.items()}, f"{year}"
        )
        yield year
