"""One definition as a sheet: what is counted over what, who answers, by which target, with which caveats."""

from __future__ import annotations

from dataclasses import astuple

from board.definitions import Sheet
from ui.components import component
from ui.language import t

_definition = component("definition")


def definition(sheet: Sheet, *, key: str = "definition") -> None:
    """Draw a sheet of board.definitions."""
    heads = (t("Mức", "Aim"), t("Địa bàn", "Areas"), t("Thời gian", "Time"),
             t("Chương trình, căn cứ, nguồn", "Programme, legal basis, source"))  # fmt: skip
    _definition(
        key=key,
        data={
            "name": sheet.name,
            "tags": sheet.tags,
            "definition": sheet.definition,
            "why": [t("Vì sao theo dõi", "Why it is watched"), sheet.why],
            "fraction": [
                [t("Tử số", "Numerator") if sheet.denominator else t("Được đếm", "Counted"), sheet.numerator],
                *([[t("Mẫu số", "Denominator"), sheet.denominator]] if sheet.denominator else []),
            ],
            "facts": sheet.facts,
            "owners": {"title": t("Cơ quan chịu trách nhiệm", "Who answers"), "rows": sheet.owners},
            "classes": {"title": t("Mức trên bản đồ", "Classes on the map"), "rows": sheet.classes},
            "targets": {
                "title": t("Chỉ tiêu", "Targets"),
                "none": t("Chưa có chỉ tiêu có nguồn: bảng không xếp loại chỉ số này.",
                          "There is no sourced target: the board gives this indicator no status."),
                "heads": heads,
                "rows": [[*astuple(line)[:-1], "; ".join(line.behind)] for line in sheet.targets],
            },
        },
    )  # fmt: skip
