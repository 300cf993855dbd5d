"""The command audit: its verdict is its exit code, its report says what was found, and nothing of a register."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from board.audit_report import at_least, at_most, stated
from pipeline.__main__ import main
from pipeline.audit.exactness import Error
from pipeline.audit.report import Report, as_markdown
from pipeline.contract import crosswalk
from pipeline.extract import make_extract
from pipeline.release import build_release
from pipeline.secret import owner_secret
from pipeline.unused_blocks import blank_unused
from tests.pipeline.small_register import resident, spell, write_register
from tests.pipeline.tiny_extract import write_tiny_extract


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BANG06_OWNER", str(tmp_path / "owner"))
    return tmp_path


def test_a_sound_release_passes_and_a_failed_finding_is_exit_code_1(home, capsys):
    path = home / "board-2025-07-00000001.duckdb"
    build_release(write_tiny_extract(home / "extract"), path)
    assert main(["audit", str(path)]) == 0
    told = capsys.readouterr().out
    assert "# Kiểm định bảo vệ cá nhân · Audit of the protection of people: Đạt · Passed" in told
    assert "| Nhìn một lần · One look | 20% | 100% | tối đa 30% · at most 30% | Đạt · Passed |" in told
    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE audit SET passed = false WHERE \"check\" = 'one_look'")
    blank_unused(path)
    assert main(["audit", str(path), "--out", str(home / "report.md")]) == 1
    report = (home / "report.md").read_text(encoding="utf-8")
    assert "Không đạt · Failed" in report
    assert "Báo cáo" in capsys.readouterr().out


def test_without_a_release_the_command_says_where_to_look(home, capsys):
    assert main(["audit"]) == 1
    assert "Không có kỳ phát hành nào để kiểm định" in capsys.readouterr().out


def test_with_the_register_the_released_file_itself_is_attacked_and_another_registers_release_fails(
    home, capsys
):
    chance = random.Random(6)
    people = [_person(number, chance) for number in range(700)]
    register = write_register(
        home / "register", *map(list, zip(*people, strict=True)), last_day=date(2021, 3, 31)
    )
    extract = make_extract(register, home / "extract", secret=owner_secret())
    path = home / "board-2021-03-00000001.duckdb"
    build_release(extract, path)
    assert main(["audit", str(path), "--register", str(register), "--out", str(home / "a.md")]) == 0
    report = (home / "a.md").read_text(encoding="utf-8")
    assert "tấn công lại từ sổ gốc · attacked afresh from the register" in report
    assert "| another_run | to_2025_06:residents | 1 | >= 1 | ✓ |" in report
    assert "id_card · to_2025_06 | province | present" in report
    other = write_register(
        home / "other", *map(list, zip(*people[:600], strict=True)), last_day=date(2021, 3, 31)
    )
    assert main(["audit", str(path), "--register", str(other), "--out", str(home / "b.md")]) == 1
    assert "broken_promises" in (home / "b.md").read_text(encoding="utf-8")


def _person(number: int, chance: random.Random) -> tuple[dict, dict]:
    day = date(2021, 1, 1) + timedelta(days=chance.randrange(80))
    commune, unit = crosswalk()[chance.randrange(12)]
    person = 700_000_000 + number
    return resident(person, date(1980, 1, 1), id_number_on=day), spell(
        person, commune_code=commune, unit_code=unit
    )


def test_a_report_tells_spans_counterparts_and_errors_and_every_finding_below():
    owner = [
        at_most("sixty_pairs", "to_2025_06:id_card", 0.19, 0.3),
        at_most("sixty_pairs", "from_2025_07:id_card", 0.21, 0.3),
        at_least("query_noise", "to_2025_06:id_card", 0.95, 0.9),
        stated("informed_guess", "to_2025_06:id_card", 0.44),
    ]
    board = [at_most("leftovers", "release", 3, 0)]
    errors = [Error("to_2025_06", "id_card", "present", "district", 13.2, 17.6)]
    report = Report(
        "board-2026-10-1a2b3c4d", "Dữ liệu mô phỏng", "24/11/2026", 41.6, owner, board, True, errors
    )
    told = as_markdown(report).splitlines()
    assert told[0] == "# Kiểm định bảo vệ cá nhân · Audit of the protection of people: Không đạt · Failed"
    assert told[2] == "board-2026-10-1a2b3c4d · Dữ liệu mô phỏng · 24/11/2026 · 42 s"
    assert (
        "| Trừ các tổng cho nhau · Subtracting sums | 19–21% | 95% | tối đa 30% · at most 30% | Đạt · Passed |"
        in told
    )
    assert (
        "| Không sót dữ liệu cũ · Nothing left over | 3 |  | không có · none | Không đạt · Failed |" in told
    )
    assert "| id_card · to_2025_06 | district | present | 13 | 18 |" in told
    assert "| leftovers | release | 3 | <= 0 | ✗ |" in told
