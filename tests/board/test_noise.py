"""How large a difference must be before it is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from board.noise import noise_band
from board.question import Question
from tests.board.releases import JUNE

CARDS = Question("card_delivered", JUNE)


@pytest.mark.parametrize(
    ("question", "by", "band"),
    [
        (CARDS, "total", 20),
        (CARDS, "area", 40),
        (CARDS, "age_group", 40),
        (replace(CARDS, sex="female"), "period", 40),
        (replace(CARDS, area_code="724"), "area", 20),
        (replace(CARDS, area_code="25741"), "period", 20),
        (CARDS.about("dossiers_online"), "service", 10),
        (CARDS.about("services_full_process"), "period", 0),
    ],
)
def test_the_band_follows_level_slice_and_what_is_counted(question: Question, by: str, band: int) -> None:
    assert noise_band(question, by) == band
