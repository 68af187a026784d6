"""How large a letter is written, and how wide: by what it fills without crowding its card."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate, cycle, islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.errors import Refused, TooLong
from penned.hand.lines import Line
from penned.hand.write import height_of_writing, missing
from penned.page import parts
from penned.page.draft import USUAL, Spacing, drafted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.hand.hand import Hand
    from penned.page.draft import Column, Draft, Piece, Row, Sized
    from penned.stationery.paper import Rect

_COMFORT = 0.5  # of the way from a hand's usual size to its largest: no note is written larger
_STEP = 1.06  # from one size to the next, at most
_TIGHTER = (Spacing(0.96, 0.85), Spacing(0.92, 0.7), Spacing(0.88, 0.55))
_AIRY, _AIRIEST = 0.7, 1.1  # until so much of its area is filled, lines stand further apart
_NARROW = (0.76, 0.84, 0.92)  # of its area's width, for a letter that leaves much of it free,
_LOW = 0.5  # and fills no more than this of its height then
_ASIDE = 0.5  # of what is left over beside the longest line
_SPARE = 1  # lines that may be used up to end others better
# What it costs to go on to the next area: for each line that would have had room; within a close,
# or right before it; within a paragraph, and after its first line or before its last.
_UNFILLED, _IN_CLOSE, _BEFORE_CLOSE, _PARTED, _ALONE = 1.0, 20.0, 6.0, 1.5, 3.0
_LOOKED_BACK = 5  # lines
_SURELY = 0.88  # of the words that go on a card, so many go on it in any words and by any chance
_SAMPLE = "Thank you for the kind words and the quiet hours by the sea, which we shall not forget."


class Plan(NamedTuple):
    """Where a letter is written: the lines in order, and those that begin a new area.

    x_height in mm; lines in x-heights from the corner of what their area is measured on; `cuts`
    are the first words of all areas but the first.
    """

    x_height: float
    lines: tuple[Line, ...]
    cuts: tuple[int, ...]


class _Try(NamedTuple):
    """A letter at one size, in rows for each area."""

    sized: Sized
    poured: list[list[Row]]


def planned(
    draft: Draft,
    areas: Sequence[Rect],
    x_height: float | None = None,
    *,
    above: float = 0.0,
    flush: bool = False,
) -> Plan:
    """The letter on `areas`, one after the other, in the largest writing that is natural and fits.

    `x_height`, in mm, sets the size instead; `above` is how much of the room that is left over on
    a single area goes above the letter, of 1; `flush` leaves none at its left. Raises `TooLong`
    with the first word that has no room in small writing either, and `Refused` with a word that is
    wider than a line.
    """
    sizes = _sizes(draft.words.hand, x_height)
    found = _largest(draft, areas, sizes)
    if found is None:
        raise _refusal(draft.at(sizes[-1], _TIGHTER[-1]), areas)
    width, sized, poured = _composed(found, areas)
    columns = [sized.column(rows, width) for rows in poured]
    lines = [
        line
        for column, area in zip(columns, areas, strict=False)
        for line in _placed(
            column,
            area,
            sized.size,
            above=above if len(areas) == 1 else 0.0,
            aside=0.0 if flush else _ASIDE,
        )
    ]
    return Plan(sized.size, tuple(lines), tuple(column.rows[0].first for column in columns[1:]))


def fits(draft: Draft, areas: Sequence[Rect], x_height: float | None = None) -> bool:
    """Whether the letter goes on these areas."""
    sizes = _sizes(draft.words.hand, x_height)
    return _tried(draft, areas, sizes[-1], _TIGHTER[-1]) is not None


@cache
def room(hand: Hand, area: Rect) -> int:
    """About how many words, greeting and close with them, fit `area` in the hand's smallest."""
    smallest = _sizes(hand)[-1]
    most = int(area.width * area.height / (smallest**2 * hand.style.line_pitch * 2))

    def is_over(words: int) -> bool:
        letter = parts.read(_letter_of(words, hand))
        return not fits(drafted(letter, hand), [area])

    return int(_SURELY * bisect_left(range(1, most), True, key=is_over))  # noqa: FBT003 - looked for


def _letter_of(words: int, hand: Hand) -> str:
    """A letter of so many words: a greeting, three paragraphs, a close and a name."""
    known = [word for word in _SAMPLE.split() if not missing(word, hand)] or list(hand.forms)[:1]
    body = list(islice(cycle(known), max(words - 4, 1)))
    third = len(body) // 3 + 1
    paragraphs = [" ".join(body[n : n + third]) for n in range(0, len(body), third)]
    greeting, close = f"{known[0]} {known[-1]},", f"{known[0]},\n{known[-1]}"
    return "\n\n".join([greeting, *paragraphs, close])


@lru_cache(maxsize=64)
def _sizes(hand: Hand, wished: float | None = None) -> tuple[float, ...]:
    """From the largest that a note is written in to the smallest, in mm; or the one wished for."""
    if wished is not None:
        return (height_of_writing(hand, wished),)
    smallest, largest = hand.style.x_height_range
    usual = hand.style.x_height
    most = usual + _COMFORT * (largest - usual)
    count = math.ceil(math.log(most / smallest) / math.log(_STEP)) + 1
    return tuple(np.geomspace(most, smallest, count).tolist())


def _largest(draft: Draft, areas: Sequence[Rect], sizes: Sequence[float]) -> _Try | None:
    """The largest of `sizes` that fits, in the hand's own spacing; else the smallest, tighter."""
    tries: dict[float, _Try | None] = {}

    def goes_on(size: float) -> bool:
        tries[size] = _tried(draft, areas, size)
        return tries[size] is not None

    at = bisect_left(sizes, True, key=goes_on)  # noqa: FBT003 - looked for
    if at < len(sizes):
        return tries[sizes[at]]
    found = (_tried(draft, areas, sizes[-1], spacing) for spacing in _TIGHTER)
    return next((each for each in found if each), None)


def _tried(
    draft: Draft, areas: Sequence[Rect], size: float, spacing: Spacing = USUAL
) -> _Try | None:
    width, sized = _width(areas), draft.at(size, spacing)
    if sized.too_wide(width) is not None:
        return None
    poured = _poured(sized, sized.rows(width), areas)
    return _Try(sized, poured) if poured else None


def _width(areas: Sequence[Rect]) -> float:
    return min(area.width for area in areas)


def _composed(found: _Try, areas: Sequence[Rect]) -> tuple[float, Sized, list[list[Row]]]:
    """The same with all line ends chosen together; a short letter is narrower, and airy."""
    sized, width = found.sized, _width(areas)
    if len(areas) > 1:
        return width, sized, _poured(sized, sized.rows(width, 0), areas) or found.poured
    height = areas[0].height
    rows = found.poured[0]
    for part in _NARROW if sized.height(rows) <= _LOW * height else ():
        if sized.too_wide(part * width) is None:
            narrower = sized.rows(part * width)
            if sized.height(narrower) <= _LOW * height and _whole(rows) <= _whole(narrower):
                width, rows = part * width, narrower
                break
    spare = int((height - sized.height(rows)) / sized.pitch)
    rows = sized.rows(width, min(spare, _SPARE))
    airy = min(max(_AIRY * height / sized.height(rows), 1.0), _AIRIEST)
    lead, gaps = sized.spacing
    return width, replace(sized, spacing=Spacing(lead * airy, gaps * airy)), [rows]


def _whole(rows: Sequence[Row]) -> set[Piece]:
    """What stands on one line alone, and would look broken on two."""
    return {row.piece for row in rows if row.is_first and row.is_last}


def _poured(sized: Sized, rows: list[Row], areas: Sequence[Rect]) -> list[list[Row]] | None:
    """The rows that stand on each area; None where not all of them have room."""
    poured: list[list[Row]] = []
    for area in areas:
        if sized.height(rows) <= area.height:
            return [*poured, rows]
        cut = _cut(rows, _count(sized, rows, area.height))
        poured.append(rows[:cut])
        rows = rows[cut:]
    return None


def _count(sized: Sized, rows: Sequence[Row], height: float) -> int:
    """How many of `rows` have room in `height` mm; one at least."""
    bottoms = (
        down + sized.foot(row)
        for row, down in zip(rows, accumulate(sized.steps(rows)), strict=True)
    )
    return max(sum(1 for _ in takewhile(lambda bottom: bottom <= height, bottoms)), 1)


def _cut(rows: Sequence[Row], most: int) -> int:
    """How many of `rows` stand on an area that has room for `most`."""
    return min(
        range(most, max(most - _LOOKED_BACK, 0), -1), key=lambda cut: _cost(rows, cut, most - cut)
    )


def _cost(rows: Sequence[Row], cut: int, unfilled: int) -> float:
    above, below = rows[cut - 1], rows[cut]
    cost = _UNFILLED * unfilled
    if above.piece is below.piece:
        cost += _PARTED + _ALONE * (above.is_first + below.is_last)
    if below.piece.place == "close":
        cost += _IN_CLOSE if above.piece.place == "close" else _BEFORE_CLOSE
    return cost


def _placed(
    column: Column, area: Rect, size: float, *, above: float, aside: float
) -> Iterator[Line]:
    """The lines of a column on its area: how much of the room left over is above, and at left."""
    x = area.x + aside * max(area.width - column.width, 0.0)
    y = area.y + above * (area.height - column.height)
    for row, left, baseline in zip(*column[:3], strict=True):
        yield Line(row.first, (x + left) / size, (y + baseline) / size)


def _refusal(sized: Sized, areas: Sequence[Rect]) -> Refused:
    """Why a letter does not go on `areas` at its smallest."""
    words, width = sized.draft.words, _width(areas)

    def said(word: int) -> str:
        start, end = words.spans[word]
        return f"“{words.text[start:end]}”"

    wide = sized.too_wide(width)
    if wide is not None:
        return Refused(
            "the word is wider than the line",
            where=said(wide),
            cure="Choose a smaller hand or a wider card.",
        )
    rows = sized.rows(width)
    for area in areas[:-1]:
        rows = rows[_cut(rows, _count(sized, rows, area.height)) :]
    rows = rows[_count(sized, rows, areas[-1].height) :]
    over = len(words.spans) - rows[0].first
    lines = f"{len(rows)} line{'s' * (len(rows) > 1)}"
    return TooLong(
        f"from this word on the note does not fit, by {lines} ({over} word{'s' * (over > 1)})",
        where=said(rows[0].first),
        cure="Shorten it, or choose a larger card or a smaller hand.",
        lines=len(rows),
        words=over,
    )
