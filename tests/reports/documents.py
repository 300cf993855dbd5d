"""Small documents made by hand, with every kind of passage, for tests of the paper itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from board.findings import Attention
from board.release_info import ReleaseInfo
from reports.blocks.text import Column, bullets, cell, directions, findings, paragraphs, table
from reports.document import Document, Form, Section
from reports.letter import Letter

LABEL = "Dữ liệu mô phỏng"
INFO = ReleaseInfo(
    release_id="20250715-0900-0001",
    fingerprint="4f1c9a7be2d05836" * 4,
    made_on=date(2025, 7, 15),
    last_period=date(2025, 6, 30),
    label=LABEL,
    source="Số liệu bịa cho kiểm thử",
    method="",
    periods=(date(2025, 5, 31), date(2025, 6, 30)),
    services={},
)
LETTER = Letter(
    parent_agency="UBND tỉnh Bình Dương",
    agency="Tổ công tác triển khai Đề án 06",
    number="128",
    code="BC-TCTĐA06",
    place="Bình Dương",
    signed_on=date(2025, 7, 6),
    to="Ban Chỉ đạo chuyển đổi số tỉnh Bình Dương.",
    recipients=("Như trên;", "Thường trực Tỉnh ủy (b/c);", "UBND các huyện, thị xã, thành phố;", "Lưu: VT, TCTĐA06."),
    authority="KT. Tổ trưởng",
    position="Tổ phó",
    signer="Nguyễn Văn Mẫu",
    board_address="http://bang06:8506",
)  # fmt: skip
EMPTY = Letter()
LINES = [
    Attention("missed", "■", "**Phú Giáo**: tỷ lệ trả thẻ căn cước thấp hơn chỉ tiêu tới 6,2 điểm phần trăm; cần thêm 61 người mỗi ngày để đạt vào 31/12/2025",
              "Công an huyện Phú Giáo", "card_delivered", ("740",)),
    Attention("near", "▲", "**Toàn tỉnh**: đạt chỉ tiêu chậm 12 ngày nếu giữ nhịp này", "Công an tỉnh", "card_delivered", ("74",)),
    Attention("note", "◆", "**12.480 thẻ**: thẻ chưa trả; 41% ở Dĩ An và Thuận An", "Công an các địa bàn này", "card_undelivered", ("1", "2")),
]  # fmt: skip
FINDINGS = (
    "**4/9 huyện, thị xã, thành phố đạt chỉ tiêu 95%** về tỷ lệ trả thẻ căn cước, thêm hai địa bàn so với tháng 5/2025.",
    "Toàn tỉnh đạt **95,0%** (2.001.470/2.106.811 người), tăng 0,6 điểm phần trăm so với tháng trước.",
    "**Phú Giáo** thấp nhất (88,9%), cần thêm 61 người mỗi ngày để đạt vào 31/12/2025.",
)
TEXT = (
    "Đến hết tháng 6 năm 2025, tỷ lệ trả thẻ căn cước toàn tỉnh đạt **95,0%** (2.001.470/2.106.811 người), "
    "tăng 0,6 điểm phần trăm so với tháng 5; tỷ lệ kích hoạt định danh mức 2 đạt 76,1%, thiếu 0,9 điểm phần trăm so với "
    "chỉ tiêu. Chi tiết theo từng địa bàn, biểu đồ và phương pháp được trình bày tại Phụ lục kèm theo."
)
NAMES = (
    "Thủ Dầu Một",
    "Bàu Bàng",
    "Dầu Tiếng",
    "Bến Cát",
    "Phú Giáo",
    "Tân Uyên",
    "Dĩ An",
    "Thuận An",
    "Bắc Tân Uyên",
)


def area_rows(count: int) -> list[list[object]]:
    """Rows of a table by area, the whole last."""
    tones = ("met", "near", "missed", "none")
    rows = [
        [str(n + 1), NAMES[n % 9] if n < 9 else f"Phường {NAMES[n % 9]} {n}", f"{60 + n % 40},{n % 10}%",
         cell(f"{70 + n % 25},{n % 10}%", tone=tones[n % 4]), cell("[c]", soft=True) if n % 7 == 6 else f"{1000 + 13 * n:,}".replace(",", ".")]
        for n in range(count)
    ]  # fmt: skip
    return [*rows, ["", cell("Toàn tỉnh", strong=True), cell("81,2%", strong=True), cell("76,1%", tone="near", strong=True), cell("2.106.811", strong=True)]]  # fmt: skip


def area_table(count: int = 9, **more: str):
    """A table by area with a repeated head."""
    columns = [
        Column("TT", "9mm", "right"), Column("Địa bàn"), Column("Trả thẻ", "25mm", "right", "% người đủ tuổi"),
        Column("Kích hoạt mức 2", "34mm", "right", "% tài khoản"), Column("Thẻ chưa trả", "25mm", "right", "thẻ"),
    ]  # fmt: skip
    return table(columns, area_rows(count), whole=1, **more)


def document(
    form: Form = "official", letter: Letter = LETTER, language: str = "vi", rows: int = 9
) -> Document:
    """A whole report: page 1, four sections, an annex with a table of as many areas."""
    return Document(
        name="bao-cao-74-2025-06-thang",
        form=form,
        language=language,
        title={"official": "Báo cáo", "bulletin": "Bản tin", "view": "Theo địa bàn"}[form],
        subject="Kết quả triển khai Đề án 06 trên địa bàn tỉnh Bình Dương",
        period="tháng 6 năm 2025",
        place="/theo-dia-ban?area=74&period=2025-06",
        release=INFO,
        letter=letter,
        sections=(
            Section("Đánh giá chung", (findings(FINDINGS), paragraphs((TEXT,)))),
            Section("Kết quả theo nhóm chỉ số", (
                paragraphs((TEXT,), title="1. Thẻ căn cước"),
                area_table(9, title="Bảng 1. Kết quả theo địa bàn", note="Kỳ tháng 6/2025; ● đạt ▲ cận đạt ■ chưa đạt.", source="Nguồn: số liệu bịa cho kiểm thử."),
            )),
            Section("Việc cần chỉ đạo", (directions(LINES, language),)),
            Section("Triển vọng", (
                bullets(("Cần thêm **61 người** mỗi ngày ở Phú Giáo.", "Toàn tỉnh chậm 12 ngày nếu giữ nhịp này.")),
                paragraphs(("Trên đây là báo cáo kết quả triển khai Đề án 06 trên địa bàn tỉnh Bình Dương tháng 6 năm 2025./.",)),
            )),
            Section("Bảng số liệu theo địa bàn", (
                area_table(rows, title="Phú Giáo thấp nhất, 88,9%", note="Đơn vị: % và thẻ.", source="Nguồn: số liệu bịa cho kiểm thử. [c] không công bố."),
            ), is_annex=True),
            Section("Ghi chú phương pháp", (paragraphs((TEXT, TEXT)), bullets(FINDINGS)), is_annex=True),
        ),
        request={},
        marks=(LABEL,),
    )  # fmt: skip


def with_text(text: str, form: Form = "official") -> Document:
    """A document of one passage."""
    return replace(document(form), sections=(Section("Ghi chú", (paragraphs((text,)),)),))
