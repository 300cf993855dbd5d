"""The extract: protected counts and a manifest in one folder, which alone may be carried to the board's side.

Shapes: docs/DATA.md, "Extract". Written beside its place and put there in one step; read only when every file is
the one that the manifest describes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from board.errors import BoardError
from pipeline.cube import Counts, DossierCounts
from pipeline.cube_tables import dossiers_table, population_table
from pipeline.extract_checks import Complaint, complaints
from pipeline.extract_shapes import SHAPES, require_shape

SCHEMA_VERSION = 2
MANIFEST = "manifest.json"


class ExtractRefused(BoardError):
    """The folder is not a sound extract; nothing of it is used."""


@dataclass(frozen=True)
class Extract:
    """A checked extract. `about`: the manifest; `tables`: by name, columns as docs/DATA.md, periods 'YYYY-MM'."""

    folder: Path
    about: dict
    tables: dict[str, pl.DataFrame]


def write_extract(
    folder: Path,
    populations: Sequence[Counts],
    dossiers: Sequence[DossierCounts],
    others: Mapping[str, pl.DataFrame],
    about: dict,
) -> Path:
    """Write the extract and return its folder; an extract that stood there is replaced.

    populations, dossiers: protected counts, one each per area vintage. others: every other table by its name.
    about: label, source, method and what else the manifest should say. Raises DefinitionError when a table is not of
    its shape, ExtractRefused when the folder holds something else than an extract.
    """
    _require_replaceable(folder)
    tables = {
        "population": pl.concat([population_table(counts) for counts in populations]),
        "dossiers": pl.concat([dossiers_table(counts) for counts in dossiers]),
        **others,
    }
    return write_tables(folder, tables, about)


def write_tables(folder: Path, tables: Mapping[str, pl.DataFrame], about: dict) -> Path:
    """The same from tables by name, periods 'YYYY-MM'. Equal rows in equal order give equal files. Raises as above."""
    _require_replaceable(folder)
    tables = {name: require_shape(name, tables[name]).rechunk() for name in SHAPES}
    beside = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    files = {}
    for name, table in tables.items():
        path = beside / f"{name}.parquet"
        table.write_parquet(path, compression="zstd", statistics=False)
        files[path.name] = {"rows": table.height, "sha256": _sha256(path)}
    manifest = _manifest(tables["population"], files, about)
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (beside / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    if folder.exists():
        shutil.rmtree(folder)
    os.replace(beside, folder)
    return folder


def read_extract(folder: Path) -> Extract:
    """The extract, after checking its version, the checksum and rows of each file, and the shape of each table.

    Raises ExtractRefused; the message names the file and what is wrong, never a value.
    """
    about = _read_manifest(folder)
    tables = {}
    for name in SHAPES:
        path = folder / f"{name}.parquet"
        stated = about["files"].get(path.name)
        if not path.is_file() or stated is None:
            raise _refused(path, "không có trong bản trích", "is missing from the extract")
        if _sha256(path) != stated["sha256"]:
            raise _refused(
                path, "không khớp mã kiểm tra trong manifest", "does not match its checksum in the manifest"
            )
        table = pl.read_parquet(path)
        if table.height != stated["rows"] or table.schema != SHAPES[name]:
            raise _refused(path, "sai số dòng hoặc sai cột", "has other rows or columns than stated")
        tables[name] = table
    if broken := complaints(tables):
        raise _broken_contract(folder, broken)
    return Extract(folder, about, tables)


def _require_replaceable(folder: Path) -> None:
    if folder.exists() and not (folder / MANIFEST).is_file() and any(folder.iterdir()):
        raise ExtractRefused(
            f"Thư mục {folder.name} không phải là một bản trích; không ghi đè.",
            f"The folder {folder.name} is not an extract; it is not written over.",
        )


def _manifest(population: pl.DataFrame, files: dict, about: dict) -> dict:
    spans = population.group_by("area_vintage", maintain_order=True).agg(
        first=pl.col("period").min(), last=pl.col("period").max()
    )
    return {
        "schema_version": SCHEMA_VERSION,
        "made_on": datetime.now().astimezone().isoformat(timespec="seconds"),
        "periods": {vintage: [first, last] for vintage, first, last in spans.rows()},
        "vintages": spans["area_vintage"].to_list(),
        **about,
        "files": files,
    }


def _read_manifest(folder: Path) -> dict:
    path = folder / MANIFEST
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        version, complete = (
            about["schema_version"],
            {"label", "source", "method", "made_on", "files"} <= about.keys(),
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise _refused(path, "không có hoặc không đọc được", "is missing or cannot be read") from None
    if version != SCHEMA_VERSION:
        raise _refused(
            path,
            f"thuộc phiên bản {version}; chương trình này đọc phiên bản {SCHEMA_VERSION}",
            f"is of version {version}; this program reads version {SCHEMA_VERSION}",
        )
    if not complete:
        raise _refused(path, "thiếu mục bắt buộc", "lacks a required entry")
    return about


def _refused(path: Path, vi: str, en: str) -> ExtractRefused:
    return ExtractRefused(
        f"Từ chối bản trích {path.parent.name}: {path.name} {vi}. Hãy lập lại bản trích.",
        f"The extract {path.parent.name} is refused: {path.name} {en}. Make the extract again.",
    )


def _broken_contract(folder: Path, broken: list[Complaint]) -> ExtractRefused:
    vi, en = ("; ".join(f"{item[0]} {item[place]}" for item in broken) for place in (1, 2))
    return ExtractRefused(
        f"Từ chối bản trích {folder.name}, không đúng quy ước: {vi}.",
        f"The extract {folder.name} is refused, it breaks the contract: {en}.",
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
