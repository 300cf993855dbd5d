"""Tiny registers for tests: a table of people as dicts becomes a folder of files as an owner would have them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import polars as pl

from pipeline.contract import DATE, ID, TABLES, closed_lists

LAST_DAY = date(2026, 10, 31)
Row = Mapping[str, object]


def resident(
    person_id: int, born_on: date = date(1990, 5, 20), sex: str = "male", **dates: date | None
) -> dict:
    return {"person_id": person_id, "sex": sex, "born_on": born_on, **dates}


def spell(person_id: int, from_on: date = date(2015, 1, 1), to_on: date | None = None, **other: str) -> dict:
    here = {"commune_code": "25741", "unit_code": "25747", "residence": "permanent_present"}
    return {"person_id": person_id, "from_on": from_on, "to_on": to_on, **here, **other}


def dossier(
    dossier_id: int, filed_on: date, due_on: date, finished_on: date | None = None, **other: str
) -> dict:
    usual = {
        "service_code": closed_lists()["service"][0], "commune_code": "25741", "unit_code": "25747",
        "channel": "online_full", "payment": "online", "digitised": "yes", "rating": "not_rated",
    }  # fmt: skip
    dates = {"filed_on": filed_on, "due_on": due_on, "finished_on": finished_on}
    return {"dossier_id": dossier_id, **dates, **usual, **other}


def write_register(
    folder: Path,
    residents: Iterable[Row] = (),
    spells: Iterable[Row] = (),
    dossiers: Iterable[Row] = (),
    *,
    last_day: date = LAST_DAY,
) -> Path:
    """A whole register, its persons' tables as Parquet. The label is the sample's."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in (("residents", residents), ("spells", spells), ("dossiers", dossiers)):
        write_parquet(folder / f"{table}.parquet", table, rows)
    about = {"last_day": last_day.isoformat(), "label": "Dữ liệu mô phỏng", "source": "Bài thử"}
    (folder / "register.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    offers = "period,provision,services\n2021-01,full_process,12\n2021-01,partial,30\n"
    (folder / "service_offers.csv").write_text(offers, encoding="utf-8")
    return folder


def write_parquet(path: Path, table: str, rows: Iterable[Row]) -> None:
    types = {ID: pl.Int64, DATE: pl.Date}
    schema = {name: types.get(kind, pl.String) for name, kind in TABLES[table].items()}
    pl.DataFrame([{**dict.fromkeys(schema), **row} for row in rows], schema).write_parquet(path)


def write_csv(
    path: Path,
    table: str,
    rows: Iterable[Row],
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    end: str = "\n",
) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(TABLES[table]), delimiter=delimiter, lineterminator=end)
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _text(value) for name, value in row.items()})


def _text(value: object) -> object:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value
