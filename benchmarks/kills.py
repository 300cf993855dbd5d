"""Kill a publish at random moments, some hundred times, while a reader asks all the time.

    python -m benchmarks.kills [--kills 250] [--seed 6]

Every publish is of a tiny extract and runs in a process of its own. SIGKILL ends it at a moment drawn evenly from the
time that a publish usually takes, or, every other time, within a few milliseconds of the beginning of a step drawn at
random, because the steps that matter most are the shortest. The reader asks what the board would be asked, through
board/store.py, and counts as wrong whatever is neither the last good release nor the one that was coming, and every
error. After each kill the folder is put in order as the next command does it.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.timing import busy_share
from board.errors import BoardError
from board.release_log import read_log
from board.release_record import current_id
from board.store import current_release
from pipeline.publish import STEPS, publish
from pipeline.release_folder import lock
from pipeline.release_repair import repair
from tests.pipeline.killed_at import DEADLY, started, steps_told
from tests.pipeline.tiny_extract import write_tiny_extract

QUESTION = "SELECT min(residents), max(residents), count(*) FROM population"


@dataclass
class Reader:
    """Asks until it is stopped. allowed: numbers of people that a whole release may show at this moment."""

    allowed: set[int]
    answers: int = 0
    stand_ins: int = 0
    wrong: list[str] = field(default_factory=list)
    stopped: bool = False

    def ask(self) -> int | None:
        try:
            release = current_release()
            with release.cursor() as cursor:
                ((least, most, _),) = cursor.sql(QUESTION).fetchall()
        except BoardError as error:
            self.wrong.append(error.en)
            return None
        self.answers += 1
        self.stand_ins += release.instead_of is not None
        if least != most or most not in self.allowed:
            self.wrong.append(f"{least} to {most}, not one of {sorted(self.allowed)}")
        return most

    def ask_on(self) -> None:
        while not self.stopped:
            self.ask()
            time.sleep(0.01)


def main() -> int:
    options = argparse.ArgumentParser(description="kill a publish at random moments")
    options.add_argument("--kills", type=int, default=250)
    options.add_argument("--seed", type=int, default=6)
    chosen = options.parse_args()
    print(busy_share())
    with tempfile.TemporaryDirectory() as aside:
        return run(Path(aside), chosen.kills, random.Random(chosen.seed))


def run(aside: Path, kills: int, chance: random.Random) -> int:
    """Exit code 1 where anything was read wrong or is not in order afterwards."""
    releases = aside / "releases"
    os.environ["BANG06_RELEASES"] = str(releases)
    extracts = {people: write_tiny_extract(aside / f"e{people}", people) for people in range(10, 16)}
    publish(extracts[10], releases, people_sheets=False)
    reader = Reader({10})
    thread = threading.Thread(target=reader.ask_on, daemon=True)
    thread.start()
    usual, steps, done = 60.0, Counter(), Counter()
    while sum(steps.values()) < kills:
        shown = reader.ask()
        coming = chance.choice([people for people in extracts if people != shown])
        reader.allowed = {shown, coming}
        if usual == 60.0:  # the first is not killed: how long does one take?
            aimed, after = None, usual
        elif sum(steps.values()) % 2:
            aimed, after = chance.choice(STEPS), chance.uniform(0, 0.004)
        else:
            aimed, after = None, chance.uniform(0, usual)
        ended, took, step = killed(extracts[coming], releases, aimed, after)
        if ended:
            usual = took
            done["publishes that were done before the kill"] += 1
        else:
            steps[step] += 1
        with lock(releases):
            for line in repair(releases):
                done[kind(line.en)] += 1
    reader.stopped = True
    thread.join()
    return report(releases, reader, steps, done)


def killed(extract: Path, releases: Path, aimed: str | None, after: float) -> tuple[bool, float, str]:
    """Publish and kill so many seconds after the beginning, or after that of the step aimed at; whether it was done
    before that, how long it ran, and its last step."""
    process, told = started(None, "publish", extract, releases)
    steps = [told.recv()]
    begun = time.monotonic()
    with suppress(
        EOFError
    ):  # what is built already is not built again, so not every publish takes every step
        while aimed and steps[-1] != aimed:
            steps.append(told.recv())
    process.join(after)
    process.kill()
    process.join()
    if process.exitcode not in (0, -DEADLY):
        raise RuntimeError("the publisher failed by itself")
    return process.exitcode == 0, time.monotonic() - begun, [*steps, *steps_told(told)][-1]


def kind(line: str) -> str:
    if "temporary" in line:
        return "temporary folders removed"
    return "files without a record set aside" if "moved to damaged" in line else line


def report(releases: Path, reader: Reader, steps: Counter, done: Counter) -> int:
    with lock(releases):
        in_order = not repair(releases) and read_log(releases).events[-1].shown == current_id(releases)
    print(f"kills: {sum(steps.values())}")
    for step in ("ready", *STEPS):
        print(f"  in {step}: {steps[step]}")
    for what, count in sorted(done.items()):
        print(f"{what}: {count}")
    print(f"answers read: {reader.answers}, of them from a release that stands in: {reader.stand_ins}")
    print(f"wrong: {len(reader.wrong)} {reader.wrong[:3] or ''}")
    print(f"the folder is in order: {in_order}")
    print(busy_share())
    return int(bool(reader.wrong) or not in_order)


if __name__ == "__main__":
    sys.exit(main())
