from __future__ import annotations

import pytest

from penned.errors import BadInput
from penned.sources.mail import body, markup

HEAD = b"From: Ana Reyes <ana@reyes.example>\n"


def text(data: bytes) -> str:
    return body.read(HEAD + data).text


def parts(*inside: bytes, kind: bytes = b"mixed") -> bytes:
    joined = b"".join(b"--q\n" + each + b"\n" for each in inside)
    return b"Content-Type: multipart/" + kind + b"; boundary=q\n\n" + joined + b"--q--\n"


def nested(depth: int) -> bytes:
    before = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(depth)
    )
    behind = b"".join(b"\n--b%d--\n" % at for at in reversed(range(depth)))
    return before + b"Content-Type: text/plain\n\nwords\n" + behind


PLAIN = b"Content-Type: text/plain; charset=utf-8\n\nplain words"
PAGE = b"Content-Type: text/html\n\n<p>words of the page</p>"


def test_the_plain_text_goes_before_the_page() -> None:
    assert text(parts(PLAIN, PAGE, kind=b"alternative")) == "plain words"
    assert text(parts(PAGE, kind=b"alternative")).strip() == "words of the page"


def test_a_plain_text_that_only_points_to_the_page_gives_way_to_it() -> None:
    long = b"Content-Type: text/html\n\n<p>" + b"Grandma sent you a gift. " * 40 + b"</p>"

    assert "Grandma" in text(parts(PLAIN, long, kind=b"alternative"))


def test_attachments_and_forwarded_messages_are_not_read() -> None:
    attached = b"Content-Disposition: attachment; filename=a.txt\n" + PLAIN
    forwarded = b"Content-Type: message/rfc822\n\nSubject: x\n\nforwarded words"
    mine = b"Content-Type: text/plain\n\nmine"

    assert text(parts(attached, forwarded, mine)) == "mine"


@pytest.mark.parametrize(
    "charset",
    ["x-unknown", "rot13", "hex", "idna", "undefined", "utf-99", "\xff", '"a\x00b"', "utf-8"],
)
def test_a_charset_that_is_wrong_or_unknown_is_survived(charset: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\n\n".encode("latin-1")

    assert text(head + b"se\xf1or") == "señor"


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("base64", b"!!!***not base64@@"),
        ("quoted-printable", b"=ZZ=\n=="),
        ("x-uuencode", b"nothing begins here"),
        ("\xff", b"words"),
    ],
)
def test_what_claims_to_be_encoded_and_is_not_breaks_nothing(coding: str, data: bytes) -> None:
    head = f"Content-Type: text/plain\nContent-Transfer-Encoding: {coding}\n\n".encode("latin-1")

    assert isinstance(text(head + data), str)


def test_nul_signs_are_dropped() -> None:
    assert text(b"\n\0wor\0ds") == "words"


def test_parts_in_parts_are_read_to_a_depth_that_letters_have() -> None:
    assert text(nested(12)).strip() == "words"
    for depth in (100, 5000):
        with pytest.raises(BadInput, match="too many parts"):
            text(nested(depth))
    with pytest.raises(BadInput, match="too many parts"):
        text(b"Content-Type: message/rfc822\n\n" * 20_000)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (b"application/ms-tnef; name=winmail.dat", "winmail.dat"),
        (b"application/pkcs7-mime", "encrypted"),
    ],
)
def test_what_cannot_be_read_says_why(kind: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        text(b"Content-Type: " + kind + b"\nContent-Transfer-Encoding: base64\n\neJ8+Ig==\n")


def test_a_calendar_in_a_message_is_handed_over() -> None:
    invitation = b"Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"

    assert body.read(HEAD + parts(PLAIN, invitation)).invitations == [b"BEGIN:VCALENDAR"]


def test_of_a_page_only_what_is_seen_and_new_is_read() -> None:
    page = (
        "<html><head><title>no</title><style>no</style></head><body>"
        "<p>Hello <b>Ana</b> &ldquo;you&rdquo;<br>second\nline</p><script>no('<p>')</script>"
        "<div style='display: none'>no</div><blockquote type=cite>no</blockquote>"
        "<div class='gmail_quote x'>no</div><td>a<td>b</body></html>"
    )
    lines = [line for line in markup.text(page).split("\n") if line]

    assert lines == ["Hello Ana “you”", "second line", "a", "b"]


@pytest.mark.parametrize(
    "page", ["", "<!-- x -->", "\ud800", "&#1;\x02", '<?xml version="1.0" encoding="utf-16"?><p>']
)
def test_a_page_of_nothing_is_nothing(page: str) -> None:
    assert not any(map(str.isalpha, markup.text(page)))


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<div>", "</", "<a href='", "<b><p>"])
def test_a_page_that_is_made_to_be_slow_is_read_all_the_same(piece: str) -> None:
    assert markup.text("words" + piece * 5_000).startswith("words")
