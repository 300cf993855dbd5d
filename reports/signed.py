"""What stands after a report's own bytes: a signature in its field and nothing else, or something that it must not be.

Whether the signature is genuine is for signing software to say; here it matters that no page, word or attached file
was exchanged by an appended update (ISO 32000-1, 7.5.6).
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, PdfObject

from reports.signing import FIELD

_OF_THE_CATALOG = {"/AcroForm", "/Extensions", "/DSS", "/Version"}  # what signing writes there
_OF_THE_FIELD = {"/V", "/AP", "/F"}
_OF_THE_FILE = {"/ModDate", "/Producer"}
_OF_THE_FORM = {"/SigFlags", "/DR", "/DA"}


def only_signed(report: bytes, file: bytes) -> bool:
    """Whether `file` is `report` and a signature appended to it.

    Signing writes new objects and exchanges four: the field, which gets its value and drawing in the same place, the
    catalog's entries about forms, and what is said about the file (dates).
    """
    try:
        before, after = PdfReader(io.BytesIO(report)), PdfReader(io.BytesIO(file))
        field, signed = _field(before), _field(after)
        if field is None or signed is None or "/V" not in signed:
            return False
        root, info = (before.trailer.raw_get(name).idnum for name in ("/Root", "/Info"))
        metadata = before.trailer["/Root"].raw_get("/Metadata").idnum
        allowed = {root, info, metadata, field.indirect_reference.idnum}
        return (
            set(_exchanged(before, after)) <= allowed
            and all(
                _is_same(_raw(after.trailer, name), _raw(before.trailer, name)) for name in ("/Root", "/Info")
            )
            and "/Encrypt" not in after.trailer
            and _differing(before.trailer["/Root"], after.trailer["/Root"]) <= _OF_THE_CATALOG
            and _differing(_form(before), _form(after)) <= _OF_THE_FORM
            and _differing(field, signed) <= _OF_THE_FIELD
            and _differing(before.trailer["/Info"], after.trailer["/Info"]) <= _OF_THE_FILE
        )
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return False


def _field(reader: PdfReader) -> DictionaryObject | None:
    fields = _form(reader).get("/Fields", [])
    return next((one.get_object() for one in fields if one.get_object().get("/T") == FIELD), None)


def _form(reader: PdfReader) -> DictionaryObject:
    return reader.trailer["/Root"].get("/AcroForm", DictionaryObject()).get_object()


def _exchanged(before: PdfReader, after: PdfReader) -> Iterable[int]:
    """Numbers of the objects that stood in the report and are found elsewhere now."""
    for number, place in before.xref[0].items():
        if number in after.xref_objStm or after.xref[0].get(number) != place:
            yield number


def _differing(one: DictionaryObject, other: DictionaryObject) -> set[str]:
    """Entries that are not the same, or are in one of them alone."""
    return {name for name in {*one, *other} if not _is_same(_raw(one, name), _raw(other, name))}


def _raw(entries: DictionaryObject, name: str) -> PdfObject | None:
    return entries.raw_get(name) if name in entries else None


def _is_same(one: PdfObject | None, other: PdfObject | None) -> bool:
    """References are compared by number: what they refer to is looked at by itself."""
    return _written(one) == _written(other)


def _written(item: PdfObject | None) -> bytes:
    out = io.BytesIO()
    if item is not None:
        item.write_to_stream(out)
    return out.getvalue()
