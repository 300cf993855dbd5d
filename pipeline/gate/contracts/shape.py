"""What a contract says of a kind of file: its columns in order, what a cell may hold, and which rows cannot be.

A contract is data alone. Reading a table by it: reading.py; the sheet to fill in: pipeline/gate/templates.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from board.definition_file import Text


@dataclass(frozen=True)
class Month:
    """A whole month from 01/2021 to the last full one; 'YYYY-MM' in the table."""


@dataclass(frozen=True)
class Closed:
    """A code, or a name, of a closed list (domains.py)."""

    domain: str


@dataclass(frozen=True)
class ClosedBy:
    """A code or name of the closed list that another column of the row chooses."""

    column: str
    domains: Mapping[str, str]  # value of that column -> domain


@dataclass(frozen=True)
class Count:
    """A whole number from 0."""

    largest: int


@dataclass(frozen=True)
class Number:
    """A number from 0, also written as a percentage."""

    largest: float


@dataclass(frozen=True)
class Day:
    """A day, dd/mm/yyyy or YYYY-MM-DD."""

    first: date
    last: date


@dataclass(frozen=True)
class Words:
    """Words of an agency, bounded and scanned. dates: a full date may stand in them, as in the name of a decree."""

    longest: int
    dates: bool


Content = Month | Closed | ClosedBy | Count | Number | Day | Words


@dataclass(frozen=True)
class Column:
    """`name`: as in docs/DATA.md and in the table that is read; `heading`: as in the template.

    aliases: other headings that agencies use. example: as somebody would type it. required: no cell may be empty;
    else an empty cell stands for `empty_is`.
    """

    name: str
    heading: Text
    content: Content
    meaning: Text
    example: str
    required: bool = True
    empty_is: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """Rows that cannot be: `broken` is true of them; `column` is where to look, `reason` a key of reasons.REASONS."""

    column: str
    reason: str
    broken: pl.Expr


@dataclass(frozen=True)
class Sum:
    """Columns that sum to another one in every row; `reason` as in Rule."""

    total: str
    parts: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class FileFault:
    """Something that is wrong with the whole file, without a line."""

    column: str
    reason: Text


@dataclass(frozen=True)
class Contract:
    """A kind of file. keys: the columns that no two rows share. whole: what the file as a whole lacks."""

    kind: str
    version: int
    title: Text
    purpose: Text
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    rules: tuple[Rule, ...]
    whole: Callable[[pl.DataFrame], list[FileFault]]
    most_rows: int
    sums: tuple[Sum, ...] = ()
    advice: tuple[Text, ...] = ()

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)
