"""Why a register is not read. The messages name files, columns and numbers of rows, never a value."""

from __future__ import annotations

from pathlib import Path

from board.errors import BoardError


class RegisterRefused(BoardError):
    """The register, or one of its files, is not of the shape that docs/DATA.md lays down."""


class RowsRefused(BoardError):
    """More rows were refused than the owner allowed; `report` lists each of them."""

    def __init__(self, refused: int, allowed: int, report: Path):
        super().__init__(
            f"{refused} dòng của sổ gốc không hợp lệ, cho phép {allowed}. Danh sách từng dòng và lý do: tệp"
            f" {report.name} trong thư mục {report.parent.name}. Hãy sửa sổ gốc, hoặc chạy lại với"
            f" --allow-refused {refused} để bỏ các dòng này; bản trích sẽ ghi rõ số dòng đã bỏ.",
            f"{refused} rows of the register are not valid; {allowed} are allowed. Each row and its reason stands"
            f" in {report.name}, folder {report.parent.name}. Mend the register, or run again with"
            f" --allow-refused {refused} to leave these rows out; the extract will say how many.",
        )
        self.report = report


def file_refused(path: Path, vi: str, en: str) -> RegisterRefused:
    return RegisterRefused(f"Từ chối tệp {path.name}: {vi}.", f"The file {path.name} is refused: {en}.")
