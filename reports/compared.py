"""The figures that a report carries, held cell by cell against what its release says when it is asked again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

import duckdb
import polars as pl

from board.access import ANYBODY
from board.answer import Answer
from board.ask import ask
from board.errors import BoardError, DefinitionError
from board.open_release import Release
from board.question import Question
from reports.carried import Carried
from reports.figures_file import COLUMNS, Figure, figures
from reports.sheets import FIRST_ROW, Cell, data_sheets
from reports.verdict import Difference

_UNASKABLE = (DefinitionError, LookupError, ValueError, TypeError, duckdb.Error, pl.exceptions.PolarsError)


def figures_differ(carried: Carried, release: Release) -> tuple[list[Answer], list[Difference]]:
    """The answers as the release gives them now, and the cells of the file of figures that are not theirs."""
    try:
        written = carried.figures()
    except BoardError:
        return [], [Difference("CSV", "", "", "", "")]
    answers, found, line = [], [], 2
    for (question, by), rows in groupby(written, key=lambda one: (one.question, one.by)):
        rows = list(rows)
        answer = _asked_again(release, question, by, [one.key for one in rows])
        if answer is None:
            found.append(Difference("CSV", "", line, "indicator_id", question.indicator_id, ""))
        else:
            answers.append(answer)
            found += _rows_differ(rows, figures([answer], carried.language), line)
        line += len(rows)
    return answers, found


def _asked_again(release: Release, question: Question, by: str, keys: Sequence[str]) -> Answer | None:
    """The rows of these keys. None for a question that makes no sense: only somebody else's hand can have written it."""
    try:
        again = ask(release, ANYBODY, question, by)
    except _UNASKABLE:
        return None
    return Answer(question, by, again.rows.filter(pl.col("key").cast(pl.String).is_in(keys)), again.release)


def _rows_differ(written: Sequence[Figure], true: Sequence[Figure], line: int) -> Iterator[Difference]:
    for place, (one, other) in enumerate(zip_longest(written, true), line):
        if one is None or other is None:
            yield Difference("CSV", "", place, "", one.shown if one else "", other.shown if other else "")
            continue
        for column, cell, right in zip(COLUMNS, one.cells, other.cells, strict=True):
            if cell != right:
                yield Difference("CSV", "", place, column, cell, right)


def sheets_differ(carried: Carried, answers: Sequence[Answer]) -> list[Difference]:
    """The cells of the spreadsheet's tables that are not these answers'."""
    try:
        written = carried.sheets()
    except BoardError:
        return [Difference("XLSX", "", "", "", "")]
    found = []
    for sheet in data_sheets(answers, carried.language):
        true = [sheet.headings, *sheet.rows]
        for place, (one, other) in enumerate(
            zip_longest(written.get(sheet.name, []), true, fillvalue=()), FIRST_ROW + 1
        ):
            for heading, cell, right in zip_longest(sheet.headings, one, other, fillvalue=""):
                if not _is_same(cell, right):
                    found.append(Difference("XLSX", sheet.name, place, heading, cell, _shown(right)))
    return found


def _is_same(written: str, true: Cell) -> bool:
    """A spreadsheet may write a number as 0.912 or 0.91200000000000003."""
    if not isinstance(true, tuple):
        return written == true
    try:
        return abs(float(written) - true[0]) < 1e-9
    except ValueError:
        return False


def _shown(cell: Cell) -> str:
    return cell if isinstance(cell, str) else f"{cell[0]:.10g}"
