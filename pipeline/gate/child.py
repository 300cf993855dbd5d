"""Work on an untrusted file in a process of its own, under limits of memory and time.

The child shares nothing with its parent but one pipe each way. What goes wrong in it (a crash of a library, too much
memory, too long a time, a mistake of ours) reaches the parent as a FileRefused without a word of the file: its output
and its traces go nowhere, it leaves no core dump, and its temporary folder goes with it.

POSIX: the system limits the address space, the processor time and the size of written files. Windows has no such
limits for a plain process: there the wall clock and the limits of size in `opening` hold alone.
The child is no sandbox, it runs as the same user: it keeps the parent alive and its memory clean.
"""

from __future__ import annotations

import logging
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeVar

from board.errors import BoardError
from pipeline.gate.errors import FileRefused
from pipeline.gate.opening.limits import LIMITS, Limits
from pipeline.gate.opening.refusals import broken_off, too_much_memory
from pipeline.gate.workplace import workplace

Result = TypeVar("Result")
_ROOT = Path(__file__).resolve().parents[2]
_MAIN = "from pipeline.gate.child import _serve; _serve()"
_STEP = re.compile(rb"step ([a-z_]{1,40})\n")
_THREADS = "2"  # every thread of a library reserves address space, and that is limited
_log = logging.getLogger(__name__)
_to_parent: IO[bytes] | None = None


def in_child(
    function: Callable[..., Result],
    *args: Any,
    limits: Limits = LIMITS,
    progress: Callable[[str], object] | None = None,
) -> Result:
    """`function(*args)`, worked out in a child process. function: of a module that can be imported; what it takes and
    gives must be picklable. progress: called with each word that the function says by `step`.

    Raises FileRefused: the function's own BoardError, in its words; or memory, time, a crash, a mistake of ours.
    """
    with workplace() as folder:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _MAIN],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(folder),
        )
        late = threading.Event()
        timer = threading.Timer(limits.seconds, lambda: (late.set(), process.kill()))
        timer.start()
        try:
            with suppress(BrokenPipeError):
                process.stdin.write(pickle.dumps((limits, pickle.dumps((function, args)))))
                process.stdin.close()
            outcome, *said = _listen(process.stdout, progress)
        finally:
            timer.cancel()
            process.kill()
            process.stdout.close()
            process.wait()
    if outcome == "result":
        return said[0]
    if outcome == "refused":
        raise FileRefused(*said)
    raise _broken("time" if late.is_set() else outcome, process.returncode, said, limits)


def step(word: str) -> None:
    """Tell the parent's `progress` what is begun now: small letters and underscores only, so that no value can be told.
    Does nothing outside a child."""
    if _to_parent is not None:
        _to_parent.write(f"step {word}\n".encode())
        _to_parent.flush()


def _environment(folder: str) -> dict[str, str]:
    ours = {
        "PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, sys.path)]),
        "TMPDIR": folder,
        "TMP": folder,
        "TEMP": folder,
        "POLARS_MAX_THREADS": _THREADS,
        "OMP_NUM_THREADS": _THREADS,
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": _THREADS,
    }
    return {**os.environ, **ours}


def _listen(pipe: IO[bytes], progress: Callable[[str], object] | None) -> tuple:
    """(outcome, ...) as the child tells it; ('ended',) when it broke off."""
    for line in pipe:
        if line == b"end\n":
            with suppress(EOFError, pickle.UnpicklingError):
                return pickle.load(pipe)
            break
        said = _STEP.fullmatch(line)
        if said and progress is not None:
            progress(said[1].decode())
    return ("ended",)


def _broken(outcome: str, code: int, said: list, limits: Limits) -> FileRefused:
    killed_for = {}
    if os.name == "posix":
        killed_for = {-signal.SIGKILL: "memory", -signal.SIGXCPU: "time", -signal.SIGALRM: "time"}
    reason = killed_for.get(code, "crash") if outcome == "ended" else outcome
    _log.warning("a file could not be checked: %s, exit code %s %s", reason, code, " ".join(said))
    if reason == "memory":
        return too_much_memory(limits)
    if reason == "time":
        return FileRefused(
            f"Việc kiểm tra tệp này kéo dài quá {limits.seconds} giây nên đã được dừng lại. Hãy chia thành"
            " nhiều tệp nhỏ hơn, ví dụ mỗi năm một tệp, rồi gửi lại.",
            f"Checking this file took more than {limits.seconds} seconds and was stopped. Divide it into"
            " smaller files, for example one a year, and send them again.",
        )
    if reason == "bug":
        return FileRefused(
            f"Chưa kiểm tra được tệp này do lỗi của chương trình (mã lỗi: {said[0]}); tệp không được nhận."
            " Đề nghị báo người quản trị kèm mã lỗi.",
            f"This file could not be checked because of a fault in the program (code: {said[0]}); it is not"
            " accepted. Please tell the administrator this code.",
        )
    return broken_off(limits)


def _serve() -> None:
    """The child's whole life: limits first, then the work, then one answer."""
    global _to_parent
    _to_parent = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints goes nowhere
    limits, task = pickle.load(sys.stdin.buffer)
    _limit(limits)
    try:
        function, args = pickle.loads(task)
        answer = ("result", function(*args))
    except BoardError as refused:
        answer = ("refused", refused.vi, refused.en)
    except BaseException as error:  # noqa: BLE001 - a panic of a Rust library is no Exception
        answer = _outcome(error)
    _to_parent.write(b"end\n")
    pickle.dump(answer, _to_parent)
    _to_parent.close()
    os._exit(0)  # nothing is left to tidy: the parent removes the folder


def _outcome(error: BaseException) -> tuple:
    """Which kind of end this is. Of an error only its class and its place in our code are told, never its words."""
    kind = type(error).__name__
    if isinstance(error, MemoryError) or "OutOfMemory" in kind:
        return ("memory",)
    if kind == "PanicException":
        return ("crash",)
    ours = [at for at in traceback.extract_tb(error.__traceback__) if at.filename.startswith(str(_ROOT))]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "?"
    return ("bug", f"{kind} {place}")


def _limit(limits: Limits) -> None:
    if os.name != "posix":
        return
    import resource

    def at_most(what: int, size: int) -> None:
        hard = resource.getrlimit(what)[1]
        size = size if hard == resource.RLIM_INFINITY else min(size, hard)
        with suppress(ValueError, OSError):  # macOS refuses to limit the address space
            resource.setrlimit(what, (size, size))

    at_most(resource.RLIMIT_AS, limits.memory_bytes)
    at_most(resource.RLIMIT_CPU, int(_THREADS) * limits.seconds)
    at_most(resource.RLIMIT_FSIZE, 2 * limits.unzipped_bytes)
    at_most(resource.RLIMIT_CORE, 0)
    signal.alarm(limits.seconds + 10)  # should the parent be gone by then
    os.nice(5)
