"""Pulling: contacts and calendars from a server go into the ledger as a file would.

What a server says is kept as it was last seen there, so that only changes travel, and what is
known is read as a whole: two people of one name are told apart whichever of them changed. Nothing
on the server is ever changed, and what it deletes is told, not deleted here.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from penned.desk import dav, taking_in
from penned.desk.taking_in import File, Wishes
from penned.errors import BadInput, PennedError
from penned.ledger import subscriptions
from penned.ledger.subscriptions import SeenRow, SubscriptionRow
from penned.sources import contacts, kinds
from penned.told import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from penned.desk.dav import Collection
    from penned.desk.desk import Desk
    from penned.desk.taking_in import Imported
    from penned.told import Told

PASSWORD = "PENNED_DAV_PASSWORD"  # noqa: S105 - the name of a variable
URL_SCHEMES = ("https://", "http://", "webcal://", "carddav://", "caldav://")


@dataclass(frozen=True, slots=True)
class Look:
    """What a server has for a subscription: nothing of it is in the ledger yet.

    `reading` holds the rows that are new or changed since the last pull that stands; `gone` names
    the contacts that are no longer there, `gone_paths` has all that is not; `files` is what is.
    """

    subscription: SubscriptionRow
    reading: Reading
    changed: tuple[SeenRow, ...] = ()
    gone_paths: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    token: str = ""
    files: tuple[SeenRow, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether anything is new, changed or gone."""
        return bool(self.reading.rows or self.changed or self.gone_paths)


@dataclass(frozen=True, slots=True)
class Pulled:
    """One pull: what was looked at, and what the ledger made of it; None where nothing was new."""

    look: Look
    imported: Imported | None


def is_url(text: str) -> bool:
    """Whether this is the address of a server, and not the name of a subscription."""
    return text.strip().lower().startswith(URL_SCHEMES)


def password(name: str, environment: Mapping[str, str] = os.environ) -> str:
    """The password in the environment: the one for this subscription, else the one for all.

    PENNED_DAV_PASSWORD_FAMILY_CALENDAR is that of “Family calendar”; it is never kept anywhere.
    """
    own = f"{PASSWORD}_{re.sub(r'[^A-Z0-9]+', '_', name.upper()).strip('_')}"
    return environment.get(own) or environment.get(PASSWORD, "")


def find(url: str, *, kind: str = "", user: str = "", password: str = "") -> tuple[Collection, ...]:
    """The address books and calendars at an address; raises `Refused` where there is none."""
    if kind not in {"", kinds.CONTACTS, kinds.CALENDAR}:
        raise BadInput(f"“{kind}” cannot be pulled", cure="Say --as contacts or --as calendar.")
    return dav.find(dav.open_server(url, user=user, password=password), kind)


def subscription(collection: Collection, *, user: str = "", name: str = "") -> SubscriptionRow:
    """The subscription to a collection: the one that stands, or a new one that is not kept yet."""
    for row in subscriptions.everything():
        if row.url.rstrip("/") == collection.url.rstrip("/"):
            return replace(row, user=user or row.user, name=name.strip() or row.name)
    named = name.strip() or collection.name or urlsplit(collection.url).hostname or ""
    return SubscriptionRow(0, named, collection.url, collection.kind, user, collection.is_file)


def look(desk: Desk, row: SubscriptionRow, *, password: str = "") -> Look:
    """Ask the server what changed, and read it; the ledger stays as it is.

    Raises `Unreachable` and `Refused`.
    """
    before = {each.path: each for each in subscriptions.seen(row.id)} if row.id else {}
    server = dav.open_server(row.url, user=row.user, password=password)
    found = dav.changes(
        server,
        dav.Collection(row.url, row.kind, row.name, row.is_file),
        token=row.token,
        etags={path: each.etag for path, each in before.items()},
    )
    fetched = (
        SeenRow(path, item.etag, _light(row.kind, item.data), item.modified)
        for path, item in found.changed.items()
    )
    changed = tuple(
        each for each in fetched if each.path not in before or before[each.path] != each
    )
    gone = tuple(path for path in before if path in found.gone)
    now = {**before, **{each.path: each for each in changed}}
    files = tuple(now[path] for path in sorted(now) if path not in found.gone)
    reading = _news(desk, row, files) if files else _nothing(row)
    names = _names(row, [before[path] for path in gone])
    return Look(row, reading, changed, gone, names, found.token or row.token, files)


def take_in(
    desk: Desk,
    found: Look,
    *,
    dry_run: bool = False,
    each: Callable[[Iterable[Any]], Iterator[Any]] = iter,
) -> Pulled:
    """Put what was found into the ledger, as an import that can be undone like any other."""
    row, imported = found.subscription, None
    if not dry_run:
        row = subscriptions.keep(row, now=desk.now(), by=desk.by)
    if found.reading.rows or (found.changed and found.reading.faults):
        imported = taking_in.take_in(
            desk,
            found.reading,
            as_of=max((file.modified for file in found.files if file.modified), default=None),
            source=row.url,
            dry_run=dry_run,
            each=each,
        )
    if not dry_run:
        told = {one.key: _digest(one) for one in found.reading.rows}
        if imported and imported.run.id:
            subscriptions.note_told(row.id, imported.run.id, told)
        subscriptions.note_seen(
            row.id, found.changed, found.gone_paths, token=found.token, now=desk.now()
        )
    return Pulled(replace(found, subscription=row), imported)


def _news(desk: Desk, row: SubscriptionRow, files: Sequence[SeenRow]) -> Reading:
    """The reading of all files, with the rows alone that no pull that stands has told so."""
    data = b"\r\n".join(file.data for file in files)
    reading = taking_in.read(desk, File(data, row.name, None), Wishes(kind=row.kind))
    told = subscriptions.told(row.id) if row.id else {}
    digests = {one.key: _digest(one) for one in reading.rows}
    rows = tuple(one for one in reading.rows if told.get(one.key) != digests[one.key])
    whole = "\n".join(f"{one.key} {digests[one.key]}" for one in rows)
    return replace(reading, rows=rows, digest=hashlib.sha256(whole.encode()).hexdigest())


def _nothing(row: SubscriptionRow) -> Reading:
    return Reading(row.kind, row.name, hashlib.sha256().hexdigest(), ())


def _digest(one: Told) -> str:
    """What a row tells, as a digest; where it stands in the file is no part of it."""
    return hashlib.sha256(repr(replace(one, row=0)).encode()).hexdigest()


def _light(kind: str, data: bytes) -> bytes:
    return contacts.lightened(data) if kind == kinds.CONTACTS else data


def _names(row: SubscriptionRow, gone: Sequence[SeenRow]) -> tuple[str, ...]:
    """Who was on the cards that are gone."""
    if row.kind != kinds.CONTACTS or not gone:
        return ()
    try:
        read = contacts.read(b"\r\n".join(each.data for each in gone), row.name)
    except PennedError:  # what could not be read was never taken in
        return ()
    return tuple(party.name for one in read.rows for party in one.parties)
