"""Every error raised on purpose. Two families, because two kinds of people read them.

BoardError: a viewer can meet it. Vietnamese and English; says what happened and what the reader can do;
shown once, in the frame. DefinitionError: one of our own files is wrong; English; names file and field;
never caught, so that a test stops it before a viewer can.
"""

from __future__ import annotations


class BoardError(Exception):
    """A message for the viewer, in both languages of the screen."""

    def __init__(self, vi: str, en: str):
        super().__init__(vi)
        self.vi = vi
        self.en = en


class DataNotReady(BoardError):
    """There is no release, or it does not match this code."""


class AccessRefused(BoardError):
    """The viewer may not see what was asked for."""


class DefinitionError(Exception):
    """A file of the project is wrong; the message names the file and the field."""
