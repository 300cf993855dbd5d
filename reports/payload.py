"""What Typst reads: one JSON file of finished words, colours and drawings."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from board import palette
from board.definition_file import Text
from board.release_info import ReleaseInfo
from board.words import sentence
from reports.attachment import Attachment
from reports.document import Document, Section
from reports.fonts import SANS, SYMBOLS, fonts, own_folder, serif
from reports.letter_words import annex_words, letter_words
from reports.page_code import page_code

DRAFT = "Dự thảo"
PROGRAMME = ("Đề án 06", "Bình Dương")
_RELEASE = Text("Kỳ phát hành {name}", "Release {name}")
_PAGE = Text("trang", "page")
_MEANINGLESS = re.compile("[\u00ad\u200b\u2060\ufeff]")  # invisible, and a search would stumble over them


def made_on(document: Document) -> date:
    """The day that the file bears: the letter's, or the release's, never the clock's."""
    return document.letter.signed_on or document.release.made_on


def about(title: str, on: date, language: str, **more: Any) -> dict[str, Any]:
    """The head of every payload. more: author, description, keywords."""
    said = {"title": title, "date": [on.year, on.month, on.day], "author": "Bảng 06"}
    keywords = [*PROGRAMME, *more.pop("keywords", ())]
    return {
        "about": said | {"keywords": keywords} | more,
        "language": language,
        "theme": _theme(),
        "attached": [],
    }


def report(document: Document, attached: Sequence[Attachment]) -> dict[str, Any]:
    """Of one report."""
    title = full_title(document)
    head = about(
        title, made_on(document), document.language,
        author=document.letter.agency or document.letter.parent_agency or "Bảng 06",
        description=f"{title}. {document.release.label}. {release_mark(document.release, document.language)}".strip(),
        keywords=(document.period, document.release.release_id),
    )  # fmt: skip
    return head | {"kind": "report", "documents": [drawn(document, attached)], "attached": named(attached)}


def drawn(document: Document, attached: Sequence[Attachment] = (), number: int = 0) -> dict[str, Any]:
    """One document as its frame takes it; number: its place in a book."""
    return {
        "form": document.form,
        "title": document.title,
        "full_title": full_title(document),
        "subject_lines": _subject_lines(document),
        "issuer": document.letter.agency or document.letter.parent_agency or "Bảng 06",
        "marks": marks(document),
        "running": "" if document.form == "official" else sentence(document.period),
        "release": release_mark(document.release, document.language),
        "page_word": _PAGE.in_(document.language),
        "start": f"report-{number}",
        "letter": letter_words(document),
        "annex": annex_words(document),
        "code": page_code(document, attached),
        "opening": [one.payload() for one in document.opening],
        "sections": [_section(one) for one in document.sections],
    }


def full_title(document: Document) -> str:
    return " ".join((document.title, *_subject_lines(document)))


def release_mark(info: ReleaseInfo, language: str) -> str:
    """At the foot of every page: the release and the first letters of its fingerprint, which its name may hold."""
    letters = info.fingerprint[:8]
    name = info.release_id if letters in info.release_id else f"{info.release_id} · {letters}"
    return _RELEASE.in_(language).format(name=name)


def marks(document: Document) -> list[str]:
    """The document's own, after 'Dự thảo' on a letter: it is a draft until somebody signs it."""
    first = [DRAFT] if document.form == "official" else []
    return [*first, *(one for one in document.marks if one.casefold() != DRAFT.casefold())]


def named(attached: Sequence[Attachment]) -> list[dict[str, Any]]:
    """The attachments as Typst finds them beside the payload."""
    return [
        {"path": f"/attached-{number}", "name": one.name, "mime": one.mime,
         "description": one.description, "relationship": one.relationship}
        for number, one in enumerate(attached)
    ]  # fmt: skip


def as_json(payload: Mapping[str, Any]) -> str:
    """In composed letters: a search for 'Thủ Dầu Một' would miss decomposed ones."""
    text = unicodedata.normalize("NFC", json.dumps(payload, ensure_ascii=False))
    return _MEANINGLESS.sub("", text)


def _subject_lines(document: Document) -> list[str]:
    lines = document.subject.splitlines()
    return lines if document.period in document.subject else [*lines, document.period]


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "is_annex": section.is_annex,
        "starts_page": section.starts_page,
        "blocks": [one.payload() for one in section.blocks],
    }


def _theme() -> dict[str, Any]:
    """The screen's own colours, and the typefaces."""
    return {
        "serif": serif(fonts(own_folder())),
        "sans": SANS,
        "symbols": SYMBOLS,
        "ink": palette.INK,
        "soft": palette.SOFT_INK,
        "line": palette.LINE,
        "teal": palette.TEAL,
        "actual": palette.ACTUAL,
        "previous": palette.PREVIOUS,
        "series": palette.SERIES,
        "parts": palette.PARTS,
        "withheld": palette.WITHHELD,
        "chosen": palette.CHOSEN,
        "status": palette.STATUS,
        "status_text": palette.STATUS_TEXT,
        "status_background": palette.STATUS_BACKGROUND,
    }
