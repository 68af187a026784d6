"""Lay out: words onto a page with the chosen hand and card, and one page into a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned import catalogue, coach, page, press
from penned.desk import files, own_hands, usual
from penned.errors import BadInput, Refused
from penned.hand import pen as pens
from penned.notes import Note
from penned.page import Sign

if TYPE_CHECKING:
    from pathlib import Path

    from penned.hand.hand import Hand
    from penned.hand.pen import Pen
    from penned.page.page import Page
    from penned.stationery import Card, Envelope

LETTER_FORMATS = (".pdf", ".svg", ".png")
LETTER_DPI = 300
NEVER_ON_PAPER = ("wrong_name", "slot")
USUAL_HAND, USUAL_CARD = usual.HAND, usual.CARD


@dataclass(frozen=True, slots=True)
class Choice:
    """What a batch is written with; `seed` makes it repeatable.

    `pen` is the hand's own where it is None, `ink` its colour as #rrggbb. `makers_line` stands
    small on the back of the card, which has no back page without it.
    """

    hand: Hand
    card: Card
    envelope: Envelope
    seed: int = 0
    pen: Pen | None = None
    ink: str = page.INK
    sign: Sign = Sign.GAP
    makers_line: str = ""

    def sides(self, inside: Page) -> tuple[Page, ...]:
        """What goes through the printer for a card: its inside, and its outside if it has one."""
        if not self.makers_line:
            return (inside,)
        return (inside, page.outside(self.card, self.makers_line))


def choose(  # noqa: PLR0913 - each is a thing that a person chooses
    hand: str = USUAL_HAND,
    stationery: str = USUAL_CARD,
    *,
    seed: int = 0,
    pen: str = "",
    ink: str = "",
    sign: str = Sign.GAP,
    makers_line: str = "",
) -> Choice:
    """The hand, card, envelope, pen and ink of these names; `NotFound` names the ones there are.

    `hand` may be the path of a .hand file, `ink` a colour. A pen without an ink has its usual one.
    """
    card = catalogue.card(stationery)
    chosen = pens.load(pen) if pen else None
    usual = pens.ink(chosen.inks[0]) if chosen else page.INK
    return Choice(
        own_hands.load(hand),
        card,
        catalogue.envelope(card.envelope),
        seed,
        pen=chosen,
        ink=pens.ink(ink) if ink else usual,
        sign=Sign(sign),
        makers_line=makers_line,
    )


def letter(text: str, choice: Choice, *, to: str = "") -> Page:
    """One text on one page, no ledger needed."""
    return compose(Note(text, to=(to,) if to else ()), choice, seed=choice.seed)


def compose(note: Note, choice: Choice, *, seed: int, known: coach.Context | None = None) -> Page:
    """A note on its card; `Refused` where it greets somebody else, or holds an unfilled slot.

    `known` is what the ledger knows around the note: what was fine at the desk is fine on paper.
    """
    for advice in coach.review(note.text, known or coach.Context(to=note.to)).advice:
        if advice.level == "warning" and advice.kind in NEVER_ON_PAPER:
            raise Refused(
                advice.message.rstrip("."),
                where=f"“{note.text[advice.start : advice.end]}”",
                cure="Mend it first.",
            )
    return page.compose(
        note,
        hand=choice.hand,
        stationery=choice.card,
        seed=seed,
        pen=choice.pen,
        ink=choice.ink,
        sign=choice.sign,
    )


def specimen(hand: Hand) -> Page:
    """A page that shows what a hand writes like; no note to anybody."""
    return page.specimen(hand)


def must_be_a_letter(path: Path) -> None:
    """Raise `BadInput` where a page cannot be written under that name."""
    if path.suffix.lower() not in LETTER_FORMATS:
        raise BadInput(
            f"“{path.suffix or path.name}” is not a format that a page can have",
            cure=f"End the file's name in one of {', '.join(LETTER_FORMATS)}.",
        )


def save_letter(sheet: Page, path: Path) -> None:
    """Write a page as .pdf, .svg or .png, after checking it from outside."""
    must_be_a_letter(path)
    match path.suffix.lower():
        case ".pdf":
            data = press.pdf(sheet)
            press.check(data, (sheet,))
        case ".svg":
            data = press.svg(sheet).encode()
        case _:
            data = press.png(sheet, dpi=LETTER_DPI)
    files.write_all({path: data})
