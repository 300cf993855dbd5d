"""What page 1 says: at most five findings, against plan, change, who leads, who lags, what next; then what needs direction."""

from __future__ import annotations

from board import words
from board.changes import Change, change
from board.findings import Attention, attention
from board.outlook import outlook, pace_text
from board.status import status_of
from board.targets import target_for
from reports.report.choices import HEADLINE, judged_rates, leads
from reports.report.comparing import than_words
from reports.report.figures import Figures
from reports.report.places import places
from reports.report.sentences import against, bare_counts, name_inside, short_inside

MOST_FINDINGS = 5
MOST_WORDS = 25  # of each
FIRST_LINES = 3  # of what needs direction on page 1


def findings(figures: Figures) -> list[str]:
    """At most five sentences of at most 25 words; what cannot be said for a withheld figure is left out."""
    said = [plan(figures), _headline(figures), *places(figures), _next(figures)]
    kept = [one for one in said if one]
    if len(kept) < MOST_FINDINGS:
        kept[2:2] = _movers(figures)
    return [f"{_capital(one)}." for one in kept]


def _capital(text: str) -> str:
    """A sentence may begin with a strong part."""
    mark = "**" if text.startswith("**") else ""
    return mark + words.sentence(text.removeprefix(mark))


def needs_direction(figures: Figures, most: int = FIRST_LINES) -> list[Attention]:
    """Areas inside it (of a commune the commune itself) far from a target, and the whole where it falls behind."""
    series = (
        list(figures.series.values()) if figures.inside else []
    )  # of one area alone it would be said twice
    return attention(list(figures.directed.values()), series, figures.language, most)


def plan(figures: Figures) -> str:
    """'5/11 chỉ tiêu đạt, 4 cận đạt, 2 chưa đạt; xa nhất là số hóa hồ sơ (thiếu 15,5 điểm phần trăm)'."""
    rates = [figures.totals[one] for one in judged_rates(figures.level)]
    found = [(one, status) for one in rates if (status := status_of(one))]
    if not found:
        return figures.say(
            "chưa có chỉ tiêu có nguồn nên báo cáo không xếp loại",
            "no target with a source is in force, so nothing is judged",
        )
    met, near, missed = (sum(status.key == key for _, status in found) for key in ("met", "near", "missed"))
    text = figures.say(
        f"**{met}/{len(found)} chỉ tiêu đạt**, {near} cận đạt, {missed} chưa đạt",
        f"**{met} of {len(found)} targets are met**, {near} near, {missed} missed",
    )
    short = [
        (status.gap, one.indicator.id, one, status)
        for one, status in found
        if status.gap is not None and status.gap < 0
    ]
    if not short:
        return text
    _, _, worst, status = min(short)
    name, gap = short_inside(worst.indicator, figures.language), status.gap_text.in_(figures.language)
    return text + figures.say(f"; xa nhất là {name} ({gap})", f"; furthest away: {name} ({gap})")


def _headline(figures: Figures) -> str:
    """The headline's level, change and distance to its target."""
    total, language = figures.totals[HEADLINE], figures.language
    name, status = name_inside(total.indicator, language), status_of(total)
    value = f"**{total.text(None, language)}** ({bare_counts(total, language)})"
    text = figures.say(f"{name} đạt {value}", f"{name} stand at {value}")
    if moved := change(total, figures.earlier(HEADLINE)):
        text += f", {moved.text.in_(language)}"
    return f"{text}, {against(status, total, language)}" if status else text


def _movers(figures: Figures) -> list[str]:
    """The rate that rose most, and the one that fell most."""
    moves = [
        (moved.size, one, moved)
        for one in judged_rates(figures.level)
        if one != HEADLINE and (moved := change(figures.totals[one], figures.earlier(one)))
    ]
    if not moves:
        return []
    if all(size == 0 for size, _, _ in moves):
        return [
            figures.say(
                "các tỷ lệ khác không đổi so với kỳ trước",
                "all other rates are unchanged on the period before",
            )
        ]
    rose, fell = max(moves, key=lambda found: found[0]), min(moves, key=lambda found: found[0])
    parts = [one for one in (rose if rose[0] > 0 else None, fell if fell[0] < 0 else None) if one]
    than = {
        than_words(figures.edition, figures.totals[one].question, figures.language) for _, one, _ in parts
    }
    kept = parts if len(than) == 1 else parts[:1]
    than_first = than_words(figures.edition, figures.totals[kept[0][1]].question, figures.language)
    return [f"{than_first}, " + "; ".join(_moved(figures, one, moved) for _, one, moved in kept)]


def _moved(figures: Figures, indicator_id: str, moved: Change) -> str:
    name = short_inside(figures.totals[indicator_id].indicator, figures.language)
    return f"**{name}** {moved.text.in_(figures.language)}"


def _next(figures: Figures) -> str:
    """What it takes from here: of the first state that has not met its target, its pace and what is needed a day."""
    language = figures.language
    for one in leads(figures.level):
        total, series = figures.totals[one], figures.series[one]
        target, status = target_for(figures.info, total.question), status_of(total)
        expected = outlook(series, target) if target else None
        if status is None or status.key == "met" or expected is None:
            continue
        name, pace = short_inside(total.indicator, language), pace_text(expected)
        reach = figures.say(
            f"giữ nhịp này, **{name} {f'đạt chỉ tiêu {pace.vi}' if pace else 'không đạt chỉ tiêu'}**",
            f"at this pace **{name} {f'meet the target {pace.en}' if pace else 'do not meet the target'}**",
        )
        return f"{reach}; {status.needed.in_(language)}" if status.needed else reach
    return ""
