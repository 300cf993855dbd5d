"""Data stewards: who may bring figures in and publish them, known by a name and a passphrase of their own.

`python -m pipeline steward NAME` writes the list into the owner's folder; the screen only reads it. No passphrase is kept,
only what scrypt (RFC 7914) makes of it, and there is none to begin with.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import stat
import threading
import time
import unicodedata
from collections.abc import Collection
from pathlib import Path

from board.errors import BoardError
from geo.places import owner_folder

MOST_FAILURES, COUNTED_SECONDS, PACE_SECONDS, DELAY_SECONDS = 5, 300, 30, 0.5
_MOST_UNKNOWN = 1_000  # names that are nobody's are counted too, but not without end
_COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 2**20, "dklen": 32}  # 32 MB and some 80 ms a try
_NAME = re.compile(r"[^\W\d_][\w .’'()-]{1,59}")
_failures: dict[str, list[float]] = {}  # monotonic seconds of each wrong try, by name in small letters
_counting = threading.Lock()
_computing = threading.BoundedSemaphore(2)  # however many ask at once: 64 MB, and a core or two


class StewardRefused(BoardError):
    """The name is no name, or name and passphrase do not belong together."""


def stewards_file() -> Path:
    return owner_folder() / "stewards.json"


def person_name(text: str) -> str:
    """A name in one spelling: spaces single, accents composed. Raises StewardRefused for what cannot be one."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not _NAME.fullmatch(name) or re.search(r"\d{4}", name):
        raise StewardRefused(
            "Hãy ghi họ tên người thực hiện: 2 đến 60 ký tự, không ghi số giấy tờ.",
            "Give the name of the person who does this: 2 to 60 characters, no number of a document.",
        )
    return name


def same_person(one: str, other: str) -> bool:
    """Whether two names are one, however they are spelt: capitals and spaces make no second person."""
    return person_name(one).casefold() == person_name(other).casefold()


def passphrase_hash(passphrase: str, salt: bytes) -> bytes:
    """32 bytes; the same for the same letters however they were typed (composed accents or not). Two at once; others wait."""
    with _computing:
        return hashlib.scrypt(unicodedata.normalize("NFC", passphrase).encode(), salt=salt, **_COST)


def read_stewards() -> dict[str, dict[str, str]]:
    """{name: {'salt': hex, 'hash': hex}}; empty where nobody has been named. Raises BoardError where others can write it."""
    path = stewards_file()
    if not path.exists():
        return {}
    if os.name != "nt" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise BoardError(
            f"Người khác có thể đọc hoặc sửa tệp {path.name} của người phụ trách số liệu. Chạy: chmod 600 trên tệp đó.",
            f"Others could read or change the stewards' file {path.name}. Run chmod 600 on it.",
        )
    return json.loads(path.read_text(encoding="utf-8"))


def require_steward(name: str, passphrase: str) -> str:
    """The steward's name as it was written down. Raises StewardRefused.

    A wrong try costs half a second; after five in five minutes the name is looked at once in half a minute (some 2,900
    tries a day), by the right passphrase too. No name is ever locked for good, for anybody may try any name: whoever
    keeps trying can hold a steward up here, but not on the owner's machine, where the commands ask for no passphrase.
    An unknown name takes as long as a known one, so that nobody can find out who is on the list.
    """
    known = {listed.casefold(): (listed, kept) for listed, kept in read_stewards().items()}
    asked = " ".join(unicodedata.normalize("NFC", name[:100]).split()).casefold()
    _count_try(asked, known)
    listed, kept = known.get(asked, ("", {"salt": "00" * 16, "hash": ""}))
    made = passphrase_hash(passphrase[:1000], bytes.fromhex(kept["salt"]))
    if not hmac.compare_digest(made, bytes.fromhex(kept["hash"])):
        time.sleep(DELAY_SECONDS)
        raise StewardRefused(
            "Họ tên hoặc mật khẩu không đúng. Hãy nhập lại.",
            "Name and passphrase do not belong together. Try again.",
        )
    with _counting:
        _failures.pop(asked, None)
    return listed


def _count_try(name: str, known: Collection[str]) -> None:
    """Before the passphrase is looked at, so that many tries at once do not slip past the limit. A try that comes too
    early is not counted: it makes nobody's wait longer."""
    now = time.monotonic()
    with _counting:
        if len(_failures) > _MOST_UNKNOWN:
            for unknown in _failures.keys() - set(known):
                del _failures[unknown]
        recent = [moment for moment in _failures.get(name, []) if now - moment < COUNTED_SECONDS]
        if len(recent) >= MOST_FAILURES and now - recent[-1] < PACE_SECONDS:
            raise StewardRefused(
                "Họ tên này đã bị nhập sai nhiều lần. Hãy đợi nửa phút rồi thử lại.",
                "Too many wrong tries for this name. Wait half a minute and try again.",
            )
        _failures[name] = [*recent, now]
