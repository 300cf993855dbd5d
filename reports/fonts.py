"""The report's two typefaces, from packages and never from the system; an operator may name a folder of their own."""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from pathlib import Path

import typst

from board.errors import BoardError

SERIF, SANS, SYMBOLS = "TeX Gyre Termes", "Be Vietnam Pro", "DejaVu Sans Mono"
TIMES = "Times New Roman"  # has the same widths; used where the operator's folder holds it
PACKAGES = ("rinoh_typeface_texgyretermes", "fontpkg_be_vietnam_pro")


@cache
def fonts(folder: str | None = None, packages: tuple[str, ...] = PACKAGES) -> typst.Fonts:
    """Every face that a report may use. folder: of the operator's own faces. Raises BoardError where one is missing."""
    if folder and not Path(folder).is_dir():
        raise BoardError(
            "Không tìm thấy thư mục phông chữ nêu trong BANG06_FONTS. Hãy sửa hoặc bỏ thiết lập này.",
            "The folder of typefaces named in BANG06_FONTS does not exist. Mend or drop that setting.",
        )
    places = [place for name in packages if (place := _folder_of(name))]
    found = typst.Fonts(include_system_fonts=False, font_paths=[*places, *([folder] if folder else [])])
    missing = [name for name in (SERIF, SANS, SYMBOLS) if name not in found.families()]
    if missing:
        raise BoardError(
            f"Máy này thiếu phông chữ của báo cáo ({', '.join(missing)}). Hãy chạy lại lệnh cài đặt “python3 run.py”.",
            f"The report's typefaces are missing here ({', '.join(missing)}). Run the set-up “python3 run.py” again.",
        )
    return found


def serif(found: typst.Fonts) -> str:
    return TIMES if TIMES in found.families() else SERIF


def own_folder() -> str | None:
    """BANG06_FONTS: a folder of the operator's licensed typefaces."""
    return os.environ.get("BANG06_FONTS") or None


def _folder_of(package: str) -> str | None:
    found = importlib.util.find_spec(package)
    places = list(found.submodule_search_locations or ()) if found else []
    return str(Path(places[0])) if places else None
