"""The attacks on cells: what somebody who holds a protected cube can find out. Figures only; audits state the bars.

All work on plain arrays of true and published counts whose first axis is the month. A small cell is a true 1 to 9.
A figure that would rest on fewer than LEAST cells is NaN: so few say nothing about a method.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pipeline.cube import Counts
from pipeline.protect.noise_law import noise_table, perturb
from pipeline.protect.settings import EXACT_FROM, Protection

Answer = Callable[[np.ndarray], np.ndarray]  # cells of each query [query, cell] -> the answered sums [query]
LEAST = 200
WIDE = 5
LEAST_FOR_A_LAW = 1000  # cells of one count, so that two distributions do not differ by chance alone


def small_cells(true: np.ndarray) -> np.ndarray:
    """Mask of the cells worth attacking."""
    return (true > 0) & (true < EXACT_FROM)


def share(found: np.ndarray) -> float:
    """The share of True; NaN for fewer than LEAST."""
    return float(found.mean()) if found.size >= LEAST else float("nan")


def one_look(true: np.ndarray, published: np.ndarray) -> float:
    """Share of small cells whose published value is exactly the true one."""
    return share((published == true)[small_cells(true)])


def informed_guess(true: np.ndarray, published: np.ndarray) -> tuple[float, float]:
    """Share of small cells guessed right by somebody who knows that a cell is small and how common each count is.

    Returns the share with the published value and the share without it: the release gives away the difference.
    """
    small = small_cells(true)
    if small.sum() < LEAST:
        return float("nan"), float("nan")
    together = np.zeros((int(published[small].max()) + 1, EXACT_FROM))
    np.add.at(together, (published[small], true[small]), 1)
    return float(together.max(1).sum() / small.sum()), float(together.sum(0).max() / small.sum())


def averaging(true: np.ndarray, published: np.ndarray, months: int = 12) -> float:
    """Share found by averaging spans of `months` in which a small cell's true count stayed the same.

    Spans are counted back from the last month and do not overlap.
    """
    found = []
    for end in range(len(true), months - 1, -months):
        span = slice(end - months, end)
        steady = _steady(true[span])
        found.append(np.rint(published[span][:, steady].mean(0)) == true[span][0][steady])
    return share(np.concatenate(found)) if found else float("nan")


def averaging_fresh_noise(true: np.ndarray, settings: Protection, months: int = 12, seed: int = 2) -> float:
    """The same attack where each month draws its noise anew: the design that PRIVACY forbids."""
    cells = true[-1][small_cells(true[-1])].astype(np.int64)
    draws = np.random.default_rng(seed).integers(0, 2**63, (months, cells.size), dtype=np.uint64)
    noisy = perturb(np.broadcast_to(cells, draws.shape), draws, noise_table(settings, 0))
    return share(np.rint(noisy.mean(0)) == cells)


def differencing(true: np.ndarray, answer: Answer, pairs: int, targets: int = 2000, seed: int = 0) -> float:
    """Share of small cells found by asking `pairs` of queries that differ by just the cell and averaging.

    The same attacker runs against a published cube (`sums_of`) and against noise at query time
    (`noise_at_query_time`), where she must win: else the attack is broken, not the defence strong.
    """
    chance = np.random.default_rng(seed)
    small = np.flatnonzero(small_cells(true))
    cells = chance.choice(small, min(targets, len(small)), replace=False)
    found = np.zeros(len(cells))
    for _ in range(pairs):
        others = chance.integers(0, true.size, (len(cells), 12))
        others = np.where(others == cells[:, None], (others + 1) % true.size, others)
        found += answer(np.column_stack([others, cells])) - answer(others)
    return share(np.rint(found / pairs) == true.ravel()[cells])


def sums_of(published: np.ndarray) -> Answer:
    """Answers from a published cube: plain sums."""
    flat = published.ravel()
    return lambda cells: flat[cells].sum(1)


def noise_at_query_time(true: np.ndarray, settings: Protection, seed: int = 1) -> Answer:
    """Answers from the true counts, each query with fresh noise: the design that PRIVACY forbids."""
    chance, flat = np.random.default_rng(seed), true.ravel()
    table = noise_table(settings, 0)

    def answer(cells: np.ndarray) -> np.ndarray:
        draws = chance.integers(0, 2**63, len(cells), dtype=np.uint64)
        return perturb(flat[cells].sum(1), draws, table)

    return answer


def last_person(true: np.ndarray, published: np.ndarray, largest: int = EXACT_FROM) -> np.ndarray:
    """Chance [true count 0..largest-1] that somebody who knows all others of a cell guesses the last person right.

    She must tell a true n from n + 1 by the published value: half plus half the distance of the two distributions,
    0.5 being a coin; NaN where one of the two counts is rare. At n = 0 it is whether a cell holds one person or
    nobody. This is the residual risk that stays with any noise of this size.
    """
    near = true <= largest
    top = int(published[near].max(initial=0)) + 1
    pairs = true[near].astype(np.int64) * top + published[near]
    counts = np.bincount(pairs, minlength=(largest + 1) * top).reshape(largest + 1, top)
    rare = counts.sum(1) < LEAST_FOR_A_LAW
    shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    chances = 0.5 + np.abs(np.diff(shares, axis=0)).sum(1) / 4
    return np.where(rare[1:] | rare[:-1], np.nan, chances)


def empty_cells(true: np.ndarray, published: np.ndarray) -> float:
    """Share of the cells published as 3 or 4 that are truly empty: so small a figure proves no existence.

    Without the lift of zeros it falls to a fraction, but for what balancing lifts in a sparse cube.
    """
    return share(true[(published == 3) | (published == 4)] == 0)


def spread(true: np.ndarray, published: np.ndarray, over: tuple[int, ...] = ()) -> float:
    """Standard deviation of the error of the cells of WIDE and more, after summing over the axes `over`.

    Smaller cells are left out: they have few results to choose from, whatever the law.
    """
    wide = true.sum(over) >= WIDE
    error = (published.astype(np.int64) - true).sum(over)[wide]
    return float(error.std()) if error.size >= LEAST else float("nan")


def vintage_step(old: tuple[Counts, Counts], new: tuple[Counts, Counts], fact: str) -> float:
    """Share of small commune cells found by averaging June and July 2025, where the true count stayed the same.

    `old` and `new` are (true, protected); the last month of the one and the first of the other are compared, a
    commune's parts summed. Whole communes keep their draw, so only the balancing differs.
    """
    before = [np.asarray(getattr(counts, fact))[-1] for counts in old]
    communes = [[code[:5] == commune for code in new[0].base_codes] for commune in old[0].base_codes]
    parts = np.array(communes, np.int64)
    after = [np.tensordot(parts, np.asarray(getattr(counts, fact))[0], axes=1) for counts in new]
    steady = (before[0] == after[0]) & small_cells(before[0])
    guess = np.rint((before[1] + after[1]) / 2)
    return share((guess == before[0])[steady])


def averaging_versions(true: np.ndarray, versions: list[np.ndarray]) -> float:
    """Share of small cells found by averaging several publications of the same true counts."""
    return one_look(true, np.rint(np.mean(versions, axis=0)))


def _steady(true: np.ndarray) -> np.ndarray:
    """Mask of the small cells whose count is the same in every month of `true`."""
    return (true == true[:1]).all(0) & small_cells(true[0])
