"""Whatever is sent gets an answer: in plain words of both languages, in time, in bounds, without a word of the file."""

from __future__ import annotations

import sys
import time
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.gate.child import in_child
from pipeline.gate.errors import FileRefused
from pipeline.gate.opening import Opened, open_file
from tests.pipeline.gate.hostile import CANARY, HOSTILE, pack, parquet, parts, sheet, workbook

SECONDS, GIGABYTES = 20, 1.5  # ten times what was measured


def answers_to(files: dict[str, Path]) -> tuple[dict[str, tuple[str, str, float]], float]:
    """({name: (refusal in Vietnamese, in English, seconds of opening)}, peak of resident memory in GB)."""
    answers = {}
    for name, path in files.items():
        started = time.monotonic()
        answers[name] = (*refusal(path), time.monotonic() - started)
    return answers, peak_gigabytes()


def refusal(path: Path) -> tuple[str, str]:
    try:
        open_file(path)
    except FileRefused as refused:
        return refused.vi, refused.en
    return "", ""


def peak_gigabytes() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << (30 if sys.platform == "darwin" else 20)
    )


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, tuple[str, str, float]], float]:
    files = {name: make(tmp_path_factory.mktemp("hostile")) for name, (make, _) in HOSTILE.items()}
    return in_child(answers_to, files)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_own_words_and_none_of_the_file(name: str, measured) -> None:
    vi, en, seconds = measured[0][name]
    assert HOSTILE[name][1] in vi
    assert len(en) > 20
    assert CANARY not in vi + en
    assert seconds < SECONDS


def test_no_hostile_file_takes_much_memory(measured) -> None:
    assert 0 <= measured[1] < GIGABYTES


def test_what_lies_behind_the_declared_size_of_a_part_is_never_read(tmp_path: Path) -> None:
    """Python stops there, another reader goes on: both must see the same."""
    path = workbook(xl__sharedStrings_dot_xml=f"<sst/>{' ' * 90}{CANARY}")(tmp_path)
    honest, real = b"<sst/>", b"<sst/>" + b" " * 90 + CANARY.encode()
    data = path.read_bytes()
    for said, lie in ((len(real), len(honest)), (zipfile.crc32(real), zipfile.crc32(honest))):
        data = data.replace(said.to_bytes(4, "little"), lie.to_bytes(4, "little"))
    path.write_bytes(data)
    opened = open_file(path)
    assert opened.sheets["Trang 1"].rows() == [("10/2026", "12", 2)]
    assert CANARY not in str(opened.loose)


VALID: dict[str, bytes] = {
    "csv": 'Tháng;Số\n10/2026;12\n"a\nb";3\n'.encode(),
    "wide csv": "Tháng\tSố\n10/2026\t12\n".encode("utf-16"),
    "parquet": parquet(pa.table({"tháng": ["10/2026"] * 9, "số": list(range(9))})),
    "xlsx": b"",  # made below, part by part
}
STARTS = (b"", b"PK\x03\x04", b"PAR1", b"PARE", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"a,b\n1,")
PLAIN = {
    **parts(sheet(), sheet(after="<headerFooter><oddHeader>a</oddHeader></headerFooter>")),
    "xl/sharedStrings.xml": "<sst><si><t>a</t></si></sst>",
    "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    "docProps/core.xml": "<a><creator>b</creator></a>",
}


def opened_or_refused(path: Path) -> Opened | None:
    """Anything but a FileRefused goes through and fails the test."""
    try:
        return open_file(path)
    except FileRefused:
        return None


def changed(data: bytes, cut: float, flips: list[tuple[float, int]]) -> bytes:
    whole = bytearray(data[: round(len(data) * cut)])
    for place, bits in flips if whole else ():
        whole[int(place * len(whole))] ^= bits
    return bytes(whole)


share = st.floats(0, 1, exclude_max=True)
changes = st.lists(st.tuples(share, st.integers(1, 255)), max_size=4)
cuts = st.one_of(st.just(1.0), share)


@settings(max_examples=200, deadline=None)
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_any_bytes_are_opened_or_refused(start, rest, tmp_path_factory) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(start + rest)
    opened_or_refused(path)


@settings(max_examples=300, deadline=None)
@given(kind=st.sampled_from(sorted(VALID)), cut=cuts, flips=changes)
def test_a_torn_or_changed_file_is_opened_or_refused(kind, cut, flips, tmp_path_factory) -> None:
    path = tmp_path_factory.getbasetemp() / "changed"
    data = VALID[kind] or pack(path, PLAIN).read_bytes()
    path.write_bytes(changed(data, cut, flips))
    opened = opened_or_refused(path)
    assert opened is not None or cut < 1 or flips


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(sorted(PLAIN)), cut=cuts, flips=changes)
def test_a_workbook_with_a_changed_part_is_opened_or_refused(name, cut, flips, tmp_path_factory) -> None:
    """Changed before it is packed: the ZIP is sound and its checksums are right."""
    path = tmp_path_factory.getbasetemp() / "part"
    part = changed(PLAIN[name].encode(), cut, flips)
    opened_or_refused(pack(path, {**PLAIN, name: part}))
