"""What publishing a candidate would change, told from the release it would make: built aside, compared, and gone again."""

from __future__ import annotations

from pathlib import Path

from board.definition_file import Text
from board.deliveries import Delivery, Preview
from board.store import Release, open_release, releases_folder
from pipeline.deliveries.warnings import warnings
from pipeline.extract_files import read_extract
from pipeline.progress import Progress
from pipeline.publish import audit, built_on_of
from pipeline.release import fill_release, release_id_of
from pipeline.release_refusals import refuse_withdrawn
from pipeline.revisions import changes_between


def preview_of(delivery: Delivery, extract: Path, shown: Release | None, progress: Progress) -> Preview:
    """Builds the release of the candidate extract beside it. Raises ExtractRefused, ReleaseFailed or
    BoardError for a candidate that could not be published: nobody should be asked to confirm it."""
    made = extract.with_name("candidate.duckdb")
    base = shown.info.release_id if shown else ""
    made.unlink(missing_ok=True)
    try:
        with progress("Dựng thử kỳ phát hành", "Building the release on trial"):
            brought = read_extract(extract)
            refuse_withdrawn(
                releases_folder(), release_id_of(brought), built_on_of(brought, releases_folder())
            )
            fill_release(brought, made)
        with progress("Kiểm định bảo vệ cá nhân", "Auditing the protection of people"):
            audit(made, releases_folder())
        with progress("So với kỳ đang hiển thị", "Comparing with what is shown"):
            changes = changes_between(shown.path if shown else None, made)
            candidate = open_release(made)
            months = sorted({*changes.added, *changes.corrected, *delivery.months})
            found = (*_other_label(shown, candidate), *warnings(candidate, delivery, months, base))
            candidate.close()
        return Preview(base, candidate.info.last_period, changes, found)
    finally:
        made.unlink(missing_ok=True)


def _other_label(shown: Release | None, candidate: Release) -> tuple[Text, ...]:
    """Simulated figures in the place of real ones, or the other way round."""
    if shown is None or shown.info.label == candidate.info.label:
        return ()
    vi, en = (
        [one.info.label or nothing for one in (shown, candidate)] for nothing in ("không có nhãn", "no label")
    )
    return (
        Text(
            f"Nhãn số liệu đổi từ “{vi[0]}” sang “{vi[1]}”.",
            f"The label of the figures changes from “{en[0]}” to “{en[1]}”.",
        ),
    )
