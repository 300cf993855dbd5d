"""Which services and which areas hold a rate back: the largest shortfalls, computed, with no cause."""

from __future__ import annotations

from board import words
from board.answer import Answer
from board.places import names
from board.shortfall import shortfalls

LONGEST_SERVICE = 60  # characters of a service's name in a title; the table beside it has the whole one
MOST_AREAS = 2


def services_title(by_service: Answer, whole: Answer, language: str) -> str:
    """'Nộp trực tuyến: nếu đạt mức chung 78,2%, “Đăng ký tạm trú” thêm 1.234 hồ sơ, nhiều nhất trong các dịch vụ'."""
    found = shortfalls(by_service, whole)
    if not found:
        return _nobody_below(by_service, whole, language)
    key, most = next(iter(found.items()))
    service, size = shortened(by_service.label(key, language)), most.text(language)
    name, noun = (text.in_(language) for text in (by_service.indicator.short_name, by_service.indicator.noun))
    common = whole.text(whole.row(), language)
    if language == "vi":
        return f"{name}: nếu đạt mức chung {common}, “{service}” thêm {size} {noun}, nhiều nhất trong các dịch vụ"
    return f"{name}: at the overall {common}, “{service}” would add {size} {noun}, the most of all services"


def areas_title(by_area: Answer, whole: Answer, language: str) -> str:
    """'Nộp trực tuyến: Thuận An và Dĩ An chiếm 61% phần còn thiếu so với mức chung 78,2%'."""
    found = shortfalls(by_area, whole)
    if not found:
        return _nobody_below(by_area, whole, language)
    worst = list(found)[:MOST_AREAS]
    where = names(by_area.question.area_vintage, worst, language)
    name, noun = (text.in_(language) for text in (by_area.indicator.short_name, by_area.indicator.noun))
    common = whole.text(whole.row(), language)
    if any(short.is_least for short in found.values()) or len(found) <= MOST_AREAS:
        size = words.number(sum(found[key].count for key in worst), language)
        if any(found[key].is_least for key in worst):
            size = f"≥ {size}"
        if language == "vi":
            return f"{name}: {where} dưới mức chung {common}: nếu đạt sẽ thêm {size} {noun}"
        return f"{name}: {where} below the overall {common}: reaching it would add {size} {noun}"
    every = sum(short.count for short in found.values())
    share = words.percent(sum(found[key].count for key in worst) / every, language, 0)
    if language == "vi":
        return f"{name}: {where} chiếm {share} phần còn thiếu so với mức chung {common}"
    return f"{name}: {where} hold {share} of what is missing to the overall {common}"


def shortened(name: str, longest: int = LONGEST_SERVICE) -> str:
    """A name cut at a word, with an ellipsis."""
    return name if len(name) <= longest else f"{name[:longest].rpartition(' ')[0]}…"


def _nobody_below(answer: Answer, whole: Answer, language: str) -> str:
    row = whole.row()
    common, name = whole.text(row, language), answer.indicator.short_name.in_(language)
    if row["value"] is None:
        return f"{name}: {common}"
    if language == "vi":
        kind = "địa bàn" if answer.by == "area" else "dịch vụ"
        return f"{name}: không {kind} nào có số liệu thấp hơn rõ rệt mức chung {common}"
    kind = "area" if answer.by == "area" else "service"
    return f"{name}: no {kind} shown is clearly below the overall {common}"
