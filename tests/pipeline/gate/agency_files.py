"""Files as an agency would send them: small, whole and valid, to be spoilt in one place by a test."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from board.dimensions import DOSSIER_FACTS, PROVISIONS
from geo.areas import OLD_VINTAGE, base_areas
from pipeline.contract import crosswalk
from pipeline.gate.agency_file import Findings, examine
from pipeline.gate.contracts import CONTRACTS
from pipeline.gate.opening import open_file
from pipeline.gate.problems import REASONS
from pipeline.gate.templates import DATA, write_template

TODAY = date(2026, 11, 24)
LAST_MONTH = "2026-10"
Row = dict[str, object]


def dossier_row(period: str, commune: str, unit: str, received: int = 120, service: str = "DV03") -> Row:
    """The example of the guide: 120 dossiers, split as docs/DATA.md's facts."""
    row: Row = {"period": period, "commune_code": commune, "unit_code": unit, "service_code": service}
    row["received"] = received
    for fact, levels in DOSSIER_FACTS.items():
        shares = [received // len(levels)] * (len(levels) - 1)
        values = [*shares, received - sum(shares)]
        row |= {f"{fact}_{level}": value for level, value in zip(levels, values, strict=True)}
    return row


def old_month(period: str) -> list[Row]:
    """One service in each of the 91 communes."""
    return [dossier_row(period, base.commune_code, "") for base in base_areas(OLD_VINTAGE)]


def new_month(period: str) -> list[Row]:
    """One service in each of the 36 units, in the first commune that went to it."""
    first = {unit: commune for commune, unit in reversed(crosswalk())}
    return [dossier_row(period, commune, unit) for unit, commune in sorted(first.items())]


def offer_rows(*periods: str) -> list[Row]:
    return [
        {"period": period, "provision": provision, "services": 700 + place}
        for period in periods
        for place, provision in enumerate(PROVISIONS)
    ]


def target_row(**changes: object) -> Row:
    """The province's target for cards delivered in 2026."""
    return {
        "indicator_id": "card_delivered",
        "area_vintage": "from_2025_07",
        "area_code": "74",
        "from_on": "01/01/2026",
        "due_on": "31/12/2026",
        "value": "95%",
        "unit": "rate",
        "programme": "Kế hoạch Đề án 06 năm 2026",
        "legal_basis": "Kế hoạch 12/KH-UBND ngày 15/01/2026",
        "label": "",
        "source": "Văn phòng UBND tỉnh cung cấp",
        **changes,
    }


def write_csv(path: Path, rows: list[Row], delimiter: str = ";") -> Path:
    """Headings as in the code; the first row is line 2."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(rows[0])
        writer.writerows(row.values() for row in rows)
    return path


def filled_template(path: Path, kind: str, rows: list[Row]) -> Path:
    """The template with rows written into its data sheet, as Excel saves it."""
    write_template(CONTRACTS[kind], path, LAST_MONTH)
    book = load_workbook(path)
    names = [column.name for column in CONTRACTS[kind].columns]
    for place, row in enumerate(rows, start=2):
        for column, name in enumerate(names, start=1):
            if row[name] != "":
                book[DATA].cell(place, column).value = row[name]
    book.save(path)
    return path


def found_in(path: Path, kind: str | None = None) -> Findings:
    """What the gate finds, without its child process."""
    return examine(open_file(path), kind, LAST_MONTH)


def problems_of(folder: Path, rows: list[Row], kind: str | None = None) -> list[tuple[int, str, str]]:
    """(line, column's heading, code of the reason or its words) of each problem of the rows written as CSV."""
    found = found_in(write_csv(folder / "file.csv", rows), kind)
    assert found.hits == ()
    codes = {text.vi: code for code, text in REASONS.items()}
    return [
        (line, column, codes.get(vi, vi))
        for line, column, vi in found.problems.select("line", "column", "reason_vi").rows()
    ]
