"""Register files in, release out: the counting beside a bare scan of the same columns, then the whole way.

    .venv/bin/python -m benchmarks.register            the register of `python -m pipeline sample`

Counting: the best of some rounds against the best of as many bare rounds on the same tables, in which DuckDB only
joins the stays to their persons, groups once by area and month and counts each column. Bar: 3 times.
The whole way: `extract` and `publish` as a user starts them, with an empty data folder; wall seconds and the largest
memory of all processes together (proportional share, Linux only). Bars: 60 s and 4 GB on two quiet cores.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.timing import busy_share
from geo.places import ROOT
from pipeline.counting import count_register
from pipeline.places import default_register
from pipeline.register import Register, read_register
from pipeline.sample.files import flawed_rows

RATIO_BAR, SECONDS_BAR, MEMORY_BAR_MB = 3.0, 60.0, 4096
BARE_PERSONS = """
SELECT s.commune_code, s.unit_code, s.residence, r.sex, year(s.from_on) * 12 + month(s.from_on) AS month_from,
    count(*), count(s.to_on), count(r.born_on), count(r.id_number_on),
    count(r.collected_on), count(r.printed_on), count(r.delivered_on), count(r.expires_on),
    count(r.renewal_collected_on), count(r.renewal_printed_on), count(r.renewal_delivered_on),
    count(r.renewal_expires_on), count(r.e_registered_on), count(r.e_approved_on), count(r.e_level1_on),
    count(r.e_level2_on)
FROM spells AS s INNER JOIN residents AS r ON r.person_id = s.person_id
GROUP BY 1, 2, 3, 4, 5
"""
BARE_DOSSIERS = """
SELECT commune_code, unit_code, service_code, year(filed_on) * 12 + month(filed_on) AS month_filed,
    count(*), count(due_on), count(finished_on), count(channel), count(payment), count(digitised), count(rating)
FROM dossiers
GROUP BY 1, 2, 3, 4
"""


def main() -> int:
    """Print both parts; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--register", type=Path, default=default_register())
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    print(f"machine: {busy_share()}")
    within = [counting(chosen.register, chosen.rounds), whole_way(chosen.register)]
    print(f"machine: {busy_share()}")
    return 0 if all(within) else 1


def counting(folder: Path, rounds: int) -> bool:
    with tempfile.TemporaryDirectory() as work:
        report = Path(work) / "refused.csv"
        with read_register(folder, work=Path(work), report=report, allow_refused=None) as register:
            works = (lambda: _bare(register)), (lambda: count_register(register))
            bare, counted = map(
                min, zip(*([_seconds(work) for work in works] for _ in range(rounds)), strict=True)
            )
    print(f"bare scan and group  {bare:6.2f} s\ncounting, all months {counted:6.2f} s")
    print(f"ratio                {counted / bare:6.2f}    bar: {RATIO_BAR}")
    return counted / bare <= RATIO_BAR


def _bare(register: Register) -> None:
    for sql in (BARE_PERSONS, BARE_DOSSIERS):
        register.con.sql(sql).to_arrow_table()  # no time for turning rows into Python's objects


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def whole_way(folder: Path) -> bool:
    seconds, memory = 0.0, 0
    with tempfile.TemporaryDirectory() as data:
        places = {"BANG06_DATA": data, "BANG06_OWNER": str(Path(data) / "owner"), "BANG06_RELEASES": ""}
        allowed = ["--allow-refused", str(flawed_rows(folder))]  # what the sample has wrong on purpose
        for step in (
            ["extract", str(folder.resolve()), "--name", "bench", *allowed],
            ["publish", "bench"],
        ):
            took, held = _run([sys.executable, "-m", "pipeline", *step], {**os.environ, **places})
            print(f"{step[0]:20s} {took:6.1f} s  {held:6d} MB")
            seconds, memory = seconds + took, max(memory, held)
    print(
        f"register to release  {seconds:6.1f} s  {memory:6d} MB    bars: {SECONDS_BAR:.0f} s, {MEMORY_BAR_MB} MB"
    )
    return seconds <= SECONDS_BAR and memory <= MEMORY_BAR_MB


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """(wall seconds, most MB that the process and its children held together). Raises when the command fails."""
    started, most = time.perf_counter(), 0
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    while running.poll() is None:
        most = max(most, sum(_memory_kb(process) for process in _family(running.pid)))
        time.sleep(0.2)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return time.perf_counter() - started, most // 1024


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(member for child in children for member in _family(int(child)))]


def _memory_kb(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # gone in the meantime, or another system
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    sys.exit(main())
