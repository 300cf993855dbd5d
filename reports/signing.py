"""A place to sign: an empty signature field in the report's signature box, which signing software finds and fills.

Appended to the finished file as an incremental update (ISO 32000-1, 7.5.6), so that the bytes before it stay. The field
is tagged, described and has an (empty) appearance, so that the file stays PDF/A-3a and PDF/UA-1.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from board.definition_file import Text
from reports.paper import SignBox

FIELD = "ChuKySo"  # its name, as signing software asks for it
DESCRIPTION = Text("Ô ký số của báo cáo", "Digital signature of the report")
_PRINTED_AND_LOCKED = 4 + 128  # annotation flags


def with_sign_field(report: bytes, box: SignBox, language: str) -> bytes:
    """The same file with the empty field after it; the same bytes every time."""
    reader = PdfReader(io.BytesIO(report))
    size = int(reader.trailer["/Size"])
    field, drawing, element = (IndirectObject(size + place, 0, reader) for place in range(3))
    page, tree = reader.pages[box.page - 1], reader.trailer["/Root"]["/StructTreeRoot"]
    whole = tree["/K"][0] if isinstance(tree["/K"], ArrayObject) else tree["/K"]
    key = int(tree["/ParentTreeNextKey"])
    numbers = tree["/ParentTree"]["/Nums"]
    changed = {
        page.indirect_reference: _with(page, "/Annots", ArrayObject([*page.get("/Annots", []), field])),
        reader.trailer.raw_get("/Root"): _with(reader.trailer["/Root"], "/AcroForm", _form(field)),
        whole.indirect_reference: _with(whole, "/K", ArrayObject([*_list(whole.raw_get("/K")), element])),
        reader.trailer["/Root"].raw_get("/StructTreeRoot"): _with(
            _with(tree, "/ParentTree", _dict({"/Nums": ArrayObject([*numbers, NumberObject(key), element])})),
            "/ParentTreeNextKey",
            NumberObject(key + 1),
        ),
    }
    at = page.indirect_reference
    added = {
        field: _field(box, at, drawing, key, language),
        drawing: _empty_drawing(box),
        element: _dict({
            "/Type": NameObject("/StructElem"), "/S": NameObject("/Form"), "/P": whole.indirect_reference, "/Pg": at,
            "/K": _dict({"/Type": NameObject("/OBJR"), "/Obj": field, "/Pg": at}),
        }),
    }  # fmt: skip
    return _appended(report, reader, {**changed, **added})


def _appended(report: bytes, reader: PdfReader, objects: Mapping[IndirectObject, PdfObject]) -> bytes:
    """The objects, a classic cross-reference section and a trailer after the file."""
    out = io.BytesIO()
    out.write(report if report.endswith(b"\n") else report + b"\n")
    places = {}
    for reference, content in sorted(objects.items(), key=lambda one: one[0].idnum):
        places[reference.idnum] = out.tell()
        out.write(b"%d 0 obj\n" % reference.idnum)
        content.write_to_stream(out)
        out.write(b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    trailer = _dict({
        "/Size": NumberObject(max(int(reader.trailer["/Size"]), max(places) + 1)),
        "/Root": reader.trailer.raw_get("/Root"),
        "/Info": reader.trailer.raw_get("/Info"),
        "/Prev": NumberObject(_last_table(report)),
        "/ID": ArrayObject([reader.trailer["/ID"][0], ByteStringObject(hashlib.sha256(report).digest()[:16])]),
    })  # fmt: skip
    out.write(b"trailer\n")
    trailer.write_to_stream(out)
    out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _last_table(report: bytes) -> int:
    return int(report[report.rindex(b"startxref") :].split()[1])


def _field(
    box: SignBox, page: IndirectObject, drawing: IndirectObject, key: int, language: str
) -> DictionaryObject:
    corners = (box.x, box.y, box.x + box.width, box.y + box.height)
    return _dict({
        "/Type": NameObject("/Annot"), "/Subtype": NameObject("/Widget"), "/FT": NameObject("/Sig"),
        "/T": TextStringObject(FIELD), "/TU": TextStringObject(DESCRIPTION.in_(language)),
        "/Rect": ArrayObject(FloatObject(f"{one:.2f}") for one in corners), "/P": page,
        "/F": NumberObject(_PRINTED_AND_LOCKED), "/AP": _dict({"/N": drawing}), "/StructParent": NumberObject(key),
    })  # fmt: skip


def _empty_drawing(box: SignBox) -> StreamObject:
    drawing = StreamObject()
    sides = (0, 0, box.width, box.height)
    drawing.update(_dict({
        "/Type": NameObject("/XObject"), "/Subtype": NameObject("/Form"), "/Resources": DictionaryObject(),
        "/BBox": ArrayObject(FloatObject(f"{one:.2f}") for one in sides),
    }))  # fmt: skip
    return drawing


def _form(field: IndirectObject) -> DictionaryObject:
    return _dict({"/Fields": ArrayObject([field])})


def _with(changed: DictionaryObject, key: str, value: PdfObject) -> DictionaryObject:
    """A copy with another entry; what it refers to stays where it is."""
    return _dict({**{name: changed.raw_get(name) for name in changed}, key: value})


def _list(kids: PdfObject) -> list[PdfObject]:
    return list(kids) if isinstance(kids, ArrayObject) else [kids]


def _dict(entries: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in entries.items()})
