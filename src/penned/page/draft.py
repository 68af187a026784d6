"""A letter set in a hand, to be tried at any size: its lines, and the column that they make."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import numpy as np

from penned.hand.galley import galley
from penned.hand.write import edge
from penned.page import breaks
from penned.page.breaks import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from penned.hand.galley import Galley
    from penned.hand.hand import Hand
    from penned.hand.pen import Pen
    from penned.page.parts import Letter

Place = Literal["left", "close", "date"]

OVERHANG = 1.5  # mm that marks and letters which hang over may reach beyond the writing
CLOSE_INDENT = 0.46  # of the lines' length
_DATE_REACH = 0.6  # of the lines' length, where a date ends that nothing reaches below
_LINES = 80  # further ones are as wide as the last of them
# What parts stand apart beyond the pitch, in lines.
_AFTER_DATE, _PARAGRAPH, _BEFORE_CLOSE, _POSTSCRIPT = 0.8, 0.55, 0.6, 0.9


class Spacing(NamedTuple):
    """How far lines stand apart, of the hand's own; and parts beyond that, of the usual."""

    lead: float = 1.0
    gaps: float = 1.0


USUAL = Spacing()


class Piece(NamedTuple):
    """Words between two newlines.

    `gap`, in lines, parts them from what is above; so does `free`, in x-heights, for a signature.
    """

    first: int
    end: int
    place: Place
    gap: float
    free: float


class Row(NamedTuple):
    """A line of a piece: its words, and its number among all lines."""

    first: int
    end: int
    number: int
    piece: Piece

    @property
    def is_first(self) -> bool:
        """Whether the piece begins with it."""
        return self.first == self.piece.first

    @property
    def is_last(self) -> bool:
        """Whether the piece ends with it."""
        return self.end == self.piece.end


class Column(NamedTuple):
    """Rows under one another: where each begins, and what they fill; mm from the upper left."""

    rows: tuple[Row, ...]
    lefts: tuple[float, ...]
    baselines: tuple[float, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """The words of a letter as they are written this time, and what is to be known of them.

    left, right: (w,) in x-heights, where each word is seen to begin and end; tops, feet: how far
    it reaches up and down; costs: what it costs to break before each. margins, sizes: those of
    lines, by their numbers. `below` is how many x-heights stay free under all of it.
    """

    words: Galley
    pen: Pen | None
    pieces: tuple[Piece, ...]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    tops: list[float]
    feet: list[float]
    costs: list[float]
    margins: NDArray[np.float64]
    sizes: NDArray[np.float64]
    below: float

    def at(self, size: float, spacing: Spacing = USUAL) -> Sized:
        """The letter at an x-height of `size` mm."""
        most = OVERHANG / size
        left = np.minimum(self.left, self.words.left + most)
        right = np.maximum(self.right, self.words.right - most)
        pen = 2 * edge(self.words.hand, size, self.pen)
        measure = Measure(left.tolist(), right.tolist(), self.costs)
        return Sized(self, size, spacing, measure, float((right - left).max()), pen)


@dataclass(frozen=True, slots=True, eq=False)
class Sized:
    """A letter at one size; in x-heights its words, the longest of them, and the pen's breadth."""

    draft: Draft
    size: float
    spacing: Spacing
    measure: Measure
    longest: float
    pen: float

    @property
    def pitch(self) -> float:
        """From one line to the next, in mm."""
        return self.size * self.draft.words.style.line_pitch * self.spacing.lead

    def rows(self, width: float, spare: int | None = None) -> list[Row]:
        """Its lines, `width` mm long at the most.

        As few as can be; or, with a number of `spare` ones, all their ends chosen together.
        """
        rooms, rows, number = self._rooms(width), list[Row](), -1
        for piece in self.draft.pieces:
            span = piece.first, piece.end
            number += max(self.draft.words.newlines[piece.first], 1)
            own = rooms[number:] or rooms[-1:]
            firsts = breaks.filled(self.measure, span, own)
            if spare is not None:
                least = len(firsts)
                firsts = breaks.chosen(self.measure, span, own, spare)
                spare -= max(len(firsts) - least, 0)
            ends = [*firsts[1:], piece.end]
            for first, end in zip(firsts, ends, strict=True):
                rows.append(Row(first, end, number, piece))
                number += 1
            number -= 1
        return rows

    def too_wide(self, width: float) -> int | None:
        """The first word for which a line of `width` mm has no room."""
        draft = self.draft
        room = (width / self.size - self.pen - draft.margins.max()) / draft.sizes.max()
        if self.longest <= room:
            return None
        lengths = (end - start for start, end, _ in zip(*self.measure, strict=True))
        return next(word for word, length in enumerate(lengths) if length > room)

    def height(self, rows: Sequence[Row]) -> float:
        """What `rows` fill, from their highest stroke to their lowest, in mm."""
        return sum(self.steps(rows)) + self.foot(rows[-1])

    def steps(self, rows: Sequence[Row]) -> list[float]:
        """From the top to the baseline of the first of `rows`; from each baseline to the next."""
        first, draft, pitch = rows[0], self.draft, self.pitch
        top = -min(draft.tops[first.first : first.end]) * draft.words.sizes[first.number]
        steps = [self._step(row.piece) if row.is_first else pitch for row in rows[1:]]
        return [self.size * top, *steps]

    def foot(self, row: Row) -> float:
        """How far a row reaches below its baseline, and what stays free under it, in mm."""
        draft = self.draft
        foot = max(draft.feet[row.first : row.end]) * draft.words.sizes[row.number]
        ends = row.end == len(draft.costs)
        return self.size * (foot + (draft.below if ends else 0.0))

    def column(self, rows: Sequence[Row], width: float) -> Column:
        """`rows` under one another, the date at the right and the close set in."""
        lengths = [self._length(row) for row in rows]
        longest = dict.fromkeys(get_args(Place), 0.0)
        for row, length in zip(rows, lengths, strict=True):
            longest[row.piece.place] = max(longest[row.piece.place], length)
        right = max(longest["left"], longest["date"], _DATE_REACH * width)
        begins = {
            "left": 0.0,
            "close": max(min(CLOSE_INDENT * width, right - longest["close"]), 0.0),
            "date": right - longest["date"],
        }
        return Column(
            tuple(rows),
            tuple(begins[row.piece.place] - self._hang(row) for row in rows),
            tuple(accumulate(self.steps(rows))),
            max(begins[place] + long for place, long in longest.items() if long),
            self.height(rows),
        )

    def _step(self, piece: Piece) -> float:
        apart = 1 + piece.gap * self.spacing.gaps / self.spacing.lead
        return self.pitch * apart + self.size * piece.free

    def _length(self, row: Row) -> float:
        """How far a row reaches, in mm, from where it is seen to begin."""
        words, measure = self.draft.words, self.measure
        seen = measure.ends[row.end - 1] - measure.starts[row.first]
        return self.size * (self.pen + words.margins[row.number] + words.sizes[row.number] * seen)

    def _hang(self, row: Row) -> float:
        """How far the first word of a row hangs over, in mm."""
        over = self.measure.starts[row.first] - float(self.draft.words.left[row.first])
        return self.size * self.draft.words.sizes[row.number] * over

    def _rooms(self, width: float) -> list[float]:
        """What each line has room for, by its number, in x-heights as if it were of size 1."""
        room, draft = width / self.size - self.pen, self.draft
        rooms: list[float] = ((room - draft.margins) / draft.sizes)[:_LINES].tolist()
        return rooms


def drafted(
    letter: Letter, hand: Hand, *, seed: int = 0, pen: Pen | None = None, free: float = 0.0
) -> Draft:
    """`letter` in `hand`, with `free` x-heights for a signature under its close.

    Raises `Refused` where the hand lacks a character.
    """
    words = galley(letter.text, hand, seed=seed)
    pieces = tuple(_pieces(letter, words, free))
    said = [letter.text[start:end] for start, end in words.spans]
    costs = [cost for piece in pieces for cost in breaks.costs(said[piece.first : piece.end])]
    left, right = words.seen()
    below = 0.0 if letter.postscript < len(letter.text) else free
    return Draft(
        words=words,
        pen=pen,
        pieces=pieces,
        left=left,
        right=right,
        tops=words.tops.tolist(),
        feet=words.feet.tolist(),
        costs=costs,
        margins=np.array(words.margins),
        sizes=np.array(words.sizes),
        below=below,
    )


def _pieces(letter: Letter, words: Galley, free: float) -> Iterator[Piece]:
    firsts = [n for n, newlines in enumerate(words.newlines) if newlines or not n]
    for first, end in pairwise([*firsts, len(words.spans)]):
        start = words.spans[first][0]
        gap = _PARAGRAPH if words.newlines[first] > 1 or start == letter.body else 0.0
        if start == letter.greeting:
            gap = _AFTER_DATE
        elif start == letter.close:
            gap = _BEFORE_CLOSE
        elif start == letter.postscript:
            gap = _POSTSCRIPT
        place: Place = "left"
        if start < letter.greeting:
            place = "date"
        elif letter.close <= start < letter.postscript:
            place = "close"
        yield Piece(first, end, place, gap, free if start == letter.postscript else 0.0)
