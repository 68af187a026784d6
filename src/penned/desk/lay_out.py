"""Lay out: words onto a page with the chosen hand and card, and one page into a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from penned import catalogue, coach, page, press
from penned.desk import dress, files, own_hands, plotting, usual
from penned.errors import BadInput, Refused, TooLong
from penned.hand import pen as pens
from penned.notes import Note
from penned.page import Sign, placing
from penned.page.decor import Decor
from penned.page.page import Page
from penned.press import extents

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from penned.desk.dress import Look
    from penned.hand.hand import Hand
    from penned.hand.pen import Pen
    from penned.page.page import Picture
    from penned.stationery import Card, Envelope

LETTER_FORMATS = (".pdf", ".svg", ".png")
LETTER_DPI = 300
NEVER_ON_PAPER = ("wrong_name", "slot")
USUAL_HAND, USUAL_CARD = usual.HAND, usual.CARD


@dataclass(frozen=True, slots=True)
class Choice:
    """What a batch is written with; `seed` makes it repeatable.

    `pen` is the hand's own where it is None, `ink` its colour as #rrggbb. `makers_line` stands
    small on the back of the card. `decor` is what the card looks like: a design with its words,
    or somebody's own artwork on the front. With `run_on` a note that is too long for its panel
    goes on where the card has room. `date` is written as it stands, at the head of the note.
    `remarks` are what to know of one's own artwork.
    """

    hand: Hand
    card: Card
    envelope: Envelope
    seed: int = 0
    pen: Pen | None = None
    ink: str = page.INK
    sign: Sign = Sign.GAP
    makers_line: str = ""
    decor: Decor | Picture | None = None
    run_on: bool = True
    date: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def design(self) -> str:
        """The name of the design on the card, "" for none or one's own artwork."""
        return self.decor.design.name if isinstance(self.decor, Decor) else ""


def choose(  # noqa: PLR0913 - each is a thing that a person chooses
    hand: str = USUAL_HAND,
    stationery: str = USUAL_CARD,
    *,
    envelope: str = "",
    seed: int = 0,
    pen: str = "",
    ink: str = "",
    sign: str = Sign.GAP,
    makers_line: str = "",
    look: Look | None = None,
    run_on: bool = True,
    date: str = "",
) -> Choice:
    """The hand, card, envelope, pen and ink of these names; `NotFound` names the ones there are.

    `hand` may be the path of a .hand file, `ink` a colour; without an `envelope` it is the one that
    fits best. A pen without an ink has its usual one. `look` is what the card looks like.
    """
    card = catalogue.card(stationery)
    chosen = pens.load(pen) if pen else None
    usual = pens.ink(chosen.inks[0]) if chosen else page.INK
    return Choice(
        own_hands.load(hand),
        card,
        catalogue.envelope(_envelope(card, envelope)),
        seed,
        pen=chosen,
        ink=pens.ink(ink) if ink else usual,
        sign=Sign(sign),
        makers_line=makers_line,
        decor=dress.decor(look, card) if look else None,
        run_on=run_on,
        date=date,
        remarks=dress.remarks(look, card) if look else (),
    )


def _envelope(card: Card, name: str) -> str:
    """The envelope of this name; `Refused` where the card does not go into it."""
    if name and name not in card.envelopes:
        raise Refused(
            f"the card “{card.name}” does not go into “{name}”",
            cure=f"It goes into {' or '.join(card.envelopes)}.",
        )
    return name or card.envelope


def letter(text: str, choice: Choice, *, to: str = "") -> tuple[Page, ...]:
    """One text on one card, no ledger needed: as `sides`, once it is fit for paper."""
    note = Note(text, to=(to,) if to else ())
    must_be_fit_for_paper(note)
    return sides(note, choice, seed=choice.seed)


def must_be_fit_for_paper(note: Note, known: coach.Context | None = None) -> None:
    """Raise `Refused` where a note greets somebody else, or holds an unfilled slot.

    `known` is what the ledger knows around the note: what was fine at the desk is fine on paper.
    """
    for advice in coach.review(note.text, known or coach.Context(to=note.to)).advice:
        if advice.level == "warning" and advice.kind in NEVER_ON_PAPER:
            raise Refused(
                advice.message.rstrip("."),
                where=f"“{note.text[advice.start : advice.end]}”",
                cure="Mend it first.",
            )


def sides(note: Note, choice: Choice, *, seed: int) -> tuple[Page, ...]:
    """A note on its card: the side that it is on, and the other if there is anything on it.

    `TooLong` says what it would fit.
    """
    try:
        return page.sides(
            note,
            hand=choice.hand,
            stationery=choice.card,
            seed=seed,
            pen=choice.pen,
            ink=choice.ink,
            sign=choice.sign,
            decor=choice.decor,
            date=choice.date,
            run_on=choice.run_on,
            makers_line=choice.makers_line,
        )
    except TooLong as refusal:
        raise _with_larger(refusal, note, choice, seed) from None


def _with_larger(refusal: TooLong, note: Note, choice: Choice, seed: int) -> TooLong:
    """The refusal, and the next larger card of the same family that the note fits."""
    larger = sorted(
        (card for card in catalogue.cards().values() if _is_larger(card, choice.card)),
        key=lambda card: card.width * card.height,
    )
    fitting = page.would_fit(
        note,
        larger,
        hand=choice.hand,
        seed=seed,
        pen=choice.pen,
        sign=choice.sign,
        date=choice.date,
        run_on=choice.run_on,
    )
    cure = f"{refusal.cure} It fits {fitting[0].name}.".strip() if fitting else refusal.cure
    return TooLong(
        refusal.what, lines=refusal.lines, words=refusal.words, where=refusal.where, cure=cure
    )


def _is_larger(card: Card, than: Card) -> bool:
    """Whether a card is of the same family, folded the same way, and larger."""
    family = card.name.split("-", 1)[0] == than.name.split("-", 1)[0]
    return family and card.fold == than.fold and card.width * card.height > than.width * than.height


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


def save_letter(
    pages: Page | Sequence[Page], path: Path, *, finish: press.Finish | None = None
) -> tuple[Path, ...]:
    """Write a letter as .pdf, .svg or .png, after checking it from outside; the files there are.

    A picture shows one side: that of the other has -2 at the end of its name.
    """
    must_be_a_letter(path)
    sides = (pages,) if isinstance(pages, Page) else tuple(pages)
    kind = path.suffix.lower()
    if kind == ".pdf":
        bleed = extents.shared_bleed(sides)
        sides = tuple(replace(side, bleed=bleed) for side in sides)
        data = press.pdf(sides, finish=finish or press.Finish())
        press.check(data, sides)
        made = {path: data}
    else:
        paths = (path, *(path.with_stem(f"{path.stem}-{n}") for n in range(2, len(sides) + 1)))
        draw = _svg if kind == ".svg" else _png
        made = {place: draw(side) for place, side in zip(paths, sides, strict=True)}
    files.write_all(made)
    return tuple(made)


def note_side(sides: Sequence[Page], path: Path) -> Page:
    """The side that a pen writes on, for a plotter; `Refused` where it would write on both."""
    if path.suffix.lower() == plotting.PLOT_FORMAT and any(map(_is_written, sides[1:])):
        raise Refused(
            "the note goes on over the other side of the card, and a plotter writes on one",
            where=str(path),
            cure="Choose a larger card, or keep it on one panel with --no-run-on.",
        )
    return placing.flat(sides[0])


def _is_written(side: Page) -> bool:
    return bool(placing.flat(side).writing)


def _svg(side: Page) -> bytes:
    return press.svg(side).encode()


def _png(side: Page) -> bytes:
    return press.png(side, dpi=LETTER_DPI)
