"""Every text in a workbook's XML that is not in a cell: comments, properties, names, drawings, filters, cached data."""

from __future__ import annotations

import re
from xml.parsers import expat

from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.refusals import damaged

# Elements whose text is one text, however many runs of another look it is made of: an ID number may be half bold.
_BLOCKS = {"comment", "threadedComment", "si", "p", "textbox", "definedName", "oddHeader", "oddFooter"}
_ENDS_LINE = {"br", "p", "div"}
# Attributes and elements that say how something looks, where it stands or what refers to it, and what a seal is.
_MARKUP = {
    "style", "path", "coordsize", "coordorigin", "x", "y", "cx", "cy", "ref", "sqref", "activeCell", "topLeftCell",
    "dT", "Type", "Id", "uri", "Ignorable", "Requires", "schemaLocation", "panose", "typeface", "Anchor",
    "hashValue", "saltValue", "algorithmName", "password", "lang", "altLang", "axId", "crossAx",
}  # fmt: skip
_GUID = r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
_DULL = re.compile(
    r"[-+]?\d{1,7}|[-+]?\d{1,8}\.\d+(?:E[-+]\d+)?|[A-Za-z]+\d{0,3}|(?:FF|00|#)[0-9A-Fa-f]{6}"
    r"|#?_x0000_[a-z]\d+|dcterms:W3CDTF"
    rf"|.{{0,4}}{_GUID}.?|[A-Z]{{1,3}}\d{{1,5}}"
    r"|(?:'[^']*'!|\w+!)?\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7}|(?:[\w.]*/)*\w+\.(?:xml|vml|bin)"
)
_SAVED = {"created", "modified", "lastPrinted"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")


def require_plain_xml(data: bytes) -> None:
    """UTF-8 without declarations: no document type, so no entity that unfolds; no comment, no CDATA, which no
    spreadsheet program writes and which would hide a cell or a formula from a search of the bytes."""
    encoding = _ENCODING.search(data[:200])
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii")
    ):
        raise damaged("XLSX")
    if b"<!" in data:
        raise FileRefused(
            "Sổ tính có khai báo XML bất thường, dấu hiệu của tệp phá hoại, nên không được mở. Hãy chép"
            " bảng số liệu (dán dạng giá trị) sang một sổ tính mới, lưu thành .xlsx rồi gửi.",
            "The workbook has unusual XML declarations, as harmful files do, and is not opened. Copy the"
            " table (paste as values) into a new workbook, save it as .xlsx and send that.",
        )


def texts_in(data: bytes) -> list[tuple[str, str]]:
    """(element, text) of every text and of every attribute of a part's XML, but for what is plainly markup: small
    numbers, single words, colours, references, seals, times of saving. Raises FileRefused."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.runs.append
    parser.ProcessingInstructionHandler = lambda target, text: reader.keep("instruction", text)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError):
        raise damaged("XLSX") from None
    return reader.found


class _Reader:
    """What a parser has met so far."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self.runs: list[str] = []
        self.path: list[str] = []
        self.block = 0  # depth of the element that is one text; 0 outside of any

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.block:
            self._flush()
        self.path.append(_local(name))
        if not self.block and self.path[-1] in _BLOCKS:
            self.block = len(self.path)
        if self.path[-1] not in _MARKUP:
            for key, value in attributes.items():
                if not key.startswith("xmlns") and _local(key) not in _MARKUP:
                    self.keep(self.path[-1], value)

    def end(self, _: str) -> None:
        if self.block in (0, len(self.path)):
            self._flush()
            self.block = 0
        elif self.path[-1] in _ENDS_LINE:
            self.runs.append("\n")
        self.path.pop()

    def keep(self, element: str, text: str) -> None:
        text = text.strip()
        if text and not _DULL.fullmatch(text) and not (element in _SAVED and _MOMENT.fullmatch(text)):
            self.found.append((element, text))

    def _flush(self) -> None:
        if self.path and self.path[-1] not in _MARKUP:
            self.keep(self.path[-1], "".join(self.runs))
        self.runs.clear()


def _local(name: str) -> str:
    return name.rpartition(":")[2]
