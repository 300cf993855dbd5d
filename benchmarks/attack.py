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

from board.dimensions import DOSSIER_FACTS, PERSON_FACTS
from geo.areas import area_parts, levels
from pipeline.counting import count_register
from pipeline.protect import check, protect_dossiers, protect_population
from pipeline.protect.attacks import informed_guess, last_person, one_look, spread
from pipeline.protect.audit import audit_population
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
        with read_register(register, work=work, report=work / "refused.csv") as read:
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


def main() -> None:
    """Prints everything; the larger parts run in one process a core."""
    parser = argparse.ArgumentParser(description="Attacks on the protected cube.")
    parser.add_argument("--register", type=Path)
    true_persons, true_dossiers = true_counts(parser.parse_args().register)
    for true, shown in protected(true_persons, protect_population):
        print(true.area_vintage)
        report_errors(true, shown, PERSON_FACTS)
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
