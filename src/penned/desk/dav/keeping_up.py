"""What changed in an address book or calendar since it was last seen: by sync token or ETags."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from penned.desk.dav import answers
from penned.desk.dav.answers import CALENDARS, CARDS, DAV
from penned.desk.dav.finding import CONTACTS
from penned.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from penned.desk.dav.answers import Resource, Told
    from penned.desk.dav.finding import Collection
    from penned.desk.dav.server import Answer, Server

MOST_ITEMS = 50_000
MOST_PAGES = 1_000
AT_ONCE = 50
"""How many cards or events one request names."""

_ETAG, _TYPE = f"{{{DAV}}}getetag", f"{{{DAV}}}resourcetype"
_MODIFIED = f"{{{DAV}}}getlastmodified"
_UNKNOWN_REPORT = {400, 403, 404, 405, 409, 415, 501}
_NAMES = {
    CONTACTS: (CARDS, "addressbook-multiget", "address-data"),
    "calendar": (CALENDARS, "calendar-multiget", "calendar-data"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A card or event as the server has it; `etag` changes with it."""

    etag: str
    data: bytes
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new or changed, by path, what is gone, and the token to ask with next time."""

    changed: Mapping[str, Item] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    token: str = ""


class _Stale(Exception):
    """The token is one that the server no longer knows."""


def changes(
    server: Server, collection: Collection, *, token: str = "", etags: Mapping[str, str]
) -> Changes:
    """What changed since `token`, where the paths in `etags` were seen with those ETags.

    A server without sync tokens, or one that forgot this one, is asked for all ETags instead.
    Raises `Unreachable` and `Refused`; nothing is half told.
    """
    if collection.is_file:
        return _file(server, etags)
    path = server.path
    listed, gone, new_token = _listed(server, path, token, etags)
    wanted = [href for href, etag in listed.items() if not etag or etags.get(href) != etag]
    found = _fetched(server, collection, wanted)
    lost = frozenset(href for href in wanted if href not in found)
    return Changes(found, (gone | lost) & frozenset(etags), new_token)


def _file(server: Server, etags: Mapping[str, str]) -> Changes:
    known = etags.get("", "")
    answer = server.ask("GET", server.path, headers={"If-None-Match": known} if known else None)
    if answer.status == HTTPStatus.NOT_MODIFIED:
        return Changes()
    if not answer.is_good:
        raise server.failed(answer)
    return Changes({"": _item(answer)})


def _listed(
    server: Server, path: str, token: str, etags: Mapping[str, str]
) -> tuple[dict[str, str], frozenset[str], str]:
    """The ETags of what may have changed, what is gone, and the next token."""
    for known in dict.fromkeys((token, "")):
        try:
            listed, gone, new_token = _synced(server, path, known)
        except _Stale:
            continue
        if not known:  # all was told: what is not there is gone
            gone = frozenset(etags) - frozenset(listed)
        return listed, gone, new_token
    listed = _all(server, path)
    return listed, frozenset(etags) - frozenset(listed), ""


def _synced(server: Server, path: str, token: str) -> tuple[dict[str, str], frozenset[str], str]:
    """What a server with sync tokens tells since `token`, page by page; `_Stale` from others."""
    listed: dict[str, str] = {}
    gone: set[str] = set()
    for _ in range(MOST_PAGES):
        body = (
            '<?xml version="1.0"?><sync-collection xmlns="DAV:">'
            f"<sync-token>{escape(token)}</sync-token><sync-level>1</sync-level>"
            "<prop><getetag/></prop></sync-collection>"
        )
        answer = server.ask("REPORT", path, body, _headers("0"))
        if answer.status in _UNKNOWN_REPORT:
            raise _Stale
        told = _several(server, answer)
        for resource in _within(told.resources, path):
            if resource.status == HTTPStatus.NOT_FOUND:
                gone.add(resource.path)
                listed.pop(resource.path, None)
            else:
                listed[resource.path] = resource.text(_ETAG)
                gone.discard(resource.path)
        _count(server, listed)
        there_is_more = any(
            each.path == path and each.status == HTTPStatus.INSUFFICIENT_STORAGE
            for each in told.resources
        )
        if not told.token or (there_is_more and told.token == token):
            raise server.lies("answers without saying how to go on")
        token = told.token
        if not there_is_more:
            return listed, frozenset(gone), token
    raise server.lies(f"has not told all in {MOST_PAGES:,} answers")


def _all(server: Server, path: str) -> dict[str, str]:
    """The ETags of all that is there."""
    body = (
        '<?xml version="1.0"?><propfind xmlns="DAV:">'
        "<prop><getetag/><resourcetype/></prop></propfind>"
    )
    told = _several(server, server.ask("PROPFIND", path, body, _headers("1")))
    listed = {
        each.path: each.text(_ETAG)
        for each in _within(told.resources, path)
        if f"{{{DAV}}}collection" not in each.names(_TYPE)
    }
    return _count(server, listed)


def _within(resources: Sequence[Resource], path: str) -> Iterator[Resource]:
    """Those that are in the collection; what a server tells of others is not asked for."""
    inside = path.rstrip("/") + "/"
    return (
        each
        for each in resources
        if each.path.startswith(inside) and not each.path.endswith("/") and each.path != path
    )


def _count(server: Server, listed: dict[str, str]) -> dict[str, str]:
    if len(listed) > MOST_ITEMS:
        raise Refused(f"there are more than {MOST_ITEMS:,} entries at {server.url(server.path)}")
    return listed


def _fetched(server: Server, collection: Collection, wanted: Sequence[str]) -> dict[str, Item]:
    """The cards or events themselves, many at once; one by one where the server cannot do that."""
    found: dict[str, Item] = {}
    left, waiting = iter(wanted), list[str]()
    while waiting := list(islice(left, AT_ONCE)):
        found |= _several_at_once(server, collection, waiting)
        found |= _one_by_one(server, [href for href in waiting if href not in found])
    return found


def _several_at_once(
    server: Server, collection: Collection, wanted: Sequence[str]
) -> dict[str, Item]:
    """Those that come in one answer; one too large or that XML cannot hold stops no other."""
    try:
        answer = server.ask("REPORT", server.path, _multiget(collection, wanted), _headers("1"))
        if answer.status in _UNKNOWN_REPORT:
            return {}
        resources = _several(server, answer).resources
    except Refused:
        return {}
    namespace, _, data = _NAMES[collection.kind]
    return {
        each.path: Item(each.text(_ETAG), text.encode(), _when(each.text(_MODIFIED)))
        for each in resources
        if each.path in wanted and (text := each.text(f"{{{namespace}}}{data}"))
    }


def _one_by_one(server: Server, wanted: Sequence[str]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for href in wanted:
        answer = server.ask("GET", href)
        if answer.is_good:
            found[href] = _item(answer)
        elif answer.status not in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
            raise server.failed(answer)
    return found


def _item(answer: Answer) -> Item:
    modified = _when(answer.headers.get("last-modified", ""))
    return Item(answer.headers.get("etag", ""), answer.body, modified)


def _multiget(collection: Collection, wanted: Sequence[str]) -> str:
    namespace, report, data = _NAMES[collection.kind]
    hrefs = "".join(f"<d:href>{escape(href)}</d:href>" for href in wanted)
    return (
        f'<?xml version="1.0"?><x:{report} xmlns:d="DAV:" xmlns:x="{namespace}"><d:prop>'
        f"<d:getetag/><d:getlastmodified/><x:{data}/></d:prop>{hrefs}</x:{report}>"
    )


def _several(server: Server, answer: Answer) -> Told:
    if answer.status != HTTPStatus.MULTI_STATUS:
        raise server.failed(answer)
    return answers.read(server, answer)


def _headers(depth: str) -> dict[str, str]:
    return {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}


def _when(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError):
        return None
    return found if found.tzinfo else None
