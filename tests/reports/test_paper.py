"""The paper itself: conformant, complete, the same every time, and refused where a word of it would be lost."""

from __future__ import annotations

import io
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import page
import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from board.errors import BoardError
from reports import paper, payload
from reports.attachment import Attachment
from reports.document import Document
from reports.fonts import SANS, SERIF, fonts
from reports.paper import STANDARDS, book, envelope, pdf, pictures, signable
from tests.poppler import text_of
from tests.reports.conformance import PROFILES, failures_of, has_its_length
from tests.reports.documents import EMPTY, INFO, LABEL, LETTER, NAMES, document, with_text

FILES = (
    Attachment("so-lieu.csv", "địa bàn;giá trị\n".encode(), "text/csv", "Số liệu của báo cáo, CSV"),
    Attachment("yeu-cau.json", b"{}", "application/json", "Yêu cầu lập báo cáo", "supplement"),
)
VIETNAMESE = [
    unicodedata.normalize("NFC", letter + mark + tone)
    for case in (str.lower, str.upper)
    for base in ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
    for letter, mark in ((case(base), ""),)
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    if base + tone not in ("a", "e", "i", "o", "u", "y")
] + ["đ", "Đ"]


def english() -> Document:
    return replace(
        document("bulletin", language="en"), title="Bulletin", subject="Đề án 06 in Bình Dương", period="June 2025"
    )  # fmt: skip


def area_documents() -> list[Document]:
    return [replace(document(), subject=f"Kết quả triển khai Đề án 06 trên địa bàn {name}") for name in NAMES]


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    areas = area_documents()
    return {
        "official": pdf(document(rows=91), FILES),
        "empty": pdf(document(letter=EMPTY)),
        "bulletin": pdf(document("bulletin"), FILES),
        "english": pdf(english(), FILES),
        "view": pdf(document("view"), FILES),
        "book": book(areas, "Tập báo cáo tháng 6 năm 2025", names=[(name, 1) for name in NAMES]),
        "envelope": envelope(
            "Báo cáo tháng 6 năm 2025", [Attachment("mot.pdf", pdf(areas[0]), "application/pdf", "Báo cáo")],
            made_on=date(2025, 7, 6), marks=(LABEL,), release="Kỳ phát hành",
        ),
    }  # fmt: skip


@pytest.fixture(scope="module")
def read(made: dict[str, bytes]) -> dict[str, PdfReader]:
    return {name: PdfReader(io.BytesIO(content)) for name, content in made.items()}


@pytest.fixture(scope="module")
def texts(read: dict[str, PdfReader]) -> dict[str, list[str]]:
    """What each page says."""
    return {name: [one.extract_text() for one in reader.pages] for name, reader in read.items()}


ALL = ("official", "empty", "bulletin", "english", "view", "book", "envelope")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ALL)
def test_every_kind_of_file_conforms(made: dict[str, bytes], name: str, profile: str) -> None:
    assert failures_of(made[name], profile) == []


def test_the_validator_notices_a_file_that_does_not_conform() -> None:
    plain = typst.compile(
        b"#set document(title: [x])\nx", font_paths=fonts(), format="pdf", pdf_standards=["1.7"]
    )
    for profile in PROFILES:
        assert not page.validate_pdf_bytes(plain, profile=profile).is_compliant


def test_an_alarm_is_false_only_where_the_stream_has_its_length() -> None:
    right = b"%PDF-1.7\n7 0 obj\n<</Length 4>>\nstream\nabc\r\nendstream\nendobj"
    assert has_its_length(right, 7)
    assert not has_its_length(right.replace(b"Length 4", b"Length 3"), 7)
    assert not has_its_length(right.replace(b"abc\r", b"abcd\r"), 7)


def test_the_same_document_gives_the_same_bytes_from_several_threads_at_once(made: dict[str, bytes]) -> None:
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda _: pdf(document(rows=91), FILES), range(4)))
    assert set(again) == {made["official"]}


@pytest.mark.pdftotext
@pytest.mark.parametrize("typeface", [SERIF, SANS])
def test_every_vietnamese_letter_is_found_in_the_text(typeface: str) -> None:
    assert len(VIETNAMESE) == 134
    line = "".join(VIETNAMESE)
    source = f"""
        #set document(title: "x")
        #set page(width: 80cm)
        #set text(font: "{typeface}", lang: "vi", fallback: false)
        #for (weight, style) in (("regular", "normal"), ("bold", "normal"), ("regular", "italic"), ("bold", "italic")) {{
          text(weight: weight, style: style, "{line}")
          parbreak()
        }}"""
    made = typst.compile(source.encode(), font_paths=fonts(), format="pdf", pdf_standards=STANDARDS)
    assert re.sub(r"\s", "", text_of(made)) == 4 * line
    used = {name.split("+")[-1] for name in fonts_of(PdfReader(io.BytesIO(made)))}
    assert len(used) == 4, used


@pytest.mark.pdftotext
@pytest.mark.parametrize("form", ["official", "bulletin"])
def test_decomposed_letters_come_out_composed(form: str) -> None:
    words = "Thủ Dầu Một, Bắc Tân Uyên"
    found = text_of(pdf(with_text(unicodedata.normalize("NFD", words) + " **đạt**", form)))
    assert f"{words} đạt" in found.replace("\n", " ")


def test_every_typeface_is_embedded_and_no_other_is_used(read: dict[str, PdfReader]) -> None:
    for reader in read.values():
        found = fonts_of(reader)
        assert found
        for name, is_embedded in found.items():
            assert re.match(r"[A-Z]{6}\+(TeXGyreTermes|BeVietnamPro|DejaVuSansMono)", name), name
            assert is_embedded, name


@pytest.mark.parametrize(
    ("name", "language"), [("official", "vi-VN"), ("english", "en-GB"), ("book", "vi-VN")]
)
def test_a_file_says_its_language_and_its_title(read: dict[str, PdfReader], name: str, language: str) -> None:
    root, about = read[name].trailer["/Root"], read[name].metadata
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert about.author == LETTER.agency
    assert {"official": "Báo cáo Kết quả triển khai Đề án 06 trên địa bàn tỉnh Bình Dương tháng 6 năm 2025",
            "english": "Bulletin Đề án 06 in Bình Dương June 2025", "book": "Tập báo cáo tháng 6 năm 2025"}[name] == about.title  # fmt: skip
    assert INFO.release_id in about.keywords
    assert about.creation_date.date() == LETTER.signed_on


def test_bookmarks_follow_the_headings(read: dict[str, PdfReader]) -> None:
    assert outline(read["official"]) == [
        "I. Đánh giá chung",
        "II. Kết quả theo nhóm chỉ số", ["1. Thẻ căn cước", "Bảng 1. Kết quả theo địa bàn"],
        "III. Việc cần chỉ đạo",
        "IV. Triển vọng",
        "Phụ lục", ["1. Bảng số liệu theo địa bàn", ["Phú Giáo thấp nhất, 88,9%"], "2. Ghi chú phương pháp", "Kiểm chứng báo cáo"],
    ]  # fmt: skip


def test_a_book_has_one_bookmark_and_one_link_a_report(
    read: dict[str, PdfReader], texts: dict[str, list[str]]
) -> None:
    titles = [one for one in outline(read["book"]) if isinstance(one, str)]
    assert titles == ["Mục lục", *(f"Báo cáo {one.subject} tháng 6 năm 2025" for one in area_documents())]
    links = [note.get_object() for note in read["book"].pages[0]["/Annots"]]
    assert len(links) == len(NAMES)
    starts = [number for number, text in enumerate(texts["book"]) if "Kính gửi" in text]
    assert [target(read["book"], link) for link in links] == starts
    shown = re.findall(r"\.+ ?(\d+)", texts["book"][0])
    assert [int(number) - 1 for number in shown] == starts


def test_the_attached_files_are_inside_unchanged(
    read: dict[str, PdfReader], texts: dict[str, list[str]]
) -> None:
    for name in ("official", "bulletin", "view"):
        assert {key: value[0] for key, value in read[name].attachments.items()} == {
            one.name: one.content for one in FILES
        }
        assert all(one.name in texts[name][-1] for one in FILES)
    assert read["envelope"].attachments["mot.pdf"][0] == pdf(area_documents()[0])


def test_the_page_number_stands_centred_in_the_top_margin_and_not_on_the_first(
    read: dict[str, PdfReader], texts: dict[str, list[str]]
) -> None:
    """Of the letter and of the annex, each counted for itself (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    shown = [number_at_the_top(one) for one in read["official"].pages]
    annex = next(n for n, text in enumerate(texts["official"]) if "Phụ lục" in text[:60])
    letter = [None, *range(2, annex + 1)]
    assert annex >= 2
    assert [one and one[0] for one in shown] == [*letter, None, *range(2, len(shown) - annex + 1)]
    centre = (31 + (210 - 17)) / 2 * 72 / 25.4
    for found in shown:
        if found:
            _, x, y, size = found
            assert 13 <= size <= 14
            assert abs(x + size / 4 - centre) < 1
            assert 841.89 - 22 * 72 / 25.4 < y < 841.89


def test_the_marks_and_the_release_stand_on_every_page(texts: dict[str, list[str]]) -> None:
    for name in ("official", "empty", "bulletin", "english", "view", "book"):
        for text in texts[name]:
            assert LABEL in text
            assert INFO.fingerprint[:8] in text
            assert ("Dự thảo" in text) == (name in ("official", "empty", "book"))


def test_a_table_repeats_its_head_on_every_page(texts: dict[str, list[str]]) -> None:
    with_rows = [text for text in texts["official"] if "Phường" in text]
    assert len(with_rows) == 3
    assert all("Kích hoạt mức 2" in text for text in with_rows)
    rows = re.findall(r"Phường [^\d\n]+ (\d+)", "\n".join(with_rows))
    assert [int(number) for number in rows] == list(range(9, 91))


def test_the_last_page_leads_to_the_same_view(texts: dict[str, list[str]]) -> None:
    address = f"http://bang06:8506/theo-dia-ban?area=74&period=2025-06&fingerprint={INFO.fingerprint[:12]}"
    text = re.sub(r"\s", "", texts["official"][-1])
    assert address in text
    assert INFO.fingerprint in text
    assert "fingerprint=" not in texts["empty"][-1]


def test_the_code_is_drawn_as_it_is_meant() -> None:
    """Read back from the picture, module by module."""
    from reports.page_code import page_code

    rows = page_code(document("view"), ())["rows"]
    picture = Image.open(io.BytesIO(pictures(document("view"), ppi=300)[-1])).convert("L")
    room, count = 25 / 25.4 * 300, len(rows) + 8
    left = round(24 / 25.4 * 300)
    dark_rows = [
        y for y in range(picture.height) if picture.getpixel((left + int(room * 4.5 / count), y)) < 60
    ]
    runs = [y for y in dark_rows if y - 1 not in dark_rows]
    top = next(y for y in runs if sum(y <= other < y + room * 7 / count for other in dark_rows) >= room * 6.5 / count) - room * 4 / count  # fmt: skip
    unit = room / count
    drawn = [
        [picture.getpixel((int(left + (x + 4.5) * unit), int(top + (y + 4.5) * unit))) < 128 for x in range(len(rows))]
        for y in range(len(rows))
    ]  # fmt: skip
    meant = [[any(a <= x < b for a, b in row) for x in range(len(rows))] for row in rows]
    assert drawn == meant


def test_the_place_of_the_signature_is_above_the_signers_name(
    read: dict[str, PdfReader], made: dict[str, bytes]
) -> None:
    drawn, box = signable(document(rows=91), FILES)
    assert drawn == made["official"]
    found = placed(read["official"].pages[box.page - 1])
    position = next(y for text, _, y, _ in found if "TỔ PHÓ" in text)
    name_x, name_y = next((x, y) for text, x, y, _ in found if LETTER.signer in text)
    assert box.y - 25 < name_y < box.y
    assert box.y + box.height < position < box.y + box.height + 20
    assert box.x < name_x < box.x + box.width < 595 - 17 * 72 / 25.4 + 1
    assert signable(document("bulletin"))[1] is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("đạt 😀", "U+1F600"), ("שלום", "U+05E9"), ("91\u202e2,1%", "U+202E"), ("\ue000", "U+E000"), ("中", "U+4E2D"), ("ع", "U+0639"), ("Ա", "U+0531")],
)  # fmt: skip
@pytest.mark.parametrize("draw", [pdf, pictures])
def test_a_character_that_cannot_be_printed_stops_the_report(draw, text: str, code: str) -> None:
    with pytest.raises(BoardError) as refused:
        draw(with_text(f"Ghi chú: {text}"))
    assert code in refused.value.vi
    assert code in refused.value.en


def test_an_unknown_typeface_stops_the_report() -> None:
    said = payload.report(document(), ())
    said["theme"]["serif"] = "Times of Nowhere"
    with pytest.raises(BoardError, match="times of nowhere"), paper._room(said, ()) as compiler:
        paper._conformant(compiler, date(2025, 7, 6))


def test_missing_typefaces_are_named() -> None:
    with pytest.raises(BoardError, match=f"{SERIF}, {SANS}"):
        fonts(None, ())
    with pytest.raises(BoardError, match="BANG06_FONTS"):
        fonts("no-such-folder")


@pytest.mark.parametrize(
    "field", ["parent_agency", "agency", "code", "place", "authority", "position", "signer"]
)
def test_a_word_wider_than_its_place_is_refused_by_the_name_of_its_field(field: str) -> None:
    names = {"parent_agency": "Cơ quan chủ quản", "agency": "Cơ quan ban hành", "code": "Số, ký hiệu", "place": "Địa danh",
             "authority": "Quyền hạn ký", "position": "Chức vụ người ký", "signer": "Người ký"}  # fmt: skip
    with pytest.raises(BoardError, match=names[field]):
        pdf(document(letter=replace(LETTER, **{field: "Tổcôngtác" * 12})))


def test_a_long_agency_wraps_within_its_column() -> None:
    agency = (
        "Tổ công tác triển khai Đề án phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử "
        * 2
    )[:120]
    reader = PdfReader(io.BytesIO(pdf(document(letter=replace(LETTER, agency=agency)))))
    lines = [(text, x) for text, x, _, _ in placed(reader.pages[0]) if text in agency.upper()]
    assert re.sub(r"\s", "", "".join(text for text, _ in lines)) == re.sub(r"\s", "", agency.upper())
    assert all(x > 31 * 72 / 25.4 for _, x in lines)


def fonts_of(reader: PdfReader) -> dict[str, bool]:
    """{name: whether its program is embedded} of every page's fonts."""
    found = {}
    for one in reader.pages:
        for font in one["/Resources"].get("/Font", {}).values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            found[font.get_object()["/BaseFont"].removeprefix("/")] = bool(
                descriptor.keys() & {"/FontFile", "/FontFile2", "/FontFile3"}
            )
    return found


def outline(reader: PdfReader) -> list:
    """Titles of the bookmarks; those below one in a list after it."""

    def titles(items: list) -> list:
        return [titles(one) if isinstance(one, list) else one.title for one in items]

    return titles(reader.outline)


def target(reader: PdfReader, link: dict) -> int:
    """The page, from 0, that an index line leads to."""
    to = link["/Dest"] if "/Dest" in link else link["/A"]["/D"]
    if isinstance(to, str):
        to = reader.named_destinations[to].dest_array
    return reader.get_page_number(to[0].get_object())


def placed(one) -> list[tuple[str, float, float, float]]:
    """(text, x, y, size) of what is set on a page, in points from its lower left corner."""
    found = []

    def look(text: str, m: list[float], at: list[float], _font: object, size: float) -> None:
        if text.strip():
            x, y = m[0] * at[4] + m[2] * at[5] + m[4], m[1] * at[4] + m[3] * at[5] + m[5]
            found.append((text.strip(), x, y, size * abs(at[0] * m[0])))

    one.extract_text(visitor_text=look)
    return found


def number_at_the_top(one) -> tuple[int, float, float, float] | None:
    """(number, x, y, size) of what stands in the top margin."""
    found = [(int(text), *where) for text, *where in placed(one) if where[1] > 841.89 - 20 * 72 / 25.4]
    assert len(found) < 2
    return found[0] if found else None
