"""Every check of an audit in plain words: what an attacker tries, or what must hold; both languages.

`without` names the check that measures the same attack where people are not protected in this way; '1' stands for
figures published as they are, of which the attack finds every one by definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from board.definition_file import Text

Kind = Literal["attack", "residual", "counterpart", "promise"]


@dataclass(frozen=True)
class Check:
    """kind: an attack with a bar; a risk that remains and is stated; the same attack where it must win; a promise.

    told: False where the figure would tell a setting of the noise law; then only that the bar is reached.
    """

    name: Text
    tries: Text
    kind: Kind
    without: str = ""
    told: bool = True


EXACT = "1"

CHECKS = {
    "one_look": Check(
        Text("Nhìn một lần", "One look"),
        Text("Lấy con số công bố của một ô nhỏ (1–9 người) làm con số thật.",
             "Take the published figure of a small cell (1–9 people) for the true one."),
        "attack", EXACT,
    ),
    "sixty_pairs": Check(
        Text("Trừ các tổng cho nhau", "Subtracting sums"),
        Text("Hỏi 60 cặp tổng chỉ khác nhau đúng một ô, lấy hiệu rồi lấy trung bình.",
             "Ask 60 pairs of sums that differ by just one cell and average the differences."),
        "attack", "query_noise",
    ),
    "twelve_months": Check(
        Text("Lấy trung bình 12 tháng", "Averaging 12 months"),
        Text("Lấy trung bình một ô qua 12 tháng mà số người không đổi.",
             "Average the figures of a cell over 12 months in which its people stayed the same."),
        "attack", "fresh_noise",
    ),
    "vintage_step": Check(
        Text("So trước và sau khi đổi địa giới", "Before and after the change of boundaries"),
        Text("Lấy trung bình tháng 6 và tháng 7/2025 của cùng một xã.",
             "Put June and July 2025 of the same commune side by side and average them."),
        "attack", EXACT,
    ),
    "reconstruction": Check(
        Text("Giải ngược cả tháng", "Solving a whole month"),
        Text("Lập hệ phương trình từ mọi ô, mọi tổng; tìm nghiệm khả dĩ nhất.",
             "Put all cells and sums of a month into one system of equations and look for the likeliest solution."),
        "attack", "hidden_cells",
    ),
    "single_person": Check(
        Text("Có ai hay không", "Somebody or nobody"),
        Text("Đoán trong ô có một người hay không có ai; đồng xu: 50%.",
             "Guess whether a cell holds one person or nobody; a coin is right in 50%."),
        "residual", EXACT,
    ),
    "last_person": Check(
        Text("Người cuối cùng", "The last person"),
        Text("Biết rõ mọi người khác trong ô, đoán người cuối cùng; đồng xu: 50%.",
             "Know everybody else in a cell and guess the last one; a coin is right in 50%."),
        "residual", EXACT,
    ),
    "informed_guess": Check(
        Text("Đoán theo kinh nghiệm", "Informed guess"),
        Text("Biết trước rằng ô nhỏ và con số nào hay gặp, đoán đúng con số ấy.",
             "Know that a cell is small and how common each count is, and guess the count."),
        "residual", "blind_guess",
    ),
    "query_noise": Check(
        Text("Trừ các tổng, khi nhiễu thêm ở mỗi lần hỏi", "Subtracting sums where each query draws its noise"),
        Text("Cùng kẻ tấn công phải thắng ở đây, nếu không phép thử vô nghĩa.",
             "The same attacker must win here, or the test means nothing."),
        "counterpart",
    ),
    "fresh_noise": Check(
        Text("Trung bình 12 tháng, khi mỗi tháng một nhiễu mới", "Averaging where each month draws its noise anew"),
        Text("Cùng kẻ tấn công phải thắng ở đây.", "The same attacker must win here."),
        "counterpart",
    ),
    "hidden_cells": Check(
        Text("Giải ngược, khi chỉ giấu ô dưới 10", "Solving a month where only cells under 10 are hidden"),
        Text("Cùng kẻ tấn công phải thắng ở đây.", "The same attacker must win here."),
        "counterpart",
    ),
    "blind_guess": Check(
        Text("Đoán khi không có số liệu", "Blind guess"),
        Text("Đoán con số của ô nhỏ mà không xem số công bố.", "A guess without the published figures."),
        "counterpart",
    ),
    "versions": Check(
        Text("Ghép hai kỳ phát hành", "Combining two releases"),
        Text("Đặt hai kỳ phát hành của cùng một tháng cạnh nhau: tỷ lệ ô nhỏ mang hai con số khác nhau ở nơi không có gì thay đổi.",
             "Put two releases of the same month side by side: small cells with two figures where nothing changed."),
        "attack",
    ),
    "broken_promises": Check(
        Text("Mọi tổng khớp nhau", "Everything adds up"),
        Text("Không có số âm, cấp dưới cộng lại bằng cấp trên, toàn tỉnh đúng từ 10 trở lên.",
             "No negative count, parts sum to the whole, the province exact from 10."),
        "promise",
    ),
    "another_run": Check(
        Text("Chạy lại cho cùng kết quả", "Another run says the same"),
        Text("Cùng một ô, cùng số người thì luôn cùng một con số: hỏi lại không biết thêm.",
             "The same cell with the same people always has the same figure: asking again tells nothing more."),
        "promise",
    ),
    "empty_cells": Check(
        Text("Số nhỏ không chứng minh có người", "A small figure proves nobody"),
        Text("Một phần các ô công bố 3 hoặc 4 thực ra không có ai.",
             "Some of the cells published as 3 or 4 are in truth empty."),
        "promise", told=False,
    ),
    "spread": Check(
        Text("Nhiễu đủ lớn", "The noise is large enough"),
        Text("Sai lệch của một ô không nhỏ hơn mức tối thiểu.", "A cell errs by no less than the least amount."),
        "promise", told=False,
    ),
    "content": Check(
        Text("Chỉ có bảng và cột được phép", "Only the allowed tables and columns"),
        Text("Không có bảng, cột, hàm hay ghi chú nào khác trong tệp.",
             "No other table, column, function or comment is in the file."),
        "promise",
    ),
    "identifiers": Check(
        Text("Không có mã số của người nào", "No number of any person"),
        Text("Không có dãy 9 chữ số trở lên trong chữ, không có số định danh trong từng byte của tệp.",
             "No nine digits in a row in any text, no personal ID number in any byte of the file."),
        "promise",
    ),
    "leftovers": Check(
        Text("Không sót dữ liệu cũ", "Nothing left over"),
        Text("Phần tệp không dùng đến được xóa trắng.", "Unused parts of the file are blank."),
        "promise",
    ),
    "adds_up": Check(
        Text("Số trong tệp khớp nhau", "The file adds up"),
        Text("Mọi địa bàn, mọi chỉ số cộng lại bằng cấp trên.", "All areas of every indicator sum to the level above."),
        "promise",
    ),
    "owner_audit": Check(
        Text("Đã qua tấn công thử ở nơi giữ sổ gốc", "Attacked where the register is kept, and passed"),
        Text("Kết quả tấn công thử của đơn vị chủ quản có trong kỳ phát hành và đều đạt.",
             "The owner's findings are in the release and all passed."),
        "promise",
    ),
}  # fmt: skip
