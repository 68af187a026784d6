"""Everybody else: their moments and the notes to them, for a coach who notices a mix-up."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from penned.ledger import records
from penned.ledger.faults import faults
from penned.moments import Moment

_COLUMNS = ("givers", "what", "detail", "difference", "occasion", "on", "next", "also")
MOST = 500  # the newest; a mix-up is between things that came lately


@faults()
def moments(party_id: int, *, most: int = MOST) -> tuple[Moment, ...]:
    """The newest moments for which this party is owed nothing, and never was."""
    own = records.Owed.objects.filter(party=party_id).values("moment")
    found = records.Moment.objects.exclude(id__in=own).order_by("-id").values_list(*_COLUMNS)
    return tuple(Moment(tuple(givers), *rest) for givers, *rest in found[:most])


@faults()
def notes(party_id: int, *, most: int = MOST) -> tuple[str, ...]:
    """The latest words of the newest notes to others."""
    last = records.Revision.objects.filter(note=OuterRef("id")).order_by("-number")
    found = (
        records.Note.objects.exclude(party=party_id)
        .annotate(words=Subquery(last.values("text")[:1]))
        .order_by("-id")
        .values_list("words", flat=True)
    )
    return tuple(found[:most])
