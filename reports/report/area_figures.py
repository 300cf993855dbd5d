"""The annex by area: full tables of an area's parts, how its communes spread, all of the 91."""

from __future__ import annotations

from board.answer import Answer
from board.findings import spread_title
from board.findings.spread import distance_title
from reports.blocks.areas import area_table
from reports.blocks.spread import commune_spread
from reports.document import Block, Section
from reports.report.choices import HEADLINE, leads, tabled_rates
from reports.report.figures import Figures

MOST_SPREADS = 1  # with the table of districts it fills a page
_MOST_IN_A_SHORT_TABLE = 9


def area_section(figures: Figures) -> Section | None:
    """The area's parts, itself below them."""
    if not figures.inside:
        return None
    ids = tabled_rates(is_long=len(figures.inside[HEADLINE].keys) > _MOST_IN_A_SHORT_TABLE)
    by_area = figures.inside[HEADLINE]
    title = (
        f"{by_area.indicator.short_name.in_(figures.language)}: {distance_title(by_area, figures.language)}"
    )
    table = area_table(
        [figures.inside[one] for one in ids],
        figures.language,
        title=title,
        whole=[figures.totals[one] for one in ids],
    )
    spread = [] if figures.communes else _spread(figures, figures.inside, None)
    return Section(
        figures.say("Số liệu theo địa bàn", "Figures by area"),
        (*spread, table),
        is_annex=True,
        starts_page=bool(figures.communes) and figures.edition.form == "official",
    )


def commune_section(figures: Figures) -> Section | None:
    """The 91 communes of the old province: how they spread in every district, then their rates."""
    if not figures.communes:
        return None
    ids = tabled_rates(is_long=True)
    table = area_table(
        [figures.communes[one] for one in ids],
        figures.language,
        title=_all_communes(figures),
        whole=[figures.totals[one] for one in ids],
        districts=[figures.inside[one] for one in ids],
    )
    blocks = (*_spread(figures, figures.communes, figures.inside), table)
    return Section(figures.say("Số liệu cấp xã", "Figures by commune"), blocks, is_annex=True)


def _all_communes(figures: Figures) -> str:
    count = len(figures.communes[HEADLINE].keys)
    return figures.say(f"Các tỷ lệ của {count} xã, phường, thị trấn", f"All rates of the {count} communes")


def _spread(figures: Figures, communes: dict[str, Answer], groups: dict[str, Answer] | None) -> list[Block]:
    """How far apart communes lie, for one rate a group; of a district its ranking says it."""
    if figures.level != "province":
        return []
    language = figures.language
    ids = [one for one in leads(figures.level) if one in communes][:MOST_SPREADS]
    return [
        commune_spread(
            communes[one],
            groups[one] if groups else None,
            language,
            title=_spread_title(communes[one], language),
        )
        for one in ids
    ]


def _spread_title(communes: Answer, language: str) -> str:
    return f"{communes.indicator.short_name.in_(language)}: {spread_title(communes, language)}"
