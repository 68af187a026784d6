"""What pasted text carries and nobody sees: dropped before anything is written or printed."""

from __future__ import annotations

import re

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt, 16.0) but for the fillers of
# Hangul: soft hyphens, joiners, marks of order and of direction, variation selectors. A joiner
# inside an emoji goes too: no hand and no face here has emoji, whole or in parts.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_UNSEEN_BUT_JOINERS = re.compile(_UNSEEN.pattern.replace("\u200b-\u200f", "\u200b\u200e\u200f"))


def seen(text: str) -> str:
    """`text` without the characters that show nothing; all others stay as they are."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def spelt(text: str) -> str:
    """`text` as `seen` gives it, with the joiners that Persian and the scripts of India need."""
    return text if text.isascii() else _UNSEEN_BUT_JOINERS.sub("", text)
