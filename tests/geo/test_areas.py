"""Areas, vintages, spelling: every rule once, exact answers."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from geo.areas import (
    NEW_VINTAGE,
    OLD_VINTAGE,
    PROVINCE_CODE,
    area,
    area_parts,
    areas,
    base_areas,
    children,
    full_name_on,
    kind_on,
    levels,
    plain,
    predecessors,
    search,
    vietnamese_key,
    vintage_of,
)
from geo.spelling import one_tone_mark

CODES_OF_BOTH_VINTAGES = [
    ("25747", "Phường Phú Cường", "Phường Thủ Dầu Một"),
    ("25750", "Phường Phú Hòa", "Phường Phú Lợi"),
    ("25768", "Phường Hiệp An", "Phường Phú An"),
    ("25813", "Phường Mỹ Phước", "Phường Bến Cát"),
    ("25888", "Phường Uyên Hưng", "Phường Tân Uyên"),
]


def test_there_are_nine_districts_91_communes_and_36_new_units():
    assert len(areas(OLD_VINTAGE, "province")) == 1
    assert len(areas(OLD_VINTAGE, "district")) == 9
    assert len(areas(OLD_VINTAGE, "commune")) == 91
    assert len(areas(NEW_VINTAGE, "province")) == 1
    assert areas(NEW_VINTAGE, "district") == ()
    assert len(areas(NEW_VINTAGE, "commune")) == 36
    assert levels(NEW_VINTAGE) == ("province", "commune")


def test_723_is_tan_uyen_and_726_is_bac_tan_uyen():
    assert area(OLD_VINTAGE, "723").full_name_vi == "Thành phố Tân Uyên"
    assert area(OLD_VINTAGE, "726").full_name_vi == "Huyện Bắc Tân Uyên"
    assert area(OLD_VINTAGE, "726").lat > area(OLD_VINTAGE, "723").lat  # Bắc: the northern one
    assert "25888" in {item.area_code for item in children(OLD_VINTAGE, "723", "commune")}  # Uyên Hưng


@pytest.mark.parametrize(("code", "before", "after"), CODES_OF_BOTH_VINTAGES)
def test_a_reused_code_names_another_area_in_the_other_vintage(code, before, after):
    assert area(OLD_VINTAGE, code).full_name_vi == before
    assert area(NEW_VINTAGE, code).full_name_vi == after


def test_every_new_code_was_an_old_code_so_a_code_alone_is_no_key():
    old = {item.area_code for item in areas(OLD_VINTAGE, "commune")}
    new = {item.area_code for item in areas(NEW_VINTAGE, "commune")}
    assert new < old


def test_a_code_of_the_other_vintage_is_not_found():
    with pytest.raises(KeyError):
        area(NEW_VINTAGE, "723")
    with pytest.raises(KeyError):
        area(NEW_VINTAGE, "25741")
    with pytest.raises(KeyError):
        areas("2025")


def test_children_are_found_through_every_level():
    assert len(children(OLD_VINTAGE, PROVINCE_CODE, "district")) == 9
    assert len(children(OLD_VINTAGE, PROVINCE_CODE, "commune")) == 91
    assert len(children(NEW_VINTAGE, PROVINCE_CODE, "commune")) == 36
    names = [item.name_vi for item in children(OLD_VINTAGE, "724", "commune")]
    assert names == ["An Bình", "Bình An", "Bình Thắng", "Dĩ An", "Đông Hòa", "Tân Bình", "Tân Đông Hiệp"]
    assert children(OLD_VINTAGE, "724", "district") == ()


def test_the_last_old_day_is_30_june_2025():
    assert vintage_of(date(2025, 6, 30)) == OLD_VINTAGE
    assert vintage_of(date(2025, 7, 1)) == NEW_VINTAGE
    assert vintage_of(date(2021, 1, 31)) == OLD_VINTAGE


@pytest.mark.parametrize(
    ("code", "day", "kind", "name"),
    [
        ("723", date(2023, 4, 9), "town", "Thị xã Tân Uyên"),
        ("723", date(2023, 4, 10), "city", "Thành phố Tân Uyên"),
        ("721", date(2024, 4, 30), "town", "Thị xã Bến Cát"),
        ("721", date(2024, 5, 1), "city", "Thành phố Bến Cát"),
        ("718", date(2021, 1, 31), "city", "Thành phố Thủ Dầu Một"),
        ("721", date(2019, 4, 1), None, "Bến Cát"),  # before the facts begin
        ("721", date(2025, 7, 31), None, "Bến Cát"),  # the city no longer exists
        ("25843", date(2024, 5, 1), "ward", "Phường An Tây"),
        ("25843", date(2024, 4, 30), None, "An Tây"),  # a ward since when? not found, so the plain name
    ],
)
def test_kind_and_full_name_carry_their_own_dates(code, day, kind, name):
    item = area(OLD_VINTAGE, code)
    assert (kind_on(item, day), full_name_on(item, day)) == (kind, name)


def test_a_new_unit_has_its_full_name_from_its_first_day_on():
    item = area(NEW_VINTAGE, "25822")
    assert full_name_on(item, date(2025, 6, 30)) == "Bàu Bàng"
    assert full_name_on(item, date(2025, 7, 1)) == full_name_on(item, date(2026, 10, 31)) == "Xã Bàu Bàng"


def test_75_communes_went_over_whole_and_16_were_divided_in_two():
    taken = Counter(tuple(how for _, how in item.successors) for item in areas(OLD_VINTAGE, "commune"))
    assert taken == {("whole",): 75, ("part", "part"): 16}
    assert area(OLD_VINTAGE, "25741").successors == (("25750", "part"), ("25747", "part"))  # main part first
    assert predecessors("25822") == (("25822", "part"),)
    assert predecessors("25846") == (("25846", "whole"),)


def test_base_areas_are_91_communes_then_107_parts():
    old, new = base_areas(OLD_VINTAGE), base_areas(NEW_VINTAGE)
    assert (len(old), len(new)) == (91, 107)
    assert len({base.base_code for base in old + new}) == 198
    hiep_thanh = [base for base in new if base.commune_code == "25741"]
    assert [(base.base_code, base.unit_code) for base in hiep_thanh] == [
        ("25741-25747", "25747"),
        ("25741-25750", "25750"),
    ]


def test_the_draw_key_is_the_old_commune_where_it_went_over_whole_else_the_part():
    keys = {base.base_code: base.draw_key for base in base_areas(NEW_VINTAGE)}
    assert keys["25744-25750"] == "25744"
    assert keys["25741-25750"] == "25741-25750"
    assert sum("-" in key for key in keys.values()) == 32
    assert all(base.draw_key == base.base_code for base in base_areas(OLD_VINTAGE))


def test_every_base_area_sums_into_one_area_of_each_level():
    for vintage in (OLD_VINTAGE, NEW_VINTAGE):
        counted = Counter((base, level) for base, level, _ in area_parts(vintage))
        assert set(counted.values()) == {1}
        assert len(counted) == len(base_areas(vintage)) * len(levels(vintage))
    assert ("25741", "district", "718") in area_parts(OLD_VINTAGE)
    assert ("25741-25747", "commune", "25747") in area_parts(NEW_VINTAGE)
    assert ("25741-25747", "province", "74") in area_parts(NEW_VINTAGE)


def test_neighbours_are_mutual_and_within_the_vintage():
    for vintage, level, pairs in (
        (OLD_VINTAGE, "district", 15),
        (OLD_VINTAGE, "commune", 218),
        (NEW_VINTAGE, "commune", 82),
    ):
        items = areas(vintage, level)
        found = {(item.area_code, other) for item in items for other in item.neighbours}
        assert found == {(b, a) for a, b in found}
        assert len(found) == 2 * pairs


def test_vietnamese_order_puts_dd_after_d_and_compares_letters_before_tones():
    names = ["Đông Hòa", "Dĩ An", "Bắc Tân Uyên", "Bàu Bàng", "Bến Cát", "Lái Thiêu", "Lạc An", "Lai Uyên"]
    expected = ["Bàu Bàng", "Bắc Tân Uyên", "Bến Cát", "Dĩ An", "Đông Hòa", "Lạc An", "Lai Uyên", "Lái Thiêu"]
    assert sorted(names, key=vietnamese_key) == expected
    tones = ["mạ", "má", "mã", "mả", "mà", "ma"]
    assert sorted(tones, key=vietnamese_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]
    vowels = ["ươ", "ư", "u", "ơ", "ô", "o", "ê", "e", "â", "ă", "a"]
    assert sorted(vowels, key=vietnamese_key) == ["a", "ă", "â", "e", "ê", "o", "ô", "ơ", "u", "ư", "ươ"]
    # by syllable: 'Tân An' stands before 'Tấn A' although 'An' comes after 'A'
    assert vietnamese_key("Tân An") < vietnamese_key("Tấn A")
    assert vietnamese_key("An") < vietnamese_key("An Bình") < vietnamese_key("Ánh")


def test_areas_come_in_vietnamese_order():
    names = [item.name_vi for item in areas(OLD_VINTAGE, "district")]
    assert names == [
        "Bàu Bàng", "Bắc Tân Uyên", "Bến Cát", "Dầu Tiếng", "Dĩ An", "Phú Giáo", "Tân Uyên", "Thủ Dầu Một", "Thuận An",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "vintage", "first"),
    [
        ("thu dau mot", OLD_VINTAGE, "Thành phố Thủ Dầu Một"),
        ("THỦ DẦU", NEW_VINTAGE, "Phường Thủ Dầu Một"),
        ("  dat   cuoc ", OLD_VINTAGE, "Xã Đất Cuốc"),
        ("phuong phu loi", OLD_VINTAGE, "Phường Phú Lợi"),
        ("long hoà", NEW_VINTAGE, "Xã Long Hòa"),
        ("uyen", OLD_VINTAGE, "Phường Uyên Hưng"),  # a name that begins with it comes first
        ("25822", NEW_VINTAGE, "Xã Bàu Bàng"),
    ],
)
def test_search_ignores_accents_and_puts_beginnings_first(text, vintage, first):
    assert search(text, vintage)[0].full_name_vi == first


def test_search_finds_nothing_for_nothing():
    assert search("", OLD_VINTAGE) == search("   ", OLD_VINTAGE) == search("hà nội", OLD_VINTAGE) == ()


def test_names_are_written_with_one_style_of_tone_marks():
    assert one_tone_mark("Long Hoà, Thuỷ, Khoẻ") == "Long Hòa, Thủy, Khỏe"
    assert one_tone_mark("Hoàng, Hoài, Quỳnh, Quý, Quảng, Loan") == "Hoàng, Hoài, Quỳnh, Quý, Quảng, Loan"
    assert area(NEW_VINTAGE, "25792").name_vi == "Long Hòa"  # the fact file of 2025 writes Long Hoà


def test_plain_and_english_names():
    assert plain("Đất CUỐC") == "dat cuoc"
    assert area(OLD_VINTAGE, "25907").name_en == "Dat Cuoc"
    assert area(NEW_VINTAGE, PROVINCE_CODE).name_vi == "Bình Dương (36 phường, xã)"


def test_the_areas_need_only_the_standard_library():
    code = "import sys, geo.areas as g; g.areas('to_2025_06'); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"numpy", "shapely", "geopandas", "polars"} & set(loaded)
