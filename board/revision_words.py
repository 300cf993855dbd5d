"""What changed between two releases, in sentences: for the command `revisions` and the stewards' page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from board import words
from board.definition_file import Text
from board.indicators import catalogue
from board.revision import TABLES, Changes, IndicatorChange, LargestChange
from geo.areas import OLD_VINTAGE

_FEW = 3  # months that are named one by one


def told(changes: Changes) -> list[Text]:
    """One sentence a kind of change, then one an indicator that was corrected; one alone where nothing changed."""
    return summary(changes) + [correction_told(one) for one in changes.indicators if one.corrected]


def summary(changes: Changes) -> list[Text]:
    """The same without the indicators one by one."""
    if not changes:
        return [Text("Không có thay đổi.", "Nothing changed.")]
    said = (
        ("Tháng mới", "New months", changes.added, months_told),
        ("Tháng không còn", "Months gone", changes.removed, months_told),
        ("Tháng được đính chính", "Corrected months", changes.corrected, months_told),
        ("Định nghĩa thay đổi", "Changed definitions", changes.definitions, names_told),
    )
    return [_line(vi, en, tell(found)) for vi, en, found, tell in said if found] + _tables_line(changes)


def months_told(months: Sequence[date]) -> Text:
    """'tháng 8/2026 và tháng 9/2026'; many: 'từ tháng 1/2021 đến tháng 10/2026 (70 tháng)'."""
    first, last, count = min(months), max(months), len(months)
    if count <= _FEW:
        return Text(
            *(words.listed([words.month_name(one, code) for one in months], code) for code in ("vi", "en"))
        )
    vi, en = ([words.month_name(one, code) for one in (first, last)] for code in ("vi", "en"))
    return Text(f"từ {vi[0]} đến {vi[1]} ({count} tháng)", f"{en[0]} to {en[1]} ({count} months)")


def names_told(indicator_ids: Sequence[str]) -> Text:
    """Names of indicators, one after the other; an id that the catalogue has no more stands as it is."""
    known = catalogue()
    names = [known[one].name if one in known else Text(one, one) for one in indicator_ids]
    return _both(words.listed, names)


def _tables_line(changes: Changes) -> list[Text]:
    if not changes.tables:
        return []
    named = _both(words.listed, [TABLES[name] for name in changes.tables])
    return [Text(f"Ngoài ra, {named.vi} cũng thay đổi.", f"Besides, {named.en} changed.")]


def correction_told(change: IndicatorChange) -> Text:
    """'Tỷ lệ đã trả thẻ căn cước: đính chính tháng 5/2025 tại 2 xã, phường; toàn tỉnh từ 91,2% thành 91,4%
    (tháng 5/2025)'."""
    name, months = names_told([change.indicator_id]), months_told(change.corrected)
    vi, en = f"{name.vi}: đính chính {months.vi}", f"{name.en}: corrected for {months.en}"
    if change.areas:
        kind = Text(
            "xã, phường, thị trấn" if change.area_vintage == OLD_VINTAGE else "xã, phường", "communes"
        )
        vi, en = f"{vi} tại {len(change.areas)} {kind.vi}", f"{en} in {len(change.areas)} {kind.en}"
    if change.largest and change.indicator_id in catalogue():
        largest = largest_told(change.indicator_id, change.largest)
        vi, en = f"{vi}; toàn tỉnh {largest.vi}", f"{en}; the whole province {largest.en}"
    return Text(vi, en)


def largest_told(indicator_id: str, largest: LargestChange) -> Text:
    """'từ 91,2% thành 91,4% (tháng 5/2025)'; a change too small for the figures to show says so."""
    before, after = (_figure(indicator_id, value) for value in (largest.before, largest.after))
    month = Text(*(words.month_name(largest.period, code) for code in ("vi", "en")))
    if before == after:
        return Text(f"thay đổi dưới 0,1 điểm phần trăm ({month.vi})", f"by less than 0.1 points ({month.en})")
    return Text(
        f"từ {before.vi} thành {after.vi} ({month.vi})", f"from {before.en} to {after.en} ({month.en})"
    )


def _figure(indicator_id: str, value: float) -> Text:
    show = words.percent if catalogue()[indicator_id].unit == "percent" else words.number
    return Text(show(value, "vi"), show(value, "en"))


def _line(vi: str, en: str, text: Text) -> Text:
    return Text(f"{vi}: {text.vi}", f"{en}: {text.en}")


def _both(joined: object, texts: Sequence[Text]) -> Text:
    return Text(joined([one.vi for one in texts], "vi"), joined([one.en for one in texts], "en"))
