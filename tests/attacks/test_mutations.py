"""Take one protection away at a time: the attack that it holds off must succeed then, or the attack proves nothing.

Noise, lift of zeros, balancing and the constant secret are taken away in tests/pipeline/protect/test_audit.py.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest

from board import access, answer, disclosure
from board import ask as asking
from board.access import ANYBODY, Viewer
from board.answer import Answer
from board.question import Question
from board.store import Release
from geo.areas import OLD_VINTAGE, children
from tests.attacks.saying import OLD, SLICES, Asked, differences, everything
from tests.attacks.twin import HAMLETS

Worlds = tuple[Release, Release]
DISTRICT = Viewer("of one district", ((OLD_VINTAGE, "722"),))
SMALL: list[Asked] = [
    (Question(indicator_id, OLD, level="commune", **chosen), "area")
    for indicator_id, chosen in (
        ("card_expired", {}),
        ("residents", SLICES[3]),
        ("card_delivered", SLICES[3]),
        ("e_identity_level_2", SLICES[2]),
        ("dossiers_online", {}),
        ("dossiers_on_time", {}),
        ("dossiers_received", {"service_code": "DV04"}),
    )
]


def got_out(both: Worlds) -> list[str]:
    """The attack of tests/attacks/test_hidden.py on a few questions that hide much."""
    one, other = (everything(release, SMALL) for release in both)
    return differences(one, other)


def beyond(release: Release, viewer: Viewer) -> set[str]:
    """The areas that somebody is told of, by area and by asking for each, and that are not in their charge."""
    told = set(asking.ask(release, viewer, SMALL[0][0], "area").keys)
    for code in ("74", "721", "722", HAMLETS[0]):
        try:
            asking.ask(release, viewer, Question("residents", OLD, code), "total")
        except access.AccessRefused:
            continue
        told.add(code)
    return told - {"722", *(item.area_code for item in children(OLD_VINTAGE, "722", "commune"))}


def test_as_the_board_is_nothing_gets_out(both: Worlds) -> None:
    assert got_out(both) == []
    assert beyond(both[0], DISTRICT) == set()
    assert beyond(both[0], ANYBODY) > {"74", "721"}


Rows = Callable[[pl.LazyFrame, pl.LazyFrame], pl.LazyFrame]


def mutated(monkeypatch: pytest.MonkeyPatch, change: Rows) -> None:
    """Every disclosure is followed by `change` of the counts before it and the rows after it."""
    for name in ("disclose_counts", "disclose_rates"):
        real = getattr(disclosure, name)

        def broken(counts: pl.LazyFrame, real: Callable = real, **how: bool) -> pl.LazyFrame:
            raw = counts.select(raw="numerator", raw_of="denominator")
            return change(counts, pl.concat([real(counts, **how), raw], how="horizontal")).drop(
                "raw", "raw_of"
            )

        monkeypatch.setattr(asking, name, broken)


def shown_where(sign: str) -> Rows:
    value = pl.col("raw") / pl.col("raw_of").fill_null(1)
    here = pl.col("sign") == sign
    return lambda _, rows: rows.with_columns(
        numerator=pl.when(here).then("raw").otherwise("numerator"),
        denominator=pl.when(here).then("raw_of").otherwise("denominator"),
        value=pl.when(here).then(value).otherwise("value"),
        sign=pl.when(here).then(pl.lit("")).otherwise("sign"),
    )


BROKEN: dict[str, Rows] = {
    "bounded rates and counts are shown": shown_where("<"),
    "the complement is not checked": shown_where(">"),
    "few people are shown": shown_where("c"),
    "the file has raw numerators": lambda _, rows: rows.with_columns(numerator="raw"),
    "a withheld rate shows whom it is of": lambda _, rows: rows.with_columns(denominator="raw_of"),
    "the bound is the number itself": lambda _, rows: rows.with_columns(
        bound=pl.when(pl.col("bound").is_not_null()).then(pl.col("raw") / pl.col("raw_of").fill_null(1))
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_disclosure_that_shows_more_is_found_out(
    both: Worlds, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    mutated(monkeypatch, BROKEN[name])
    assert got_out(both) != []


@pytest.mark.parametrize(("name", "smaller"), [("SMALLEST_COUNT", 5), ("SMALLEST_DENOMINATOR", 100)])
def test_a_smaller_threshold_is_found_out(
    both: Worlds, monkeypatch: pytest.MonkeyPatch, name: str, smaller: int
) -> None:
    monkeypatch.setattr(disclosure, name, smaller)
    assert got_out(both) != []


def test_an_order_by_hidden_numbers_is_found_out(both: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    real = asking._disclosed
    monkeypatch.setattr(asking, "_disclosed", lambda counts, *how: real(counts.sort("numerator"), *how))
    monkeypatch.setattr(asking, "ranked", lambda rows, **how: rows.with_columns(rank=pl.lit(None, pl.Int32)))
    assert got_out(both) != []


def test_a_sentence_from_a_hidden_number_is_found_out(both: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a protected number to ride along in the rows, a caption or a file made of it would differ as well."""
    real = answer.answer_file.csv
    monkeypatch.setattr(
        answer.answer_file,
        "csv",
        lambda one, language: real(one, language) + f"{_behind(both, one)}".encode(),
    )
    assert got_out(both) != []


def _behind(both: Worlds, one: Answer) -> list[int]:
    """What the release of an answer holds behind it."""
    release = next(release for release in both if release.info is one.release)
    counts = asking.counted(release, [one.question], "area", [*HAMLETS], None)[0]
    return counts.sort("key").collect()["numerator"].to_list()


def test_areas_that_are_not_bound_are_found_out(both: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Viewer, "codes", lambda viewer, area_vintage: None)
    assert beyond(both[0], DISTRICT) > {"74", "721"}
