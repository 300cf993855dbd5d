"""Rows of the sample that are wrong on purpose, as real registers have them; how many and where is invented.

They are extra rows with ids of their own, and every one of them is refused, so no count of the sample changes. Their
files are called '…-flawed.csv'. Most communes have about one wrong row in a thousand; one district has three times as
many, and two communes stand out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

import numpy as np

from pipeline.sample.days import EPOCH, FIRST_DAY, LAST_DAY, day, stream
from pipeline.sample.dossiers import A_YEAR
from pipeline.sample.people import ARRIVALS, BIRTHS, RESIDENTS_AT_START
from pipeline.sample.places import Places

FIRST_ID = 900_000_001  # far above the ids of the sample itself
USUAL = 0.0009  # share of rows that are wrong
WORSE_DISTRICT = {"722": 3.0}  # times the usual
BAD_COMMUNES = {"25777": 14.0, "25975": 9.0}
SPREAD = 0.35  # between communes, of the logarithm

Row = dict[str, str]
Kinds = Mapping[
    Callable[[Row, int], list[Row]], float
]  # how a right row is spoilt -> share of the wrong ones


def flawed_register(places: Places, scale: float, seed: int) -> dict[str, list[Row]]:
    """The wrong rows of residents, spells and dossiers as texts of a CSV. scale: 1 for the full size."""
    draws = stream(seed, "flaws")
    rates = _rates(places, draws)
    persons = (RESIDENTS_AT_START + BIRTHS + ARRIVALS) * scale * places.residents
    filed = sum(A_YEAR.values()) * scale * (0.6 * places.residents + 0.4 * places.arrivals)
    residents, spells = [], []
    for number, part in enumerate(_parts(draws, rates * persons), FIRST_ID):
        right = {
            "person_id": f"{number}",
            "sex": "female",
            "born_on": _on(draws, day(1950, 1, 1), day(2015, 1, 1)),
        }
        residents += _spoilt(draws, RESIDENT_KINDS, right)
        stay = {"person_id": f"{number}", **_address(places, part), "residence": "temporary",
                "from_on": _on(draws, FIRST_DAY, LAST_DAY)}  # fmt: skip
        spells += _spoilt(draws, SPELL_KINDS, stay)
    dossiers = []
    for number, part in enumerate(_parts(draws, rates * filed), FIRST_ID):
        day_filed = _on(draws, FIRST_DAY, LAST_DAY)
        right = {"dossier_id": f"{number}", "service_code": "DV01", **_address(places, part), "filed_on": day_filed,
                 "channel": "counter", "due_on": day_filed, "finished_on": day_filed, "payment": "no_fee",
                 "digitised": "no", "rating": "not_rated"}  # fmt: skip
        dossiers += _spoilt(draws, DOSSIER_KINDS, right)
    return {"residents": residents, "spells": spells, "dossiers": dossiers}


def _rates(places: Places, draws: np.random.Generator) -> np.ndarray:
    """Share of wrong rows of each part; the parts of one commune have one."""
    communes = sorted(set(places.commune_codes))
    own = dict(zip(communes, np.exp(draws.normal(0, SPREAD, len(communes))), strict=True))
    worse = [WORSE_DISTRICT.get(places.districts[place], 1.0) for place in places.district]
    bad = [BAD_COMMUNES.get(code) or own[code] for code in places.commune_codes]
    return USUAL * np.array(worse) * np.array(bad)


def _parts(draws: np.random.Generator, expected: np.ndarray) -> Iterator[int]:
    """The part of each wrong row. expected: how many each part has on average."""
    yield from np.repeat(np.arange(len(expected)), draws.poisson(expected)).tolist()


def _address(places: Places, part: int) -> Row:
    return {"commune_code": places.commune_codes[part], "unit_code": places.unit_codes[part]}


def _on(draws: np.random.Generator, first: int, last: int) -> str:
    return _text(int(draws.integers(first, last)))


def _text(number: int) -> str:
    return f"{EPOCH + timedelta(days=number):%d/%m/%Y}"


def _spoilt(draws: np.random.Generator, kinds: Kinds, right: Row) -> list[Row]:
    spoil = list(kinds)[int(draws.choice(len(kinds), p=list(kinds.values())))]
    return spoil(right, int(draws.integers(3, 400)))


def _with(**changes: str) -> Callable[[Row, int], list[Row]]:
    return lambda right, days: [{**right, **changes}]


def _twice(right: Row, days: int) -> list[Row]:
    return [right, dict(right)]


def _earlier(column: str, before: str) -> Callable[[Row, int], list[Row]]:
    """An event some days before the one that must come first."""

    def spoil(right: Row, days: int) -> list[Row]:
        of_month, month, year = (int(part) for part in right[before].split("/"))
        return [{**right, column: f"{date(year, month, of_month) - timedelta(days=days):%d/%m/%Y}"}]

    return spoil


def _overlapping(right: Row, days: int) -> list[Row]:
    return [right, {**right, "residence": "permanent_present"}]


RESIDENT_KINDS: Kinds = {
    _twice: 0.30,  # one person entered at two places
    _earlier("id_number_on", "born_on"): 0.25,
    _with(born_on=""): 0.20,
    _with(born_on="15/08/1089"): 0.10,
    _with(sex="nu"): 0.10,
    _with(born_on="31/02/1987"): 0.05,
}
SPELL_KINDS: Kinds = {  # all of them belong to a resident who is refused, and some are wrong themselves
    _with(): 0.40,
    _earlier("to_on", "from_on"): 0.20,
    _with(residence="KT3"): 0.20,  # a kind of residence of the law before
    _with(from_on=""): 0.15,
    _overlapping: 0.05,
}
DOSSIER_KINDS: Kinds = {
    _with(service_code="DV99"): 0.30,
    _twice: 0.25,
    _earlier("finished_on", "filed_on"): 0.20,
    _with(due_on=""): 0.15,
    _with(filed_on="12/09/2062", due_on="20/09/2062", finished_on=""): 0.07,
    _with(filed_on="30/02/2024"): 0.03,
}
