"""Hand: a handwriting, as several forms of each character and a style; read from a folder."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from penned.errors import BadInput, NotFound
from penned.hand import style as styles
from penned.hand.accents import compose
from penned.hand.letter import letter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from penned.hand.letter import Form, Letter
    from penned.hand.style import Style

_HANDS = resources.files("penned.hand") / "hands"
_STYLE, _FORMS = "hand.toml", "forms.json"
_UNITS = (1000.0, 1000.0, 100.0)  # thousandths of the x-height, hundredths of the pen's width
_REACH = 9.0  # x-heights: no stroke of any letter goes further

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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Hand:
    """A handwriting. `forms` holds its characters, each in one or more forms.

    A form is strokes of shape (n, 3): x and y in x-heights, y downward from the baseline, and
    the pen's width, 1 being the hand's own.
    """

    name: str
    title: str
    about: str
    source: str
    licence: str
    as_of: str
    style: Style
    forms: Mapping[str, tuple[Form, ...]]

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


@cache
def names() -> tuple[str, ...]:
    """The names of the built-in hands, in alphabetical order."""
    return tuple(sorted(f.name for f in _HANDS.iterdir() if (f / _STYLE).is_file()))


@cache
def load(name: str) -> Hand:
    """The built-in hand called `name`; `NotFound` says what there is."""
    if name not in names():
        raise NotFound(f"there is no hand called “{name}”", cure=f"There are {', '.join(names())}.")
    return read(_HANDS / name)


def read(folder: Traversable) -> Hand:
    """The hand in `folder`: its `hand.toml` and `forms.json`; it takes the folder's name.

    Raises `BadInput` with the file, the key or character, and the reason.
    """
    where = f"{folder.name}/{_STYLE}"
    words, style = styles.parse(_text(folder / _STYLE, where), where)
    where = f"{folder.name}/{_FORMS}"
    try:
        entries = json.loads(_text(folder / _FORMS, where))
    except json.JSONDecodeError as error:
        reason = f"line {error.lineno}: this is not JSON: {error.msg}"
        raise BadInput(reason, where=where) from error
    if not isinstance(entries, dict) or not entries:
        raise BadInput("it must hold characters and their forms", where=where)
    forms = {char: _forms(char, value, where) for char, value in entries.items()}
    return Hand(name=folder.name, **words, style=style, forms=forms)


def _text(file: Traversable, where: str) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError as error:
        raise BadInput("it is missing", where=where) from error
    except UnicodeDecodeError as error:
        raise BadInput("it is not UTF-8 text", where=where) from error


def _forms(char: str, value: object, where: str) -> tuple[Form, ...]:
    if len(char) != 1 or char.isspace() or unicodedata.normalize("NFC", char) != char:
        raise BadInput(f"“{char}”: it is not one character", where=where)
    if not isinstance(value, list) or not value:
        raise BadInput(f"“{char}”: it has no forms", where=where)
    return tuple(_form(char, strokes, where) for strokes in value)


def _form(char: str, strokes: object, where: str) -> Form:
    if not isinstance(strokes, list) or not strokes:
        raise BadInput(f"“{char}”: a form has no strokes", where=where)
    return tuple(_stroke(char, numbers, where) for numbers in strokes)


def _stroke(char: str, numbers: object, where: str) -> NDArray[np.float64]:
    try:
        stroke = np.array(numbers, dtype=np.float64).reshape(-1, 3) / _UNITS
    except (TypeError, ValueError) as error:
        raise BadInput(
            f"“{char}”: a stroke must be a list of x, y, width, x, y, width ...", where=where
        ) from error
    if len(stroke) < 2 or not np.abs(stroke).max() < _REACH or stroke[:, 2].min() <= 0:
        raise BadInput(
            f"“{char}”: a stroke has fewer than two points, one out of reach, or no width",
            where=where,
        )
    return stroke
