"""The last block of a report: the address of the same figures, which release they are of, and what the file carries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import segno

from reports.attachment import Attachment
from reports.document import Document

FINGERPRINT_LETTERS = 12  # in the address: enough to tell releases apart, short enough for a small code


def page_code(document: Document, attached: Sequence[Attachment]) -> dict[str, Any]:
    """Title and lines of words; rows: the dark runs (from, to) of each line of the code, [] without a board's address."""
    vi, info = document.language == "vi", document.release
    address = address_of(document)
    lines = [
        (
            "Cùng số liệu trên Bảng 06" if vi else "The same figures on the board",
            address or document.place,
        ),
        (
            "Kỳ phát hành" if vi else "Release",
            f"{info.release_id}; {'dấu vân tay dữ liệu' if vi else 'fingerprint of its data'}: {info.fingerprint}",
        ),
    ]
    if attached:
        files = "; ".join(f"{one.name} ({one.description})" for one in attached)
        lines.append(("Tệp đính kèm" if vi else "Attached files", files))
        command = f"python -m reports verify {document.name}.pdf"
        lines.append(("Đối chiếu từng con số" if vi else "To check every figure", command))
    return {
        "title": "Kiểm chứng báo cáo" if vi else "Checking this report",
        "lines": lines,
        "url": address,
        "rows": _dark_runs(address) if address else [],
        "alt": f"Mã vuông dẫn đến {address}" if vi else f"Square code that leads to {address}",
    }


def address_of(document: Document) -> str:
    """Where a reader opens the same view; its fingerprint lets the board say when its release is another one. Or ''."""
    base = document.letter.board_address.rstrip("/")
    if not base:
        return ""
    joint = "&" if "?" in document.place else "?"
    return f"{base}{document.place}{joint}fingerprint={document.release.fingerprint[:FINGERPRINT_LETTERS]}"


def _dark_runs(text: str) -> list[list[tuple[int, int]]]:
    """The code's lines as runs of dark modules."""
    rows = []
    for line in segno.make(text, error="m", micro=False).matrix:
        runs, place = [], 0
        for dark, modules in groupby(line):
            length = len(list(modules))
            if dark:
                runs.append((place, place + length))
            place += length
        rows.append(runs)
    return rows
