"""The counting once more, as naively as can be: for every month, for every person, look at the dates. Slow and plain."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from board.dimensions import AGE_BANDS

Row = Mapping[str, object]


def months_ends(last_day: date) -> list[date]:
    found, year, month = [], 2021, 1
    while (end := date(year, month, monthrange(year, month)[1])) <= last_day:
        found.append(end)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def count_people(residents: Iterable[Row], spells: Iterable[Row], last_day: date) -> dict[str, Counter]:
    """Persons by (period, base, band, sex, residence) and, for each fact, level."""
    people = {person["person_id"]: person for person in residents}
    counts = {"residents": Counter(), "id_card": Counter(), "e_identity": Counter()}
    for day in months_ends(last_day):
        for stay in spells:
            if stay["from_on"] <= day and (stay["to_on"] is None or stay["to_on"] >= day):
                person = people[stay["person_id"]]
                cell = (
                    f"{day:%Y-%m}",
                    base_of(stay, day),
                    band_on(person, day),
                    person["sex"],
                    stay["residence"],
                )
                counts["residents"][cell] += 1
                counts["id_card"][*cell, card_on(person, day)] += 1
                counts["e_identity"][*cell, e_identity_on(person, day)] += 1
    return counts


def base_of(row: Row, day: date) -> str:
    if day < date(2025, 7, 1):
        return row["commune_code"]
    return f"{row['commune_code']}-{row['unit_code']}"


def band_on(person: Row, day: date) -> str:
    born = person["born_on"]
    birthday_reached = (day.month, day.day) >= (born.month, born.day)
    if (born.month, born.day) == (2, 29) and (day.month, day.day) == (2, 28):
        birthday_reached = True
    age = day.year - born.year - (not birthday_reached)
    return next(code for code, first, end in AGE_BANDS if first <= age < end)


def card_on(person: Row, day: date) -> str:
    def reached(step: str) -> bool:
        return person.get(step) is not None and person[step] <= day

    for kind in ("renewal_", ""):
        if reached(f"{kind}delivered_on"):
            return expiry_on(person.get(f"{kind}expires_on"), day)
        if reached(f"{kind}printed_on"):
            return f"{kind}printed_{wait((day - person[f'{kind}printed_on']).days)}"
        if reached(f"{kind}collected_on"):
            return f"{kind}collected_{wait((day - person[f'{kind}collected_on']).days)}"
    return "number_only" if reached("id_number_on") else "no_number"


def wait(days: int) -> str:
    return "30" if days <= 30 else "90" if days <= 90 else "over"


def expiry_on(expires: date | None, day: date) -> str:
    if expires is None:
        return "delivered_current"
    if expires < day:
        return "expired"
    months = (expires.year - day.year) * 12 + expires.month - day.month
    return "due_3" if months <= 3 else "due_12" if months <= 12 else "delivered_current"


def e_identity_on(person: Row, day: date) -> str:
    steps = {"e_level2_on": "level_2", "e_level1_on": "level_1", "e_approved_on": "approved",
             "e_registered_on": "registered"}  # fmt: skip
    return next((level for step, level in steps.items() if person.get(step) and person[step] <= day), "none")


def count_dossiers(dossiers: Iterable[Row], last_day: date) -> dict[str, Counter]:
    """Dossiers by (period, base, service) and, for each fact, level."""
    ends = months_ends(last_day)
    counts = {
        fact: Counter() for fact in ("received", "channel", "timeliness", "payment", "digitised", "rating")
    }
    for row in dossiers:
        month_end = next(
            (end for end in ends if (end.year, end.month) == (row["filed_on"].year, row["filed_on"].month)),
            None,
        )
        if month_end is None:
            continue
        first_after = month_end + timedelta(days=1)
        known = min(
            date(first_after.year, first_after.month, monthrange(first_after.year, first_after.month)[1]),
            last_day,
        )
        cell = (f"{month_end:%Y-%m}", base_of(row, month_end), row["service_code"])
        counts["received"][cell] += 1
        counts["timeliness"][*cell, timeliness(row, known)] += 1
        for fact in ("channel", "payment", "digitised", "rating"):
            counts[fact][*cell, row[fact]] += 1
    return counts


def timeliness(row: Row, known: date) -> str:
    finished = row["finished_on"] if row["finished_on"] and row["finished_on"] <= known else None
    if finished:
        return "on_time" if finished <= row["due_on"] else "late"
    return "late" if row["due_on"] <= known else "open"  # the due day is over and nothing came
