"""The report of an audit as Markdown, Vietnamese first: verdict, every check in one line, every finding below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.audit_report import Finding, failed
from board.audit_summary import FAILED, PASSED, Line, bar_in_words, found, span, summary, verdict, without
from board.definition_file import Text
from pipeline.audit.exactness import Error

_HEADS = (
    Text("Phép thử", "Check"), Text("Tìm được", "Found"), Text("Nếu không bảo vệ", "Unprotected"),
    Text("Ngưỡng", "Bar"), Text("Kết luận", "Verdict"),
)  # fmt: skip
_PARTS = {
    "owner": Text("Kẻ tấn công tìm được gì", "What an attacker finds"),
    "board": Text("Tệp phát hành", "The released file"),
}


@dataclass(frozen=True)
class Report:
    """An audit of one release. owner: findings where the true counts are; afresh: made now, with the register, on the
    released file itself, not read from it. board: findings about the file. errors: only where the register is."""

    release_id: str
    label: str
    on: str
    seconds: float
    owner: Sequence[Finding]
    board: Sequence[Finding]
    afresh: bool = False
    errors: Sequence[Error] = ()

    @property
    def passed(self) -> bool:
        return not failed([*self.owner, *self.board])


def as_markdown(report: Report) -> str:
    """The whole report; ends with a line break."""
    judged = PASSED if report.passed else FAILED
    afresh = Text("tấn công lại từ sổ gốc", "attacked afresh from the register")
    read = Text(
        "kết quả của đơn vị chủ quản đọc từ kỳ phát hành", "the owner's findings read from the release"
    )
    parts = [
        f"# Kiểm định bảo vệ cá nhân · Audit of the protection of people: {_both(judged)}",
        " · ".join(
            part for part in (report.release_id, report.label, report.on, f"{report.seconds:.0f} s") if part
        ),
        f"{_both(afresh if report.afresh else read)}; {len(report.owner) + len(report.board)} phép đo · measurements",
    ]
    for name, findings in (("owner", report.owner), ("board", report.board)):
        parts += [f"## {_both(_PARTS[name])}", "\n".join(_summary(findings))]
    if report.errors:
        parts += [
            "## Sai lệch của số hiển thị, người · Errors of what is shown, persons",
            "\n".join(_errors(report.errors)),
        ]
    parts += ["## Chi tiết · Details", "\n".join(_details([*report.owner, *report.board]))]
    return "\n\n".join(parts) + "\n"


def _both(text: Text) -> str:
    return f"{text.vi} · {text.en}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _summary(findings: Sequence[Finding]) -> Iterator[str]:
    yield _row(*(_both(head) for head in _HEADS))
    yield _row(*("---" for _ in _HEADS))
    for line in summary(findings, "attack", "residual", "counterpart", "promise"):
        yield _row(*_cells(line, findings))


def _cells(line: Line, findings: Sequence[Finding]) -> Iterator[str]:
    yield _both(line.words.name)
    yield found(line).vi
    unprotected = without(line, findings)
    yield span(*unprotected).vi if unprotected else ""
    yield _both(bar_in_words(line))
    yield _both(verdict(line))


def _errors(errors: Sequence[Error]) -> Iterator[str]:
    """The largest error of the province; below it what 95 of 100 figures keep."""
    yield _row("", "Cấp · Level", "Mẫu số · Who", "Số · Figure", "Thay đổi trong tháng · Change in a month")
    yield _row(*("---" for _ in range(5)))
    for one in errors:
        figures = f"{one.error:.0f}", f"{one.change:.0f}"
        yield _row(f"{one.fact} · {one.area_vintage}", one.level, one.who, *figures)


def _details(findings: Sequence[Finding]) -> Iterator[str]:
    yield _row("check", "subject", "figure", "bar", "")
    yield _row(*("---" for _ in range(5)))
    for one in findings:
        yield _row(one.check, one.subject, f"{one.figure:g}", one.bar, "✓" if one.passed else "✗")
