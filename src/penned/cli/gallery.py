"""What is said of designs: all in a list, one with its colours; and what it says in a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from penned.cli import lists, say
from penned.stationery.design import ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.catalogue import Fault
    from penned.page.decor import Decor
    from penned.stationery.design import Design

_HEAD = ("Your Name", "1 Your Street", "Your Town")
_INITIALS = "A & B"
_CARDS = {
    "front": "us-a7-folded",
    "note": "us-a7-flat",
    "inside": "us-a7-folded",
    "letterhead": "us-letter-sheet",
}


def designs(found: Sequence[Design], faults: Sequence[Fault], *, json: bool) -> None:
    """All designs, with the colours that each comes in."""
    if json:
        return say.as_json([facts(each) for each in found])
    table = say.table("Design", "What it is", "Colours")
    for each in found:
        table.add_row(each.name, say.words(each.about), ", ".join(each.colours))
    say.show(table)
    say.line("See one with: penned design show olive -o olive.png")
    lists.broken(faults)
    return None


def design(each: Design, *, json: bool) -> None:
    """One design: what it stands on, its colours, and where it comes from."""
    if json:
        return say.as_json(facts(each))
    say.line(f"{each.name}: {each.title}", style=say.LOUD)
    say.line(each.about)
    say.line(f"  for: {', '.join(ROLES[role] for role in each.roles)}")
    for name, way in each.colours.items():
        shown = dict.fromkeys(c for role, c in way.colours.items() if role != "paper")
        say.line(f"  {name}: {way.title} ({' '.join(shown)})")
    say.line(f"  source: {each.source}, {each.as_of}", style=say.QUIET)
    return None


def facts(each: Design) -> dict[str, Any]:
    """A design as JSON."""
    return {
        "name": each.name,
        "title": each.title,
        "about": each.about,
        "roles": tuple(each.roles),
        "colours": {name: dict(way.colours) for name, way in each.colours.items()},
        "source": each.source,
        "as_of": each.as_of,
    }


def usual_card(each: Design) -> str:
    """The name of a card that the design is made for."""
    return next(card for role, card in _CARDS.items() if role in each.roles)


def shown(chosen: Decor) -> Decor:
    """The design with what a person would say, where nothing is said."""
    initials = chosen.initials or ("" if chosen.words else _INITIALS)
    return replace(chosen, initials=initials, head=chosen.head or _HEAD)
