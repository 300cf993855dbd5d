"""What verifying a report has found, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from board import words
from board.definition_file import Text
from board.release_record import State

Outcome = Literal["agree", "differ", "unknown", "foreign", "damaged"]
Pages = Literal["same", "signed", "added", "differ", "other_program", "other_notes", "not_shown", "not_made"]
Reason = tuple[str, str]  # in Vietnamese and English
NO_REASON: Reason = ("", "")
_NOT_COMPARED: tuple[Pages, ...] = ("other_program", "other_notes", "not_shown", "not_made")
EXIT_CODES: dict[Outcome, int] = {"agree": 0, "differ": 1, "unknown": 3, "foreign": 4, "damaged": 5}
LONGEST_CELL = 40
FIGURES_AGREE = Text("SỐ LIỆU KHỚP, TRANG CHƯA SO ĐƯỢC", "FIGURES AGREE, PAGES NOT COMPARED")
OUTCOME_WORDS: dict[Outcome, Text] = {
    "agree": Text("KHỚP", "AGREES"),
    "differ": Text("KHÔNG KHỚP", "DIFFERS"),
    "unknown": Text("KHÔNG CÓ KỲ PHÁT HÀNH", "RELEASE UNKNOWN"),
    "foreign": Text("KHÔNG PHẢI BÁO CÁO CỦA BẢNG", "NOT ONE OF OUR REPORTS"),
    "damaged": Text("TỆP HỎNG", "DAMAGED"),
}
_PAGES: dict[Pages, Text] = {
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
_GONE: dict[State, Text] = {
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
_NEVER_SEEN = Text(
    "Ở đây không có kỳ phát hành {id} với dấu vân tay ghi trong báo cáo.",
    "There is no release {id} here with the fingerprint that the report names.",
)


@dataclass(frozen=True)
class Difference:
    """A place that is not what the release says. where: 'CSV', 'XLSX' or a file's name; row as a spreadsheet counts.

    written: what the file has; shown: what the board shows of the release, '' where that may not be told.
    """

    where: str
    sheet: str
    row: int | str
    column: str
    written: str
    shown: str = ""

    def said(self, language: str) -> str:
        """'CSV, dòng 7, cột shown: tệp ghi “91,2%”, kỳ phát hành là “91,3%”'."""
        vi = language == "vi"
        place = [self.where]
        place += [f"{'trang' if vi else 'sheet'} {self.sheet}"] if self.sheet else []
        place += [f"{'dòng' if vi else 'row'} {self.row}"] if self.row else []
        place += [f"{'cột' if vi else 'column'} {self.column}"] if self.column else []
        if not self.row:
            changed = (
                "tệp đính kèm đã bị sửa, thay, thêm hoặc bớt"
                if vi
                else "the attached file was changed, swapped, added or removed"
            )
            return f"{', '.join(place)}: {changed}"
        written, shown = _cut(self.written), _cut(self.shown)
        said = f"tệp ghi “{written}”" if vi else f"the file has “{written}”"
        if shown:
            said += f", kỳ phát hành là “{shown}”" if vi else f", the release says “{shown}”"
        return f"{', '.join(place)}: {said}"


@dataclass(frozen=True)
class Verdict:
    """name: of the file. figures: how many were asked again. found: some of the differences; total: of all of them.

    state: of the release that the report names, None where it is not known here. reason: why it is no report, or why its
    pages cannot be made again.
    """

    name: str
    outcome: Outcome
    release_id: str = ""
    state: State | None = None
    figures: int = 0
    pages: Pages | None = None
    found: tuple[Difference, ...] = ()
    total: int = 0
    reason: Reason = NO_REASON

    @property
    def exit_code(self) -> int:
        return EXIT_CODES[self.outcome]

    @property
    def word(self) -> Text:
        """The outcome in a few words, without more than was compared."""
        if self.outcome == "agree" and self.pages in _NOT_COMPARED:
            return FIGURES_AGREE
        return OUTCOME_WORDS[self.outcome]

    def said(self, language: str) -> list[str]:
        """One line a point, the outcome first."""
        vi = language == "vi"
        lines = [f"{self.name}: {self.word.in_(language)}"]
        if self.outcome == "unknown" or self.state in ("withdrawn", "purged"):
            about = _GONE.get(self.state, _NEVER_SEEN) if self.state else _NEVER_SEEN
            lines.append(about.in_(language).format(id=self.release_id))
        if self.outcome in ("agree", "differ"):
            lines.append(self._counted(language))
            lines += [one.said(language) for one in self.found]
            if more := self.total - len(self.found):
                lines.append(
                    f"… và {words.number(more, 'vi')} chỗ khác nữa."
                    if vi
                    else f"… and {words.number(more, 'en')} more."
                )
            lines += [_PAGES[self.pages].in_(language)] if self.pages else []
        lines += [self.reason[0 if vi else 1]] if self.reason[0] else []
        return lines

    def _counted(self, language: str) -> str:
        asked = words.number(self.figures, language)
        if language == "vi":
            found = f"{words.number(self.total, 'vi')} chỗ khác" if self.total else "tất cả đều khớp"
            return f"Đã tính lại {asked} số liệu từ kỳ phát hành {self.release_id}: {found}."
        found = f"{words.number(self.total, 'en')} places differ" if self.total else "all agree"
        return f"{asked} figures were counted again from the release {self.release_id}: {found}."


def _cut(text: str) -> str:
    """In one line; what somebody else wrote may be long."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    return plain if len(plain) <= LONGEST_CELL else f"{plain[: LONGEST_CELL - 1]}…"
