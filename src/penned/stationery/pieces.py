"""The pieces of stationery by name, and the reading of a file that describes one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from penned.errors import NotFound
from penned.stationery import described, families
from penned.stationery.entries import Entries
from penned.stationery.paper import Card, Envelope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


def names() -> tuple[str, ...]:
    """The names of all pieces: the cards of each family by size, then the envelopes."""
    return tuple(families.pieces())


def load(name: str) -> Card | Envelope:
    """The piece called `name`; `NotFound` says which may be meant, or what there is."""
    if name not in families.pieces():
        raise NotFound(f"there is no stationery called “{name}”", cure=which(name, names()))
    return families.pieces()[name]


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
    return described.piece(Entries.read(text, where), name)


def which(name: str, there: Iterable[str]) -> str:
    """What to say where nothing is called `name`: which are meant, or where they are listed.

    "A6" alone is one size in America and another everywhere else: it asks which is meant.
    """
    there = list(there)
    sought = set(name.casefold().replace(" ", "-").split("-"))
    meant = [each for each in there if sought <= set(each.split("-"))]
    meant = meant or get_close_matches(name.casefold(), there, cutoff=0.7)
    if meant:
        return f"Did you mean {_either(meant)}?"
    return f"There are {len(there)}: penned stationery list shows them."


def _of(kind: type[T], name: str, word: str) -> T:
    piece = load(name)
    if isinstance(piece, kind):
        return piece
    there = [each for each in names() if isinstance(load(each), kind)]
    raise NotFound(f"“{name}” is not a kind of {word}", cure=which(name, there))


def _either(several: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(several[:-1]), several[-1])))
