"""The whole way of a delivery: received, previewed, confirmed by another person; and everything that is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from board.deliveries import Delivery
from board.delivery_folder import PROBLEMS, deliveries, folder_of, state_of
from board.errors import BoardError
from board.release_log import history
from board.release_record import read_record
from board.store import current_release
from geo.areas import OLD_VINTAGE, base_areas
from pipeline.__main__ import main
from pipeline.deliveries.candidate import extract_tables
from pipeline.deliveries.decide import cancel, confirm
from pipeline.deliveries.incoming import brought
from pipeline.deliveries.journal import save
from pipeline.deliveries.receive import receive
from pipeline.extract_files import read_extract, write_tables
from pipeline.gate.extract_archive import pack_extract
from pipeline.progress import silent
from pipeline.publish import publish
from pipeline.release import release_id_of
from tests.pipeline.gate.agency_files import filled_template, found_in, offer_rows, old_month, write_csv
from tests.pipeline.tiny_extract import write_tiny_extract

MAY, ONE, OTHER = "2025-05", "Nguyễn Văn An", "Trần Thị Bình"
WAITING = "20261124-214815-3fa9"
ID_NUMBER = "074190012345"  # invented


def may_file(folder: Path) -> Path:
    """120 dossiers of one service in each of the 91 communes."""
    return write_csv(folder / "tháng 5.csv", old_month(MAY))


def tables_now() -> dict[str, pl.DataFrame]:
    return extract_tables(current_release())


def test_the_release_shown_turned_back_into_an_extract_would_be_the_same_release(data: Path) -> None:
    info = current_release().info
    about = {"label": info.label, "source": info.source, "method": info.method}
    written = write_tables(data / "again", tables_now(), about)
    assert release_id_of(read_extract(written)) == info.release_id


def test_a_corrected_month_is_protected_previewed_confirmed_by_another_and_shown(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    before, base = tables_now(), current_release().info.release_id
    assert main(["receive", str(may_file(tmp_path)), "--by", ONE]) == 0
    out = capsys.readouterr().out
    assert "91 dòng, hợp lệ 91, lỗi 0" in out
    ready = deliveries()[0]
    changes = ready.preview.changes
    assert (ready.state, ready.kind, ready.months, ready.preview.base) == (
        "ready", "dossiers", (date(2025, 5, 31),), base,
    )  # fmt: skip
    assert changes.corrected == (date(2025, 5, 31),)
    assert {one.area_vintage for one in changes.indicators} == {OLD_VINTAGE}
    assert current_release().info.release_id == base

    assert main(["confirm", ready.id, "--by", " nguyễn  văn AN"]) == 1
    assert "phải khác người nộp" in capsys.readouterr().out
    done = confirm(ready.id, by=OTHER)
    shown = current_release()
    assert shown.info.release_id == done.release_id != base
    assert read_record(shown.path).by == (ONE, OTHER)
    assert history(data / "releases")[0].by == (ONE, OTHER)
    assert sorted(path.name for path in folder_of(done.id).iterdir()) == ["at_work.lock", "state.json"]

    after = tables_now()
    is_may = pl.col("period") == MAY
    for name, table in before.items():
        if name not in ("dossiers", "sources"):
            assert after[name].equals(table), name
    assert after["dossiers"].filter(~is_may).equals(before["dossiers"].filter(~is_may))
    may = after["dossiers"].filter(is_may)
    assert may["received"].sum() == 91 * 120  # the province is exact
    communes = may.filter(service_code="DV03")["received"]
    assert 20 < (communes != 120).sum() <= 91  # the communes are not
    line = after["sources"].filter(source="dossiers").row(0, named=True)
    assert (line["basis"], line["last_period"]) == ("protected", "2025-07")

    again = receive(may_file(tmp_path), by=OTHER)
    assert not again.preview.changes  # the same figures with the same secret: not one cell differs
    assert [one.vi[:56] for one in again.preview.warnings] == [
        "Thay số liệu “Hồ sơ dịch vụ công” tháng 5/2025 do lần nộ"
    ]


def test_a_file_with_an_identifier_is_refused_and_only_its_checksum_and_counts_are_kept(
    data: Path, tmp_path: Path
) -> None:
    rows = old_month(MAY)
    rows[3]["received"] = ID_NUMBER
    uploaded = write_csv(tmp_path / "passing", rows)
    with pytest.raises(BoardError, match="thông tin về cá nhân"):
        receive(uploaded, by=ONE, name="danh sách.csv", uploaded=True)
    kept = deliveries()[0]
    assert (kept.state, kept.file_name, len(kept.sha256)) == ("refused", "", 64)
    assert [(one.column, one.count) for one in kept.checked.found] == [("Hồ sơ tiếp nhận", 1)]
    assert not uploaded.exists()
    left = {path.name: path.read_text(encoding="utf-8") for path in folder_of(kept.id).iterdir()}
    assert sorted(left) == ["at_work.lock", "state.json"]
    assert ID_NUMBER not in left["state.json"]
    assert "danh sách" not in left["state.json"]


def test_the_command_tells_where_the_identifiers_of_a_refused_file_are_and_none_of_them(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    rows = old_month(MAY)
    rows[3]["received"] = ID_NUMBER
    assert main(["receive", str(write_csv(tmp_path / "may.csv", rows)), "--by", ONE]) == 1
    out = capsys.readouterr().out
    assert "Hồ sơ tiếp nhận: số định danh cá nhân (12 số) (1)" in out
    assert ID_NUMBER not in out


def test_a_name_that_says_something_of_a_person_refuses_an_uploaded_file(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BoardError, match="thông tin về cá nhân"):
        receive(may_file(tmp_path), by=ONE, name=f"{ID_NUMBER}.csv", uploaded=True)
    assert deliveries()[0].file_name == ""


@pytest.mark.parametrize("uploaded", [False, True])
@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Báo cáo của Nguyễn Văn Anh.xlsx", ""),
        ("Bao_cao_Nguyen-Van-Anh.csv", ""),
        ("hồ sơ 5-2025.csv", "hồ sơ 5-2025.csv"),
    ],
)
def test_a_persons_name_in_a_files_name_refuses_nothing_and_is_not_kept(
    data: Path, tmp_path: Path, name: str, kept: str, uploaded: bool
) -> None:
    if uploaded:
        done = receive(may_file(tmp_path), by=ONE, name=name, uploaded=True)
    else:
        done = receive(may_file(tmp_path).rename(tmp_path / name), by=ONE)
    assert (done.state, done.file_name) == ("ready", kept)
    state = (folder_of(done.id) / "state.json").read_text(encoding="utf-8")
    assert ("Anh" in state) is False


def test_bad_lines_are_listed_whole_in_a_file_and_the_first_of_them_in_the_state(
    data: Path, tmp_path: Path
) -> None:
    rows = old_month(MAY)
    for row in rows[:60]:
        row["channel_counter"] = int(row["channel_counter"]) + 1
    with pytest.raises(BoardError, match="91 dòng, hợp lệ 31, chưa đạt 60"):
        receive(write_csv(tmp_path / "may.csv", rows), by=ONE)
    refused = deliveries()[0]
    assert (refused.checked.rows, refused.checked.valid, refused.checked.problems) == (91, 31, 60)
    assert [one.line for one in refused.checked.listed] == list(range(2, 52))
    listed = (folder_of(refused.id) / PROBLEMS).read_text(encoding="utf-8-sig").splitlines()
    assert len([line for line in listed if "không bằng tổng" in line]) == 60
    assert (tmp_path / "may.csv").exists()  # the sender's own file is theirs


def test_public_statistics_need_who_said_so_and_carry_it_into_the_release(data: Path, tmp_path: Path) -> None:
    file = filled_template(tmp_path / "offers.xlsx", "service_offers", offer_rows(MAY))
    with pytest.raises(BoardError, match="ghi cơ quan đã công bố"):
        receive(file, by=ONE)
    with pytest.raises(BoardError, match="chỉ ghi tên cơ quan"):
        receive(file, by=ONE, public="[Cục](x)")
    ready = receive(file, by=ONE, public="Cổng Dịch vụ công quốc gia")
    assert [one.indicator_id for one in ready.preview.changes.indicators] == ["services_full_process"]
    confirm(ready.id, by=OTHER)
    tables = tables_now()
    line = tables["sources"].filter(source="service_offers").row(0, named=True)
    assert (line["agency"], line["basis"]) == (
        "Cổng Dịch vụ công quốc gia", "public: Cổng Dịch vụ công quốc gia",
    )  # fmt: skip
    may = tables["service_offers"].filter(period=MAY)
    assert may.rows() == [(MAY, row["provision"], row["services"]) for row in offer_rows(MAY)]


def test_public_dossiers_stay_as_they_are(tmp_path: Path) -> None:
    table = found_in(may_file(tmp_path)).table
    rows = brought("dossiers", table, public=True, known={MAY}, progress=silent).filter(
        pl.col("received") > 0
    )
    assert rows["received"].to_list() == [120] * 91
    assert rows["base_code"].to_list() == [base.base_code for base in base_areas(OLD_VINTAGE)]


def test_an_extract_comes_as_one_zip_and_is_published_as_it_was_made(data: Path, tmp_path: Path) -> None:
    packed = tmp_path / "extract.zip"
    pack_extract(write_tiny_extract(tmp_path / "extract", people=12), packed)
    ready = receive(packed, by=ONE)
    assert (ready.kind, len(ready.months), ready.basis) == ("extract", 3, "protected")
    assert {"residents", "id_number_coverage"} <= {
        one.indicator_id for one in ready.preview.changes.indicators
    }
    done = confirm(ready.id, by=OTHER)
    assert done.release_id == release_id_of(read_extract(tmp_path / "extract"))
    assert tables_now()["population"]["residents"].unique().to_list() == [12]


def test_without_the_secret_that_protected_them_no_month_that_was_shown_is_replaced(
    data: Path, tmp_path: Path
) -> None:
    (tmp_path / "owner" / "secret.key").unlink()
    with pytest.raises(BoardError, match="không có khóa bí mật"):
        receive(may_file(tmp_path), by=ONE)
    assert not (tmp_path / "owner" / "secret.key").exists()


def test_a_month_without_residents_waits_for_its_extract(data: Path, tmp_path: Path) -> None:
    with pytest.raises(BoardError, match="chưa có số nhân khẩu của tháng 03/2024"):
        receive(write_csv(tmp_path / "march.csv", old_month("2024-03")), by=ONE)


def test_a_preview_that_another_release_has_overtaken_is_made_anew_and_looked_at_again(
    data: Path, tmp_path: Path
) -> None:
    offers = filled_template(tmp_path / "offers.xlsx", "service_offers", offer_rows(MAY))
    ready = receive(offers, by=ONE, public="Sở Thông tin và Truyền thông")
    other = publish(
        write_tiny_extract(tmp_path / "extract", people=12), data / "releases", people_sheets=False
    )
    with pytest.raises(BoardError, match="vừa được lập lại"):
        confirm(ready.id, by=OTHER)
    again = deliveries()[0]
    assert (again.state, again.preview.base) == ("ready", other.stem)
    confirm(ready.id, by=OTHER)
    tables = tables_now()  # both are in it
    assert tables["population"]["residents"].unique().to_list() == [12]
    assert tables["service_offers"].filter(period=MAY).height == 3


def test_a_cancelled_delivery_is_over_and_cannot_be_confirmed(data: Path) -> None:
    save(Delivery(WAITING, "ready", "targets", "x.csv", 1, "", ONE, "2026-11-24T21:48:15+07:00", "protected"))
    (folder_of(WAITING) / "extract").mkdir()
    assert cancel(WAITING, by=ONE).state == "cancelled"
    with pytest.raises(BoardError, match="không chờ xác nhận"):
        confirm(WAITING, by=OTHER)
    assert state_of(WAITING).message.vi == f"Hủy theo yêu cầu của {ONE}."
    assert not (folder_of(WAITING) / "extract").exists()
