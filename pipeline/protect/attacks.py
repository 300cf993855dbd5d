"""The attacks: what somebody who holds a protected cube can find out. Figures only; `audit` states the bars.

All work on plain arrays of true and published counts whose first axis is the month. A small cell is a true 1 to 9.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from pipeline.cube import Counts
from pipeline.protect.noise_law import noise_table, perturb
from pipeline.protect.settings import EXACT_FROM, Protection
from pipeline.protect.structural import GROUPS, group_rows, possible_levels

Answer = Callable[[np.ndarray], np.ndarray]  # cells of each query [query, cell] -> the answered sums [query]


def small_cells(true: np.ndarray) -> np.ndarray:
    """Mask of the cells worth attacking."""
    return (true > 0) & (true < EXACT_FROM)


def one_look(true: np.ndarray, published: np.ndarray) -> float:
    """Share of small cells whose published value is exactly the true one."""
    small = small_cells(true)
    return float((published == true)[small].mean())


def informed_guess(true: np.ndarray, published: np.ndarray) -> tuple[float, float]:
    """Share of small cells guessed right by somebody who knows that a cell is small and how common each count is.

    Returns the share with the published value and the share without it: the release gives away the difference.
    """
    small = small_cells(true)
    together = np.zeros((int(published[small].max()) + 1, EXACT_FROM))
    np.add.at(together, (published[small], true[small]), 1)
    return float(together.max(1).sum() / small.sum()), float(together.sum(0).max() / small.sum())


def averaging(true: np.ndarray, published: np.ndarray, months: int = 12) -> float:
    """Share found by averaging the first `months` of the small cells whose true count stayed the same in them."""
    true, published = true[:months], published[:months]
    steady = (true == true[:1]).all(0) & small_cells(true[0])
    found = np.rint(published.mean(0)) == true[0]
    return float(found[steady].mean())


def averaging_releases(true: np.ndarray, releases: Sequence[np.ndarray]) -> float:
    """Share of small cells found by averaging several publications of the same true counts."""
    return one_look(true, np.rint(np.mean(releases, axis=0)))


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
    return float((np.rint(found / pairs) == true.ravel()[cells]).mean())


def sums_of(published: np.ndarray) -> Answer:
    """Answers from a published cube: plain sums."""
    flat = published.ravel()
    return lambda cells: flat[cells].sum(1)


def noise_at_query_time(true: np.ndarray, settings: Protection, seed: int = 1) -> Answer:
    """Answers from the true counts, each query with fresh noise: the design that PRIVACY forbids."""
    chance, flat = np.random.default_rng(seed), true.ravel().astype(np.int64)
    table = noise_table(settings, 0)

    def answer(cells: np.ndarray) -> np.ndarray:
        draws = chance.integers(0, 2**63, len(cells), dtype=np.uint64)
        return perturb(flat[cells].sum(1), draws, table)

    return answer


def last_person(true: np.ndarray, published: np.ndarray, largest: int = EXACT_FROM) -> np.ndarray:
    """Chance [true count 0..largest-1] that somebody who knows all others of a cell guesses the last person right.

    She must tell a true n from n + 1 by the published value: half plus half the distance of the two distributions,
    0.5 being a coin. This is the residual risk that stays with any noise of this size.
    """
    top = int(published[true <= largest].max()) + 1
    shares = np.array(
        [np.bincount(published[true == n], minlength=top)[:top] for n in range(largest + 1)], float
    )
    shares /= np.maximum(shares.sum(1, keepdims=True), 1)
    return 0.5 + np.abs(np.diff(shares, axis=0)).sum(1) / 4


def lifted_zeros(fact: str, true: Counts, protected: Counts, gap: int = 2) -> float:
    """Share of the fact's sampling zeros (structural ones apart) published above the gap: a 3 proves no existence."""
    zeros = lifted = 0
    for group in GROUPS:
        rows = group_rows(group)
        empty = getattr(true, fact)[:, :, rows] == 0
        empty &= possible_levels(fact, group, true.periods)[:, None, None]
        zeros += empty.sum()
        lifted += (getattr(protected, fact)[:, :, rows][empty] > gap).sum()
    return float(lifted / zeros)


def spread(true: np.ndarray, published: np.ndarray, over: tuple[int, ...] = ()) -> float:
    """Standard deviation of the error of the cells that hold anybody, after summing over the axes `over`."""
    error = (published.astype(np.int64) - true).sum(over)
    return float(error[true.sum(over) > 0].std())


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
    return float((guess == before[0])[steady].mean())
