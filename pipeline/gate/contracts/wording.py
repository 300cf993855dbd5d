"""What a column accepts, in words, for the template's guide and for docs/DATA.md: both say what the gate does."""

from __future__ import annotations

from board import words
from board.definition_file import Text
from pipeline.gate.contracts.domains import domain
from pipeline.gate.contracts.shape import (
    Closed,
    ClosedBy,
    Column,
    Content,
    Contract,
    Count,
    Day,
    Month,
    Number,
    Words,
)

_FEW = 4  # names of a closed list that are told one by one
_YES = Text("bắt buộc", "required")
_NO = Text("có thể trống", "may be empty")
_HEAD = "| column | heading | accepts | | meaning |\n|---|---|---|---|---|"


def accepted(content: Content) -> Text:
    """What a cell may hold: 'số nguyên từ 0 đến 1.000.000, viết liền'."""
    match content:
        case Month():
            return Text("tháng: 10/2026 hoặc 2026-10", "a month: 10/2026 or 2026-10")
        case Closed(name):
            return _listed(name)
        case ClosedBy(_, names):
            count = [len(domain(name).names) for name in names.values()]
            return Text(
                f"tên hoặc mã trong danh mục ({count[0]} hoặc {count[1]} mục)",
                f"name or code of the list ({count[0]} or {count[1]} entries)",
            )
        case Count(largest):
            vi, en = (words.number(largest, language) for language in ("vi", "en"))
            return Text(f"số nguyên từ 0 đến {vi}, viết liền", f"a whole number from 0 to {en}, digits only")
        case Number():
            return Text("tỷ lệ (95% hoặc 0,95) hoặc số nguyên", "a rate (95% or 0.95) or a whole number")
        case Day():
            return Text("ngày/tháng/năm: 31/12/2026", "a day: 31/12/2026")
        case Words(longest):
            return Text(f"tối đa {longest} ký tự", f"up to {longest} characters")


def needed(column: Column) -> Text:
    return _YES if column.required else _NO


def markdown(contract: Contract) -> str:
    """The contract as the table of docs/DATA.md: one row a column."""
    rows = [
        (
            f"`{column.name}`",
            column.heading.vi,
            accepted(column.content).en,
            needed(column).en,
            column.meaning.en,
        )
        for column in contract.columns
    ]
    keys = ", ".join(f"`{key}`" for key in contract.keys)
    title = f"`{contract.kind}` (version {contract.version}): {contract.title.en}. No two rows share {keys}."
    return "\n".join((title, "", _HEAD, *(f"| {' | '.join(row)} |" for row in rows)))


def _listed(name: str) -> Text:
    names = domain(name).names
    if len(names) <= _FEW:
        return Text(
            "; ".join(text.vi for text in names.values()), "; ".join(text.vi for text in names.values())
        )
    return Text(
        f"tên hoặc mã trong danh mục ({len(names)} mục)", f"name or code of the list ({len(names)} entries)"
    )
