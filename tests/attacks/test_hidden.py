"""What is withheld stays hidden in all that the board says: two worlds that differ only there look the same."""

from __future__ import annotations

from collections import Counter

import pytest

from board.counting import counted
from board.indicators import catalogue
from board.question import Question
from board.store import Release
from geo.areas import areas
from tests.attacks.saying import NEW, OLD, SLICES, differences, every_figure, everything, questions

Worlds = tuple[Release, Release]


def numbers_behind(release: Release, question: Question) -> dict[str, tuple[int, int | None]]:
    codes = [item.area_code for item in areas(question.area_vintage, "commune")]
    rows = counted(release, [question], "area", codes, None)[0].collect()
    return {key: (numerator, denominator) for key, numerator, denominator in rows.rows()}


def test_the_two_worlds_do_differ_behind_what_is_shown(both: Worlds) -> None:
    """Else the tests below prove nothing: hidden counts, hidden rates and hidden denominators, in both vintages."""
    changed: Counter[str] = Counter()
    for indicator_id, indicator in catalogue().items():
        for period in (OLD, NEW):
            for chosen in SLICES if indicator.subject == "persons" else SLICES[:1]:
                question = Question(indicator_id, period, level="commune", **chosen)
                one, other = (numbers_behind(release, question) for release in both)
                changed[f"{indicator_id} {question.area_vintage}"] += sum(
                    one[code] != other[code] for code in one
                )
    hidden = {name for name, count in changed.items() if count}
    assert {
        f"{one} to_2025_06" for one, item in catalogue().items() if item.subject == "persons"
    } <= hidden | {"id_number_coverage to_2025_06"}
    assert {
        f"dossiers_{one} from_2025_07" for one in ("online", "on_time", "satisfied", "digitised")
    } <= hidden
    assert sum(changed.values()) > 350


def test_no_answer_sentence_file_or_chart_tells_the_worlds_apart(both: Worlds) -> None:
    asked = list(questions())
    one, other = (everything(release, asked) for release in both)
    assert len(one) == len(asked) > 450
    assert differences(one, other) == []
    assert sum("'<'" in said or "'c'" in said for said in one.values()) > 200  # signs of what is withheld


def test_no_finding_profile_or_figure_of_several_answers_tells_them_apart(both: Worlds) -> None:
    one, other = (every_figure(release) for release in both)
    assert differences(one, other) == []
    assert all(len(said) > 20_000 for said in one.values())


@pytest.mark.parametrize("asked", [("dossiers_received", "DV04"), ("dossiers_on_time", None)])
def test_a_change_that_is_shown_would_be_seen(
    both: Worlds, protected: Release, asked: tuple[str, str | None]
) -> None:
    """The test of the tests above: worlds that differ in a shown figure do not look the same."""
    question = (Question(asked[0], OLD, level="commune", service_code=asked[1]), "area")
    one, other = (everything(release, [question]) for release in (both[0], protected))
    assert everything(both[0], [question]) == one
    hamlets_alone = differences(one, other)
    assert hamlets_alone == []
    persons = (Question("residents", OLD, level="commune"), "area")
    one, other = (everything(release, [persons]) for release in (both[0], protected))
    assert len(differences(one, other)) == 1
