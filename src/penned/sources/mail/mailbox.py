"""Where one message of a mailbox ends and the next begins: mbox, .eml and .emlx, line by line."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_KEPT = 2**20
"""Of a larger message so many bytes are looked at: words stand before what is attached."""
_LONGEST_LINE = 2**16
_SEPARATOR = re.compile(rb"From (?=.{0,200}\d\d:\d\d)(?=.{0,200}\b\d{4}\b)")
_QUOTED = re.compile(rb">+From ")
_COUNT = re.compile(rb"\d{1,12} *\r?\n")
_BOM = b"\xef\xbb\xbf"


class Lines(Protocol):
    """What is read from: a file opened for bytes, or the like."""

    def readline(self, size: int, /) -> bytes:
        """The next line, or its next `size` bytes; b"" at the end."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one message as it was sent; `number` counts from 1, `size` is before any cut."""

    number: int
    data: bytes
    size: int


@dataclass(slots=True)
class Mailbox:
    """The messages in `lines`, one at a time; afterwards `digest` is that of all that was read."""

    lines: Lines
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    @property
    def digest(self) -> str:
        """The SHA-256, in hexadecimal, of what was read so far."""
        return self._hash.hexdigest()

    def __iter__(self) -> Iterator[Raw]:
        lines = self._read()
        first = next(lines, b"").removeprefix(_BOM)
        while first and not first.strip():
            first = next(lines, b"")
        if _COUNT.fullmatch(first):
            yield from _of_apple(int(first), lines)
        elif _SEPARATOR.match(first):
            yield from _parted(lines)
        elif first:
            yield _gathered(1, chain([first], lines))

    def _read(self) -> Iterator[bytes]:
        while line := self.lines.readline(_LONGEST_LINE):
            self._hash.update(line)
            yield line


def _of_apple(size: int, lines: Iterator[bytes]) -> Iterator[Raw]:
    """The message of an .emlx file: so many bytes, and then a list of properties."""

    def inside() -> Iterator[bytes]:
        left = size
        for line in lines:
            if left <= 0:
                continue  # read on, so that the digest is that of the file
            yield line[:left]
            left -= len(line)

    yield _gathered(1, inside())


def _parted(lines: Iterator[bytes]) -> Iterator[Raw]:
    """The messages of an mbox; each begins behind an empty line with "From " and a date."""
    number, last, ended = 1, b"\n", False

    def message() -> Iterator[bytes]:
        nonlocal last, ended
        for line in lines:
            if line.startswith(b"From ") and not last.strip() and _SEPARATOR.match(line):
                last = b"\n"
                return
            last = line
            yield line[1:] if line.startswith(b">") and _QUOTED.match(line) else line
        ended = True

    while not ended:
        raw = _gathered(number, message())
        if raw.data.strip():
            yield raw
        number += 1


def _gathered(number: int, lines: Iterator[bytes]) -> Raw:
    """One message of these lines, its end left out where it is too long."""
    kept, size = bytearray(), 0
    for line in lines:
        size += len(line)
        if len(kept) < MOST_KEPT:
            kept += line
    return Raw(number, bytes(kept), size)
