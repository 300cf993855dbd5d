"""The headings of a sheet against the columns of a contract: the closed list of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from board.definition_file import Text
from pipeline.gate.contracts import known_headings, plain_heading
from pipeline.gate.contracts.judging import LINE
from pipeline.gate.contracts.shape import Contract

_MISSING = Text("thiếu cột này", "this column is missing")
_UNKNOWN = Text("không phải là cột của mẫu; hãy bỏ cột này", "is no column of the template; take it out")
_TWICE = Text(
    "trùng nghĩa với một cột khác; hãy bỏ một trong hai", "means the same as another column; take one out"
)


def headings_of(sheet: pl.DataFrame) -> list[str]:
    """The sheet's own headings."""
    return [name for name in sheet.columns if name != LINE]


def matched(contract: Contract, headings: Sequence[str]) -> dict[str, str]:
    """The contract's columns that are there -> the sheet's heading, the first one of its meaning."""
    known = known_headings(contract)
    columns: dict[str, str] = {}
    for text in headings:
        if name := known.get(plain_heading(text)):
            columns.setdefault(name, text)
    return columns


def wrong_columns(
    contract: Contract, headings: Sequence[str], called: Mapping[str, str]
) -> Iterator[tuple[str, Text]]:
    """What is wrong with the headings: (column as it is called, reason)."""
    columns = matched(contract, headings)
    for column in contract.columns:
        if column.required and column.name not in columns:
            yield column.heading.vi, _MISSING
    known = known_headings(contract)
    for text in headings:
        if text not in columns.values():
            yield called[text], _TWICE if plain_heading(text) in known else _UNKNOWN
