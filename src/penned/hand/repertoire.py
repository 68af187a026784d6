"""What a hand should be able to write, and what of it one cannot."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase, digits
from typing import TYPE_CHECKING

from penned.hand.write import missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.hand.hand import Hand

NEEDED: Mapping[str, str] = {
    "small letters": ascii_lowercase,
    "capitals": ascii_uppercase,
    "figures": digits,
    "punctuation": ".,:;!?'\"()-/&‘’“”–—…",
}
"""What hardly a note does without."""

WELCOME: Mapping[str, str] = {
    "signs": "@#%+*=€£$¥§°♥✓",
    "accents": "".join(
        chr(code)
        for first, last in ((0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x148), (0x14A, 0x17E))
        for code in range(first, last + 1)
        if code not in (0x13F, 0x140)  # Ŀ and ŀ, which are written L· and l·
    )
    + "ȘșȚț",
}
"""What names and other languages ask for: Latin-1 and Latin Extended-A."""


def lacks(hand: Hand, wanted: Mapping[str, str]) -> Mapping[str, str]:
    """Which of the `wanted` characters the hand cannot write, by group; groups it has are out."""
    gaps = {group: "".join(missing(chars, hand)) for group, chars in wanted.items()}
    return {group: chars for group, chars in gaps.items() if chars}
