"""A pile of notes laid beside each other: which are one letter to many, and what they repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rensa import RMinHash, RMinHashLSH

from penned.coach.bare import Bare, sentences_of
from penned.coach.sameness import the_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SLOTS, _BANDS, _SEED = 96, 32, 1  # finds 88 of 100 sentences at the edge of alike, all nearer ones
_AT_LEAST = 0.4  # Jaccard, where looking begins; what is found is then held side by side


@dataclass(frozen=True, slots=True)
class Circular:
    """One letter to many: the places of those notes in the pile, the first one first."""

    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Refrain:
    """A sentence that several notes share, as the first of them has it."""

    words: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """What many notes have in common. A circular counts as one note among the refrains."""

    circulars: tuple[Circular, ...] = ()
    refrains: tuple[Refrain, ...] = ()


def compare(texts: Sequence[str]) -> Pile:
    """Lay these notes beside each other; the time grows with their number, not its square.

    Candidates are found by MinHash signatures and then held side by side: what is told is so, and
    one in ten sentences that only just pass for alike may be missed.
    """
    letters = [sentences_of(text) for text in texts]
    same = _gathered(
        [frozenset[str]().union(*(one.stems for one in letter)) for letter in letters],
        lambda at, first: _is_letter(letters[at], letters[first]),
    )
    first_of = {at: group[0] for group in same for at in group}
    told = [
        (at, one) for at in sorted(set(first_of.values())) for one in letters[at] if one.telling
    ]
    again = _gathered(
        [one.stems for _, one in told], lambda at, first: told[at][1].says(told[first][1])
    )
    circulars = tuple(Circular(group) for group in same if len(group) > 1)
    return Pile(circulars, tuple(_refrains(texts, told, again)))


def _is_letter(one: Sequence[Bare], other: Sequence[Bare]) -> bool:
    """Whether each of the two has nearly all that the other has."""
    return _has(one, other) and _has(other, one)


def _has(one: Sequence[Bare], other: Sequence[Bare]) -> bool:
    said = [(mine, (0,) if any(map(mine.says, other)) else ()) for mine in one]
    return the_letter(said) is not None


def _gathered(
    sets: Sequence[frozenset[str]], same: Callable[[int, int], bool]
) -> list[tuple[int, ...]]:
    """The places of `sets` in groups: each with the first that it is the `same` as, or alone.

    Only the first of a group is looked at again, so that ten thousand equal ones are no trouble.
    """
    signatures = RMinHash.from_token_sets(map(list, sets), num_perm=_SLOTS, seed=_SEED)
    firsts = RMinHashLSH(threshold=_AT_LEAST, num_perm=_SLOTS, num_bands=_BANDS)
    equal: dict[frozenset[str], int] = {}
    groups: dict[int, list[int]] = {}
    for at, (stems, signature) in enumerate(zip(sets, signatures, strict=True)):
        first = equal.get(stems)
        if first is None or not same(at, first):
            near = (one for one in sorted(firsts.query(signature)) if _near(stems, sets[one]))
            first = next((one for one in near if same(at, one)), None)
        if first is None:
            groups[at] = [at]
            firsts.insert(at, signature)
        else:
            groups[first].append(at)
        equal.setdefault(stems, at if first is None else first)
    return [tuple(group) for group in groups.values()]


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _AT_LEAST * len(one | other)


def _refrains(
    texts: Sequence[str], told: Sequence[tuple[int, Bare]], again: Sequence[tuple[int, ...]]
) -> Iterator[Refrain]:
    for group in again:
        notes = tuple(dict.fromkeys(told[place][0] for place in group))
        if len(notes) > 1:
            first, one = told[group[0]]
            yield Refrain(texts[first][one.start : one.end], notes)
