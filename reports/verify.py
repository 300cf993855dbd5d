"""Is a report what the board says? Every figure it carries is asked again, and the whole file is made again.

Figures are compared cell by cell with the release that the report names by its fingerprint; pages by the bytes of the
file, which the same program makes again from the same release and request. A signature is appended after those bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from pathlib import Path

import duckdb
import polars as pl

from board.access import ANYBODY
from board.answer import Answer
from board.ask import ask
from board.errors import BoardError, DefinitionError
from board.open_release import Release, open_verified
from board.question import Question
from board.release_record import PLACES, ReleaseEntry, entries
from reports.attachments import made_with, notes_digest
from reports.carried import Carried, Damaged, Foreign, read_carried
from reports.figures_file import COLUMNS, Figure, figures
from reports.make import remake
from reports.sheets import FIRST_ROW, Cell, data_sheets
from reports.signed import only_signed
from reports.verdict import NO_REASON, Difference, Pages, Reason, Verdict

MOST_DIFFERENCES = 20  # told of one file; all are counted
_UNASKABLE = (DefinitionError, LookupError, ValueError, TypeError, duckdb.Error, pl.exceptions.PolarsError)


def verify(path: Path, releases: Path) -> Verdict:
    """path: a report as PDF; releases: the folder that the board publishes into, withdrawn ones included.

    Raises BoardError where the file cannot be opened at all; everything else is a verdict.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BoardError(
            f"Không mở được tệp {path.name}.", f"The file {path.name} cannot be opened."
        ) from error
    try:
        carried = read_carried(data)
    except (Damaged, Foreign) as error:
        return Verdict(
            path.name, "damaged" if isinstance(error, Damaged) else "foreign", reason=(error.vi, error.en)
        )
    entry = _entry(carried.fingerprint, releases)
    release = _opened(entry, carried.fingerprint, releases) if entry else None
    if release is None:
        return Verdict(
            path.name, "unknown", carried.said["release"]["id"][:40], entry.state if entry else None
        )
    try:
        return _compared(path.name, data, carried, release, entry)
    finally:
        release.close()


def _compared(name: str, data: bytes, carried: Carried, release: Release, entry: ReleaseEntry) -> Verdict:
    answers, found = _figures_differ(carried, release)
    found += _sheets_differ(carried, answers)
    found += [Difference(one, "", "", "", "") for one in carried.changed]
    pages, reason = _pages(data, carried, release, entry)
    is_shown = entry.state in ("current", "kept")
    told = [one if is_shown else replace(one, shown="") for one in found[:MOST_DIFFERENCES]]
    return Verdict(
        name,
        "differ" if found or pages in ("differ", "added") else "agree",
        release.info.release_id,
        entry.state,
        sum(len(one.rows) for one in answers),
        pages,
        tuple(told),
        len(found),
        reason,
    )


def _entry(fingerprint: str, releases: Path) -> ReleaseEntry | None:
    """The release whose id ends with the fingerprint's first letters."""
    same = [one for one in entries(releases) if one.release_id[-8:] == fingerprint[:8]]
    return same[0] if same else None


def _opened(entry: ReleaseEntry, fingerprint: str, releases: Path) -> Release | None:
    """None where its file is gone, damaged or another one."""
    if entry.state == "damaged":
        return None
    try:
        release = open_verified(releases / PLACES[entry.place] / f"{entry.release_id}.duckdb")
    except BoardError:
        return None
    if release.info.fingerprint == fingerprint:
        return release
    release.close()
    return None


def _figures_differ(carried: Carried, release: Release) -> tuple[list[Answer], list[Difference]]:
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


def _sheets_differ(carried: Carried, answers: Sequence[Answer]) -> list[Difference]:
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


def _pages(data: bytes, carried: Carried, release: Release, entry: ReleaseEntry) -> tuple[Pages, Reason]:
    """Whether the file begins with the bytes that the same program makes again, and why that cannot be told."""
    if carried.said["made_with"] != made_with():
        return "other_program", NO_REASON
    if entry.state not in ("current", "kept"):
        return "not_shown", NO_REASON
    try:
        again = remake(carried.said["request"], release)
    except BoardError as error:
        return "not_made", (error.vi, error.en)
    if data == again.pdf:
        return "same", NO_REASON
    if data.startswith(again.pdf):
        return ("signed" if only_signed(again.pdf, data) else "added"), NO_REASON
    if notes_digest(again.document) != carried.said["notes"]:
        return "other_notes", NO_REASON
    return "differ", NO_REASON
