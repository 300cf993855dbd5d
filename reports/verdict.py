"""What verifying a report has found, in words."""

from __future__ import annotations

from dataclasses import dataclass

from board import words
from board.definition_file import Text
from board.release_record import State
from reports.verdict_words import (
    EXIT_CODES,
    FIGURES_AGREE,
    GONE,
    NEVER_SEEN,
    NO_REASON,
    NOT_COMPARED,
    OUTCOME_WORDS,
    PAGES_WORDS,
    Outcome,
    Pages,
    Reason,
)

LONGEST_CELL = 40


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
        if self.outcome == "agree" and self.pages in NOT_COMPARED:
            return FIGURES_AGREE
        return OUTCOME_WORDS[self.outcome]

    def said(self, language: str) -> list[str]:
        """One line a point, the outcome first."""
        vi = language == "vi"
        lines = [f"{self.name}: {self.word.in_(language)}"]
        if self.outcome == "unknown" or self.state in ("withdrawn", "purged"):
            about = GONE.get(self.state, NEVER_SEEN) if self.state else NEVER_SEEN
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
            lines += [PAGES_WORDS[self.pages].in_(language)] if self.pages else []
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
