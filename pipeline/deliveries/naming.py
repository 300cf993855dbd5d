"""Naming a data steward on the owner's machine: a passphrase of their own, kept as a hash that only the owner can read."""

from __future__ import annotations

import json
import os
import secrets

from board.errors import BoardError
from board.replacing import replace_file
from board.stewards import passphrase_hash, person_name, read_stewards, same_person, stewards_file

LEAST_LETTERS, MOST_LETTERS = 12, 200


def name_steward(name: str, passphrase: str) -> str:
    """Put a steward on the list, or give one there a new passphrase; returns the name. Raises BoardError."""
    name = person_name(name)
    if not LEAST_LETTERS <= len(passphrase) <= MOST_LETTERS or len(set(passphrase)) < LEAST_LETTERS // 2:
        raise BoardError(
            f"Mật khẩu cần từ {LEAST_LETTERS} ký tự, không lặp một vài ký tự. Nên dùng một câu ngắn chỉ mình biết.",
            f"A passphrase needs {LEAST_LETTERS} characters or more that are not all alike. Take a short sentence of your own.",
        )
    salt = secrets.token_bytes(16)
    named = {listed: kept for listed, kept in read_stewards().items() if not same_person(listed, name)}
    named[name] = {"salt": salt.hex(), "hash": passphrase_hash(passphrase, salt).hex()}
    _write(named)
    return name


def remove_steward(name: str) -> str:
    """Take a steward off the list. Raises BoardError where there is no such one."""
    named = read_stewards()
    listed = [other for other in named if same_person(other, name)]
    if not listed:
        raise BoardError("Không có người phụ trách nào tên như vậy.", "There is no steward of that name.")
    del named[listed[0]]
    _write(named)
    return listed[0]


def _write(named: dict[str, dict[str, str]]) -> None:
    """Readable by the owner only from the first byte, and put in place whole."""
    path = stewards_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(named, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    replace_file(beside, path)
