from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.sources.mail import headers
from penned.sources.mail.headers import Address


def sender(line: bytes) -> Address:
    return headers.read(b"From: " + line + b"\n").addresses("from")[0]


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        (b"Ana Reyes <Ana@Reyes.example>", "Ana Reyes", "ana@reyes.example"),
        (b'"Reyes, Ana" <a@x.example>', "Reyes, Ana", "a@x.example"),
        (b"=?utf-8?Q?J=C3=BCrgen_Albrecht?= <j@x.example>", "Jürgen Albrecht", "j@x.example"),
        (b"=?utf-8?q?Reyes=2C_Ana?= <a@x.example>", "Reyes, Ana", "a@x.example"),
        (b"J\xc3\xbcrgen <j@x.example>", "Jürgen", "j@x.example"),
        (b"J\xfcrgen <j@x.example>", "Jürgen", "j@x.example"),
        (b"a@x.example (Ana Reyes)", "Ana Reyes", "a@x.example"),
        (b"a@x.example", "", "a@x.example"),
        (b"Ana <<a@x.example", "Ana", "a@x.example"),
        ("\u202eAna\u200b Reyes <a@x.example>".encode(), "Ana Reyes", "a@x.example"),
    ],
)
def test_a_sender_is_read_as_odd_as_the_header_is(line: bytes, name: str, email: str) -> None:
    assert sender(line) == Address(name, email)


@pytest.mark.parametrize(
    "line", [b"broken <", b"<", b'"', b"((((", b"=?utf-8?B?////?= <", b"\x00\xff", b"(" * 9000]
)
def test_a_broken_sender_breaks_nothing(line: bytes) -> None:
    found = headers.read(b"From: " + line + b"\nSubject: yes\n")

    assert all(not each.email for each in found.addresses("from"))
    assert found.text("subject") == "yes"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"=?koi99?Q?abc?= x", "abc x"),
        (b"=?iso-8859-1?Q?caf=E9?=", "café"),
        (b"=?utf-8?B?w6k?=", "é"),
        (b"=?utf-8?Q?caf?=\n =?utf-8?Q?=C3=A9?=", "café"),
        (b"a\x00b\tc", "ab c"),
    ],
)
def test_encoded_words_are_read_where_they_can_be(line: bytes, text: str) -> None:
    assert headers.read(b"Subject: " + line + b"\n").text("subject") == text


def test_the_day_is_that_of_sending_else_of_arriving() -> None:
    arrived = b"Received: from a by b; Tue, 6 Oct 2026 10:00:00 +0000\n"
    nine = datetime(2026, 10, 5, 9, tzinfo=UTC)

    assert headers.read(b"Date: Mon, 5 Oct 2026 09:00:00 -0000\n" + arrived).sent() == nine
    assert headers.read(b"Date: yesterday\n" + arrived).sent() == datetime(
        2026, 10, 6, 10, tzinfo=UTC
    )
    assert headers.read(b"Subject: none\n").sent() is None


@pytest.mark.parametrize(
    "date",
    [
        b"Mon, 99 Foo 99999 99:99:99 +9999",
        b"Fri, 31 Dec 9999 23:59:59 -2359",
        b"Thu, 1 Jan 1900 00:00:00 +0000",
        b"",
    ],
)
def test_a_day_that_cannot_be_is_none(date: bytes) -> None:
    assert headers.read(b"Date: " + date + b"\n").sent() is None


@given(st.binary(max_size=200))
def test_whatever_stands_there_is_survived(data: bytes) -> None:
    found = headers.read(b"From: " + data + b"\nDate: " + data + b"\nSubject: " + data)

    found.addresses("from", "to")
    found.sent()
    assert found.text("subject").isprintable()
