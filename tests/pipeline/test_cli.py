"""The command line: each command's exit code and what it tells the reader; the whole way with a tiny sample."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from board.release_record import entries
from geo.places import ROOT
from pipeline.__main__ import main
from pipeline.places import default_register
from pipeline.sample.files import flawed_rows
from tests.pipeline.small_register import resident, spell, write_register


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    """A data folder and an owner's configuration of the test's own."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BANG06_OWNER", str(tmp_path / "owner"))
    return tmp_path / "data"


def register(folder: Path, *residents: dict) -> Path:
    return write_register(
        folder / "register", residents, [spell(residents[0]["person_id"])], last_day=date(2021, 3, 31)
    )


def test_help_names_every_command_in_both_languages(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    commands = (
        "sample",
        "check",
        "extract",
        "publish",
        "releases",
        "revisions",
        "withdraw",
        "restore",
        "demo",
    )
    assert [command for command in commands if command not in told] == []
    assert "lập bản trích ẩn danh" in told


@pytest.mark.parametrize(
    "wrong", [[], ["publish"], ["sample", "--people", "0"], ["extract", "--allow-refused", "-1"]]
)
def test_a_wrong_command_ends_with_2(wrong, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2


def test_check_of_a_sound_register_counts_its_rows(data, tmp_path, capsys) -> None:
    assert main(["check", str(register(tmp_path, resident(1), resident(2)))]) == 0
    assert "residents: 2 dòng, hợp lệ 2, từ chối 0" in capsys.readouterr().out
    assert list((data / "work").iterdir()) == []


def test_check_tells_how_many_rows_are_refused_why_and_where_they_are_listed(data, tmp_path, capsys) -> None:
    folder = register(tmp_path, resident(1), resident(77_123, sex="x"), resident(77_124, sex="x"))
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "residents: 3 dòng, hợp lệ 1, từ chối 2" in out
    assert "residents.sex trống hoặc không có trong danh mục: 2 (đầu tiên: residents.parquet, dòng 2)" in out
    assert "residents.sex is empty or not in the closed list: 2 (first: residents.parquet, line 2)" in out
    assert "77" not in out.replace(str(tmp_path), "")
    report = data / "work" / "refused-register.csv"
    assert str(report) in out
    assert len(report.read_text(encoding="utf-8-sig").splitlines()) == 3


def test_an_extract_of_a_register_with_refused_rows_stops_with_1_and_says_how_to_go_on(
    data, tmp_path, capsys
) -> None:
    folder = register(tmp_path, resident(1), resident(2, sex="x"))
    assert main(["extract", str(folder)]) == 1
    assert "--allow-refused 1" in capsys.readouterr().out
    assert not (data / "incoming").exists()
    assert main(["extract", str(folder), "--allow-refused", "1", "--name", "march"]) == 0
    assert (data / "incoming" / "march" / "manifest.json").is_file()


def test_an_error_is_told_in_two_sentences_without_a_traceback(data, tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "check", str(tmp_path / "nowhere")],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == ""
    assert [line.split()[:3] for line in done.stdout.splitlines()] == [
        ["Sổ", "gốc", "thiếu"], ["The", "register", "lacks"],
    ]  # fmt: skip


def test_an_unknown_extract_and_an_unknown_release_are_told_plainly(data, capsys) -> None:
    assert main(["publish", "nothing"]) == 1
    assert main(["withdraw", "board-2026-10-00000000"]) == 1
    assert main(["releases"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Chưa có kỳ phát hành nào.",
        "  There is no release yet.",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that stands for Ctrl-C of one process")
def test_ctrl_c_ends_with_130_and_one_sentence(data, tmp_path) -> None:
    folder = register(tmp_path, resident(1))
    fifo = folder / "spells-late.csv"  # whoever opens it waits until somebody writes
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "pipeline", "check", str(folder)]
    running = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert "residents" in running.stderr.readline()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert out.startswith("Đã dừng.")
    assert "Traceback" not in err
    assert [path.name for path in (data / "work").iterdir()] == []


def test_the_demo_goes_the_whole_way_and_its_release_can_be_taken_back(data, capfd) -> None:
    assert main(["demo", "--people", "3000"]) == 0
    assert capfd.readouterr().out.startswith("Dữ liệu mô phỏng")
    releases = entries(data / "releases")
    assert [(entry.state, entry.record.label, entry.record.last_period) for entry in releases] == [
        ("current", "Dữ liệu mô phỏng", date(2026, 10, 31))
    ]
    register, report = default_register(), data / "work" / "refused-register.csv"
    assert set((data / "work").iterdir()) == {register, report}
    assert len(report.read_text("utf-8").splitlines()) > flawed_rows(register) > 0
    assert main(["withdraw", releases[0].release_id]) == 0
    assert main(["publish", "register"]) == 1  # what was taken back does not come again
    assert "Không còn kỳ phát hành nào" in capfd.readouterr().out


def test_the_demo_keeps_a_register_that_is_there(data, capfd) -> None:
    write_register(default_register(), [resident(1)], [spell(1)], last_day=date(2021, 3, 31))
    made = (default_register() / "residents.parquet").read_bytes()
    assert main(["demo"]) == 0
    assert (default_register() / "residents.parquet").read_bytes() == made
    assert [entry.record.last_period for entry in entries(data / "releases")] == [date(2021, 3, 31)]
    assert main(["releases"]) == 0
    assert "đang hiển thị · tháng 3/2021" in capfd.readouterr().out


def test_releases_are_published_withdrawn_restored_and_deleted_by_name(
    releases, data, extracts, capsys
) -> None:
    """BANG06_RELEASES names a folder with two releases, of the first two extracts."""
    second = entries(releases)[0].release_id
    assert main(["withdraw", second, "--by", "An"]) == 0
    assert main(["restore", second, "--by", "An", "--by", "Bình"]) == 0
    assert main(["withdraw", second, "--purge", "--by", "Bình"]) == 0
    assert main(["restore", second]) == 1
    assert main(["publish", str(extracts[2]), "--by", "An", "--by", "Bình", "--keep", "1"]) == 0
    assert main(["releases"]) == 0
    out = capsys.readouterr().out
    assert f"Đã thu hồi {second}. Đang hiển thị" in out
    assert f"Đang hiển thị {second}." in out
    assert f"Đã thu hồi và xóa hẳn {second}." in out
    assert f"Tệp của kỳ phát hành {second} đã bị xóa hẳn" in out
    assert "đang hiển thị · tháng 7/2025 · 4 MB · Dữ liệu mô phỏng · An, Bình" in out
    assert f"thu hồi và xóa hẳn · {second} · Bình" in out
    assert f"hiển thị lại · {second} · An, Bình" in out


def test_the_population_mosaics_follow_what_is_shown(releases, data) -> None:
    second, first = (entry.release_id for entry in entries(releases))
    assert main(["withdraw", second]) == 0
    sheets = {path.name for path in (data / "maps").iterdir()}
    assert len([name for name in sheets if name.endswith("-people.json")]) == 3
    assert main(["withdraw", first]) == 0
    assert list((data / "maps").glob("*-people.json")) == []


def test_revisions_tells_what_a_release_changed(releases, capsys) -> None:
    second, first = (entry.release_id for entry in entries(releases))
    assert main(["revisions", second]) == 0
    assert main(["revisions", first]) == 0
    assert main(["revisions", "board-2020-01-00000000"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{second} so với {first}:\n")
    assert "Tháng được đính chính: tháng 5/2025, tháng 6/2025 và tháng 7/2025" in out
    assert (
        "Nhân khẩu: đính chính tháng 5/2025 và tháng 6/2025 tại 91 xã, phường, thị trấn; toàn tỉnh từ" in out
    )
    assert f"{first}, kỳ đầu tiên:" in out
    assert "Không có kỳ phát hành board-2020-01-00000000" in out
