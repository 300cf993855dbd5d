"""The catalogue to read: the indicators in the order of a reader, found without accents, each as one sheet of words."""

from __future__ import annotations

from dataclasses import dataclass

from board import words
from board.class_words import class_words
from board.definition_file import Text
from board.indicators import Indicator, catalogue
from board.labels import DENOMINATOR, LEVEL, OF_LEVEL
from board.release_info import ReleaseInfo
from board.target_list import TargetLine, target_lines
from geo.areas import plain

GROUPS = {
    "residents": Text("Nhân khẩu", "Residents"),
    "id_card": Text("Thẻ căn cước", "ID cards"),
    "e_identity": Text("Định danh điện tử", "E-identity"),
    "services": Text("Dịch vụ công", "Public services"),
}
# A reader follows the work: coverage first, then what waits, then what falls due. A test holds it complete.
ORDER = (
    "residents", "id_number_coverage",
    "card_collected", "card_printed", "card_delivered", "card_awaiting_print", "card_undelivered",
    "backlog_30", "backlog_90", "backlog_over", "renewal_due_12", "renewal_due_3", "card_expired",
    "e_identity_registered", "e_identity_activated", "e_identity_level_2",
    "dossiers_received", "dossiers_online", "dossiers_on_time", "dossiers_paid_online", "dossiers_digitised",
    "dossiers_satisfied", "services_full_process",
)  # fmt: skip
OVERVIEW_CARDS = (  # what a leader sees first, on the screen and on paper
    "card_delivered",
    "card_undelivered",
    "e_identity_level_2",
    "dossiers_online",
    "dossiers_digitised",
    "dossiers_on_time",
)
SERVICE_RATES = (  # how dossiers are dealt with
    "dossiers_online", "dossiers_on_time", "dossiers_paid_online", "dossiers_digitised", "dossiers_satisfied",
)  # fmt: skip
_DIRECTION = {
    "up": Text("Càng cao càng tốt", "Higher is better"),
    "down": Text("Càng thấp càng tốt", "Lower is better"),
    "none": Text("Không có chiều tốt, xấu", "Neither way is better"),
}
_TIME = {
    "stock": Text("Tại ngày cuối tháng", "State at the month's end"),
    "flow": Text("Trong tháng", "During the month"),
}


@dataclass(frozen=True)
class Sheet:
    """One definition in words of one language.

    tags: unit, direction, time. denominator: '' for plain counts. facts: (label, text) in order, from source to
    check. owners: (level and since when, agency). classes: (levels, texts of the map's classes, lowest first).
    """

    name: str
    tags: tuple[str, ...]
    definition: str
    why: str
    numerator: str
    denominator: str
    facts: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    classes: tuple[tuple[str, tuple[str, ...]], ...]
    targets: tuple[TargetLine, ...]


def ordered() -> list[Indicator]:
    """The catalogue in reading order."""
    return [catalogue()[indicator_id] for indicator_id in ORDER]


def compared() -> list[str]:
    """Ids of the indicators with figures below the province, which a map can show."""
    return [indicator.id for indicator in ordered() if indicator.classes]


def found(text: str, language: str) -> dict[str, list[Indicator]]:
    """Indicators by group in which every word of the text occurs, accents and case ignored; all for an empty text."""
    asked = plain(text).split()
    kept = [indicator for indicator in ordered() if _has(indicator, asked, language)]
    groups = {group: [one for one in kept if one.group == group] for group in GROUPS}
    return {group: members for group, members in groups.items() if members}


def _has(indicator: Indicator, asked: list[str], language: str) -> bool:
    texts = (indicator.name, indicator.short_name, indicator.definition, GROUPS[indicator.group])
    said = plain(" ".join(text.in_(language) for text in texts))
    return all(word in said for word in asked)


def sheet(indicator: Indicator, info: ReleaseInfo, language: str) -> Sheet:
    """Everything the catalogue says about an indicator, and the release's targets for it."""
    return Sheet(
        name=indicator.name.in_(language),
        tags=tuple(text.in_(language) for text in (_unit(indicator), _DIRECTION[indicator.direction],
                                                    _TIME[indicator.time])),
        definition=indicator.definition.in_(language),
        why=indicator.why.in_(language),
        numerator=indicator.numerator.in_(language),
        denominator=indicator.denominator.in_(language) if indicator.denominator else "",
        facts=tuple((label.in_(language), text) for label, text in _facts(indicator, language)),
        owners=tuple(_owner(key, indicator, language) for key in indicator.owner),
        classes=_classes(indicator, language),
        targets=target_lines(info, indicator, language),
    )  # fmt: skip


def _unit(indicator: Indicator) -> Text:
    if indicator.unit == "percent":
        return Text("Tỷ lệ %", "Rate, %")
    return Text(f"Số lượng ({indicator.noun.vi})", f"Count ({indicator.noun.en})")


def _facts(indicator: Indicator, language: str) -> list[tuple[Text, str]]:
    choices = [words.sentence(DENOMINATOR[code].in_(language)) for code in indicator.denominators]
    levels = [LEVEL[level].in_(language) for level in indicator.levels]
    by = indicator.checked_by
    check = (
        Text(f"Bản nháp; {by}", "Draft; not checked yet")
        if indicator.status == "draft"
        else Text(f"Đã thẩm định: {by}", f"Checked by {by}")
    )
    facts = [
        (Text("Nguồn", "Source"), indicator.source.in_(language)),
        (Text("Kỳ báo cáo", "Frequency"), indicator.frequency.in_(language)),
        (Text("Mẫu số có thể chọn", "Denominators offered"), "; ".join(choices)),
        (Text("Cấp địa bàn", "Area levels"), words.sentence(", ".join(levels))),
        (Text("Lưu ý khi đọc", "Caveats"), indicator.caveats.in_(language)),
        (Text("Thẩm định", "Check"), check.in_(language)),
    ]
    return [(label, text) for label, text in facts if text]


def _owner(key: str, indicator: Indicator, language: str) -> tuple[str, str]:
    """('Cấp huyện, từ 03/2025', 'Công an tỉnh Bình Dương và công an cấp xã thuộc huyện, thị xã, thành phố')."""
    level, _, since = key.partition("_from_")
    label = words.sentence(LEVEL[level].in_(language))
    if since:
        year, month = since.split("_")
        label += f", từ {month}/{year}" if language == "vi" else f", since {month}/{year}"
    return label, indicator.owner[key].in_(language).replace("{area}", OF_LEVEL[level].in_(language))


def _classes(indicator: Indicator, language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The map's classes; levels that share them stand together."""
    levels: dict[tuple[str, ...], list[str]] = {}
    for level in indicator.classes:
        levels.setdefault(class_words(indicator, level, language), []).append(LEVEL[level].in_(language))
    return tuple((words.sentence(", ".join(names)), texts) for texts, names in levels.items())
