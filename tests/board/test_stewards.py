"""Name and passphrase: one spelling, one person; wrong tries cost time and then lock the name."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from board import stewards
from board.errors import BoardError
from board.stewards import StewardRefused, passphrase_hash, require_steward, same_person, stewards_file

NAME, PASSPHRASE = "Trần Thị Bình", "câu này khá dài"


@pytest.fixture(autouse=True)
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One steward; no waiting; nobody has tried yet."""
    monkeypatch.setenv("BANG06_OWNER", str(tmp_path))
    monkeypatch.setattr(stewards, "DELAY_SECONDS", 0.0)
    monkeypatch.setattr(stewards, "_failures", {})
    salt = bytes(16)
    kept = {NAME: {"salt": salt.hex(), "hash": passphrase_hash(PASSPHRASE, salt).hex()}}
    stewards_file().write_text(json.dumps(kept), encoding="utf-8")
    stewards_file().chmod(0o600)


def test_capitals_spaces_and_the_way_accents_are_typed_do_not_matter() -> None:
    assert require_steward("  trần  thị BÌNH ", PASSPHRASE) == NAME
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert require_steward(NAME, decomposed) == NAME
    assert same_person("TRẦN THỊ BÌNH", NAME)
    assert not same_person("Trần Thị Bính", NAME)


@pytest.mark.parametrize(
    ("name", "passphrase"), [(NAME, "câu khác"), (NAME, ""), ("Ai Đó", PASSPHRASE), ("", "")]
)
def test_a_wrong_name_and_a_wrong_passphrase_are_refused_in_the_same_words(
    name: str, passphrase: str
) -> None:
    with pytest.raises(StewardRefused, match="Họ tên hoặc mật khẩu không đúng"):
        require_steward(name, passphrase)


def test_five_wrong_tries_lock_the_name_for_five_minutes_also_for_the_right_passphrase(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(stewards.time, "monotonic", lambda: clock[0])
    for _ in range(5):
        with pytest.raises(StewardRefused, match="không đúng"):
            require_steward(NAME, "câu khác")
    with pytest.raises(StewardRefused, match="đợi 5 phút"):
        require_steward(NAME, PASSPHRASE)
    clock[0] += 299
    with pytest.raises(StewardRefused, match="đợi 5 phút"):
        require_steward(NAME, PASSPHRASE)
    clock[0] += 2
    assert require_steward(NAME, PASSPHRASE) == NAME


def test_a_right_try_forgets_the_wrong_ones() -> None:
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(StewardRefused, match="không đúng"):
                require_steward(NAME, "câu khác")
        assert require_steward(NAME, PASSPHRASE) == NAME


def test_names_of_nobody_are_not_counted_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stewards, "_MOST_UNKNOWN", 3)
    for number in range(6):
        with pytest.raises(StewardRefused):
            require_steward(f"Ai {number}", "câu khác")
        with pytest.raises(StewardRefused):
            require_steward(NAME, "câu khác") if number < 4 else require_steward("Ai đó", "câu khác")
    assert len(stewards._failures) <= 5
    assert len(stewards._failures[NAME.casefold()]) == 4


def test_a_list_that_others_could_change_is_not_trusted() -> None:
    stewards_file().chmod(0o620)
    with pytest.raises(BoardError, match="chmod 600"):
        require_steward(NAME, PASSPHRASE)
