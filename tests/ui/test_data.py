"""The door to numbers: what is kept, and what must never be shared."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from board.access import Viewer
from board.ask import ask
from board.errors import AccessRefused, DataNotReady
from board.question import Question
from ui import data
from ui.data import answer, answers, opening_question, release
from ui.session import viewer

JUNE, MAY = date(2025, 6, 30), date(2025, 5, 31)


def test_an_answer_is_kept(with_release: Path) -> None:
    question = Question("card_delivered", JUNE)
    assert answer(question, "area") is answer(question, "area")


def test_answers_come_in_the_order_asked_and_kept_ones_are_not_asked_again(with_release: Path) -> None:
    ids = ("dossiers_online", "card_delivered", "dossiers_on_time")
    kept = answer(Question("card_delivered", MAY), "area")
    asked = answers([Question(indicator_id, MAY) for indicator_id in ids], "area")
    assert [one.indicator.id for one in asked] == list(ids)
    assert asked[1] is kept


def test_the_answers_used_longest_ago_are_let_go(with_release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "KEPT_ANSWERS", 2)
    first, second, third = (
        Question("card_delivered", date(2025, month, 28 if month == 2 else 31)) for month in (1, 3, 2)
    )
    kept = [answer(question, "area") for question in (first, second)]
    assert answer(first, "area") is kept[0]
    answer(third, "area")
    assert answer(first, "area") is kept[0]
    assert answer(second, "area") is not kept[1]


def test_one_series_serves_all_its_months_and_each_knows_its_own_question(with_release: Path) -> None:
    june, may = (answer(Question("card_delivered", month), "period") for month in (JUNE, MAY))
    assert june.rows is may.rows
    assert (june.question.period, may.question.period) == (JUNE, MAY)


def test_what_one_viewer_has_asked_is_not_there_for_another(
    with_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = Question("card_delivered", JUNE)
    answer(question, "total")
    monkeypatch.setattr(data, "viewer", lambda: Viewer("one district", (("to_2025_06", "724"),)))
    with pytest.raises(AccessRefused):
        answer(question, "total")


def test_a_new_release_is_asked_anew(
    with_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = Question("card_delivered", JUNE)
    before = answer(question, "total")
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path))
    with pytest.raises(DataNotReady):
        answer(question, "total")
    shutil.copytree(with_release.parent, tmp_path, dirs_exist_ok=True)
    assert release().path.parent == tmp_path
    assert answer(question, "total").release.release_id == before.release.release_id


def test_the_board_opens_with_districts(with_release: Path) -> None:
    assert opening_question("card_delivered") == Question("card_delivered", JUNE)


@pytest.mark.parametrize("indicator_id", ["card_delivered", "card_undelivered", "dossiers_on_time"])
@pytest.mark.parametrize("period", [MAY, date(2026, 10, 31)])
@pytest.mark.parametrize("area_code", ["74", "25747"])
def test_a_total_taken_from_its_series_is_the_total(
    with_release: Path, indicator_id: str, period: date, area_code: str
) -> None:
    question = Question(indicator_id, period, area_code)
    taken, asked = answer(question, "total"), ask(release(), viewer(), question, "total")
    assert taken.rows.equals(asked.rows.select(taken.rows.columns))
    assert (taken.by, taken.question) == ("total", question)
