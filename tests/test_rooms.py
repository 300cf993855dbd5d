"""Imports run downhill only: app, pages -> ui -> board -> geo, and pipeline -> board, geo. No exceptions."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = {"app", "pages", "ui", "reports", "board", "pipeline", "geo"}
MAY_IMPORT = {
    "app": {"ui", "reports", "board", "geo"},
    "pages": {"pages", "ui", "reports", "board", "geo"},
    "ui": {"ui", "reports", "board", "geo"},
    "reports": {"reports", "board", "geo"},
    "board": {"board", "geo"},
    "pipeline": {"pipeline", "board", "geo"},
    "geo": {"geo"},
}
SCREEN_ROOMS = {"app", "pages", "ui"}


@cache
def modules() -> tuple[Path, ...]:
    found = [
        ROOT / "app.py",
        *(path for room in sorted(OURS - {"app"}) for path in (ROOT / room).rglob("*.py")),
    ]
    return tuple(path for path in found if path.is_file())


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(source: str) -> set[str]:
    """Dotted names of everything imported anywhere in the source, inside functions too, and of names taken from it."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def packages(source: str) -> set[str]:
    return {name.split(".")[0] for name in imported(source)}


def needed_by(rooms: set[str]) -> set[str]:
    """Every package that the modules of these rooms import, and those that they import of ours, and so on."""
    files = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in modules()}
    waiting, seen = [path for path in modules() if room(path) in rooms], set()
    found = set()
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            names = imported(path.read_text(encoding="utf-8"))
            found |= {name.split(".")[0] for name in names}
            waiting += [files[name] for name in names if name in files]
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_downhill(path):
    climbing = packages(path.read_text(encoding="utf-8")) & OURS - MAY_IMPORT[room(path)]
    assert climbing == set(), f"{room(path)} may import only {sorted(MAY_IMPORT[room(path)])} of ours"


def test_only_the_screen_knows_streamlit():
    knowing = {path for path in modules() if "streamlit" in packages(path.read_text(encoding="utf-8"))}
    assert {room(path) for path in knowing} <= SCREEN_ROOMS


def test_the_import_reader_sees_imports_in_functions():
    source = "def f():\n    from pipeline.publish import publish\n    import geo.areas as g"
    assert packages(source) == {"pipeline", "geo"}


def test_the_board_and_its_screen_need_no_geometry_library():
    """geopandas takes seconds to import; only the import of boundaries and the making of sheets need it."""
    assert {"duckdb", "polars", "geo"} <= needed_by({"app", "pages", "ui", "board"})
    assert needed_by({"app", "pages", "ui", "board"}) & {"geopandas", "shapely", "scipy", "pyproj"} == set()
    assert "shapely" in needed_by({"pipeline"})  # the reader does see them where they are
