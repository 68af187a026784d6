"""How specific a note is: points for what it tells, held against the stock that it spends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.coach.advice import Part
from penned.coach.telling import Of, once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.coach.reading import Reading
    from penned.coach.telling import Told

GENERIC = 34
"""Below this, thanks and praise outweigh what is the writer's own: fitted on tests/corpus, where it
lies between nearly all of the generic notes and nearly all of the good ones."""

_EVEN = 0.4  # of what is spent: so much that is told earns half of a part's points
_FIRST_THANKS = 0.6  # what a note may spend before it is held against it
_PER_WORD = 0.07  # a long note has room to tell more

_PARTS = (
    (Of.THING, "thing", 15, "what was given or done, called by its name"),
    (Of.ACT, "their act", 15, "what they did, that an onlooker could have seen"),
    (Of.CHANGE, "the difference", 15, "what happened because of it, where it is now, who uses it"),
    (Of.NEXT, "what comes next", 5, "what comes of it, or when you meet"),
)
_OWN_WORDS = ("own words", 50, "how much is yours alone, beside what any note of thanks may say")


def parts_of(reading: Reading, told: Iterable[Told]) -> tuple[Part, ...]:
    """The parts of the number, in whole points; their sum is from 0 to 100."""
    telling = dict.fromkeys(Of, 0.0)
    for one in once(told):
        telling[one.of] += one.weight
    words = spent = 0.0
    for word in reading.words:
        words += 1
        spent += word.spent
    even = _EVEN * (_FIRST_THANKS + spent + _PER_WORD * words)
    shares = [_share(telling[of], even) * most for of, _, most, _ in _PARTS]
    shares.append(_share(sum(telling.values()), even) * _OWN_WORDS[1])
    named = (*((name, most, why) for _, name, most, why in _PARTS), _OWN_WORDS)
    return tuple(
        Part(name, points, most, why)
        for points, (name, most, why) in zip(_whole(shares), named, strict=True)
    )


def _share(told: float, even: float) -> float:
    """From 0 to 1, ever more slowly: half where what is told is `even`."""
    return told / (told + even)


def _whole(points: Iterable[float]) -> Iterable[int]:
    """Whole points whose sum is the rounded sum."""
    exact = 0.0
    given = 0
    for one in points:
        exact += one
        yield round(exact) - given
        given = round(exact)
