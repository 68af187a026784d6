"""One message as it is read: who wrote it to whom and when, or why it is passed over."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.sources.mail import headers, senders
from penned.sources.mail.headers import Address
from penned.sources.phrases import Text

if TYPE_CHECKING:
    from datetime import datetime

    from penned.sources.mail.mailbox import Raw
    from penned.sources.mail.senders import Circle
    from penned.sources.mail.written import Written

_BULK = ("list-id", "list-unsubscribe", "list-post", "feedback-id", "x-campaign-id")
_TO_MANY = frozenset({"bulk", "list", "junk"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a message. `sent` has a time zone; it is None where nothing tells it."""

    number: int
    key: str
    subject: str
    sender: Address
    to: tuple[Address, ...]
    sent: datetime | None
    bulk: bool = False
    automatic: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A heading and the sender's own words; `text` is their sentences, and last the subject."""

    heading: Heading
    written: Written
    text: Text

    @property
    def subject(self) -> int:
        """The number of the subject among the sentences of `text`."""
        return len(self.written.sentences)


def message(heading: Heading, written: Written) -> Message:
    """A message of this heading and these words."""
    return Message(heading, written, Text((*written.sentences, heading.subject)))


def heading(raw: Raw, circle: Circle) -> Heading:
    """Read what stands over a message."""
    held = headers.read(headers.split(raw.data)[0])
    sender = next(iter(held.addresses("from", "sender", "reply-to")), Address())
    subject = held.text("subject")
    return Heading(
        number=raw.number,
        key=_key(held),
        subject=subject,
        sender=sender,
        to=held.addresses("to", "cc"),
        sent=held.sent(),
        bulk=any(name in held for name in _BULK) or _precedence(held) in _TO_MANY,
        automatic=_answers_itself(held) or senders.begins_an_answer(subject),
        own=circle.is_me(sender) or senders.is_sent(held.text("x-gmail-labels")),
    )


def _precedence(held: headers.Headers) -> str:
    return held.raw("precedence").lower()


def _answers_itself(held: headers.Headers) -> bool:
    """Whether a program sent it, by RFC 3834 or by older habits."""
    submitted = held.raw("auto-submitted").lower() not in {"", "no"}
    return submitted or "x-autoreply" in held or _precedence(held) == "auto_reply"


def _key(held: headers.Headers) -> str:
    """Which message it is: its Message-ID, else its date, sender and subject."""
    number = held.raw("message-id").strip("<> ")
    names = ("date", "from", "subject")
    identity = number or "\n".join(held.raw(name) for name in names)
    return hashlib.sha256(f"mail message 1\n{identity}".encode()).hexdigest()
