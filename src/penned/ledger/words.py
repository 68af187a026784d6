"""Which words the ledger can hold."""

from __future__ import annotations

import re

from penned.errors import BadInput

_BROKEN = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> bool:
    """Whether both databases can hold the text: no zero byte, no half of a character."""
    return _BROKEN.search(text) is None


def check(*texts: str) -> None:
    """Raise `BadInput` unless every text can be stored."""
    for text in texts:
        if not storable(text):
            raise BadInput(
                "these words hold a broken character",
                where=text.encode("ascii", "backslashreplace").decode()[:40],
                cure="Take it out and try again.",
            )
