"""How long reports take, beside reading the same figures and beside an empty page. Dữ liệu mô phỏng.

    .venv/bin/python -m benchmarks.reports --releases data/releases [--period 2025-06] [--few 10] [--skip-book]

Yardsticks of the same run: asking the figures of the province's report and writing them as CSV; an empty page to the same
standards. Bars on two free cores: the province's report under 0.5 s in a
process that is warm, the same one again and, so that nothing is only remembered, of another month each time; every report of a month under 45 s and under
500 MB; the book of all under 60 s. Processor seconds are less disturbed by others, so both are printed. What is made
for good is made by `python -m reports` in processes of its own, start and imports included.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from benchmarks.timing import busy_share
from board.question import months_before
from board.store import Release, current_release, releases_folder
from geo.areas import PROVINCE_CODE, areas
from geo.places import ROOT
from reports.asking import keeping
from reports.attachments import attachments
from reports.edition import Edition
from reports.figures_file import figures, figures_csv
from reports.fonts import fonts
from reports.make import document_of, make
from reports.paper import STANDARDS, pdf
from reports.settings import read_settings

WARM_BAR, ALL_BAR, BOOK_BAR, MEMORY_BAR_MB = 0.5, 45.0, 60.0, 500
TIMES = 5
_MEGABYTE = 1024 if sys.platform == "linux" else 1024**2  # of ru_maxrss


@dataclass(frozen=True)
class Taken:
    """seconds by the wall and of the processor; megabytes: the most that was held, 0 where that is not known."""

    seconds: float
    processor: float
    megabytes: float = 0

    def __str__(self) -> str:
        held = f", at most {self.megabytes:.0f} MB" if self.megabytes else ""
        return f"{self.seconds:7.3f} s by the wall, {self.processor:7.3f} s of the processor{held}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--releases", type=Path, default=releases_folder())
    parser.add_argument("--period", default="2025-06")
    parser.add_argument("--few", type=int, help="only so many areas instead of all")
    parser.add_argument("--skip-book", action="store_true")
    chosen = parser.parse_args()
    os.environ["BANG06_RELEASES"] = str(chosen.releases)
    release = current_release()
    edition = Edition.from_params({"area": PROVINCE_CODE, "period": chosen.period}, release.info)
    print(f"{release.info.release_id}, {release.info.label}; {busy_share()}")
    of_one(release, edition)
    with TemporaryDirectory() as aside:
        os.environ["BANG06_DATA"] = aside
        of_many(edition, Path(aside), chosen.few, chosen.skip_book)


def of_one(release: Release, edition: Edition) -> None:
    """The province's report in this process, its parts beside it."""
    letter, today = read_settings(edition), release.info.made_on
    kept = keeping(release)

    def written(ask=None):
        return document_of(edition, letter, ask or keeping(release), release, today)

    document = written()
    attached = attachments(document)
    csv = best(lambda: figures_csv(figures(written().answers, "vi")))
    page = best(_empty_page)
    print(f"asking its figures, as CSV       {csv}")
    print(f"an empty page                    {page}")
    print(f"  the report's words and charts  {best(written)}")
    print(f"  the same, figures kept         {best(lambda: written(kept))}")
    print(f"  its CSV, XLSX and request      {best(lambda: attachments(document))}")
    print(f"  its pages                      {best(lambda: pdf(document, attached))}")
    again = best(lambda: make(edition, letter, kept, release, today))
    print(f"the same report again            {again} = {again.seconds / csv.seconds:.1f} x its figures")
    months = cycle(months_before(edition.period, back) for back in range(TIMES))
    whole = best(
        lambda: make(replace(edition, period=next(months)), letter, keeping(release), release, today)
    )
    print(f"the report of another month      {whole} = {whole.seconds / csv.seconds:.1f} x its figures")
    print(f"                                 (bar: under {WARM_BAR} s)")


def of_many(edition: Edition, aside: Path, few: int | None, skip_book: bool) -> None:
    """By the command line, from nothing to the last file."""
    period, month = f"{edition.period:%Y-%m}", edition.area_vintage
    alone = command("make", PROVINCE_CODE, period)
    print(f"the report, a process's first    {alone}")
    codes = [item.area_code for item in areas(month)][:few]
    (aside / "areas.txt").write_text("\n".join(codes), encoding="utf-8")
    every = command("make", "--list", str(aside / "areas.txt"), period)
    print(
        f"{len(codes):3} reports                      {every} = {every.seconds / alone.seconds:.1f} x one alone"
    )
    print(f"                                 (bar of 101: under {ALL_BAR:.0f} s and {MEMORY_BAR_MB} MB)")
    if not skip_book:
        bound = command("book", period)
        print(f"the book of all                  {bound} = {bound.seconds / every.seconds:.1f} x the reports")
        print(f"                                 (bar: under {BOOK_BAR:.0f} s)")


def best(work: Callable[[], object]) -> Taken:
    """Of some times, the first one not counted."""
    work()
    found = []
    for _ in range(TIMES):
        started, busy = time.perf_counter(), time.process_time()
        work()
        found.append(Taken(time.perf_counter() - started, time.process_time() - busy))
    return min(found, key=lambda one: one.seconds)


def command(*arguments: str) -> Taken:
    """`python -m reports …`, which must succeed; its own peak of memory, measured by a parent of its own."""
    code = (
        "import resource,subprocess,sys\n"
        "done = subprocess.run([sys.executable, '-m', 'reports', *sys.argv[1:]], stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    started = time.perf_counter()
    said = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    if said[0] != "0":
        raise SystemExit(f"python -m reports {' '.join(arguments)} ended with {said[0]}")
    return Taken(time.perf_counter() - started, float(said[1]), float(said[2]) / _MEGABYTE)


def _empty_page() -> bytes:
    source = b'#set document(title: "-")\n#set text(lang: "vi")\n= -'
    return typst.compile(
        source,
        format="pdf",
        pdf_standards=STANDARDS,
        font_paths=fonts(None),
        timestamp=datetime(2025, 1, 1, tzinfo=UTC),
    )


if __name__ == "__main__":
    main()
