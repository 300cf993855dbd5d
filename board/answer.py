"""What the board answers: disclosed rows, and the words that go with them on screen, on paper and in a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from board import answer_file, captions, words
from board.disclosure import WITHHELD_TEXT, shown_counts, shown_text
from board.indicators import Indicator
from board.labels import AGE_GROUP, RESIDENCE, SEX
from board.noise import noise_band
from board.question import Question
from board.release_info import ReleaseInfo
from geo.areas import area

BY = ("area", "period", "age_group", "sex", "residence", "service", "total")
Key = str | date


@dataclass(frozen=True, eq=False)
class Answer:
    """Rows of one question, all of them safe to show.

    rows: key (area code, code of a breakdown, or DATE), numerator and denominator (Int64, NULL where withheld), value
    (Float64: rate 0-1 or count), bound (Float64: where a hatched bar ends), sign ('' | '<' | '>' bounded,
    'c' withheld, 'x' no data, 'z' not applicable, 'p' provisional), decimals (of the percentage); by area also
    rank (Int32, ties share), level, parent_code, best first.
    """

    question: Question
    by: str
    rows: pl.DataFrame
    release: ReleaseInfo

    @property
    def indicator(self) -> Indicator:
        return self.question.indicator

    @property
    def keys(self) -> list[Key]:
        return self.rows["key"].to_list()

    @property
    def noise_band(self) -> int:
        """Persons within which two of its figures are not told apart."""
        return noise_band(self.question, self.by)

    @property
    def withheld(self) -> int:
        """How many rows have no exact figure because it would be too small to show."""
        return self.rows["sign"].is_in(["c", "<", ">"]).sum()

    def row(self, key: Key | None = None) -> dict[str, Any]:
        """One row by its key; the only row of a total where no key is given. Raises KeyError."""
        if key is None and self.by == "total":
            return self.rows.row(0, named=True)
        return self._rows_by_key[key]

    @cached_property
    def _rows_by_key(self) -> dict[Key, dict[str, Any]]:
        """Looked up hundreds of times a page; never changed."""
        return {row["key"]: row for row in self.rows.rows(named=True)}

    def label(self, key: Key, language: str) -> str:
        """The row's name: 'Dĩ An', 'tháng 9/2023', '14–24 tuổi', 'Nữ', a service's name."""
        if self.by in ("area", "total"):
            item = area(self.question.area_vintage, key)
            return item.name_vi if language == "vi" else item.name_en
        if self.by == "period":
            return words.month_name(key, language)
        if self.by == "service":
            return self.release.services[key].name.in_(language)
        texts = {"age_group": AGE_GROUP, "sex": SEX, "residence": RESIDENCE}[self.by]
        return texts[key].in_(language)

    def text(self, row: dict[str, Any] | Key | None, language: str) -> str:
        """A row's value as text: '91,2%', '1.234', '<10', '<4%', '>96%', 'không công bố'."""
        return shown_text(self._row(row), self.indicator.unit, language)

    def counts_text(self, row: dict[str, Any] | Key | None, language: str) -> str:
        """'912 / 1.000 người': numerator / denominator, or the count with its noun."""
        return shown_counts(self._row(row), self.indicator.noun.in_(language), self.indicator.unit, language)

    def is_over_assigned(self, row: dict[str, Any] | Key | None = None) -> bool:
        """More than 100%: possible against an assigned number only, and to be explained wherever it stands."""
        value = self._row(row)["value"]
        return self.indicator.unit == "percent" and value is not None and value > 1

    def caption(self, language: str) -> str:
        """One sentence or two: what, where, when, of whom, source, release, label, what is withheld."""
        return captions.caption(self, language)

    def alt(self, language: str) -> str:
        """The figure for somebody who does not see it: range, extremes, unit."""
        return captions.alt(self, language)

    @property
    def file_name(self) -> str:
        """Of its CSV: 'card_delivered-74-area-2025-06.csv', with what else was chosen: '…-registered-female.csv'."""
        asked = self.question
        denominator = asked.denominator if asked.denominator != "present" else None
        level = asked.level if self.by == "area" else None
        months = f"{asked.months}-months" if asked.months > 1 else None
        chosen = (level, months, denominator, asked.age_group, asked.sex, asked.residence, asked.service_code)
        parts = [asked.indicator_id, asked.area_code, self.by, f"{asked.period:%Y-%m}", *filter(None, chosen)]
        return f"{'-'.join(parts).replace('+', '-plus')}.csv"

    def csv(self, language: str) -> bytes:
        """The disclosed rows as a file for a spreadsheet."""
        return answer_file.csv(self, language)

    def _row(self, row: dict[str, Any] | Key | None) -> dict[str, Any]:
        return row if isinstance(row, dict) else self.row(row)


def is_known(row: dict[str, Any]) -> bool:
    """Whether the row holds or bounds a figure at all."""
    return row["sign"] not in WITHHELD_TEXT
