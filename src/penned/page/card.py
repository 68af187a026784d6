"""A note on its card, laid out as a careful writer would."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from penned.errors import BadInput, Refused, TooLong
from penned.hand.write import written
from penned.page import fitting, parts, signing
from penned.page.draft import drafted
from penned.page.leaves import sheets, ways
from penned.page.page import Writing
from penned.page.placing import cut
from penned.page.signing import Sign
from penned.stationery.paper import Card

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from penned.hand.hand import Hand
    from penned.hand.ink import Ink
    from penned.hand.pen import Pen
    from penned.notes import Note
    from penned.page.decor import Decor
    from penned.page.draft import Draft
    from penned.page.leaves import Leaf
    from penned.page.page import Mark, Page, Picture
    from penned.page.parts import Letter
    from penned.stationery.paper import Envelope

INK = "#1b2a52"

_ABOVE = 0.42  # of the room left over: the optical centre of a card is above its middle,
_SHEET_ABOVE = 0.25  # and a letter begins high on its sheet, however short it is


def compose(  # noqa: PLR0913 - what is written, by which hand, on which paper
    note: Note,
    *,
    hand: Hand,
    stationery: Card | Envelope,
    seed: int = 0,
    x_height: float | None = None,
    pen: Pen | None = None,
    ink: str = INK,
    sign: Sign = Sign.GAP,
    decor: Decor | Picture | None = None,
    date: str = "",
) -> Page:
    """The side of the open card that the note is on: the inside, or what is not taken by art.

    The note is as large as is natural for the hand and as fits; `x_height`, in mm, sets the size
    instead. `pen` is the hand's own where none is given, `ink` a colour as #rrggbb. `date` stands
    at the upper right, unless the note begins with a date of its own. Under a close without a name
    there is room to sign; with `sign` as a drawing the hand's own signature stands there, or in
    place of the name. Raises `TooLong` with the first word that has no room, and `Refused` with a
    word that is wider than the card, or a character that the hand lacks.
    """
    return sides(
        note,
        hand=hand,
        stationery=stationery,
        seed=seed,
        x_height=x_height,
        pen=pen,
        ink=ink,
        sign=sign,
        decor=decor,
        date=date,
        run_on=False,
    )[0]


def sides(  # noqa: PLR0913 - and whether it may run on
    note: Note,
    *,
    hand: Hand,
    stationery: Card | Envelope,
    seed: int = 0,
    x_height: float | None = None,
    pen: Pen | None = None,
    ink: str = INK,
    sign: Sign = Sign.GAP,
    decor: Decor | Picture | None = None,
    date: str = "",
    run_on: bool = True,
    makers_line: str = "",
) -> tuple[Page, ...]:
    """What goes through the printer for a card: the note's side; the other, if anything is on it.

    As `compose`. With `run_on`, a note that is too long for one panel goes on: over both inside
    panels, the left or upper one first, then on the back; of a flat card or a sheet, on the
    reverse. A French fold has one side.
    """
    if not isinstance(stationery, Card):
        raise BadInput(f"“{stationery.name}” is an envelope; a note goes on a card")
    letter, name = _letter(note, date, sign)
    free = signing.room(letter, hand, sign)
    draft = drafted(letter, hand, seed=seed, pen=pen, free=free)
    way, plan = _planned(draft, stationery, decor, x_height, run_on=run_on)
    on: list[list[Mark]] = [list(leaf.marks) for leaf in way]
    whole = written(draft.words, plan.lines, x_height=plan.x_height, pen=pen)
    starts = [draft.words.spans[word][0] for word in plan.cuts]
    signed = letter.postscript if sign is Sign.DRAWING else 0
    for start, part in _parted(whole, starts, signed):
        leaf = bisect_right(starts, start)
        on[leaf].append(Writing(part, ink))
        if start < signed <= start + len(part.text) + 2:
            drawing = signing.drawn(hand, name, part, letter, way[leaf].area)
            drawing = drawing if pen is None else signing.with_pen(pen, drawing, hand)
            on[leaf].append(Writing(drawing, ink))
    leaves = [replace(leaf, marks=tuple(marks)) for leaf, marks in zip(way, on, strict=True)]
    title = _title(note)
    return tuple(sheets(stationery, leaves, decor, makers_line=makers_line, title=title))


def would_fit(  # noqa: PLR0913 - the note as it is to be written
    note: Note,
    cards: Iterable[Card],
    *,
    hand: Hand,
    seed: int = 0,
    pen: Pen | None = None,
    sign: Sign = Sign.GAP,
    decor: Decor | Picture | None = None,
    date: str = "",
    run_on: bool = False,
) -> tuple[Card, ...]:
    """Those of `cards` that the note fits, on one panel or, with `run_on`, on all that it may."""
    letter, _ = _letter(note, date, sign)
    draft = drafted(letter, hand, seed=seed, pen=pen, free=signing.room(letter, hand, sign))

    def fits(card: Card) -> bool:
        some = islice(ways(card, decor), None if run_on else 1)
        return any(fitting.fits(draft, [leaf.area for leaf in way]) for way in some)

    return tuple(card for card in cards if fits(card))


def _letter(note: Note, date: str, sign: Sign) -> tuple[Letter, str]:
    """The note's parts, and the name that is taken out of it, where a drawing stands for it."""
    letter = parts.read(note.text, date)
    if not letter.text:
        raise Refused("the note has no words")
    return signing.parted(letter) if sign is Sign.DRAWING else (letter, "")


def _planned(
    draft: Draft, card: Card, decor: Decor | Picture | None, x_height: float | None, *, run_on: bool
) -> tuple[tuple[Leaf, ...], fitting.Plan]:
    """The first way on which the letter fits, and how; without `run_on`, the very first."""
    above = _SHEET_ABOVE if card.fold == "sheet" else _ABOVE
    others = ways(card, decor)
    way = next(others)
    while True:
        try:
            areas = [leaf.area for leaf in way]
            flush = way[0].flush
            return way, fitting.planned(draft, areas, x_height, above=above, flush=flush)
        except TooLong as refusal:
            following = next(others, None)
            if following is None:
                raise
            if not run_on:
                raise _with_a_way_out(refusal, draft, (following, *others)) from None
            way = following


def _with_a_way_out(refusal: TooLong, draft: Draft, others: Iterable[tuple[Leaf, ...]]) -> TooLong:
    """`refusal`, which also says on which panels of the same card the letter fits."""
    for way in others:
        if fitting.fits(draft, [leaf.area for leaf in way]):
            names = [f"the {leaf.panel.name.replace('-', ' ')}" for leaf in way]
            all_of_them = f"{', '.join(names[:-1])} and {names[-1]}"
            return TooLong(
                refusal.what,
                where=refusal.where,
                cure=f"It fits on {all_of_them} together, if it may run on. {refusal.cure}",
                lines=refusal.lines,
                words=refusal.words,
            )
    return refusal


def _parted(ink: Ink, starts: Sequence[int], signed: int) -> Iterator[tuple[int, Ink]]:
    """The ink of each leaf, and of what stands above a drawn signature and below it."""
    within = {signed} if 0 < signed < len(ink.text) else set()
    every = sorted({*starts, *within})
    return zip((0, *every), cut(ink, every), strict=True)


def _title(note: Note) -> str:
    return f"Note to {' and '.join(note.to)}" if note.to else "Note"
