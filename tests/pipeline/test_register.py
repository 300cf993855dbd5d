"""Reading a register: every form of file gives the same rows; every bad row is listed with its line and its reason."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from board.errors import BoardError
from pipeline.contract import TABLES
from pipeline.intake.errors import RegisterRefused, RowsRefused
from pipeline.register import TableRows, read_register
from tests.pipeline.small_register import (
    LAST_DAY,
    dossier,
    resident,
    spell,
    write_csv,
    write_parquet,
    write_register,
)

PEOPLE = [
    resident(1, date(1990, 5, 20), collected_on=date(2021, 3, 1), printed_on=date(2021, 4, 2), expires_on=date(2030, 5, 20)),
    resident(2, date(2024, 2, 29), "female"),
    resident(3, date(1950, 1, 1), died_on=date(2023, 1, 15)),
]  # fmt: skip


def read(folder: Path, allow_refused: int | None = None):
    return read_register(
        folder, work=folder / "work", report=folder / "refused.csv", allow_refused=allow_refused
    )


def refused(folder: Path) -> list[tuple[str, int, str, str]]:
    """(file, line, column, reason) of every refused row."""
    with read(folder) as register:
        rows = register.refused.select("file", "number", "column", "reason").sort("file", "number", "column")
        return list(rows.iter_rows())


def people(folder: Path) -> list[tuple]:
    with read(folder, 0) as register:
        return register.con.sql("SELECT * FROM residents ORDER BY person_id").fetchall()


@pytest.mark.parametrize(
    ("encoding", "delimiter", "end"),
    [
        ("utf-8", ",", "\n"),
        ("utf-8-sig", ",", "\r\n"),
        ("utf-8-sig", ";", "\r\n"),
        ("utf-16", "\t", "\r\n"),
        ("utf-16", ",", "\n"),
    ],
)
def test_every_form_of_csv_gives_the_rows_of_the_parquet_file(tmp_path, encoding, delimiter, end) -> None:
    expected = people(write_register(tmp_path / "parquet", PEOPLE))
    folder = write_register(tmp_path / "csv", PEOPLE)
    (folder / "residents.parquet").unlink()
    write_csv(folder / "residents.csv", "residents", PEOPLE, encoding=encoding, delimiter=delimiter, end=end)
    assert people(folder) == expected
    assert [row[0] for row in expected] == [1, 2, 3]


def test_a_table_may_be_several_files_of_both_kinds(tmp_path) -> None:
    folder = write_register(tmp_path, PEOPLE[:1])
    write_csv(folder / "residents_2.csv", "residents", PEOPLE[1:2])
    write_parquet(folder / "residents_3.parquet", "residents", PEOPLE[2:])
    assert [row[0] for row in people(folder)] == [1, 2, 3]


def test_a_csv_may_have_its_columns_in_any_order(tmp_path) -> None:
    folder = write_register(tmp_path, PEOPLE)
    (folder / "spells.parquet").unlink()
    text = "to_on,residence,unit_code,commune_code,from_on,person_id\n,temporary,25747,25741,03/02/2021,1\n"
    (folder / "spells.csv").write_text(text, encoding="utf-8")
    with read(folder, 0) as register:
        rows = register.con.sql("SELECT * FROM spells").fetchall()
    assert rows == [(1, "25741", "25747", "temporary", date(2021, 2, 3), None)]


def test_the_line_of_a_refused_row_is_the_line_of_the_file(tmp_path) -> None:
    """Blank and unreadable lines come before it; two files hold the table."""
    folder = write_register(tmp_path)
    empty = "," * 14
    lines = [",".join(TABLES["residents"])]
    lines += [f"1,male,01/02/1990{empty}", "", f"2,female,31/02/1990{empty}", f"3,nam,01/02/1990{empty}"]
    lines += ["4,male", "", f"x,male,01/02/1990{empty}", f"6,male,01/02/2027{empty}", f"7,male,{empty}"]
    (folder / "residents-b.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_parquet(folder / "residents.parquet", "residents", [resident(20), resident(21, sex="khác")])
    assert refused(folder) == [
        ("residents-b.csv", 4, "born_on", "unreadable"),
        ("residents-b.csv", 5, "sex", "not_listed"),
        ("residents-b.csv", 6, "born_on", "columns"),
        ("residents-b.csv", 8, "person_id", "unreadable"),
        ("residents-b.csv", 9, "born_on", "after_last_day"),
        ("residents-b.csv", 10, "born_on", "missing"),
        ("residents.parquet", 2, "sex", "not_listed"),
    ]
    with read(folder) as register:
        assert register.rows["residents"] == TableRows(rows_in=9, kept=2)
        assert register.con.sql("SELECT person_id FROM residents ORDER BY 1").fetchall() == [(1,), (20,)]


def test_a_large_file_keeps_its_lines_although_it_is_read_in_parallel(tmp_path) -> None:
    folder = write_register(tmp_path)
    (folder / "residents.parquet").unlink()
    header, rest = ",".join(TABLES["residents"]), "," * 14
    bad = {7: "x", 250_001: "x", 599_999: "x"}
    rows = (
        f"{bad.get(line, line)},{'nam' if line % 100_000 == 3 else 'male'},01/02/1990{rest}"
        for line in range(2, 600_002)
    )
    (folder / "residents.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    assert [(line, reason) for _, line, _, reason in refused(folder)] == [
        (3, "not_listed"), (7, "unreadable"), (100_003, "not_listed"), (200_003, "not_listed"), (250_001, "unreadable"),
        (300_003, "not_listed"), (400_003, "not_listed"), (500_003, "not_listed"), (599_999, "unreadable"),
    ]  # fmt: skip


D = date
CARD = {"collected_on": D(2022, 1, 5), "printed_on": D(2022, 2, 1), "expires_on": D(2030, 1, 1)}
DELIVERED = {**CARD, "delivered_on": D(2022, 3, 1)}


@pytest.mark.parametrize(
    ("dates", "column", "reason"),
    [
        ({"died_on": D(1980, 1, 1)}, "died_on", "before_birth"),
        ({"died_on": D(2026, 11, 1)}, "died_on", "after_last_day"),
        ({"id_number_on": D(1990, 5, 19)}, "id_number_on", "before_birth"),
        ({"collected_on": D(2026, 11, 1)}, "collected_on", "after_last_day"),
        ({**CARD, "collected_on": None}, "printed_on", "without_earlier_step"),
        ({**CARD, "printed_on": D(2022, 1, 4)}, "printed_on", "wrong_order"),
        ({**CARD, "expires_on": None}, "expires_on", "missing"),
        ({**CARD, "expires_on": D(2022, 2, 1)}, "expires_on", "wrong_order"),
        ({"expires_on": D(2030, 1, 1)}, "expires_on", "without_earlier_step"),
        ({"delivered_on": D(2022, 1, 1)}, "delivered_on", "without_earlier_step"),
        ({**CARD, "delivered_on": D(2022, 1, 31)}, "delivered_on", "wrong_order"),
        ({**CARD, "renewal_collected_on": D(2023, 1, 1)}, "renewal_collected_on", "without_earlier_step"),
        ({**DELIVERED, "renewal_collected_on": D(2022, 2, 28)}, "renewal_collected_on", "wrong_order"),
        ({**DELIVERED, "renewal_printed_on": D(2023, 1, 1), "renewal_expires_on": D(2030, 1, 1)},
         "renewal_printed_on", "without_earlier_step"),
        ({"e_approved_on": D(2022, 1, 1)}, "e_approved_on", "without_earlier_step"),
        ({"e_registered_on": D(2022, 2, 1), "e_approved_on": D(2022, 1, 1)}, "e_approved_on", "wrong_order"),
        ({"e_registered_on": D(2022, 2, 1), "e_level2_on": D(2022, 2, 1)}, "e_level2_on", "without_earlier_step"),
        ({"e_registered_on": D(2022, 1, 1), "e_approved_on": D(2022, 1, 1), "e_level1_on": D(2022, 1, 3),
          "e_level2_on": D(2022, 1, 2)}, "e_level2_on", "wrong_order"),
    ],
)  # fmt: skip
def test_dates_that_cannot_be_are_refused_with_the_column_and_the_reason(
    tmp_path, dates, column, reason
) -> None:
    folder = write_register(tmp_path, [resident(1, **dates), resident(2)])
    assert refused(folder) == [("residents.parquet", 1, column, reason)]


def test_level_2_may_come_at_once_and_an_old_holder_card_has_no_expiry(tmp_path) -> None:
    at_once = {"e_registered_on": D(2022, 1, 1), "e_approved_on": D(2022, 1, 1), "e_level2_on": D(2022, 1, 1)}
    card = {**DELIVERED, "expires_on": None}
    assert (
        refused(write_register(tmp_path, [resident(1, **at_once), resident(2, D(1960, 1, 1), **card)])) == []
    )


def test_an_id_that_stands_twice_is_refused_both_times_and_its_spells_with_it(tmp_path) -> None:
    folder = write_register(tmp_path, [resident(1), resident(2), resident(1)], [spell(1), spell(2)])
    assert refused(folder) == [
        ("residents.parquet", 1, "person_id", "duplicate"),
        ("residents.parquet", 3, "person_id", "duplicate"),
        ("spells.parquet", 1, "person_id", "unknown_person"),
    ]


@pytest.mark.parametrize(
    ("bad", "column", "reason"),
    [
        (spell(9), "person_id", "unknown_person"),
        (spell(1, commune_code="74"), "commune_code", "not_listed"),
        (spell(1, unit_code="25741"), "unit_code", "not_listed"),
        (spell(1, unit_code="25975"), "unit_code", "not_in_crosswalk"),
        (spell(1, residence="present"), "residence", "not_listed"),
        (spell(1, D(1990, 5, 19)), "from_on", "before_birth"),
        (spell(1, D(2023, 1, 2), D(2023, 1, 1)), "to_on", "wrong_order"),
        (spell(1, D(2026, 11, 1)), "from_on", "after_last_day"),
        (spell(1, to_on=D(2026, 11, 1)), "to_on", "after_last_day"),
        (spell(2), "to_on", "after_death"),
        (spell(2, to_on=D(2023, 1, 16)), "to_on", "after_death"),
    ],
)
def test_a_spell_that_cannot_be_is_refused(tmp_path, bad, column, reason) -> None:
    residents = [resident(1), resident(2, died_on=D(2023, 1, 15)), resident(3)]
    folder = write_register(tmp_path, residents, [spell(3), bad])
    assert refused(folder) == [("spells.parquet", 2, column, reason)]


def test_stays_that_share_a_day_are_both_refused_and_stays_that_touch_are_not(tmp_path) -> None:
    touching = [spell(1, D(2020, 1, 1), D(2021, 5, 9)), spell(1, D(2021, 5, 10))]
    sharing = [spell(2, D(2020, 1, 1), D(2021, 5, 10)), spell(2, D(2021, 5, 10))]
    folder = write_register(tmp_path, [resident(1), resident(2)], [*touching, *sharing])
    assert refused(folder) == [("spells.parquet", row, "from_on", "overlap") for row in (3, 4)]


@pytest.mark.parametrize(
    ("bad", "column", "reason"),
    [
        (dossier(1, D(2023, 1, 2), D(2023, 1, 9)), "dossier_id", "duplicate"),
        (dossier(2, D(2023, 1, 2), D(2023, 1, 1)), "due_on", "wrong_order"),
        (dossier(2, D(2023, 1, 2), D(2023, 1, 9), D(2023, 1, 1)), "finished_on", "wrong_order"),
        (dossier(2, D(2026, 11, 1), D(2026, 11, 9)), "filed_on", "after_last_day"),
        (dossier(2, D(23, 1, 2), D(2023, 1, 9)), "filed_on", "out_of_range"),
        (dossier(2, D(2023, 1, 2), D(2023, 1, 9), service_code="DV99"), "service_code", "not_listed"),
        (dossier(2, D(2023, 1, 2), D(2023, 1, 9), rating="good"), "rating", "not_listed"),
        (dossier(2, D(2023, 1, 2), D(2023, 1, 9), unit_code="25975"), "unit_code", "not_in_crosswalk"),
    ],
)
def test_a_dossier_that_cannot_be_is_refused(tmp_path, bad, column, reason) -> None:
    folder = write_register(tmp_path, dossiers=[dossier(1, D(2023, 1, 2), D(2023, 1, 9)), bad])
    assert ("dossiers.parquet", 2, column, reason) in refused(folder)


def test_a_register_with_refused_rows_stops_and_the_report_tells_line_and_reason_but_no_value(
    tmp_path,
) -> None:
    folder = write_register(tmp_path, [resident(1), resident(770077, sex="bí mật")])
    with pytest.raises(RowsRefused) as caught, read(folder, 0):
        pass
    with (folder / "refused.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row == {
        "bảng · table": "residents", "tệp · file": "residents.parquet", "dòng · line": "2", "cột · column": "sex",
        "lý do": "trống hoặc không có trong danh mục", "reason": "is empty or not in the closed list",
    }  # fmt: skip
    told = caught.value.vi + caught.value.en + (folder / "refused.csv").read_text(encoding="utf-8")
    assert "770077" not in told
    assert "bí mật" not in told
    with read(folder, 1) as register:
        assert register.refused_rows == 1


def test_a_clean_register_takes_the_old_report_away(tmp_path) -> None:
    folder = write_register(tmp_path, [resident(1)])
    (folder / "refused.csv").write_text("old", encoding="utf-8")
    with read(folder, 0):
        assert not (folder / "refused.csv").exists()


def test_a_quote_does_not_swallow_lines(tmp_path) -> None:
    folder = write_register(tmp_path, PEOPLE)
    (folder / "spells.parquet").unlink()
    header = ",".join(TABLES["spells"])
    rows = ['1,25741,25747,"temporary,03/02/2021,', "2,25741,25747,temporary,03/02/2025,"]
    (folder / "spells.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    assert refused(folder) == [("spells.csv", 2, "residence", "not_listed")]


@pytest.mark.parametrize(
    ("usual", "odd"), [("\n", "\r"), ("\r\n", "\r"), ("\r\n", "\r\r\n"), ("\n", "\n\r\n")]
)
def test_a_file_whose_lines_and_rows_do_not_add_up_is_refused(tmp_path, usual, odd) -> None:
    """A lone carriage return makes two rows of one line, or none of two; every later number would be wrong."""
    folder = write_register(tmp_path, PEOPLE)
    (folder / "spells.parquet").unlink()
    header, row = ",".join(TABLES["spells"]), "1,25741,25747,temporary,03/02/202"
    text = f"{header}{usual}{row}1,{odd}{row}2,{usual}{row}3,{usual}"
    (folder / "spells.csv").write_bytes(text.encode())
    with pytest.raises(RegisterRefused, match=r"spells\.csv") as caught, read(folder):
        pass
    assert "25741" not in caught.value.vi + caught.value.en


def bad_files(folder: Path) -> dict[str, Path]:
    header = ",".join(TABLES["spells"])
    texts = {
        "lacks a column": header.replace(",to_on", "") + "\n",
        "has one more": header + ",ghi chú\n",
        "has one twice": header + ",to_on\n",
        "has no header": "1,25741,25747,temporary,03/02/2021,\n",
        "is empty": "",
    }
    return {name: (folder / "spells.csv", text) for name, text in texts.items()}


@pytest.mark.parametrize("fault", bad_files(Path()))
def test_a_file_with_other_columns_is_refused_whole_and_its_words_are_not_repeated(tmp_path, fault) -> None:
    folder = write_register(tmp_path, PEOPLE)
    path, text = bad_files(folder)[fault]
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterRefused, match=r"spells\.csv") as caught, read(folder):
        pass
    assert "25741" not in caught.value.vi + caught.value.en
    assert "ghi chú" not in caught.value.vi + caught.value.en


def test_a_parquet_column_of_another_type_refuses_the_file(tmp_path) -> None:
    folder = write_register(tmp_path, PEOPLE)
    pl.read_parquet(folder / "spells.parquet").with_columns(
        pl.lit("01/02/2021").alias("from_on")
    ).write_parquet(folder / "spells.parquet")
    with pytest.raises(RegisterRefused, match="from_on"), read(folder):
        pass


@pytest.mark.parametrize("missing", ["residents.parquet", "register.json", "service_offers.csv"])
def test_a_register_without_one_of_its_parts_is_refused(tmp_path, missing) -> None:
    folder = write_register(tmp_path, PEOPLE)
    (folder / missing).unlink()
    with pytest.raises(RegisterRefused), read(folder):
        pass


@pytest.mark.parametrize(
    "row",
    ["card_collected,to_2025_06,74,2023-01-01,2023-12-31,1.2,rate,a,b,c,d",
     "card_collected,to_2025_06,99,2023-01-01,2023-12-31,1,rate,a,b,c,d",
     "card_collected,to_2025_06,74,2023-12-31,2023-01-01,1,rate,a,b,c,d",
     "card_lost,to_2025_06,74,2023-01-01,2023-12-31,1,rate,a,b,c,d",
     "card_collected,to_2025_06,74,2023-01-01,2023-12-31,nan,rate,a,b,c,d",
     "card_collected,to_2025_06,74,2023-01-01,2023-12-31,0,assigned,a,b,c,d",
     "card_collected,to_2025_06,74,2023-01-01,2023-12-31,500,count,a,b,c,d",
     "card_undelivered,to_2025_06,74,2023-01-01,2023-12-31,0.9,rate,a,b,c,d",
     "card_undelivered,to_2025_06,74,2023-01-01,2023-12-31,500,assigned,a,b,c,d"],
)  # fmt: skip
def test_a_target_that_cannot_be_refuses_the_targets(tmp_path, row) -> None:
    folder = write_register(tmp_path, PEOPLE)
    header = (
        "indicator_id,area_vintage,area_code,from_on,due_on,value,unit,programme,legal_basis,label,source"
    )
    good = "card_collected,to_2025_06,74,2023-01-01,2023-12-31,0.9,rate,a,b,c,d"
    (folder / "targets.csv").write_text(f"{header}\n{good}\n", encoding="utf-8")
    with read(folder, 0) as register:
        assert register.targets.select("value", "due_on").rows() == [(0.9, date(2023, 12, 31))]
    (folder / "targets.csv").write_text(f"{header}\n{good}\n{row}\n", encoding="utf-8")
    with pytest.raises(BoardError, match="dòng 3"), read(folder):
        pass


def test_nothing_of_a_register_is_left_when_it_is_closed(tmp_path) -> None:
    folder = write_register(tmp_path / "register", PEOPLE)
    work = tmp_path / "work"
    with read_register(folder, work=work, report=work / "refused.csv"):
        assert len(list(work.iterdir())) == 1
    assert list(work.iterdir()) == []


def test_the_periods_end_with_the_last_full_month(tmp_path) -> None:
    for last_day, last in ((LAST_DAY, "2026-10"), (date(2026, 10, 30), "2026-09")):
        with read(write_register(tmp_path, PEOPLE, last_day=last_day), 0) as register:
            assert (register.periods[0], register.periods[-1]) == ("2021-01", last)
