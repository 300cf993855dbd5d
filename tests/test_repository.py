"""What the repository promises about itself: two short commands, complete locks, nothing of one machine in it."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LARGEST_FILE_BYTES = 1_000_000
CODE = {".py", ".toml", ".sql", ".html", ".js", ".css", ".json", ".geojson", ".svg", ".sh", ""}
# Names of a vocabulary or of a rule's source, never fetched; loopback is this machine.
ALLOWED_HOSTS = {"www.w3.org", "localhost", "127.0.0.1", "[::1]"}
# Folders of one machine, a user's home, a package index. Written so that the pattern does not find itself.
MACHINE = re.compile(
    r"(?<![\w.{}])/(?:work|opt|root|home|Users)/|C:[\\]Users|(?:extra-)?index[-]url|/simple[/]"
)
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+)(?: ; ([^\\]+?))? \\$")


@cache
def tracked() -> tuple[Path, ...]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: the list of its files is not known")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return tuple(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def texts(*suffixes: str) -> list[tuple[str, str]]:
    """(path, text) of every tracked file with one of the suffixes; all text files when none is named."""
    found = []
    for path in tracked():
        if not suffixes or path.suffix in suffixes:
            try:
                found.append((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue
    return found


def pins(name: str) -> dict[tuple[str, str], str]:
    """{(package, marker): version} of one lock."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [PIN.match(line) for line in lines if line and line[0] not in " #"]
    assert all(found), f"{name}: a requirement that is not pinned to one version"
    return {(pin[1], pin[3] or ""): pin[2] for pin in found if pin}


def test_the_readme_can_be_read_in_one_sitting() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 100


def test_the_readme_names_every_room() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rooms = {path.relative_to(ROOT).parts[0] for path in tracked() if len(path.relative_to(ROOT).parts) > 1}
    assert [room for room in sorted(rooms) if not room.startswith(".") and f"`{room}/`" not in readme] == []


def test_no_page_lies_directly_in_pages() -> None:
    """Streamlit 1.67 would run it for the first visitor of a fresh process without the frame."""
    flat = [path.name for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py"]
    assert flat == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_every_requirement_is_pinned_and_carries_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", "\n" + text)[1:]
    assert len(blocks) == len(pins(lock)) >= 30
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_test_lock_holds_every_line_of_the_run_lock() -> None:
    """run.py counts an environment for tests as one for running."""
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


def test_every_direct_dependency_is_locked() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r'^    "([A-Za-z0-9-]+)(?:[~=<>].*)?",$', project, re.MULTILINE)
    locked = {package for package, _ in pins("requirements-test.txt")}
    assert len(named) >= 10
    assert [name for name in named if name not in locked] == []


def test_code_names_no_outside_host() -> None:
    """The board runs where there is no internet: an address in code is a request waiting to happen.

    Tables of facts and tests name their sources and their counter-examples.
    """
    found = []
    for path, text in texts(*CODE):
        if path.startswith("tests/") or path == "LICENSE":
            continue
        hosts = re.findall(r"(?:https?:)?//([A-Za-z0-9\[][A-Za-z0-9.:\[\]-]*\.[a-z]{2,}|\[::1\])", text)
        found += [f"{path}: {host}" for host in hosts if host not in ALLOWED_HOSTS]
    assert found == []


def test_nothing_of_one_machine_is_tracked() -> None:
    found = [f"{path}: {hit[0]}" for path, text in texts() for hit in MACHINE.finditer(text)]
    assert found == []


def test_no_tracked_file_is_large() -> None:
    assert [path.name for path in tracked() if path.stat().st_size > LARGEST_FILE_BYTES] == []


def test_no_data_is_tracked() -> None:
    assert [path.name for path in tracked() if path.suffix in {".duckdb", ".parquet", ".xlsx"}] == []
    assert [path.name for path in tracked() if path.relative_to(ROOT).parts[0] == "data"] == ["README.md"]


def test_every_link_between_documents_leads_somewhere() -> None:
    broken = []
    for path, text in texts(".md"):
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            file, _, anchor = target.partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            place = (ROOT / path).parent / file if file else ROOT / path
            if not place.exists() or (anchor and anchor not in anchors(place)):
                broken.append(f"{path}: {target}")
    assert broken == []


def test_every_test_that_the_promises_name_exists() -> None:
    promises = (ROOT / "docs" / "SECURITY.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", promises)
    assert len(named) >= 10
    files = {
        file: (ROOT / file).read_text(encoding="utf-8") if (ROOT / file).exists() else "" for file, _ in named
    }
    assert [f"{file}::{test}" for file, test in named if f"def {test}(" not in files[file]] == []


def anchors(document: Path) -> set[str]:
    """The headings of a document as GitHub writes them in links."""
    headings = re.findall(r"^#+ +(.+?) *$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
