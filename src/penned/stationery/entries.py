"""Entries of a data file, taken out one after the other; what is left over is a mistake."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, TypeVar

from penned.errors import BadInput
from penned.stationery.paper import Rect
from penned.units import parse_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
U = TypeVar("U")
Measures = tuple[str, str, str]
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(\D*)")


class Entries:
    """The entries of one file, or of one table in it; faults name the file, the key, the reason."""

    def __init__(self, entries: dict[str, object], where: str, path: str = "") -> None:
        self._entries = dict(entries)
        self._where = where
        self._path = path

    @classmethod
    def read(cls, text: str, where: str) -> Entries:
        """What `text`, in TOML, holds; `where` is the file that it came from."""
        try:
            return cls(tomllib.loads(text), where)
        except tomllib.TOMLDecodeError as error:
            raise BadInput(f"this is not TOML: {error}", where=where) from error

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def take(self, key: str, parse: Callable[[object], T]) -> T:
        """The value of `key`, which has to be there."""
        if key not in self._entries:
            raise self.fault(f"{key}: it is missing")
        try:
            return parse(self._entries.pop(key))
        except BadInput as error:
            raise self.fault(f"{key}: {error.what}", error.cure) from error

    def may_take(self, key: str, parse: Callable[[object], T], otherwise: U) -> T | U:
        """The value of `key`, or what holds where it is left out."""
        return self.take(key, parse) if key in self._entries else otherwise

    def table(self, key: str) -> Entries:
        """The table called `key`."""
        return Entries(self.take(key, _table), self._where, f"{self._path}{key}.")

    def tables(self, key: str) -> Iterator[tuple[str, Entries]]:
        """The tables in the table called `key`, by their names."""
        table = self.table(key)
        for name in tuple(table._entries):  # noqa: SLF001 - its own kind
            yield name, table.table(name)

    def list_of_tables(self, key: str) -> Iterator[Entries]:
        """The tables in the list called `key`."""
        for number, one in enumerate(self.take(key, as_list)):
            yield Entries(_table(one), self._where, f"{self._path}{key}[{number + 1}].")

    def names(self) -> tuple[str, ...]:
        """The keys that have not been taken."""
        return tuple(self._entries)

    def finish(self, what: str) -> None:
        """Raise `BadInput` where something is left over that `what` does not have."""
        for key in self._entries:
            raise self.fault(f"{key}: {what} has this")

    def fault(self, reason: str, cure: str = "") -> BadInput:
        """The error that says what is wrong, and where."""
        return BadInput(f"{self._path}{reason}", where=self._where, cure=cure)


def text(value: object) -> str:
    """Words."""
    if isinstance(value, str) and value.strip():
        return value
    raise BadInput("it must be words in quotation marks")


def texts(value: object) -> tuple[str, ...]:
    """Several words in a list."""
    return tuple(text(one) for one in as_list(value))


def one_of(*allowed: str) -> Callable[[object], str]:
    """One of these words."""

    def parse(value: object) -> str:
        if value in allowed:
            return str(value)
        raise BadInput(f"“{value}” is not one of {', '.join(allowed)}")

    return parse


def day(value: object) -> str:
    """A day, as it is written."""
    return text(value) if isinstance(value, str) else str(value)


def number(value: object) -> float:
    """A number that is not negative."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    raise BadInput(f"{value!r} is not a number")


def whole(value: object) -> int:
    """A whole number that is not negative."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise BadInput(f"{value!r} is not a whole number")


def flag(value: object) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    raise BadInput("it must be true or false")


def length(value: object) -> float:
    """Millimetres: a number, or words such as "7.25 in"."""
    if isinstance(value, str):
        return parse_length(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    raise BadInput(f"{value!r} is not a length")


def as_list(value: object) -> list[object]:
    """A list."""
    if isinstance(value, list):
        return value
    raise BadInput("it must be a list in square brackets")


def size(value: object) -> tuple[float, float]:
    """Width and height: `[width, height]`, or words such as "5 x 7 in"."""
    if isinstance(value, str):
        return in_mm(measures(value))
    lengths = [length(one) for one in as_list(value)]
    if len(lengths) != 2 or not all(lengths):
        raise BadInput("it must be [width, height]")
    return lengths[0], lengths[1]


def measures(value: object) -> Measures:
    """The two numbers and the unit in words such as "5 x 7 in"."""
    found = _SIZE.fullmatch(text(value))
    if not found or not (float(found[1]) and float(found[2])):
        raise BadInput(f"“{value}” is not a size", cure="Write it like 5 x 7 in.")
    return found[1], found[2], found[3].strip() or "mm"


def in_mm(told: Measures) -> tuple[float, float]:
    """The two numbers in millimetres."""
    width, height, unit = told
    return parse_length(f"{width}{unit}"), parse_length(f"{height}{unit}")


def area(value: object) -> Rect:
    """An area `[x, y, width, height]`."""
    lengths = [length(one) for one in as_list(value)]
    if len(lengths) != 4 or not all(lengths[2:]):
        raise BadInput("it must be [x, y, width, height]")
    return Rect(*lengths)


def area_within(paper: Rect) -> Callable[[object], Rect]:
    """An area `[x, y, width, height]` that lies on `paper`."""

    def parse(value: object) -> Rect:
        found = area(value)
        if not paper.holds(found):
            raise BadInput("it reaches beyond the paper that it lies on")
        return found

    return parse


def areas_within(paper: Rect) -> Callable[[object], tuple[Rect, ...]]:
    """Several areas that lie on `paper`."""
    parse = area_within(paper)
    return lambda value: tuple(parse(one) for one in as_list(value))


def _table(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise BadInput("it must be a table")
