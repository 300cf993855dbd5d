"""Attack and error figures of the protection at full size, and the seconds it takes.

    .venv/bin/python -m benchmarks.attack [--register data/work/register]

Without a register, invented cubes are attacked. The figures of docs/SECURITY.md are those of the sample's register.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import numpy as np

from board.counting import WHO_IS_COUNTED
from board.dimensions import BANDS, DOSSIER_FACTS, ENTITLED_BANDS, PERSON_FACTS, RESIDENCES, SEXES
from geo.areas import area_parts, levels
from pipeline.audit.attacks import informed_guess, last_person, one_look, spread
from pipeline.audit.counts import audit_population
from pipeline.counting import count_register
from pipeline.cube import Counts
from pipeline.protect import check, protect_dossiers, protect_population
from pipeline.register import read_register
from tests.pipeline.protect.cubes import dossiers, persons

SECRET = b"the benchmark's own secret, no-one's"
VINTAGES = (("to_2025_06", "2021-01", 54), ("from_2025_07", "2025-07", 16))


def true_counts(register: Path | None) -> tuple[list, list]:
    """The true cubes of both vintages, of persons and of dossiers."""
    if register is None:
        return [persons(*vintage) for vintage in VINTAGES], [dossiers(*vintage) for vintage in VINTAGES]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with read_register(register, work=work, report=work / "refused.csv", allow_refused=None) as read:
            return count_register(read)


def protected(true: list, protect) -> list[tuple]:
    """(true, protected) of both vintages, with the seconds of protecting them printed."""
    started = time.perf_counter()
    pairs = [(counts, protect(counts, SECRET)) for counts in true]
    print(f"{protect.__name__}: {time.perf_counter() - started:.1f} s for both vintages")
    for pair in pairs:
        check(*pair)
    return pairs


def report_errors(true, shown, facts) -> None:
    """Standard deviations of the error from the cell up to the district, and of the province by row."""
    level = levels(true.area_vintage)[1]  # districts, or the units that took their place
    place = {base: code for base, of, code in area_parts(true.area_vintage) if of == level}
    above = np.array([place[code] for code in true.base_codes])
    for fact in facts:
        cells, published = getattr(true, fact), getattr(shown, fact)
        informed, blind = informed_guess(cells, published)
        error = (published.astype(np.int64) - cells).sum(2)
        summed = [error[:, above == code].sum(1) for code in np.unique(above)]
        print(
            f"  {fact:12} sd: cell {spread(cells, published):.2f}, area x level {spread(cells, published, (2,)):.2f}, "
            f"{level} x level {np.std(summed):.2f}, province x row x level {spread(cells, published, (1,)):.1f}; "
            f"one look {one_look(cells, published):.3f}; "
            f"informed guess {informed:.3f} (blind {blind:.3f}); "
            f"last person {last_person(cells, published).max():.3f}"
        )


def report_shown(true: Counts, shown: Counts) -> None:
    """Errors, in persons, of what the board shows: counts of a level among people of 14 and over who are present or
    registered; the province's largest, else the 95th percentile, of a month's figure and of its change."""
    rows = np.array(
        [[b in ENTITLED_BANDS, r] for b in BANDS for _ in SEXES for r in RESIDENCES], dtype=object
    )
    parts = area_parts(true.area_vintage)
    for who in ("present", "registered"):
        counted = np.array([old and r in WHO_IS_COUNTED[who] for old, r in rows])
        for fact in PERSON_FACTS:
            error = (getattr(shown, fact).astype(np.int64) - getattr(true, fact))[:, :, counted].sum(2)
            said = [f"province at most {np.abs(error.sum(1)).max()}"]
            for level in levels(true.area_vintage)[1:]:
                place = {base: code for base, of, code in parts if of == level}
                above = np.array([place[code] for code in true.base_codes])
                summed = np.stack([error[:, above == code].sum(1) for code in np.unique(above)], axis=1)
                one, change = (np.percentile(np.abs(x), 95) for x in (summed, np.diff(summed, axis=0)))
                said.append(f"{level} {one:.0f}, change {change:.0f}")
            print(f"  shown {who:10} {fact:10} {'; '.join(said)}")


def main() -> None:
    """Prints everything; the larger parts run in one process a core."""
    parser = argparse.ArgumentParser(description="Attacks on the protected cube.")
    parser.add_argument("--register", type=Path)
    true_persons, true_dossiers = true_counts(parser.parse_args().register)
    for true, shown in protected(true_persons, protect_population):
        print(true.area_vintage)
        report_errors(true, shown, PERSON_FACTS)
        report_shown(true, shown)
        for finding in audit_population(true, shown, protect_population(true, SECRET)):
            print(
                f"  {'ok  ' if finding.passed else 'FAIL'} {finding.name}: {finding.figure:.4f} ({finding.bar})"
            )
    for true, shown in protected(true_dossiers, protect_dossiers):
        report_errors(true, shown, DOSSIER_FACTS)
    peak = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss,
    )
    print(f"peak memory: main {peak[0] / 2**20:.2f} GB, largest worker {peak[1] / 2**20:.2f} GB")


if __name__ == "__main__":
    main()
