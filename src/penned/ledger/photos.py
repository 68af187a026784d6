"""What people look like: the photo of each that holds."""

from __future__ import annotations

from penned.ledger import records
from penned.ledger.claims import people as claims
from penned.ledger.claims import reading
from penned.ledger.faults import faults


@faults()
def every() -> dict[int, bytes]:
    """The photo of each party that has one, as a JPEG, by the party's id."""
    now = reading.names().now
    held: dict[int, records.Photo] = {}
    for photo in records.Photo.objects.select_related("row").order_by("id"):
        party = now[photo.party_id]
        best = held.get(party, photo)
        held[party] = max(best, photo, key=claims.photo_weight)
    return {party: bytes(photo.jpeg) for party, photo in held.items()}
