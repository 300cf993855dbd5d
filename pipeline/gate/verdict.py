"""What the gate says of a file: whose kind it is, how many rows hold, what was found. Never a value of the file."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from board import words
from board.definition_file import Text
from pipeline.gate.scan import KINDS, Hit


@dataclass(frozen=True)
class Verdict:
    """The gate's verdict on one file.

    kind: of the contract, None where no contract fits. file_name: as the sender calls it, unless that says something
    of a person. rows = valid_rows + refused_rows. problems: shape problems.PROBLEMS, what concerns the whole file first,
    then by line and column. table: of an accepted file of an agency, the contract's columns (docs/DATA.md); None else.
    """

    kind: str | None
    file_name: str
    size_bytes: int
    sha256: str
    rows: int
    valid_rows: int
    hits: tuple[Hit, ...]
    problems: pl.DataFrame
    accepted: bool
    table: pl.DataFrame | None = None

    @property
    def refused_rows(self) -> int:
        return self.rows - self.valid_rows


def said(verdict: Verdict) -> Text:
    """The verdict in one sentence."""
    counts = verdict.rows, verdict.valid_rows, verdict.refused_rows
    vi, en = ([words.number(count, language) for count in counts] for language in ("vi", "en"))
    rows = Text(
        f"{vi[0]} dòng, hợp lệ {vi[1]}, chưa đạt {vi[2]}", f"{en[0]} rows, {en[1]} valid, {en[2]} not valid"
    )
    if verdict.accepted:
        return Text(f"Đạt yêu cầu: {rows.vi}.", f"Accepted: {rows.en}.")
    if verdict.hits:
        return Text(
            "Từ chối cả tệp: có dấu hiệu thông tin về cá nhân. Tệp không được lưu lại. Hãy bỏ hẳn các nội dung này rồi "
            "gửi lại.",
            "The whole file is refused: it seems to hold data about persons. It is not kept. Take this out and send "
            "it again.",
        )
    return Text(
        f"Chưa đạt: {rows.vi}. Hãy sửa theo danh sách rồi gửi lại.",
        f"Not accepted: {rows.en}. Mend what is listed and send it again.",
    )


def hit_words(hit: Hit) -> Text:
    """'12 ô: số định danh cá nhân (12 số)'."""
    kind = KINDS[hit.kind]
    return Text(
        f"{words.number(hit.count, 'vi')} chỗ có dấu hiệu {kind.vi}",
        f"{words.number(hit.count, 'en')} times: {kind.en}",
    )
