"""Reading one definition file field by field, so that a mistake in it is named by file and field."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from board.errors import DefinitionError

LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Text:
    """A text in both languages of the screen."""

    vi: str
    en: str

    def in_(self, language: str) -> str:
        """The text in 'vi' or 'en'."""
        return {"vi": self.vi, "en": self.en}[language]


@dataclass(frozen=True)
class Fields:
    """The parsed file. Every reader raises DefinitionError naming the file and the field."""

    file: str
    values: dict[str, Any]
    read: set[str] = field(default_factory=set)

    def require(self, holds: bool, name: str, complaint: str) -> None:
        if not holds:
            raise DefinitionError(f"{self.file}: {name}: {complaint}")

    def require_all_read(self) -> None:
        """A field that nothing reads is a misspelt one."""
        for name in self.values.keys() - self.read:
            self.require(False, name, "is not a field of this file")

    def one_of(self, name: str, choices: tuple[str, ...]) -> Any:
        value = self._value(name)
        self.require(value in choices, name, f"is not one of {', '.join(choices)}")
        return value

    def some_of(self, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        values = self._value(name)
        known = isinstance(values, list) and all(value in choices for value in values)
        self.require(known and len(set(values)) == len(values), name, f"lists some of {', '.join(choices)}")
        return tuple(values)

    def words(self, name: str) -> str:
        return self._words(self._value(name), name)

    def text(self, name: str, longest: int | None = None) -> Text:
        return self._text(self._value(name), name, longest)

    def texts(self, name: str, keys: tuple[str, ...], also: str) -> dict[str, Text]:
        """Texts by key: all the named keys, and any that match the pattern `also`."""
        table = self._table(name, keys, also)
        return {key: self._text(table[key], f"{name}.{key}") for key in table}

    def numbers(self, name: str, keys: tuple[str, ...]) -> dict[str, tuple[float, ...]]:
        """Lists of numbers by key; the table may be missing where no key is wanted."""
        if not keys and name not in self.values:
            return {}
        table = self._table(name, keys)
        for key, values in table.items():
            numbers = isinstance(values, list) and all(type(value) in (int, float) for value in values)
            self.require(numbers, f"{name}.{key}", "is not a list of numbers")
        return {key: tuple(float(value) for value in table[key]) for key in keys}

    def _value(self, name: str) -> Any:
        self.read.add(name)
        self.require(name in self.values, name, "is missing")
        return self.values[name]

    def _table(self, name: str, keys: tuple[str, ...], also: str = r"(?!)") -> dict[str, Any]:
        table = self._value(name)
        self.require(isinstance(table, dict), name, "is not a table")
        others = {key for key in table if not re.fullmatch(also, key)}
        self.require(others == set(keys), name, f"needs exactly {', '.join(keys)}")
        return table

    def _text(self, value: Any, name: str, longest: int | None = None) -> Text:
        self.require(
            isinstance(value, dict) and value.keys() == set(LANGUAGES), name, "needs exactly vi and en"
        )
        text = Text(*(self._words(value[language], f"{name}.{language}") for language in LANGUAGES))
        for language in LANGUAGES if longest else ():
            self.require(
                len(text.in_(language)) <= longest,
                f"{name}.{language}",
                f"is longer than {longest} characters",
            )
        return text

    def _words(self, value: Any, name: str) -> str:
        self.require(isinstance(value, str) and value.strip() == value != "", name, "is empty or not a text")
        return value
