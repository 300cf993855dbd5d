"""The one theme of all charts: typeface, colours, separators, margins. Figures are plain dicts.

plotly.graph_objects is not imported: a dict is built in 3 ms where an object takes 13, and its import a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from board.palette import ACTUAL, INK, LINE, SOFT_INK, TYPEFACE, WITHHELD

Figure = dict[str, Any]
ROW_HEIGHT = 26  # px of one horizontal bar
LEGEND_HEIGHT = 30  # px
PART_EDGE = {"color": ACTUAL, "width": 0.5}  # the lightest part of a whole would vanish on white
_SEPARATORS = {"vi": ",.", "en": ".,"}
_MONTHS_VI = [f"tháng {month}" for month in range(1, 13)]
_VIETNAMESE = {
    "dictionary": {
        "Autoscale": "Tự chỉnh tỷ lệ",
        "Download plot as a PNG": "Tải hình PNG",
        "Pan": "Kéo",
        "Reset axes": "Đặt lại trục",
        "Zoom": "Thu phóng",
        "Zoom in": "Phóng to",
        "Zoom out": "Thu nhỏ",
    },
    "format": {
        "days": ["chủ nhật", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"],
        "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
        "months": _MONTHS_VI,
        "shortMonths": [f"T{month}" for month in range(1, 13)],
        "date": "%d/%m/%Y",
        "decimal": ",",
        "thousands": ".",
    },
}


def config(language: str) -> dict[str, Any]:
    """For st.plotly_chart(config=...): no toolbar, no logo, nothing fetched, Vietnamese words built in."""
    shared = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "doubleClick": False}
    return {**shared, "locale": language, "locales": {"vi": _VIETNAMESE}} if language == "vi" else shared


def figure(traces: list[dict[str, Any]], language: str, height: int, **layout: Any) -> Figure:
    """Traces in the theme. Axes are given as xaxis and yaxis from `axis` and its relatives."""
    return {
        "data": traces,
        "layout": {
            "height": height,
            "font": {"family": TYPEFACE, "size": 12, "color": INK},
            "separators": _SEPARATORS[language],
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 4},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": TYPEFACE, "size": 12, "color": INK}, "bgcolor": "#ffffff",
                           "bordercolor": LINE, "align": "left"},
            **layout,
        },
    }  # fmt: skip


def value_axis(unit: str, **more: Any) -> dict[str, Any]:
    """The axis of values: percent or counts, light grid, never zoomed."""
    suffix = "%" if unit == "percent" else ""
    return {"ticksuffix": suffix, "tickformat": ",.9~g" if unit == "percent" else ",d", "gridcolor": LINE,
            "zerolinecolor": SOFT_INK, "zerolinewidth": 1, "fixedrange": True, "automargin": True,
            "tickfont": {"color": SOFT_INK}, "nticks": 6, **more}  # fmt: skip


def name_axis(**more: Any) -> dict[str, Any]:
    """The axis of names: no grid, room for long names."""
    return {
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "type": "category",
        **more,
    }


def month_axis(language: str, **more: Any) -> dict[str, Any]:
    """The axis of months: 'T9' over '2023' in Vietnamese, 'Sep' over '2023' in English."""
    return {"type": "date", "tickformat": "%b\n%Y", "showgrid": False, "zeroline": False, "fixedrange": True,
            "automargin": True, "tickfont": {"color": SOFT_INK}, "tickangle": 0, "ticks": "outside",
            "tickcolor": LINE, **more}  # fmt: skip


def on_months(day: date) -> str:
    """Where a day stands on the axis of months: a month's figures stand at its name."""
    return f"{day:%Y-%m}-01"


def hatched(colour: str = WITHHELD) -> dict[str, Any]:
    """The marker of a bar whose end is a bound and not a figure."""
    return {"color": "rgba(0,0,0,0)", "line": {"color": colour, "width": 1},
            "pattern": {"shape": "/", "fgcolor": colour, "size": 5, "solidity": 0.25}}  # fmt: skip


def text_note(text: str, colour: str = INK, **place: Any) -> dict[str, Any]:
    """A direct label: an annotation without an arrow."""
    return {"text": text, "showarrow": False, "font": {"color": colour, "size": 12}, **place}


def on_axis(value: float | None, unit: str) -> float | None:
    """A value as the axis counts: rates in percent."""
    return value if value is None or unit == "count" else 100 * value


def legend(names: Sequence[str], colours: Sequence[str], symbols: Sequence[str] = ()) -> dict[str, Any]:
    """The names of the parts in one line above the plot, in the order of the marks. Plotly's own legend takes room
    from the plot on a telephone."""
    marks = zip(names, colours, symbols or "■" * len(names), strict=False)
    text = "   ".join(
        f'<span style="color:{colour}">{symbol}</span> {name}' for name, colour, symbol in marks
    )
    return text_note(text, xref="paper", yref="paper", x=1, y=1, xanchor="right", yanchor="bottom", yshift=6)
