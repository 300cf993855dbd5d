"""The charts: disclosed answers in, a Plotly figure as a dict out, all in one theme.

Actual solid, previous light, target outlined, forecast dotted, withheld hatched up to its bound. Bars start at zero;
labels stand at the marks; every text comes from the answer, so a chart shows nothing that a table would hide.
"""

from board.charts.bars import bars, columns
from board.charts.dots import dots
from board.charts.months import stacked_columns
from board.charts.parts import funnel, stacked
from board.charts.series import trend
from board.charts.theme import Figure, config

__all__ = ["Figure", "bars", "columns", "config", "dots", "funnel", "stacked", "stacked_columns", "trend"]
