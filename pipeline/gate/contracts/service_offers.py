"""The contract of procedures by how far they are offered online, at each month's end. Not about persons at all."""

from __future__ import annotations

import polars as pl

from board.definition_file import Text
from pipeline.gate.contracts.domains import PROVISIONS
from pipeline.gate.contracts.shape import Closed, Column, Contract, Count, FileFault, Month
from pipeline.gate.contracts.wholeness import absent, months_left_out

_LARGEST = 100_000  # procedures; Việt Nam has some thousands


def _whole(table: pl.DataFrame) -> list[FileFault]:
    names = {code: text.vi for code, text in PROVISIONS.items()}
    return months_left_out(table) + absent(table, "provision", names)


SERVICE_OFFERS = Contract(
    kind="service_offers",
    version=1,
    title=Text("Thủ tục hành chính theo mức độ cung cấp trực tuyến", "Procedures by how far they are offered online"),
    purpose=Text(
        "Số thủ tục hành chính của tỉnh đang cung cấp vào ngày cuối tháng, theo mức độ trực tuyến.",
        "The province's procedures offered at the month's end, by how far they are online.",
    ),
    columns=(
        Column(
            "period", Text("Tháng", "Month"), Month(),
            Text("Tháng có số liệu vào ngày cuối tháng", "The month at whose last day the procedures were counted"),
            "10/2026", aliases=("Kỳ báo cáo", "Kỳ", "Tháng báo cáo"),
        ),
        Column(
            "provision", Text("Mức độ cung cấp", "How it is offered"), Closed("provision"),
            Text("Toàn trình, Một phần hoặc Cung cấp thông tin", "Full process, in part, or information only"),
            "Toàn trình", aliases=("Mức độ", "Mức độ trực tuyến", "Mức độ dịch vụ công"),
        ),
        Column(
            "services", Text("Số thủ tục", "Procedures"), Count(_LARGEST),
            Text("Số thủ tục ở mức độ này", "Procedures offered so"),
            "812", aliases=("Số lượng thủ tục", "Số dịch vụ", "Số dịch vụ công", "Số lượng"),
        ),
    ),
    keys=("period", "provision"),
    rules=(),
    whole=_whole,
    most_rows=10_000,
    advice=(
        Text(
            "Mỗi tháng đủ ba dòng: Toàn trình, Một phần, Cung cấp thông tin.",
            "Three rows a month: full process, in part, information only.",
        ),
    ),
)  # fmt: skip
