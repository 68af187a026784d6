"""Hand: a handwriting, as several forms of each character and a style."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from penned.hand.accents import compose
from penned.hand.letter import letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.hand.form import Form
    from penned.hand.letter import Letter
    from penned.hand.style import Style

# Written the same by every pen.
_SAME = {
    "‐": "-",
    "‑": "-",
    "−": "–",
    "ʼ": "’",
    "ʾ": "’",
    "ʻ": "‘",
    "ʿ": "‘",
    "‛": "‘",
    "ʹ": "'",
    "′": "'",
    "″": '"',
    "⁄": "/",
}

PRIVATE = "private"
"""The licence of a hand that is for its writer alone."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a hand comes from, and what may be done with it.

    `own` is true where the writer has said that the hand is theirs.
    """

    source: str
    licence: str  # an SPDX expression, or PRIVATE
    copyright: tuple[str, ...]
    as_of: str
    own: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Hand:
    """A handwriting. `forms` holds its characters, each in one or more forms.

    `kerning` brings pairs of characters nearer or apart, in x-heights, beyond what their shapes
    ask for. `signature` is a drawing of its own, where there is one.
    """

    name: str
    title: str
    about: str
    origin: Origin
    style: Style
    forms: Mapping[str, tuple[Form, ...]]
    kerning: Mapping[str, float]
    signature: Form | None = None

    def __repr__(self) -> str:
        """The hand's name: its forms are thousands of numbers."""
        return f"<hand {self.name}>"

    def letter(self, char: str) -> Letter | None:
        """`char` in all its forms, composed where it must be; None where the hand lacks it."""
        return _letter(self, char)


@cache
def _letter(hand: Hand, char: str) -> Letter | None:
    char = _SAME.get(char, char)
    forms = hand.forms.get(char) or compose(char, hand.forms, hand.style.lean)
    return letter(char, forms, hand.style.lean) if forms else None
