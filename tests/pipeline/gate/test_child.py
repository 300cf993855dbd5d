"""Work in a child: its result comes back; whatever goes wrong in it is a FileRefused without a word of the file."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import polars as pl
import pytest

from board.errors import BoardError
from pipeline.gate.child import in_child, step
from pipeline.gate.errors import FileRefused
from pipeline.gate.opening import open_file
from pipeline.gate.opening.limits import GB, Limits
from tests.pipeline.gate.hostile import CANARY, workbook

POSIX = pytest.mark.skipif(os.name != "posix", reason="the system limits memory on POSIX only")


def twice(number: int) -> int:
    step("first")
    step("second")
    return 2 * number


def table() -> pl.DataFrame:
    return pl.DataFrame({"tháng": ["10/2026", None], "số": [1, 2]})


def refuse() -> None:
    raise BoardError("Không được.", "No.")


def stumble() -> None:
    raise ValueError(CANARY)


def chatter() -> str:
    print(CANARY)
    os.write(1, CANARY.encode())
    os.write(2, CANARY.encode())
    return "done"


def crash() -> None:
    os.kill(os.getpid(), 11)


def swell() -> int:
    return len(bytearray(3 * GB))


def linger() -> None:
    time.sleep(60)


def spin() -> None:
    while True:
        pass


def leave_files() -> tuple[str, str]:
    Path(tempfile.gettempdir(), "left").write_text(CANARY)
    Path("left too").write_text(CANARY)
    return tempfile.gettempdir(), str(Path.cwd())


def cores() -> tuple[int, int]:
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)


def refusal(function, *args, **options) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        in_child(function, *args, **options)
    assert CANARY not in refused.value.vi + refused.value.en
    return refused.value


def test_the_result_comes_back_and_the_steps_are_told_in_their_order():
    told = []
    assert in_child(twice, 21, progress=told.append) == 42
    assert told == ["first", "second"]


def test_a_table_comes_back_as_it_was():
    assert in_child(table).equals(table())


def test_a_step_outside_a_child_does_nothing():
    assert twice(4) == 8


def test_what_the_child_prints_goes_nowhere(capfd):
    assert in_child(chatter) == "done"
    assert CANARY not in "".join(capfd.readouterr())


def test_a_refusal_comes_back_in_its_own_words():
    refused = refusal(refuse)
    assert (refused.vi, refused.en) == ("Không được.", "No.")


def test_of_a_mistake_of_ours_only_its_class_and_place_are_told(capfd, caplog):
    refused = refusal(stumble)
    assert "ValueError test_child.py:" in refused.vi
    assert CANARY not in "".join(capfd.readouterr()) + caplog.text


@POSIX
def test_a_crash_is_a_damaged_file():
    assert "hỏng" in refusal(crash).vi


@POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not limit the address space")
def test_too_much_memory_is_refused():
    assert "bộ nhớ" in refusal(swell, limits=Limits(memory_bytes=2 * GB)).vi


@pytest.mark.parametrize("function", [linger, spin])
def test_a_child_that_takes_too_long_is_ended(function):
    started = time.monotonic()
    assert "1 giây" in refusal(function, limits=Limits(seconds=1)).vi
    assert time.monotonic() - started < 15


def test_the_childs_folder_goes_with_it():
    temporary, current = in_child(leave_files)
    assert temporary == current
    assert not Path(temporary).exists()


@POSIX
def test_a_crash_leaves_no_core_dump():
    assert in_child(cores)[0] == 0


def test_a_file_is_opened_in_a_child_as_it_is_here(tmp_path):
    path = workbook()(tmp_path)
    there, here = in_child(open_file, path), open_file(path)
    assert there.sheets["Trang 1"].equals(here.sheets["Trang 1"])
    assert there.loose == here.loose
