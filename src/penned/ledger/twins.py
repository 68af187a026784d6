"""The same gift told twice: one debt stays, the other is let go, and all of it can be undone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import NotFound, Refused
from penned.ledger import events, owed, records
from penned.ledger.book import transaction
from penned.ledger.claims import reading, sameness
from penned.ledger.claims.standing import let_go_as, settle_together
from penned.ledger.faults import faults
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from penned.ledger.owed import OwedRow

_NO_THINGS = ("donation", "tribute")  # a donor gives the same again and again


@dataclass(frozen=True, slots=True)
class GiftRow:
    """A moment to compare: what it was, when, to whom it makes thanks owed, and how far it is.

    `parties` are ids, those of the members of a household too. `is_open` says whether anything is
    still owed for it, `weight` how much has been done about it: thanks given weigh more than a note
    begun.
    """

    moment: int
    what: str
    on: date | None
    parties: frozenset[int]
    is_open: bool
    weight: int


@faults()
def gifts(beside: Collection[int] | None = None) -> tuple[GiftRow, ...]:
    """Every moment that makes or made thanks owed, but for those that are the twin of another.

    With `beside`, only those of the givers of these moments.
    """
    debts: dict[int, list[tuple[int, str, int | None]]] = defaultdict(list)
    told: dict[int, tuple[str, date | None]] = {}
    found = records.Owed.objects.filter(moment__twin_of=None).exclude(
        moment__occasion__in=_NO_THINGS
    )
    columns = ("moment", "party", "standing", "note", "moment__what", "moment__on")
    givers = None if beside is None else set().union(*_givers(beside).values())
    if givers is not None and len(givers) <= records.FEW:
        theirs = records.Owed.objects.filter(party__in=givers)
        found = found.filter(moment__in=theirs.values("moment"))
    for moment, party, standing, note, what, on in found.values_list(*columns):
        debts[moment].append((party, standing, note))
        told[moment] = (what, on)
    members = _members(givers)
    return tuple(
        GiftRow(
            moment=moment,
            what=what,
            on=on,
            parties=frozenset(
                each for party, _, _ in debts[moment] for each in (party, *members.get(party, ()))
            ),
            is_open=any(standing == Standing.OWED for _, standing, _ in debts[moment]),
            weight=max(
                2 * (standing in records.THANKED) + (note is not None)
                for _, standing, note in debts[moment]
            ),
        )
        for moment, (what, on) in sorted(told.items())
    )


@faults()
def told_only_by(run: int) -> frozenset[int]:
    """The moments that this import tells, and no other."""
    rows = records.ImportedRow.objects.exclude(moment=None)
    its = rows.filter(run=run)
    others = rows.exclude(run=run).filter(moment__in=its.values("moment"))
    told = set(its.values_list("moment", flat=True)) - set(others.values_list("moment", flat=True))
    return frozenset(number for number in told if number is not None)


@faults()
def said_to_be_two() -> frozenset[tuple[int, int]]:
    """The pairs of moments that were said to be two gifts, the smaller id first."""
    return frozenset(records.NoTwin.objects.values_list("one", "other"))


@faults()
def debts_of(moments: Iterable[int]) -> tuple[OwedRow, ...]:
    """What is or was owed for these moments, the oldest first."""
    parts = records.parts(moments)
    found = (owed.rows(records.Owed.objects.filter(moment__in=some)) for some in parts)
    return tuple(row for rows in found for row in rows)


def join(keep: int, other: int, *, now: datetime, by: str) -> None:
    """Make `other` the twin of `keep`: what is still owed for it is let go, nothing is deleted.

    Thanks that a source tells of for one of them, then or later, are told for `keep`.
    Raises `NotFound`, and `Refused` where they are one already, where nobody gave both, or where
    `other` has a note of its own.
    """
    with transaction():
        _check(keep, other)
        open_ones = records.Owed.objects.filter(moment=other, standing=Standing.OWED)
        if begun := open_ones.exclude(note=None).values_list("note", flat=True).first():
            raise Refused(
                f"note {begun} was begun for gift {other}",
                cure="Finish it, or name that gift first.",
            )
        waived = list(open_ones.values_list("id", flat=True))
        if waived:
            how = let_go_as(keep)
            owed.settle(waived, Standing.WAIVED, on=now.date(), how=how, now=now, by=by)
        records.NoTwin.objects.filter(one=min(keep, other), other=max(keep, other)).delete()
        records.Twin.objects.filter(keep=other).update(keep=keep)
        records.Twin.objects.create(keep_id=keep, other_id=other, waived=waived, at=now, by=by)
        sameness.remember(keep, other, now=now, by=by)
        settle_together({keep, other})
        events.record("one gift", *events.subjects("moment", (keep, other)), now=now, by=by)


def part(one: int, other: int, *, now: datetime, by: str) -> None:
    """Say that two moments are two gifts; where they were made one, all is owed again as it was."""
    with transaction():
        _there(one, other)
        for keep, twin in ((one, other), (other, one)):
            twins = records.Twin.objects.filter(keep=keep, other=twin).select_related("other")
            _reopen(list(twins), now=now, by=by)
        sameness.unlearn(one, other)
        settle_together({one, other})
        small, great = sorted((one, other))
        _, is_new = records.NoTwin.objects.get_or_create(
            one_id=small, other_id=great, defaults={"at": now, "by": by}
        )
        if is_new:
            events.record("two gifts", *events.subjects("moment", (small, great)), now=now, by=by)


def _reopen(twins: Iterable[records.Twin], *, now: datetime, by: str) -> None:
    """Owe again what was let go, as it stood: what nobody typed is up to its sources again."""
    for twin in twins:
        let_go = records.Owed.objects.filter(id__in=twin.waived, standing=Standing.WAIVED)
        again = list(let_go.values_list("id", flat=True))
        let_go.update(
            standing=Standing.OWED.value, settled_on=None, how="", by_hand=twin.other.by_hand
        )
        events.record("reopened", *events.subjects("owed", again), now=now, by=by)
        twin.delete()


def _check(keep: int, other: int) -> None:
    _there(keep, other)
    if keep == other:
        raise Refused(f"{keep} is one gift")
    known = records.Twin.objects.filter(other__in=(keep, other)).first()
    if known:
        raise Refused(
            f"gift {known.other_id} is the same as gift {known.keep_id} already",
            cure=f"Name gift {known.keep_id} instead.",
        )
    givers = _givers((keep, other))
    if givers[keep].isdisjoint(givers[other]):
        one, two = (f"gift {each} is from {_named(each)}" for each in (keep, other))
        raise Refused(
            f"{one}, {two}: they are two gifts",
            cure="See those that may be one with: penned same",
        )


def _named(moment: int) -> str:
    """Whom the thanks for a gift go to."""
    found = records.Owed.objects.filter(moment=moment).order_by("id")
    names = found.values_list("party__name", "party__aside")
    return ", ".join(f"{name} ({aside})" if aside else name for name, aside in names) or "nobody"


def _givers(moments: Collection[int]) -> dict[int, set[int]]:
    """By moment who gave it: each with their household, or with all who belong to it."""
    found: dict[int, set[int]] = {moment: set() for moment in moments}
    for some in records.parts(moments):
        debts = records.Owed.objects.filter(moment__in=some)
        for moment, party in debts.values_list("moment", "party"):
            found[moment].add(party)
    members = _members(set().union(*found.values()))
    for its in found.values():
        homes = {home for home, people in members.items() if not its.isdisjoint(people)}
        its.update(homes, *[members.get(party, ()) for party in its])
    return found


def _there(*moments: int) -> None:
    there = set(records.Moment.objects.filter(id__in=moments).values_list("id", flat=True))
    if missing := [number for number in moments if number not in there]:
        raise NotFound(f"no gift has the number {missing[0]}")


def _members(parties: Collection[int] | None = None) -> dict[int, list[int]]:
    """By household who belongs or belonged to it; of these parties and theirs, or of all."""
    found = reading.ties(reading.names(parties))
    return {household: [tie.person for tie in ties] for household, ties in found.items()}
