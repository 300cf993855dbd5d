"""Counting: every cell of both vintages equals what a naive second implementation finds month by month."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from board.dimensions import BANDS, DOSSIER_FACTS, PERSON_FACTS, RESIDENCES, SEXES
from pipeline.contract import closed_lists, crosswalk
from pipeline.counting import batches, count_register
from pipeline.cube import Counts, DossierCounts
from pipeline.register import read_register
from tests.pipeline import counting_oracle
from tests.pipeline.small_register import LAST_DAY, dossier, resident, spell, write_register

WAITS = (0, 1, 29, 30, 31, 32, 89, 90, 91, 92, 200)


def counted(folder: Path) -> tuple[list[Counts], list[DossierCounts]]:
    with read_register(folder, work=folder / "work", report=folder / "refused.csv") as register:
        return count_register(register)


def person_cells(counts: list[Counts]) -> dict[str, Counter]:
    """The cube as the oracle writes it: only what is not zero."""
    found = {name: Counter() for name in ("residents", *PERSON_FACTS)}
    for cube in counts:
        keys = (cube.periods, cube.base_codes, [(b, s, r) for b in BANDS for s in SEXES for r in RESIDENCES])
        add_cells(found["residents"], cube.residents, keys)
        for fact, levels in PERSON_FACTS.items():
            add_cells(found[fact], getattr(cube, fact), (*keys, levels))
    return found


def dossier_cells(counts: list[DossierCounts]) -> dict[str, Counter]:
    found = {name: Counter() for name in ("received", *DOSSIER_FACTS)}
    for cube in counts:
        keys = (cube.periods, cube.base_codes, cube.services)
        add_cells(found["received"], cube.received, keys)
        for fact, levels in DOSSIER_FACTS.items():
            add_cells(found[fact], getattr(cube, fact), (*keys, levels))
    return found


def add_cells(found: Counter, cells: np.ndarray, keys: tuple) -> None:
    assert cells.shape == tuple(len(key) for key in keys)
    assert cells.min() >= 0
    for place in np.argwhere(cells):
        cell = []
        for key, index in zip(keys, place, strict=True):
            cell.extend(key[index] if isinstance(key[index], tuple) else [key[index]])
        found[tuple(cell)] = int(cells[tuple(place)])


def random_person(chance: random.Random, person_id: int) -> tuple[dict, list[dict]]:
    """Somebody with nasty dates: ends of months, leap days, waits at the thresholds, moves on any day."""

    def day(first: date, last: date) -> date:
        found = first + timedelta(days=chance.randrange(max((last - first).days, 0) + 1))
        if chance.random() < 0.3:  # the last day of its month
            found = (found.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return min(found, last)

    born = chance.choice([day(date(1930, 1, 1), date(2026, 9, 1)), date(2008, 2, 29), date(2010, 12, 31)])
    died = day(max(born, date(2021, 1, 1)), LAST_DAY) if chance.random() < 0.2 else None
    person = resident(person_id, born, chance.choice(SEXES), died_on=died)
    step = day(max(born, date(2019, 1, 1)), LAST_DAY)
    names = ["collected_on", "printed_on", "delivered_on"]
    names += [f"renewal_{name}" for name in names]
    for name in names[: chance.randrange(7)]:
        if step > LAST_DAY:
            break
        person[name] = step
        if name.endswith("printed_on"):
            person[name.replace("printed", "expires")] = step + timedelta(days=chance.randrange(1, 1600))
        step += timedelta(days=chance.choice(WAITS))
    if chance.random() < 0.9:
        person["id_number_on"] = day(born, LAST_DAY)
    step = day(max(born, date(2020, 6, 1)), LAST_DAY)
    for name in ["e_registered_on", "e_approved_on", "e_level1_on", "e_level2_on"][: chance.randrange(5)]:
        if name == "e_level1_on" and chance.random() < 0.3:
            continue
        person[name] = min(step, LAST_DAY)
        step += timedelta(days=chance.choice(WAITS))
    return person, random_spells(chance, person_id, born, died or LAST_DAY, died, day)


def random_spells(chance, person_id, born, last, died, day) -> list[dict]:
    spells, start = [], day(max(born, date(2018, 1, 1)), last)
    while start <= last and len(spells) < 5:
        end = day(start, last) if chance.random() < 0.7 else died
        commune, unit = chance.choice(crosswalk()[:9])
        spells.append(
            spell(
                person_id,
                start,
                end,
                commune_code=commune,
                unit_code=unit,
                residence=chance.choice(RESIDENCES),
            )
        )
        if end is None:
            break
        start = end + timedelta(days=chance.choice((1, 1, 2, 40)))
    return spells


@pytest.mark.parametrize("seed", range(4))
def test_every_cell_equals_the_naive_count_of_random_lives(tmp_path, seed, monkeypatch) -> None:
    monkeypatch.setattr(batches, "_ROWS", 200)  # several parts, which must add up
    chance = random.Random(seed)
    lives = [random_person(chance, person_id) for person_id in range(400)]
    residents, spells = [person for person, _ in lives], [stay for _, stays in lives for stay in stays]
    counts, _ = counted(write_register(tmp_path, residents, spells))
    expected = counting_oracle.count_people(residents, spells, LAST_DAY)
    assert sum(expected["residents"].values()) > 5_000
    assert len({cell[-1] for cell in expected["id_card"]}) == len(PERSON_FACTS["id_card"])
    assert person_cells(counts) == expected


def test_every_cell_of_random_dossiers_equals_the_naive_count(tmp_path) -> None:
    chance, lists = random.Random(6), closed_lists()
    dossiers = []
    for place in range(3000):
        filed = date(2021, 1, 1) + timedelta(days=chance.randrange((LAST_DAY - date(2021, 1, 1)).days + 1))
        due = filed + timedelta(days=chance.choice((0, 5, 20, 31, 60)))
        done = filed + timedelta(days=chance.choice((0, 5, 6, 20, 21, 31, 45, 61, 70)))
        finished = done if done <= LAST_DAY and chance.random() < 0.9 else None
        commune, unit = chance.choice(crosswalk()[:6])
        codes = {name: chance.choice(lists[name]) for name in ("channel", "payment", "digitised", "rating")}
        codes["service_code"] = chance.choice(lists["service"][-4:])
        dossiers.append(dossier(place, filed, due, finished, commune_code=commune, unit_code=unit, **codes))
    _, counts = counted(write_register(tmp_path, dossiers=dossiers))
    assert dossier_cells(counts) == counting_oracle.count_dossiers(dossiers, LAST_DAY)
    assert sum(int(cube.received.sum()) for cube in counts) == len(dossiers)


def levels_by_month(tmp_path: Path, person: dict, fact: str = "id_card") -> dict[str, str]:
    counts, _ = counted(write_register(tmp_path, [person], [spell(person["person_id"])]))
    return {cell[0]: cell[-1] for cell in person_cells(counts)[fact]}


def test_a_wait_of_30_days_is_short_and_of_31_is_not(tmp_path) -> None:
    level = levels_by_month(tmp_path, resident(1, collected_on=date(2023, 1, 29)))
    assert [level[m] for m in ("2022-12", "2023-01", "2023-02", "2023-03")] == [
        "no_number", "collected_30", "collected_30", "collected_90",
    ]  # fmt: skip
    other = levels_by_month(tmp_path / "other", resident(1, collected_on=date(2023, 1, 28)))
    assert other["2023-02"] == "collected_90"  # 31 days on 28/02


def test_a_wait_of_90_days_is_middling_and_of_91_is_long(tmp_path) -> None:
    card = {"collected_on": date(2022, 5, 1), "expires_on": date(2040, 1, 1)}
    level = levels_by_month(tmp_path, resident(1, printed_on=date(2023, 1, 30), **card))
    assert (level["2023-03"], level["2023-04"], level["2023-05"]) == (
        "printed_90",
        "printed_90",
        "printed_over",
    )
    other = levels_by_month(tmp_path / "other", resident(1, printed_on=date(2023, 1, 29), **card))
    assert other["2023-04"] == "printed_over"  # 91 days on 30/04


@pytest.mark.parametrize(
    ("expires", "last_valid"), [(date(2024, 6, 30), "2024-06"), (date(2024, 6, 29), "2024-05")]
)
def test_a_card_is_due_by_calendar_months_and_expired_after_its_last_day(
    tmp_path, expires, last_valid
) -> None:
    steps = {
        "collected_on": date(2021, 1, 5),
        "printed_on": date(2021, 1, 20),
        "delivered_on": date(2021, 2, 3),
    }
    level = levels_by_month(tmp_path, resident(1, **steps, expires_on=expires))
    assert (level["2023-05"], level["2023-06"]) == ("delivered_current", "due_12")
    assert (level["2024-02"], level["2024-03"]) == ("due_12", "due_3")
    assert level[last_valid] == "due_3"
    assert level["2024-06" if last_valid == "2024-05" else "2024-07"] == "expired"


def test_somebody_who_moves_counts_where_the_last_day_of_the_month_finds_them(tmp_path) -> None:
    spells = [
        spell(1, date(2020, 1, 1), date(2023, 3, 30)),
        spell(1, date(2023, 3, 31), date(2023, 6, 30), commune_code="25744", unit_code="25750"),
    ]
    counts, _ = counted(write_register(tmp_path, [resident(1)], spells))
    where = {cell[0]: cell[1] for cell in person_cells(counts)["residents"]}
    assert (where["2023-02"], where["2023-03"], where["2023-06"]) == ("25741", "25744", "25744")
    assert "2023-07" not in where


def test_the_fourteenth_birthday_counts_from_the_end_of_its_month(tmp_path) -> None:
    counts, _ = counted(write_register(tmp_path, [resident(1, date(2009, 4, 30))], [spell(1)]))
    band = {cell[0]: cell[2] for cell in person_cells(counts)["residents"]}
    assert (band["2023-03"], band["2023-04"]) == ("06-13", "14-17")


def test_the_new_vintage_begins_in_july_2025_with_the_parts_of_communes(tmp_path) -> None:
    counts, dossiers = counted(write_register(tmp_path, [resident(1)], [spell(1)]))
    where = {cell[0]: cell[1] for cell in person_cells(counts)["residents"]}
    assert (where["2025-06"], where["2025-07"], where["2026-10"]) == ("25741", "25741-25747", "25741-25747")
    for cubes in (counts, dossiers):
        assert [(x.area_vintage, x.periods[0], x.periods[-1], len(x.base_codes)) for x in cubes] == [
            ("to_2025_06", "2021-01", "2025-06", 91),
            ("from_2025_07", "2025-07", "2026-10", 107),
        ]


def test_only_full_months_are_counted(tmp_path) -> None:
    filed = dossier(1, date(2025, 6, 2), date(2025, 6, 20))
    folder = write_register(tmp_path, [resident(1)], [spell(1)], [filed], last_day=date(2025, 6, 29))
    counts, dossiers = counted(folder)
    assert [(x.area_vintage, x.periods[-1]) for x in (*counts, *dossiers)] == [("to_2025_06", "2025-05")] * 2
    assert dossiers[0].received.sum() == 0
