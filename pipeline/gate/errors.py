"""Why a file is not opened. The messages name sheets, columns, lines and counts: never a value, never a name of a file."""

from __future__ import annotations

from board.errors import BoardError


class FileRefused(BoardError):
    """An incoming file cannot be opened safely, or not at all; the message says what to do."""
