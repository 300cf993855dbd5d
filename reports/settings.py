"""The settings file: what every report of this office prints, TOML in the data folder or where BANG06_REPORT_SETTINGS says."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from board.errors import BoardError
from geo.areas import OLD_VINTAGE, full_name_on
from geo.places import data_folder
from reports.edition import Edition
from reports.letter import Letter
from reports.letter_file import letter_of

EXAMPLE = Path(__file__).with_name("settings_example.toml")
KINDS = ("province", "district", "commune", "whole", "unit")
_WORKING_GROUP = "Tổ công tác triển khai Đề án 06"  # the letterhead raises it
_USUAL = {  # of the old vintage; since 01/07/2025 the agency above is the settings' to say
    OLD_VINTAGE: Letter(
        parent_agency="UBND tỉnh Bình Dương", agency=_WORKING_GROUP, code="BC-TCTĐA06", place="Bình Dương",
        recipients=("Như trên;", "Lưu: VT."),
    )
}  # fmt: skip
_USUAL_NOW = Letter(agency=_WORKING_GROUP, code="BC-TCTĐA06", recipients=("Như trên;", "Lưu: VT."))


def settings_path() -> Path:
    return Path(os.environ.get("BANG06_REPORT_SETTINGS") or data_folder() / "reports" / "settings.toml")


def read_settings(edition: Edition | None = None) -> Letter:
    """The letter of an edition, or of the whole area today; with the usual agency where there is no file.

    Raises BoardError naming the file and the field that is wrong, whichever edition is asked about.
    """
    path = settings_path()
    said = _read(path)
    parts = {kind: said.pop(kind, {}) for kind in KINDS}
    for kind, part in parts.items():
        if not isinstance(part, Mapping):
            raise _unreadable(path, f"[{kind}]")
        letter_of(part, f"{path.name} [{kind}]")
    letter_of(said, path.name)
    usual = _USUAL.get(edition.area_vintage, _USUAL_NOW) if edition else _USUAL_NOW
    kind = _kind_of(edition) if edition else "whole"
    letter = letter_of({**asdict(usual), **said, **parts[kind]}, path.name)
    return _named(letter, edition) if edition else letter


def write_example() -> Path:
    """Put a commented example where the settings belong. Raises BoardError where there is a file already."""
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(EXAMPLE.read_text(encoding="utf-8"))
    except FileExistsError:
        raise BoardError(
            f"Đã có tệp {path}; không ghi đè.", f"There is a file {path} already; it is left as it is."
        ) from None
    return path


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        if os.environ.get("BANG06_REPORT_SETTINGS"):
            raise BoardError(
                f"Không có tệp cài đặt báo cáo {path} (BANG06_REPORT_SETTINGS).",
                f"There is no settings file {path} (BANG06_REPORT_SETTINGS).",
            ) from None
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise _unreadable(path, str(error)) from error


def _kind_of(edition: Edition) -> str:
    level = edition.area.level
    if edition.area_vintage == OLD_VINTAGE:
        return level
    return "whole" if level == "province" else "unit"


def _named(letter: Letter, edition: Edition) -> Letter:
    """With the area's full name put in; the result is checked again, for it is longer."""
    name = full_name_on(edition.area, edition.period)
    texts = {
        field: value.replace("{area}", name).replace("{AREA}", name.upper())
        for field, value in asdict(letter).items()
        if isinstance(value, str)
    }
    recipients = tuple(
        one.replace("{area}", name).replace("{AREA}", name.upper()) for one in letter.recipients
    )
    named = replace(letter, **texts, recipients=recipients)
    return letter_of(asdict(named), settings_path().name)


def _unreadable(path: Path, what: str) -> BoardError:
    return BoardError(
        f"Không đọc được tệp cài đặt báo cáo {path} ({what}). Hãy sửa tệp, hoặc xóa đi để dùng thông tin mặc định.",
        f"The report settings {path} cannot be read ({what}). Mend the file, or delete it to use the usual ones.",
    )
