"""Which report: of which area, up to which month, of a month, a quarter or a year, in which form and language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from board.definition_file import Text
from board.errors import BoardError
from board.question import Question, month_end, months_before
from board.release_info import ReleaseInfo
from board.words import QUARTERS, day, listed, month_name
from geo.areas import PROVINCE_CODE, Area, area, areas, vintage_of

Rhythm = Literal["month", "quarter", "year"]
RHYTHMS: dict[Rhythm, Text] = {
    "month": Text("Tháng", "Monthly"),
    "quarter": Text("Quý", "Quarterly"),
    "year": Text("Năm", "Yearly"),
}
FORMS = {"official": Text("Văn bản hành chính", "Official letter"), "bulletin": Text("Bản tin", "Bulletin")}
_LENGTH = {"month": 1, "quarter": 3, "year": 12}
_STEM = {"month": "thang", "quarter": "quy", "year": "nam"}


@dataclass(frozen=True)
class Edition:
    """period: the last day of its last month, which decides the vintage. An official letter is in Vietnamese only.

    A quarter or a year begins where the calendar says, or on the vintage's first month, and ends with `period`.
    """

    area_code: str
    period: date
    rhythm: Rhythm = "month"
    form: Literal["official", "bulletin"] = "official"
    language: str = "vi"

    @property
    def area_vintage(self) -> str:
        return vintage_of(self.period)

    @property
    def area(self) -> Area:
        return area(self.area_vintage, self.area_code)

    @property
    def months(self) -> int:
        """How many months it covers, the vintage's own alone."""
        length = _LENGTH[self.rhythm]
        place = (self.period.month - 1) % length + 1
        periods = [months_before(self.period, back) for back in range(place)]
        return sum(vintage_of(one) == self.area_vintage for one in periods)

    @property
    def name(self) -> str:
        """Stem of its file: 'bao-cao-74-2025-06-thang', 'ban-tin-74-2025-06-quy-en'."""
        kind = "bao-cao" if self.form == "official" else "ban-tin"
        english = "-en" if self.language == "en" else ""
        return f"{kind}-{self.area_code}-{self.period:%Y-%m}-{_STEM[self.rhythm]}{english}"

    def question(self, indicator_id: str) -> Question:
        """The area's question about an indicator; what happens month by month is summed over the whole span."""
        return Question(indicator_id, self.period, self.area_code, months=self.months).about(indicator_id)

    def period_words(self) -> str:
        """'tháng 6 năm 2025', 'quý II năm 2025', 'năm 2025, đến hết tháng 10'; of a part: 'quý III năm 2025 (7-8)'."""
        vi, on = self.language == "vi", self.period
        if self.rhythm == "month":
            return f"tháng {on.month} năm {on.year}" if vi else month_name(on, "en")
        quarter = (on.month - 1) // 3
        if self.rhythm == "quarter":
            name = f"quý {QUARTERS[quarter]} năm {on.year}" if vi else f"quarter {quarter + 1} of {on.year}"
        else:
            name = f"năm {on.year}" if vi else f"{on.year}"
        if self.months == _LENGTH[self.rhythm]:
            return name
        first = months_before(on, self.months - 1)
        if first == on:
            return f"{name} (tháng {on.month})" if vi else f"{name} ({month_name(on, 'en')})"
        return (
            f"{name} (tháng {first.month} đến tháng {on.month})"
            if vi
            else f"{name} ({month_name(first, 'en')} to {month_name(on, 'en')})"
        )

    def to_params(self) -> dict[str, str]:
        """As an address or a request carries it."""
        return {"area": self.area_code, "period": f"{self.period:%Y-%m}", "rhythm": self.rhythm,
                "form": self.form, "lang": self.language}  # fmt: skip

    @classmethod
    def from_params(cls, params: Mapping[str, str], info: ReleaseInfo) -> Edition:
        """Raises BoardError for an area or a period that the release does not have, or a form that does not exist."""
        rhythm, form, language = (params.get(key, usual) for key, usual in
                                  (("rhythm", "month"), ("form", "official"), ("lang", "vi")))  # fmt: skip
        if rhythm not in RHYTHMS or form not in FORMS or language not in ("vi", "en"):
            raise BoardError(
                "Không có loại báo cáo này. Chọn tháng, quý hoặc năm; văn bản hành chính hoặc bản tin; vi hoặc en.",
                "There is no such report. Choose month, quarter or year; official or bulletin; vi or en.",
            )
        if form == "official" and language != "vi":
            raise BoardError(
                "Văn bản hành chính chỉ có bản tiếng Việt. Hãy chọn bản tin (bulletin) cho bản tiếng Anh.",
                "The official letter is in Vietnamese only. Choose the bulletin for English.",
            )
        period = last_month(params.get("period", ""), rhythm, info)
        return cls(known_area(params.get("area", PROVINCE_CODE), period), period, rhythm, form, language)


def last_month(text: str, rhythm: str, info: ReleaseInfo) -> date:
    """'2025-06', '2025-Q2' or '2025' as the last month that the release has of it. Raises BoardError."""
    found = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})))?", text, re.ASCII)
    year, quarter, month = found.groups() if found else (None, None, None)
    if found and quarter:
        wanted = [month_end(f"{year}-{3 * int(quarter) - back:02d}") for back in range(3)]
    elif found and not month:
        wanted = [month_end(f"{year}-{number:02d}") for number in range(12, 0, -1)]
    else:
        wanted = [month_end(text)]
    period = next((one for one in wanted if one in info.periods), None)
    if period is not None:
        return period
    if None in wanted:
        raise BoardError(
            f"Không đọc được kỳ “{text[:20]}”. Viết 2025-06, 2025-Q2 hoặc 2025.",
            f"The period “{text[:20]}” cannot be read. Write 2025-06, 2025-Q2 or 2025.",
        )
    first, last = min(info.periods), max(info.periods)
    raise BoardError(
        f"Kỳ phát hành {info.release_id} không có số liệu của kỳ {text}. Có từ {day(first)} đến {day(last)}.",
        f"Release {info.release_id} has no figures for {text}. It has {day(first)} to {day(last)}.",
    )


def known_area(code: str, period: date) -> str:
    """The code where an area of the period's vintage has it. Raises BoardError."""
    vintage = vintage_of(period)
    if any(item.area_code == code for item in areas(vintage)):
        return code
    districts = [f"{item.area_code} {item.name_vi}" for item in areas(vintage, "district")]
    known_vi = f" Cấp huyện: {listed(districts, 'vi')}." if districts else ""
    known_en = f" Districts: {listed(districts, 'en')}." if districts else ""
    raise BoardError(
        f"Không có địa bàn mã “{code[:20]}” ở địa giới ngày {day(period)}.{known_vi}",
        f"There is no area with the code “{code[:20]}” in the boundaries of {day(period)}.{known_en}",
    )


def every(edition: Edition) -> list[Edition]:
    """The same edition of the province and of each area of its vintage: 1 + 9 + 91, or 1 + 36."""
    return [
        Edition(item.area_code, edition.period, edition.rhythm, edition.form, edition.language)
        for item in areas(edition.area_vintage)
    ]
