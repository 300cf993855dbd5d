"""The words of a block's content, and which of them do not stand on the paper."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from reports.document import Block


def missing(block: Block, read: Collection[str], unread: Collection[str]) -> set[str]:
    """Words of the block that are not among those read. unread: keys of its content that no reader sees."""
    return {word for text in _words_of(block.content, unread) for word in text.split()} - set(read)


def _words_of(content: Any, unread: Collection[str]) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for key, value in content.items():
            if key not in unread:
                yield from _words_of(value, unread)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from _words_of(value, unread)
