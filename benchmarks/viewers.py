"""25 viewers on one process, a change every 5 s each, beside one viewer alone on the same process.

    .venv/bin/python -m benchmarks.viewers [--viewers 25] [--every 5] [--seconds 60]

The server is pinned to one core and this load generator to another (Linux with two cores or more; elsewhere it says
so). Times run from a change sent to the last message of its answer, over Streamlit's own protocol, on this machine only.
The bar is the ratio of the two p95; milliseconds are for information.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import run
from benchmarks.timing import busy_share, milliseconds, percentile
from tests.e2e.server import Server, running_board
from tests.e2e.stream import Session, session

CHANGES_ALONE = 60
BAR = 3.0


def main() -> None:
    parser = argparse.ArgumentParser(description="Viewers side by side on one process.")
    parser.add_argument("--viewers", type=int, default=25)
    parser.add_argument("--every", type=float, default=5.0, help="seconds between two changes of one viewer")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--releases", type=Path, default=run.releases())
    parser.add_argument("--app", default="app.py")
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_board(chosen.releases, Path(folder), chosen.app) as server,
    ):
        with session(server.address) as viewer:
            viewer.run()
            if not viewer.choices:
                raise SystemExit("no filter found on the first page: nothing to change")
        pinned = pin_apart(server)
        print(f"server and load on cores of their own: {'yes' if pinned else 'no'}; {busy_share()}")
        alone = one_viewer(server)
        report("one viewer alone", alone)
        together = many_viewers(server, chosen.viewers, chosen.every, chosen.seconds)
        report(f"{chosen.viewers} viewers, a change every {chosen.every:g} s each", together)
    ratio = percentile(together, 95) / percentile(alone, 95)
    print(f"p95 together / p95 alone: {ratio:.2f} (bar: under {BAR:g})")


def pin_apart(server: Server) -> bool:
    """Give the server the first core and this process the last; False where that cannot be done."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        return False
    for thread in Path(f"/proc/{server.pid}/task").iterdir():
        os.sched_setaffinity(int(thread.name), {cores[0]})
    os.sched_setaffinity(0, {cores[-1]})
    return True


def one_viewer(server: Server) -> list[float]:
    with session(server.address) as viewer:
        viewer.run()
        order = random.Random(0)
        return [seconds_of_a_change(viewer, order) for _ in range(CHANGES_ALONE)]


def many_viewers(server: Server, viewers: int, every: float, seconds: float) -> list[float]:
    """Seconds of every change; each viewer starts at a moment of its own and asks its own questions."""
    took: list[list[float]] = [[] for _ in range(viewers)]
    end = time.monotonic() + every + seconds

    def watch(number: int) -> None:
        with session(server.address) as viewer:
            viewer.run()
            due = time.monotonic() + every * (1 + number / viewers)
            order = random.Random(number + 1)
            while due < end:
                time.sleep(max(0.0, due - time.monotonic()))
                took[number].append(seconds_of_a_change(viewer, order))
                due += every

    threads = [threading.Thread(target=watch, args=(number,)) for number in range(viewers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [second for one in took for second in one]


def seconds_of_a_change(viewer: Session, order: random.Random) -> float:
    """One filter of the page set to another of its options, both drawn: mostly a question not asked before."""
    widget = order.choice(sorted(viewer.choices))
    option = order.choice(viewer.choices[widget])
    started = time.perf_counter()
    answers = viewer.choose(widget, option)
    took = time.perf_counter() - started
    if any(answer.WhichOneof("type") == "delta" for answer in answers):
        return took
    raise RuntimeError("the board answered a change with nothing")


def report(title: str, seconds: Sequence[float]) -> None:
    print(
        f"{title}: {len(seconds)} changes, p50 {milliseconds(seconds, 50)}, p95 {milliseconds(seconds, 95)}"
    )


if __name__ == "__main__":
    main()
