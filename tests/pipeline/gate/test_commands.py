"""The gate's commands: what they write, what they say, and the code they end with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.gate.check import check_file, last_full_month
from pipeline.gate.contracts import CONTRACTS
from pipeline.gate.templates import write_template
from tests.pipeline.gate.agency_files import new_month, offer_rows, write_csv
from tests.pipeline.tiny_extract import write_tiny_extract


def test_gate_tells_the_verdict_and_writes_the_list_to_send_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write_csv(tmp_path / "good.csv", offer_rows("2026-08", "2026-09"))
    assert main(["gate", str(good)]) == 0
    assert "Đạt yêu cầu: 6 dòng, hợp lệ 6, chưa đạt 0." in capsys.readouterr().out
    rows = new_month("2026-09")
    rows[4]["unit_code"] = "79"
    bad = write_csv(tmp_path / "bad.csv", rows)
    assert main(["gate", str(bad), "--problems", str(tmp_path / "back.csv")]) == 1
    told = capsys.readouterr().out
    assert "dòng 6, Phường, xã mới: không có trong danh mục" in told
    assert "line 6, Phường, xã mới: is not in the closed list" in told
    assert ";6;Phường, xã mới;không có trong danh mục;" in (tmp_path / "back.csv").read_text(
        encoding="utf-8-sig"
    )


def test_gate_ends_with_a_message_for_a_file_that_cannot_be_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.xls").write_text("<html><table></table></html>")
    assert main(["gate", str(tmp_path / "page.xls")]) == 1
    assert "trang web" in capsys.readouterr().out


@pytest.mark.parametrize("kind", list(CONTRACTS))
def test_template_writes_the_sheet_of_the_last_full_month(kind: str, tmp_path: Path) -> None:
    assert main(["template", kind, "--out", str(tmp_path / "mau.xlsx")]) == 0
    write_template(CONTRACTS[kind], tmp_path / "same.xlsx", last_full_month(date.today()))
    assert (tmp_path / "mau.xlsx").read_bytes() == (tmp_path / "same.xlsx").read_bytes()


def test_pack_makes_of_an_extract_one_file_that_the_gate_takes(tmp_path: Path) -> None:
    folder = write_tiny_extract(tmp_path / "extract")
    assert main(["pack", str(folder), "--out", str(tmp_path / "extract.zip")]) == 0
    assert check_file(tmp_path / "extract.zip").accepted
