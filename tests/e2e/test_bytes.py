"""The bytes that leave the board: nothing in them depends on a withheld number, and nothing of the machine is in them.

Two boards are served from two releases that differ in withheld numbers alone (tests/attacks/twin.py). What they send
must be the same, message by message and file by file, on every page and under filters that leave hardly anybody.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from google.protobuf.json_format import MessageToDict

from tests.e2e.screens import BY_AREA, ID_CARD, MAP, OVERVIEW, REPORTS, menu
from tests.e2e.server import Server, running_board
from tests.e2e.stream import session
from tests.reports.readers import text_of_pdf, text_of_xlsx
from tests.small_release import SECRET

ADDRESSES = (
    "area=25858&period=2025-06",
    "area=25858&period=2025-06&age=60%2B&sex=female&residence=temporary",
    "area=722&level=commune&period=2025-06&indicator=backlog_over&of=registered&lang=en",
    "level=commune&period=2026-10&indicator=dossiers_on_time&service=DV04",
)
OF_ONE_RUN = {
    "hash",
    "scriptRunId",
    "sessionId",
    "deferredFileId",
}  # new in every run, whatever the figures are
READERS: dict[str, Callable[[bytes], object]] = {  # a new kind of file joins by a line here
    ".csv": lambda held: held.decode("utf-8-sig"),
    ".zip": lambda held: files_inside(held),
    ".pdf": lambda held: f"{hashlib.sha256(held).hexdigest()}\n{text_of_pdf(held)}",
    ".xlsx": lambda held: f"{hashlib.sha256(held).hexdigest()}\n{text_of_xlsx(held)}",
}


@pytest.fixture(scope="module")
def boards(worlds: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """Each with a data folder of its own: the reports that one makes are not the other's."""
    with ExitStack() as stack:
        folders = [tmp_path_factory.mktemp("server") for _ in worlds]
        yield [
            stack.enter_context(running_board(one.parent, folder, data=folder / "data"))
            for one, folder in zip(worlds, folders, strict=True)
        ]


@pytest.fixture(scope="module")
def sent(boards: list[Server]) -> list[dict[str, list[dict]]]:
    """By page and address, every message of the run that opens it, from each of the two boards."""
    with ThreadPoolExecutor(len(boards)) as side_by_side:
        return list(side_by_side.map(everything_sent, [board.address for board in boards]))


def everything_sent(address: str) -> dict[str, list[dict]]:
    found = {}
    for title, path in menu(address).items():
        for query in ADDRESSES:
            with session(address) as viewer:
                messages = viewer.run(page=path, query=query)
            found[f"{title} {query}"] = [without_ids(MessageToDict(message)) for message in messages]
    return found


def without_ids(message: object) -> object:
    if isinstance(message, dict):
        return {key: without_ids(value) for key, value in message.items() if key not in OF_ONE_RUN}
    return [without_ids(one) for one in message] if isinstance(message, list) else message


def strings_in(message: object) -> Iterator[str]:
    if isinstance(message, str):
        yield message
    for one in (
        message.values() if isinstance(message, dict) else message if isinstance(message, list) else ()
    ):
        yield from strings_in(one)


def test_two_boards_that_differ_in_withheld_numbers_alone_send_the_same(sent: list[dict]) -> None:
    one, other = sent
    assert [asked for asked in one if one[asked] != other[asked]] == []
    said = {asked: "\n".join(strings_in(messages)) for asked, messages in one.items()}
    assert sum("<10" in text for text in said.values()) >= 10
    assert sum("không công bố" in text or "withheld" in text for text in said.values()) >= 10


def test_a_difference_in_a_shown_number_would_be_seen(sent: list[dict], board: Server) -> None:
    """The test of the test above: the small release's own board has more people in these communes."""
    asked = f"{BY_AREA} {ADDRESSES[0]}"
    with session(board.address) as viewer:
        messages = viewer.run(page=menu(board.address)[BY_AREA], query=ADDRESSES[0])
    assert sent[0][asked] != [without_ids(MessageToDict(message)) for message in messages]


FORBIDDEN = {
    "a number of twelve digits": re.compile(r"(?<![\w.\-])\d{12}(?![\w.\-])"),
    "a path of this machine": re.compile("|".join(re.escape(str(path)) for path in (Path(sys.prefix), Path.home() / "x",
                                                                                   Path(__file__).parents[2]))),
    "a query": re.compile(r"\bSELECT\s|\bFROM (?:measure|rollup|population)\b|\$area_codes"),
    "the secret": re.compile(re.escape(SECRET.decode())),
    "a part of a divided commune": re.compile(r"\b\d{5}-\d{5}\b"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_that_is_sent_holds(sent: list[dict], what: str) -> None:
    found = {asked: match.group() for asked, messages in sent[0].items() for text in strings_in(messages)
             if (match := FORBIDDEN[what].search(text))}  # fmt: skip
    assert found == {}


PRESSED = (
    (OVERVIEW, "period=2025-06&indicator=card_undelivered"),
    (BY_AREA, ADDRESSES[0]),
    (MAP, "area=25858&period=2025-06&age=60%2B&sex=female&residence=temporary"),
    (ID_CARD, ADDRESSES[1]),
    (REPORTS, "area=722&period=2025-06"),
)
ON_PAPER = (BY_AREA, MAP)


@pytest.mark.browser
def test_what_a_browser_fetches_and_the_files_that_it_downloads_are_the_same(
    boards: list[Server], chromium
) -> None:
    (fetched, files), (other_fetched, other_files) = (
        fetched_and_downloaded(chromium, one.address) for one in boards
    )
    assert [name for name in files if files[name] != other_files.get(name)] == []
    assert [path for path in fetched if fetched[path] != other_fetched.get(path)] == []
    assert {Path(name).suffix for name in files} == set(READERS)
    assert len(files) >= 5
    assert any("maps/" in path for path in fetched)
    assert any("<10" in str(held) for held in files.values())
    held = [str(one) for one in (*fetched.values(), *files.values())]
    assert [name for name, rule in FORBIDDEN.items() if any(map(rule.search, held))] == []


def fetched_and_downloaded(chromium, address: str) -> tuple[dict[str, str], dict[str, object]]:
    """Pages, map sheets and answers that a browser asks for by their path; what is in each file behind some buttons."""
    from tests.e2e.browser import WIDE, visiting

    fetched, files, paths, responses = {}, {}, menu(address), []
    with visiting(chromium, address, WIDE) as visit:
        visit.page.on("response", lambda response: responses.append(response))
        for title, query in PRESSED:
            visit.open(f"{paths[title]}?{query}")
            buttons = visit.page.locator('[data-testid="stDownloadButton"] button:visible')
            if title == REPORTS:  # there is none before a report is made
                visit.main.get_by_role("button", name="Lập báo cáo", exact=True).click()
                visit.main.locator(".st-key-report_pages img").first.wait_for()
            if buttons.count() == 0:  # they are behind a button of their own
                visit.main.locator('[data-testid="stPopover"] button:visible').first.click()
                buttons.first.wait_for()
            for place in range(min(buttons.count(), 2)):
                with visit.page.expect_download() as download:
                    buttons.nth(place).click()
                files |= read(download.value)
            if title in ON_PAPER:
                with visit.page.expect_download() as download:
                    visit.main.locator("button.make").click()
                files |= read(download.value)
            said = [one for one in responses if re.search("json|html", one.headers.get("content-type", ""))]
            fetched |= {urlsplit(one.url).path: one.text() for one in said}
            responses.clear()
        assert visit.outside_hosts == set()
    return fetched, files


def read(download) -> dict[str, object]:
    name = download.suggested_filename
    return {name: READERS[Path(name).suffix](Path(download.path()).read_bytes())}


def files_inside(held: bytes) -> dict[str, object]:
    """The files of a ZIP by name; its own bytes hold the time of day."""
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        return {name: READERS[Path(name).suffix](archive.read(name)) for name in archive.namelist()}
