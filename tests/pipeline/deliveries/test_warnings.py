"""What the second person is told to look at: jumps beyond the usual, late units, months that somebody else brought."""

from __future__ import annotations

from pathlib import Path

from board.deliveries import Delivery
from board.delivery_folder import folder_of
from geo.areas import OLD_VINTAGE, area
from pipeline.deliveries.decide import confirm
from pipeline.deliveries.receive import receive
from tests.pipeline.gate.agency_files import dossier_row, old_month, write_csv

ONE, OTHER = "Nguyễn Văn An", "Trần Thị Bình"


def warned(delivery: Delivery) -> str:
    return "\n".join(one.vi for one in delivery.preview.warnings)


def test_jumps_and_late_units_of_the_last_old_month_are_named(small_data: Path, tmp_path: Path) -> None:
    rows = old_month("2025-06")
    late = str(rows[0]["commune_code"])
    rows[0] = dossier_row("2025-06", late, "", received=0)
    told = warned(receive(write_csv(tmp_path / "june.csv", rows), by=ONE))
    assert "có thể chưa gửi đủ số tháng 6/2025" in told.splitlines()[0]
    assert told.splitlines()[0].endswith(f": {area(OLD_VINTAGE, late).name_vi}.")
    assert "Biến động hơn 2 lần mức lớn nhất của 12 tháng trước:" in told
    assert "Tỷ lệ số hóa hồ sơ, tháng 6/2025: Bình Dương giảm" in told


def test_months_that_another_delivery_brought_are_named_with_who_and_when(data: Path, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "may.csv", old_month("2025-05"))
    first = receive(file, by=ONE)
    assert warned(first) == ""
    confirm(first.id, by=OTHER)
    again = receive(file, by=OTHER)
    assert "Thay số liệu “Hồ sơ dịch vụ công” tháng 5/2025 do lần nộp ngày" in warned(again)
    assert not again.preview.changes  # the same figures with the same secret: not one cell differs
    assert (folder_of(again.id) / "extract").is_dir()
