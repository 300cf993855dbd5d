"""Draws come from the secret, the cell and its count, and from nothing else."""

from __future__ import annotations

import hmac

import numpy as np

from pipeline.protect.keyed_draws import flow_draws, place_among_equals, stock_draws
from pipeline.protect.noise_law import SLOTS

SECRET = b"a secret of the tests, 32 bytes!"


def hashed(message: str, secret: bytes = SECRET) -> int:
    return int.from_bytes(hmac.digest(secret, message.encode(), "sha256")[:8], "big")


def test_a_stock_draw_is_the_hmac_of_fact_cell_and_count_without_the_month():
    counts = np.array([[3, 0], [3, 17], [4, 0]])
    draws = stock_draws(SECRET, "id_card", ["25741|a", "25744|b"], counts)
    expected = [
        [hashed("id_card|25741|a|3"), hashed("id_card|25744|b|0")],
        [hashed("id_card|25741|a|3"), hashed("id_card|25744|b|17")],
        [hashed("id_card|25741|a|4"), hashed("id_card|25744|b|0")],
    ]
    assert draws.tolist() == expected


def test_a_flow_draw_has_the_month_in_its_message():
    draws = flow_draws(SECRET, "channel", ["25741|S1|counter"], ["2024-01", "2024-02"], np.array([[5], [5]]))
    expected = [
        [hashed("channel|25741|S1|counter|2024-01|5")],
        [hashed("channel|25741|S1|counter|2024-02|5")],
    ]
    assert draws.tolist() == expected


def test_a_secret_longer_than_a_hash_block_is_hashed_first_as_hmac_demands():
    long = b"k" * 100
    assert stock_draws(long, "f", ["c"], np.array([[1]]))[0, 0] == hashed("f|c|1", long)


def test_the_order_of_the_cells_does_not_matter():
    counts = np.arange(20).reshape(2, 10)
    cells = [f"cell {x}" for x in range(10)]
    mixed = np.random.default_rng(1).permutation(10)
    draws = stock_draws(SECRET, "f", cells, counts)
    again = stock_draws(SECRET, "f", [cells[x] for x in mixed], counts[:, mixed])
    assert (draws[:, mixed] == again).all()


def test_slots_and_places_are_uniform_and_independent():
    draws = stock_draws(SECRET, "f", [str(x) for x in range(20_000)], np.ones((1, 20_000), int)).ravel()
    slots, places = draws % SLOTS / SLOTS, place_among_equals(draws)
    for uniform in (slots, places):
        assert abs(uniform.mean() - 0.5) < 0.01
        assert abs(uniform.var() - 1 / 12) < 0.002
    assert abs(np.corrcoef(slots, places)[0, 1]) < 0.03
