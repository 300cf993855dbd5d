"""What was built on a release goes with it: no figure of a withdrawn release is shown by a later one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from board.errors import BoardError
from board.release_chain import chain
from board.release_log import history
from board.release_record import current_id, entries, read_record
from pipeline.__main__ import main
from pipeline.extract_files import ExtractRefused
from pipeline.gate.extract_check import check_extract_folder
from pipeline.publish import publish, restore, withdraw
from pipeline.release_folder import lock, state_of
from pipeline.release_repair import repair
from tests.pipeline.killed_at import started


def on(base: str, extract: Path, folder: Path) -> Path:
    """A copy of the extract that says it was built on the release `base`."""
    shutil.copytree(extract, folder)
    manifest = folder / "manifest.json"
    about = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**about, "built_on": base}), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def three_published(
    two_published: Path, extracts: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Two releases from whole extracts, and a third that was built on the second and is shown."""
    folder = tmp_path_factory.mktemp("three_published")
    shutil.copytree(two_published, folder / "releases")
    built_on = on(entries(two_published)[0].release_id, extracts[2], folder / "extract")
    publish(built_on, folder / "releases", people_sheets=False)
    return folder / "releases"


@pytest.fixture
def releases(three_published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, which the commands work on."""
    shutil.copytree(three_published, tmp_path / "releases")
    monkeypatch.setenv("BANG06_RELEASES", str(tmp_path / "releases"))
    return tmp_path / "releases"


@pytest.fixture
def three(releases: Path) -> tuple[str, str, str]:
    """Their ids, the oldest first."""
    third, second, first = (entry.release_id for entry in entries(releases))
    return first, second, third


def states(releases: Path) -> list[str]:
    return [entry.state for entry in entries(releases)]


def test_withdrawing_a_release_takes_along_what_was_built_on_it(releases, three):
    first, second, third = three
    assert [read_record(releases / f"{one}.json").built_on for one in three] == [None, None, second]
    told = []
    assert withdraw(releases, second, by=("An",), tell=lambda vi, en: told.append(vi)) == first
    assert told == [f"Kỳ phát hành {third} được lập trên {second} nên cũng bị thu hồi."]
    assert states(releases) == ["withdrawn", "withdrawn", "current"]
    assert [(event.kind, event.release_id, event.by, event.shown) for event in history(releases)[:2]] == [
        ("withdrawn", third, ("An",), first), ("withdrawn", second, ("An",), first),
    ]  # fmt: skip
    assert [path.stem for path in releases.glob("*.duckdb")] == [first]


def test_the_command_says_which_releases_go_along(releases, three, monkeypatch, capsys, tmp_path):
    first, second, third = three
    monkeypatch.setenv("BANG06_DATA", str(tmp_path / "data"))
    assert main(["withdraw", second, "--by", "An"]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert said[0] == f"Kỳ phát hành {third} được lập trên {second} nên cũng bị thu hồi."
    assert said[-1] == f"Đã thu hồi {second} cùng 1 kỳ lập trên kỳ này. Đang hiển thị {first}."


def test_a_release_comes_back_only_after_the_one_it_was_built_on(releases, three):
    first, second, third = three
    withdraw(releases, second)
    with pytest.raises(BoardError, match=f"Hãy hiển thị lại {second} trước"):
        restore(releases, third)
    assert current_id(releases) == first
    restore(releases, second)
    restore(releases, third)
    assert states(releases) == ["current", "kept", "kept"]


def test_withdrawing_what_was_built_on_a_release_leaves_that_one(releases, three):
    _, second, third = three
    assert withdraw(releases, third) == second
    assert states(releases) == ["withdrawn", "current", "kept"]


def test_a_purge_deletes_what_was_built_on_it_withdrawn_or_not(releases, three):
    first, second, third = three
    withdraw(releases, third)
    assert withdraw(releases, second, purge=True) == first
    assert states(releases) == ["purged", "purged", "current"]
    assert [path.stem for path in releases.rglob("*.duckdb")] == [first]
    with pytest.raises(BoardError, match="đã được thu hồi và xóa hẳn từ trước"):
        withdraw(releases, second, purge=True)


def test_an_old_release_whose_file_is_gone_can_be_withdrawn_for_what_was_built_on_it(
    releases, three, extracts, tmp_path
):
    _, second, third = three
    publish(on(second, extracts[2], tmp_path / "again"), releases, keep=1, people_sheets=False)
    assert states(releases) == ["current", "past", "past"]
    assert withdraw(releases, second) is None
    assert states(releases) == ["withdrawn", "withdrawn", "past"]
    with pytest.raises(BoardError, match="không còn được giữ"):
        restore(releases, second)
    restore(releases, third)  # what it was built on is not withdrawn any more
    assert states(releases) == ["current", "past", "past"]


def test_nothing_is_published_that_was_built_on_withdrawn_figures(releases, three, extracts, tmp_path):
    _, _, third = three
    withdraw(releases, third, purge=True)
    other = on(third, extracts[2], tmp_path / "other")
    manifest = json.loads((other / "manifest.json").read_text(encoding="utf-8"))
    (other / "manifest.json").write_text(json.dumps({**manifest, "label": "Nhãn khác"}), encoding="utf-8")
    with pytest.raises(BoardError, match=f"được lập trên kỳ phát hành {third} đã bị thu hồi"):
        publish(other, releases, people_sheets=False)
    assert states(releases) == ["purged", "current", "kept"]


def test_content_that_was_there_before_keeps_what_it_was_built_on(releases, three, extracts, tmp_path):
    """A month corrected and put back again: the first release holds nothing of the third."""
    _, second, third = three
    publish(on(second, extracts[2], tmp_path / "again"), releases, keep=1, people_sheets=False)
    back = publish(on(third, extracts[1], tmp_path / "back"), releases, people_sheets=False)
    assert (back.stem, read_record(back).built_on) == (second, None)


def test_an_id_in_the_manifest_is_no_number_of_a_person_and_anything_else_there_is_looked_at(
    extracts, tmp_path
):
    base = "board-2026-10-12345678"  # its digits alone would look like a number of social insurance
    assert check_extract_folder(on(base, extracts[2], tmp_path / "id")).about["built_on"] == base
    with pytest.raises(ExtractRefused, match="dấu hiệu thông tin về cá nhân"):
        check_extract_folder(on("074190012345", extracts[2], tmp_path / "person"))


def test_records_that_make_a_ring_end():
    assert chain({"a": "b", "b": "c", "c": "b"}, "a") == ["a", "b", "c"]
    assert chain({}, None) == []


@pytest.mark.parametrize(("command", "state"), [("withdraw", "withdrawn"), ("purge", "purged")])
def test_a_withdrawal_killed_after_its_first_step_is_finished_for_the_whole_chain(
    command, state, releases, three
):
    first, second, third = three
    process, _ = started("withdrawing.point_to", command, releases, second)
    process.join(timeout=120)
    assert process.exitcode
    assert (state_of(releases, second), state_of(releases, third)) == (state, "kept")
    with lock(releases):
        assert repair(releases)[0].vi == f"Kỳ phát hành {third} được lập trên {second} nên cũng bị thu hồi."
        assert repair(releases) == []
    assert states(releases) == [state, state, "current"]
    assert current_id(releases) == first
    assert {event.release_id for event in history(releases) if event.kind == state} == {second, third}
    assert [path.stem for path in releases.glob("*.duckdb")] == [first]


@pytest.mark.parametrize("odd", ["../incoming/register/manifest", "board-2025-07-00000000/../../x", "x" * 99])
def test_what_is_no_id_is_told_in_few_words_and_no_path_is_made_of_it(odd, releases, capsys):
    manifest = releases.parent / "incoming" / "register" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text("{}", encoding="utf-8")
    for command in ("withdraw", "restore", "revisions", "confirm", "cancel"):
        signed = ["--by", "Nguyễn Văn An"] if command in ("confirm", "cancel") else []
        assert main([command, odd, *signed]) == 1
        out = capsys.readouterr().out
        assert out.startswith(("Không có kỳ phát hành ", "Không có lần nộp "))
        assert odd[:40] in out
        assert "x" * 41 not in out
    assert manifest.read_text(encoding="utf-8") == "{}"
