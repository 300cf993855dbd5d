"""Findings in words, from disclosed rows alone: the headline, the titles of figures, what needs attention.

A sentence says what the figures say and never why; nothing is said of a withheld figure. Strong parts are marked
**so** for Markdown.
"""

from board.findings.attention import Attention, attention
from board.findings.headline import headline
from board.findings.services import areas_title, services_title
from board.findings.steps import (
    apart_title,
    funnel_title,
    groups_title,
    holders_title,
    named_trend_title,
    renewals_title,
    steps_title,
)
from board.findings.titles import map_title, ranking_title, spread_title, trend_title

__all__ = [
    "Attention",
    "apart_title",
    "areas_title",
    "attention",
    "funnel_title",
    "groups_title",
    "headline",
    "holders_title",
    "map_title",
    "named_trend_title",
    "ranking_title",
    "renewals_title",
    "services_title",
    "spread_title",
    "steps_title",
    "trend_title",
]
