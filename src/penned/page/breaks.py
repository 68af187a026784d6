"""Where lines end: all ends of a paragraph chosen together, as a careful writer looks ahead."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from penned.page.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

_RAGGED = 100.0  # what a line costs that is all empty: a tenth of a line free costs 1
_LEAST = 0.45  # of its room that a line fills, where another end leaves any choice
_ALONE, _STUMP = 30.0, 12.0  # a last line of one word; one that is shorter than
_SHORT, _STANDS = 0.3, 0.5  # of its room; and what a long word fills, to stand alone
_NEVER, _TITLE, _NUMBER, _LEANS, _STRAY = 1000.0, 20.0, 20.0, 2.5, 2.0
_AFTER_STOP, _AFTER_COMMA = -1.0, -0.5  # a line gladly ends where one would draw breath

_STOPS, _COMMAS = ".!?…", ",;:—–"
_OPENING, _CLOSING = "“‘„‚«‹([¿¡#$€£¥", "”’“‘\"'»›)]"
_AROUND = f"{_OPENING}{_CLOSING}{_STOPS}{_COMMAS}-"
_NUMERAL = re.compile(r"\d[\d.,:/’']*(?:st|nd|rd|th)?")
_INITIAL = re.compile(r"[^\W\d_]\.")
_STRAYS = 3  # letters


class Measure(NamedTuple):
    """Words along one endless line: where each is seen to begin and to end, in any unit.

    `costs` is what it costs to break before each.
    """

    starts: Sequence[float]
    ends: Sequence[float]
    costs: Sequence[float]


def filled(measure: Measure, span: tuple[int, int], rooms: Sequence[float]) -> list[int]:
    """The first word of each line when every line takes all it has room for.

    `span` are the first word of the paragraph and the one after its last; `rooms` those of its
    lines in order, of which the last stands for all that follow. A word that is wider than its
    line has one to itself.
    """
    starts, ends, _ = measure
    first, last = span
    firsts: list[int] = []
    following = chain(rooms, repeat(rooms[-1]))
    while first < last:
        firsts.append(first)
        first = bisect_right(ends, starts[first] + next(following), first + 1, last)
    return firsts


def chosen(
    measure: Measure, span: tuple[int, int], rooms: Sequence[float], spare: int
) -> list[int]:
    """The first word of each line where all of them together cost the least.

    As `filled`, which it is never worse than; on `spare` lines more than that at the most.
    """
    starts, ends, costs = measure
    last, finish = span[1], ends[span[1] - 1]
    usual = filled(measure, span, rooms)
    if len(usual) == 1:
        return usual
    most, widest = len(usual) + spare, max(rooms)
    worst = cost(measure, span, rooms, usual)
    begins: dict[int, tuple[float, int]] = {span[0]: (0.0, span[0])}
    ways, best = [begins], (math.inf, 0, 0)
    for line in range(most):
        room = rooms[min(line, len(rooms) - 1)]
        below = (most - line - 1) * widest
        dearest = worst - (most - line) * _AFTER_STOP
        after: dict[int, tuple[float, int]] = {}
        for begin, (paid, _) in begins.items():
            left = starts[begin]
            fullest = bisect_right(ends, left + room, begin + 1, last)
            if fullest == last:
                total = paid + _last_cost((finish - left) / room, last - begin, line)
                best = min(best, (total, line, begin))
            least = max(bisect_left(ends, left + _LEAST * room, begin, fullest - 1), begin)
            for end in range(min(fullest, last - 1), least, -1):
                if finish - starts[end] > below and end < fullest:
                    break
                total = paid + _RAGGED * (1.0 - (ends[end - 1] - left) / room) ** 2 + costs[end]
                if total <= dearest and (end not in after or total < after[end][0]):
                    after[end] = total, begin
        ways.append(begins := after)
    _, line, begin = best
    firsts = [begin]
    for before in ways[line:0:-1]:
        firsts.append(before[firsts[-1]][1])
    return firsts[::-1]


def cost(
    measure: Measure, span: tuple[int, int], rooms: Sequence[float], firsts: Sequence[int]
) -> float:
    """What lines cost that begin with the words `firsts`."""
    total = 0.0
    for line, (begin, end) in enumerate(zip(firsts, [*firsts[1:], span[1]], strict=True)):
        room = rooms[min(line, len(rooms) - 1)]
        full = (measure.ends[end - 1] - measure.starts[begin]) / room
        if end == span[1]:
            return total + _last_cost(full, end - begin, line)
        total += _RAGGED * (1.0 - full) ** 2 + measure.costs[end]
    return total


def _last_cost(full: float, words: int, line: int) -> float:
    """What the last line costs: nothing if it is long enough, or the only one."""
    if not line:
        return 0.0
    alone = _ALONE if words == 1 and full < _STANDS else 0.0
    return alone + _STUMP * max(1.0 - full / _SHORT, 0.0)


def costs(words: Sequence[str]) -> list[float]:
    """What it costs to break before each of these words of a paragraph, by what they say."""
    known = [_word(text) for text in words]
    return [0.0, *map(_between, [None, *known], known, known[1:])]


def _between(earlier: _Word | None, before: _Word, after: _Word) -> float:
    """What it costs to break before the last of three words; of two, where there is no earlier."""
    if before.opens or not (after.bare or after.opens):
        return _NEVER
    if before.is_title and after.is_capital:
        return _TITLE
    if (before.counts and after.is_counted) or (before.is_month and after.counts):
        return _NUMBER
    begun = earlier is not None and bool(earlier.breath) and before.is_short
    stray = _STRAY if begun or (after.breath and after.is_short) else 0.0
    if before.breath:
        return before.breath + stray
    if before.leans:
        return _LEANS + stray
    together = before.counts or (before.is_capital and after.is_capital)
    return _STRAY if together else stray


class _Word(NamedTuple):
    """What tells of a word whether it stays with its neighbours; `breath` is what comes after."""

    bare: str
    breath: float
    opens: bool
    is_short: bool
    is_capital: bool
    is_title: bool
    is_month: bool
    is_counted: bool
    counts: bool
    leans: bool


@lru_cache(maxsize=4096)
def _word(text: str) -> _Word:
    known = wording()
    bare, end = text.strip(_AROUND), text.rstrip(_CLOSING)[-1:]
    small = bare.lower()
    is_title = small in known.titles or _INITIAL.fullmatch(text) is not None
    breath = 0.0 if is_title else _AFTER_STOP * (end in _STOPS) + _AFTER_COMMA * (end in _COMMAS)
    counts = _NUMERAL.fullmatch(bare) is not None
    return _Word(
        bare=bare,
        breath=breath if end else 0.0,
        opens=not text.strip(_OPENING),
        is_short=len(bare) <= _STRAYS,
        is_capital=bare[:1].isupper(),
        is_title=is_title,
        is_month=small in known.months,
        is_counted=counts or small in known.units or small in known.months,
        counts=counts,
        leans=small in known.leaning,
    )
