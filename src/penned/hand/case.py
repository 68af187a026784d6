"""A case: the letters of a hand in one row, as a printer's type lies ready in its case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.forms import in_one_row, starts_of
from penned.hand.spacing import kerns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from penned.hand.forms import Forms
    from penned.hand.hand import Hand
    from penned.hand.letter import Letter

    Row = NDArray[np.float64]
    Index = NDArray[np.intp]
    Flags = NDArray[np.bool_]

_OPENING, _CLOSING = "“‘„‚\"'«‹–—-", ".,;:…”’“‘\"'»›–—-"


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """c letters in one row: the number of each character in it.

    forms: those of all of them. first, counts: (c,) the first form of each, and how many it has.
    near, tuck, shelter: (c,) and ready: (2, c), what each letter says of them. kerning: (c, c)
    by how much what the hand says brings each letter and a next one nearer or apart. opens,
    closes: (c,) whether it is a mark that hangs over at the beginning, and at the end, of a word.
    """

    numbers: Mapping[str, int]
    forms: Forms
    first: Index
    counts: Index
    near: Row
    tuck: Row
    shelter: Row
    ready: Row
    kerning: Row
    opens: Flags
    closes: Flags


class Case:
    """Letters in one row; every text adds those that were never asked for, and none is moved.

    To put letters in a row takes as long as to write a line with them, and texts share most.
    """

    def __init__(self, kerning: Mapping[str, float]) -> None:
        self._kerning = kerning
        self._lying: tuple[dict[str, Letter], Laid] | None = None

    def row(self, letters: Mapping[str, Letter]) -> Laid:
        """A row that holds `letters` and others."""
        lying, laid = self._lying or ({}, None)
        if laid is None or not letters.keys() <= lying.keys():
            lying = {**lying, **letters}
            laid = _laid(lying, self._kerning)
            self._lying = lying, laid
        return laid


@lru_cache(maxsize=32)
def of(hand: Hand) -> Case:
    """The case of this hand: always the same one."""
    return Case(hand.kerning)


def _laid(lying: Mapping[str, Letter], kerning: Mapping[str, float]) -> Laid:
    letters = list(lying.values())
    counts = np.array([len(letter.forms.form_counts) for letter in letters])
    return Laid(
        numbers={char: number for number, char in enumerate(lying)},
        forms=in_one_row([letter.forms for letter in letters]),
        first=starts_of(counts),
        counts=counts,
        near=np.array([letter.near for letter in letters]),
        tuck=np.array([letter.tuck for letter in letters]),
        shelter=np.array([letter.shelter for letter in letters]),
        ready=np.array([letter.ready for letter in letters]).T,
        kerning=kerns(list(lying), kerning),
        opens=np.array([char in _OPENING for char in lying]),
        closes=np.array([char in _CLOSING for char in lying]),
    )
