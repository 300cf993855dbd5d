"""Commands of the gate: check a file without taking it, write the sheet to fill in, pack an extract into one file."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from board.definition_file import Text
from board.words import number
from pipeline.gate.check import check_file, last_full_month
from pipeline.gate.contracts import CONTRACTS
from pipeline.gate.extract_archive import EXTRACT, pack_extract
from pipeline.gate.problems import write_problems
from pipeline.gate.templates import write_template
from pipeline.gate.verdict import Verdict, hit_words, said
from pipeline.places import incoming_folder
from pipeline.progress import say

_SHOWN = 20  # problems on the screen; the file lists all


def add_commands(commands: argparse._SubParsersAction) -> None:
    """gate, template, pack."""
    gate = commands.add_parser(
        "gate", help="chỉ kiểm tra một tệp ở cổng, không nhận · only check a file at the gate"
    )
    gate.add_argument("file", type=Path, help="CSV, XLSX, Parquet; ZIP của bản trích · ZIP of an extract")
    gate.add_argument(
        "--kind",
        choices=[*CONTRACTS, EXTRACT],
        help="loại số liệu · kind (default: theo tên cột · by the headings)",
    )
    gate.add_argument(
        "--problems",
        type=Path,
        metavar="CSV",
        help="ghi danh sách lỗi để gửi lại · write the list to send back",
    )
    gate.set_defaults(run=gate_file)

    template = commands.add_parser("template", help="tạo mẫu XLSX để điền · write the XLSX to fill in")
    template.add_argument("kind", choices=list(CONTRACTS), help="loại số liệu · kind")
    template.add_argument(
        "--out", type=Path, metavar="XLSX", help="tên tệp · its name (default: mau-<kind>.xlsx)"
    )
    template.set_defaults(run=make_template)

    pack = commands.add_parser(
        "pack", help="nén một bản trích thành tệp ZIP để chuyển · pack an extract as one ZIP"
    )
    pack.add_argument("extract", help="tên trong incoming/ hoặc thư mục · a name in incoming/, or a folder")
    pack.add_argument("--out", type=Path, metavar="ZIP", help="tên tệp · its name (default: <extract>.zip)")
    pack.set_defaults(run=pack_folder)


def gate_file(file: Path, kind: str | None, problems: Path | None) -> int:
    """Tell the verdict on a file; 1 when it is refused."""
    verdict = check_file(file, kind)
    whole = said(verdict)
    say(f"{verdict.file_name}: {_named(verdict).vi}. {whole.vi}", f"{_named(verdict).en}. {whole.en}")
    for hit in verdict.hits:
        text = hit_words(hit)
        say(f"- {_where(hit.sheet, None, hit.column, 'vi')}: {text.vi}", text.en)
    for sheet, line, column, vi, en in verdict.problems.head(_SHOWN).iter_rows():
        say(f"- {_where(sheet, line, column, 'vi')}: {vi}", f"{_where(sheet, line, column, 'en')}: {en}")
    if (more := verdict.problems.height - _SHOWN) > 0:
        say(
            f"… và {number(more, 'vi')} lỗi khác (--problems)",
            f"… and {number(more, 'en')} more (--problems)",
        )
    if problems:
        write_problems(verdict, problems)
        say(f"Danh sách để gửi lại: {problems}", f"The list to send back: {problems}")
    return 0 if verdict.accepted else 1


def make_template(kind: str, out: Path | None) -> None:
    """Write the template of a kind; months up to the last full one."""
    path = out or Path(f"mau-{kind}.xlsx")
    write_template(CONTRACTS[kind], path, last_full_month(date.today()))
    say(f"Đã tạo mẫu: {path}", f"The template is written: {path}")


def pack_folder(extract: str, out: Path | None) -> None:
    """Pack an extract, by its name in the folder of incoming ones or by its own folder."""
    named = incoming_folder() / extract
    folder = named if named.is_dir() else Path(extract)
    path = out or Path(f"{folder.resolve().name}.zip")
    pack_extract(folder, path)
    say(f"Đã nén bản trích: {path}", f"The extract is packed: {path}")


def _named(verdict: Verdict) -> Text:
    if verdict.kind in CONTRACTS:
        return CONTRACTS[verdict.kind].title
    if verdict.kind == EXTRACT:
        return Text("Bản trích ẩn danh", "A protected extract")
    return Text("Chưa rõ loại số liệu", "Of no known kind")


def _where(sheet: str, line: int | None, column: str | None, language: str) -> str:
    """'Số liệu, dòng 12, Tháng'; 'cả tệp' for what has no place."""
    row = {"vi": "dòng {}", "en": "line {}"}[language].format(line) if line else ""
    whole = {"vi": "cả tệp", "en": "the whole file"}[language]
    return ", ".join(part for part in (sheet, row, column) if part) or whole
