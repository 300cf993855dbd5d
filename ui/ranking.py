"""The ranking of areas: each with its place, value and distance to its target; beside the map, the same figures."""

from __future__ import annotations

from board.answer import Answer
from board.question import Question
from board.status import Status, status_of
from geo.areas import PROVINCE_CODE
from ui.components import component
from ui.data import answer as ask
from ui.language import language, t
from ui.session import change_address, told

_ranking = component("ranking")


def ranking(
    answer: Answer, *, selected: str = PROVINCE_CODE, height: int | None = None, key: str = "ranking"
) -> None:
    """Rows of an answer by area, best first. With targets each bar is the distance to the target, else from zero.

    selected: the row set off. Choosing a row writes its area into the address; on the selected one, the answer's own.
    height: pixels, on a wide screen; what does not fit scrolls inside. None shows every row.
    """
    question = answer.question

    def choose() -> None:
        code = told(key, "chosen")
        chosen = {} if code == selected else {"area": code}
        change_address({"area": None, **question.to_params(), **chosen})

    statuses = {code: status_of(answer, code) for code in answer.keys}
    has_targets = any(statuses.values())
    _ranking(
        key=key,
        data={
            "alt": answer.alt(language()),
            "selected": selected,
            "height": height,
            "columns": _columns(answer, has_targets),
            **_rows(answer, statuses, _earlier_ranks(question)),
        },
        on_chosen_change=choose,
    )


def _columns(answer: Answer, has_targets: bool) -> list[tuple[str, str]]:
    columns = [
        ("rank", "#"),
        ("move", "±"),
        ("name", t("Địa bàn", "Area")),
        ("bar", _bar_title(has_targets)),
        ("value", "%" if answer.indicator.unit == "percent" else t("Số lượng", "Number")),
    ]
    targets = [("gap", t("Chênh", "Gap")), ("status", t("Trạng thái", "Status"))]
    return columns + targets if has_targets else columns


def _bar_title(has_targets: bool) -> str:
    return t("Khoảng cách đến chỉ tiêu", "Distance to the target") if has_targets else t("Giá trị", "Value")


def _rows(answer: Answer, statuses: dict[str, Status | None], earlier: dict[str, int | None]) -> dict:
    """Rows as the component draws them, with bars between 0 and 1, and the place of the target's mark."""
    has_targets = any(statuses.values())
    rows = answer.rows.rows(named=True)
    lengths = {row["key"]: _length(row, statuses[row["key"]], has_targets) for row in rows}
    known = [0.0, *(length for length in lengths.values() if length is not None)]
    low, span = min(known), (max(known) - min(known)) or 1.0
    drawn = []
    for row in rows:
        code, status, length = row["key"], statuses[row["key"]], lengths[row["key"]]
        drawn.append(
            {
                "code": code,
                "name": answer.label(code, language()),
                "rank": "" if row["rank"] is None else str(row["rank"]),
                "move": _move(row["rank"], earlier.get(code)),
                "value": answer.text(row, language()).removesuffix("%"),
                "gap": status.gap_short.in_(language()) if status else "",
                "tone": status.key if status else "none",
                "word": status.word.in_(language()) if status else "",
                "bounded": row["value"] is None,
                "from": -low / span,
                "to": ((length or 0.0) - low) / span,
            }
        )
    return {"rows": drawn, "mark": -low / span if has_targets else None}


def _length(row: dict, status: Status | None, has_targets: bool) -> float | None:
    """The distance to the target, or the value itself; of a bounded value its bound. None draws no bar."""
    value = row["value"] if row["value"] is not None else row["bound"]
    if value is None or not has_targets:
        return value
    return value - status.target.aim if status else None


def _earlier_ranks(question: Question) -> dict[str, int | None]:
    before = question.before()
    if before is None:
        return {}
    return dict(ask(before, "area").rows.select("key", "rank").rows())


def _move(now: int | None, before: int | None) -> str:
    if now is None or before is None:
        return ""
    return "–" if now == before else f"{'▲' if now < before else '▼'}{abs(now - before)}"
