"""Deliveries and withdrawals: what a withdrawn delivery brought is in nothing that is shown or could be confirmed."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from board.deliveries import Delivery
from board.delivery_folder import deliveries
from board.errors import BoardError
from board.release_record import read_record
from board.store import current_release
from pipeline.deliveries.candidate import extract_tables
from pipeline.deliveries.decide import confirm
from pipeline.deliveries.receive import receive
from pipeline.publish import withdraw
from tests.pipeline.gate.agency_files import filled_template, offer_rows

ONE, OTHER, PORTAL = "Nguyễn Văn An", "Trần Thị Bình", "Cổng Dịch vụ công quốc gia"
MAY, JUNE = "2025-05", "2025-06"


def brought(folder: Path, month: str, name: str = "offers") -> Delivery:
    file = filled_template(folder / f"{name}.xlsx", "service_offers", offer_rows(month))
    return receive(file, by=ONE, public=PORTAL)


def offers_shown() -> pl.DataFrame:
    return extract_tables(current_release())["service_offers"]


def test_withdrawing_a_delivery_takes_its_figures_out_of_those_that_came_after_it(
    data: Path, tmp_path: Path
) -> None:
    before, base = offers_shown(), current_release().info.release_id
    first = confirm(brought(tmp_path, MAY).id, by=OTHER).release_id
    second = confirm(brought(tmp_path, JUNE).id, by=OTHER).release_id
    assert [read_record(data / "releases" / f"{one}.json").built_on for one in (base, first, second)] == [
        None, base, first,
    ]  # fmt: skip
    assert not offers_shown().filter(period=MAY).equals(before.filter(period=MAY))
    replaced = brought(tmp_path, MAY, "again").preview.warnings
    assert [one.vi[:50] for one in replaced] == ["Thay số liệu “Dịch vụ công được cung cấp” tháng 5/"]
    assert withdraw(data / "releases", first) == base
    assert offers_shown().equals(before)
    assert (
        brought(tmp_path, JUNE, "on the old one").preview.warnings == ()
    )  # no delivery stands in what is shown


def test_a_preview_refuses_what_was_withdrawn_and_says_where_it_can_be_shown_again(
    data: Path, tmp_path: Path
) -> None:
    done = confirm(brought(tmp_path, MAY).id, by=OTHER)
    withdraw(data / "releases", done.release_id)
    with pytest.raises(BoardError, match="Thu hồi hoặc hiển thị lại một kỳ.*'restore'"):
        brought(tmp_path, MAY, "again")
    assert deliveries()[0].state != "ready"
