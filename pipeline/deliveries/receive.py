"""A file comes in: the gate judges it, its figures are protected, and the release it would make is compared with the one shown.

Nothing of a refused file is kept but its checksum and counts; of an accepted one only what was protected.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from board.definition_file import Text
from board.deliveries import PUBLIC_BY_NATURE, Checked, Delivery, Found, Problem
from board.delivery_folder import PROBLEMS, cleaned_name, deliveries_folder, is_delivery_id, new_id
from board.dimensions import PROTECTED, PUBLIC
from board.errors import BoardError, DataNotReady
from board.question import month_end
from board.release_record import sha256_of
from board.stewards import person_name
from board.store import Release, current_release
from pipeline.deliveries.candidate import write_candidate
from pipeline.deliveries.incoming import brought
from pipeline.deliveries.journal import UPLOAD, Journal, at_work, now, sweep
from pipeline.deliveries.preview import preview_of
from pipeline.extract_files import read_extract
from pipeline.gate.check import check_file, judged_name
from pipeline.gate.extract_archive import unpack_extract
from pipeline.gate.opening import LIMITS
from pipeline.gate.problems import write_problems
from pipeline.gate.scan import KINDS, UNNAMED, scan_texts
from pipeline.gate.verdict import Verdict, said

EXTRACT, ROWS = "extract", "brought.parquet"
_PLAIN = re.compile(r"[\w ,.;:()/–-]{2,200}")
MOST_LISTED = 50  # bad lines that the screen shows; the file has them all


def receive(
    file: Path, *, by: str, kind: str | None = None, public: str = "", name: str = "", uploaded: bool = False,
    delivery_id: str = "",
) -> Delivery:  # fmt: skip
    """Bring one file in; the delivery is then 'ready', or a BoardError says why it was refused.

    public: who has published these figures already; they are then not protected. name: the sender's name of the file
    (default: its own). uploaded: the file is the board's passing copy and goes at once. delivery_id: where the screen
    has chosen it. Raises BoardError.
    """
    sweep()
    by, delivery_id = person_name(by), delivery_id or new_id()
    if not is_delivery_id(delivery_id) or (deliveries_folder() / delivery_id).exists():
        raise BoardError("Mã lần nộp không hợp lệ.", "The delivery's id is not valid.")
    size = file.stat().st_size if file.is_file() else 0
    name = cleaned_name(name or file.name)
    delivery = Delivery(delivery_id, "receiving", kind or "", "", size, "", by, now(), PROTECTED)
    with at_work(delivery) as journal:
        journal.record()  # first of all: only what has a state is swept after a kill
        if uploaded:
            file = Path(shutil.move(file, journal.folder / UPLOAD))
        try:
            public = _who_said_so(public)
            journal.record(
                basis=f"{PUBLIC}{public}" if public else PROTECTED,
                sha256=sha256_of(file) if size <= LIMITS.table_bytes else "",
            )
            verdict = _judged(journal, file, name, kind)
            _build(journal, verdict, file, public)
        finally:
            if uploaded:
                file.unlink(missing_ok=True)
        prepare(journal)
        journal.record(state="ready", step=None)
    return journal.now


def prepare(journal: Journal) -> None:
    """Make the candidate anew on the release shown now, and what it would change. Raises BoardError."""
    delivery, shown = journal.now, _shown()
    if delivery.kind != "extract":
        with journal.progress("Ghép với kỳ đang hiển thị", "Putting it beside what is shown"):
            write_candidate(
                journal.folder / EXTRACT, _require_release(shown), delivery.kind, pl.read_parquet(journal.folder / ROWS),
                received_on=delivery.received_at.date(), basis=delivery.basis,
            )  # fmt: skip
    journal.record(preview=preview_of(journal.now, journal.folder / EXTRACT, shown, journal.progress))


def _judged(journal: Journal, file: Path, name: str, kind: str | None) -> Verdict:
    """The gate's verdict, recorded. Raises BoardError for a file that is not accepted."""
    with journal.progress("Mở tệp ở cổng kiểm tra", "The gate opens the file"):
        verdict = check_file(file, kind, progress=journal.gate_step)
    if file.name == UPLOAD:
        verdict = _under_its_own_name(verdict, name)
    problems = verdict.problems
    checked = Checked(
        verdict.rows,
        verdict.valid_rows,
        problems.height,
        tuple(Found(hit.sheet, hit.column, KINDS[hit.kind], hit.count) for hit in verdict.hits),
        tuple(_problem(row) for row in problems.head(MOST_LISTED).iter_rows(named=True)),
    )
    shown = "" if verdict.hits or verdict.file_name == UNNAMED else name
    journal.record(kind=verdict.kind or "", checked=checked, file_name=shown)
    if not verdict.accepted:
        if not verdict.hits:
            write_problems(verdict, journal.folder / PROBLEMS)
        message = said(verdict)
        raise BoardError(message.vi, message.en)
    return verdict


def _under_its_own_name(verdict: Verdict, name: str) -> Verdict:
    """An uploaded file lies under no name of its own, so the gate has not seen the sender's."""
    file_name, in_name = judged_name(name)
    hits = (*verdict.hits, *in_name)
    return replace(verdict, file_name=file_name, hits=hits, accepted=verdict.accepted and not hits)


def _problem(row: dict[str, Any]) -> Problem:
    return Problem(row["sheet"], row["line"], row["column"] or "", Text(row["reason_vi"], row["reason_en"]))


def _who_said_so(text: str) -> str:
    """The name of an agency or a document, in plain letters; it is shown, and kept in the release. Raises BoardError."""
    said = " ".join(text.split())
    if said and (not _PLAIN.fullmatch(said) or scan_texts([said], "", "", dates=False)):
        raise BoardError(
            "“Nguồn công bố” chỉ ghi tên cơ quan hoặc văn bản, không ký hiệu lạ, không số giấy tờ của người.",
            "“Published by” takes the name of an agency or a document: plain letters, no number of a person's document.",
        )
    return said


def _build(journal: Journal, verdict: Verdict, file: Path, public: str) -> None:
    """Keep what the file brings, protected, and the months it speaks of. Raises BoardError."""
    kind, folder = str(verdict.kind), journal.folder
    if kind in PUBLIC_BY_NATURE and not public:
        raise BoardError(
            "Đây là số liệu thống kê công khai: hãy ghi cơ quan đã công bố (“Nguồn công bố”).",
            "These are public statistics: say who has published them (“Published by”).",
        )
    if kind == "extract":
        with journal.progress("Mở bản trích", "Opening the extract"):
            unpack_extract(file, folder / EXTRACT)
            months = read_extract(folder / EXTRACT).tables["population"]["period"]
        journal.record(months=_days(months), basis=PROTECTED)
        return
    shown = _require_release(_shown())
    known = {f"{period:%Y-%m}" for period in shown.info.periods}
    table = verdict.table
    if "period" in table.columns:
        _require_known_months(table["period"], known)
        journal.record(months=_days(table["period"]))
    rows = brought(kind, table, public=bool(public), known=known, progress=journal.progress)
    rows.write_parquet(folder / ROWS)


def _days(months: pl.Series) -> tuple[date, ...]:
    return tuple(month_end(month) for month in months.unique().sort())


def _require_known_months(months: pl.Series, known: set[str]) -> None:
    """Figures stand beside the residents of their month; a month without residents comes with a new extract."""
    if beyond := sorted(set(months.unique()) - known):
        vi = ", ".join(f"{month[5:]}/{month[:4]}" for month in beyond)
        raise BoardError(
            f"Kỳ đang hiển thị chưa có số nhân khẩu của tháng {vi}. Hãy phát hành bản trích của tháng đó trước.",
            f"What is shown has no residents for {vi} yet. Publish the extract of that month first.",
        )


def _shown() -> Release | None:
    try:
        return current_release()
    except DataNotReady:
        return None


def _require_release(shown: Release | None) -> Release:
    if shown is None:
        raise BoardError(
            "Chưa có kỳ phát hành nào đọc được. Hãy nộp một bản trích ẩn danh trước.",
            "There is no release that can be read. Submit a protected extract first.",
        )
    return shown
