"""The board's own audit of a finished release: the file alone, and beside the releases that came before it.

The true counts are not here, so no attack can be scored; what can be seen is that the file holds nothing but what it
may, that the owner's audit is in it and passed, and that no month is published in a second, independent noise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import duckdb
import polars as pl

from board import queries
from board.audit_report import Finding, at_most, failed, findings_of
from pipeline.audit.versions import version_findings
from pipeline.extract_checks import LARGEST_COUNT
from pipeline.gate.birth_codes import PROVINCES
from pipeline.release_checks import does_not_add_up, not_allowed
from pipeline.unused_blocks import filled_unused

_LONG_NUMBER = r"(?:^|[^0-9a-f])[0-9]{9,}(?:[^0-9a-f]|$)"  # a fingerprint is hexadecimal
_CODES = "|".join(code[1:] for code in PROVINCES).encode()
_ID_NUMBER = re.compile(rb"(?<![0-9a-f])0(?:%b)[0-3][0-9]{8}(?![0-9a-f])" % _CODES)
_WHOLE = {pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64}
_ROWS_OF_A_SOURCE = 10**9  # the one number of a release that is no count of people


def audit_release(path: Path, before: Sequence[Path] = ()) -> list[Finding]:
    """Every finding about a finished file; `before`: the releases that it must not be combinable with.

    Each figure but one is a number of places that break the rule; `versions` is a share, see pipeline/audit/versions.py.
    """
    with duckdb.connect(str(path), read_only=True) as con:
        others = queries.run(con, "checks/other_objects").item()
        owners = findings_of(con.table("audit").pl())
        told = any(finding.check == "broken_promises" for finding in owners)
        counted = {
            "content": len(not_allowed(con)) + others,
            "identifiers": _long_numbers(con) + len(_ID_NUMBER.findall(path.read_bytes())),
            "leftovers": filled_unused(path),
            "adds_up": len(does_not_add_up(con)),
            "owner_audit": len(failed(owners)) if told else 1,
        }
    found = [at_most(check, "release", places, 0) for check, places in counted.items()]
    return [*found, *(finding for earlier in before for finding in version_findings(earlier, path))]


def _long_numbers(con: duckdb.DuckDBPyConnection) -> int:
    """Texts with nine digits or more in a row, and columns with a number too large for a count."""
    places = 0
    for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
        for column, kind in con.table(name).limit(0).pl().schema.items():
            values = con.table(name).select(duckdb.ColumnExpression(column))
            if kind == pl.String:
                distinct = values.distinct().pl()[column].drop_nulls()
                places += int(distinct.str.contains(_LONG_NUMBER).sum())
            elif kind in _WHOLE:
                limit = _ROWS_OF_A_SOURCE if (name, column) == ("sources", "rows") else LARGEST_COUNT
                [(largest,)] = values.max(column).fetchall()
                places += largest is not None and largest > limit
    return places
