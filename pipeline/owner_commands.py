"""Commands of the owner's side: the only ones that open a register."""

from __future__ import annotations

from pathlib import Path

from board.words import number
from pipeline.extract import make_extract, report_of
from pipeline.intake.refused import summary
from pipeline.places import incoming_folder, work_folder
from pipeline.progress import say, spoken
from pipeline.register import Register, read_register
from pipeline.sample import make_sample
from pipeline.secret import owner_secret


def sample(register: Path, people: int, seed: int) -> None:
    """Make the simulated register."""
    make_sample(register, people=people, seed=seed, progress=spoken)
    say(f"Đã tạo sổ gốc mô phỏng: {register}", f"The simulated register is made: {register}")


def check(register: Path) -> int:
    """Read and check a register and tell what is wrong with it; 1 when any row is refused."""
    report = report_of(register, work_folder())
    with read_register(
        register, work=work_folder(), report=report, allow_refused=None, progress=spoken
    ) as opened:
        _tell_rows(opened)
        if not opened.refused_rows:
            return 0
        listed = zip(summary(opened.refused, "vi"), summary(opened.refused, "en"), strict=True)
        for vi, en in listed:
            say(f"- {vi}", en)
    say(f"Danh sách từng dòng: {report}", f"Every row is listed in {report}")
    return 1


def extract(register: Path, name: str | None, allow_refused: int) -> None:
    """Make the protected extract of a register in the folder of incoming extracts."""
    folder = make_extract(
        register, incoming_folder() / (name or register.resolve().name), secret=owner_secret(),
        work=work_folder(), allow_refused=allow_refused, progress=spoken,
    )  # fmt: skip
    say(
        f"Bản trích đã sẵn sàng: {folder}. Phát hành: python -m pipeline publish {folder.name}",
        f"The extract is ready: {folder}. To publish it: python -m pipeline publish {folder.name}",
    )


def _tell_rows(register: Register) -> None:
    for table, rows in register.rows.items():
        counts = rows.rows_in, rows.kept, rows.refused
        vi, en = ([number(count, language) for count in counts] for language in ("vi", "en"))
        say(
            f"{table}: {vi[0]} dòng, hợp lệ {vi[1]}, từ chối {vi[2]}",
            f"{table}: {en[0]} rows, {en[1]} valid, {en[2]} refused",
        )
