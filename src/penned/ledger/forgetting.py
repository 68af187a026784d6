"""Deleting what is known of somebody who asks for it, so that it is gone from the file as well.

What stays says nothing of who it was: that notes were written and when they were posted, that
thanks were given and when, and a digest of the name, so that no source brings them back.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection
from django.db.models import Q

from penned.ledger import meeting, parties, records, remainder, subscriptions
from penned.ledger.claims import telling
from penned.ledger.faults import faults
from penned.moments import Moment, Standing
from penned.people import names
from penned.people.particulars import NOTHING, Particulars
from penned.people.person import Household, Person
from penned.people.spelling import has_letter
from penned.told import Fault, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from penned.ledger.claims.reading import Names
    from penned.ledger.meeting import Key
    from penned.people.person import Party

SOMEBODY, SOMETHING = "somebody", "something kind"
_CLAIMS = (records.Naming, records.Address, records.Fact, records.Photo)


@contextmanager
def for_good() -> Iterator[None]:
    """Empty the log of an SQLite file, which holds old pages, behind what is deleted within."""
    outermost = not connection.in_atomic_block
    yield
    if connection.vendor == "sqlite" and outermost:
        with faults(), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def digest(key: Key) -> str:
    """What is kept of a name that is forgotten."""
    return hashlib.sha256("\n".join(("forgotten name 1", *key)).encode()).hexdigest()


class Parted(NamedTuple):
    """The rows of a source without the forgotten: those taken in, those left out, what changed."""

    rows: list[Told]
    out: list[Fault]
    remarks: list[Fault]


def parted(rows: Sequence[Told]) -> Parted:
    """Read the rows of a source without those who were forgotten; who is back here counts not.

    A row that tells of nobody else is left out, and so is a proposal that names one of them.
    """
    if not records.Party.objects.exclude(forgotten_at=None).exists():
        return Parted(list(rows), [], [])
    named = [(row, {key for party in row.parties for key in _keys(party)}) for row in rows]
    gone = _forgotten({key for _, keys in named for key in keys})
    done = Parted([], [], [])
    for row, keys in named:
        left = _without(row, gone) if keys & gone else row
        if left is not None:
            done.rows.append(left)
        if left is None:
            done.out.append(Fault(row.row, "it names somebody who was forgotten here"))
        elif left is not row:
            done.remarks.append(Fault(row.row, "it is read without somebody who was forgotten"))
    return done


def forget(of: Names, *, words: bool, now: datetime, by: str) -> None:
    """Delete what is said of these names; with `words`, what was written to them as well.

    Households whose names speak of them go over to those who are left of them.
    """
    ids = set(of.now)
    spoken = _spoken(ids)
    subscriptions.erase(ids)
    heirs, given = _part_homes(ids, spoken, now=now, by=by)
    ids |= {home for home, to in heirs.items() if to is None}
    debts = records.Owed.objects.filter(party__in=ids)
    given |= set(debts.values_list("moment", flat=True))
    for model in _CLAIMS:
        model._default_manager.filter(party__in=ids).delete()
    for model in (records.Naming, records.Fact, records.Photo):
        model._default_manager.filter(party__in=heirs).delete()
    records.Membership.objects.filter(Q(household__in=ids) | Q(person__in=ids)).delete()
    _forget_proposals(_keys_of(ids), now)
    debts.exclude(standing__in=records.THANKED).update(
        standing=Standing.WAIVED, settled_on=now.date(), how="forgotten", by_hand=True
    )
    for party in records.Party.objects.filter(id__in=[*ids, *heirs]):
        _blank(party, now, is_home=party.id in heirs)
    _forget_rows(ids, heirs, words=words)
    for some in records.parts(given):
        for moment in records.Moment.objects.filter(id__in=some):
            _forget_moment(moment, words=words)
    _forget_names(spoken)
    if words:
        notes = records.Note.objects.filter(party__in=ids)
        records.Revision.objects.filter(note__in=notes).update(text="")


def _keys(party: Party) -> set[Key]:
    return {meeting.key(one) for one in (party, *meeting.members(party))}


def _keys_of(ids: Collection[int]) -> set[Key]:
    found = records.Party.objects.filter(id__in=ids)
    return {meeting.Key(*each) for each in found.values_list("kind", "key")}


def _forgotten(keys: Collection[Key]) -> set[Key]:
    """Which of these names were forgotten, and not given again by the person since."""
    digests = {digest(key): key for key in keys}
    gone = records.Party.objects.exclude(forgotten_at=None)
    found = {
        digests[key]
        for some in records.parts(digests)
        for key in gone.filter(key__in=some).values_list("key", flat=True)
    }
    back = meeting.known({key.name for key in found}) if found else ()
    return found - {each.key for each in back}


def _without(row: Told, gone: Collection[Key]) -> Told | None:
    """The row as it is told of those who are left; None for nobody."""
    if row.taking is not Taking.ACCEPTED:
        return None
    said = (*row.particulars, *repeat(NOTHING, len(row.parties) - len(row.particulars)))
    its = [
        (party, remainder.without(party, gone), known)
        for party, known in zip(row.parties, said, strict=True)
    ]
    left = [
        (now, known if meeting.key(now) == meeting.key(party) else Particulars(known.homes))
        for party, now, known in its
        if now is not None
    ]
    if not left:
        return None
    who = tuple(party for party, _ in left)
    return replace(
        row,
        parties=who,
        particulars=tuple(known for _, known in left) if row.particulars else (),
        moment=row.moment and replace(row.moment, givers=tuple(one.name for one in who)),
    )


def _spoken(ids: Collection[int]) -> set[str]:
    """Every way in which these names are written, and those of households that speak of them."""
    named = records.Party.objects.filter(id__in=ids).values_list("name", flat=True)
    spelled = records.Naming.objects.filter(party__in=ids).values_list("name", flat=True)
    return {*named, *spelled}


def _part_homes(
    ids: Collection[int], spoken: set[str], *, now: datetime, by: str
) -> tuple[dict[int, int | None], set[int]]:
    """Hand over households whose names speak of these people.

    Return by household to whom, None where nobody is left; and the moments of which they gave.
    """
    belong = records.Membership.objects.filter(person__in=ids).exclude(household__in=ids)
    homes = list(records.Party.objects.filter(id__in=belong.values("household")))
    whole = parties.rows({home.id for home in homes}) if homes else {}
    gone = tuple(one for one in map(names.parse, sorted(spoken)) if isinstance(one, Person))
    keys = {meeting.key(one) for one in gone} | _keys_of(ids)
    heirs: dict[int, int | None] = {}
    given: set[int] = set()
    for home in homes:
        members = meeting.members(whole[home.id].party) if home.id in whole else ()
        left = remainder.without(Household(home.name, (*members, *gone)), keys)
        if left is not None and left.name == home.name:
            continue
        spoken |= _spoken([home.id])
        given |= set(records.Owed.objects.filter(named=home).values_list("moment", flat=True))
        to = remainder.hand_over(home.id, left, now=now, by=by) if left else None
        heirs[home.id] = to or home.same_as_id
    return heirs, given


def _blank(party: records.Party, now: datetime, *, is_home: bool) -> None:
    """Leave the number of a party, and a digest of the name of one who asked for it."""
    kept = f"party {party.id}" if is_home else party.key
    key = digest(meeting.Key(party.kind, kept))
    for before in records.Party.objects.filter(kind=party.kind, key=key):
        before.key = f"{key} {before.id}"  # forgotten before, and met again since
        before.save()
    party.key = key
    for part in meeting.PARTS:
        setattr(party, part, SOMEBODY if part == "name" else "")
    party.forgotten_at = now
    party.save()


def _forget_rows(ids: set[int], heirs: Mapping[int, int | None], *, words: bool) -> None:
    """Take the names out of what rows tell, and the words of those that tell of nobody else."""
    for row in records.ImportedRow.objects.exclude(told=None).iterator(chunk_size=records.FEW):
        told = row.told or {}
        named = {number for _, _, number in told["parties"]}
        if named & (ids | heirs.keys()):
            now = [heirs.get(number) or number for _, _, number in told["parties"]]
            others = records.Party.objects.in_bulk(set(now) - {*ids})
            moment = _without_names(
                telling.moment(told["moment"]),
                [others[number].name for number in now if number in others],
                words=words,
            )
            told["moment"] = telling.moment_said(moment)
            told["parties"] = [
                [its.kind, its.key, number] if (its := others.get(number)) else [kind, "", number]
                for (kind, _, _), number in zip(told["parties"], now, strict=True)
            ]
            row.save()


def _forget_moment(record: records.Moment, *, words: bool) -> None:
    """Take the names out of a moment, and its words where nobody else is thanked for it."""
    debts = record.owed.filter(party__forgotten_at=None).select_related("party").order_by("id")
    moment = _without_names(telling.value(record), [debt.party.name for debt in debts], words=words)
    for name, value in telling.columns(moment).items():
        setattr(record, name, value)
    record.save()


def _without_names(moment: Moment, others: Sequence[str], *, words: bool) -> Moment:
    moment = replace(moment, givers=tuple(others))
    if others:
        return moment
    if words:
        return Moment(what=SOMETHING, occasion=moment.occasion, on=moment.on)
    return replace(moment, donation=None)


def _forget_proposals(keys: set[Key], now: datetime) -> None:
    """Take the words out of what is proposed about them, so that it is never shown again."""
    spoken = set()
    for claim in records.ProposalClaim.objects.select_related("proposal"):
        givers = [name for name in claim.says.get("givers", ()) if has_letter(name)]
        if any(keys & _keys(names.parse(name)) for name in givers):
            claim.says, claim.digest = {}, ""
            claim.save()
            spoken.add(claim.proposal_id)
    for some in records.parts(spoken):
        still = records.Proposal.objects.filter(id__in=some, state=records.OPEN)
        still.update(state=records.DISMISSED, decided_at=now)


def _forget_names(spoken: Collection[str]) -> None:
    """Take names out of what is said about files: what they are called, what was wrong in them."""
    written = sorted(filter(has_letter, spoken), key=len, reverse=True)
    mention = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?!\w)", re.IGNORECASE)
    for run in records.ImportRun.objects.all():
        faults = [[row, mention.sub(SOMEBODY, reason)] for row, reason in run.faults]
        name = mention.sub(SOMEBODY, run.file_name)
        if (faults, name) != (run.faults, run.file_name):
            records.ImportRun.objects.filter(id=run.id).update(faults=faults, file_name=name)
    for mapping in records.Mapping.objects.all():
        name = mention.sub(SOMEBODY, mapping.file_name)
        records.Mapping.objects.filter(id=mapping.id).update(file_name=name)
