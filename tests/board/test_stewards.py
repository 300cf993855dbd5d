"""Name and passphrase: one spelling, one person; wrong tries cost time and then slow the name down."""

from __future__ import annotations

import hashlib
import json
import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
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


def wrong_tries(count: int) -> None:
    for _ in range(count):
        with pytest.raises(StewardRefused, match="không đúng"):
            require_steward(NAME, "câu khác")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that every try sees."""
    seconds = [1000.0]
    monkeypatch.setattr(stewards.time, "monotonic", lambda: seconds[0])
    return seconds


def test_after_five_wrong_tries_a_name_is_looked_at_once_in_half_a_minute(clock: list[float]) -> None:
    wrong_tries(5)
    for _ in range(3):
        for seconds in (0, 29):  # also for the right passphrase; and asking does not make the wait longer
            clock[0] += seconds
            with pytest.raises(StewardRefused, match="đợi nửa phút"):
                require_steward(NAME, PASSPHRASE)
        clock[0] += 1
        wrong_tries(1)
    clock[0] += 30
    assert require_steward(NAME, PASSPHRASE) == NAME
    wrong_tries(5)  # and all is as it was


def test_five_wrong_tries_are_forgotten_after_five_minutes(clock: list[float]) -> None:
    wrong_tries(5)
    clock[0] += 300
    wrong_tries(5)


def test_two_passphrases_are_computed_at_once_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    counting, at_work, most = threading.Lock(), 0, 0
    scrypt = hashlib.scrypt

    def counted(*arguments: object, **options: object) -> bytes:
        nonlocal at_work, most
        with counting:
            at_work += 1
            most = max(most, at_work)
        try:
            return scrypt(*arguments, **options)
        finally:
            with counting:
                at_work -= 1

    monkeypatch.setattr(hashlib, "scrypt", counted)
    with ThreadPoolExecutor(8) as viewers:
        made = list(viewers.map(lambda _: passphrase_hash(PASSPHRASE, bytes(16)), range(8)))
    assert (len(set(made)), most) == (1, 2)


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
