"""Words in rows: where lines break on a page of so many cells, and what lies above and below."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from wcwidth import wcwidth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDE = 2  # cells: signs between which a line may break anywhere


class Row(NamedTuple):
    """The characters from `start` to `end` stand on one line; a blank at its end may hang over."""

    start: int
    end: int


def rows(text: str, width: int) -> tuple[Row, ...]:
    """The rows of a text, broken at blanks where it must be; a word too long is cut."""
    found: list[Row] = []
    start = 0
    for line in text.split("\n"):
        found += (Row(start + one, start + other) for one, other in pairwise(_breaks(line, width)))
        start += len(line) + 1
    return tuple(found)


def _breaks(line: str, width: int) -> Iterator[int]:
    """Where the rows of one line begin, and where the last one ends."""
    yield 0
    begun = broken = used = 0  # where this row begins, where it may be broken, its cells
    for at, char in enumerate(line):
        while char != " " and used + cells(char) > width and at > begun:
            begun = broken if broken > begun else at
            yield begun
            used = sum(map(cells, line[begun:at]))
        if char == " " or cells(char) == _WIDE:
            broken = at + 1
        used += cells(char)
    yield len(line)


def row_of(found: Sequence[Row], place: int) -> int:
    """The number of the row that a place in the text is on; where two rows meet, the later."""
    return max(number for number, row in enumerate(found) if row.start <= place)


def beside(text: str, found: Sequence[Row], place: int, column: int, by: int) -> int:
    """The place in `column` (cells) of the row that is `by` rows further on, or `place` itself."""
    number = row_of(found, place) + by
    if not 0 <= number < len(found):
        return place
    row, used = found[number], 0
    for at in range(row.start, row.end):
        if used + cells(text[at]) > column:
            return at
        used += cells(text[at])
    return end_of(found, number)


def end_of(found: Sequence[Row], number: int) -> int:
    """The last place on a row: before the sign at which the next one goes on, if it does."""
    row = found[number]
    goes_on = number + 1 < len(found) and found[number + 1].start == row.end
    return max(row.end - goes_on, row.start)


def column(text: str, found: Sequence[Row], place: int) -> int:
    """How many cells stand before a place on its row."""
    return sum(map(cells, text[found[row_of(found, place)].start : place]))


def cells(char: str) -> int:
    """How many cells a character takes; one, where a terminal would not show it."""
    width = wcwidth(char)
    return 1 if width < 0 else width
