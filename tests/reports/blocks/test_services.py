"""The tables of services and of one area: every figure with what it is a part of, signs where there is none."""

from __future__ import annotations

from board.profile import line
from reports.blocks.profile import profile
from reports.blocks.services import services
from tests.reports.blocks.small import MONTHS, answered, small_release, target

RELEASE = small_release(targets=(target("card_delivered", 0.95),))


def table_of(release=RELEASE, language="vi"):
    by_service = [
        answered(release, "service", name)
        for name in ("dossiers_received", "dossiers_online", "dossiers_on_time")
    ]
    return services(
        by_service, by_service[1], answered(RELEASE, "total", "dossiers_online"), language, title=""
    )


def words(rows):
    return [[one if isinstance(one, str) else one["text"] for one in row] for row in rows]


def test_essential_services_come_first_with_their_numbers():
    rows = table_of().content["rows"]
    assert words(rows) == [
        ["Dịch vụ công thiết yếu"],
        ["1", "Đăng ký khai sinh", "400 [p]", "75% [p]", ">97%", "–"],
        ["Dịch vụ công khác"],
        ["–", "Nhóm khác", "300 [p]", "<4%", "[z]", "≥ 119"],
    ]
    assert [cell["below"] for cell in (rows[1][3], rows[1][4], rows[3][3])] == [
        "300/400",
        "[c]/400",
        "<10/300",
    ]


def test_the_overall_rate_that_the_shortfalls_reach_is_named():
    assert (
        table_of().note
        == "Dưới mỗi tỷ lệ là tử số/mẫu số. Nộp trực tuyến, mức chung: 43,9% (307 / 700 hồ sơ)."
    )


def test_every_answer_of_the_table_is_carried_once():
    found = [(one.indicator.id, one.by) for one in table_of().answers]
    assert found == [("dossiers_received", "service"), ("dossiers_online", "service"), ("dossiers_on_time", "service"),
                     ("dossiers_online", "total")]  # fmt: skip


def test_what_is_withheld_shapes_no_cell():
    assert table_of().payload() == table_of(small_release(hidden=3, targets=())).payload()


def lines(**more):
    found = []
    for name in ("residents", "card_delivered", "backlog_90", "dossiers_online"):
        own, before = (answered(RELEASE, "total", name, period=month) for month in (MONTHS[5], MONTHS[4]))
        province = answered(RELEASE, "total", name, area_code="74")
        siblings = answered(RELEASE, "area", name, area_code="718", level="commune")
        found.append(line(own, before, province, siblings, **more))
    return found


def test_a_profile_is_grouped_and_says_counts_change_place_and_target():
    block = profile(lines(), [], ["Hiệp Thành"], "vi", title="")
    rows = {row[0]: row for row in words(block.content["rows"])}
    assert list(rows) == [
        "Nhân khẩu", "Nhân khẩu (người)", "Thẻ căn cước", "Đã trả thẻ", "Tồn 31–90 ngày (hồ sơ)", "Dịch vụ công", "Nộp trực tuyến"]  # fmt: skip
    assert rows["Đã trả thẻ"][1:] == ["90,0%", "+2,0", "90,0%", "0,0", "1/1", "Chưa đạt"]
    assert rows["Tồn 31–90 ngày (hồ sơ)"][1:] == ["<10", "–", "<10", "–", "–", "–"]
    delivered = next(row for row in block.content["rows"] if "Đã trả thẻ" in row)
    assert (delivered[1]["below"], delivered[-1]["tone"]) == ("900/1.000", "missed")
    assert [delivered[place]["strong"] for place in (1, 3)] == [True, False]


def test_beside_others_there_is_room_for_values_alone():
    beside = [answered(RELEASE, "total", "card_delivered", area_code="718")]
    block = profile([lines(others=beside)[1]], ["718"], ["Hiệp Thành", "Thủ Dầu Một"], "en", title="")
    assert [column["title"] for column in block.content["columns"]] == [
        "Indicator", "Hiệp Thành", "Thủ Dầu Một", "Province", "Against it", "Rank"]  # fmt: skip
    assert len(block.answers) == 3
