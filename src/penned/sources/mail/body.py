"""What a message says: its text, and the invitations in it; attachments are not looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from penned.errors import BadInput
from penned.sources.mail import headers, markup

MOST_TEXT = 2**16
"""Of a longer text so many characters are read: no kindness stands behind them."""
_MOST_PARTS = 64
_DEEPEST = 16
_MOST_INVITATION = 2**18
_NESTING = (b"boundary", b"message/rfc822")
_SHORT = 200  # characters: "this message needs a program that shows HTML"
_WINMAIL = "application/ms-tnef"
_LOCKED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


@dataclass(slots=True)
class Body:
    """The plain text and the page of HTML, "" where there is none, and calendar parts."""

    plain: str = ""
    page: str = ""
    invitations: list[bytes] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The text that a person would see."""
        if not self.page or len(self.plain) >= _SHORT:
            return self.plain
        shown = markup.text(self.page)[:MOST_TEXT]
        return self.plain if self.plain and len(shown) < 2 * _SHORT else shown


def read(data: bytes) -> Body:
    """Read a whole message; `BadInput` where its text cannot be had."""
    lower = data.lower()
    if any(lower.count(word) > _MOST_PARTS for word in _NESTING):
        raise BadInput("this message has too many parts in parts")
    body = Body()
    try:
        _take(message_from_bytes(data, policy=compat32), body, _DEEPEST)
    except RecursionError:
        raise BadInput("this message has too many parts in parts") from None
    if not body.plain and not body.page and not body.invitations:
        if body.kinds & _LOCKED:
            raise BadInput("this message is encrypted")
        if _WINMAIL in body.kinds:
            raise BadInput("the text of this message is in a winmail.dat, which only Outlook reads")
    return body


def _take(part: Message, body: Body, depth: int) -> None:
    """Add what `part` says to `body`: the first text of either kind stands."""
    kind = part.get_content_type()
    body.kinds.add(kind)
    if part.is_multipart():
        for each in part.get_payload() if kind.startswith("multipart/") and depth else ():
            if isinstance(each, Message):
                _take(each, body, depth - 1)
    elif "attachment" in str(part.get("content-disposition", "")).lower()[:20]:
        return
    elif kind == "text/calendar":
        body.invitations.append(_decoded(part)[:_MOST_INVITATION])
    elif kind == "text/plain" and not body.plain:
        body.plain = _text(part)[:MOST_TEXT].strip()
    elif kind == "text/html" and not body.page:
        body.page = _text(part).strip()


def _text(part: Message) -> str:
    try:
        charset = part.get_content_charset() or ""
    except headers.BROKEN:
        charset = ""
    return headers.text(_decoded(part), charset).replace("\0", "")


def _decoded(part: Message) -> bytes:
    """The bytes of a part; what claims to be encoded and is not stays as it is."""
    try:
        data = part.get_payload(decode=True)
    except headers.BROKEN:
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return data if isinstance(data, bytes) else b""
