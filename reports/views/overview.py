"""Tổng quan on paper: the headline, six cards, what needs direction, the map with its ranking, the outlook."""

from __future__ import annotations

from dataclasses import replace

from board.definitions import OVERVIEW_CARDS
from board.findings import attention, headline, map_title, ranking_title, trend_title
from board.outlook import outlook, outlook_text
from board.targets import target_for
from geo.areas import PROVINCE_CODE
from reports.blocks.areas import area_table
from reports.blocks.cards import cards
from reports.blocks.maps import map_and_ranking
from reports.blocks.series import trend
from reports.blocks.text import directions, paragraphs
from reports.document import Block
from reports.views.seen import Seen


def overview(seen: Seen) -> list[Block]:
    question, lang = seen.question, seen.language
    whole = replace(question, area_code=PROVINCE_CODE, level=None)
    looked_at = [whole.about(indicator_id) for indicator_id in OVERVIEW_CARDS]
    on_cards = [question.about(indicator_id) for indicator_id in OVERVIEW_CARDS]
    areas, *by_area = seen.answers([whole, *looked_at], "area")
    series, *every = seen.answers([question, *on_cards, *looked_at], "period")
    own, over_time = every[: len(OVERVIEW_CARDS)], every[len(OVERVIEW_CARDS) :]
    before = whole.before()
    totals = seen.answers([whole, *on_cards, *looked_at, *([before] if before else [])], "total")
    total, on_card, of_whole = (
        totals[0],
        totals[1 : 1 + len(OVERVIEW_CARDS)],
        totals[1 + len(OVERVIEW_CARDS) :][: len(OVERVIEW_CARDS)],
    )
    selected = question.area_code if question.area_code != PROVINCE_CODE else ""
    target = target_for(seen.info, question)
    expected = outlook(series, target) if target else None
    title = outlook_text(series, expected, lang) if expected else trend_title(series, lang)
    needs = attention(by_area, over_time, lang)
    return [
        paragraphs([headline(areas, total, totals[-1] if before else None, lang)], answers=[areas, total]),
        cards(own, lang, on_card),
        directions(needs, lang, title=seen.t("Cần chỉ đạo", "Needs direction"), answers=by_area),
        trend([series], target, expected, lang, title=title, height=36),
        map_and_ranking(areas, lang, title=map_title(areas, lang), selected=selected),
        area_table(by_area, lang, title=ranking_title(areas, lang), whole=of_whole, selected=selected),
    ]
