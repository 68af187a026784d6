"""Reminders by mail, through a real server on loopback: taken, refused, or nobody knows."""

from __future__ import annotations

import socket
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from penned.desk import reminding
from penned.desk.reminding.channel import SAID, Fate
from penned.desk.reminding.mail import Mail, Server, server_at
from penned.desk.reminding.wanted import Wanted, Why
from penned.desk.reminding.wording import Known, message
from penned.errors import BadInput, Unreachable
from smtp import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clock import Clock
    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

    Kind = Callable[..., tuple[OwedRow, ...]]

DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
WANTED = Wanted("owed 1", 1, 1, Why.DUE, DAY)
KNOWN = Known("Søren Ångström", ".käse\n. and a line", DAY)
MESSAGE = message([WANTED], {"owed 1": KNOWN}, today=DAY)


@pytest.fixture
def server() -> Iterator[SmtpServer]:
    with SmtpServer() as running:
        yield running


def mail(server: SmtpServer, *, user: str = "") -> Mail:
    return Mail(Server("127.0.0.1", server.port, tls=False, user=user), "me@example.org", NOW)


def test_a_reminder_arrives_as_it_was_written(server: SmtpServer) -> None:
    assert mail(server).say(MESSAGE, "abc") == SAID

    (letter,) = server.letters
    assert letter.isascii()
    read = message_from_bytes(letter, policy=default)
    assert read["Subject"] == "Penned: 1 person to write to"
    assert read["To"] == read["From"] == "me@example.org"
    assert read["Message-ID"] == "<abc@penned.invalid>"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read.get_content().replace("\r\n", "\n") == MESSAGE.text


@pytest.mark.parametrize("step", ["EHLO", "MAIL", "RCPT", "DATA", "TAKEN"])
def test_what_the_server_refuses_is_not_said(server: SmtpServer, step: str) -> None:
    server.answers[step] = "550 not here"
    if step == "EHLO":
        server.answers["HELO"] = "550 not here"
    done = mail(server).say(MESSAGE, "abc")

    assert done.fate is Fate.NOT_SAID
    assert "not here" in done.why


@pytest.mark.parametrize("step", ["EHLO", "MAIL", "RCPT"])
def test_a_wire_that_is_cut_before_the_letter_has_said_nothing(
    server: SmtpServer, step: str
) -> None:
    server.breaks_at.add(step)

    assert mail(server).say(MESSAGE, "abc").fate is Fate.NOT_SAID
    assert server.letters == []


def test_a_wire_that_is_cut_behind_the_letter_leaves_it_open(server: SmtpServer) -> None:
    server.breaks_at.add("TAKEN")

    assert mail(server).say(MESSAGE, "abc").fate is Fate.PERHAPS


def test_a_server_that_does_not_say_goodbye_has_taken_it_all_the_same(server: SmtpServer) -> None:
    server.breaks_at.add("QUIT")

    assert mail(server).say(MESSAGE, "abc") == SAID


def test_no_server_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    nobody = Mail(Server("127.0.0.1", port, tls=False), "me@example.org", NOW)

    assert nobody.say(MESSAGE, "abc").fate is Fate.NOT_SAID


def test_no_word_goes_in_the_clear_to_another_machine(
    server: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Server, "is_here", False)
    done = mail(server).say(MESSAGE, "abc")

    assert done.fate is Fate.NOT_SAID
    assert "does not encrypt" in done.why
    assert server.words == ["EHLO"]


def test_a_password_is_not_given_to_a_server_that_asks_for_none(server: SmtpServer) -> None:
    done = mail(server, user="me").say(MESSAGE, "abc")

    assert done.fate is Fate.NOT_SAID
    assert server.letters == []


def test_a_failed_mail_is_tried_again_and_a_sent_one_is_not(
    desk: Desk, kind: Kind, clock: Clock, server: SmtpServer
) -> None:
    kind("Bob Diaz", "cheese", "gift")
    clock.later(14)
    server.answers["RCPT"] = "450 later"
    with pytest.raises(Unreachable, match="later"):
        reminding.remind(desk, mail(server))
    server.answers.clear()
    for _ in range(3):
        reminding.remind(desk, mail(server))

    (letter,) = server.letters
    assert b"Bob Diaz: cheese" in letter


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("smtp://localhost", Server("localhost", 587, tls=False)),
        ("smtps://mail.example.org", Server("mail.example.org", 465, tls=True)),
        (
            "smtps://me%40example.org@mail.example.org:4465/",
            Server("mail.example.org", 4465, tls=True, user="me@example.org"),
        ),
    ],
)
def test_a_server_is_read_from_its_address(address: str, server: Server) -> None:
    assert server_at(address) == server


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mail.example.org", "is no mail server"),
        ("http://mail.example.org", "is no mail server"),
        ("smtp://mail.example.org:x", "is no mail server"),
        ("smtp://mail.example.org/inbox", "is no mail server"),
        ("smtp://", "is no mail server"),
        ("smtps://me:secret@mail.example.org", "PENNED_SMTP_PASSWORD"),
    ],
)
def test_what_is_no_server_is_told(address: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        server_at(address)


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("10.0.0.1", False)]
)
def test_this_machine_is_known(host: str, here: bool) -> None:  # noqa: FBT001 - a parameter
    assert Server(host, 25, tls=False).is_here is here


@pytest.mark.parametrize(
    "to", ["", "me", "me@", "a@b\r\nBcc: c@d", "Me <me@example.org>", "a@b,c@d", "mé@example.org"]
)
def test_what_is_no_address_is_refused_before_anything_is_sent(to: str) -> None:
    with pytest.raises(BadInput, match="is no e-mail address"):
        Mail(Server("localhost", 25, tls=False), to, NOW)


def test_a_password_is_never_shown() -> None:
    assert "hush" not in repr(server_at("smtps://me@mail.example.org", "hush"))
