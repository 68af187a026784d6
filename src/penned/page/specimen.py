"""A specimen of a hand: its characters in several forms each, a few words, and where it is from."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.write import missing, write
from penned.page import face, limits, parts, signing
from penned.page.page import Page, Rule, Type, Writing
from penned.page.placing import enlarged, extent, moved
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.hand.hand import Hand
    from penned.hand.ink import Ink
    from penned.page.page import Mark

_WIDTH, _HEIGHT, _MARGIN, _SAFE = 210.0, 297.0, 20.0, 8.0
_CAPTIONS = 22.0  # mm: the column of captions beside the writing
_LEFT, _RIGHT = _MARGIN + _CAPTIONS, _WIDTH - _MARGIN
_INK, _GREY, _PALE, _HAIR = "#1b2a52", "#77756f", "#b9b6ae", "#d4d1ca"
_TEXT, _SMALL = 9.5, 7.5  # points
_TITLE = 10.0  # mm: the height of the title's ink
_HEAD, _FOOT, _GAP = 32.0, 12.0, 5.0  # mm: above the first row, below the last, between blocks


class _Block(NamedTuple):
    """Rows of cells: a caption, the characters, how often each is written, cells in a row."""

    caption: str
    characters: str
    times: int
    across: int

    @property
    def rows(self) -> int:
        return -(-len(self.characters) // self.across)


_BLOCKS = (
    _Block("small letters", "abcdefghijklmnopqrstuvwxyz", 3, 7),
    _Block("capitals", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2, 7),
    _Block("figures", "0123456789", 2, 10),
    _Block("signs", ".,:;!?‘’“”()–—…&@#%+=/*€£$¥♥✓", 1, 15),
    _Block("accents", "áàâäãåæçčďéèêëęğíîïłñńóôöõøœřßşșťúüůýžÅÇÉÖŁŠ", 1, 16),
)
_NOTE = (
    "Dear Zoë,\nyou drove through the fog with six jars of quince jelly on the back seat, and just "
    "as we had given up on tea, there you were at the door. Nobody has ever looked so pleased "
    "about a puncture. Thank you!"
)
_NOTE_ROWS, _SIGNATURE_ROWS = 7, 2  # room for the words, and for what is under them
_ROWS = sum(block.rows for block in _BLOCKS) + _NOTE_ROWS
_BETWEEN, _APART = 5.0, 1.5  # mm from cell to cell: as wished, and at least
_NEARER = 0.6  # of the space between words, that the same letters may lose
_LOOSE, _LARGER = 1.25, 1.15  # of the hand's own: from row to row, and the size


def specimen(hand: Hand, *, seed: int = 0) -> Page:
    """One A4 page that shows what `hand` writes like; what it lacks stands in pale type."""
    page = Page(
        width=_WIDTH,
        height=_HEIGHT,
        safe=Rect(0, 0, _WIDTH, _HEIGHT).inset(_SAFE),
        marks=tuple(_marks(hand, seed)),
        title=f"Specimen of the hand {hand.title}",
    )
    limits.check(page)
    return page


def _marks(hand: Hand, seed: int) -> Iterator[Mark]:
    yield from _head(hand, seed)
    room = _HEIGHT - 2 * _MARGIN - _HEAD - _FOOT - _GAP * len(_BLOCKS)
    rows = _ROWS + _SIGNATURE_ROWS * (hand.signature is not None)
    pitch = min(room / rows, hand.style.x_height * hand.style.line_pitch * _LOOSE)
    size = _within(hand, pitch / hand.style.line_pitch)
    seeds = count(seed)
    top = _MARGIN + _HEAD
    for block in _BLOCKS:
        yield Type(block.caption, _MARGIN, top + 0.7 * pitch, _SMALL, _GREY)
        for number, char in enumerate(block.characters):
            row, column = divmod(number, block.across)
            x = _LEFT + column * (_RIGHT - _LEFT) / block.across
            y = top + (row + 0.75) * pitch
            if missing(char, hand):
                yield Type(face.shown(char), x, y, _TEXT, _PALE)
            else:
                room = (_RIGHT - _LEFT) / block.across
                cell = " ".join(char * block.times)
                yield _placed(_cell(cell, hand, size, next(seeds), room), x, y)
        top += block.rows * pitch + _GAP
    yield Type("a few words", _MARGIN, top + 0.7 * pitch, _SMALL, _GREY)
    yield from _words(hand, top + 0.75 * pitch, size, next(seeds))
    yield from _foot(hand)


def _within(hand: Hand, size: float) -> float:
    """The nearest to `size` that the hand writes at, and not much larger than it usually does."""
    smallest, largest = hand.style.x_height_range
    return min(max(min(size, hand.style.x_height * _LARGER), smallest), largest)


def _head(hand: Hand, seed: int) -> Iterator[Mark]:
    base = _MARGIN + 13.0
    if missing(hand.title, hand):
        yield Type(hand.title, _LEFT, base, 28, _INK)
    else:
        title = write(hand.title, hand, seed=seed)
        box = extent(title)
        title = enlarged(title, min(_TITLE / box.height, (_RIGHT - _LEFT) / box.width))
        yield _placed(title, _LEFT, base)
    for number, line in enumerate(face.shortened(face.shown(hand.about), _TEXT, 146, 2)):
        yield Type(line, _LEFT, base + 9 + number * 4.4, _TEXT, _GREY)


def _cell(text: str, hand: Hand, size: float, seed: int, room: float) -> Ink:
    """`text`, its words brought nearer, or fewer of them, where they would fill the `room`."""
    ink = write(text, hand, seed=seed, x_height=size)
    width, spaces = extent(ink).width, text.count(" ")
    excess = max(width - room + _BETWEEN, 0.0)
    excess = min(excess, _NEARER * hand.style.word_gap * size * spaces)
    if spaces and width - excess > room - _APART:
        return _cell(text.rpartition(" ")[0], hand, size, seed, room)
    words = np.cumsum([char == " " for char in text]) / max(spaces, 1)
    return moved(ink, np.column_stack((-excess * words, np.zeros(len(text)))))


def _placed(ink: Ink, x: float, y: float) -> Writing:
    return Writing(moved(ink, (x - extent(ink).x, y)), _INK)


def _words(hand: Hand, base: float, size: float, seed: int) -> Iterator[Mark]:
    """The note, without the words that the hand cannot write; and its signature, if it has one."""
    known = " ".join(word for word in _NOTE.split(" ") if not missing(word, hand))
    if not known.strip():
        return
    written = write(known, hand, seed=seed, width=_RIGHT - _LEFT, x_height=size)
    written = moved(written, (_LEFT, base))
    yield Writing(written, _INK)
    if hand.signature is not None and hand.origin.own:
        area = Rect(_LEFT, 0, _RIGHT - _LEFT, _HEIGHT - _MARGIN - _FOOT)
        drawing = signing.drawn(hand, "", written, parts.read(known), area)
        if extent(drawing).bottom < area.bottom:
            yield Writing(drawing, _INK)


def _foot(hand: Hand) -> Iterator[Mark]:
    y = _HEIGHT - _MARGIN + 2
    yield Rule(_MARGIN, y - 8, _RIGHT, y - 8, 0.15, _HAIR)
    origin = hand.origin
    said = f"{origin.source}. Licence: {origin.licence}. {'; '.join(origin.copyright)}"
    for number, line in enumerate(face.shortened(face.shown(said), _SMALL, 170, 3)):
        yield Type(line, _MARGIN, y - 3.5 + number * 3.4, _SMALL, _GREY)
