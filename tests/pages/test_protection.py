"""Bảo vệ dữ liệu: the last audit's verdict, each attack with what it finds, the risk that remains; also without an audit."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.board.test_store import JUNE, SECOND, describe, make, point
from tests.pages.screen import Screen, start

PAGE = "everyone/protection.py"


def test_the_page_says_how_the_last_audit_ended_and_when(screen: Screen, small_release: Path):
    screen.open(PAGE)
    shown = screen.data("protection")
    assert (shown["tone"], shown["word"]) == ("met", "Đạt mọi ngưỡng")
    assert small_release.stem in shown["sentence"]
    assert [title for _, title, _ in shown["steps"]] == [
        "Sổ gốc", "Đếm", "Điều chỉnh", "Cân bằng", "Tấn công thử", "Bảng này",
    ]  # fmt: skip


def test_every_attack_stands_there_with_what_it_finds_without_and_with_protection(screen: Screen):
    screen.open(PAGE)
    rows = {row["name"]: row for row in screen.data("attacks")["rows"]}
    assert list(rows) == [
        "Nhìn một lần", "Trừ các tổng cho nhau", "Lấy trung bình 12 tháng", "So trước và sau khi đổi địa giới",
        "Giải ngược cả tháng", "Có ai hay không", "Người cuối cùng", "Đoán theo kinh nghiệm",
    ]  # fmt: skip
    pairs = rows["Trừ các tổng cho nhau"]
    told = ("without", "found", "bar", "word", "without_share", "found_share", "bar_share")
    assert [pairs[name] for name in told] == ["95%", "20%", "tối đa 30%", "Đạt", 0.95, 0.2, 0.3]
    guess = rows["Đoán theo kinh nghiệm"]
    assert [guess[name] for name in ("without", "found", "bar", "word")] == [
        "–",
        "44%",
        "không đặt ngưỡng",
        "Nêu rõ",
    ]
    assert guess["chance_share"] == 0.35


def test_what_must_hold_of_the_counts_and_of_the_file_is_listed_without_a_setting_of_the_noise(
    screen: Screen,
):
    screen.open(PAGE)
    promises = {item["name"]: item["word"] for item in screen.data("attacks")["promises"]["items"]}
    assert set(promises.values()) == {"Đạt"}
    assert {"Mọi tổng khớp nhau", "Nhiễu đủ lớn", "Không sót dữ liệu cũ"} <= promises.keys()


def test_the_risk_that_remains_is_told_with_the_audits_own_figure(screen: Screen):
    screen.open(PAGE)
    assert any("đoán đúng người cuối cùng 67%" in text for text in screen.texts)
    screen.open(PAGE, lang="en")
    assert any("guesses the last one right in 67%; a coin in 50%" in text for text in screen.texts)


@pytest.mark.parametrize(
    ("findings", "tone", "word"),
    [
        ([], "none", "Chưa kiểm định"),
        ([("one_look", "to_2025_06:id_card", 0.5, "<= 0.3", False)], "missed", "Không đạt"),
    ],
)
def test_a_release_without_an_audit_or_with_one_that_failed_says_so(
    findings, tone, word, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Neither can be published today; a release of another day could be such a one."""
    make(tmp_path, SECOND)
    if findings:
        with duckdb.connect(str(tmp_path / SECOND)) as con:
            con.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?)", findings)
        describe(tmp_path / SECOND, JUNE, 1)
    point(tmp_path, SECOND)
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path))
    screen = start().open(PAGE)
    shown = screen.data("protection")
    assert (shown["tone"], shown["word"]) == (tone, word)
    assert screen.has("attacks") == bool(findings)
    assert ("Nhìn một lần" in shown["sentence"]) == bool(findings)
