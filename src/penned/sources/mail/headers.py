"""The headers of a message as text, in one way of reading that survives whatever they hold."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from penned.people.spelling import tidy

if TYPE_CHECKING:
    from email.message import Message

MOST_BYTES = 2**18
_FIRST_YEAR = 1970
_MOST_VALUE = 2**14  # characters of one header; a longer list of recipients is no letter to you
_END = re.compile(rb"\r?\n\r?\n")
_ADDRESS = re.compile(r"[^\s<>\"',;:()\[\]]{1,64}@[^\s<>\"',;:()\[\]]{1,255}")
BROKEN = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RecursionError,
    MessageError,
    binascii.Error,
)
"""What the parsers of the standard library raise at headers that no program should have sent."""


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a header names: the name may be "", the e-mail is in small letters and may be ""."""

    name: str = ""
    email: str = ""


class Headers:
    """The headers of one message by name, decoded; what is not there is ""."""

    def __init__(self, parsed: Message) -> None:
        self._held: dict[str, list[str]] = {}
        for name, value in parsed.raw_items():
            self._held.setdefault(name.lower(), []).append(_plain(str(value)))

    def raw(self, name: str) -> str:
        """The first header of this name on one line, words still encoded."""
        return next(iter(self._held.get(name, ())), "")

    def text(self, name: str) -> str:
        """The first header of this name, decoded and tidied."""
        return tidy(_decoded(self.raw(name)))

    def __contains__(self, name: str) -> bool:
        return name in self._held

    def addresses(self, *names: str) -> tuple[Address, ...]:
        """Everybody whom these headers name."""
        written = [value for name in names for value in self._held.get(name, ())]
        return tuple(each for value in written for each in _addresses(value))

    def sent(self) -> datetime | None:
        """When it was sent, else when it was received last; None where neither can be read."""
        stamps = [*self._held.get("date", ())[:1]]
        stamps += [value.rpartition(";")[2] for value in self._held.get("received", ())[:1]]
        return next(filter(None, map(_instant, stamps)), None)


def split(data: bytes) -> tuple[bytes, bytes]:
    """The bytes of the headers and those of the body."""
    found = _END.search(data)
    return (data[: found.start()], data[found.end() :]) if found else (data, b"")


def read(head: bytes) -> Headers:
    """Read the bytes of the headers; nothing that stands there is too odd."""
    return Headers(BytesHeaderParser(policy=compat32).parsebytes(head[:MOST_BYTES]))


def _plain(value: str) -> str:
    """A raw header on one line; bytes that should not be there are UTF-8, else Windows-1252."""
    data = value[:_MOST_VALUE].encode("utf-8", "surrogateescape")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return " ".join(text.replace("\0", "").split())


def _decoded(value: str) -> str:
    """`value` with its encoded words read; as it stands where they cannot be."""
    if "=?" not in value:
        return value
    try:
        parts = decode_header(value)
    except BROKEN:
        return value
    return "".join(
        part if isinstance(part, str) else text(part, charset or "") for part, charset in parts
    )


def text(data: bytes, charset: str) -> str:
    """`data` in this charset, or in the likeliest one where that is unknown or wrong."""
    for name in (charset, "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, ValueError):  # the latter is UnicodeDecodeError, or a NUL in the name
            continue
    return data.decode("cp1252", "replace")


def _addresses(value: str) -> list[Address]:
    try:
        pairs = getaddresses([value])
    except BROKEN:
        pairs = []
    found = [
        Address(tidy(_decoded(name)).strip("'\" "), email.strip().lower())
        for name, email in pairs
        if name or "@" in email
    ]
    if not (found and found[0].email) and (loose := _ADDRESS.search(value)):
        return [Address(tidy(_decoded(value.partition("<")[0])).strip("'\" "), loose[0].lower())]
    return found


def _instant(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value.strip())
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found if found.astimezone(UTC).year >= _FIRST_YEAR else None
    except (*BROKEN, OverflowError):
        return None
