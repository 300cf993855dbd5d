"""Findings in words, from disclosed rows alone: the headline, the titles of figures, what needs attention.

A sentence says what the figures say and never why; nothing is said of a withheld figure. Strong parts are marked
**so** for Markdown.
"""

from board.findings.attention import Attention, attention
from board.findings.headline import headline
from board.findings.titles import map_title, ranking_title, spread_title, trend_title

__all__ = ["Attention", "attention", "headline", "map_title", "ranking_title", "spread_title", "trend_title"]
