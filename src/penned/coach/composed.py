"""Letters with their accents as one sign each, and where each stood in the text as given."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_nfc = partial(unicodedata.normalize, "NFC")


def composed(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in Unicode's form NFC, and for each character its place in the text as given.

    One place more than there are characters: the last is the end. No places where the text is in
    that form already.
    """
    whole = _nfc(text)
    if whole == text:
        return text, ()
    places: list[int] = []
    start = 0
    for part in _letters(text):
        places += [start] * len(_nfc(part))
        start += len(part)
    return whole, (*places, len(text))


def _letters(text: str) -> Iterator[str]:
    """The text in pieces that are composed one by one as they are together."""
    letter = ""
    for char in text:
        if letter and not unicodedata.combining(char) and _stand_apart(letter, char):
            yield letter
            letter = ""
        letter += char
    if letter:
        yield letter


def _stand_apart(letter: str, char: str) -> bool:
    return _nfc(letter + char) == _nfc(letter) + _nfc(char)
