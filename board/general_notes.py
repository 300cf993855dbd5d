"""What holds for every figure of the board, in plain words: denominators, boundaries, protection, signs, comparisons.

The numbers in the sentences are the rules' own constants, so that the words cannot drift from what the code does.
"""

from __future__ import annotations

from dataclasses import dataclass

from board import words
from board.definition_file import Text
from board.disclosure import NOISE_BANDS, ONE_DECIMAL_FROM, SMALLEST_COUNT, SMALLEST_DENOMINATOR
from board.status import NEAR_POINTS, NEAR_SHARE

_FINE_VI, _FINE_EN = words.number(ONE_DECIMAL_FROM, "vi"), words.number(ONE_DECIMAL_FROM, "en")


@dataclass(frozen=True)
class Note:
    """A title and its sentences, each one point of a list."""

    title: Text
    points: tuple[Text, ...]


NOTES = (
    Note(
        Text("Mẫu số", "Denominators"),
        (
            Text("**Dân số có mặt**: người thường trú có mặt và người tạm trú. Đây là mẫu số thường dùng.",
                 "**Residents present**: permanent residents who are present, and temporary residents. The usual one."),
            Text("**Dân số đăng ký thường trú**: người thường trú có mặt và người thường trú vắng mặt.",
                 "**Residents registered**: permanent residents present and absent."),
            Text("**Chỉ tiêu được giao**: con số ghi trong văn bản giao. Chỉ với mẫu số này tỷ lệ mới có thể vượt 100%, "
                 "và bảng luôn nói rõ.",
                 "**Assigned target**: the number laid down in the assigning document. Only here a rate can pass 100%, "
                 "and the board then says so."),
            Text("Tỷ lệ của địa bàn lớn không phải trung bình của các địa bàn nhỏ: cộng tử số và mẫu số trước, chia sau.",
                 "The rate of a larger area is not the mean of the smaller ones: numerators and denominators are summed "
                 "first, divided last."),
        ),
    ),
    Note(
        Text("Hai thời kỳ địa giới", "Two sets of boundaries"),
        (
            Text("**Đến 30/06/2025**: tỉnh Bình Dương có 9 huyện, thị xã, thành phố và 91 xã, phường, thị trấn.",
                 "**Until 30/06/2025**: Bình Dương province with 9 districts and 91 communes."),
            Text("**Từ 01/07/2025**: Bình Dương thuộc Thành phố Hồ Chí Minh, không còn cấp huyện, có 36 phường, xã.",
                 "**Since 01/07/2025**: part of Ho Chi Minh City, no districts, 36 wards and communes."),
            Text("Số liệu của hai thời kỳ không cộng và không so sánh với nhau; mã và tên địa bàn có thể trùng nhưng "
                 "địa bàn khác nhau.",
                 "Figures of the two are neither summed nor compared; codes and names may be the same while the areas differ."),
        ),
    ),
    Note(
        Text("Bảo vệ cá nhân trong số liệu", "How people are protected"),
        (
            Text("Bảng chỉ giữ số đếm đã tổng hợp, không giữ thông tin của bất kỳ ai.",
                 "The board holds counts only, nothing about any person."),
            Text("Số toàn tỉnh giữ nguyên, trừ những nhóm rất nhỏ. Số dưới cấp tỉnh được điều chỉnh rất nhỏ một lần trước khi "
                 f"công bố; chênh lệch dưới {NOISE_BANDS['commune']} người ở cấp xã, {NOISE_BANDS['district']} người ở cấp huyện "
                 "không được coi là khác nhau.",
                 "Figures of the whole province are kept as they are, very small groups apart. Those below are adjusted very slightly, "
                 f"once, before they are published; differences of fewer than {NOISE_BANDS['commune']} people in a commune and "
                 f"{NOISE_BANDS['district']} in a district are no differences."),
            Text(f"Số dưới {SMALLEST_COUNT}, kể cả số 0, không hiện. Tỷ lệ trên dưới {SMALLEST_DENOMINATOR} người không hiện.",
                 f"Counts under {SMALLEST_COUNT}, zero included, are not shown; nor is a rate of fewer than "
                 f"{SMALLEST_DENOMINATOR} people."),
            Text(f"Khi chia theo tuổi, giới tính hoặc cư trú, tỷ lệ của nhóm dưới {_FINE_VI} người được làm tròn đến 1%.",
                 f"By age, sex or residence, a rate of fewer than {_FINE_EN} people is rounded to whole percent."),
        ),
    ),
    Note(
        Text("Ký hiệu và so sánh", "Signs and comparisons"),
        (
            Text("**<10**, **<4%**, **>96%**: số thật nằm dưới hoặc trên mức này, phần gạch chéo trên hình là khoảng có thể.",
                 "**<10**, **<4%**, **>96%**: the figure lies below or above; the hatched part of a drawing is where it may lie."),
            Text("**không công bố**: quá ít người. **chưa có số liệu**: kỳ này không có. **không áp dụng**: chỉ số không chia như vậy.",
                 "**withheld**: too few people. **no data**: not for this month. **not applicable**: the indicator has no such part."),
            Text("Tỷ lệ thay đổi tính bằng điểm phần trăm, số lượng tính bằng %; thay đổi trong phạm vi làm tròn hoặc "
                 "điều chỉnh ghi **không đổi**, thứ hạng khi đó bằng nhau.",
                 "Rates change in percentage points, counts in %; a change within rounding or adjustment is **unchanged**, "
                 "and ranks are shared."),
            Text(f"● **Đạt**; ▲ **Cận đạt**: tỷ lệ thiếu không quá {words.number(100 * NEAR_POINTS, 'vi')} điểm phần trăm, số "
                 f"lượng lệch không quá {words.percent(NEAR_SHARE, 'vi', 0)}; ■ **Chưa đạt**. Không có chỉ tiêu thì không xếp loại.",
                 f"● **Met**; ▲ **Near**: a rate at most {words.number(100 * NEAR_POINTS, 'en')} points short, a count at most "
                 f"{words.percent(NEAR_SHARE, 'en', 0)} off; ■ **Missed**. Without a target there is no status."),
        ),
    ),
)  # fmt: skip
