"""What the browser tests know of the screens; nothing else in this folder names a title or a place on a page.

A page's path is not written here: it comes from the menu that the board sends.
"""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.e2e.browser import Visit
from tests.e2e.stream import session

OVERVIEW, ID_CARD, DIGITAL = "Tổng quan", "Căn cước", "Dịch vụ số"
MAP, BY_AREA, DEFINITIONS = "Bản đồ", "Theo địa bàn", "Định nghĩa"
REPORTS, PROTECTION = "Báo cáo", "Bảo vệ dữ liệu"
DATA_ADMIN, DATA_QUALITY = "Quản trị số liệu", "Chất lượng dữ liệu"
TITLES = (
    OVERVIEW,
    ID_CARD,
    DIGITAL,
    MAP,
    BY_AREA,
    REPORTS,
    DEFINITIONS,
    PROTECTION,
    DATA_ADMIN,
    DATA_QUALITY,
)
SIMULATED = "Dữ liệu mô phỏng"


def menu(address: str) -> dict[str, str]:
    """{title: path} of every page that the board offers."""
    with session(address) as viewer:
        sent = [answer for answer in viewer.run() if answer.WhichOneof("type") == "navigation"]
    return {page.page_name: page.url_pathname for page in sent[-1].navigation.app_pages}


def areas(visit: Visit) -> Locator:
    """The areas of the map that can be chosen, each a button with the area's name and value as its label."""
    return visit.main.locator("svg [role='button'][aria-label]")


def name_of(area: Locator) -> str:
    """'Dĩ An' of 'Dĩ An: 91,2%'."""
    return (area.get_attribute("aria-label") or "").split(":")[0].strip()
