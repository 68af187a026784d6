"""What the person says is so of somebody, or is not so whatever a source says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import records
from penned.people import fields

if TYPE_CHECKING:
    from penned.ledger.claims.reading import Names


def say(names: Names, party: int, field: str, value: str) -> bool:
    """Note down one fact; whether it is new. What holds one value only loses the one before."""
    said = records.Fact.objects.filter(names.said_of(), row=None, field=field)
    if said.filter(value=value, denied=False).exists():
        return False
    (said.filter(value=value) if fields.field(field).many else said).delete()
    records.Fact.objects.create(party_id=party, field=field, value=value)
    return True


def unsay(names: Names, party: int, field: str, value: str = "") -> bool:
    """Note down that this is not so, or that there is nothing in the field; whether it was new."""
    said = records.Fact.objects.filter(names.said_of(), field=field)
    said = said.filter(value=value) if value else said
    gone, _ = said.filter(row=None, denied=False).delete()
    if not said.exclude(row=None).exists():
        return bool(gone)
    _, denied = records.Fact.objects.get_or_create(
        party_id=party, row=None, field=field, value=value, defaults={"denied": True}
    )
    return bool(gone) or denied
