"""Messages as bytes, made for a test."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from typing import TYPE_CHECKING

from penned.sources import mail
from penned.sources.proposing import Beside, Known

if TYPE_CHECKING:
    from penned.told import Reading, Told

TODAY = date(2026, 11, 22)
ME = ("maya@lindqvist.example", "Maya Lindqvist")
BESIDE = Beside(TODAY, me=ME, known=(Known("Aunt Carol", ("carol@reyes.example",)),))
KIND = "I put in a good word for you."
HEAD = (
    b"From: Ana Reyes <ana@reyes.example>\nTo: maya@lindqvist.example\n"
    b"Date: Mon, 5 Oct 2026 09:00:00 +0200\nSubject: hello\n"
)


def letter(text: str = KIND, **said: str) -> bytes:
    """A message from Ana Reyes to Maya, or with other headers: `letter(subject="Hi")`."""
    message = EmailMessage()
    usual = {
        "From": "Ana Reyes <ana@reyes.example>",
        "To": "Maya Lindqvist <maya@lindqvist.example>",
        "Date": "Mon, 05 Oct 2026 09:00:00 +0200",
        "Subject": "hello",
        "Message-Id": "<1@reyes.example>",
    }
    others = {key.replace("_", "-").title(): value for key, value in said.items()}
    for name, value in (usual | others).items():
        if value:
            message[name] = value
    message.set_content(text)
    return message.as_bytes()


def read(data: bytes, beside: Beside = BESIDE) -> Reading:
    """Read it as mail."""
    return mail.read(data, "letter.eml", beside)


def told(text: str = KIND, **said: str) -> Told | None:
    """What one message proposes."""
    rows = read(letter(text, **said)).rows
    assert len(rows) <= 1
    return rows[0] if rows else None
