"""What an office prints on its reports: read from one checked file, for every kind of area."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from board.errors import BoardError
from reports.edition import Edition
from reports.letter import Letter
from reports.letter_file import FIELDS, LONGEST, letter_as_json, letter_of
from reports.settings import EXAMPLE, KINDS, read_settings, write_example

OLD, NEW = date(2025, 6, 30), date(2025, 7, 31)
PROVINCE, DISTRICT, UNIT = Edition("74", OLD), Edition("724", OLD), Edition("25942", NEW)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Write the settings file and return its path."""
    monkeypatch.delenv("BANG06_REPORT_SETTINGS", raising=False)
    monkeypatch.setenv("BANG06_DATA", str(tmp_path))

    def write(text: str) -> Path:
        path = tmp_path / "reports" / "settings.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_without_a_file_the_working_group_of_the_time_issues_the_report(settings) -> None:
    assert read_settings(PROVINCE).parent_agency == "UBND tỉnh Bình Dương"
    assert read_settings(UNIT).parent_agency == ""
    assert read_settings(UNIT).agency == read_settings().agency == "Tổ công tác triển khai Đề án 06"
    assert (read_settings(PROVINCE).number, read_settings(PROVINCE).signed_on) == ("", None)


def test_the_part_of_a_kind_of_area_is_put_over_what_holds_for_all(settings) -> None:
    settings(
        'agency = "SỞ A"\nplace = "Thủ Dầu Một"\n[district]\nagency = "UBND {AREA}"\nto = "Chủ tịch {area}"'
    )
    assert (read_settings(PROVINCE).agency, read_settings(PROVINCE).to) == ("SỞ A", "")
    district = read_settings(DISTRICT)
    assert (district.agency, district.to) == ("UBND THÀNH PHỐ DĨ AN", "Chủ tịch Thành phố Dĩ An")
    assert district.place == "Thủ Dầu Một"


def test_an_area_bears_the_name_of_the_report_s_own_month(settings) -> None:
    settings('[district]\nagency = "UBND {AREA}"')
    assert read_settings(Edition("723", date(2023, 3, 31))).agency == "UBND THỊ XÃ TÂN UYÊN"
    assert read_settings(Edition("723", OLD)).agency == "UBND THÀNH PHỐ TÂN UYÊN"


def test_letters_are_composed_and_the_day_is_a_day(settings) -> None:
    settings(
        'signer = "Nguye\u0302\u0303n Va\u0306n A"\nsigned_on = 2025-07-05\nrecipients = ["Như trên;", "Lưu: VT."]'
    )
    letter = read_settings()
    assert letter.signer == "Nguyễn Văn A"
    assert letter.signed_on == date(2025, 7, 5)
    assert letter.recipients == ("Như trên;", "Lưu: VT.")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('agencyy = "SỞ A"', "agencyy"),
        ("agency = 6", "agency"),
        ('agency = "SỞ 😀"', "agency"),
        (f'agency = "{"A" * 121}"', "agency"),
        ('recipients = "Như trên"', "recipients"),
        ("recipients = [1]", "recipients"),
        ('signed_on = "hôm nay"', "signed_on"),
        ("signed_on = 2025-07-05T08:00:00", "signed_on"),
        ('[unit]\nsigner = ["A"]', "signer"),
        ("district = 3", "[district]"),
        ("agency =", "settings.toml"),
    ],
)
def test_what_is_wrong_is_refused_by_file_and_field_whichever_edition_is_made(
    settings, text: str, field: str
) -> None:
    settings(text)
    with pytest.raises(BoardError) as refused:
        read_settings(PROVINCE)
    assert "settings.toml" in refused.value.vi
    assert field in refused.value.vi
    assert field in refused.value.en


def test_an_agency_that_grows_too_long_with_the_area_s_name_is_refused(settings) -> None:
    settings(f'[district]\nagency = "{"A" * 105} {{AREA}}"')
    assert len(read_settings(PROVINCE).agency) < LONGEST["agency"]
    with pytest.raises(BoardError, match="agency.*tối đa 120"):
        read_settings(DISTRICT)


def test_a_file_that_was_named_must_be_there(
    settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BANG06_REPORT_SETTINGS", str(tmp_path / "office.toml"))
    with pytest.raises(BoardError, match="office.toml"):
        read_settings()
    (tmp_path / "office.toml").write_text('agency = "SỞ B"', encoding="utf-8")
    assert read_settings().agency == "SỞ B"


def test_the_example_is_written_once_and_changes_nothing_until_it_is_edited(settings) -> None:
    before = read_settings(PROVINCE)
    path = write_example()
    assert read_settings(PROVINCE) == before
    with pytest.raises(BoardError, match="không ghi đè"):
        write_example()
    assert path.read_bytes() == EXAMPLE.read_bytes().replace(b"\r\n", b"\n")


def test_every_line_of_the_example_works_when_its_mark_is_taken_away() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    bare = "\n".join(line.removeprefix("# ") for line in lines if re.match(r"# (\w+ = |\[)", line))
    said = tomllib.loads(bare)
    parts = {kind: said.pop(kind) for kind in KINDS}
    assert letter_of(said, "example").agency == "Tổ công tác triển khai Đề án 06"
    assert set(said) == set(FIELDS) - {"number"}  # which is each report's own
    assert letter_of(parts["district"], "example").parent_agency == "UBND {area}"


def test_a_letter_survives_its_way_through_a_request() -> None:
    letter = Letter(agency="SỞ A", number="12", signed_on=date(2025, 7, 5), recipients=("Như trên;",))
    assert letter_of(letter_as_json(letter), "x") == letter
    assert letter_as_json(Letter()) == {}
