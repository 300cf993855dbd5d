"""Text in an encoding of before Unicode: recognised only to say how to save it anew."""

from __future__ import annotations

from typing import BinaryIO

from pipeline.gate.errors import FileRefused


def other_encoding(file: BinaryIO) -> FileRefused:
    """The refusal of a text that is not UTF-8."""
    return FileRefused(
        "Tệp này không phải mã Unicode (UTF-8). Trong Excel: Tệp → Lưu thành → kiểu “CSV UTF-8 (phân tách bằng dấu"
        " phẩy)”. Trong LibreOffice: Lưu thành → CSV → Bộ ký tự “Unicode (UTF-8)”.",
        'This file is not Unicode (UTF-8). In Excel: File → Save As → type "CSV UTF-8 (Comma delimited)". In'
        ' LibreOffice: Save As → CSV → character set "Unicode (UTF-8)".',
    )
