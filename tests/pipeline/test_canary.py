"""A person who cannot be missed goes the whole way: nothing of theirs comes out of the owner's side anywhere.

The canary has a number, dates and words that nothing else has. In an accepted row they are counted; in refused rows, in
unexpected columns and in torn files they are refused. Searched are all files beside the register, every word on the
terminal, every trace, and whatever the board sends and logs, also where it is provoked.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import duckdb
import polars as pl
import pytest

from board.release_record import current_id
from pipeline.__main__ import main
from pipeline.contract import TABLES, crosswalk
from tests.e2e.screens import menu
from tests.e2e.server import running_board
from tests.e2e.stream import session, text_of
from tests.pipeline.small_register import dossier, resident, spell, write_csv, write_parquet, write_register

LAST_DAY = date(2021, 3, 31)
NUMBER, FILE_NUMBER = 74_107_311_627, 74_107_886_190  # as identity numbers, but for the leading zero
WORDS = ("Chiền", "Chiện", "chien chien", "0903119907", "Ngõ 77")
NAME = "Lý Chiền Chiện 0903119907 Ngõ 77"
BORN, MOVED, COLLECTED, PRINTED = date(1907, 11, 13), date(1919, 8, 23), date(2021, 2, 3), date(2021, 2, 17)
FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y%m%d", "%m/%d/%Y")
TRACES = (str(NUMBER), str(FILE_NUMBER), *WORDS,
          *(f"{day:{form}}" for day in (BORN, MOVED, PRINTED) for form in FORMS))  # fmt: skip
RAW = [trace.encode(encoding) for trace in TRACES for encoding in ("utf-8", "utf-16-le")]
RAW += [number.to_bytes(8, "little") for number in (NUMBER, FILE_NUMBER)]
Times = dict[Path, int]


def traces_in(text: str | bytes) -> list[str]:
    """What of the canary stands in a text or in a file's bytes."""
    if isinstance(text, str):
        return [trace for trace in TRACES if trace.lower() in text.lower()]
    return [repr(trace) for trace in RAW if trace in text]


def traces_below(folder: Path, known: Times | None = None) -> list[str]:
    """'file: what' of every trace in the files of a folder, in their names, and in what tables hold when opened.

    known: files that were there before, with their times; what is as it was is not searched again.
    """
    found = []
    for path, time in times_of(folder).items():
        if not known or known.get(path) != time:
            told = [path.name, path.read_bytes(), *_opened(path)]
            found += [f"{path.name}: {trace}" for each in told for trace in traces_in(each)]
    return found


def times_of(folder: Path) -> Times:
    return {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def _opened(path: Path) -> Iterator[str]:
    if path.suffix == ".parquet":
        yield pl.read_parquet(path).write_csv()
    if path.suffix == ".duckdb":
        with duckdb.connect(str(path), read_only=True) as con:
            for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                yield con.table(table).pl().write_csv()


def canary_rows() -> tuple[dict, dict, dict]:
    card = {"collected_on": COLLECTED, "printed_on": PRINTED, "expires_on": None}
    person = resident(NUMBER, BORN, "female", id_number_on=COLLECTED, **card)
    filed = dossier(FILE_NUMBER, PRINTED, PRINTED + timedelta(days=3))
    return person, spell(NUMBER, MOVED), filed


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The owner's machine: the secret, data/, and in sog/ a register of 300 people and the canary, CSV and Parquet."""
    home = tmp_path_factory.mktemp("owner")
    people = [resident(number, date(1980, 1, 1), id_number_on=date(2021, 1, 5)) for number in range(1, 301)]
    spells = [spell(number, commune_code=pair[0], unit_code=pair[1])
              for number, pair in zip(range(1, 301), crosswalk() * 3, strict=False)]  # fmt: skip
    person, stay, filed = canary_rows()
    write_register(home / "sog" / "register", people, [*spells, stay], [filed], last_day=LAST_DAY)
    own = home / "sog" / "register" / "residents-2.csv"
    write_csv(own, "residents", [person], delimiter=";", encoding="utf-8-sig")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("BANG06_DATA", str(home / "data"))
        environment.setenv("BANG06_OWNER", str(home / "secret"))
        yield home


@pytest.fixture(scope="module")
def published(home: Path) -> list[tuple[int, str]]:
    """What check, extract and publish said of the register; their files lie in data/."""
    register = home / "sog" / "register"
    commands = (("check", register), ("extract", register, "--name", "canary"), ("publish", "canary"))
    return [told_by(*command) for command in commands]


def told_by(*command: object) -> tuple[int, str]:
    """The exit code of a command, and all that it says."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(said), redirect_stderr(said):
        code = main([str(word) for word in command])
    return code, said.buffer.getvalue().decode()


def test_the_search_finds_the_canary_where_it_is(home: Path) -> None:
    """The register itself, on the owner's side, has every trace: else the search below is blind."""
    found = {line.rpartition(": ")[0] for line in traces_below(home / "sog")}
    assert found == {"residents-2.csv", "spells.parquet", "dossiers.parquet"}


def test_a_counted_person_leaves_no_trace_from_the_check_to_the_release(
    home: Path, published: list[tuple[int, str]]
) -> None:
    assert [(code, traces_in(said)) for code, said in published] == [(0, [])] * 3
    assert len(list((home / "data").rglob("*.parquet"))) >= 5
    assert list((home / "data").rglob("*.duckdb"))
    assert traces_below(home / "data") + traces_below(home / "secret") == []


HEADER = ",".join(TABLES["residents"])
GOOD = "1,male,01/02/1990" + "," * 14
ENCODINGS = ("utf-8", "utf-16", "cp1258", "utf-8-sig")
BAD_FILES = {  # what a register's file of residents may hold by mistake
    "a name where the sex should be": f"{HEADER}\n{NUMBER},{NAME},13/11/1907{',' * 14}\n{GOOD}\n",
    "an impossible day": f"{HEADER}\n{NUMBER},female,13/11/1907 {NAME}{',' * 14}\n{GOOD}\n",
    "words in the number": f"{HEADER}\n{NUMBER} {NAME},female,13/11/1907{',' * 14}\n{GOOD}\n",
    "a column too many": f"{HEADER},ho_ten\n{NUMBER},female,13/11/1907{',' * 14},{NAME}\n",
    "a cell too many": f"{HEADER}\n{NUMBER},female,13/11/1907{',' * 14},{NAME}\n{GOOD}\n",
    "no header": f"{NUMBER},{NAME},13/11/1907{',' * 14}\n{GOOD}\n",
    "a torn quote": f'{HEADER}\n{NUMBER},"{NAME},13/11/1907{"," * 14}\n{GOOD}\n',
    "a torn line": f"{HEADER}\n{NUMBER},{NAME}",
    "the same person twice": f"{HEADER}\n" + f"{NUMBER},female,13/11/1907{',' * 14}\n" * 2,
}


@pytest.mark.parametrize(("mistake", "encoding"), list(zip(BAD_FILES, cycle(ENCODINGS), strict=False)))
def test_a_refused_person_leaves_no_trace(home: Path, tmp_path: Path, mistake: str, encoding: str) -> None:
    folder = write_register(tmp_path / "bad", [], [spell(NUMBER, MOVED)], last_day=LAST_DAY)
    (folder / "residents.parquet").unlink()
    (folder / "residents.csv").write_bytes(BAD_FILES[mistake].encode(encoding, errors="replace"))
    refused_everywhere(home, folder)


@pytest.mark.parametrize("column", ["sex", "born_on", "person_id", "ho_ten"])
def test_a_person_in_a_parquet_file_of_another_shape_leaves_no_trace(
    home: Path, tmp_path: Path, column: str
) -> None:
    folder = write_register(tmp_path / "bad", [canary_rows()[0]], last_day=LAST_DAY)
    table = pl.read_parquet(folder / "residents.parquet").with_columns(pl.lit(NAME).alias(column))
    table.write_parquet(folder / "residents.parquet")
    refused_everywhere(home, folder)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("register.json", f'{{"last_day": "{NAME}", "label": "", "source": ""}}'),
        ("register.json", f'{{"last_day": {NUMBER}, "{NAME}": '),
        ("service_offers.csv", f"period,provision,services\n{NAME},{NUMBER},{BORN}\n"),
        ("service_offers.csv", f"period,provision,{NAME}\n2021-01,partial,1\n"),
        ("service_offers.csv", f"period,provision,services\n2021-01,partial,{NUMBER}\n"),
        ("service_offers.csv", f"period,provision,services\n2021-01,partial,1\x00{NAME}\n"),
        ("targets.csv", f"{NAME},{NUMBER}\n"),
        ("targets.csv", f"{NAME},{NUMBER}\n".encode("utf-16")),
    ],
)
def test_a_person_in_a_file_that_should_hold_none_leaves_no_trace(
    home: Path, tmp_path: Path, file: str, text: str | bytes
) -> None:
    folder = write_register(tmp_path / "bad", [resident(1)], [spell(1)], last_day=LAST_DAY)
    (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    refused_everywhere(home, folder)


def refused_everywhere(home: Path, register: Path) -> None:
    """Check and extract refuse; neither says nor leaves anything, not in the list of refused rows either."""
    known = times_of(home / "data")
    for command in (("check", register), ("extract", register, "--name", "refused")):
        code, said = told_by(*command)
        assert (code, traces_in(said)) == (1, []), command
    assert not (home / "data" / "incoming" / "refused").exists()
    assert traces_below(home / "data", known) == []


def test_a_file_in_place_of_an_extract_is_refused_without_a_trace(home: Path, published: list) -> None:
    """Somebody puts the register itself, or the canary's own table, where the board expects an extract."""
    folder = home / "data" / "incoming" / "canary"
    counted = (folder / "population.parquet").read_bytes()
    write_parquet(folder / "population.parquet", "residents", [canary_rows()[0]])
    try:
        for extract in ("canary", str(home / "sog" / "register")):
            code, said = told_by("publish", extract)
            assert (code, traces_in(said)) == (1, [])
    finally:
        (folder / "population.parquet").write_bytes(counted)


@pytest.mark.parametrize("file", ["residents-2.csv", "spells.parquet", f"0{NUMBER}.csv", "offers.csv"])
def test_a_person_at_the_stewards_door_is_refused_without_a_trace(
    home: Path, published: list, tmp_path: Path, file: str
) -> None:
    """The register's own files, a file named by the number, and a name where a kind of service should be."""
    path, known = home / "sog" / "register" / file, times_of(home / "data")
    if not path.exists():
        path = tmp_path / file
        cell = NAME if file == "offers.csv" else "partial"
        path.write_text(f"period,provision,services\n2021-03,{cell},30\n", encoding="utf-8")
    code, said = told_by("receive", path, "--by", "Người Nộp", "--public", "UBND tỉnh")
    assert (code, traces_in(said)) == (1, [])
    assert traces_below(home / "data", known) == []


ASKED = (  # addresses that no menu offers, the canary's own words among them
    "", "area=74&period=2021-03&indicator=card_collected&age=80%2B&sex=female", f"area={NUMBER}&period=1907-11",
    f"indicator={NAME}&sex={NAME}&with={NUMBER}", "area=25741&level=commune&age=60%2B&sex=female&residence=temporary",
    "lang=%00&period=0000-13&service=' OR 1=1 --",
)  # fmt: skip


def test_the_board_says_nothing_of_the_canary_even_where_it_is_provoked(
    home: Path, published: list, tmp_path: Path
) -> None:
    releases = home / "data" / "releases"
    sent = []
    with running_board(releases, tmp_path) as server:
        for path in menu(server.address).values():
            for query in ASKED:
                with session(server.address) as viewer:
                    sent.append((query, text_of(viewer.run(page=path, query=query))))
        damaged(releases)
        with session(server.address) as viewer:
            sent.append(("", text_of(viewer.run())))
    assert re.search("Không|không", sent[-1][1])
    echoed = {
        trace for query, _ in sent for trace in traces_in(query)
    }  # an address is the viewer's own words
    told = [
        (query, trace) for query, text in sent for trace in traces_in(text) if trace not in traces_in(query)
    ]
    assert told == []
    assert echoed
    assert traces_in((tmp_path / "server.log").read_bytes()) == []


def damaged(releases: Path) -> None:
    """A byte of the release in the middle is another one, and its time with it."""
    path = releases / f"{current_id(releases)}.duckdb"
    path.chmod(0o644)
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 0xFF
    path.write_bytes(held)
