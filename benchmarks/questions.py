"""Page questions on a release, beside the same questions asked of the register in DuckDB and of the extract in pandas.

    .venv/bin/python -m benchmarks.questions --releases data/releases --register data/work/register --extract data/incoming/<name>

A question on the release goes the whole way: count, disclose, rank. Months and areas change at every asking and
nothing is cached. The register has every advantage: read once into memory, typed, and its best time counts.
Bars: p95 under 15 ms over all askings; the register at least 50 times slower for the questions together. Each one's
ratio is printed: one month's dossiers are few and lie together in the register too, so there the gain is small.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.questions_elsewhere import Elsewhere, on_extract, on_register
from benchmarks.timing import busy_share, milliseconds, percentile
from board.access import ANYBODY
from board.ask import ask
from board.question import Question
from board.store import Release, current_release, releases_folder
from geo.areas import OLD_VINTAGE, areas, vintage_of

P95_BAR_MS, RATIO_BAR = 15.0, 50.0
MONTH = date(2024, 9, 30)
DISTRICTS = [item.area_code for item in areas(OLD_VINTAGE, "district")]


@dataclass(frozen=True)
class PageQuestion:
    """A question as a page asks it. key: of the same one in questions_elsewhere."""

    name: str
    key: str
    question: Question
    by: str


DELIVERED = Question("card_delivered", MONTH)
ON_TIME = Question("dossiers_on_time", MONTH)
QUESTIONS = (
    PageQuestion("cards delivered by district", "areas", DELIVERED, "area"),
    PageQuestion("cards delivered by commune", "communes", replace(DELIVERED, level="commune"), "area"),
    PageQuestion("cards delivered by month", "months", DELIVERED, "period"),
    PageQuestion("cards delivered by age", "ages", DELIVERED, "age_group"),
    PageQuestion("women of 60+ by commune", "slice", replace(DELIVERED, level="commune", sex="female", age_group="60+"), "area"),
    PageQuestion("women of 60+ by month", "slice_months", replace(DELIVERED, sex="female", age_group="60+"), "period"),
    PageQuestion("dossiers on time by district", "dossiers", ON_TIME, "area"),
    PageQuestion("dossiers on time by service", "services", ON_TIME, "service"),
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--releases", type=Path, default=releases_folder())
    parser.add_argument("--register", type=Path, help="a register folder; left out: the release alone")
    parser.add_argument("--extract", type=Path, help="the extract's folder, for pandas")
    parser.add_argument("--times", type=int, default=40, help="askings of each question of the release")
    chosen = parser.parse_args()
    os.environ["BANG06_RELEASES"] = str(chosen.releases)
    release = current_release()
    print(f"{release.info.release_id}; {busy_share()}")
    on_release = {page.name: askings(release, page, chosen.times) for page in QUESTIONS}
    with tempfile.TemporaryDirectory() as aside:
        opened = on_register(chosen.register, Path(aside)) if chosen.register else nullcontext({})
        with opened as register:
            from_register = {page.name: best(register, page) for page in QUESTIONS if register}
    pandas = on_extract(chosen.extract) if chosen.extract else {}
    from_extract = {page.name: best(pandas, page) for page in QUESTIONS if pandas}
    report(on_release, from_register, from_extract)


def askings(release: Release, page: PageQuestion, times: int) -> list[float]:
    """Seconds of each asking, in another month or district each time; the first ones are not counted."""
    chance = random.Random(6)
    months = [period for period in release.info.periods if vintage_of(period) == OLD_VINTAGE]
    seconds = []
    for number in range(times + 3):
        question = replace(page.question, period=chance.choice(months))
        if page.by == "period":
            question = replace(question, area_code=chance.choice(DISTRICTS))
        started = time.perf_counter()
        ask(release, ANYBODY, question, page.by)
        seconds += [time.perf_counter() - started] if number >= 3 else []
    return seconds


def best(elsewhere: Elsewhere, page: PageQuestion) -> float:
    """Seconds of the best of three askings, or of one where that takes many scans."""
    asked: Callable[[date], object] = elsewhere[page.key]
    seconds = []
    for _ in range(1 if page.by == "period" else 3):
        started = time.perf_counter()
        asked(page.question.period)
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def report(on_release: dict[str, list[float]], register: dict[str, float], extract: dict[str, float]) -> None:
    for name, seconds in on_release.items():
        line = f"{name:30} p50 {milliseconds(seconds, 50):>6}  p95 {milliseconds(seconds, 95):>6}"
        for title, others in (("register", register), ("pandas on the extract", extract)):
            if name in others:
                ratio = others[name] / percentile(seconds, 50)
                line += f"  {title} {1000 * others[name]:8.0f} ms = {ratio:6.0f} x"
        print(line)
    every = [second for seconds in on_release.values() for second in seconds]
    print(f"all questions: p95 {milliseconds(every, 95)} (bar: under {P95_BAR_MS:g} ms)")
    if register:
        together = sum(register.values()) / sum(percentile(seconds, 50) for seconds in on_release.values())
        print(f"all questions together: {together:.0f} x the register (bar: at least {RATIO_BAR:g})")


if __name__ == "__main__":
    main()
