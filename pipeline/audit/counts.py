"""The owner's audit of protected cubes, made where the true counts are: every attack, its figure and its bar.

A finding tells a share of cells, never a cell; figures that would tell a setting of the noise law are cut at their
bar. A failing audit stops the extract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import isnan

import numpy as np

from board.audit_report import STEP, Finding, at_least, at_most, stated
from board.audit_words import CHECKS
from board.dimensions import DOSSIER_FACTS, PERSON_FACTS
from geo.areas import NEW_VINTAGE, OLD_VINTAGE
from pipeline.audit import attacks
from pipeline.audit.lattice import lattice_findings
from pipeline.cube import Counts, DossierCounts
from pipeline.protect.self_check import failures
from pipeline.protect.settings import Protection

# Bars: shares of small cells found out; chances beside 0.5 by coin; share of small published figures behind which is nobody; persons.
MOST_AT_ONE_LOOK = 0.30
MOST_BY_AVERAGING = 0.40
LEAST_AGAINST_QUERY_NOISE = 0.90  # the same attack must win there, or it proves nothing
LEAST_AGAINST_FRESH_NOISE = 0.40
MOST_FOR_ONE_PERSON = 0.75
LEAST_EMPTY = 0.015
LEAST_SPREAD = 1.0
_LAST_OLD, _FIRST_NEW = "2025-06", "2025-07"

Cube = Counts | DossierCounts
Protect = Callable[[Cube], Cube]


def audit_counts(
    true: Sequence[Cube],
    protected: Sequence[Cube],
    protect: Protect,
    *,
    thorough: bool = False,
    seed: int = 6,
) -> list[Finding]:
    """Every finding about the cubes of all vintages; `protected` in the order of `true`.

    protect: makes the protected cube of true counts with the owner's secret, to see that another run says the same.
    thorough: what takes seconds, another run and the reconstruction, is done for every vintage and more widely, not
    for the newest alone. Figures are rounded to whole percents; those that would rest on few cells are left out.
    """
    chance = np.random.default_rng(seed)
    pairs = list(zip(true, protected, strict=True))
    newest = {type(cube): cube.area_vintage for cube in true}
    found = []
    for pair in pairs:
        deep = thorough or newest[type(pair[0])] == pair[0].area_vintage
        found += _cube(*pair, protect if deep else None, thorough, chance)
    found += _step(pairs)
    return [_told(finding) for finding in found if not isnan(finding.figure)]


def _cube(
    true: Cube, protected: Cube, protect: Protect | None, thorough: bool, chance: np.random.Generator
) -> Iterator[Finding]:
    """protect: None leaves out what takes seconds."""
    spine, facts = ("residents", PERSON_FACTS) if isinstance(true, Counts) else ("received", DOSSIER_FACTS)
    whole = f"{true.area_vintage}:{spine}"
    broken = len(failures(true, protected))
    yield at_most("broken_promises", whole, broken, 0)
    if broken:
        return  # what an attack finds in a cube that does not hold together says nothing
    if protect:
        yield at_least("another_run", whole, _the_same(true, protected, protect, (spine, *facts), chance), 1)
    for name in (spine, *facts):
        yield from _cells(f"{true.area_vintage}:{name}", getattr(true, name), getattr(protected, name))
    if isinstance(true, Counts):
        for fact in facts:
            subject = f"{true.area_vintage}:{fact}"
            yield from _stocks(subject, fact, true, protected)
            if protect:
                yield from lattice_findings(subject, fact, true, protected, thorough, chance)


def _the_same(
    true: Cube, protected: Cube, protect: Protect, names: Sequence[str], chance: np.random.Generator
) -> float:
    """Share of the cells of one month that come out the same when it is protected again."""
    month = int(chance.integers(len(true.periods)))
    again, shown = protect(_month(true, month)), _month(protected, month)
    equal = [getattr(again, name) == getattr(shown, name) for name in names]
    return float(sum(cells.sum() for cells in equal) / sum(cells.size for cells in equal))


def _cells(subject: str, true: np.ndarray, shown: np.ndarray) -> Iterator[Finding]:
    """Attacks that need no particular kind of count."""
    yield at_most("one_look", subject, attacks.one_look(true, shown), MOST_AT_ONE_LOOK)
    pairs = attacks.differencing(true, attacks.sums_of(shown), 60)
    yield at_most("sixty_pairs", subject, pairs, MOST_AT_ONE_LOOK)
    query_noise = attacks.noise_at_query_time(true, Protection())
    won = attacks.differencing(true, query_noise, 100, targets=500)
    yield at_least("query_noise", subject, won, LEAST_AGAINST_QUERY_NOISE)
    one, *others = attacks.last_person(true, shown)
    yield at_most("single_person", subject, one, MOST_FOR_ONE_PERSON)
    yield at_most("last_person", subject, np.fmax.reduce(others), MOST_FOR_ONE_PERSON)
    informed, blind = attacks.informed_guess(true, shown)
    yield stated("informed_guess", subject, informed)
    yield stated("blind_guess", subject, blind)
    yield at_least("spread", subject, attacks.spread(true, shown), LEAST_SPREAD)


def _stocks(subject: str, fact: str, true: Counts, protected: Counts) -> Iterator[Finding]:
    """Months of persons follow each other with the same people in them; months of dossiers do not."""
    cells, shown = getattr(true, fact), getattr(protected, fact)
    yield at_most("twelve_months", subject, attacks.averaging(cells, shown), MOST_BY_AVERAGING)
    fresh = attacks.averaging_fresh_noise(cells, Protection())
    yield at_least("fresh_noise", subject, fresh, LEAST_AGAINST_FRESH_NOISE)
    yield at_least("empty_cells", subject, attacks.empty_cells(cells, shown), LEAST_EMPTY)


def _step(pairs: Sequence[tuple[Cube, Cube]]) -> Iterator[Finding]:
    """June and July of 2025 side by side, where both are there."""
    of = {pair[0].area_vintage: pair for pair in pairs if isinstance(pair[0], Counts)}
    if of.keys() != {OLD_VINTAGE, NEW_VINTAGE}:
        return
    old, new = of[OLD_VINTAGE], of[NEW_VINTAGE]
    if (old[0].periods[-1], new[0].periods[0]) == (_LAST_OLD, _FIRST_NEW):
        for fact in PERSON_FACTS:
            found = attacks.vintage_step(old, new, fact)
            yield at_most("vintage_step", f"{STEP}:{fact}", found, MOST_AT_ONE_LOOK)


def _month(counts: Cube, month: int) -> Cube:
    """One month of a cube."""
    arrays = {
        name: value[month : month + 1]
        for name, value in vars(counts).items()
        if isinstance(value, np.ndarray)
    }
    return replace(counts, periods=counts.periods[month : month + 1], **arrays)


def _told(finding: Finding) -> Finding:
    """The finding as it may leave the owner: judged before it is rounded, a setting of the law never told."""
    if finding.passed and not CHECKS[finding.check].told:
        return replace(finding, figure=float(finding.bar.split()[1]))
    return replace(finding, figure=round(finding.figure, 2))
