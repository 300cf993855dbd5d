"""What the page "Bảo vệ dữ liệu" says: how people are protected, how the last audit ended, what is exact, what remains.

The figures in the sentences are the audit's own or the rules' constants, so that the words cannot drift from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from board import words
from board.audit_report import Finding, failed
from board.audit_summary import found, span, summary, without
from board.audit_words import CHECKS
from board.definition_file import Text
from board.disclosure import NOISE_BANDS, SMALLEST_COUNT
from board.general_notes import Note


@dataclass(frozen=True)
class Standing:
    """How the last audit ended. key: as a status of board/status.py, 'none' where there was no audit."""

    key: Literal["met", "missed", "none"]
    word: Text
    sentence: Text


@dataclass(frozen=True)
class Step:
    """One station on the way from the register to the board. picture: a drawing of ui/components/protection.js."""

    picture: str
    title: Text
    text: Text


STEPS = (
    Step("register", Text("Sổ gốc", "Register"),
         Text("Ở lại nơi quản lý. Không có đường nào nối sang bảng.", "Stays where it is kept. No line leads to the board.")),
    Step("count", Text("Đếm", "Count"),
         Text("Chỉ còn số đếm theo xã, nhóm tuổi, giới tính, cư trú, tháng.",
              "Only counts are left, by commune, age, sex, residence, month.")),
    Step("noise", Text("Điều chỉnh", "Adjust"),
         Text("Mỗi ô lệch rất ít theo một khóa bí mật, một lần, trước khi công bố.",
              "Each cell moves very slightly by a secret key, once, before anything is published.")),
    Step("balance", Text("Cân bằng", "Balance"),
         Text("Các ô được chỉnh cho mọi tổng khớp nhau; toàn tỉnh giữ nguyên.",
              "Cells are moved until every sum fits; the province stays as it is.")),
    Step("attack", Text("Tấn công thử", "Attack"),
         Text("Thử mọi cách phá đã biết. Không đạt thì không lập bản trích.",
              "Every known attack is tried. What fails is not handed over.")),
    Step("board", Text("Bảng này", "This board"),
         Text(f"Sau cổng kiểm soát: chỉ cộng từ số đã bảo vệ, số dưới {SMALLEST_COUNT} ghi “<{SMALLEST_COUNT}”.",
              f"Behind the gate: sums of protected counts only, “<{SMALLEST_COUNT}” below {SMALLEST_COUNT}.")),
)  # fmt: skip


def standing(
    owners: Sequence[Finding], board: Sequence[Finding], release_id: str, audited_on: date
) -> Standing:
    """owners: the findings that the release carries; board: those about its file, from its record."""
    if not owners:
        return Standing(
            "none",
            Text("Chưa kiểm định", "Not audited"),
            Text(f"Kỳ {release_id} không mang kết quả tấn công thử. Người phụ trách lập lại bản trích rồi phát hành.",
                 f"{release_id} carries no findings of an audit. The data steward makes the extract again and publishes it."),
        )  # fmt: skip
    every = [*owners, *board]
    if missed := failed(every):
        names = [CHECKS[check].name for check in dict.fromkeys(one.check for one in missed)]
        return Standing(
            "missed",
            Text("Không đạt", "Failed"),
            Text(f"Kỳ {release_id} không giữ được: {words.listed([name.vi for name in names], 'vi')}.",
                 f"{release_id} does not hold: {words.listed([name.en for name in names], 'en')}."),
        )  # fmt: skip
    count, on = len(every), words.day(audited_on)
    return Standing(
        "met",
        Text("Đạt mọi ngưỡng", "Every bar kept"),
        Text(f"{count} phép đo trên kỳ {release_id}: tấn công thử ở nơi giữ sổ gốc, kiểm định lại tệp ngày {on} trước khi hiển thị.",
             f"{count} measurements of {release_id}: attacked where the register is kept, its file audited on {on} before it was shown."),
    )  # fmt: skip


def notes(owners: Sequence[Finding]) -> tuple[Note, ...]:
    """What is exact, what remains, what never enters, whom to tell."""
    return (_exactness(), Note(Text("Rủi ro còn lại", "What remains"), tuple(_risks(owners))), _NEVER, _TELL)


def _exactness() -> Note:
    commune, district, province = (NOISE_BANDS[level] for level in ("commune", "district", "province"))
    return Note(
        Text("Chính xác và điều chỉnh", "What is exact, what is adjusted"),
        (
            Text("**Toàn tỉnh: giữ nguyên** từ 10 người trở lên, trừ một số ít người mà những nhóm rất nhỏ đổi cho nhau.",
                 "**The province: unchanged** from 10 people on, but for the few that very small groups exchange."),
            Text("**Huyện, xã: lệch rất ít.** Chênh lệch dưới "
                 f"{district} người ở huyện, {commune} ở xã, {province} ở tỉnh không có ý nghĩa và bảng không nhận xét.",
                 "**Districts and communes: moved very slightly.** Differences under "
                 f"{district} people in a district, {commune} in a commune, {province} in the province mean nothing, and nothing is said of them."),
            Text("**Danh mục dịch vụ, chỉ tiêu: giữ nguyên**, vì không nói về người nào.",
                 "**Lists of services, targets: unchanged**, as they are not about anybody."),
        ),
    )  # fmt: skip


def _risks(owners: Sequence[Finding]) -> list[Text]:
    lines = {line.check: line for line in summary(owners, "residual")}
    risks = []
    if last := lines.get("last_person"):
        share = found(last)
        risks.append(
            Text(f"Ai biết rõ **mọi người khác** trong một ô đoán đúng người cuối cùng {share.vi}, tung đồng xu đúng 50%.",
                 f"Who knows **everybody else** in a cell guesses the last one right in {share.en}; a coin in 50%.")
        )  # fmt: skip
    if (guess := lines.get("informed_guess")) and (blind := without(guess, owners)):
        share, blindly = found(guess), span(*blind)
        risks.append(
            Text(f"Ai biết một ô là nhỏ đoán trúng con số {share.vi}; không xem số công bố thì {blindly.vi}.",
                 f"Who knows that a cell is small guesses its count in {share.en}; without the published figure in {blindly.en}.")
        )  # fmt: skip
    return [*risks, _EXACT_PROVINCE, _SECRET]


_EXACT_PROVINCE = Text(
    "Số toàn tỉnh là số thật: một nhóm từ 10 người của cả tỉnh hiện đúng như đếm được.",
    "The province is exact: a group of ten or more in the whole province is shown as it was counted.",
)
_SECRET = Text(
    "Nếu lộ khóa bí mật thì lớp bảo vệ không còn. Khóa chỉ có ở nơi giữ sổ gốc, không nằm trong tệp phát hành nào.",
    "If the secret key leaks, the protection is gone. It lies where the register is kept, in no released file.",
)
_NEVER = Note(
    Text("Không bao giờ được nhận", "What never comes in"),
    (
        Text("**Danh sách người**: họ tên, ngày sinh, địa chỉ, số định danh, số điện thoại, biển số, mã thẻ, kể cả mã băm.",
             "**Lists of people**: names, dates of birth, addresses, ID numbers, telephones, plates, card codes, hashes too."),
        Text("Chỉ một mã số như vậy thì **từ chối cả tệp**; chỉ giữ lại dấu kiểm của tệp, không giữ nội dung.",
             "One such number and **the whole file is refused**; only its checksum is kept, not its content."),
        Text("Thông báo nói cột nào, loại gì, bao nhiêu; không bao giờ nhắc lại giá trị.",
             "The message names column, kind and count, never a value."),
    ),
)  # fmt: skip
_TELL = Note(
    Text("Khi phát hiện lỗ hổng", "Found a hole?"),
    (
        Text("**Báo riêng** cho người phụ trách số liệu của Tổ công tác Đề án 06, kèm đường dẫn của trang; đừng nêu công khai trước khi sửa xong.",
             "**Tell the data stewards** of the working group in private, with the page's address, before you write it anywhere public."),
        Text("Kỳ bị nghi được thu hồi ngay, bảng trở lại kỳ trước đó.",
             "A suspected release is withdrawn at once; the board goes back to the one before."),
        Text("Kiểm định lại lúc nào cũng được: `python -m pipeline audit`.",
             "The audit can be run again at any time: `python -m pipeline audit`."),
    ),
)  # fmt: skip
