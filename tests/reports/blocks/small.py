"""One commune's figures of six months, with one number too small to show, which a test chooses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from board.access import ANYBODY
from board.ask import ask
from board.question import Question, month_end
from board.store import Release
from tests.board.releases import INFO, release_of

MONTHS = tuple(month_end(f"2025-{month:02d}") for month in range(1, 7))
JUNE = MONTHS[-1]
PLACE = "25741"
HIDDEN = 7  # people in March, of a group, of a service: never to be found
QUESTION = Question("card_delivered", JUNE, PLACE)
_STEPS = {"card_collected": 990, "card_printed": 960, "e_identity_registered": 950}
_AGES = {
    "14-17": (300, 250),
    "25-39": (600, 590),
    "40-59": (400, 300),
    "60-79": (100, 90),
}  # the last too few for a rate


def small_release(hidden: int = HIDDEN, targets: tuple[tuple, ...] = ()) -> Release:
    """Cards delivered to 800 of 1000, then 20 more a month, but `hidden` in March; a backlog; dossiers of two services."""
    rows = []
    for place, month in enumerate(MONTHS):
        delivered = hidden if place == 2 else 800 + 20 * place
        rows += [_people("card_delivered", month, delivered, 1000)]
        rows += [_people(name, month, number, 1000) for name, number in _STEPS.items()]
        rows += [_people("backlog_over", month, 100 + 10 * place, None)]
        rows += [_people("backlog_90", month, hidden if place == 5 else 50, None)]
        rows += [_people("backlog_30", month, 30, None)]
        rows += [_dossiers("dossiers_received", month, "DV01", 400, None)]
        rows += [_dossiers("dossiers_received", month, "N01", 300, None)]
        rows += [_dossiers("dossiers_online", month, "DV01", 300, 400)]
        rows += [_dossiers("dossiers_online", month, "N01", hidden, 300)]
        rows += [_dossiers("dossiers_on_time", month, "DV01", 400 - hidden, 400)]
    for age, (entitled, number) in _AGES.items():
        for sex, less in (("male", 0), ("female", 20)):
            counted = hidden if (age, sex) == ("40-59", "female") else number - less
            rows.append(
                ("card_printed", MONTHS[0], PLACE, age, sex, "permanent_present", None, counted, entitled)
            )
            rows.append(
                ("card_expired", MONTHS[0], PLACE, age, sex, "permanent_present", None, counted, None)
            )
            rows.append(("residents", MONTHS[0], PLACE, age, sex, "permanent_present", None, counted, None))
    return release_of(*rows, targets=targets, info=replace(INFO, periods=MONTHS))


def target(indicator_id: str, value: float) -> tuple:
    """Of the whole year 2025, for the province and so for every area's rate."""
    return (
        indicator_id,
        "to_2025_06",
        "74",
        date(2025, 1, 1),
        date(2025, 12, 31),
        value,
        "rate",
        "",
        "",
        "",
        "",
    )


def answered(release: Release, by: str, indicator_id: str = "card_delivered", **more):
    question = replace(QUESTION, **more).about(indicator_id)
    return ask(release, ANYBODY, replace(question, **more, indicator_id=indicator_id), by)


def _people(indicator_id: str, month: date, number: int, of: int | None) -> tuple:
    return (indicator_id, month, PLACE, "25-39", "male", "permanent_present", None, number, of)


def _dossiers(indicator_id: str, month: date, service: str, number: int, of: int | None) -> tuple:
    return (indicator_id, month, PLACE, None, None, None, service, number, of)
