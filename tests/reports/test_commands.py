"""The command line: what is asked for is made, refused with the reason, or named as failed, and the exit code says which."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from geo.areas import OLD_VINTAGE, areas
from geo.places import ROOT
from reports import shelf
from reports.__main__ import main
from reports.book import nested
from reports.edition import Edition, every
from reports.office_commands import SYSTEMS
from tests.reports.small_report import PERIOD

COMMUNE = "25864"


@pytest.fixture(autouse=True)
def office(small_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone; the day is one on which no source is late."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))
    monkeypatch.setenv("BANG06_RELEASES", str(small_release.parent))
    monkeypatch.setenv("BANG06_TODAY", "2026-11-25")
    monkeypatch.delenv("BANG06_REPORT_SETTINGS", raising=False)
    return tmp_path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]):
    """Run a command; its exit code and what it said."""

    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as stopped:
            code = stopped.code
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.pdf"))


def test_one_report_is_made_verified_listed_and_removed(said, office: Path) -> None:
    code, told = said("make", COMMUNE, "2025-06", "--number", "12", "--signed-on", "2025-07-05")
    assert code == 0
    (report,) = shelf.listed()
    path = shelf.path_of(report.id)
    assert str(path) in told
    assert report.request["letter"]["number"] == "12"
    assert "Số: 12/BC-TCTĐA06" in PdfReader(path).pages[0].extract_text()
    assert said("verify", str(path))[0] == 0
    assert report.id in said("list")[1]
    assert said("list", "--remove", report.id)[0] == 0
    assert shelf.listed() == ()
    assert said("list", "--remove", report.id)[0] == 1


def test_a_list_makes_its_areas_by_code_or_name_into_the_named_folder_and_nothing_else(
    said, office: Path
) -> None:
    (office / "list.csv").write_text("area_code\n# xã\n25864,x\n\nXã An Linh\n25864\n", encoding="utf-8-sig")
    code, told = said("make", "--list", str(office / "list.csv"), "2025-06", "--out", str(office / "out"))
    assert (code, "2/2 báo cáo" in told) == (0, True)
    made = {one.request["edition"]["area"] for one in shelf.listed(office / "out")}
    an_linh = next(one.area_code for one in areas(OLD_VINTAGE, "commune") if one.name_vi == "An Linh")
    assert made == {"25864", an_linh}
    assert len(list((office / "out").iterdir())) == 4  # two PDFs with what is said of them
    assert shelf.listed() == ()


def test_a_batch_goes_on_after_a_failure_and_says_which(said, office: Path, monkeypatch) -> None:
    (office / "list.txt").write_text("724\n25864", encoding="utf-8")
    settings = office / "reports" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text(f'[district]\nagency = "{"A" * 110} {{AREA}}"', encoding="utf-8")
    code, told = said("make", "--list", str(office / "list.txt"), "2025-06")
    assert code == 3
    assert "Dĩ An (724): settings.toml, trường “agency”" in told
    assert "1/2 báo cáo" in told
    assert [one.request["edition"]["area"] for one in shelf.listed()] == ["25864"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("99999", "2025-06"), "Không có địa bàn mã “99999”"),
        (("Đà Lạt", "2025-06"), "Không có địa bàn mã “Đà Lạt”"),
        (("724", "2026-01"), "Không có địa bàn mã “724” ở địa giới ngày 31/01/2026"),
        (("di an", "2025-06"), "724 Thành phố Dĩ An và 25942 Phường Dĩ An"),
        (("74", "2031-01"), "không có số liệu của kỳ 2031-01"),
        (("74", "hôm nay"), "Không đọc được kỳ “hôm nay”"),
        (("74", "last-month", "--late-ok", "--lang", "en"), "chỉ có bản tiếng Việt"),
        (("--list", "nowhere.txt", "2025-06"), "nowhere.txt"),
        (("74", "2025-06", "--signed-on", "mai"), "“signed_on”"),
        (("74", "2025-06", "--signer", "😀"), "(Người ký): có ký tự không in được (U+1F600)"),
        (("74", "2025-06", "--signer", "مرحبا"), "(Người ký): có ký tự không in được (U+0645)"),
        (("74", "2025-Q2", "--rhythm", "month"), "Kỳ “2025-Q2” dài hơn loại báo cáo “"),
        (("74", "2025", "--rhythm", "quarter"), "Kỳ “2025” dài hơn loại báo cáo “"),
        (("74", "2025-06", "--out", str(Path(__file__))), "Không ghi được tệp bao-cao-74-2025-06-thang"),
    ],
)
def test_bad_input_is_refused_with_the_reason_and_leaves_nothing(
    said, arguments, reason: str, office: Path
) -> None:
    code, told = said("make", *arguments)
    assert (code, reason in told) == (1, True), told
    assert names(office) == []


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("make",), ("make", "74"), ("make", "74", "2025-06", "x"), ("make", "--all", "74", "2025-06"),
        ("make", "--all", "--list", "x", "2025-06"), ("make", "--all", "2025-06", "--number", "3"),
        ("make", "74", "2025-06", "--rhythm", "week"), ("verify",), ("publish",),
    ],
)  # fmt: skip
def test_a_wrong_command_is_told_apart_from_a_refusal(said, arguments, office: Path) -> None:
    assert said(*arguments)[0] == 2
    assert names(office) == []


def test_an_envelope_takes_no_words_of_a_letter_for_it_changes_nothing(said) -> None:
    assert said("envelope", "2025-06", "--number", "3")[0] == 2


@pytest.mark.parametrize(
    ("period", "rhythm", "name"),
    [("2025-06", [], "thang"), ("2025-Q2", [], "quy"), ("2025", [], "nam"), ("2025-06", ["--rhythm", "quarter"], "quy")],
)  # fmt: skip
def test_the_period_says_the_rhythm_where_nobody_does(
    said, period: str, rhythm: list[str], name: str
) -> None:
    assert said("make", "74", period, *rhythm)[0] == 0
    assert [one.name.rsplit("-", 1)[-1] for one in shelf.listed()] == [name]


def test_late_figures_are_refused_before_any_of_a_batch_is_made(said, office: Path, monkeypatch) -> None:
    monkeypatch.setenv("BANG06_TODAY", "2026-12-20")
    code, told = said("make", "--all", "2026-10")
    assert (code, "chậm 10 ngày" in told) == (1, True)
    code, told = said("make", "--all", "last-month")  # November, which the release does not have
    assert (code, "không có số liệu của kỳ 2026-11" in told) == (1, True)
    assert names(office) == []


def test_a_damaged_release_is_not_reported_on(said, office: Path, monkeypatch) -> None:
    (office / "releases").mkdir()
    (office / "releases" / "CURRENT").write_text("board-2026-10-00000000.duckdb", encoding="utf-8")
    monkeypatch.setenv("BANG06_RELEASES", str(office / "releases"))
    code, told = said("make", "74", "2025-06")
    assert (code, "board-2026-10-00000000" in told) == (1, True)


def test_the_view_of_a_page_is_made_from_its_address(said, office: Path) -> None:
    code, _ = said("view", "http://bang06:8506/dinh-nghia?lang=en", "--out", str(office / "out"))
    (entry,) = shelf.listed(office / "out")
    assert (code, entry.form, entry.language, entry.title) == (0, "view", "en", "Definitions")
    assert said("view", "http://bang06:8506/no-page")[0] == 1


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://bang06/?area=724&period=2025-06", "trang-tong-quan-724-2025-06"),
        ("http://bang06?area=724&period=2025-06", "trang-tong-quan-724-2025-06"),
        ("http://127.0.0.1:8506/ban-do/?area=724&period=2025-06&lang=en", "trang-ban-do-724-2025-06"),
    ],
)
def test_an_address_may_be_the_whole_one_of_the_browser(said, address: str, name: str) -> None:
    assert said("view", address)[0] == 0
    assert shelf.listed()[0].id.startswith(name)


@pytest.mark.parametrize("wrong", ["area=999", "indicator=nope", "period=2031-01", "age=99"])
def test_another_page_than_the_address_asks_for_is_never_made(said, wrong: str, office: Path) -> None:
    code, told = said("view", f"ban-do?{wrong}&lang=vi")
    assert (code, wrong in told) == (1, True)
    assert names(office) == []


def test_a_book_binds_every_area_of_the_period_with_each_district_before_its_communes() -> None:
    editions = nested(every(Edition("74", PERIOD)))
    assert len(editions) == 101
    assert editions[0].area_code == "74"
    assert editions[1].area.level == "district"
    for before, one in pairwise(editions):
        if one.area.level == "commune":
            assert one.area.parent_code in (before.area_code, before.area.parent_code)


def test_a_book_is_one_file_or_a_refusal_that_names_what_is_missing(said, office: Path, monkeypatch) -> None:
    few = [Edition("74", PERIOD), Edition("724", PERIOD), Edition("25942", PERIOD)]
    monkeypatch.setattr("reports.make_commands.every", lambda edition: few)
    assert said("book", "2025-06")[0] == 0
    (entry,) = shelf.listed()
    assert (entry.name, entry.title) == ("tap-bao-cao-2025-06-thang", "Tập báo cáo")
    reader = PdfReader(shelf.path_of(entry.id))
    index = reader.pages[0].extract_text()
    assert "3 báo cáo, tháng 6 năm 2025" in index
    assert [line for line in ("Thành phố Dĩ An", "Phường Dĩ An") if line not in index] == []
    settings = office / "reports" / "settings.toml"
    settings.write_text(f'[district]\nagency = "{"A" * 110} {{AREA}}"', encoding="utf-8")
    code, told = said("book", "2025-06", "--out", str(office / "out"))
    assert (code, "1/3 báo cáo không lập được (Dĩ An)" in told) == (1, True)
    assert names(office / "out") == []


def test_an_envelope_carries_finished_reports_unchanged_and_nothing_else(said, office: Path) -> None:
    assert said("envelope", "2025-06")[0] == 1  # nothing is made yet
    said("make", COMMUNE, "2025-06")
    report = shelf.path_of(shelf.listed()[0].id)
    code, _ = said("envelope", "2025-06", "--out", str(office / "sent"))
    (sent,) = (office / "sent").iterdir()
    reader = PdfReader(sent)
    assert code == 0
    assert reader.attachments == {f"{shelf.listed()[0].name}.pdf": [report.read_bytes()]}
    assert "Xã Phước Sang, Phú Giáo, tháng 6 năm 2025" in " ".join(reader.pages[0].extract_text().split())
    held = office / "held"
    held.mkdir()
    (held / "a.pdf").write_bytes(report.read_bytes())
    assert said("envelope", str(held), "--out", str(office / "again"))[0] == 0
    (held / "danh-sach.pdf").write_bytes(b"%PDF-1.7 list of persons")
    code, told = said("envelope", str(held), "--out", str(office / "third"))
    assert (code, "danh-sach.pdf" in told) == (1, True)
    assert not (office / "third").exists()


def test_verify_ends_with_the_gravest_of_its_findings(said, office: Path) -> None:
    said("make", COMMUNE, "2025-06")
    good = shelf.path_of(shelf.listed()[0].id)
    other = office / "other.pdf"
    other.write_bytes(b"nothing")
    codes = [said("verify", *map(str, files))[0] for files in ([good], [other], [good, other], [other, good])]
    assert codes[0] == 0
    assert codes[1] == codes[2] == codes[3] != 0


def test_verify_goes_on_after_a_file_that_is_not_there(said, office: Path) -> None:
    said("make", COMMUNE, "2025-06")
    (report,) = shelf.listed()
    code, told = said("verify", str(office / "nowhere.pdf"), str(shelf.path_of(report.id)))
    assert (code, "nowhere.pdf" in told, f"{report.id}.pdf: KHỚP" in told) == (2, True, True)


def test_settings_are_written_as_an_example_then_checked(said, office: Path) -> None:
    assert said("settings")[0] == 0
    path = office / "reports" / "settings.toml"
    assert path.is_file()
    path.write_text('agency = "SỞ A"', encoding="utf-8")
    assert "Cơ quan ban hành: SỞ A" in said("settings")[1]
    path.write_text("agency = 3", encoding="utf-8")
    assert said("settings")[0] == 1


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_schedule_names_this_machine_s_own_places_and_last_month(said, system: str) -> None:
    code, told = said("schedule", system)
    assert code == 0
    assert sys.executable in told
    assert str(ROOT) in told
    assert "-m reports make --all last-month" in told
    assert "{" not in told


@pytest.mark.skipif(os.name == "nt", reason="cron is not there")
def test_the_line_for_cron_runs_in_a_shell(said, office: Path) -> None:
    line = next(one for one in said("schedule", "cron")[1].splitlines() if one.startswith("0 6 12 * * "))
    command = line.removeprefix("0 6 12 * * ").replace("make --all last-month", "list")
    (office / "reports").mkdir(exist_ok=True)
    assert subprocess.run(["/bin/sh", "-c", command], check=False, timeout=60).returncode == 0
    assert "Chưa có báo cáo nào" in (office / "reports" / "schedule.log").read_text(encoding="utf-8")


def test_a_stopped_command_says_so(said, monkeypatch) -> None:
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("reports.make_commands.made_one_by_one", stopped)
    code, told = said("make", COMMUNE, "2025-06")
    assert (code, "Đã dừng" in told) == (130, True)


def test_an_ordered_batch_is_unknown_until_it_is_ordered(said) -> None:
    assert said("batch", "20261101-080000-0000")[0] == 1


def test_what_is_said_of_a_report_can_be_read_by_other_programs(said, office: Path) -> None:
    said("make", COMMUNE, "2025-06", "--out", str(office / "out"))
    (side_car,) = (office / "out").glob("*.json")
    about = json.loads(side_car.read_text(encoding="utf-8"))
    assert about["sign_box"]["page"] >= 1
    assert about["size_bytes"] == side_car.with_suffix(".pdf").stat().st_size
