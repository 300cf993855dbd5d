"""What a delivery brings, in the shape of the extract's tables: dossiers protected, unless they are public already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import polars as pl

from board.dimensions import DOSSIER_FACTS, level_columns
from board.errors import BoardError
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, base_areas
from geo.places import owner_folder
from pipeline.audit import audit_counts, require_passed
from pipeline.cube import DossierCounts
from pipeline.cube_tables import dossiers_table
from pipeline.extract_shapes import SHAPES, require_shape
from pipeline.progress import Progress
from pipeline.protect import check, protect_dossiers
from pipeline.secret import SECRET_FILE, owner_secret
from pipeline.services import service_table

FIRST_NEW_MONTH = "2025-07"


def brought(
    kind: str, table: pl.DataFrame, *, public: bool, known: set[str], progress: Progress
) -> pl.DataFrame:
    """The rows to put in place, of the shape of the extract's table `kind`.

    table: as the kind's contract gives it. public: the figures are published already, so nothing is added to them.
    known: months of dossiers that the release shown has. Raises BoardError where this machine lacks the secret.
    """
    if kind != "dossiers":
        return require_shape(kind, table.select(SHAPES[kind].names()))
    counts = [dossier_counts(table, vintage) for vintage in (OLD_VINTAGE, NEW_VINTAGE)]
    counts = [part for part in counts if part.periods]
    if not public:
        counts = _protected(counts, known, progress)
    return pl.concat([dossiers_table(part) for part in counts])


def dossier_counts(table: pl.DataFrame, vintage: str) -> DossierCounts:
    """The true dossiers of the vintage's months in `table`; a combination that the file does not name is zero.

    table: period 'YYYY-MM', commune_code, unit_code (NULL in the old vintage), service_code, received, levels.
    """
    is_new = vintage == NEW_VINTAGE
    mine = table.filter((pl.col("period") >= FIRST_NEW_MONTH) == is_new)
    base = pl.concat_str("commune_code", "unit_code", separator="-") if is_new else pl.col("commune_code")
    months = mine["period"].unique().sort().to_list()
    bases = [area.base_code for area in base_areas(vintage)]
    services = service_table()["service_code"].to_list()
    grid = pl.DataFrame({"period": months}, {"period": pl.String})
    for name, values in (("base_code", bases), ("service_code", services)):
        grid = grid.join(pl.DataFrame({name: values}), how="cross", maintain_order="left_right")
    columns = ["received", *level_columns(DOSSIER_FACTS)]
    cells = grid.join(
        mine.with_columns(base_code=base).select("period", "base_code", "service_code", *columns),
        on=["period", "base_code", "service_code"],
        how="left",
        maintain_order="left",
    ).select(pl.col(columns).fill_null(0).cast(pl.Int32))
    shape = len(months), len(bases), len(services)
    facts = {
        fact: np.stack([cells[f"{fact}_{level}"].to_numpy().reshape(shape) for level in levels], -1)
        for fact, levels in DOSSIER_FACTS.items()
    }
    return DossierCounts(
        vintage, months, bases, services, cells["received"].to_numpy().reshape(shape), **facts
    )


def _protected(true: Sequence[DossierCounts], known: set[str], progress: Progress) -> list[DossierCounts]:
    """Protected with the owner's secret of this machine, then attacked as an owner's extract is.

    A month that was shown must be protected with the same secret again. Raises BoardError, ProtectionFailed.
    """
    again = known & {month for part in true for month in part.periods}
    if again and not (owner_folder() / SECRET_FILE).exists():
        raise BoardError(
            "Máy này không có khóa bí mật đã bảo vệ các tháng trước, nên không thể thay số của tháng đã công bố. "
            "Hãy nộp trên máy của đơn vị chủ quản.",
            "This machine lacks the secret that protected earlier months, so a month that was shown cannot be replaced. "
            "Submit it on the owner's machine.",
        )
    protect = partial(protect_dossiers, secret=owner_secret())
    with progress("Bảo vệ số hồ sơ", "Protecting the dossiers"):
        protected = [protect(part) for part in true]
        for one, other in zip(true, protected, strict=True):
            check(one, other)
    with progress("Tấn công thử số liệu đã bảo vệ", "Attacking the protected counts"):
        require_passed(audit_counts(true, protected, protect))
    return protected
