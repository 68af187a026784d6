"""Every error that Penned raises on purpose; the doors map them to exit codes and pages, once.

PennedError
├── BadInput      what was given cannot be read or makes no sense; the person can mend it
├── NotFound      the name, note or file that was asked for is not there
├── Refused       Penned will not do this, and says what to change
│   └── TooLong   a note has more words than its card has room for
└── Unreachable   the world outside failed: a full disk, a read-only folder, a printer, a server
"""

from __future__ import annotations

import re

_LONG_WORD = re.compile(r"“([^”\s]{40})[^”\s]+”")


class PennedError(Exception):
    """Something a person should read: what happened, where, and what to do.

    `what` is one sentence without its full stop; `where` is a file, row or word; `cure` is a
    full sentence that says what to do next. Of a long word in quotation marks the first 40
    characters are shown.
    """

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        what = _LONG_WORD.sub(r"“\1…”", what)
        self.what = what
        self.where = _LONG_WORD.sub(r"“\1…”", where)
        self.cure = cure
        super().__init__(what)

    def __str__(self) -> str:
        sentence = f"{self.where}: {self.what}" if self.where else self.what
        sentence = sentence[:1].upper() + sentence[1:] if not self.where else sentence
        if sentence[-1:] not in ".?!":
            sentence += "."
        return f"{sentence} {self.cure}" if self.cure else sentence


class BadInput(PennedError):
    """What was given cannot be read, or makes no sense."""


class NotFound(PennedError):
    """What was asked for is not there."""


class Refused(PennedError):
    """Penned will not do this; the message says what to change."""


class TooLong(Refused):
    """A note has more words than its card has room for: by so many `lines` and `words`."""

    def __init__(
        self, what: str, *, where: str = "", cure: str = "", lines: int = 0, words: int = 0
    ) -> None:
        super().__init__(what, where=where, cure=cure)
        self.lines, self.words = lines, words


class Unreachable(PennedError):
    """The world outside failed; trying again may help."""
