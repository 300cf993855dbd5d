"""Who asks, and which areas they may see. No number leaves the store without a Viewer (docs/SECURITY.md)."""

from __future__ import annotations

from dataclasses import dataclass

from board.errors import AccessRefused
from geo.areas import area, areas


@dataclass(frozen=True)
class Viewer:
    """areas: (area_vintage, area_code) of the subtrees they may see; None for everything.

    Part of every cache key, and a bound parameter of every query.
    """

    name: str
    areas: tuple[tuple[str, str], ...] | None

    def codes(self, area_vintage: str) -> list[str] | None:
        """Every area of a vintage they may see, subtrees opened up; None for all."""
        if self.areas is None:
            return None
        seen = {code for vintage, code in self.areas if vintage == area_vintage}
        for item in areas(area_vintage):  # larger areas come first
            if item.parent_code in seen:
                seen.add(item.area_code)
        return sorted(seen)


ANYBODY = Viewer("anybody", None)


def require_may_see(viewer: Viewer, area_vintage: str, area_code: str) -> None:
    """Raises AccessRefused unless the whole area is within what the viewer may see."""
    seen = viewer.codes(area_vintage)
    if seen is not None and area_code not in seen:
        name = area(area_vintage, area_code)
        raise AccessRefused(
            f"Tài khoản này không được xem số liệu của {name.name_vi}. Hãy chọn địa bàn được giao, "
            "hoặc đề nghị người phụ trách dữ liệu mở quyền.",
            f"This account may not see the figures of {name.name_en}. Choose an area in your charge, "
            "or ask the data steward for access.",
        )
