"""How large an incoming file, and the work on it, may be."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1 << 20
GB = 1 << 30


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, times in seconds. What is over a limit is refused before it is read, where that can be known.

    cells: rows times columns of a file, however few bytes they take there. cell_chars: Excel's own limit of a cell.
    ratio: how many times its size a ZIP may grow; a sheet of one repeated row grows 60 times, a bomb 1,000.
    memory_bytes, seconds: of the child process (pipeline/gate/child.py).
    """

    table_bytes: int = GB  # CSV and Parquet
    workbook_bytes: int = 100 * MB
    unzipped_bytes: int = GB
    ratio: int = 200
    parts: int = 2_000
    sheets: int = 50
    columns: int = 200
    rows: int = 20_000_000
    sheet_rows: int = 1_048_576
    cells: int = 40_000_000
    cell_chars: int = 32_767
    memory_bytes: int = 4 * GB
    seconds: int = 300


LIMITS = Limits()
