"""The small components: nothing becomes HTML, no outside host, colours from the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from board import palette
from board.findings.spans import spans

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "ui" / "components").glob("*.*s"))


def test_bold_parts_of_a_finding_are_told_apart() -> None:
    assert spans("**Phú Giáo**: thiếu **5,1**") == [("Phú Giáo", True), (": thiếu ", False), ("5,1", True)]
    assert spans("không có") == [("không có", False)]


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".js"], ids=lambda path: path.stem)
def test_a_component_never_writes_html(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) > 100
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text) == []
    )


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".css"], ids=lambda path: path.stem
)
def test_a_component_takes_its_colours_from_the_theme(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", text)) <= {"#fff"}


def test_the_theme_and_the_charts_have_the_same_colours() -> None:
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    theme = dict(re.findall(r'^(\w+) = "(#[0-9a-f]{6})"', config, re.MULTILINE))
    family = re.findall(
        r"#[0-9a-f]{6}", re.search(r"^chartSequentialColors = (.*)$", config, re.MULTILINE)[1]
    )
    assert theme["textColor"] == palette.INK
    assert theme["primaryColor"] == palette.ACTUAL
    assert theme["orangeColor"] == palette.CHOSEN
    assert tuple(family[:9:2]) == palette.TEAL  # the map component takes every second one
    for key, name in (("met", "green"), ("near", "yellow"), ("missed", "red")):
        assert theme[f"{name}Color"] == palette.STATUS[key]
        assert theme[f"{name}TextColor"] == palette.STATUS_TEXT[key]
        assert theme[f"{name}BackgroundColor"] == palette.STATUS_BACKGROUND[key]
