"""What needs direction: each line with its status, what the figures say, and who answers."""

from __future__ import annotations

from collections.abc import Sequence

from board.findings import Attention
from board.findings.spans import spans
from board.status import WORD
from ui.components import component
from ui.language import language, t

_attention = component("attention")


def attention_list(lines: Sequence[Attention], *, key: str = "attention") -> None:
    """The lines of board/findings in their order; says so where there is none."""
    items = [
        {"tone": line.key, "word": _word(line), "spans": spans(line.text), "owner": line.who}
        for line in lines
    ]
    nothing = t(
        "Không có việc cần chỉ đạo theo các chỉ tiêu đang có hiệu lực.",
        "Nothing needs direction by the targets in force.",
    )
    _attention(key=key, data={"items": items, "nothing": nothing})


def _word(line: Attention) -> str:
    return f"{WORD[line.key].in_(language())}: " if line.key in WORD else ""
