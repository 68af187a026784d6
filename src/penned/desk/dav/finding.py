"""Finds the address books and calendars at an address: itself, or those of the person there."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote

from penned.desk.dav import answers
from penned.desk.dav.answers import CALENDARS, CARDS, DAV
from penned.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.desk.dav.answers import Resource
    from penned.desk.dav.server import Answer, Server

CONTACTS, CALENDAR = "contacts", "calendar"

_TYPES = {f"{{{CARDS}}}addressbook": CONTACTS, f"{{{CALENDARS}}}calendar": CALENDAR}
_HOMES = {
    CONTACTS: f"{{{CARDS}}}addressbook-home-set",
    CALENDAR: f"{{{CALENDARS}}}calendar-home-set",
}
_WELL_KNOWN = {CONTACTS: "/.well-known/carddav", CALENDAR: "/.well-known/caldav"}
_WHAT = {CONTACTS: "an address book", CALENDAR: "a calendar", "": "an address book or a calendar"}
_FILES = {b"BEGIN:VCARD": CONTACTS, b"BEGIN:VCALENDAR": CALENDAR}
_NONE_THERE = {400, 403, 404, 405, 409, 415, 501}

ABOUT = (
    '<?xml version="1.0"?><propfind xmlns="DAV:" xmlns:a="urn:ietf:params:xml:ns:carddav" '
    'xmlns:c="urn:ietf:params:xml:ns:caldav"><prop><resourcetype/><displayname/>'
    "<current-user-principal/><principal-URL/><supported-report-set/><a:addressbook-home-set/>"
    "<c:calendar-home-set/><c:supported-calendar-component-set/></prop></propfind>"
)


@dataclass(frozen=True, slots=True)
class Collection:
    """An address book or a calendar: `kind` is "contacts" or "calendar", `name` what it is called.

    `is_file` says that it is one file at a secret address, and not a collection on a DAV server.
    """

    url: str
    kind: str
    name: str = ""
    is_file: bool = False


def find(server: Server, kind: str = "") -> tuple[Collection, ...]:
    """The address books and calendars at the server's path, of one kind or of both.

    An address book or calendar is found itself; of a person or a whole server, all that are
    theirs. Raises `Refused` where there is none.
    """
    kinds = (kind,) if kind else (CONTACTS, CALENDAR)
    found: dict[str, Collection] = {}
    for each in kinds:
        found |= {one.url: one for one in _of(server, each) if one.kind in kinds}
    if not found:
        found = {one.url: one for one in _file(server) if one.kind in kinds}
    if not found:
        raise Refused(
            f"there is no {_WHAT[kind].partition(' ')[2]} at {server.url(server.path)}",
            cure="Give the address that your server shows for it.",
        )
    return tuple(found.values())


def _of(server: Server, kind: str) -> Iterator[Collection]:
    """What can be found of one kind, nearest first."""
    here = _about(server, server.path)
    if server.path == "/" and not (here and _home(here[0], kind)):
        here = _about(server, _WELL_KNOWN[kind]) or here
    if not here:
        return
    types, home = here[0].names(f"{{{DAV}}}resourcetype"), _home(here[0], kind)
    if types & set(_TYPES):
        yield from _collections(server, here[:1])
        return
    if not types and not home and server.path != "/":  # one card or event, which is a file
        return
    mine = here[0].href(f"{{{DAV}}}current-user-principal")
    if not home and mine:
        principal = _about(server, server.path_of(mine, here[0].path))
        home = _home(principal[0], kind) if principal else ""
    at = server.path_of(home, here[0].path) if home else here[0].path
    yield from _collections(server, _about(server, at, depth=1))


def _home(resource: Resource, kind: str) -> str:
    return resource.href(_HOMES[kind])


def _about(server: Server, path: str, *, depth: int = 0) -> tuple[Resource, ...]:
    """What the server says of a path, and of what is in it; nothing where it is no DAV there."""
    answer = server.ask("PROPFIND", path, ABOUT, _headers(depth))
    if answer.status == HTTPStatus.MULTI_STATUS:
        return answers.read(server, answer).resources
    if answer.status in _NONE_THERE or answer.is_good:
        return ()
    raise server.failed(answer)


def _headers(depth: int) -> dict[str, str]:
    return {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}


def _collections(server: Server, resources: Sequence[Resource]) -> Iterator[Collection]:
    for resource in resources:
        types = resource.names(f"{{{DAV}}}resourcetype")
        kind = next((kind for name, kind in _TYPES.items() if name in types), "")
        if kind and _holds_events(resource):
            last = unquote(resource.path.rstrip("/").rpartition("/")[2])
            name = resource.text(f"{{{DAV}}}displayname") or last
            yield Collection(server.url(resource.path), kind, name)


def _holds_events(resource: Resource) -> bool:
    """Whether a calendar may hold events: some are for tasks alone."""
    found = resource.properties.get(f"{{{CALENDARS}}}supported-calendar-component-set")
    return found is None or not len(found) or any(each.get("name") == "VEVENT" for each in found)


def _file(server: Server) -> Iterator[Collection]:
    answer: Answer = server.ask("GET", server.path)
    if not answer.is_good:
        raise server.failed(answer)
    head = answer.body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").upper()
    for mark, kind in _FILES.items():
        if head.startswith(mark):
            last = unquote(server.path.partition("?")[0].rstrip("/").rpartition("/")[2])
            yield Collection(server.url(server.path), kind, last, is_file=True)
