"""The contract of dossiers by month, area and service, counted by an agency itself: the cube's own columns.

A combination that is not there is a zero; a month that is delivered is whole: every area of its vintage stands in it.
"""

from __future__ import annotations

import polars as pl

from board.definition_file import Text
from board.dimensions import DOSSIER_FACTS
from geo.areas import NEW_VINTAGE, OLD_VINTAGE, areas
from pipeline.contract import crosswalk
from pipeline.gate.contracts.shape import Closed, Column, Contract, Count, FileFault, Month, Rule, Sum
from pipeline.gate.contracts.wholeness import FIRST_NEW_MONTH, absent, months_left_out

_LARGEST = (
    1_000_000  # dossiers of one service in one commune and month; a longer number could be an identifier
)

_KEYS = (
    Column(
        "period", Text("Tháng", "Month"), Month(),
        Text(
            "Tháng nộp hồ sơ, từ 01/2021 đến tháng trọn vẹn gần nhất",
            "Month of filing, from 01/2021 to the last full month",
        ),
        "10/2026", aliases=("Kỳ báo cáo", "Kỳ", "Tháng báo cáo", "Tháng nộp hồ sơ"),
    ),
    Column(
        "commune_code", Text("Xã, phường cũ", "Former commune"), Closed("commune"),
        Text(
            "Một trong 91 xã, phường, thị trấn đến 30/06/2025: tên đầy đủ hoặc mã",
            "One of the 91 communes until 30/06/2025: full name or code",
        ),
        "Phường Phú Cường",
        aliases=("Mã xã cũ", "Xã cũ", "Phường, xã cũ", "Xã, phường, thị trấn cũ", "Mã phường, xã cũ"),
    ),
    Column(
        "unit_code", Text("Phường, xã mới", "Ward or commune"), Closed("unit"),
        Text(
            "Một trong 36 phường, xã từ 01/07/2025, đi đúng với xã cũ; để trống với các tháng trước 07/2025",
            "One of the 36 wards and communes since 01/07/2025 that goes with the former commune; empty before 07/2025",
        ),
        "Phường Thủ Dầu Một", required=False,
        aliases=("Mã phường, xã", "Mã xã mới", "Xã mới", "Phường xã", "Mã đơn vị mới", "Đơn vị mới"),
    ),
    Column(
        "service_code", Text("Dịch vụ công", "Service"), Closed("service"),
        Text(
            "Nhóm dịch vụ trong danh mục của bảng số liệu: tên hoặc mã DV01–DV25, N01–N06",
            "A service group of the board's list: name or code DV01-DV25, N01-N06",
        ),
        "Đăng ký thường trú", aliases=("Mã dịch vụ", "Nhóm dịch vụ", "Dịch vụ", "Mã nhóm dịch vụ", "Thủ tục"),
    ),
    Column(
        "received", Text("Hồ sơ tiếp nhận", "Dossiers received"), Count(_LARGEST),
        Text(
            "Số hồ sơ nộp trong tháng; bằng tổng của từng nhóm cột phía sau",
            "Dossiers filed in the month; each group of columns that follows sums to it",
        ),
        "120", aliases=("Tiếp nhận", "Số hồ sơ tiếp nhận", "Số hồ sơ", "Tổng số hồ sơ"),
    ),
)  # fmt: skip

# Name, heading and meaning in both languages, example. The examples of a fact sum to 120.
_LEVELS = (
    ("channel_online_full", "Nộp trực tuyến toàn trình", "Filed online, full process",
     "Nộp qua dịch vụ công trực tuyến toàn trình", "Filed through a full-process online service", "60"),
    ("channel_online_partial", "Nộp trực tuyến một phần", "Filed online, in part",
     "Nộp qua dịch vụ công trực tuyến một phần", "Filed through a service that is online in part", "25"),
    ("channel_counter", "Nộp trực tiếp", "Filed at the counter",
     "Nộp tại bộ phận một cửa hoặc qua bưu chính", "Filed at the one-stop counter or by post", "35"),
    ("timeliness_on_time", "Đúng hạn", "On time",
     "Có kết quả chậm nhất vào ngày hẹn trả; biết đến cuối tháng sau",
     "Finished by the due day, as known at the end of the month after", "110"),
    ("timeliness_late", "Quá hạn", "Late",
     "Có kết quả sau ngày hẹn trả, hoặc quá ngày hẹn mà chưa xong",
     "Finished after the due day, or overdue and not finished", "6"),
    ("timeliness_open", "Đang giải quyết", "Open",
     "Chưa xong, chưa quá ngày hẹn trả", "Not finished and not overdue", "4"),
    ("payment_online", "Thanh toán trực tuyến", "Paid online",
     "Phí, lệ phí nộp trực tuyến", "The fee was paid online", "48"),
    ("payment_counter", "Thanh toán tại quầy", "Paid at the counter",
     "Phí, lệ phí nộp tại quầy", "The fee was paid at the counter", "22"),
    ("payment_no_fee", "Không thu phí", "No fee",
     "Không phải nộp phí, lệ phí", "There is no fee", "50"),
    ("digitised_yes", "Đã số hóa", "Digitised",
     "Thành phần hồ sơ đã được số hóa", "The dossier's papers are electronic", "117"),
    ("digitised_no", "Chưa số hóa", "Not digitised",
     "Thành phần hồ sơ chưa được số hóa", "The dossier's papers are not electronic", "3"),
    ("rating_satisfied", "Hài lòng", "Satisfied",
     "Người nộp đánh giá hài lòng", "The applicant was satisfied", "70"),
    ("rating_unsatisfied", "Không hài lòng", "Not satisfied",
     "Người nộp đánh giá không hài lòng", "The applicant was not satisfied", "2"),
    ("rating_not_rated", "Không đánh giá", "Not rated",
     "Người nộp không đánh giá", "The applicant gave no rating", "48"),
)  # fmt: skip


def _levels() -> tuple[Column, ...]:
    return tuple(
        Column(name, Text(vi, en), Count(_LARGEST), Text(means_vi, means_en), example)
        for name, vi, en, means_vi, means_en, example in _LEVELS
    )


def _rules() -> tuple[Rule, ...]:
    month, unit = pl.col("period"), pl.col("unit_code")
    pairs = [f"{commune}|{taken_by}" for commune, taken_by in crosswalk()]
    pair = pl.concat_str("commune_code", "unit_code", separator="|")
    return (
        Rule("unit_code", "unit_too_early", (month < FIRST_NEW_MONTH) & unit.is_not_null()),
        Rule("unit_code", "unit_missing", (month >= FIRST_NEW_MONTH) & unit.is_null()),
        Rule("unit_code", "not_in_crosswalk", (month >= FIRST_NEW_MONTH) & ~pair.is_in(pairs)),
    )


def _whole(table: pl.DataFrame) -> list[FileFault]:
    faults = months_left_out(table)
    new = pl.col("period") >= FIRST_NEW_MONTH
    for vintage, mine, column in ((OLD_VINTAGE, ~new, "commune_code"), (NEW_VINTAGE, new, "unit_code")):
        names = {item.area_code: item.full_name_vi for item in areas(vintage, "commune")}
        faults += absent(table.filter(mine), column, names)
    return faults


DOSSIERS = Contract(
    kind="dossiers",
    version=1,
    title=Text("Hồ sơ dịch vụ công theo tháng", "Public service dossiers by month"),
    purpose=Text(
        "Số hồ sơ do cơ quan tự tổng hợp: mỗi dòng một tháng, một địa bàn, một nhóm dịch vụ. Chỉ nộp số đếm, không nộp "
        "danh sách hồ sơ hay người nộp.",
        "Dossiers that the agency has counted itself: one row a month, area and service group. Counts only, never a "
        "list of dossiers or applicants.",
    ),
    columns=(*_KEYS, *_levels()),
    keys=("period", "commune_code", "unit_code", "service_code"),
    rules=_rules(),
    sums=tuple(
        Sum("received", tuple(f"{fact}_{level}" for level in levels), f"sum_{fact}")
        for fact, levels in DOSSIER_FACTS.items()
    ),
    whole=_whole,
    most_rows=1_000_000,
    advice=(
        Text(
            "Tháng nào đã nộp thì nộp trọn tháng: đủ mọi xã, phường của thời kỳ đó. Dịch vụ không phát sinh thì bỏ "
            "qua; địa bàn không có hồ sơ nào thì ghi một dòng với số 0.",
            "A month is delivered whole: every commune of its time stands in it. Leave out services without dossiers; "
            "an area without any dossier has one row of zeros.",
        ),
        Text(
            "Tổng của mỗi nhóm cột (hình thức nộp, tiến độ, thanh toán, số hóa, đánh giá) phải bằng số hồ sơ "
            "tiếp nhận; ô sai được tô đỏ trong bảng.",
            "Each group of columns (channel, timeliness, payment, digitisation, rating) sums to the dossiers received; "
            "the sheet colours a row that does not.",
        ),
    ),
)
