"""Stewards: named on the owner's machine, known by a passphrase that is kept nowhere."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from board.stewards import read_stewards, require_steward, stewards_file
from pipeline.__main__ import main

NAME, PASSPHRASE = "Nguyễn Văn An", "một câu chỉ mình biết"


@pytest.fixture(autouse=True)
def owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANG06_OWNER", str(tmp_path / "owner"))
    return tmp_path / "owner"


def named(monkeypatch: pytest.MonkeyPatch, name: str, passphrase: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{passphrase}\n"))
    return main(["steward", name, "--passphrase-stdin"])


def test_a_steward_is_named_once_and_may_get_a_new_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    assert named(monkeypatch, NAME, PASSPHRASE) == 0
    assert named(monkeypatch, " nguyễn văn  an ", "một câu khác hẳn câu trước") == 0
    assert list(read_stewards()) == ["nguyễn văn an"]
    assert require_steward(NAME, "một câu khác hẳn câu trước") == "nguyễn văn an"
    assert main(["steward", NAME, "--remove"]) == 0
    assert read_stewards() == {}


@pytest.mark.parametrize("weak", ["ngắn", "aaaaaaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused(monkeypatch: pytest.MonkeyPatch, weak: str) -> None:
    assert named(monkeypatch, NAME, weak) == 1
    assert not stewards_file().exists()


@pytest.mark.parametrize("name", ["", "x", "074190012345", "An\nBình" * 20, "[An](x)", "An 2026"])
def test_what_cannot_be_a_name_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert named(monkeypatch, name, PASSPHRASE) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's own settings from other users by itself")
def test_the_list_holds_no_passphrase_and_only_the_owner_can_read_it(
    monkeypatch: pytest.MonkeyPatch, owner: Path
) -> None:
    named(monkeypatch, NAME, PASSPHRASE)
    assert PASSPHRASE not in stewards_file().read_text(encoding="utf-8")
    assert stewards_file().stat().st_mode & 0o777 == 0o600
    assert owner.stat().st_mode & 0o077 == 0
    assert [path.name for path in owner.iterdir()] == ["stewards.json"]
