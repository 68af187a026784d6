"""A PDF file as it is written: objects go out as they come, and only their places are kept.

Syntax, cross-reference and trailer are those of ISO 32000-1, 7.3 and 7.5. Small objects travel
together in compressed object streams unless they are told not to.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from penned.press.deflate import deflate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

_TOGETHER = 128  # objects in one object stream
_SMALL = 1 << 15  # bytes in one object stream, about
_INSIDE = 1 << 63  # marks the place of an object that is inside an object stream
_ROW = 8  # bytes a cross-reference stream has for an object: kind, place, index
_LINES = 1000  # of a cross-reference table that are written at once


class PdfFile:
    """Objects on their way into `file`, which is only ever written to, from its first byte on.

    `packed` puts small objects into object streams and writes PDF 1.7; without it the file is
    PDF 1.4 with a plain table, as PDF/A-1 wants it.
    """

    def __init__(self, file: BinaryIO, *, packed: bool = True) -> None:
        self._file = file
        self.packed = packed
        self._hash = blake2b(digest_size=16)
        self._size = 0
        self._places = array("Q", [0])  # 0: nothing written yet
        self._waiting: list[tuple[int, bytes]] = []
        self._waiting_bytes = 0
        self._once: dict[bytes, int] = {}
        # The four bytes above 127 tell whoever moves the file that it is binary.
        self._write(b"%%PDF-1.%d\n%%\xe2\xe3\xcf\xd3\n" % (7 if packed else 4))

    def reserve(self) -> int:
        """The number of an object that will be put later."""
        self._places.append(0)
        return len(self._places) - 1

    def put(self, body: bytes, number: int | None = None) -> int:
        """Write an object that is no stream; its number, new unless it was reserved."""
        number = self.reserve() if number is None else number
        if not self.packed:
            self._put_now(body, number)
            return number
        self._waiting.append((number, body))
        self._waiting_bytes += len(body)
        if len(self._waiting) == _TOGETHER or self._waiting_bytes > _SMALL:
            self._put_waiting()
        return number

    def stream(self, data: bytes, entries: bytes = b"", number: int | None = None) -> int:
        """Deflate `data` and write it as a stream whose dictionary holds `entries` as well."""
        return self.stream_as_is(deflate(data), b"/Filter/FlateDecode%b" % entries, number)

    def stream_as_is(self, data: bytes, entries: bytes = b"", number: int | None = None) -> int:
        """The same for `data` that is compressed already; `entries` name its filter, if any."""
        number = self.reserve() if number is None else number
        body = b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)
        self._put_now(body, number)
        return number

    def once(self, data: bytes, entries: bytes) -> int:
        """The number of a stream like this, compressed already, which is written only once."""
        name = blake2b(data + entries, digest_size=16).digest()
        if (number := self._once.get(name)) is None:
            number = self._once[name] = self.stream_as_is(data, entries)
        return number

    def finish(self, root: int, info: int | None = None) -> None:
        """Write what is still waiting, and the table of all places; the file is then complete."""
        if self._waiting:
            self._put_waiting()
        entries = b"/Root %d 0 R" % root
        if info is not None:
            entries += b"/Info %d 0 R" % info
        # Of what was written and of nothing else: the same file has the same name.
        name = self._hash.hexdigest().upper().encode("ascii")
        entries += b"/ID[<%b><%b>]" % (name, name)
        (self._table_as_stream if self.packed else self._table)(entries)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._hash.update(data)
        self._size += len(data)

    def _put_now(self, body: bytes, number: int) -> None:
        self._places[number] = self._size
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _put_waiting(self) -> None:
        waiting, self._waiting, self._waiting_bytes = self._waiting, [], 0
        together = self.reserve()
        heads, at = [], 0
        for index, (number, body) in enumerate(waiting):
            self._places[number] = _INSIDE | together << 16 | index
            heads.append(b"%d %d " % (number, at))
            at += len(body) + 1
        head = b"".join(heads)
        entries = b"/Type/ObjStm/N %d/First %d" % (len(waiting), len(head))
        self.stream(head + b"\n".join(body for _, body in waiting), entries, together)

    def _table_as_stream(self, entries: bytes) -> None:
        number, start = self.reserve(), self._size
        self._places[number] = start
        rows = _rows(np.frombuffer(self._places, dtype=np.uint64))
        self.stream(
            rows,
            b"/Type/XRef/Size %d/W[1 5 2]/DecodeParms<</Predictor 12/Columns %d>>%b"
            % (len(self._places), _ROW, entries),
            number,
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _table(self, entries: bytes) -> None:
        start = self._size
        self._write(b"xref\n0 %d\n" % len(self._places))
        for lines in self._lines():
            self._write(lines)
        self._write(b"trailer\n<</Size %d%b>>\n" % (len(self._places), entries))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _lines(self) -> Iterator[bytes]:
        for first in range(0, len(self._places), _LINES):
            yield b"".join(
                b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n"
                for place in self._places[first : first + _LINES]
            )


def _rows(places: NDArray[np.uint64]) -> bytes:
    """The entries of a cross-reference stream, each less the one before (PNG's filter “up”)."""
    filtered = np.zeros((len(places), 1 + _ROW), dtype=np.uint8)
    for first in range(0, len(places), _LINES):  # what is made on the way is larger than the rows
        some, rows = places[first : first + _LINES], filtered[first : first + _LINES]
        inside = some >= _INSIDE
        place = np.where(inside, (some & ~np.uint64(_INSIDE)) >> np.uint64(16), some)
        index = np.where(inside, some & np.uint64(0xFFFF), np.uint64(0))
        rows[:, 1] = np.where(some == 0, 0, np.where(inside, 2, 1))
        rows[:, 2:7] = place.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 3:]
        rows[:, 7:] = index.astype(">u2").view(np.uint8).reshape(-1, 2)
    filtered[1:, 1:] -= filtered[:-1, 1:]
    filtered[:, 0] = 2
    return filtered.tobytes()


def references(numbers: Iterable[int]) -> bytes:
    """The inside of an array that leads to these objects."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


def text_string(text: str) -> bytes:
    """`text` as a string that is meant for people (ISO 32000-1, 7.9.2.2)."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})".encode("ascii")
    return b"<%b>" % ("\ufeff" + text).encode("utf-16-be").hex().encode("ascii")
