"""What goes into the post box: its measures; its weight and thickness where nobody took them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from penned.stationery import entries
from penned.stationery.entries import Entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.stationery.paper import Card, Envelope

_FILE = resources.files("penned.stationery.postal") / "guesses.toml"


class Trait(NamedTuple):
    """Something about a letter that a post may not like: how it is said, and what helps."""

    told: str
    cure: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a person knows of a letter, in mm and grams; what is None is reckoned from its paper."""

    thickness: float | None = None
    weight: float | None = None
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter as a post measures it, in mm and grams; a `bare` card has no envelope.

    `weighed` says whether its weight was taken, or reckoned.
    """

    name: str
    length: float
    width: float
    thickness: float
    weight: float
    weighed: bool = False
    bare: bool = False
    traits: frozenset[str] = frozenset()

    @property
    def ratio(self) -> float:
        """How many times its width its length is."""
        return self.length / self.width


class _Paper(NamedTuple):
    """A usual paper: grams a square metre, its thickness in mm."""

    grams: float
    caliper: float


def in_envelope(envelope: Envelope, card: Card | None = None, known: Known | None = None) -> Posted:
    """An envelope with a card in it; without one, with a folded card as large as the envelope."""
    size = (envelope.width, envelope.height)
    name = f"{card.name} in {envelope.name}" if card else envelope.name
    thick, heavy = _contents(card) if card else _folded(size)
    return _posted(name, size, (thick, heavy), known or Known())


def measured(width: float, height: float, known: Known | None = None) -> Posted:
    """An envelope of these measures, with a folded card as large as it."""
    size = (width, height)
    return _posted("", size, _folded(size), known or Known())


def without_envelope(card: Card, known: Known | None = None) -> Posted:
    """A card as it is."""
    known = known or Known()
    thick, heavy = _contents(card)
    return Posted(
        card.name,
        max(card.closed),
        min(card.closed),
        thick if known.thickness is None else known.thickness,
        heavy if known.weight is None else known.weight,
        weighed=known.weight is not None,
        bare=True,
        traits=known.traits,
    )


@cache
def traits() -> Mapping[str, Trait]:
    """What a person may know of a letter, by its word."""
    return {
        key: Trait(table.take("told", entries.text), table.take("cure", entries.text))
        for key, table in _file().tables("traits")
    }


def _posted(
    name: str, size: tuple[float, float], filling: tuple[float, float], known: Known
) -> Posted:
    paper = _papers()["envelope"]
    thick = 2 * paper.caliper + filling[0]
    heavy = size[0] * size[1] * _faces() * paper.grams / 1e6 + filling[1]
    return Posted(
        name,
        max(size),
        min(size),
        thick if known.thickness is None else known.thickness,
        heavy if known.weight is None else known.weight,
        weighed=known.weight is not None,
        traits=known.traits,
    )


def _folded(size: tuple[float, float]) -> tuple[float, float]:
    """Thickness and weight of a card of two leaves of this size."""
    paper = _papers()["card"]
    return 2 * paper.caliper, 2 * size[0] * size[1] * paper.grams / 1e6


def _contents(card: Card) -> tuple[float, float]:
    """Thickness and weight of a card, folded."""
    paper = _papers()["sheet" if card.fold in ("sheet", "french") else "card"]
    layers = round(card.width * card.height / (card.closed[0] * card.closed[1]))
    return layers * paper.caliper, card.width * card.height * paper.grams / 1e6


@cache
def _papers() -> Mapping[str, _Paper]:
    return {
        key: _Paper(table.take("grams", entries.number), table.take("caliper", entries.length))
        for key, table in _file().tables("papers")
    }


@cache
def _faces() -> float:
    """How many faces of an envelope its paper would cover: front, back and flaps."""
    return _file().take("faces_of_an_envelope", entries.number)


def _file() -> Entries:
    return Entries.read(_FILE.read_text("utf-8"), _FILE.name)
