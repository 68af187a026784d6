"""What kind of kindness a sentence tells of: the occasion, and the word that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.sources.sentence.lexicon import Lexicon
    from penned.sources.sentence.naming import Named

USUAL = "favour"


def occasion(low: str, givers: Sequence[Named], words: Lexicon) -> tuple[str, str]:
    """The occasion of a sentence in small letters, and by which of its words; a favour, by none.

    A word that decides comes before who somebody is, and that before a word that only suggests.
    """
    strong = [
        (kind, match) for kind in words.kinds if kind.strong and (match := kind.strong.search(low))
    ]
    if strong:
        kind, match = strong[0]
        return kind.occasion, match[0]
    for each in givers:
        if each.role and each.role.occasion:
            return each.role.occasion, each.name
    weak = [(kind, match) for kind in words.kinds if kind.weak and (match := kind.weak.search(low))]
    if weak:
        kind, match = weak[0]
        return kind.occasion, match[0]
    return USUAL, ""
