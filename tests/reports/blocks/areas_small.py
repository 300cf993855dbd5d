"""A province of a few communes: three of Thủ Dầu Một, one of Dĩ An and one of Bàu Bàng, with figures that a test chooses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from board.access import ANYBODY
from board.answer import Answer
from board.ask import ask
from board.question import Question
from board.store import Release
from geo.areas import areas
from tests.board.releases import JUNE, release_of

CHANH_MY, CHANH_NGHIA, DINH_HOA = "25774", "25756", "25759"  # of Thủ Dầu Một
AN_BINH, LAI_HUNG = "25960", "25834"  # of Dĩ An, of Bàu Bàng
THU_DAU_MOT, DI_AN, BAU_BANG = "718", "724", "719"
HIDDEN = 7  # delivered in Lai Hưng: too few to show
DELIVERED = {CHANH_MY: 980, CHANH_NGHIA: 950, DINH_HOA: 900, AN_BINH: 850, LAI_HUNG: HIDDEN}
WAITING = {CHANH_MY: 40, CHANH_NGHIA: 300, DINH_HOA: 60, AN_BINH: 700, LAI_HUNG: HIDDEN}
TARGET = (
    "card_delivered",
    "to_2025_06",
    "74",
    date(2025, 1, 1),
    date(2025, 12, 31),
    0.95,
    "rate",
    "",
    "",
    "",
    "",
)


def province(hidden: int = HIDDEN, targets: tuple[tuple, ...] = (TARGET,)) -> Release:
    """1,000 people entitled to a card in each commune; dossiers of June, which is provisional."""
    rows = []
    for code, number in DELIVERED.items():
        rows.append(_people("card_delivered", code, hidden if code == LAI_HUNG else number, 1000))
        rows.append(_people("card_printed", code, 990, 1000))
        rows.append(_people("backlog_over", code, hidden if code == LAI_HUNG else WAITING[code], None))
        rows.append(_dossiers("dossiers_received", code, 400, None))
        rows.append(_dossiers("dossiers_online", code, 300, 400))
        rows.append(_dossiers("dossiers_paid_online", code, 200, 250))
    return release_of(*rows, targets=targets)


NAMES = (
    "card_delivered",
    "e_identity_level_2",
    "dossiers_received",
    "dossiers_online",
    "dossiers_paid_online",
)


def every_commune() -> Release:
    """All 91 with figures of the five indicators of NAMES."""
    rows = []
    for place, item in enumerate(areas("to_2025_06", "commune")):
        of = 1000 + 10 * place
        rows += [_people(name, item.area_code, of - 50 - place, of) for name in NAMES[:2]]
        rows += [_dossiers("dossiers_received", item.area_code, 400 + place, None)]
        rows += [_dossiers("dossiers_online", item.area_code, 300, 400 + place)]
        rows += [_dossiers("dossiers_paid_online", item.area_code, 210, 250 + place)]
    return release_of(*rows, targets=(TARGET,))


def by_area(release: Release, indicator_id: str = "card_delivered", **more) -> Answer:
    return ask(release, ANYBODY, replace(Question(indicator_id, JUNE), **more), "area")


def total(release: Release, indicator_id: str = "card_delivered", **more) -> Answer:
    return ask(release, ANYBODY, replace(Question(indicator_id, JUNE), **more), "total")


def _people(indicator_id: str, code: str, number: int, of: int | None) -> tuple:
    return (indicator_id, JUNE, code, "25-39", "male", "permanent_present", None, number, of)


def _dossiers(indicator_id: str, code: str, number: int, of: int | None) -> tuple:
    return (indicator_id, JUNE, code, None, None, None, "DV01", number, of)
