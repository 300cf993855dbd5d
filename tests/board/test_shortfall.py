"""Shortfalls: how many more the overall rate would bring, from shown figures only."""

from __future__ import annotations

from dataclasses import replace

from board.access import ANYBODY
from board.ask import ask
from board.findings import areas_title, services_title
from board.question import Question
from board.shortfall import Shortfall, shortfalls
from tests.board.releases import INFO, JUNE, MAY, release_of

QUESTION = Question("dossiers_online", MAY)
TDM, DI_AN, THUAN_AN = "25741", "25942", "25963"  # communes of districts 718, 724, 725


def release(*cells, info=INFO):
    """(base area, service, numerator, denominator) of dossiers filed online in May."""
    return release_of(
        *(
            ("dossiers_online", MAY, base, None, None, None, service, *counts)
            for base, service, *counts in cells
        ),
        info=info,
    )


def by(rows, breakdown, question=QUESTION):
    return ask(rows, ANYBODY, question, breakdown), ask(rows, ANYBODY, question, "total")


def test_a_row_misses_what_the_overall_rate_of_its_dossiers_would_give_it():
    # together 1.500 of 2.000, 75%: N01 would have 750 of its 1.000
    answers = by(release((TDM, "DV01", 900, 1_000), (TDM, "N01", 600, 1_000)), "service")
    assert shortfalls(*answers) == {"N01": Shortfall(150, is_least=False)}
    assert Shortfall(1_500, is_least=False).text("vi") == "1.500"


def test_a_withheld_numerator_gives_a_lower_bound_from_the_shown_bound():
    # together 904 of 2.000, 45,2%; N01 is shown as <1%, so it misses at least (0,452 - 0,01) * 1.000
    answers = by(release((TDM, "DV01", 900, 1_000), (TDM, "N01", 4, 1_000)), "service")
    assert answers[0].row("N01")["numerator"] is None
    assert shortfalls(*answers) == {"N01": Shortfall(442, is_least=True)}
    assert Shortfall(442, is_least=True).text("en") == "≥ 442"


def test_a_difference_that_noise_explains_is_no_shortfall():
    answers = by(release((TDM, "DV01", 509, 1_000), (TDM, "N01", 491, 1_000)), "service")
    assert shortfalls(*answers) == {}
    assert services_title(*answers, "vi") == (
        "Nộp trực tuyến: không dịch vụ nào có số liệu thấp hơn rõ rệt mức chung 50,0%"
    )


def test_a_withheld_overall_rate_gives_no_shortfall():
    answers = by(release((TDM, "DV01", 60, 90), (TDM, "N01", 20, 90)), "service")
    assert shortfalls(*answers) == {}
    assert services_title(*answers, "vi") == "Nộp trực tuyến: không công bố"


def test_a_service_is_named_with_what_it_would_add():
    answers = by(release((TDM, "DV01", 900, 1_000), (TDM, "N01", 600, 1_000)), "service")
    assert services_title(*answers, "vi") == (
        "Nộp trực tuyến: nếu đạt mức chung 75,0%, “Nhóm khác” thêm 150 hồ sơ, nhiều nhất trong các dịch vụ"
    )
    assert services_title(*answers, "en") == (
        "Filed online: at the overall 75.0%, “Other group” would add 150 dossiers, the most of all services"
    )


def test_a_long_service_name_is_cut_at_a_word_in_a_title():
    long = (
        "Thu tiền nộp phạt xử lý vi phạm hành chính trong lĩnh vực giao thông đường bộ qua thiết bị ghi hình"
    )
    name = replace(INFO.services["N01"].name, vi=long)
    info = replace(INFO, services={**INFO.services, "N01": replace(INFO.services["N01"], name=name)})
    answers = by(release((TDM, "DV01", 900, 1_000), (TDM, "N01", 600, 1_000), info=info), "service")
    assert "“Thu tiền nộp phạt xử lý vi phạm hành chính trong lĩnh vực…”" in services_title(*answers, "vi")


def test_the_two_areas_with_most_to_gain_are_named_with_their_share():
    rows = release(
        (TDM, "DV01", 2_100, 3_000), (DI_AN, "DV01", 300, 1_500), (THUAN_AN, "DV01", 400, 1_000),
        ("25813", "DV01", 200, 500),
    )  # fmt: skip
    answers = by(rows, "area")
    # 3.000 of 6.000, 50%: Dĩ An misses 450, Thuận An 100, Bến Cát 50
    assert shortfalls(*answers) == {
        "724": Shortfall(450, False), "725": Shortfall(100, False), "721": Shortfall(50, False),
    }  # fmt: skip
    assert areas_title(*answers, "vi") == (
        "Nộp trực tuyến: Dĩ An và Thuận An chiếm 92% phần còn thiếu so với mức chung 50,0%"
    )


def test_a_count_has_no_shortfall():
    rows = release_of(("dossiers_received", JUNE, TDM, None, None, None, "DV01", 500, None))
    assert shortfalls(*by(rows, "service", Question("dossiers_received", JUNE))) == {}
