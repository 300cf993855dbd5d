"""What verifying a report can find, and how it is said."""

from __future__ import annotations

from typing import Literal

from board.definition_file import Text
from board.release_record import State

Outcome = Literal["agree", "differ", "unknown", "foreign", "damaged"]
Pages = Literal["same", "signed", "added", "differ", "other_program", "other_notes", "not_shown", "not_made"]
Reason = tuple[str, str]  # in Vietnamese and English
NO_REASON: Reason = ("", "")
NOT_COMPARED: tuple[Pages, ...] = ("other_program", "other_notes", "not_shown", "not_made")
EXIT_CODES: dict[Outcome, int] = {"agree": 0, "differ": 1, "unknown": 3, "foreign": 4, "damaged": 5}
FIGURES_AGREE = Text("SỐ LIỆU KHỚP, TRANG CHƯA SO ĐƯỢC", "FIGURES AGREE, PAGES NOT COMPARED")
OUTCOME_WORDS: dict[Outcome, Text] = {
    "agree": Text("KHỚP", "AGREES"),
    "differ": Text("KHÔNG KHỚP", "DIFFERS"),
    "unknown": Text("KHÔNG CÓ KỲ PHÁT HÀNH", "RELEASE UNKNOWN"),
    "foreign": Text("KHÔNG PHẢI BÁO CÁO CỦA BẢNG", "NOT ONE OF OUR REPORTS"),
    "damaged": Text("TỆP HỎNG", "DAMAGED"),
}
PAGES_WORDS: dict[Pages, Text] = {
    "same": Text(
        "Tệp trùng từng byte với bản lập lại.", "The file is byte by byte the one that is made again."
    ),
    "signed": Text(
        "Nội dung trùng từng byte với bản lập lại; phần thêm sau chỉ là chữ ký số. Hãy kiểm tra chữ ký bằng phần mềm ký số.",
        "The content is byte by byte the one that is made again; what was appended is a signature alone. "
        "Check the signature with signing software.",
    ),
    "added": Text(
        "Sau bản gốc có phần thêm không chỉ là chữ ký: trang có thể đã bị sửa.",
        "More than a signature was appended to the original: pages may have been changed.",
    ),
    "differ": Text(
        "Tệp không trùng với bản lập lại: chữ hoặc hình trên trang có thể đã bị sửa.",
        "The file is not the one that is made again: words or drawings on its pages may have been changed.",
    ),
    "other_program": Text(
        "Trang không so được vì báo cáo lập bằng phiên bản khác của chương trình.",
        "Pages cannot be compared: the report was made with another version of the program.",
    ),
    "other_notes": Text(
        "Trang không so được vì ý kiến của người phụ trách in trong báo cáo nay đã khác.",
        "Pages cannot be compared: the stewards' notes that are printed in the report have changed since.",
    ),
    "not_shown": Text(
        "Trang không so được vì kỳ phát hành không còn hiển thị.",
        "Pages cannot be compared: the release is no longer shown.",
    ),
    "not_made": Text(
        "Trang không so được vì ở đây không lập lại được báo cáo.",
        "Pages cannot be compared: the report cannot be made again here.",
    ),
}
GONE: dict[State, Text] = {
    "withdrawn": Text(
        "Kỳ phát hành {id} đã bị thu hồi: không dùng báo cáo này nữa.",
        "The release {id} was withdrawn: do not use this report any more.",
    ),
    "purged": Text(
        "Kỳ phát hành {id} đã bị thu hồi và xóa hẳn: không dùng báo cáo này nữa.",
        "The release {id} was withdrawn and deleted: do not use this report any more.",
    ),
    "past": Text(
        "Tệp của kỳ phát hành {id} đã cũ và không còn giữ, nên không tính lại được.",
        "The file of the release {id} is no longer kept, so nothing can be counted again.",
    ),
    "damaged": Text(
        "Tệp của kỳ phát hành {id} bị hỏng, nên không tính lại được.",
        "The file of the release {id} is damaged, so nothing can be counted again.",
    ),
}
NEVER_SEEN = Text(
    "Ở đây không có kỳ phát hành {id} với dấu vân tay ghi trong báo cáo.",
    "There is no release {id} here with the fingerprint that the report names.",
)
