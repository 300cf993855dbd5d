"""What an independent validator finds wrong with a PDF, less the alarms that are proven false on the very file."""

from __future__ import annotations

import re

import page

PROFILES = ("PDF/A-3A", "PDF/UA-1")


def failures_of(pdf: bytes, profile: str) -> list[str]:
    """'rule: message' of every failure. Never leaves a rule out: a known false alarm is checked again in the bytes."""
    report = page.validate_pdf_bytes(pdf, profile=profile)
    assert report.rules.passed > 100
    return [
        f"{one.rule_id}: {one.message}"
        for one in report.failures
        if not (
            one.rule_id == "PDFA3A-STREAM-LENGTH-001" and has_its_length(pdf, one.object_id.object_number)
        )
    ]


def has_its_length(pdf: bytes, number: int) -> bool:
    """Whether a stream is as long as it says (ISO 32000-1, 7.3.8).

    The validator takes a carriage return that is the last byte of compressed data, and the line feed after it, for
    one end of line, and so finds the stream a byte too short: about one book in two has such a stream.
    """
    start = pdf.index(b"\n%d 0 obj" % number)
    found = re.compile(rb"/Length (\d+).*?stream\n", re.DOTALL).search(pdf, start)
    end = found.end() + int(found[1])
    return pdf[end - 1 : end] == b"\r" and pdf[end : end + 10] == b"\nendstream"
