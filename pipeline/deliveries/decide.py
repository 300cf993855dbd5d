"""What a second person decides: publish what was previewed, or drop it."""

from __future__ import annotations

from filelock import FileLock

from board.definition_file import Text
from board.deliveries import Delivery
from board.delivery_folder import deliveries_folder, is_delivery_id, read_delivery
from board.errors import BoardError
from board.release_record import current_id
from board.stewards import person_name, same_person
from board.store import releases_folder
from geo.map_sheets import made_here
from pipeline.deliveries.journal import Journal, at_work, now, sweep, tidy
from pipeline.deliveries.receive import EXTRACT, prepare
from pipeline.extract_files import read_extract
from pipeline.people_sheets import draw_people_sheets
from pipeline.publish import KEEP, publish
from pipeline.release import release_id_of
from pipeline.release_folder import release_file

_BUSY_SECONDS = 60  # how long another publisher is waited for


def confirm(delivery_id: str, *, by: str, keep: int = KEEP) -> Delivery:
    """Publish a ready delivery in the name of both. Raises BoardError; the delivery then stays ready.

    What is published is what was previewed: where another release has been published since, the preview is made anew
    and has to be looked at again. New mosaics are drawn last, when the release is shown already.
    """
    sweep()
    by, delivery = person_name(by), _ready(delivery_id)
    if same_person(by, delivery.by):
        raise BoardError(
            "Người xác nhận phải khác người nộp. Hãy nhờ một người phụ trách khác xem và xác nhận.",
            "The one who confirms must be another than the one who submitted. Ask another steward to look and confirm.",
        )
    with at_work(delivery) as journal, FileLock(deliveries_folder() / "publishing.lock"):
        _require_waiting(journal.now)
        journal.record(state="publishing", confirmed_by=by, message=None)
        release_id = release_id_of(read_extract(journal.folder / EXTRACT))
        shown = current_id(releases_folder()) or ""
        if shown not in (journal.now.preview.base, release_id):
            _look_again(journal)
        publish(
            journal.folder / EXTRACT, releases_folder(), keep=keep, people_sheets=False,
            by=(delivery.by, by), wait=_BUSY_SECONDS, progress=journal.progress,
        )  # fmt: skip
        journal.record(state="published", release_id=release_id, step=None, ended_at=now())
        tidy(delivery.id)
    if any(change.indicator_id == "residents" for change in journal.now.preview.changes.indicators):
        draw_people_sheets(release_file(releases_folder(), release_id), made_here())
    return journal.now


def cancel(delivery_id: str, *, by: str) -> Delivery:
    """Drop a delivery that waits for confirmation; either person may. Raises BoardError."""
    sweep()
    by, delivery = person_name(by), _ready(delivery_id)
    with at_work(delivery) as journal:
        _require_waiting(journal.now)
        message = Text(f"Hủy theo yêu cầu của {by}.", f"Dropped on the request of {by}.")
        journal.record(state="cancelled", message=message, step=None, ended_at=now())
        tidy(delivery.id)
    return journal.now


def _ready(delivery_id: str) -> Delivery:
    delivery = read_delivery(delivery_id) if is_delivery_id(delivery_id) else None
    if delivery is None:
        said = " ".join(delivery_id.split())[:40]  # whatever somebody wrote
        raise BoardError(
            f"Không có lần nộp {said}. Xem danh sách bằng lệnh 'deliveries'.",
            f"There is no delivery {said}. The command 'deliveries' lists them.",
        )
    _require_waiting(delivery)
    return delivery


def _require_waiting(delivery: Delivery) -> None:
    """Under the lock a delivery that is 'publishing' is one whose publishing was broken off."""
    if delivery.state not in ("ready", "publishing"):
        raise BoardError(
            "Lần nộp này không chờ xác nhận. Xem tình trạng bằng lệnh 'deliveries'.",
            "This delivery does not wait for confirmation. The command 'deliveries' tells its state.",
        )


def _look_again(journal: Journal) -> None:
    prepare(journal)
    raise BoardError(
        "Từ lúc xem trước đã có kỳ phát hành khác. Bản xem trước vừa được lập lại; hãy xem và xác nhận lại.",
        "Another release has been published since the preview. It was made anew; look at it and confirm again.",
    )
