"""The method of the tests of what is hidden: two worlds that differ in nothing that may be shown.

The twin of a release has other numbers behind its withheld figures and the same numbers everywhere else: persons and
dossiers change places crosswise, between two communes of one district, two ages, the sexes and kinds of residence, so
that every sum that is shown stays. Whatever a viewer gets must then be the same in both worlds, byte for byte. Where it is not, something
of a hidden number has got out, be it as a digit, a length, an order or a checksum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

import numpy as np
import polars as pl

from board.dimensions import (
    BANDS,
    BROAD_AGE_GROUPS,
    DOSSIER_FACTS,
    PERSON_FACTS,
    RESIDENCES,
    SEXES,
    level_columns,
)
from board.disclosure import SMALLEST_COUNT, SMALLEST_DENOMINATOR
from geo.areas import OLD_VINTAGE, area, area_parts

Tables = Mapping[str, pl.DataFrame]
MONTHS = ("2025-05", "2025-06", "2026-09", "2026-10")  # the last two of each vintage
HAMLETS = (
    "25858",
    "25861",
)  # two communes of one district, made so small that nearly all of them is withheld
ROWS = list(product(BANDS, SEXES, RESIDENCES))
PERSONS = ("residents", *level_columns(PERSON_FACTS))
DOSSIERS = ("received", *level_columns(DOSSIER_FACTS))
HELD = (  # the cards of the hamlets' people in turn; the second hamlet begins one further on
    *["delivered_current"] * 3, "due_12", "collected_over", "due_3", "printed_90", *["delivered_current"] * 2, "expired",
    "printed_30", "delivered_current",
)  # fmt: skip
SWAPPED = [27, 29, 33]  # rows in which one hamlet's card is due or expired and the other's is on its way

WAYS = ("collected", "printed", "renewal_collected", "renewal_printed")
CROSSED = ("permanent_present", "temporary")  # the kinds that can be asked for alone ...
SHOWN_WITH = {  # ... and the kinds that are also shown together with one
    "permanent_present": ("permanent_present", "permanent_absent"),
    "temporary": ("temporary",),
}
GROUP_OF = {band: group for group in BROAD_AGE_GROUPS.values() for band in group}  # as communes show them
COUNTED = {  # a level that a plain count shows -> the levels in that count
    "residents": ("residents",),
    **{f"id_card_{level}": (f"id_card_{level}",) for level in ("due_12", "due_3", "expired")},
    **{f"id_card_{way}_{wait}": tuple(f"id_card_{each}_{wait}" for each in WAYS)
       for way in WAYS for wait in ("30", "90", "over")},
}  # fmt: skip
# Two levels that change places, told apart by plain counts alone (above) or by rates alone.
BY_COUNTS = [
    ("id_card_due_12", "id_card_due_3"), ("id_card_due_3", "id_card_expired"),
    *((f"id_card_{way}_{a}", f"id_card_{way}_{b}") for way in WAYS for a, b in (("30", "90"), ("90", "over"))),
]  # fmt: skip
BY_RATES = [("id_card_number_only", "id_card_delivered_current"), ("e_identity_none", "e_identity_level_2")]
BOUNDED = [("timeliness_on_time", "timeliness_late"), ("rating_satisfied", "rating_unsatisfied")]  # ">97%"
AGES = (("14-17", "60-79"), ("25-39", "40-59"), ("40-59", "60-79"))  # two bands of different groups


def last_months(tables: Tables) -> dict[str, pl.DataFrame]:
    """The tables cut to MONTHS, so that a world is made in half a second."""
    return {
        name: table.filter(pl.col("period").is_in(MONTHS)) if "period" in table.columns else table
        for name, table in tables.items()
    }


def with_hamlets(tables: Tables) -> dict[str, pl.DataFrame]:
    """Two people in every cell of HAMLETS; of those of 14 and over one has some card and an e-identity."""
    population = tables["population"]
    cells = _cells(population, PERSONS)
    place = {column: number for number, column in enumerate(PERSONS)}
    old = population["area_vintage"] == OLD_VINTAGE
    for shift, code in enumerate(HAMLETS):
        here = (old & (population["base_code"] == code)).to_numpy()
        people = np.full(here.sum(), 2)
        grown = ~population["age_band"].is_in(BANDS[:2]).to_numpy()[here]
        served = np.minimum(people, 1) * grown
        levels = np.zeros((len(people), len(PERSONS)), np.int32)
        levels[:, 0] = people
        card = [place[f"id_card_{HELD[(row + shift) % len(HELD)]}"] for row in range(len(people))]
        levels[np.arange(len(people)), card] = served
        levels[:, place["e_identity_level_2"]] = served
        levels[:, place["id_card_number_only"]] = levels[:, place["e_identity_none"]] = people - served
        cells[here] = levels
    return {**tables, "population": _filled(population, PERSONS, cells)}


def twin_of(tables: Tables) -> dict[str, pl.DataFrame]:
    """The other world."""
    return {**tables, "population": _persons(tables["population"]), "dossiers": _dossiers(tables["dossiers"])}


def _cells(table: pl.DataFrame, columns: Sequence[str]) -> np.ndarray:
    return table.select(columns).to_numpy().astype(np.int32, order="C")  # so that a block of it is a view


def _filled(table: pl.DataFrame, columns: Sequence[str], cells: np.ndarray) -> pl.DataFrame:
    return table.with_columns(
        pl.Series(name, cells[:, place], pl.Int32) for place, name in enumerate(columns)
    )


def _blocks(table: pl.DataFrame, rows: int) -> Iterable[tuple[str, slice, list[str]]]:
    """(vintage, rows of the table, base codes) of every month; `rows` a base area, in the order of the cube."""
    keys = table.select("area_vintage", "period").with_row_index()
    for (vintage, _), part in keys.group_by("area_vintage", "period", maintain_order=True):
        block = slice(part["index"][0], part["index"][-1] + 1)
        yield vintage, block, table["base_code"][block][::rows].to_list()


def _neighbours(area_vintage: str, base_codes: list[str]) -> list[tuple[list[int], list[int]]]:
    """Pairs of communes (or of the 36 units) with the same area above, each as the places of its base areas."""
    parts: dict[str, list[int]] = {}
    for base, level, code in area_parts(area_vintage):
        if level == "commune":
            parts.setdefault(code, []).append(base_codes.index(base))
    above: dict[str | None, list[list[int]]] = {}
    for code, places in sorted(parts.items()):
        above.setdefault(area(area_vintage, code).parent_code, []).append(places)
    return [pair for units in above.values() for pair in pairwise(units)]


def _persons(table: pl.DataFrame) -> pl.DataFrame:
    every = _cells(table, PERSONS)
    for vintage, block, base_codes in _blocks(table, len(ROWS)):
        cells = every[block].reshape(len(base_codes), len(ROWS), len(PERSONS))  # a view: changed in place
        if vintage == OLD_VINTAGE:
            _swap_in_hamlets(cells, *(base_codes.index(code) for code in HAMLETS))
        for units in _neighbours(vintage, base_codes):
            for (source, target), ages in product(BY_RATES, AGES):
                _cross(cells, units, ages, {source: -1, target: 1}, SEXES, CROSSED)
            for (source, target), ages in product(BY_COUNTS, AGES):
                if not _all_hidden(cells, units, ages, (source, target)):
                    continue
                for sex, kind in product(SEXES, RESIDENCES):
                    if _cross(cells, units, ages, {source: -1, target: 1}, (sex,), (kind,)):
                        break
    return _filled(table, PERSONS, every)


def _cross(
    cells: np.ndarray,
    units: Sequence[list[int]],
    ages: Sequence[str],
    change: dict[str, int],
    sexes: Sequence[str],
    kinds: Sequence[str],
) -> bool:
    """Add `change` to one half of the cells and take it from the other, crosswise; done only where all that shows it
    is withheld before and after. A single sex or kind is not crossed: then both together must be withheld."""
    moves = []
    for (which, places), (when, band), (who, sex), (how, kind) in product(
        enumerate(units), enumerate(ages), enumerate(sexes), enumerate(kinds)
    ):
        of_sexes = (sex,) if len(sexes) > 1 else SEXES
        if not _is_hidden(
            cells, places, band, of_sexes, SHOWN_WITH[kind] if len(kinds) > 1 else RESIDENCES, change
        ):
            return False
        moves.append((places[0], ROWS.index((band, sex, kind)), (-1) ** (which + when + who + how)))
    changed = [(base, row, PERSONS.index(name), sign * size)
               for base, row, sign in moves for name, size in change.items()]  # fmt: skip
    if min(cells[base, row, column] + size for base, row, column, size in changed) < 0:
        return False
    for base, row, column, size in changed:
        cells[base, row, column] += size
    return True


def _all_hidden(
    cells: np.ndarray, units: Sequence[list[int]], ages: Sequence[str], names: tuple[str, str]
) -> bool:
    return all(
        _is_hidden(cells, places, band, SEXES, RESIDENCES, names) for places, band in product(units, ages)
    )


def _is_hidden(
    cells: np.ndarray,
    places: list[int],
    band: str,
    sexes: Sequence[str],
    kinds: Sequence[str],
    names: Iterable[str],
) -> bool:
    """Whether the counts of the levels (or where none counts them, the rates) are withheld in this slice of a commune,
    also with one more or less, and so in every slice of it."""
    box = cells[places][:, [ROWS.index(row) for row in product(GROUP_OF[band], sexes, kinds)]].sum((0, 1))
    counted = [COUNTED[name] for name in names if name in COUNTED]
    if counted:
        return all(
            box[[PERSONS.index(each) for each in levels]].sum() < SMALLEST_COUNT - 1 for levels in counted
        )
    return box[0] < SMALLEST_DENOMINATOR


def _swap_in_hamlets(cells: np.ndarray, one: int, other: int) -> None:
    """Whole hamlets are withheld: three rows change cards and e-identities, and some people change places."""
    cells[[[one], [other]], SWAPPED] = cells[[[other], [one]], SWAPPED]
    person = dict.fromkeys(("residents", "id_card_number_only", "e_identity_none"), 1)
    _cross(cells, ([one], [other]), AGES[0], person, SEXES, CROSSED)


def _dossiers(table: pl.DataFrame) -> pl.DataFrame:
    every = _cells(table, DOSSIERS)
    services = table["service_code"].n_unique()
    for vintage, block, base_codes in _blocks(table, services):
        cells = every[block].reshape(len(base_codes), services, len(DOSSIERS))
        for one, other in _neighbours(vintage, base_codes):
            if max(cells[one, :, 0].sum(), cells[other, :, 0].sum()) < SMALLEST_DENOMINATOR:
                _swap_dossiers(cells, one[0], other[0])
                continue
            for usual, rare in BOUNDED:
                rest = [cells[unit, :, DOSSIERS.index(rare)].sum() for unit in (one, other)]
                if max(rest) < SMALLEST_COUNT - 1:
                    _swap_levels(cells, one[0], other[0], DOSSIERS.index(usual), DOSSIERS.index(rare), 1)
    return _filled(table, DOSSIERS, every)


def _swap_dossiers(cells: np.ndarray, one: int, other: int) -> None:
    """Where every rate of two communes is withheld: a dossier changes its level with one next door; where two services
    are withheld as well, a dossier more of the one stands against one less of the other."""
    for fact, levels in DOSSIER_FACTS.items():
        for first, second in pairwise(DOSSIERS.index(f"{fact}_{level}") for level in levels):
            _swap_levels(cells, one, other, first, second, 2)
    both = cells[[one, other], :, 0]
    small = np.flatnonzero(((both > 0) & (both < SMALLEST_COUNT - 1)).all(0))
    for first, second in zip(small[::2], small[1::2], strict=False):
        taken = np.minimum(cells[one, second], cells[other, first]) > 0
        columns = [0, *(_first(taken, fact) for fact in DOSSIER_FACTS)]
        if None not in columns:
            for base, service, sign in (
                (one, first, 1),
                (one, second, -1),
                (other, first, -1),
                (other, second, 1),
            ):
                cells[base, service, columns] += sign


def _swap_levels(cells: np.ndarray, one: int, other: int, first: int, second: int, most: int) -> None:
    """In up to `most` services one dossier goes from the first level to the second, and one back next door."""
    fits = np.flatnonzero((cells[one, :, first] > 0) & (cells[other, :, second] > 0))[:most]
    for base, gives, takes in ((one, first, second), (other, second, first)):
        cells[base, fits, gives] -= 1
        cells[base, fits, takes] += 1


def _first(taken: np.ndarray, fact: str) -> int | None:
    """The first level of a fact that both have somebody of."""
    columns = [DOSSIERS.index(f"{fact}_{level}") for level in DOSSIER_FACTS[fact]]
    return next((column for column in columns if taken[column]), None)
