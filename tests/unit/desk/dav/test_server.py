"""Servers that fail, lie or mean harm: each is told in a sentence, and nothing is half believed."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, NamedTuple, Self

import pytest

from penned.desk import dav
from penned.desk.dav import Collection, keeping_up, server
from penned.errors import BadInput, Refused, Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Reply(NamedTuple):
    status: int = 207
    body: str = ""
    headers: Mapping[str, str] = {}


class Asked(NamedTuple):
    method: str
    path: str
    body: str
    headers: Mapping[str, str]


class Scripted:
    """A server on loopback that answers as it is told, and remembers what it was asked."""

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        self.asked: list[Asked] = []
        self.answer = answer
        scripted = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length).decode()
                asked = Asked(self.command, self.path, body, dict(self.headers))
                scripted.asked.append(asked)
                reply = scripted.answer(asked)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                data = reply.body.encode()
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_PROPFIND = do_REPORT = handle_one  # noqa: N815 - as http.server wants it

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    with Scripted(lambda _: Reply(404)) as running:
        yield running


def several(*responses: str, then: str = "") -> str:
    last = f"<sync-token>{then}</sync-token>" if then else ""
    return f'<multistatus xmlns="DAV:">{"".join(responses)}{last}</multistatus>'


def entry(href: str, etag: str = '"1"', data: str = "") -> str:
    cards = "urn:ietf:params:xml:ns:carddav"
    told = f'<a:address-data xmlns:a="{cards}">{data}</a:address-data>' if data else ""
    return (
        f"<response><href>{href}</href><propstat><prop><getetag>{etag}</getetag>{told}</prop>"
        "<status>HTTP/1.1 200 OK</status></propstat></response>"
    )


def lost(href: str, status: int = 404) -> str:
    return f"<response><href>{href}</href><status>HTTP/1.1 {status} x</status></response>"


def changes(scripted: Scripted, token: str = "", **etags: str) -> dav.Changes:
    book = Collection(f"{scripted.url}/book/", "contacts")
    seen = {f"/book/{name}.vcf": etag for name, etag in etags.items()}
    return dav.changes(dav.open_server(book.url), book, token=token, etags=seen)


def find(url: str) -> tuple[Collection, ...]:
    return dav.find(dav.open_server(url))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("dav.example.org", "is not the address of a server"),
        ("ftp://dav.example.org", "is not the address of a server"),
        ("https://", "is not the address of a server"),
        ("https://dav.example.org:99999/", "is not the address of a server"),
        ("https://dav example.org/", "is not the address of a server"),
        ("https://dav.exämple.org/", "is not the address of a server"),
        ("https://dav.example.org/a\nb", "is not the address of a server"),
        ("https://me:secret@dav.example.org/", "a name or a password in the address"),
    ],
)
def test_what_is_no_address_is_refused(url: str, why: str) -> None:
    with pytest.raises(BadInput, match=why) as refused:
        dav.open_server(url)
    assert "secret" not in str(refused.value)


def test_http_is_for_this_machine_only() -> None:
    with pytest.raises(Refused, match="can be read by others on the way"):
        dav.open_server("http://dav.example.org/")
    for here in ("http://127.0.0.1:5232/", "http://localhost/", "http://[::1]:80/"):
        assert dav.open_server(here)
    assert dav.open_server("webcal://example.org/x.ics").origin == "https://example.org"
    assert dav.open_server(" https://example.org/Jörg M\n").path == "/J%C3%B6rg%20M"


@pytest.mark.parametrize(
    "where", ["http://127.0.0.1:1/x", "//evil.example/x", "https://e.example/"]
)
def test_a_redirect_to_another_server_is_told_and_not_followed(
    scripted: Scripted, where: str
) -> None:
    scripted.answer = lambda _: Reply(301, headers={"Location": where})

    with pytest.raises(Refused, match="points to another server"):
        find(f"{scripted.url}/book/")
    assert len(scripted.asked) == 1


def test_a_redirect_on_the_server_is_followed_and_a_circle_is_left(scripted: Scripted) -> None:
    scripted.answer = lambda asked: Reply(308, headers={"Location": f"{asked.path}x"})

    with pytest.raises(Refused, match="sends in a circle"):
        find(f"{scripted.url}/book")
    assert len(scripted.asked) == server.MOST_REDIRECTS + 1
    assert scripted.asked[-1].method == "PROPFIND"


def test_a_home_on_another_server_is_told_with_its_address(scripted: Scripted) -> None:
    home = (
        "<response><href>/me/</href><propstat><prop><resourcetype><collection/></resourcetype>"
        '<a:addressbook-home-set xmlns:a="urn:ietf:params:xml:ns:carddav">'
        "<href>https://p42.example.net/me/</href></a:addressbook-home-set></prop>"
        "<status>HTTP/1.1 200 OK</status></propstat></response>"
    )
    scripted.answer = lambda _: Reply(body=several(home))

    with pytest.raises(Refused, match=r"penned pull https://p42\.example\.net/me/"):
        find(f"{scripted.url}/me/")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "no XML"),
        ("<html><p>", "no XML"),
        ("{}", "no XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><multistatus xmlns="DAV:">&b;</multistatus>', "could harm"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><multistatus xmlns="DAV:"/>', "could harm"),
        ("<a>" * 100_000, "could harm"),
        ("<multistatus/>", "XML of another kind"),
        ('<feed xmlns="DAV:"/>', "XML of another kind"),
    ],
)
def test_an_answer_that_is_none_or_hostile_is_refused(
    scripted: Scripted, body: str, why: str
) -> None:
    scripted.answer = lambda _: Reply(body=body)

    with pytest.raises(Refused, match=why):
        find(f"{scripted.url}/book/")


@pytest.mark.parametrize(
    ("status", "kind", "why"),
    [
        (401, Refused, "wants to know who asks"),
        (410, Refused, "There is nothing at"),
        (429, Unreachable, "has too much to do"),
        (503, Unreachable, "has too much to do"),
        (500, Unreachable, r"failed \(500\)"),
        (418, Refused, r"does not understand what it is asked \(418\)"),
    ],
)
def test_every_status_has_its_sentence(
    scripted: Scripted, status: int, kind: type[Exception], why: str
) -> None:
    scripted.answer = lambda _: Reply(status)

    with pytest.raises(kind, match=why):
        find(f"{scripted.url}/book/")


def test_who_may_not_read_is_told(scripted: Scripted) -> None:
    scripted.answer = lambda _: Reply(403)

    with pytest.raises(Refused, match="does not let you read /book/"):
        changes(scripted)


def test_nobody_there_is_told() -> None:
    with pytest.raises(Unreachable, match="cannot be reached"):
        find("http://127.0.0.1:9/")


def test_an_answer_without_end_is_left(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MOST_BYTES", 1000)
    scripted.answer = lambda _: Reply(body="x" * 200_000)

    with pytest.raises(Refused, match="answers with more than"):
        find(f"{scripted.url}/book/")


def test_an_answer_that_takes_too_long_is_left(scripted: Scripted) -> None:
    ticks = iter(range(0, 100_000, 1000))
    scripted.answer = lambda _: Reply(body=several())

    with pytest.raises(Unreachable, match="takes more than 180 seconds"):
        dav.find(dav.open_server(f"{scripted.url}/book/", clock=lambda: next(ticks)))


def test_a_server_that_tells_by_pages_is_asked_until_it_has_told_all(scripted: Scripted) -> None:
    pages = {
        "<sync-token></sync-token>": several(entry("/book/a.vcf"), lost("/book/", 507), then="one"),
        "<sync-token>one</sync-token>": several(
            entry("/book/b.vcf"), entry("/book/b.vcf", '"2"'), then="two"
        ),
    }

    def answer(asked: Asked) -> Reply:
        for said, page in pages.items():
            if said in asked.body:
                return Reply(body=page)
        return Reply(
            body=several(entry("/book/a.vcf", '"1"', "A"), entry("/book/b.vcf", '"2"', "B"))
        )

    scripted.answer = answer
    found = changes(scripted, gone='"1"')

    assert {path: item.data for path, item in found.changed.items()} == {
        "/book/a.vcf": b"A",
        "/book/b.vcf": b"B",
    }
    assert (found.gone, found.token) == (frozenset({"/book/gone.vcf"}), "two")


@pytest.mark.parametrize("token", ["", "same"])
def test_a_server_that_does_not_say_how_to_go_on_is_left(scripted: Scripted, token: str) -> None:
    scripted.answer = lambda _: Reply(body=several(lost("/book/", 507), then=token))

    with pytest.raises(Refused, match="without saying how to go on"):
        changes(scripted, "same")


def test_a_server_without_end_of_pages_is_left(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_up, "MOST_PAGES", 3)
    scripted.answer = lambda _: Reply(
        body=several(lost("/book/", 507), then=f"t{len(scripted.asked)}")
    )

    with pytest.raises(Refused, match="has not told all in 3 answers"):
        changes(scripted)


def test_a_server_without_tokens_is_asked_for_all_etags(scripted: Scripted) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.method == "PROPFIND":
            return Reply(body=several(entry("/book/a.vcf"), entry("/book/b.vcf", '"2"')))
        if asked.method == "GET":
            return Reply(200, f"GOT {asked.path}", {"ETag": '"2"'})
        return Reply(501)

    scripted.answer = answer
    found = changes(scripted, a='"1"', b='"1"', c='"1"')

    assert {path: item.data for path, item in found.changed.items()} == {
        "/book/b.vcf": b"GOT /book/b.vcf"
    }
    assert (found.gone, found.token) == (frozenset({"/book/c.vcf"}), "")


def test_what_a_server_tells_of_other_places_is_not_asked_for(scripted: Scripted) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.method == "REPORT" and "sync" in asked.body:
            told = (entry("/other/x.vcf"), entry("/book/../etc/x.vcf"), entry("/book/sub/"))
            return Reply(body=several(*told, entry("/book/"), then="t"))
        return Reply(500)

    scripted.answer = answer

    assert changes(scripted).changed == {}
    assert len(scripted.asked) == 1


def test_a_card_that_xml_cannot_hold_is_fetched_by_itself(scripted: Scripted) -> None:
    def answer(asked: Asked) -> Reply:
        if "sync" in asked.body:
            return Reply(body=several(entry("/book/a.vcf"), then="t"))
        if asked.method == "REPORT":
            return Reply(body=several(entry("/book/a.vcf", '"1"', "A\x0b")))
        return Reply(
            200, "A\x0b", {"ETag": '"1"', "Last-Modified": "Sun, 01 Nov 2026 08:00:00 GMT"}
        )

    scripted.answer = answer
    (item,) = changes(scripted).changed.values()

    assert item.data == b"A\x0b"
    assert item.modified
    assert item.modified.year == 2026


def test_a_card_that_goes_while_it_is_fetched_is_gone(scripted: Scripted) -> None:
    def answer(asked: Asked) -> Reply:
        if "sync" in asked.body:
            return Reply(body=several(entry("/book/a.vcf", '"2"'), then="t"))
        return Reply(body=several()) if asked.method == "REPORT" else Reply(404)

    scripted.answer = answer
    assert changes(scripted, "t0", a='"1"').gone == frozenset({"/book/a.vcf"})


def test_the_spelling_of_an_address_does_not_matter(scripted: Scripted) -> None:
    def answer(asked: Asked) -> Reply:
        if "sync" in asked.body:
            return Reply(body=several(entry("/book/J%c3%b6rg%20M.vcf"), then="t"))
        return Reply(body=several(entry("/book/Jörg%20M.vcf", '"1"', "A")))

    scripted.answer = answer

    assert set(changes(scripted).changed) == {"/book/J%C3%B6rg%20M.vcf"}


def test_a_secret_address_is_fetched_whole_and_only_when_it_changed(scripted: Scripted) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.method != "GET":
            return Reply(405)
        if asked.headers.get("If-None-Match") == '"1"':
            return Reply(304)
        return Reply(200, "BEGIN:VCALENDAR\r\nEND:VCALENDAR", {"ETag": '"1"'})

    scripted.answer = answer
    url = f"{scripted.url}/cal/basic.ics?key=secret"
    (found,) = find(url)
    assert found == Collection(url, "calendar", "basic.ics", is_file=True)

    there = dav.open_server(url)
    first = dav.changes(there, found, etags={})
    assert list(first.changed) == [""]
    assert dav.changes(there, found, etags={"": '"1"'}) == dav.Changes()


def test_nothing_but_reading_is_ever_asked(scripted: Scripted) -> None:
    scripted.answer = lambda _: Reply(body=several(then="t"))
    changes(scripted, "t0")

    assert {asked.method for asked in scripted.asked} <= {"REPORT", "PROPFIND", "GET"}


@pytest.mark.parametrize("length", ["-5", "five", ""])
def test_a_length_that_is_none_makes_no_answer(length: str) -> None:
    reply = f"HTTP/1.1 207 x\r\nContent-Length: {length}\r\nConnection: close\r\n\r\nabc"
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            line, _ = listening.accept()
            with line:
                line.recv(65536)
                line.sendall(reply.encode())

        threading.Thread(target=answer, daemon=True).start()
        asked = server.open_server(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        with pytest.raises(Refused, match="a length that is none"):
            asked.ask("PROPFIND", "/")
