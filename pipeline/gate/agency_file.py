"""An opened file of an agency before the gate: contract first, scan second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from board import words
from board.definition_file import Text
from pipeline.gate.child import step
from pipeline.gate.column_check import headings_of, matched, wrong_columns
from pipeline.gate.contracts import CONTRACTS, best_contract
from pipeline.gate.contracts.judging import LINE, Judged, judge
from pipeline.gate.contracts.shape import Contract
from pipeline.gate.errors import FileRefused
from pipeline.gate.labels import column_labels, sheet_label
from pipeline.gate.opening import Opened
from pipeline.gate.problems import PROBLEMS, whole_file, worded
from pipeline.gate.scan import Hit
from pipeline.gate.templates import own_texts
from pipeline.gate.unproven import scan_figures, scan_loose, scan_whole

_UNKNOWN_KIND = Text(
    "không rõ loại số liệu; dòng đầu phải là các tên cột của mẫu",
    "the kind of figures is not clear; the first row must hold the headings of a template",
)
_NO_ROWS = Text("chưa có dòng số liệu nào", "there is no row of figures yet")
_OTHER_SHEET = Text("trang thừa; chỉ nộp trang số liệu", "another sheet; send the sheet of figures only")
_CHANGED = Text(
    "khác nội dung của mẫu; giữ nguyên trang này hoặc xóa cả trang",
    "differs from the template; leave this sheet as it was or take it out",
)
_NO_HEADING = re.compile(r"\([A-Z]{1,3}\)")  # what opening calls a column without a heading
_ENOUGH = 1 / 2  # of a contract's columns, to say that a file means to follow it


@dataclass(frozen=True)
class Findings:
    """What a Verdict says of a file's content; the table also of a file that is not accepted, as far as it was read."""

    kind: str | None
    rows: int
    valid_rows: int
    hits: tuple[Hit, ...]
    problems: pl.DataFrame
    table: pl.DataFrame | None


def examine(opened: Opened, kind: str | None, last_month: str) -> Findings:
    """Judge the sheet whose headings fit a contract best (that of `kind`, else any), and scan whatever the contract has
    not proven. last_month: the last full one, 'YYYY-MM'.

    Raises FileRefused where the sheet has more rows than its contract can have.
    """
    name, contract = _figures(opened, kind)
    labels = {other: sheet_label(other, place) for place, other in enumerate(opened.sheets, 1)}
    step("contract")
    if contract is None:
        own = _own_of_any(last_month)
        hits = [
            hit
            for other, table in opened.sheets.items()
            for hit in scan_whole(_not_ours(table, own.get(other, frozenset())), labels[other])
        ]
        hits += scan_loose(opened, labels)
        rows = opened.sheets[name].height
        return Findings(None, rows, 0, tuple(hits), whole_file(labels[name], None, _UNKNOWN_KIND), None)
    sheet = opened.sheets[name]
    if sheet.height > contract.most_rows:
        raise _too_many(contract)
    called = column_labels(headings_of(sheet), contract)
    columns = matched(contract, headings_of(sheet))
    judged = judge(contract, sheet, columns, last_month)
    own = own_texts(contract, last_month)
    others = _unlike_the_template(opened, name, own)
    problems = [
        *(whole_file(labels[name], *found) for found in wrong_columns(contract, headings_of(sheet), called)),
        *(whole_file(labels[other], None, reason) for other, reason in others.items()),
        *_wrong_rows(contract, judged, labels[name]),
    ]
    step("scan")
    hits = [
        *scan_figures(contract, judged, sheet.drop(columns.values()), labels[name], called),
        *(
            hit
            for other in others
            for hit in scan_whole(_not_ours(opened.sheets[other], own.get(other, frozenset())), labels[other])
        ),
        *scan_loose(opened, labels),
    ]
    return Findings(
        contract.kind,
        judged.table.height,
        judged.valid_rows,
        tuple(hits),
        pl.concat([pl.DataFrame(schema=PROBLEMS), *problems]),
        judged.table.drop(LINE),
    )


def _figures(opened: Opened, kind: str | None) -> tuple[str, Contract | None]:
    """The name of the sheet of figures and its contract; no contract where too few of its headings are known."""
    best, most = next(iter(opened.sheets)), -1.0
    contract = CONTRACTS[kind] if kind else None
    for name, sheet in opened.sheets.items():
        fits, share = best_contract(headings_of(sheet), kind)
        if share > most:
            best, most = name, share
            contract = fits if kind or share >= _ENOUGH else None
    return best, contract


def _wrong_rows(contract: Contract, judged: Judged, label: str) -> Iterator[pl.DataFrame]:
    headings = {column.name: column.heading.vi for column in contract.columns}
    if judged.table.is_empty():
        yield whole_file(label, None, _NO_ROWS)
    if not judged.missing:
        for fault in contract.whole(judged.table):
            yield whole_file(label, headings[fault.column], fault.reason)
    yield worded(label, judged.faults, headings)


def _unlike_the_template(
    opened: Opened, figures: str, own: Mapping[str, frozenset[str]]
) -> Mapping[str, Text]:
    """The sheets beside the figures that are not the template's own, word for word, and what to say of each."""
    return {
        name: _CHANGED if name in own else _OTHER_SHEET
        for name, table in opened.sheets.items()
        if name != figures and not _texts(table) <= own.get(name, frozenset())
    }


def _texts(table: pl.DataFrame) -> set[str]:
    headings = headings_of(table)
    cells = {text for name in headings for text in table[name].cast(pl.String).drop_nulls()}
    named = {name for name in headings if not _NO_HEADING.fullmatch(name)}
    return {text.strip() for text in cells | named} - {""}


def _own_of_any(last_month: str) -> dict[str, frozenset[str]]:
    """Every template's own texts, by sheet."""
    own: dict[str, frozenset[str]] = {}
    for contract in CONTRACTS.values():
        for name, texts in own_texts(contract, last_month).items():
            own[name] = own.get(name, frozenset()) | texts
    return own


def _not_ours(table: pl.DataFrame, own: frozenset[str]) -> pl.DataFrame:
    """The sheet without the cells that the template itself holds there: its examples of days are no sign of a person."""
    if not own:
        return table
    cells = [table[name].cast(pl.String) for name in headings_of(table)]
    return table.with_columns(cell.set(cell.str.strip_chars().is_in(list(own)), None) for cell in cells)


def _too_many(contract: Contract) -> FileRefused:
    vi, en = (words.number(contract.most_rows, language) for language in ("vi", "en"))
    return FileRefused(
        f"Bảng có nhiều hơn {vi} dòng, quá số dòng mà loại số liệu '{contract.title.vi}' có thể có. Hãy kiểm tra lại: "
        "mỗi dòng phải là một số đếm, không phải một hồ sơ hay một người.",
        f"The table has more than {en} rows, more than '{contract.title.en}' can have. Check that each row is a count, "
        "not one dossier or one person.",
    )
