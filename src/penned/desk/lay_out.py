"""Lay out: words onto a page with the chosen hand and card, and one page into a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned import catalogue, coach, page, press
from penned.desk import files
from penned.errors import BadInput, Refused
from penned.notes import Note

if TYPE_CHECKING:
    from pathlib import Path

    from penned.hand.hand import Hand
    from penned.page.page import Page
    from penned.stationery import Card, Envelope

LETTER_FORMATS = (".pdf", ".svg", ".png")
LETTER_DPI = 300
NEVER_ON_PAPER = ("wrong_name", "slot")
USUAL_HAND, USUAL_CARD = "meadow", "us-a7-folded"
SPECIMEN = """\
a b c d e f g h i j k l m n o p q r s t u v w x y z
A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
0 1 2 3 4 5 6 7 8 9 & @ € £ ! ? “ ” ’ – …

Zoë boxed five jugs of quince jelly. Why? A hazy walk, keen frost, and ripe damp fruit.

aa ee ll oo tt ss nn   the and you for with
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a batch is written with; `seed` makes it repeatable.

    `makers_line` stands small on the back of the card, which has no back page without it.
    """

    hand: Hand
    card: Card
    envelope: Envelope
    seed: int = 0
    makers_line: str = ""

    def sides(self, inside: Page) -> tuple[Page, ...]:
        """What goes through the printer for a card: its inside, and its outside if it has one."""
        if not self.makers_line:
            return (inside,)
        return (inside, page.outside(self.card, self.makers_line))


def choose(
    hand: str = USUAL_HAND, stationery: str = USUAL_CARD, *, seed: int = 0, makers_line: str = ""
) -> Choice:
    """The hand, card and envelope of these names; `NotFound` names the ones there are."""
    card = catalogue.card(stationery)
    return Choice(catalogue.hand(hand), card, catalogue.envelope(card.envelope), seed, makers_line)


def letter(text: str, choice: Choice, *, to: str = "") -> Page:
    """One text on one page, no ledger needed."""
    return compose(Note(text, to=(to,) if to else ()), choice, seed=choice.seed)


def compose(note: Note, choice: Choice, *, seed: int) -> Page:
    """A note on its card; `Refused` where it greets somebody else, or holds an unfilled slot."""
    for advice in coach.review(note.text, coach.Context(to=note.to)).advice:
        if advice.level == "warning" and advice.kind in NEVER_ON_PAPER:
            raise Refused(
                advice.message.rstrip("."),
                where=f"“{note.text[advice.start : advice.end]}”",
                cure="Mend it first.",
            )
    return page.compose(note, hand=choice.hand, stationery=choice.card, seed=seed)


def specimen(hand: Hand) -> Page:
    """A card that shows what a hand writes like: letters, figures and marks; no note to anybody."""
    return page.compose(Note(SPECIMEN), hand=hand, stationery=catalogue.card(USUAL_CARD))


def save_letter(sheet: Page, path: Path) -> None:
    """Write a page as .pdf, .svg or .png, after checking it from outside."""
    match path.suffix.lower():
        case ".pdf":
            data = press.pdf(sheet)
            press.check(data, (sheet,))
        case ".svg":
            data = press.svg(sheet).encode()
        case ".png":
            data = press.png(sheet, dpi=LETTER_DPI)
        case other:
            raise BadInput(
                f"“{other or path.name}” is not a format that a letter can have",
                cure=f"End the file's name in one of {', '.join(LETTER_FORMATS)}.",
            )
    files.write_all({path: data})
