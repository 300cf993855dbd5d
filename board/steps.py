"""The steps of one way and the parts of one whole, each an indicator of the catalogue, with its word in a figure."""

from __future__ import annotations

from board.definition_file import Text
from board.labels import SEX

CARD_STEPS = {
    "card_collected": Text("Thu nhận", "Collected"),
    "card_printed": Text("In thẻ", "Printed"),
    "card_delivered": Text("Trả thẻ", "Delivered"),
}
STOPPED_BEFORE = {  # who has come to a step and not through it
    "card_collected": Text("chưa thu nhận hồ sơ", "application not collected"),
    "card_printed": Text("đã thu nhận, chưa in thẻ", "collected, card not printed"),
    "card_delivered": Text("đã in thẻ, chưa trả", "printed, not delivered"),
}
E_IDENTITY_STEPS = {
    "e_identity_registered": Text("Đăng ký", "Registered"),
    "e_identity_activated": Text("Kích hoạt", "Activated"),
    "e_identity_level_2": Text("Mức độ 2", "Level 2"),
}
BACKLOG = {  # the longest wait first
    "backlog_over": Text("trên 90 ngày", "over 90 days"),
    "backlog_90": Text("31–90 ngày", "31–90 days"),
    "backlog_30": Text("đến 30 ngày", "up to 30 days"),
}
RENEWALS = {  # the most urgent first
    "card_expired": Text("quá hạn", "expired"),
    "renewal_due_3": Text("trong 3 tháng", "within 3 months"),
    "renewal_due_12": Text("4–12 tháng", "in 4–12 months"),
}


def step_words(steps: dict[str, Text], language: str) -> list[str]:
    return [word.in_(language) for word in steps.values()]


def sex_words(language: str) -> list[str]:
    return [word.in_(language) for word in SEX.values()]


def entitled_words(denominator: str, language: str) -> str:
    """Who could take the steps: the first row of a funnel."""
    if denominator == "assigned":
        return "Chỉ tiêu được giao" if language == "vi" else "Assigned target"
    return "Từ đủ 14 tuổi" if language == "vi" else "Aged 14 or over"
