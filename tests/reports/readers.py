"""Everything that is in a report's files, as text: what a test of figures or of hidden numbers looks through."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, TextStringObject


def text_of_pdf(held: bytes) -> str:
    """Pages, alternative texts, bookmarks, every other string, metadata, and the attached files as text."""
    reader = PdfReader(io.BytesIO(held))
    parts = [*(page.extract_text() for page in reader.pages), *strings_of_pdf(held)]
    if metadata := reader.trailer["/Root"].get("/Metadata"):
        parts.append(metadata.get_object().get_data().decode("utf-8"))
    for name, contents in sorted(reader.attachments.items()):
        parts += [name, *(text_of_file(name, content) for content in contents)]
    return "\n".join(parts)


def text_of_xlsx(held: bytes) -> str:
    """All XML parts by name."""
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode('utf-8')}" for name in archive.namelist())


def text_of_file(name: str, held: bytes) -> str:
    """Of an attached file, by the ending of its name."""
    readers = {".xlsx": text_of_xlsx, ".pdf": text_of_pdf}
    return readers.get(PurePath(name).suffix, lambda content: content.decode("utf-8-sig"))(held)


def strings_of_pdf(held: bytes) -> list[str]:
    """Every text string of every object: alternative texts, bookmarks, names of files, titles."""
    reader = PdfReader(io.BytesIO(held))
    return [text for number in sorted(reader.xref[0]) for text in _strings(reader.get_object(number))]


def alt_texts_of_pdf(held: bytes) -> list[str]:
    """Of drawings, in the order of the file."""
    reader = PdfReader(io.BytesIO(held))
    found = (reader.get_object(number) for number in sorted(reader.xref[0]))
    return [str(one["/Alt"]) for one in found if isinstance(one, DictionaryObject) and "/Alt" in one]


def _strings(item: PdfObject | None) -> Iterator[str]:
    if isinstance(item, TextStringObject):
        yield str(item)
    inside = (
        item.values() if isinstance(item, DictionaryObject) else item if isinstance(item, ArrayObject) else ()
    )
    for one in inside:
        yield from _strings(one)
