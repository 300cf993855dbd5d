"""The report on an area: every sentence from its answer, nothing of what is withheld, never more than 25 words in a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from board import definitions, words
from board.access import ANYBODY
from board.ask import ask, ask_together
from board.definition_file import Text
from board.disclosure import WITHHELD_TEXT
from board.errors import BoardError
from board.freshness import Gap, Source
from board.indicators import catalogue
from board.open_release import open_verified
from board.question import Question
from board.status import status_of
from board.store import Release
from geo.areas import areas
from reports.area_report import area_report
from reports.asking import keeping
from reports.edition import Edition, every
from reports.letter import Letter
from reports.report import choices
from reports.report.comparing import earlier, note_of_comparing, than_words
from reports.report.figures import Figures, figures
from reports.report.page_one import MOST_FINDINGS, MOST_WORDS, findings, needs_direction
from reports.report.results import results, summary_table
from reports.report.sentences import count_phrase, sentence, short_inside
from reports.report.standing import apart_words, laggards, leaders, rank_words
from reports.report.words import marks, opening, warnings, where_words
from tests.board.releases import JUNE, MAY, release_of
from tests.reports.blocks.small import target

TODAY = date(2025, 7, 5)
OCTOBER = date(2026, 10, 31)
PROVINCE, PHU_GIAO_DISTRICT, PHUOC_VINH = "74", "722", "25858"
DISTRICTS = [item.area_code for item in areas("to_2025_06", "district")]
# A commune in each of seven districts.
TDM, DI_AN, THUAN_AN, PHU_GIAO = "25741", "25942", "25963", "25858"
BAU_BANG, DAU_TIENG, BEN_CAT = "25816", "25780", "25813"
LETTER = Letter(agency="Tổ công tác triển khai Đề án 06")


@pytest.fixture(scope="module")
def small(small_release) -> Iterator[Release]:
    release = open_verified(small_release)
    yield release
    release.close()


@pytest.fixture(scope="module")
def ask_small(small):
    return keeping(small)


def persons(indicator_id: str, month: date, base: str, numerator: int, denominator: int = 10_000) -> tuple:
    return (indicator_id, month, base, "25-39", "male", "permanent_present", None, numerator, denominator)


def totals(release: Release, indicator_id: str):
    question = Question(indicator_id, JUNE)
    return ask_together(release, ANYBODY, [question, question.before()], "total")


def by_area(numbers: dict[str, int], aim: float | None = None):
    rows = [persons("card_delivered", JUNE, base, number) for base, number in numbers.items()]
    release = release_of(*rows, targets=(target("card_delivered", aim),) if aim else ())
    return ask(release, ANYBODY, Question("card_delivered", JUNE), "area")


@pytest.mark.parametrize(
    ("may", "june", "aim", "vi", "en"),
    [
        (9000, 9120, 0.95,
         ("Tỷ lệ đã trả thẻ căn cước đạt **91,2%** (9.120/10.000 người), tăng 1,2 điểm phần trăm so với tháng 5/2025; "
         "thiếu 3,8 điểm phần trăm so với chỉ tiêu 95%."),
         ("ID cards delivered: **91.2%** (9,120/10,000 people), up 1.2 percentage points compared with May 2025; "
         "3.8 percentage points short of the target of 95%.")),
        (9120, 9121, 0.912,
         ("Tỷ lệ đã trả thẻ căn cước đạt **91,2%** (9.121/10.000 người), không đổi so với tháng 5/2025; "
         "đúng bằng chỉ tiêu 91,2%."),
         "ID cards delivered: **91.2%** (9,121/10,000 people), unchanged compared with May 2025; on the target of 91.2%."),
        (9200, 9100, 0.9,
         ("Tỷ lệ đã trả thẻ căn cước đạt **91,0%** (9.100/10.000 người), giảm 1,0 điểm phần trăm so với tháng 5/2025; "
         "vượt 1,0 điểm phần trăm so với chỉ tiêu 90%."),
         ("ID cards delivered: **91.0%** (9,100/10,000 people), down 1.0 percentage points compared with May 2025; "
         "1.0 percentage points above the target of 90%.")),
        (4, 9100, None, "Tỷ lệ đã trả thẻ căn cước đạt **91,0%** (9.100/10.000 người).",
         "ID cards delivered: **91.0%** (9,100/10,000 people)."),
        (9000, 4, 0.9, "", ""),
    ],
)  # fmt: skip
def test_a_rate_is_said_with_its_counts_its_change_and_its_distance_and_a_withheld_one_not_at_all(
    may, june, aim, vi, en
):
    release = release_of(
        persons("card_delivered", MAY, TDM, may),
        persons("card_delivered", JUNE, TDM, june),
        targets=(target("card_delivered", aim),) if aim else (),
    )
    now, before = totals(release, "card_delivered")
    for language, said in (("vi", vi), ("en", en)):
        than = than_words(Edition("74", JUNE, language=language), now.question, language)
        assert sentence(now, before, than, language) == said


def test_a_count_is_said_with_its_noun_and_its_change_and_a_small_one_not_at_all():
    rows = [("card_undelivered", month, TDM, "25-39", "male", "permanent_present", None, number, None)
            for month, number in ((MAY, 1000), (JUNE, 1100))]  # fmt: skip
    now, before = totals(release_of(*rows), "card_undelivered")
    assert count_phrase(now, before, "so với tháng 5/2025", "vi") == (
        "thẻ căn cước đã in, chưa trả là **1.100 thẻ** (tăng 10,0% so với tháng 5/2025)"
    )
    few = release_of((*rows[1][:-2], 4, None))
    assert count_phrase(totals(few, "card_undelivered")[0], None, "", "vi") == ""


def test_a_provisional_figure_is_called_so():
    row = ("dossiers_online", JUNE, TDM, None, None, None, "DV01", 500, 1000)
    now, _ = totals(release_of(row), "dossiers_online")
    assert (
        sentence(now, None, "", "vi")
        == "Tỷ lệ hồ sơ nộp trực tuyến đạt **50,0%** (500/1.000 hồ sơ) (số tạm tính)."
    )


SEVEN = {
    TDM: 9700,
    DI_AN: 9600,
    THUAN_AN: 9500,
    BAU_BANG: 9400,
    DAU_TIENG: 9300,
    BEN_CAT: 9200,
    PHU_GIAO: 9100,
}


def test_three_lead_and_three_lag_where_there_are_enough_of_them_else_one_each():
    answer = by_area(SEVEN)
    assert leaders(answer, "vi") == "Thủ Dầu Một (97,0%), Dĩ An (96,0%) và Thuận An (95,0%)"
    assert laggards(answer, "vi") == "Phú Giáo (91,0%), Bến Cát (92,0%) và Dầu Tiếng (93,0%)"
    few = by_area({TDM: 9700, DI_AN: 9600, PHU_GIAO: 9100})
    assert (leaders(few, "en"), laggards(few, "en")) == ("Thu Dau Mot (97.0%)", "Phu Giao (91.0%)")


def test_areas_that_share_a_rank_are_counted_and_not_cut_off():
    tied = by_area(SEVEN | {BAU_BANG: 9501})  # a fourth within the noise of the third
    assert leaders(tied, "vi") == "Thủ Dầu Một (97,0%), Dĩ An (96,0%) và 2 địa bàn khác"


def test_nobody_is_named_first_or_last_where_a_withheld_area_may_be():
    low, high = by_area(SEVEN | {PHU_GIAO: 4}), by_area(SEVEN | {TDM: 9996})
    assert (laggards(low, "vi"), leaders(high, "vi")) == ("", "")
    assert leaders(low, "vi").startswith("Thủ Dầu Một (97,0%)")
    assert laggards(high, "vi").startswith("Phú Giáo (91,0%)")
    alike = by_area({base: 9500 for base in SEVEN})
    assert (leaders(alike, "vi"), laggards(alike, "vi")) == ("", "")


def test_a_rank_says_its_ties_and_among_whom():
    answer = by_area(SEVEN | {DI_AN: 9501})
    assert rank_words(answer, "718", "vi") == "đứng thứ 1/7 ở cấp huyện"
    assert rank_words(answer, "725", "vi") == "đứng thứ 2/7 (đồng hạng) ở cấp huyện"
    assert rank_words(answer, "725", "en") == "ranks 2 of 7 (tied) among the districts"
    assert rank_words(by_area(SEVEN | {PHU_GIAO: 4}), "722", "vi") == ""


def test_an_area_is_set_against_the_whole_and_within_noise_it_is_level_with_it():
    rows = [persons("card_delivered", JUNE, TDM, 9700), persons("card_delivered", JUNE, DI_AN, 9100)]
    release, question = release_of(*rows), Question("card_delivered", JUNE)
    whole, tdm = (ask(release, ANYBODY, replace(question, area_code=code), "total") for code in ("74", "718"))
    assert apart_words(tdm, whole, "vi") == "cao hơn toàn tỉnh 3,0 điểm phần trăm"
    assert apart_words(tdm, tdm, "vi") == "ngang thành phố Thủ Dầu Một"


@pytest.mark.parametrize(
    ("period", "rhythm", "state", "flow"),
    [
        (JUNE, "month", "so với tháng 5/2025", "so với tháng 5/2025"),
        (JUNE, "quarter", "so với cuối quý I/2025", "so với quý I/2025"),
        (date(2024, 12, 31), "year", "so với cuối năm 2023", "so với năm 2023"),
        (JUNE, "year", "so với cuối năm 2024", "so với cùng kỳ năm 2024"),
        (OCTOBER, "year", "so với cuối năm 2025", ""),  # a year ago the boundaries were others
        (OCTOBER, "quarter", "so với cuối quý III/2026", "so với tháng 9/2026"),
        (date(2025, 7, 31), "month", "", ""),
        (date(2025, 9, 30), "quarter", "", ""),
    ],
)
def test_a_change_names_what_it_is_against_and_nothing_is_compared_across_boundaries(
    period, rhythm, state, flow
):
    edition = Edition("74", period, rhythm)
    for indicator_id, said in (("card_delivered", state), ("dossiers_online", flow)):
        assert than_words(edition, edition.question(indicator_id), "vi") == said


def test_a_year_so_far_is_set_against_the_same_months_of_the_year_before_and_states_against_its_end():
    edition = Edition("74", JUNE, "year")
    dossiers, cards = (
        earlier(edition, edition.question(one)) for one in ("dossiers_online", "card_delivered")
    )
    assert (dossiers.period, dossiers.months) == (date(2024, 6, 30), 6)
    assert (cards.period, cards.months) == (date(2024, 12, 31), 1)


def test_a_tables_note_says_both_where_states_and_dossiers_are_compared_otherwise():
    assert note_of_comparing(Edition("74", JUNE, "quarter"), "vi") == (
        "so với cuối quý I/2025; hồ sơ dịch vụ công so với quý I/2025"
    )
    assert note_of_comparing(Edition("74", JUNE), "en") == "compared with May 2025"
    assert note_of_comparing(Edition("74", OCTOBER, "year"), "vi").endswith("không có kỳ để so sánh")
    assert (
        note_of_comparing(Edition("74", date(2025, 7, 31)), "vi")
        == "không có kỳ trước cùng địa giới để so sánh"
    )


def editions() -> list[Edition]:
    """All 101 of a month; of the new boundaries, of quarters and years and in English some."""
    some = [PROVINCE, PHU_GIAO_DISTRICT, PHUOC_VINH]
    return [
        *every(Edition("74", JUNE)),
        *every(Edition("74", OCTOBER))[::6],
        *(Edition(code, JUNE, rhythm) for code in some for rhythm in ("quarter", "year")),
        *(Edition(code, JUNE, form="bulletin", language="en") for code in some),
        Edition("74", OCTOBER, form="bulletin", language="en"),
    ]


@pytest.fixture(scope="module")
def every_figure(small, ask_small) -> list[Figures]:
    return [figures(edition, ask_small, small.info) for edition in editions()]


def spoken(text: list[tuple[str, bool]]) -> str:
    return "".join(part for part, _ in text)


def plain(text: str) -> str:
    return text.replace("**", "")


def test_page_1_has_3_to_5_findings_of_at_most_25_words_each_with_a_verb(every_figure):
    verbs = re.compile(
        r"đạt|tăng|giảm|không đổi|dẫn đầu|thấp nhất|thấp hơn|đứng thứ|chưa có|"
        r"are met|stand at|lead|are lowest|meet|ranks|is furthest|up |down |unchanged"
    )
    for found in every_figure:
        said = findings(found)
        assert 3 <= len(said) <= MOST_FINDINGS, (found.edition, said)
        assert len(set(said)) == len(said)
        for one in said:
            assert len(one.split()) <= MOST_WORDS, (found.edition, one)
            assert verbs.search(one), (found.edition, one)
            assert plain(one)[0].isupper() or plain(one)[0].isdigit(), one
            assert not re.search(r"\.\.|  |[^.]$", one), one


def test_no_sentence_speaks_of_a_withheld_figure(every_figure):
    hidden = [text[language] for text in WITHHELD_TEXT.values() for language in ("vi", "en")]
    seen = 0
    for found in every_figure:
        texts = [*findings(found), *passages(found)]
        withheld = [one for one in found.totals.values() if one.row()["value"] is None]
        seen += len(withheld)
        names = [one.indicator.name.in_(found.language).lower() for one in withheld]
        for text in texts:
            assert not [one for one in (*hidden, *names) if one in plain(text).lower()], (found.edition, text)
    assert seen > 20


def passages(found: Figures) -> list[str]:
    return [
        spoken(text)
        for block in results(found)
        if block.kind == "paragraphs"
        for text in block.content["paragraphs"]
    ]


def test_every_rate_in_a_sentence_is_one_of_the_figures_attached_to_it(small, ask_small):
    for code in (PROVINCE, PHU_GIAO_DISTRICT, PHUOC_VINH):
        for rhythm in ("month", "quarter"):
            edition = Edition(code, JUNE, rhythm)
            document = area_report(edition, LETTER, ask_small, small, TODAY)
            blocks = [block for section in document.sections[:2] for block in section.blocks]
            checked = 0
            for block in blocks:
                known = {one.text(row, "vi") for one in block.answers for row in one.rows.rows(named=True)}
                aims = {words.aim(one.aim, "percent", "vi") for one in small.info.targets}
                for text in (*block.content.get("items", ()), *block.content.get("paragraphs", ())):
                    if isinstance(text, list):
                        said = re.findall(r"\d+(?:,\d+)?%", spoken(text))
                        moves = re.findall(r"(?:tăng|giảm) (\d+,\d%)", spoken(text))
                        assert set(said) - set(moves) <= known | aims, (edition, text)
                        checked += len(said)
            assert checked > 5


def test_the_findings_are_plan_change_who_leads_who_lags_and_what_next(small, ask_small):
    province, commune = (
        [
            re.sub(r"\d+([.,/]\d+)*", "#", plain(one))
            for one in findings(figures(Edition(code, JUNE), ask_small, small.info))
        ]
        for code in (PROVINCE, PHUOC_VINH)
    )
    assert province == PROVINCE_SHAPE
    assert commune == COMMUNE_SHAPE


PROVINCE_SHAPE = [  # every number as #
    "# chỉ tiêu đạt, # cận đạt, # chưa đạt; xa nhất là dịch vụ toàn trình (thiếu # điểm phần trăm).",
    "Tỷ lệ đã trả thẻ căn cước đạt #% (#), tăng # điểm phần trăm, thiếu # điểm phần trăm so với chỉ tiêu #%.",
    "Bến Cát (#%), Thuận An (#%) và Thủ Dầu Một (#%) dẫn đầu về đã trả thẻ.",
    "Phú Giáo (#%), Dĩ An (#%) và Bàu Bàng (#%) thấp nhất; # địa bàn chưa đạt chỉ tiêu.",
    "Giữ nhịp này, đã trả thẻ đạt chỉ tiêu chậm # ngày; cần thêm # người mỗi ngày để đạt vào #.",
]
COMMUNE_SHAPE = [
    "# chỉ tiêu đạt, # cận đạt, # chưa đạt; xa nhất là số hóa hồ sơ (thiếu # điểm phần trăm).",
    "Tỷ lệ đã trả thẻ căn cước đạt #% (#), tăng # điểm phần trăm, thiếu # điểm phần trăm so với chỉ tiêu #%.",
    "Phước Vĩnh đứng thứ # (đồng hạng) ở cấp xã của huyện Phú Giáo về tỷ lệ đã trả thẻ căn cước.",
    "Đăng ký định danh thấp hơn huyện Phú Giáo nhiều nhất: # điểm phần trăm.",
    "Giữ nhịp này, đã trả thẻ đạt chỉ tiêu chậm # ngày; cần thêm <# người mỗi ngày để đạt vào #.",
]


def test_the_same_area_is_not_said_to_need_the_same_twice(small, ask_small):
    found = figures(Edition(PHUOC_VINH, JUNE), ask_small, small.info)
    lines = needs_direction(found, 9)
    assert lines
    assert {code for line in lines for code in line.area_codes} == {PHUOC_VINH}
    assert len({line.indicator_id for line in lines}) == len(lines)


def test_a_group_that_joins_the_catalogue_joins_passages_table_leads_and_cards(monkeypatch):
    new = replace(catalogue()["dossiers_on_time"], id="records_cleaned", group="cleaning")
    monkeypatch.setitem(catalogue(), new.id, new)
    monkeypatch.setitem(definitions.GROUPS, "cleaning", Text("Làm sạch dữ liệu", "Clean data"))
    monkeypatch.setattr(definitions, "ORDER", (*definitions.ORDER, new.id))
    assert list(choices.groups("commune"))[-1] == "cleaning"
    assert choices.leads("commune") == [
        "card_delivered",
        "e_identity_level_2",
        "dossiers_online",
        "records_cleaned",
    ]
    for shown in (
        choices.judged_rates("district"),
        choices.on_cards("province"),
        choices.tabled_rates(is_long=True),
    ):
        assert new.id in shown


def test_every_group_but_the_residents_is_led_by_a_rate_and_there_are_eight_cards_at_every_level():
    for level in ("province", "district", "commune"):
        led = {catalogue()[one].group for one in choices.leads(level)}
        assert led == set(choices.groups(level)) - {"residents"}
        assert len(choices.on_cards(level)) == 8


def test_without_its_headline_or_a_whole_source_there_is_no_report():
    few = release_of(persons("card_delivered", JUNE, TDM, 4))
    with pytest.raises(BoardError) as refused:
        figures(Edition("718", JUNE), keeping(few), few.info)
    assert refused.value.vi == (
        "Không lập báo cáo: Tỷ lệ đã trả thẻ căn cước của Thành phố Thủ Dầu Một không công bố chính xác ở tháng 6/2025."
    )
    with pytest.raises(BoardError, match="Phú Giáo chưa có số liệu ở tháng 6/2025"):
        figures(Edition("722", JUNE), keeping(few), few.info)
    half = release_of(
        persons("card_delivered", JUNE, TDM, 9000),
        ("dossiers_received", JUNE, TDM, None, None, None, "DV01", 500, None),
    )
    assert figures(Edition("718", JUNE), keeping(half), half.info).name == "Thành phố Thủ Dầu Một"
    with pytest.raises(BoardError, match="chưa đủ số liệu hồ sơ dịch vụ công .* trong quý II năm 2025"):
        figures(Edition("718", JUNE, "quarter"), keeping(half), half.info)


def test_a_late_source_and_missing_areas_are_said_before_the_first_figure(small, ask_small):
    found = figures(Edition(PROVINCE, JUNE), ask_small, small.info)
    assert (warnings(found, TODAY), marks(found, TODAY)) == ((), ("Dữ liệu mô phỏng",))
    late = replace(
        small.info,
        sources=(Source("dossiers", "Sở", "month", MAY, JUNE, TODAY, 1, ""),),
        gaps=(Gap("dossiers", "to_2025_06", JUNE, (PHUOC_VINH,)), Gap("dossiers", "to_2025_06", MAY, (TDM,))),
    )
    said = warnings(replace(found, info=late), date(2025, 8, 20))
    assert said == (
        "Hồ sơ dịch vụ công: chậm 10 ngày, mới có đến tháng 6/2025 (hạn 10/08/2025).",
        "Thiếu số liệu của 1 địa bàn.",
    )
    assert marks(replace(found, info=late), date(2025, 8, 20)) == ("Dữ liệu mô phỏng", "Số liệu chậm")
    quarter = replace(found, info=late, edition=Edition(PROVINCE, JUNE, "quarter"))
    assert warnings(quarter, TODAY) == ("Thiếu số liệu của 2 địa bàn ở 2 tháng.",)


@pytest.mark.parametrize(
    ("code", "period", "vi", "en"),
    [
        ("74", JUNE, "trên địa bàn tỉnh Bình Dương", "in Binh Duong"),
        ("722", JUNE, "trên địa bàn huyện Phú Giáo", "in Phu Giao"),
        ("25858", JUNE, "trên địa bàn thị trấn Phước Vĩnh, huyện Phú Giáo", "in Phuoc Vinh, Phu Giao"),
        ("25942", OCTOBER, "trên địa bàn phường Dĩ An, Thành phố Hồ Chí Minh", "in Di An"),
        ("74", OCTOBER, "tại 36 phường, xã trên địa bàn tỉnh Bình Dương cũ, Thành phố Hồ Chí Minh",
         "in Binh Duong (36 wards and communes)"),
    ],
)  # fmt: skip
def test_an_area_is_named_as_it_was_on_the_day_with_what_it_belongs_to(code, period, vi, en):
    assert where_words(Edition(code, period)) == vi
    assert where_words(Edition(code, period, form="bulletin", language="en")) == en


def test_the_letter_begins_with_the_programmes_decision_of_its_time():
    for period, decision in ((JUNE, "06/QĐ-TTg ngày 06/01/2022"), (OCTOBER, "826/QĐ-TTg năm 2026")):
        (block,) = opening(Edition("74", period), LETTER)
        text = block.content["paragraphs"][0][0][0]
        assert text.startswith(
            f"Thực hiện Quyết định số {decision} của Thủ tướng Chính phủ, Tổ công tác triển khai Đề án 06"
        )
        assert text.endswith("như sau:")


def test_the_official_report_has_the_letters_four_sections_and_then_the_annex(small, ask_small):
    document = area_report(Edition(PROVINCE, JUNE), LETTER, ask_small, small, TODAY)
    titles = [section.title for section in document.sections if not section.is_annex]
    assert titles == [
        "Đánh giá chung", "Kết quả theo nhóm", "Tồn tại, việc cần chỉ đạo và cơ quan chịu trách nhiệm", "Triển vọng",
    ]  # fmt: skip
    assert [block.title for block in document.sections[1].blocks] == [
        "1. Nhân khẩu", "2. Thẻ căn cước", "3. Định danh điện tử", "4. Dịch vụ công",
    ]  # fmt: skip
    closing = document.sections[3].blocks[-1].content["paragraphs"][0][0][0]
    assert closing.endswith("trên địa bàn tỉnh Bình Dương tháng 6 năm 2025./.")
    annex = [block for section in document.sections if section.is_annex for block in section.blocks]
    assert [block.kind for block in annex][:2] == ["cards", "table"]
    assert annex[1].title == "Bảng 1. Các chỉ số tháng 6 năm 2025"
    kinds = [block.kind for block in annex]
    assert {"funnel", "columns", "trend"} <= set(kinds)
    assert (document.place, document.name) == (
        "/?indicator=card_delivered&period=2025-06",
        "bao-cao-74-2025-06-thang",
    )


def test_a_group_is_told_by_its_leading_rate_and_the_others_by_their_distance_alone(small, ask_small):
    found = figures(Edition(PROVINCE, JUNE), ask_small, small.info)
    said = plain(passages(found)[3])
    assert said.startswith("Tỷ lệ hồ sơ nộp trực tuyến đạt ")
    others = said[said.index("Các chỉ tiêu khác: ") :]
    aimed = ("dossiers_digitised", "services_full_process")
    for one in aimed:
        total = found.totals[one]
        gap = status_of(total).gap_text.vi
        assert f"{short_inside(total.indicator, 'vi')} {total.text(None, 'vi')} ({gap})" in others
    commune = passages(figures(Edition(PHUOC_VINH, JUNE), ask_small, small.info))
    assert "Các chỉ tiêu khác" not in " ".join(commune)


def test_table_1_has_a_row_for_every_indicator_of_the_level_and_no_empty_cell(small, ask_small):
    for code, count in ((PROVINCE, 23), (PHU_GIAO_DISTRICT, 22), (PHUOC_VINH, 22)):
        table = summary_table(figures(Edition(code, JUNE), ask_small, small.info)).content
        rows = [row for row in table["rows"] if len(row) > 1]
        assert len(rows) == count
        texts = [one if isinstance(one, str) else one["text"] for row in rows for one in row]
        assert all(texts)


def test_the_bulletin_begins_with_cards_and_in_english_it_is_english(small, ask_small):
    edition = Edition(PHU_GIAO_DISTRICT, JUNE, form="bulletin", language="en")
    document = area_report(edition, LETTER, ask_small, small, TODAY)
    assert [block.kind for block in document.sections[0].blocks] == ["cards", "findings", "directions"]
    assert document.marks == ("Simulated data",)
    assert document.opening == ()
    assert document.place == "/theo-dia-ban?indicator=card_delivered&period=2025-06&area=722&lang=en"
    vietnamese = re.compile("[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
    letter = [section for section in document.sections if not section.is_annex]
    for section in letter:
        for block in section.blocks:
            said = [section.title, block.title, block.note, *texts_of(block.content)]
            assert not [one for one in said if vietnamese.search(one)], section.title


def texts_of(content: object) -> Iterator[str]:
    """Every text of a block as it is drawn."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for one in content.values():
            yield from texts_of(one)
    elif isinstance(content, list | tuple):
        for one in content:
            yield from texts_of(one)
