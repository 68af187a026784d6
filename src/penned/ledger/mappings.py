"""Saved mappings: what the person said of the columns of one kind of list, for the next time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import NotFound
from penned.ledger import events, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.words import check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One saved mapping: the fields of columns by title, and the file that it was said for."""

    id: int
    file_name: str
    fields: dict[str, str]
    at: datetime


@faults()
def are_any() -> bool:
    """Whether any mapping is saved."""
    return records.Mapping.objects.exists()


@faults()
def every() -> tuple[MappingRow, ...]:
    """Every saved mapping, the first first."""
    return tuple(
        MappingRow(each.id, each.file_name, dict(each.fields), each.at)
        for each in records.Mapping.objects.order_by("id")
    )


@faults()
def recall(signature: str) -> dict[str, str]:
    """The fields of columns by title that were said for lists with this signature."""
    found = records.Mapping.objects.filter(signature=signature).first() if signature else None
    return dict(found.fields) if found else {}


def remember(
    signature: str, fields: Mapping[str, str], *, file_name: str = "", now: datetime, by: str
) -> None:
    """Keep what was said of a list's columns, in place of what was said before."""
    check(signature, file_name, *fields, *fields.values())
    if not signature or recall(signature) == dict(fields):
        return
    with transaction():
        kept, _ = records.Mapping.objects.update_or_create(
            signature=signature,
            defaults={"fields": dict(fields), "file_name": file_name, "at": now, "by": by},
        )
        events.record("mapped", f"mapping {kept.id}", now=now, by=by)


def forget(number: int, *, now: datetime, by: str) -> None:
    """Drop a saved mapping; raises `NotFound`."""
    with transaction():
        gone, _ = records.Mapping.objects.filter(id=number).delete()
        if not gone:
            raise NotFound(f"no saved mapping has the number {number}")
        events.record("unmapped", f"mapping {number}", now=now, by=by)
