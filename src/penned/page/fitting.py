"""How large a letter is written, and how wide: as large as fits, and no word alone on a line."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import cycle, groupby, islice, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.errors import Refused
from penned.hand.write import missing, write
from penned.page import parts
from penned.page.placing import extent, moved
from penned.page.words import words
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from penned.hand.hand import Hand
    from penned.hand.ink import Ink
    from penned.hand.pen import Pen
    from penned.page.parts import Letter
    from penned.page.words import Word

_SIZES = 13  # from the hand's largest to its smallest
_MEASURES = (0.97, 0.94, 0.91, 0.88)  # of the area's width, where a word would stand alone
_PARAGRAPH_GAP = 0.55  # of the line pitch, beyond the pitch itself
CLOSE_INDENT = 0.46  # of the area's width
_OVERHANG = 1.5  # mm that the last letter of a line may reach into the margin
_ENDS = 2.35  # x-heights that the first line rises and the last one falls, about, together
_PEN = 0.3  # x-heights that the pen adds to the width of a word
_SURELY = 0.9  # of the words that a guess fits: what then went on real cards of all hands
_USUAL = (0.9, 1.1)  # x-heights of a letter and a space, in a hand of one letter or none
_SAMPLE = "Thank you for the kind words and the quiet hours by the sea, which we shall not forget."


@dataclass(frozen=True, slots=True)
class Wish:
    """How a letter is to be written: its x-height in mm, None for the largest that fits.

    `below` is how many x-heights under it stay free, to be signed in; `pen` the hand's own where
    it is None.
    """

    seed: int = 0
    x_height: float | None = None
    below: float = 0.0
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter written at one size: its ink, the box it fills, and by how many mm it is over."""

    ink: Ink
    box: Rect
    over: float


class _Flow(NamedTuple):
    """What line breaks depend on, in x-heights: words, whether a break precedes each, space.

    `beyond` is the height that the lines' pitches do not account for.
    """

    widths: list[float]
    breaks: list[bool]
    space: float
    pitch: float
    beyond: float

    def lines(self, room: float) -> list[list[int]]:
        """For each paragraph, how many words stand on each of its lines of `room` x-heights."""
        paragraphs: list[list[int]] = []
        x = 0.0
        for width, breaks in zip(self.widths, self.breaks, strict=True):
            if breaks:
                paragraphs.append([0])
                x = 0.0
            elif x + width > room:
                paragraphs[-1].append(0)
                x = 0.0
            paragraphs[-1][-1] += 1
            x += width + self.space
        return paragraphs

    def fits(self, area: Rect, size: float, measure: float = 1.0) -> bool:
        """Whether all is likely to fit `area` with an x-height of `size` mm."""
        room = measure * area.width / size
        height = sum(map(len, self.lines(room))) * self.pitch + self.beyond
        widest = max(self.widths) + _PEN
        return widest <= room and height * size <= area.height

    def leaves_one_alone(self, room: float) -> bool:
        """Whether a paragraph of several lines ends in a line of one word."""
        return any(len(lines) > 1 and lines[-1] == 1 for lines in self.lines(room))


def largest(letter: Letter, hand: Hand, area: Rect, wish: Wish) -> Draft:
    """`letter` in the largest writing of `hand` that fits `area`, or as it is wished for.

    Raises `Refused` with the first word that no longer fits at the smallest size.
    """

    def written(size: float, measure: float = 1.0) -> Draft:
        ink = write(
            letter.text,
            hand,
            seed=wish.seed,
            width=measure * area.width,
            x_height=size,
            pen=wish.pen,
        )
        return _arranged(ink, letter, area, wish.below * size)

    sizes = [wish.x_height] if wish.x_height else _sizes(hand)
    about = _flow_of_text(letter, hand, wish.below)
    guess = next((size for size in sizes if about.fits(area, size)), sizes[-1])
    try:
        first = written(guess)
    except Refused:  # a word too long for the line may fit in small letters
        first = written(guess := sizes[-1])
    flow = _flow_of_ink(first)
    for size in [size for size in sizes if flow.fits(area, size)] or sizes[-1:]:
        draft = first if size == guess else written(size)
        if draft.over <= 0:
            return _without_a_word_alone(draft, flow, area, written)
    raise _too_long(draft, area)


@cache
def room(hand: Hand, area: Rect) -> int:
    """About how many words, greeting and close with them, fit `area` in the hand's smallest."""
    smallest = _sizes(hand)[-1]
    most = int(area.width * area.height / smallest**2)

    def is_over(words: int) -> bool:
        flow = _flow_of_text(parts.read(_letter_of(words)), hand, 0.0)
        return not flow.fits(area, smallest)

    fitting = bisect_left(range(most), True, key=is_over)  # noqa: FBT003 - what is looked for
    return int(_SURELY * fitting)


def _letter_of(words: int) -> str:
    """A letter of so many words: a greeting, three paragraphs, a close and a name."""
    body = list(islice(cycle(_SAMPLE.split()), max(words - 4, 0)))
    third = len(body) // 3 + 1
    paragraphs = [" ".join(body[n : n + third]) for n in range(0, len(body), third)]
    return "\n\n".join(["Dear Anna,", *paragraphs, "Love,\nEllen"])


def _without_a_word_alone(
    draft: Draft, flow: _Flow, area: Rect, written: Callable[[float, float], Draft]
) -> Draft:
    """`draft`, or the same in a narrower measure where a paragraph would end in a single word."""
    if not _has_a_word_alone(draft.ink):
        return draft
    size = draft.ink.x_height
    for measure in _MEASURES:
        if not flow.leaves_one_alone(measure * area.width / size):
            other = written(size, measure)
            if other.over <= 0 and not _has_a_word_alone(other.ink):
                return other
    return draft


def _has_a_word_alone(ink: Ink) -> bool:
    """Whether a paragraph of several lines ends in a line of one word."""
    lines = [list(line) for _, line in groupby(words(ink), key=attrgetter("line"))]
    for before, line in pairwise(lines):
        if len(line) == 1:
            above, below = ink.text[before[-1].end : line[0].start], ink.text[line[0].end :]
            if "\n" not in above and (not below.strip() or below.startswith("\n")):
                return True
    return False


def _sizes(hand: Hand) -> list[float]:
    smallest, largest = hand.style.x_height_range
    sizes: list[float] = np.geomspace(largest, smallest, _SIZES).tolist()
    return sizes


def _flow_of_text(letter: Letter, hand: Hand, below: float) -> _Flow:
    """A guess before anything is written: every letter as wide as the hand's are on average."""
    advance, space = _averages(hand)
    lines = [line.split() for line in letter.text.split("\n")]
    return _Flow(
        [len(word) * advance for line in lines for word in line],
        [not n for line in lines for n in range(len(line))],
        space,
        pitch := hand.style.line_pitch,
        lines.count([]) * _PARAGRAPH_GAP * pitch + _ENDS - pitch + below,
    )


@cache
def _averages(hand: Hand) -> tuple[float, float]:
    """How wide the hand's letters and spaces are on average, in x-heights."""
    ink = write(_sample(hand), hand)
    written = words(ink)
    if len(written) < 2:
        return _USUAL
    letters = sum(word.right - word.left for word in written)
    spaces = written[-1].right - written[0].left - letters
    count = len(ink.text.replace(" ", ""))
    return letters / count / ink.x_height, spaces / (len(written) - 1) / ink.x_height


def _sample(hand: Hand) -> str:
    """What of the sample a hand can write; its own letters in two words where that is little."""
    known = [word for word in _SAMPLE.split() if not missing(word, hand)]
    if len(known) > 1:
        return " ".join(known)
    letters = "".join(c for c in hand.forms if c.isalpha() and not missing(c, hand))
    middle = len(letters) // 2
    return f"{letters[:middle]} {letters[middle:]}"


def _flow_of_ink(draft: Draft) -> _Flow:
    """What a letter written at one size foretells of the others: they differ in scale alone."""
    ink = draft.ink
    written = words(ink)
    unit = ink.x_height
    ends = [0, *(word.end for word in written)]
    pitch = ink.line_pitch / unit
    return _Flow(
        [(word.right - word.left) / unit for word in written],
        [
            not n or "\n" in ink.text[end : word.start]
            for n, (end, word) in enumerate(zip(ends, written, strict=False))
        ],
        _mean_space(written) / unit,
        pitch,
        draft.box.height / unit - len({word.line for word in written}) * pitch,
    )


def _mean_space(written: Sequence[Word]) -> float:
    gaps = [b.left - a.right for a, b in pairwise(written) if a.line == b.line]
    return sum(gaps) / len(gaps) if gaps else 0.0


def _arranged(ink: Ink, letter: Letter, area: Rect, below: float) -> Draft:
    """Set the close in from the left, and the paragraphs apart by less than an empty line.

    The box has `below` mm of room under the writing.
    """
    written = words(ink)
    shift = np.zeros((len(ink.text), 2))
    gaps, end = 0, 0
    for rank, (line, group) in enumerate(groupby(written, key=attrgetter("line"))):
        start = next(group).start
        parted = "\n\n" in ink.text[end:start] or start in (letter.body, letter.close)
        gaps += parted and rank > 0
        shift[start:, 1] = (rank + gaps * _PARAGRAPH_GAP - line) * ink.line_pitch
        end = max((word.end for word in group), default=start)
    if letter.close < len(ink.text):
        widest = max(word.right for word in written if word.start >= letter.close)
        shift[letter.close :, 0] = max(min(CLOSE_INDENT * area.width, area.width - widest), 0)
    arranged = moved(ink, shift)
    box = extent(arranged)
    box = Rect(box.x, box.y, box.width, box.height + below)
    return Draft(arranged, box, max(box.height - area.height, box.width - area.width - _OVERHANG))


def _too_long(draft: Draft, area: Rect) -> Refused:
    floor = draft.box.y + area.height
    wall = draft.box.x + area.width + _OVERHANG
    written = words(draft.ink)
    first = next((w for w in written if w.baseline > floor or w.right > wall), written[-1])
    lines = math.ceil(draft.over / draft.ink.line_pitch)
    by = f"{lines} line{'s' if lines > 1 else ''} ({draft.over:.0f} mm)"
    if first.right > wall:
        by = f"{first.right - wall:.0f} mm"
    return Refused(
        f"from this word on the note does not fit, by {by}",
        where=f"“{first.text}”",
        cure="Shorten the note, or choose a larger card or a smaller hand.",
    )
