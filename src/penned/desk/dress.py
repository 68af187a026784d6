"""What a card looks like: a design with the person's words and colours, or their own artwork."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from penned import catalogue
from penned.desk import files
from penned.errors import BadInput
from penned.page.decor import Decor, places

if TYPE_CHECKING:
    from pathlib import Path

    from penned.page.page import Picture
    from penned.stationery import Card


_NAMED = {"logo": "a logo"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose: the name of a design, and what it says; or a picture for the front.

    `fit` shows all of the picture inside the margins; `bleed`: it is cut, and may reach beyond.
    `head` is the sender, for a letterhead.
    """

    design: str = ""
    colours: str = ""
    words: str = ""
    initials: str = ""
    logo: Path | None = None
    front: Path | None = None
    fit: bool = False
    bleed: bool = False
    head: tuple[str, ...] = ()


def decor(look: Look, card: Card) -> Decor | Picture | None:
    """The decor that was chosen; None for a plain card. `BadInput` for what does not go together.

    Raises `NotFound` for a design or a file that is not there, `Refused` for a picture that would
    not print well.
    """
    if look.front is not None:
        return _front(look, look.front, card)
    if not look.design:
        _must_be_plain(look)
        return None
    return designed(look, card)


def designed(look: Look, card: Card) -> Decor:
    """The look's design with what was said for it; `BadInput` for what it has no place for."""
    design = catalogue.design(look.design)
    design.colourway(look.colours)  # to say at once that there are none of this name
    chosen = Decor(
        design,
        colours=look.colours,
        words=look.words,
        initials=look.initials,
        logo=_logo(look.logo) if look.logo else None,
        head=look.head,
    )
    _must_have_place(chosen, card)
    return chosen


def _must_have_place(chosen: Decor, card: Card) -> None:
    """Raise `BadInput` for what a person said and the design would show nowhere on this card."""
    said = {"words": chosen.words, "initials": chosen.initials, "logo": chosen.logo}
    there = places(card, chosen)
    for what in (what for what, given in said.items() if given and what not in there):
        others = [
            name
            for name, design in catalogue.designs().items()
            if what in places(card, replace(chosen, design=design))
        ]
        raise BadInput(
            f"The design “{chosen.design.name}” has no place for {_NAMED.get(what, what)} "
            f"on the card “{card.name}”",
            cure=f"These have one: {', '.join(others)}." if others else f"Leave out --{what}.",
        )


def remarks(look: Look, card: Card) -> tuple[str, ...]:
    """What to know of one's own artwork before it is printed."""
    if look.front is None:
        return ()
    from penned.page import artwork  # noqa: PLC0415 - it reads pictures and PDFs, which few need

    data = files.read_bytes(look.front)
    where = str(look.front)
    return artwork.remarks(data, card, where=where, fit=look.fit, bleed=look.bleed)


def _front(look: Look, path: Path, card: Card) -> Picture:
    from penned.page import artwork  # noqa: PLC0415 - as above

    if look != replace(Look(), front=path, fit=look.fit, bleed=look.bleed, head=look.head):
        raise BadInput(
            "a picture of your own is the whole front",
            cure="Leave out --front, or --design and what goes with it.",
        )
    data = files.read_bytes(path)
    return artwork.front(data, card, where=str(path), fit=look.fit, bleed=look.bleed)


def _logo(path: Path) -> Picture:
    from penned.page import artwork  # noqa: PLC0415 - as above

    return artwork.logo(files.read_bytes(path), where=str(path))


def _must_be_plain(look: Look) -> None:
    if look != replace(Look(), bleed=look.bleed, head=look.head):
        raise BadInput(
            "colours, words, initials and a logo belong to a design, --fit to a front",
            cure="Say which with --design, see: penned design list; or with --front FILE.",
        )
