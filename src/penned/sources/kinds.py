"""Which kind of source a file is, by what it holds."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.sources import columns, contacts, donors, json_file, table
from penned.sources.cells import said
from penned.sources.journals import jrnl

if TYPE_CHECKING:
    from collections.abc import Sequence

GIFTS, DONORS, CONTACTS = "gifts", "donors", "contacts"
CALENDAR, MAIL = "calendar", "mail"
JRNL, DAYONE, PRESENTLY, MONICA, PENNED = "jrnl", "dayone", "presently", "monica", "penned"
KINDS = {
    GIFTS: "a gift list",
    DONORS: "a list of donors",
    CONTACTS: "contacts",
    CALENDAR: "a calendar",
    MAIL: "mail",
    JRNL: "a journal of jrnl",
    DAYONE: "a journal of Day One",
    PRESENTLY: "a journal of Presently",
    MONICA: "an export of Monica",
    PENNED: "a ledger that Penned exported",
}
"""Every kind, and what it is called in a sentence."""
WHOLE_LEDGER = b'{"penned":'
"""How a ledger that Penned exported begins; it may be larger than what others wrote."""
JOURNAL = "journal"
"""What the person may call any of the journals."""
JOURNALS = (JRNL, DAYONE, PRESENTLY)

_HEADER = re.compile(
    rb"(?:\d{1,12} *\r?\n)?(?:>?From \S+.*|(?:Return-Path|Received|Delivered-To|From|To|Cc|Subject|"
    rb"Date|Message-ID|MIME-Version|Content-Type|In-Reply-To|References|List-[\w-]+|X-[\w-]+|"
    rb"DKIM-Signature|ARC-[\w-]+|Authentication-Results|Reply-To|Sender|Thread-[\w-]+):.*)\r?\n",
    re.IGNORECASE,
)
_PRESENTLY = ("entrydate", "entrycontent")


def of(data: bytes, name: str) -> str:
    """The kind of the file `name` that holds `data`; `BadInput` where it is none.

    A table is a gift list unless its titles say donors or contacts.
    """
    head = _head(data)
    upper = head[:64].upper()
    if upper.startswith(b"BEGIN:VCARD") or _utf16(data).startswith("BEGIN:VCARD"):
        return CONTACTS
    if upper.startswith(b"BEGIN:VCALENDAR"):
        return CALENDAR
    if _HEADER.match(head):
        return MAIL
    if head.startswith(b"{"):
        return _of_json(data, name)
    if data.startswith(b"PK\x03\x04") and _has_journal(data):
        return DAYONE
    return JRNL if jrnl.is_plain(head) else _of_table(data, name)


def is_json(data: bytes) -> bool:
    """Whether this begins as JSON does."""
    return _head(data).startswith(b"{")


def journal(data: bytes, name: str) -> str:
    """Which of the journals a file is that the person calls one; `BadInput` where it is none."""
    kind = of(data, name)
    if kind not in JOURNALS:
        raise BadInput(
            f"this is no journal that Penned knows, but {KINDS[kind]}",
            where=name,
            cure="It reads those of jrnl, Day One and Presently.",
        )
    return kind


def _head(data: bytes) -> bytes:
    """The first bytes, without the mark and the blanks before them."""
    return data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()


def _utf16(data: bytes) -> str:
    if data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        return ""
    return data[:128].decode("utf-16", "replace").lstrip().upper()


def _of_json(data: bytes, name: str) -> str:
    if data.startswith(WHOLE_LEDGER):
        return PENNED
    found = json_file.read(data, name)
    if "penned" in found:
        return PENNED
    if "account" in found and "version" in found:
        return MONICA
    entries = found.get("entries")
    if isinstance(entries, list):
        first = entries[0] if entries and isinstance(entries[0], dict) else {}
        return DAYONE if "metadata" in found or "creationDate" in first else JRNL
    raise BadInput(
        "this is JSON, but of no program that Penned knows",
        where=name,
        cure="It reads exports of jrnl, Day One, Monica and Penned itself.",
    )


def _has_journal(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False  # the reader of tables says so
    return not any(each.startswith("xl/") for each in inside) and any(
        each.endswith(".json") and "/" not in each for each in inside
    )


def _of_table(data: bytes, name: str) -> str:
    titles = [said(cell) for cell in table.read(data, name, _likeness).titles.cells]
    if tuple(filter(None, map(columns.normal, titles))) == _PRESENTLY:
        return PRESENTLY
    if donors.are_donors(titles):
        return DONORS
    return CONTACTS if contacts.are_contacts(titles) else GIFTS


def _likeness(titles: Sequence[str]) -> table.Likeness:
    return max(
        columns.likeness(titles, {}),
        donors.likeness(titles),
        contacts.likeness(titles),
    )
