"""Everything that points to one person is found, however it is written: thousands of generated values a kind.

A value is found when its cell is counted under any kind; the kind may be a neighbour's where two shapes coincide
(84 312 345 678 is a telephone number from abroad and an ID number from Trà Vinh without its zero).
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import phonenumbers
import polars as pl
import pytest
from faker import Faker
from stdnum.vn import mst

from geo.spelling import english_name
from pipeline.gate.birth_codes import PROVINCES
from pipeline.gate.scan import scan_table, scan_texts
from tests.pipeline.gate import corpora
from tests.pipeline.gate.corpora import DISGUISES, disguised, made

SENTENCES = corpora.SENTENCES[:-1]  # the last one glues the value to a word
NAME_BAR, ADDRESS_BAR = 0.97, 0.97  # of Faker's names and addresses, cell by cell


def found(values: list | pl.Series) -> dict[str, int]:
    """{kind: cells} in one column; an innocent heading."""
    return {hit.kind: hit.count for hit in scan_table(pl.DataFrame({"a": values}), "s")}


def share(values: list | pl.Series) -> float:
    return sum(found(values).values()) / len(values)


def test_the_list_of_birth_places_has_the_63_provinces() -> None:
    assert len(PROVINCES) == 63
    assert len(set(PROVINCES.values())) == 63
    assert PROVINCES["074"] == "Bình Dương"


@pytest.mark.parametrize("disguise", DISGUISES, ids=str)
def test_every_id_number_is_found(disguise: str) -> None:
    assert share(disguised(corpora.id_number, DISGUISES[disguise])) == 1


@pytest.mark.parametrize(
    "disguise",
    ["as it is", "in words", "in another script", "with unseen signs", "as a float", "in thousands"],
)
def test_every_id_number_of_people_born_abroad_is_found(disguise: str) -> None:
    assert share(disguised(corpora.id_number_from_abroad, DISGUISES[disguise])) == 1


@pytest.mark.parametrize("kind", [pl.Int64, pl.UInt64, pl.Float64, pl.Decimal(20, 2), pl.Int128])
def test_id_numbers_in_a_column_of_numbers_are_found(kind: pl.DataType) -> None:
    assert share(pl.Series(made(corpora.id_number)).cast(kind)) == 1


def test_one_id_number_in_a_long_column_is_enough() -> None:
    many = [f"{place}" for place in range(10_000)]
    for disguise in ("as it is", "in groups", "in words", "in another script", "with unseen signs"):
        assert found([*many, *disguised(corpora.id_number, DISGUISES[disguise], 1)]) == {"id_number": 1}
    assert found([*range(10_000), 74_085_012_345]) == {"id_number": 1}


KINDS_AND_MAKERS: dict[Callable[[random.Random], str], str] = {
    corpora.old_id_number: "old_id_number",
    corpora.health_card: "health_insurance",
    corpora.social_insurance: "social_insurance",
    corpora.tax_code: "tax_code",
    corpora.branch_tax_code: "tax_code",
    corpora.mobile: "phone",
    corpora.landline: "phone",
    corpora.written_phone: "phone",
    corpora.written_landline: "phone",
    corpora.email: "email",
    corpora.plate: "plate",
    corpora.passport: "passport",
    corpora.written_day: "date",
}


@pytest.mark.parametrize("maker", KINDS_AND_MAKERS, ids=lambda maker: maker.__name__)
def test_every_value_is_found_and_nearly_all_are_called_by_their_name(maker) -> None:
    for disguise in ("as it is", "in another script", "with unseen signs"):
        values = disguised(maker, DISGUISES[disguise])
        hits = found(values)
        assert sum(hits.values()) == len(values), disguise
        assert hits[KINDS_AND_MAKERS[maker]] >= 0.9 * len(values), disguise


@pytest.mark.parametrize(
    "maker",
    [maker for maker in KINDS_AND_MAKERS if maker is not corpora.written_day],
    ids=lambda maker: maker.__name__,
)
def test_every_value_is_found_inside_words(maker) -> None:
    chance = random.Random(7)
    sentences = [
        sentence for sentence in corpora.SENTENCES if sentence != "Biên nhận{}"
    ]  # not glued to a word
    assert share([chance.choice(sentences).format(maker(chance)) for _ in range(corpora.MANY)]) == 1


def test_dates_inside_words_are_found_when_their_year_has_four_digits() -> None:
    chance = random.Random(8)
    days = [
        day for day in made(corpora.written_day) if any(year in day for year in ("19", "20")) and len(day) > 8
    ]
    assert len(days) > 1000
    assert share([chance.choice(SENTENCES).format(day) for day in days]) == 1


@pytest.mark.parametrize(
    "maker", [corpora.old_id_number, corpora.social_insurance, corpora.tax_code, corpora.mobile]
)
def test_numbers_that_lost_their_zeros_are_found_in_a_column_of_numbers(maker) -> None:
    """As integers: what began with 0 has nine digits or fewer; nine and ten of them are a list."""
    numbers = [int(value) for value in made(maker) if int(value) >= 100_000_000]
    assert share(numbers) == 1


def test_one_number_of_nine_digits_is_a_sum_and_three_are_a_list() -> None:
    assert found([280_123_456, *range(1000)]) == {}
    assert found([280_123_456, 280_123_457, 281_000_001, *range(1000)]) == {"old_id_number": 3}
    assert found(["280123456", "12", ""]) == {"old_id_number": 1}  # half of the column
    assert found(["CMND 280123456", *["không"] * 50]) == {"old_id_number": 1}  # said by its word


def test_dates_as_numbers_are_judged_by_their_column() -> None:
    chance = random.Random(6)
    days = [
        (chance.randrange(1, 29), chance.randrange(1, 13), chance.randrange(1930, 2020)) for _ in range(500)
    ]
    assert found([10_000 * year + 100 * month + day for day, month, year in days]) == {"date": 500}
    assert found([1_000_000 * day + 10_000 * month + year for day, month, year in days]) == {"date": 500}
    assert found([f"{day:02}{month:02}{year}" for day, month, year in days]) == {"date": 500}
    births = [chance.randrange(7_306, 45_000) for _ in range(500)]  # days since 30/12/1899: 1920 to 2023
    assert found(births) == found([str(birth) for birth in births]) == {"date": 500}
    events = [chance.randrange(44_197, 46_388) for _ in range(2000)]  # days of 2021 to 2026
    assert found([event + 0.25 for event in events]) == {"date": 2000}


def test_a_column_of_days_is_found_by_its_type() -> None:
    days = pl.Series(["1990-04-03", None, "2001-12-31"]).str.to_date()
    assert found(days) == found(days.cast(pl.Datetime)) == {"date": 2}


def test_names_are_found_as_an_independent_maker_writes_them() -> None:
    faker = Faker("vi_VN")
    faker.seed_instance(6)
    names = [faker.name() for _ in range(2000)]
    forms = {
        "as written": names,
        "capitals": [name.upper() for name in names],
        "without accents": [english_name(name) for name in names],
        "accents as signs of their own": [unicodedata.normalize("NFD", name) for name in names],
        "lower case": [name.lower() for name in names],
    }
    for form, values in forms.items():
        assert found(values)["name"] >= NAME_BAR * len(values), form
    columns = [found(names[first : first + 20]) for first in range(0, 2000, 20)]
    assert all("name" in hits for hits in columns)


def test_one_name_in_words_is_enough() -> None:
    many = [f"đã giải quyết {place}" for place in range(1000)]
    for words in (
        "Người nhận: Nguyễn Văn An",
        "ông Lê Minh Quân đến nhận",
        "do TRẦN THỊ BÌNH ký",
        "nộp hộ Phạm Thi Hoa",
    ):
        assert found([*many, words]) == {"name": 1}, words


def test_names_thinly_strewn_over_a_column_are_found_by_the_sure_ones_among_them() -> None:
    faker = Faker("vi_VN")
    faker.seed_instance(6)
    full = [name for name in (faker.name() for _ in range(2000)) if name.count(" ") >= 2]
    others = [f"đã giải quyết {place}" for place in range(60_000)]
    assert found(others + full)["name"] >= 0.6 * len(full)


def test_addresses_are_found_as_an_independent_maker_writes_them() -> None:
    faker = Faker("vi_VN")
    faker.seed_instance(6)
    addresses = [faker.address() for _ in range(2000)]
    assert found(addresses)["address"] >= ADDRESS_BAR * len(addresses)
    ours = [
        "Số 12/3 đường Yersin",
        "123 Nguyễn Trãi, phường Phú Cường",
        "Tổ 5, ấp 3, xã An Bình",
        "KP. 4, P. Phú Lợi",
        "khu phố Bình Hòa, phường Lái Thiêu, TP Thuận An",
        "so nha 5 hem 7",
        "Ấp Bến Sắn, xã Phước Hòa",
    ]
    assert [text for text in ours if found([text, *["x"] * 9]) != {"address": 1}] == []


def a_person_answers(text: str) -> bool:
    """Whether the independent matcher sees a mobile or a landline in it; company hotlines are nobody's."""
    personal = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)
    matches = phonenumbers.PhoneNumberMatcher(text, "VN")
    return any(phonenumbers.number_type(match.number) in personal for match in matches)


def test_every_telephone_number_an_independent_matcher_sees_is_found() -> None:
    faker = Faker("vi_VN")
    faker.seed_instance(6)
    numbers = made(corpora.written_phone) + made(corpora.written_landline)
    numbers += [number for number in (faker.phone_number() for _ in range(1500)) if "00" not in number[:3]]
    seen = [text for text in (f"Liên hệ {number} trong giờ" for number in numbers) if a_person_answers(text)]
    assert len(seen) > 3000
    assert share(seen) == 1


def test_a_column_of_tax_codes_is_called_so_as_an_independent_checksum_sees_it() -> None:
    values = made(corpora.tax_code)
    assert all(mst.is_valid(value) for value in values)
    assert set(found([value for value in values if value[0] != "0"])) == {"tax_code"}


def test_plates_and_addresses_of_an_independent_maker_are_found() -> None:
    faker = Faker("vi_VN")
    faker.seed_instance(6)
    emails = [faker.email() for _ in range(1000)]
    assert found(emails) == {"email": 1000}
    drawn = [faker.license_plate() for _ in range(1000)]
    series = [
        plate for plate in drawn if plate[0] != "0" and plate[2] not in "IJOQW"
    ]  # what is really issued
    assert found(series) == {"plate": len(series)}


def test_hashes_and_codes_of_persons_are_found() -> None:
    hashes = ["0f" * 16, "9b74c9897bac770ffc029102a200c5de", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"]
    assert found(hashes) == {"pseudonym": 3}
    assert scan_texts(hashes, "s", "property") == []  # documents and checksums have such codes too
