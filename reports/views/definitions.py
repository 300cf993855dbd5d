"""Định nghĩa on paper: the chosen definition in full, then the whole catalogue, then what holds for every figure."""

from __future__ import annotations

from board.definitions import GROUPS, Sheet, found, sheet
from board.general_notes import NOTES
from board.indicators import Indicator
from board.revision_words import names_told
from reports.blocks.text import Column, bullets, cell, paragraphs, table
from reports.document import Block
from reports.views.seen import Seen


def definitions(seen: Seen) -> list[Block]:
    return [
        *_changed(seen),
        *_in_full(seen, sheet(seen.question.indicator, seen.info, seen.language)),
        *(
            _group(seen, GROUPS[group].in_(seen.language), members)
            for group, members in found("", seen.language).items()
        ),
        *(
            bullets([point.in_(seen.language) for point in note.points], title=note.title.in_(seen.language))
            for note in NOTES
        ),
    ]


def _changed(seen: Seen) -> list[Block]:
    record = seen.release.record
    if record is None or not record.changes.definitions:
        return []
    names = names_told(record.changes.definitions)
    said = seen.t(
        f"**Thay đổi định nghĩa từ kỳ phát hành này:** {names.vi}. Mọi tháng được tính theo định nghĩa mới.",
        f"**Definitions changed with this release:** {names.en}. All months are counted by the new ones.",
    )
    return [paragraphs([said])]


def _in_full(seen: Seen, one: Sheet) -> list[Block]:
    t = seen.t
    numerator = t("Tử số", "Numerator") if one.denominator else t("Được đếm", "Counted")
    denominator = [(t("Mẫu số", "Denominator"), one.denominator)] if one.denominator else []
    rows = [
        (t("Vì sao theo dõi", "Why it is watched"), one.why),
        (numerator, one.numerator),
        *denominator,
        *one.facts,
        *((f"{t('Trả lời', 'Answers')}: {label}", agency) for label, agency in one.owners),
        *((f"{t('Mức trên bản đồ', 'Classes on the map')}: {label}", "; ".join(texts)) for label, texts in one.classes),
    ]  # fmt: skip
    columns = [Column(t("Nội dung", "Part"), "44mm"), Column(t("Diễn giải", "Meaning"))]
    drawn = [[cell(label, strong=True), text] for label, text in rows]
    return [
        paragraphs([f"{one.definition} {'; '.join(one.tags)}."], title=one.name),
        table(columns, drawn),
        _targets(seen, one),
    ]


def _targets(seen: Seen, one: Sheet) -> Block:
    t, title = seen.t, seen.t("Chỉ tiêu", "Targets")
    if not one.targets:
        said = t("Chưa có chỉ tiêu có nguồn: bảng không xếp loại chỉ số này.",
                 "There is no sourced target: the board gives this indicator no status.")  # fmt: skip
        return paragraphs([said], title=title)
    columns = [
        Column(t("Mức", "Aim"), "14mm"),
        Column(t("Địa bàn", "Areas"), "46mm"),
        Column(t("Thời gian", "Time"), "37mm"),
        Column(t("Chương trình, căn cứ, nguồn", "Programme, legal basis, source")),
    ]
    rows = [[line.aim, line.where, line.time, "; ".join(line.behind)] for line in one.targets]
    return table(columns, rows, title=title, size=7)


def _group(seen: Seen, title: str, members: list[Indicator]) -> Block:
    t = seen.t
    columns = [
        Column(t("Chỉ số", "Indicator"), "34mm"),
        Column(t("Định nghĩa", "Definition")),
        Column(t("Tử số / mẫu số", "Numerator / denominator")),
        Column(t("Nguồn", "Source"), "30mm"),
    ]
    return table(columns, [_row(seen, one) for one in members], title=title, size=7)


def _row(seen: Seen, one: Indicator) -> list:
    said = sheet(one, seen.info, seen.language)
    fraction = f"{said.numerator} / {said.denominator}" if said.denominator else said.numerator
    return [cell(said.name, strong=True), said.definition, fraction, one.source.in_(seen.language)]
