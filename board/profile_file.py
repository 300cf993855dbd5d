"""The profile of an area as a CSV file: what its table shows, with its source."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from board.profile import Line, headings, profile_caption


def profile_csv(lines: Sequence[Line], names: Sequence[str], language: str) -> bytes:
    """UTF-8 with BOM; names: of the area and the others beside it. Figures are the texts of the screen."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if language == "vi" else ",", lineterminator="\r\n")
    keys = ("counts", "moved", "province", "difference", "rank", "status")
    titles = headings(lines, language)
    writer.writerow([titles["indicator"], *names, *(titles[key] for key in keys)])
    for one in lines:
        values = [answer.text(None, language) for answer in (one.own, *one.others)]
        writer.writerow(
            [
                one.indicator.name.in_(language),
                *values,
                one.counts(language),
                one.moved.text.in_(language) if one.moved else "",
                one.province.text(None, language),
                one.difference(language),
                "" if one.rank is None else f"{one.rank} / {one.ranked}",
                one.status.word.in_(language) if one.status else "",
            ]
        )
    writer.writerow([])
    writer.writerow([profile_caption(lines[0].own, language)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
