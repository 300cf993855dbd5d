"""The small release, end to end: what went in true comes out protected, and nothing comes out beside it."""

from __future__ import annotations

import re

import duckdb
import pytest

from board import queries
from board.counting import WHO_IS_COUNTED
from board.dimensions import BANDS, RESIDENCES, SEXES
from tests.small_counts import small_dossiers, small_population
from tests.small_release import LABEL, SECRET

AN_IDENTIFIER = re.compile(r"\d{9,}")


@pytest.fixture(scope="module")
def con(small_release):
    with duckdb.connect(str(small_release), read_only=True) as con:
        yield con


def by_month(con, indicator_id: str) -> dict[str, int]:
    """The province's numerator in every month."""
    rows = con.sql(
        "SELECT strftime(period, '%Y-%m'), CAST(sum(numerator) AS BIGINT) FROM rollup "
        "WHERE indicator_id = $id AND level = 'province' GROUP BY ALL",
        params={"id": indicator_id},
    )
    return dict(rows.fetchall())


def test_the_province_is_exact_in_every_month(con):
    residents = {
        period: int(month.sum())
        for counts in small_population()
        for period, month in zip(counts.periods, counts.residents, strict=True)
    }
    received = {
        period: int(month.sum())
        for counts in small_dossiers()
        for period, month in zip(counts.periods, counts.received, strict=True)
    }
    assert by_month(con, "residents") == residents
    assert by_month(con, "dossiers_received") == received
    assert len(residents) == len(received) == 31


@pytest.mark.parametrize("who", ["present", "registered"])
def test_the_provinces_people_are_exact_as_they_are_shown(con, who):
    """Nobody is shown all three kinds of residence together: present and registered must each be exact."""
    kinds = WHO_IS_COUNTED[who]
    rows = [residence in kinds for _ in BANDS for _ in SEXES for residence in RESIDENCES]
    residents = {
        period: int(month[:, rows].sum())
        for counts in small_population()
        for period, month in zip(counts.periods, counts.residents, strict=True)
    }
    shown = con.sql(
        "SELECT strftime(period, '%Y-%m'), CAST(sum(numerator) AS BIGINT) FROM rollup WHERE indicator_id = 'residents' "
        "AND level = 'province' AND list_contains($kinds, residence) GROUP BY ALL",
        params={"kinds": list(kinds)},
    )
    assert dict(shown.fetchall()) == residents


def test_below_the_province_the_counts_are_not_the_true_ones(con):
    true = small_population()[0]
    asked = "SELECT residents FROM population WHERE area_vintage = 'to_2025_06' ORDER BY ALL"
    published = sorted(count for (count,) in con.sql(asked).fetchall())
    assert published != sorted(true.residents.ravel().tolist())


def test_no_text_in_a_release_could_be_an_identifier_and_the_secret_is_not_in_it(con, small_release):
    texts = set()
    for table, column, kind in queries.run(con, "checks/columns").rows():
        if kind == "VARCHAR" and (table, column) != ("release_info", "value"):
            texts |= {
                text
                for (text,) in con.table(table).select(duckdb.ColumnExpression(column)).distinct().fetchall()
                if text
            }
    assert {"25741", "card_delivered", "Thủ Dầu Một", LABEL} <= texts
    assert [text for text in texts if AN_IDENTIFIER.search(text)] == []
    content = small_release.read_bytes()
    assert LABEL.encode() in content
    assert SECRET not in content
    assert SECRET.hex().encode() not in content


def test_everything_invented_says_so(con):
    info = dict(queries.run(con, "views/release_info").rows())
    assert info["label"] == LABEL
    labels = con.table("targets").select("label", "source").distinct().fetchall()
    assert all(
        label == LABEL or source.startswith(("Báo", "Tạp chí", "VietNamNet")) for label, source in labels
    )
