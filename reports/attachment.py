"""A file inside a PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Attachment:
    """relationship: 'data', 'source' or 'supplement', as PDF/A-3 names what an attached file is to its document."""

    name: str
    content: bytes
    mime: str
    description: str
    relationship: str = "data"
