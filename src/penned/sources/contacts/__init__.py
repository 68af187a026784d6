"""Contacts: address books as cards (vCard) or as tables, to people and what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.sources.contacts.columns import are_contacts, likeness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.sources.days import DateOrder
    from penned.told import Reading

__all__ = ["are_cards", "are_contacts", "lightened", "likeness", "read"]


def are_cards(data: bytes) -> bool:
    """Whether a file begins as a contact card does."""
    head = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head[:11].upper() == b"BEGIN:VCARD"


def read(
    data: bytes,
    name: str,
    *,
    mapping: Mapping[str, str] | None = None,
    dates: DateOrder | None = None,
    sheet: str | None = None,
) -> Reading:
    """Read contacts from cards or from a table.

    Of a table, `mapping` gives columns by title a field, `dates` says whether the day or the month
    comes first in birthdays, `sheet` names one of a workbook. Raises `BadInput` where there are no
    contacts.
    """
    if are_cards(data):
        from penned.sources.contacts import vcard  # noqa: PLC0415 - it loads vobject

        return vcard.read(data, name)
    from penned.sources.contacts import table  # noqa: PLC0415 - as above

    return table.read(data, name, mapping=mapping or {}, dates=dates, sheet=sheet)


def lightened(data: bytes) -> bytes:
    """Cards to keep: as UTF-8, with small pictures, and without sounds, logos and keys."""
    from penned.sources.contacts import vcard  # noqa: PLC0415 - as above

    return vcard.lightened(data)
