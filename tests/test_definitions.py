"""Every file in queries/ keeps the promise its header makes, and every definition is complete."""

from __future__ import annotations

import re
from datetime import date

import duckdb
import polars as pl
import pytest

from board import queries
from board.definition_file import Text
from board.dimensions import DOSSIER_FACTS, PERSON_FACTS, level_columns
from board.errors import DefinitionError
from board.indicators import catalogue, read_indicator
from geo.areas import PROVINCE_CODE, VINTAGES
from pipeline.extract_shapes import SHAPES
from pipeline.release import published_targets
from tests.tables import empty_release

WITH_HEADER = [name for name in queries.names() if name != "build/schema"]
INDICATORS = queries.names("indicators")
KEYS = ["period", "area_vintage", "base_code", "age_band", "sex", "residence", "service_code"]
EXAMPLE = (queries.QUERIES / "indicators" / "card_delivered.toml").read_text(encoding="utf-8")
IDS = {
    "residents", "id_number_coverage", "card_collected", "card_printed", "card_delivered", "card_undelivered",
    "card_awaiting_print", "backlog_30", "backlog_90", "backlog_over", "renewal_due_12", "renewal_due_3",
    "card_expired", "e_identity_registered", "e_identity_activated", "e_identity_level_2", "dossiers_received",
    "dossiers_online", "dossiers_on_time", "dossiers_paid_online", "dossiers_digitised", "dossiers_satisfied",
    "services_full_process",
}  # fmt: skip


@pytest.fixture(scope="module")
def con():
    """An empty release; indicator_rows is what the build of a measure reads."""
    con = empty_release()
    rows = con.sql(queries.query("indicators/residents").sql).to_arrow_table()
    con.register("indicator_rows", rows)
    yield con
    con.close()


@pytest.mark.parametrize("name", WITH_HEADER)
def test_a_query_is_one_statement_and_its_header_tells_the_truth(name, con):
    query = queries.query(name)
    (statement,) = duckdb.extract_statements(query.sql)
    assert re.fullmatch(r"[A-Z].*\.", query.purpose)
    assert statement.named_parameters == set(query.params)
    answered = con.execute(query.sql, dict.fromkeys(query.params)).description
    assert tuple((column[0], str(column[1])) for column in answered) == query.columns


def test_no_query_names_all_columns_with_a_star_but_of_its_own_steps():
    """A column that somebody adds to a table must not slip into a result."""
    starred = {name: re.findall(r"SELECT \* FROM (\w+)", queries.query(name).sql) for name in WITH_HEADER}
    steps = {
        name: re.findall(r"^(?:WITH )?(\w+) AS \($", queries.query(name).sql, re.MULTILINE)
        for name in starred
    }
    assert [name for name, tables in starred.items() if not set(tables) <= set(steps[name])] == []


def test_a_query_run_with_other_parameters_is_refused(con):
    with pytest.raises(
        DefinitionError, match=r"queries/build/residents_by_commune\.sql: takes \['area_vintage'\]"
    ):
        queries.run(con, "build/residents_by_commune", level="commune")
    with pytest.raises(DefinitionError, match=r"queries/views/nowhere\.sql: there is no such file"):
        queries.run(con, "views/nowhere")


def test_the_catalogue_holds_the_indicators_of_the_product():
    assert set(catalogue()) == IDS


def test_every_indicator_has_its_definition_and_its_query():
    assert [f"indicators/{indicator_id}" for indicator_id in catalogue()] == INDICATORS


@pytest.mark.parametrize("name", INDICATORS)
def test_every_indicator_answers_in_one_shape(name, con):
    words, counts = (
        [(key, "VARCHAR") for key in KEYS[1:]],
        [("numerator", "INTEGER"), ("denominator", "INTEGER")],
    )
    assert queries.query(name).columns == (("period", "DATE"), *words, *counts)


@pytest.mark.parametrize("indicator_id", sorted(IDS))
def test_a_denominator_stands_in_words_exactly_where_the_query_gives_one(indicator_id):
    sql = queries.query(f"indicators/{indicator_id}").sql
    gives_none = "CAST(NULL AS INTEGER) AS denominator" in sql
    indicator = catalogue()[indicator_id]
    assert gives_none == (indicator.denominator is None) == (indicator.unit == "count")


@pytest.mark.parametrize("indicator_id", sorted(IDS))
def test_vietnamese_is_written_with_its_marks_and_english_without(indicator_id):
    """A text pasted into the wrong language, or typed without accents."""
    indicator = catalogue()[indicator_id]
    texts = {key: value for key, value in vars(indicator).items() if isinstance(value, Text)}
    assert len(texts) >= 9
    marked = re.compile(
        r"[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữự]", re.IGNORECASE
    )
    assert [key for key, text in texts.items() if not marked.search(text.vi)] == []
    assert [key for key, text in texts.items() if marked.search(text.en)] == []
    assert not any(text.vi == text.en for text in texts.values())


def test_sentences_end_with_a_full_stop():
    prose = ("definition", "why", "caveats")
    texts = [getattr(indicator, field) for indicator in catalogue().values() for field in prose]
    assert [text.vi for text in texts if not (text.vi.endswith(".") and text.en.endswith("."))] == []


def test_names_of_indicators_are_all_different():
    for field in ("name", "short_name"):
        texts = [getattr(indicator, field) for indicator in catalogue().values()]
        assert len({text.vi for text in texts}) == len({text.en for text in texts}) == len(IDS)


@pytest.mark.parametrize(
    ("given", "instead", "complaint"),
    [
        ('name.vi = "Tỷ lệ đã trả thẻ căn cước"', "", "name: needs exactly vi and en"),
        ('short_name.vi = "Đã trả thẻ"', f'short_name.vi = "{"a" * 25}"', "short_name.vi: is longer than 24"),
        ('why.en = "', 'why.en = " ', "why.en: is empty or not a text"),
        ('unit = "percent"', 'unit = "per cent"', "unit: is not one of percent, count"),
        ('direction = "up"', "", "direction: is missing"),
        ('levels = ["province", "district", "commune"]', 'levels = ["village"]', "levels: lists some of"),
        ('levels = ["province", "district", "commune"]', "levels = []", "levels: is empty"),
        ('denominators = ["present", "registered", "assigned"]', "denominators = []", "denominators: are for rates"),
        ("classes.commune = [0.8, 0.9, 0.95, 0.97]", "", "classes: needs exactly district, commune"),
        ("classes.commune = [0.8, 0.9", "classes.commune = [0.9, 0.8", "classes.commune: needs 1-4 rising breaks"),
        ("classes.commune = [0.8, 0.9", "classes.commune = [8, 9", "classes.commune: needs 1-4 rising breaks"),
        ("classes.commune = [0.8", 'classes.commune = ["0.8"', "classes.commune: is not a list of numbers"),
        ("0.97]", "1.5]", "classes: of a rate lie between 0 and 1"),
        ('status = "draft"', 'status = "draft"\nstatsu = "draft"', "statsu: is not a field of this file"),
        ("owner.district_from_2025_03.vi", "owner.district_since_2025.vi", "owner: needs exactly"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_definition_names_the_file_and_the_field(given, instead, complaint):
    assert given in EXAMPLE
    with pytest.raises(DefinitionError) as caught:
        read_indicator("card_delivered", EXAMPLE.replace(given, instead))
    assert f"queries/indicators/card_delivered.toml: {complaint}" in str(caught.value)


def test_who_answers_changes_with_the_time_and_names_the_area():
    def answers(indicator_id: str, period: date, level: str, area_name: str, language: str = "vi") -> str:
        return catalogue()[indicator_id].who_answers(period, level, area_name, language)

    assert (
        answers("card_delivered", date(2024, 6, 30), "district", "Thành phố Dĩ An")
        == "Công an thành phố Dĩ An"
    )
    assert answers("card_delivered", date(2024, 6, 30), "district", "Di An", "en") == "Police of Di An"
    assert (
        answers("card_delivered", date(2025, 2, 28), "district", "Huyện Phú Giáo") == "Công an huyện Phú Giáo"
    )
    merged = "Công an tỉnh Bình Dương và công an cấp xã thuộc huyện Phú Giáo"  # district police ended on 01/03/2025
    assert answers("card_delivered", date(2025, 3, 31), "district", "Huyện Phú Giáo") == merged
    city = "Công an Thành phố Hồ Chí Minh (theo chức năng)"
    assert answers("card_delivered", date(2025, 7, 31), "province", "Bình Dương (36 phường, xã)") == city
    assert (
        answers("dossiers_online", date(2026, 1, 31), "commune", "Phường Thủ Dầu Một")
        == "UBND phường Thủ Dầu Một"
    )
    assert answers("card_delivered", date(2022, 1, 31), "district", "Tân Uyên") == "Công an Tân Uyên"
    with pytest.raises(KeyError):
        answers("services_full_process", date(2024, 6, 30), "commune", "Phường An Phú")


def test_the_schema_has_every_level_of_the_closed_lists():
    with empty_release() as con:
        columns = {
            name: [column for column, *_ in con.sql(f"DESCRIBE {name}").fetchall()]
            for name in ("population", "dossiers", "services", "service_offers", "targets")
        }
    assert columns["population"][6:] == ["residents", *level_columns(PERSON_FACTS)]
    assert columns["dossiers"][4:] == ["received", *level_columns(DOSSIER_FACTS)]
    assert columns == {name: SHAPES[name].names() for name in columns}


def test_a_published_target_has_its_source_and_an_indicator():
    targets = published_targets()
    assert targets.height == 4
    assert set(targets["indicator_id"]) <= IDS
    assert set(targets["area_vintage"]) <= set(VINTAGES)
    assert set(targets["area_code"]) == {PROVINCE_CODE}
    assert set(targets["unit"]) <= {"rate", "count", "assigned"}
    assert targets.filter(pl.col("from_on") > pl.col("due_on")).is_empty()
    assert [
        text for name in ("programme", "legal_basis", "source") for text in targets[name] if not text
    ] == []
    assert targets["legal_basis"].str.contains("chưa").all()  # no original was read: each says so
    assert set(targets["label"]) == {""}  # nothing invented in this file


def test_an_assigned_number_belongs_to_an_indicator_that_offers_it():
    for row in published_targets().filter(pl.col("unit") == "assigned").to_dicts():
        assert "assigned" in catalogue()[row["indicator_id"]].denominators
