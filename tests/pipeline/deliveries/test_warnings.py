"""What the second person is told to look at: jumps beyond the usual, late units; what cannot be published is never ready."""

from __future__ import annotations

from pathlib import Path

import pytest

from board.deliveries import Delivery
from board.errors import BoardError
from geo.areas import OLD_VINTAGE, area
from pipeline.deliveries.receive import receive
from tests.pipeline.deliveries.agency_month import small_month
from tests.pipeline.gate.agency_files import write_csv

ONE = "Nguyễn Văn An"


def warned(delivery: Delivery) -> str:
    return "\n".join(one.vi for one in delivery.preview.warnings)


def test_jumps_and_late_units_of_a_corrected_month_are_named(small_data: Path, tmp_path: Path) -> None:
    rows = small_month("2025-06", more=900)
    jumping, late = rows[0]["commune_code"], rows[-1]["commune_code"]
    for row in rows:
        if row["commune_code"] == late:
            row |= {name: 0 for name in row if isinstance(row[name], int)}
    told = warned(receive(write_csv(tmp_path / "june.csv", rows), by=ONE)).splitlines()
    names = [area(OLD_VINTAGE, str(code)).name_vi for code in (jumping, late)]
    assert told[0].startswith("Đơn vị có thể chưa gửi đủ số tháng 6/2025 (dưới 10 hồ sơ")
    assert told[0].endswith(f": {names[1]}.")
    assert told[1] == "Biến động hơn 2 lần mức lớn nhất của 12 tháng trước:"
    received = next(line for line in told if line.startswith("Hồ sơ dịch vụ công tiếp nhận, tháng 6/2025: "))
    assert f"{names[0]} tăng " in received


def test_a_month_protected_by_another_secret_is_refused_before_anybody_can_confirm_it(
    small_data: Path, tmp_path: Path
) -> None:
    (tmp_path / "owner" / "secret.key").write_bytes(bytes(32))
    with pytest.raises(BoardError, match="versions"):
        receive(write_csv(tmp_path / "june.csv", small_month("2025-06")), by=ONE)
