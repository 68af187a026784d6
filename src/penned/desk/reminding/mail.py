"""A reminder by e-mail, through the server that the writer names; to nobody but the writer."""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from penned.desk.reminding.channel import SAID, Delivery, Fate
from penned.errors import BadInput

if TYPE_CHECKING:
    from datetime import datetime

    from penned.desk.reminding.wording import Message

_PORTS = {"smtp": 587, "smtps": 465}
_SPELLING = "Write it as smtps://me%40example.org@mail.example.org or smtp://localhost:25."
_WAIT = 30  # seconds
_TAKEN = range(200, 300)
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server: how it is reached, and who logs in there ("" for nobody)."""

    host: str
    port: int
    tls: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        """Whether it is this very machine, so that nobody listens on the way."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def server_at(address: str, password: str = "") -> Server:
    """Read `smtps://USER@HOST[:PORT]` or `smtp://...`; raises `BadInput`.

    A password does not stand in an address, which is seen by whoever sees the command.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise BadInput(f"“{address}” is no mail server", cure=_SPELLING) from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/"):
        raise BadInput(f"“{address}” is no mail server", cure=_SPELLING)
    if parts.password is not None:
        raise BadInput(
            "the address of the mail server holds a password",
            cure="Leave it out, and put it into PENNED_SMTP_PASSWORD.",
        )
    return Server(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        tls=parts.scheme == "smtps",
        user=unquote(parts.username or ""),
        password=password,
    )


@dataclass(frozen=True, slots=True)
class Mail:
    """Mail to the writer's own address `to`, written at `now`."""

    server: Server
    to: str
    now: datetime
    trusted: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)
    name: str = "mail"

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.to):
            raise BadInput(f"“{self.to}” is no e-mail address")

    def say(self, message: Message, key: str) -> Delivery:
        """Send it. What the server did not take is not said; a lost answer may mean either."""
        letter = self._letter(message, key).as_bytes()
        found: Delivery | None = None
        try:
            with self._connection() as server:
                for code, answer in (server.mail(self.to), server.rcpt(self.to)):
                    if code not in _TAKEN:
                        return _no(f"it takes no mail for {self.to} ({_plain(answer)})")
                found = Delivery(Fate.PERHAPS, "the mail server did not say that it took it")
                code, answer = server.data(letter)
                found = SAID if code in _TAKEN else _no(_plain(answer))
        except smtplib.SMTPDataError as error:
            return _no(_plain(error.smtp_error))
        except (OSError, smtplib.SMTPException) as error:
            return found or _no(_reason(error))
        return found

    def _connection(self) -> smtplib.SMTP:
        host, port = self.server.host, self.server.port
        if self.server.tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_WAIT, context=self.trusted)
        else:
            server = smtplib.SMTP(host, port, timeout=_WAIT)
        try:
            self._greet(server)
        except BaseException:
            server.close()
            raise
        return server

    def _greet(self, server: smtplib.SMTP) -> None:
        """Say who is there, under a cipher wherever somebody could listen."""
        server.ehlo_or_helo_if_needed()
        if not self.server.tls and server.has_extn("starttls"):
            server.starttls(context=self.trusted)
            server.ehlo_or_helo_if_needed()
        elif not (self.server.tls or self.server.is_here):
            raise smtplib.SMTPException("it does not encrypt, and a reminder names people")
        if self.server.user:
            server.login(self.server.user, self.server.password)

    def _letter(self, message: Message, key: str) -> EmailMessage:
        letter = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
        letter["From"] = letter["To"] = self.to
        letter["Subject"] = message.title
        letter["Date"] = format_datetime(self.now)
        letter["Message-ID"] = f"<{key}@penned.invalid>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(message.text)
        return letter


def _no(why: str) -> Delivery:
    return Delivery(Fate.NOT_SAID, why)


def _plain(answer: bytes | str) -> str:
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:200]


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _plain(error.smtp_error)
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return _plain(str(error)) or "it broke off"
