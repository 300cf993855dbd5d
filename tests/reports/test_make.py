"""One report: whole from a good release on time, else refused with the reason; and the very same again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from board.errors import BoardError
from board.open_release import Release, open_verified
from board.question import Question
from reports.asking import keeping
from reports.edition import Edition
from reports.letter import Letter
from reports.make import document_of, make, remake, require_ready
from reports.views import view
from tests.reports.small_report import COMMUNE, LETTER, small_report

NEWEST, OLD = date(2026, 10, 31), date(2025, 6, 30)
ON_TIME, LATE = date(2026, 12, 10), date(2026, 12, 11)


@pytest.fixture(scope="module")
def release(small_release: Path) -> Iterator[Release]:
    opened = open_verified(small_release)
    yield opened
    opened.close()


def test_a_report_that_is_made_again_from_its_own_request_has_the_same_bytes(
    release: Release, small_release: Path
) -> None:
    made = small_report(small_release)
    request = json.loads(json.dumps(made.document.request))
    assert request["letter"]["signer"] == LETTER.signer
    again = remake(request, release)
    assert again.pdf == made.pdf
    assert again.sign_box == made.sign_box


def test_a_view_is_made_again_from_its_request(release: Release) -> None:
    document = view("dinh-nghia", Question("card_delivered", OLD), keeping(release), release, "vi", ON_TIME)
    again = remake(json.loads(json.dumps(document.request)), release)
    assert again.document.request == document.request
    assert again.pdf.startswith(b"%PDF")
    assert again.sign_box is None


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "table"}, {"kind": None}, {"edition": None}, {"edition": {"area": 5}}, {"edition": []},
        {"letter": [1]}, {"letter": {"agency": 7}}, {"letter": {"logo": "x"}}, {"today": "soon"}, {"today": 3},
        {"edition": {"area": "25864", "period": "2031-01"}},
    ],
)  # fmt: skip
def test_a_request_written_by_another_hand_is_refused_in_words(
    release: Release, small_release: Path, change: dict
) -> None:
    request = {**small_report(small_release).document.request, **change}
    with pytest.raises(BoardError):
        remake(request, release)
    for key in change:
        request.pop(key)
        with pytest.raises(BoardError, match="Không lập lại được"):
            remake(request, release)


def test_a_release_that_only_stands_in_is_not_reported_on(release: Release) -> None:
    standing_in = replace(release, instead_of="board-2026-11-00000000")
    with pytest.raises(BoardError, match="board-2026-11-00000000 bị hỏng") as refused:
        make(Edition(COMMUNE, OLD), Letter(), keeping(release), standing_in, ON_TIME)
    assert "stands in" in refused.value.en


def test_the_newest_month_is_refused_from_the_day_after_the_next_one_was_due(release: Release) -> None:
    newest = Edition(COMMUNE, NEWEST)
    require_ready(newest, release, ON_TIME, late_ok=False)
    with pytest.raises(BoardError, match="chậm 1 ngày, mới có đến tháng 10/2026") as refused:
        require_ready(newest, release, LATE, late_ok=False)
    assert "1 day late" in refused.value.en
    assert "--late-ok" in refused.value.vi


def test_an_older_month_is_looked_at_on_purpose_and_late_figures_may_be_asked_for(release: Release) -> None:
    require_ready(Edition(COMMUNE, OLD), release, LATE, late_ok=False)
    newest = Edition(COMMUNE, NEWEST)
    document = document_of(newest, Letter(), keeping(release), release, LATE, late_ok=True)
    assert document.request["late_ok"] is True
    assert document.marks == ("Dữ liệu mô phỏng", "Số liệu chậm")  # on every page


def test_a_report_bears_the_label_of_invented_numbers(release: Release) -> None:
    document = document_of(Edition(COMMUNE, OLD), Letter(), keeping(release), release, ON_TIME)
    assert document.marks == ("Dữ liệu mô phỏng",)
