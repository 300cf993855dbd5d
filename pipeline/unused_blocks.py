"""Blocks of a DuckDB file that no table uses: what once lay there is still there, so a release has them blank.

DuckDB never wipes: what a transaction wrote twice, or a dropped table held, stays readable in the file. Layout of the
storage format: three headers of 4 KiB, then blocks of equal size.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

_HEADERS = 3 * 4096


def unused_blocks(path: Path) -> tuple[list[int], int]:
    """Numbers of the blocks that neither a table nor the catalogue uses, and the size of a block in bytes."""
    with duckdb.connect(str(path), read_only=True) as con:
        _, _, size, total, *_ = con.execute("PRAGMA database_size").fetchone()
        used = {block for block, *_ in con.execute("SELECT block_id FROM pragma_metadata_info()").fetchall()}
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            segments = "SELECT block_id, additional_block_ids FROM pragma_storage_info($table)"
            for block, more in con.execute(segments, {"table": table}).fetchall():
                used |= {block, *more}
    return sorted(set(range(total)) - used), size


def blank_unused(path: Path) -> None:
    """Overwrite the unused blocks of a closed file with zeros."""
    blocks, size = unused_blocks(path)
    with path.open("r+b") as file:
        for block in blocks:
            file.seek(_HEADERS + block * size)
            file.write(bytes(size))


def filled_unused(path: Path) -> int:
    """How many unused blocks are not blank."""
    blocks, size = unused_blocks(path)
    blank = bytes(size)
    filled = 0
    with path.open("rb") as file:
        for block in blocks:
            file.seek(_HEADERS + block * size)
            filled += file.read(size) != blank
    return filled
