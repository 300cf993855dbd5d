"""What one release says otherwise than the one before it: months, areas and figures by indicator, definitions, tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date

from board.definition_file import Text

# What is compared beside the figures; "about" is a release's own label, source and method.
TABLES = {
    "targets": Text("chỉ tiêu", "targets"),
    "sources": Text("nguồn số liệu", "sources of the figures"),
    "services": Text("danh mục nhóm dịch vụ", "list of service groups"),
    "area": Text("danh mục địa bàn", "list of areas"),
    "area_part": Text("thành phần của các địa bàn", "parts of the areas"),
    "about": Text("nhãn, nguồn hoặc phương pháp", "label, source or method"),
}


@dataclass(frozen=True)
class LargestChange:
    """The month in which the whole province changed most: shown values, a rate 0-1 or a count."""

    period: date
    before: float
    after: float


@dataclass(frozen=True)
class IndicatorChange:
    """One indicator in one vintage.

    added, removed: months that only the later or only the earlier release has. corrected: months of both whose figures
    differ somewhere, down to the finest breakdown. areas: codes of the communes or units that differ in them, none for
    an indicator of the province alone. largest: None where no figure that is shown of the province differs.
    """

    indicator_id: str
    area_vintage: str
    added: tuple[date, ...] = ()
    removed: tuple[date, ...] = ()
    corrected: tuple[date, ...] = ()
    areas: tuple[str, ...] = ()
    largest: LargestChange | None = None


@dataclass(frozen=True)
class Changes:
    """indicators: those that differ, in the catalogue's order. definitions: ids of indicators whose SQL or words differ.
    tables: keys of TABLES."""

    indicators: tuple[IndicatorChange, ...] = ()
    definitions: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.indicators or self.definitions or self.tables)

    @property
    def added(self) -> tuple[date, ...]:
        return _months(one.added for one in self.indicators)

    @property
    def removed(self) -> tuple[date, ...]:
        return _months(one.removed for one in self.indicators)

    @property
    def corrected(self) -> tuple[date, ...]:
        return _months(one.corrected for one in self.indicators)


def changes_as_json(changes: Changes) -> dict:
    """Plain values for a JSON file; days as 'YYYY-MM-DD'."""
    return _plain(asdict(changes))


def changes_from_json(stored: Mapping) -> Changes:
    """Raises KeyError, TypeError or ValueError where it is not what changes_as_json gives."""
    return Changes(
        tuple(_indicator_change(one) for one in stored["indicators"]),
        tuple(stored["definitions"]),
        tuple(stored["tables"]),
    )


def _indicator_change(stored: Mapping) -> IndicatorChange:
    months = {
        name: tuple(map(date.fromisoformat, stored[name])) for name in ("added", "removed", "corrected")
    }
    largest = stored["largest"]
    if largest:
        largest = LargestChange(date.fromisoformat(largest["period"]), largest["before"], largest["after"])
    known = {field.name for field in fields(IndicatorChange)}
    return IndicatorChange(
        **{
            **{name: value for name, value in stored.items() if name in known},
            **months,
            "areas": tuple(stored["areas"]),
            "largest": largest,
        }
    )


def _months(groups: object) -> tuple[date, ...]:
    return tuple(sorted({month for group in groups for month in group}))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
