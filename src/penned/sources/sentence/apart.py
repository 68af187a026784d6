"""Several kindnesses in one sentence: where it is cut, so that each piece tells of one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from penned.sources.sentence.naming import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.sources.sentence.lexicon import Lexicon
    from penned.sources.sentence.naming import Named
    from penned.sources.sentence.tokens import Line

_STOPS = re.compile(r"[.;:!?,]+(?=\s)|\s[\u2013\u2014-]+\s")


def cuts(
    givers: Sequence[Named], line: Line, timed: Sequence[bool], words: Lexicon
) -> tuple[int, ...] | None:
    """The places at which a new kindness begins, () where there is but one.

    Those who are joined (“Ana and Tom”) did the same, and so did all who are tagged. None where no
    place parts them.
    """
    ordered = sorted(givers, key=lambda each: each.first)
    pairs = [(one, two) for one, two in pairwise(ordered) if one.joined != two.joined]
    if all(each.stance is Stance.TAGGED for each in ordered):
        return ()
    found = [_between(one, two, line, timed, words) for one, two in pairs]
    known = tuple(place for place in found if place is not None)
    return known if len(known) == len(found) else None


def _between(
    one: Named, two: Named, line: Line, timed: Sequence[bool], words: Lexicon
) -> int | None:
    """Where the kindness of `two` begins, behind that of `one`."""
    if two.stance is Stance.SUBJECT:
        return line.tokens[_clause(two.joined, line, timed, words)].start
    start, end = line.tokens[one.last - 1].end, line.tokens[two.first].start
    behind = line.low[start:end]
    stops = [match.end() for match in _STOPS.finditer(behind)]
    joins = [match.start() for match in words.lists["who.joins"].finditer(behind)]
    places = sorted({*stops, *joins})
    if not places or (one.stance is Stance.SUBJECT and len(stops or joins) > 1):
        return None
    return start + (places[0] if one.stance is not Stance.SUBJECT else (stops or joins)[0])


def _clause(at: int, line: Line, timed: Sequence[bool], words: Lexicon) -> int:
    """The word at which the clause of who stands at word `at` begins, behind “and”."""
    while at > 0 and not line.stops_before(at):
        before = line.low[: line.tokens[at - 1].end]
        if timed[at - 1]:
            at -= 1
        elif not words.ends("who.openers", before) and (found := words.ends("who.before", before)):
            at = line.at(found.start())
        else:
            break
    return at
