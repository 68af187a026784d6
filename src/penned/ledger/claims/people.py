"""What rows of sources say of people, as claims; and who is left when claims go."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.db.models import Q

from penned.ledger import many, meeting, postal, records
from penned.ledger.claims import choosing
from penned.ledger.claims.choosing import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from penned.ledger.meeting import Known, Met
    from penned.people.particulars import Particulars
    from penned.people.person import Party
    from penned.told import Told

_REASONS = {
    "owed": "there is more to thank for",
    "note": "a note to them was begun",
    "way": "you keep a way of your own for them",
    "merge": "merged with another name since",
    "address": "the address was changed since",
    "fact": "you said something about them",
    "photo": "you chose a photo of them",
    "party": "merged with another name since",
    "membership": "member of a household that was there before or since",
}
_NAMING = ("row", "party", *meeting.PARTS)
_TIE = ("row", "household", "person", "place")
_HOME = ("row", "party", "kind", "since", "until", *postal.columns(postal.BLANK))


class Row(NamedTuple):
    """A row as it was told, and its record."""

    told: Told
    record: records.ImportedRow


_Said = tuple[Row, "Party", "Known"]


def take_in(rows: Sequence[Row], met: Met) -> None:
    """Keep what each row says of its people, and spell their names as it holds from now on."""
    said = [(row, party, met.names[party]) for row in rows for party in row.told.parties]
    its = [
        (row.record.id, met.names[party].id, known)
        for row in rows
        for party, known in zip(row.told.parties, row.told.particulars, strict=False)
    ]
    many.insert(records.Naming, _NAMING, _namings(said, met))
    many.insert(records.Membership, _TIE, dict.fromkeys(_ties(said, met)))
    many.insert(records.Address, _HOME, _homes(its))
    many.insert(
        records.Fact,
        ("row", "party", "field", "value", "denied"),
        (
            (row, party, fact.field, fact.value, False)
            for row, party, known in its
            for fact in known.facts
        ),
    )
    photos = ((row, party, known.photo) for row, party, known in its if known.photo)
    many.insert(records.Photo, ("row", "party", "jpeg"), photos)
    spellings = Counter(known.id for known in met.names.values())
    spell({party for party, times in spellings.items() if times > 1 or party not in met.new})


def take_back(rows: Collection[int]) -> set[int]:
    """Delete what these rows say of people; return the names that they spoke of."""
    spoken: set[int] = set()
    for some in records.parts(rows):
        namings = records.Naming.objects.filter(row__in=some)
        spoken |= set(namings.values_list("party", flat=True))
        namings.delete()
        for model in (records.Address, records.Fact, records.Photo, records.Membership):
            model._default_manager.filter(row__in=some).delete()
    return spoken


def spell(parties: Collection[int]) -> None:
    """Give names the spelling that holds of all that are said."""
    for some in records.parts(parties):
        said: dict[int, list[tuple[tuple[str, ...], Source]]] = {}
        namings = records.Naming.objects.filter(party__in=some)
        for party, row, as_of, *parts in namings.values_list(
            "party", "row", "row__as_of", *meeting.PARTS
        ):
            said.setdefault(party, []).append((tuple(parts), Source(row, None, as_of)))
        spelled = records.Party.objects.filter(id__in=said).values_list("id", *meeting.PARTS)
        best = {party: choosing.spelling(its) for party, its in said.items()}
        changed = [
            (*best[party], party) for party, *parts in spelled if tuple(parts) != best[party]
        ]
        many.update(records.Party, meeting.PARTS, changed)


def tidy(parties: Collection[int]) -> list[str]:
    """Let names go that nobody says any more; name those that something of the person's holds."""
    spell(parties)
    kept = []
    for some in records.parts(parties):
        said = records.Naming.objects.filter(party__in=some).values("party")
        every = records.Party.objects.filter(id__in=some).exclude(id__in=said)
        unsaid = {party.id: party for party in every}
        held = _held(unsaid)
        loose = unsaid.keys() - held.keys()
        records.Merge.objects.filter(Q(keep__in=loose) | Q(other__in=loose)).delete()
        records.Party.objects.filter(id__in=loose).delete()
        records.Naming.objects.bulk_create(own_naming(unsaid[number]) for number in held)
        kept += [f"{unsaid[number].name}: {why}" for number, why in sorted(held.items())]
    return kept


def own_naming(party: records.Party) -> records.Naming:
    """The name as it is spelled now, by the person's own word."""
    return records.Naming(party=party, **{part: getattr(party, part) for part in meeting.PARTS})


def photo_weight(photo: records.Photo) -> tuple[bool, datetime, bytes]:
    """Whose photo of a party is the one to show: the greatest."""
    source = Source(photo.row_id, None, photo.row.as_of if photo.row else None)
    return source.row is None, source.age, bytes(photo.jpeg)


def _held(parties: Collection[int]) -> dict[int, str]:
    """Say by party why it stays though no source names it: whatever refers to it holds it."""
    held: dict[int, str] = {}
    for relation in records.Party._meta.related_objects:
        model, column = relation.related_model, relation.field.name
        if model is records.Naming or relation.on_delete is not models.PROTECT:
            continue
        found = model._default_manager.filter(**{f"{column}__in": parties})
        if model is records.Merge:
            found = found.filter(undone_at=None)
        why = _REASONS.get(str(model._meta.model_name), "it is still in use")
        for party in found.values_list(column, flat=True):
            held.setdefault(party, why)
    return held


def _namings(said: Sequence[_Said], met: Met) -> Iterator[tuple[object, ...]]:
    for row, party, known in said:
        yield row.record.id, known.id, *_parts(party)
        for one in meeting.members(party):
            yield row.record.id, met.names[one].id, *_parts(one)


def _parts(party: Party) -> tuple[str, ...]:
    parts = meeting.parts(party)
    return tuple(parts.get(part, "") for part in meeting.PARTS)


def _ties(said: Sequence[_Said], met: Met) -> Iterator[tuple[int, int, int, int]]:
    for row, party, known in said:
        inside = dict.fromkeys(met.names[one].id for one in meeting.members(party))
        for place, person in enumerate(inside):
            yield row.record.id, known.id, person, place


def _homes(its: Iterable[tuple[int, int, Particulars]]) -> Iterator[tuple[object, ...]]:
    for row, party, known in its:
        for home in known.homes:
            if home.address != postal.BLANK:
                columns = postal.columns(home.address).values()
                yield row, party, home.kind, home.since, home.until, *columns
