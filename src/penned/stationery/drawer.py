"""The stationery that comes with Penned, and how a file that describes a piece is read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

from penned.errors import BadInput, NotFound
from penned.stationery.paper import Card, Envelope, Rect
from penned.units import parse_length

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_DATA = resources.files("penned.stationery") / "data"
_SUFFIX = ".toml"


@cache
def names() -> tuple[str, ...]:
    """The names of all pieces, in alphabetical order."""
    return tuple(sorted(f.name.removesuffix(_SUFFIX) for f in _DATA.iterdir() if _is_toml(f.name)))


@cache
def load(name: str) -> Card | Envelope:
    """The piece called `name`; `NotFound` says what there is."""
    if name not in names():
        raise NotFound(
            f"there is no stationery called “{name}”", cure=f"There are {', '.join(names())}."
        )
    file = _DATA / f"{name}{_SUFFIX}"
    return read(file.read_text("utf-8"), name=name, where=file.name)


def card(name: str) -> Card:
    """The card called `name`; `NotFound` where there is none, or it is an envelope."""
    return _of(Card, name, "card")


def envelope(name: str) -> Envelope:
    """The envelope called `name`; `NotFound` where there is none, or it is a card."""
    return _of(Envelope, name, "envelope")


def read(text: str, *, name: str, where: str) -> Card | Envelope:
    """The piece that `text`, in TOML, describes; `where` is the file that it came from.

    Lengths are numbers of millimetres or words such as "7.25 in"; areas are `[x, y, width,
    height]` from the top left. Raises `BadInput` with the file, the key and the reason.
    """
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is not TOML: {error}", where=where) from error
    sheet = _Description(entries, where)
    kind = sheet.take("kind", _text)
    if kind not in ("card", "envelope"):
        raise BadInput(f"kind: “{kind}” is neither card nor envelope", where=where)
    piece = _read_card(sheet, name) if kind == "card" else _read_envelope(sheet, name)
    sheet.finish()
    return piece


def _is_toml(file_name: str) -> bool:
    return file_name.endswith(_SUFFIX)


def _of(kind: type[T], name: str, word: str) -> T:
    piece = load(name)
    if isinstance(piece, kind):
        return piece
    there = ", ".join(n for n in names() if isinstance(load(n), kind))
    raise NotFound(f"“{name}” is not a kind of {word}", cure=f"There are {there}.")


def _read_card(sheet: _Description, name: str) -> Card:
    width, height = sheet.take("sheet", _size)
    whole = Rect(0, 0, width, height)
    return Card(
        name=name,
        title=sheet.take("title", _text),
        width=width,
        height=height,
        fold=sheet.take("fold", _length) if sheet.has("fold") else None,
        note_panel=(panel := sheet.take_area("note_panel", within=whole)),
        note_area=sheet.take_area("note_area", within=panel),
        back_panel=sheet.take_area("back_panel", within=whole) if sheet.has("back_panel") else None,
        safe_margin=sheet.take("safe_margin", _length),
        envelope=sheet.take("envelope", _text),
        source=sheet.take("source", _text),
        as_of=sheet.take("as_of", _day),
    )


def _read_envelope(sheet: _Description, name: str) -> Envelope:
    width, height = sheet.take("size", _size)
    whole = Rect(0, 0, width, height)
    return Envelope(
        name=name,
        title=sheet.take("title", _text),
        width=width,
        height=height,
        return_area=sheet.take_area("return_area", within=whole),
        address_area=sheet.take_area("address_area", within=whole),
        stamp_area=sheet.take_area("stamp_area", within=whole),
        clear_areas=sheet.take_areas("clear_areas", within=whole),
        safe_margin=sheet.take("safe_margin", _length),
        source=sheet.take("source", _text),
        as_of=sheet.take("as_of", _day),
    )


class _Description:
    """The entries of one file, taken out one after the other; what is left over is a mistake."""

    def __init__(self, entries: dict[str, object], where: str) -> None:
        self._entries = dict(entries)
        self._where = where

    def has(self, key: str) -> bool:
        return key in self._entries

    def take(self, key: str, parse: Callable[[object], T]) -> T:
        if key not in self._entries:
            raise BadInput(f"{key}: it is missing", where=self._where)
        try:
            return parse(self._entries.pop(key))
        except BadInput as error:
            raise BadInput(f"{key}: {error.what}", where=self._where, cure=error.cure) from error

    def take_area(self, key: str, *, within: Rect) -> Rect:
        return self.take(key, lambda value: _area(value, within))

    def take_areas(self, key: str, *, within: Rect) -> tuple[Rect, ...]:
        return self.take(key, lambda value: tuple(_area(one, within) for one in _list(value)))

    def finish(self) -> None:
        for key in self._entries:
            raise BadInput(f"{key}: no piece of stationery has this", where=self._where)


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise BadInput("it must be words in quotation marks")


def _day(value: object) -> str:
    return _text(value) if isinstance(value, str) else str(value)


def _length(value: object) -> float:
    if isinstance(value, str):
        return parse_length(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    raise BadInput(f"{value!r} is not a length")


def _list(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    raise BadInput("it must be a list in square brackets")


def _size(value: object) -> tuple[float, float]:
    lengths = [_length(one) for one in _list(value)]
    if len(lengths) != 2 or not all(lengths):
        raise BadInput("it must be [width, height]")
    return lengths[0], lengths[1]


def _area(value: object, within: Rect) -> Rect:
    lengths = [_length(one) for one in _list(value)]
    if len(lengths) != 4 or not all(lengths[2:]):
        raise BadInput("it must be [x, y, width, height]")
    area = Rect(*lengths)
    if not within.holds(area):
        raise BadInput("it reaches beyond the paper that it lies on")
    return area
