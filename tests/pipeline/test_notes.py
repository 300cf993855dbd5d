"""Writing notes: signed by a steward, about no person, in letters that the reports print; nothing of them in a log."""

from __future__ import annotations

import io
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from board.errors import BoardError
from board.notes import LOG, read_events, read_notes
from pipeline import notes
from pipeline.__main__ import main
from pipeline.deliveries.naming import name_steward
from pipeline.notes import add_note, withdraw_note

BY = "Trần Thị Bình"
TEXT = "Máy in thẻ bảo trì từ 10/06 đến 20/06/2025; Công an thành phố Dĩ An mở thêm 3 tổ lưu động, trả 12.450 thẻ (91,2%)."


@pytest.fixture(autouse=True)
def owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder and an owner of the test's own, with one steward."""
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BANG06_OWNER", str(tmp_path / "owner"))
    name_steward(BY, "một câu chỉ mình biết")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "notes"


def added(folder: Path, text: str = TEXT, **other: str) -> str:
    about = {"area_code": "74", "period": "2025-06", "by": BY, **other}
    return add_note(folder, text=text, **about).id


def test_two_notes_on_the_same_month_both_stand(folder: Path) -> None:
    assert added(folder) == "n1"
    assert added(folder, "Đề nghị xem xét chỉ tiêu.", indicator_id="card_delivered") == "n2"
    first, second = read_notes(folder)
    assert (first.text, first.by, first.period, first.indicator_id) == (TEXT, BY, date(2025, 6, 30), None)
    assert (second.text, second.indicator_id) == ("Đề nghị xem xét chỉ tiêu.", "card_delivered")


def test_a_note_taken_back_stays_in_the_log_and_its_id_is_never_given_again(folder: Path) -> None:
    added(folder)
    withdraw_note(folder, "n1", by=BY)
    assert read_notes(folder) == ()
    assert added(folder, "Lần nữa.") == "n2"
    assert [(event.kind, event.id) for event in read_events(folder)] == [
        ("added", "n1"),
        ("withdrawn", "n1"),
        ("added", "n2"),
    ]
    with pytest.raises(BoardError, match="Không có ý kiến nào mang mã n1"):
        withdraw_note(folder, "n1", by=BY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Công dân 074090123456 chưa nhận thẻ.", "số định danh cá nhân"),
        ("Liên hệ 0912 345 678.", "số điện thoại"),
        ("Ông Nguyễn Văn An chưa nhận thẻ.", "họ và tên người"),
        ("Hộ tại 123 đường Yersin, phường Phú Cường.", "địa chỉ nơi ở"),
        ("Thư gửi an.nguyen@gmail.com.", "địa chỉ thư điện tử"),
        ("Xe 61A-123.45 vi phạm.", "biển số xe"),
    ],
)
def test_a_text_that_points_to_a_person_is_refused_by_its_kind_and_not_repeated(
    folder: Path, text: str, kind: str
) -> None:
    with pytest.raises(BoardError, match=kind) as refused:
        added(folder, text)
    assert max(text.split(), key=len) not in refused.value.vi + refused.value.en
    assert read_events(folder) == []


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        ("😀", "U+1F600 (GRINNING FACE)"),
        ("ش", "U+0634 (ARABIC LETTER SHEEN)"),
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u200b", "U+200B (ZERO WIDTH SPACE)"),
        ("\x07", "U+0007"),
        ("\x1c", "U+001C"),
        ("q\u0301", "U+0301 (COMBINING ACUTE ACCENT)"),
        ("中", "U+4E2D"),
        ("\ufffd", "U+FFFD (REPLACEMENT CHARACTER)"),
    ],
)
def test_a_letter_that_no_report_can_print_is_named_by_its_code_point(
    folder: Path, letter: str, code: str
) -> None:
    with pytest.raises(BoardError) as refused:
        added(folder, f"Tốt {letter} rồi")
    assert code in refused.value.vi
    assert code in refused.value.en


def test_accents_are_composed_and_lines_and_spaces_are_single_spaces(folder: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Thủ Dầu Một\r\n  đã   xong.\u00a0")
    assert decomposed != unicodedata.normalize("NFC", decomposed)
    added(folder, decomposed)
    assert read_notes(folder)[0].text == "Thủ Dầu Một đã xong."


@pytest.mark.parametrize(("length", "refused"), [(0, True), (1, False), (600, False), (601, True)])
def test_a_note_has_1_to_600_characters(folder: Path, length: int, refused: bool) -> None:
    text = ("Rà soát. " * 70)[:length].ljust(length, "x")
    if refused:
        with pytest.raises(BoardError, match=f"hiện có {length}"):
            added(folder, text)
    else:
        assert added(folder, text) == "n1"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"area_code": "99"}, "Không có địa bàn mã “99”"),
        ({"area_code": "718", "period": "2025-07"}, "ở địa giới ngày 31/07/2025"),
        ({"period": "2025-13"}, "Kỳ không hợp lệ"),
        ({"period": "2020-12"}, "Kỳ không hợp lệ"),
        ({"period": "2999-01"}, "Kỳ không hợp lệ"),
        ({"indicator_id": "nothing"}, "Không có chỉ số “nothing”"),
        ({"by": "Ai Đó Khác"}, "không có trong danh sách"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(folder: Path, other: dict[str, str], said: str) -> None:
    with pytest.raises(BoardError, match=said):
        added(folder, **other)
    assert not (folder / LOG).exists()


def test_a_damaged_log_is_not_written_over(folder: Path) -> None:
    added(folder)
    path = folder / LOG
    path.write_bytes(path.read_bytes()[:-10])
    damaged = path.read_bytes()
    for step in (lambda: added(folder), lambda: withdraw_note(folder, "n1", by=BY)):
        with pytest.raises(BoardError, match="bị hỏng hoặc bị sửa"):
            step()
    assert path.read_bytes() == damaged


def test_a_kill_while_writing_leaves_the_log_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added(folder)

    def killed(beside: Path, place: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(notes, "replace_file", killed)
        with pytest.raises(KeyboardInterrupt):
            added(folder, "Lần hai.")
    assert [one.text for one in read_notes(folder)] == [TEXT]
    assert added(folder, "Lần hai.") == "n2"


def run(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return main(["note", *arguments])


def test_the_text_of_a_note_reaches_no_log_and_no_message(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd, caplog
) -> None:
    about = ("add", "--area", "74", "--period", "2025-06", "--by", BY)
    assert run(monkeypatch, "Máy in thẻ bảo trì.", *about) == 0
    assert run(monkeypatch, "Máy in thẻ bảo trì, gọi 0912345678.", *about) == 1
    assert run(monkeypatch, "Máy in thẻ bảo trì 😀.", *about) == 1
    said = capfd.readouterr()
    assert "Đã ghi ý kiến n1 của Trần Thị Bình." in said.out
    assert "bảo trì" not in said.out + said.err + caplog.text
    holding = [one for one in tmp_path.rglob("*") if one.is_file() and "bảo trì".encode() in one.read_bytes()]
    assert holding == [folder / LOG]


def test_notes_are_listed_and_taken_back_by_their_ids(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    assert main(["note", "list"]) == 0
    added(folder)
    assert main(["note", "list"]) == 0
    assert main(["note", "withdraw", "n1", "--by", BY]) == 0
    assert main(["note", "withdraw", "n1", "--by", BY]) == 1
    told = capsys.readouterr().out
    assert "Chưa có ý kiến nào." in told
    assert f"n1 · 74 · tháng 6/2025 · – · {BY} · {date.today():%d/%m/%Y}\n  {TEXT}" in told
    assert "Đã rút ý kiến n1." in told
