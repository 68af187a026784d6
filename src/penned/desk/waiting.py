"""The list of what is owed: who is waiting, since when and until when, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from penned import catalogue, occasions
from penned.desk import customs
from penned.ledger import people
from penned.ledger import waiting as ledger
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow
    from penned.ledger.waiting import OpenRow
    from penned.occasions import Occasion

    Window = tuple[date | None, date | None]

SOON = timedelta(days=7)
A_SCREENFUL = 50
"""So many people are read at a time, unless more are asked for."""


class Waiting(NamedTuple):
    """One open debt, by its number, and how pressing it is.

    `ideal` and `due` are the days of its occasion's window; None where nothing presses. It is
    `gentle` in mourning and illness. `later` is the day until which it is put off, if it is.
    """

    id: int
    party_id: int
    occasion: str
    since: date
    noted_on: date
    ideal: date | None
    due: date | None
    gentle: bool
    later: date | None
    note_id: int | None
    note_state: State | None


@dataclass(frozen=True, slots=True)
class Giver:
    """A person or household, and what is owed to them; what is to a member alone stands last."""

    party: PartyRow
    things: tuple[tuple[OwedRow, Waiting], ...]

    @property
    def gentle(self) -> bool:
        """Whether it came in mourning or illness, and never presses."""
        return self.things[0][1].gentle


def waiting(desk: Desk, *, all_: bool = False) -> tuple[Waiting, ...]:
    """All who are waiting, the most pressing first; with `all_`, what is put off as well.

    What came in mourning or illness stands last: it never presses.
    """
    today, almanac = desk.today(), _Almanac(customs.place_of_writer())
    found = (_waiting(row, almanac) for row in ledger.rows())
    return tuple(sorted((each for each in found if all_ or is_on(each, today)), key=_pressing))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What of the list is wanted: what is due, to whom, for which occasion; the `first` people.

    With `everything`, also what is put off, and what others write.
    """

    due: bool = False
    to: str = ""
    occasion: str = ""
    first: int | None = A_SCREENFUL
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list: `givers`, then what is `put_off` and what is `handed_on`, if wanted.

    `more` are the people whom the page leaves out, `hidden` the debts that are put off. `every`
    is the whole list of today, whatever is wanted of it.
    """

    givers: tuple[Giver, ...]
    put_off: tuple[Giver, ...]
    handed_on: tuple[OwedRow, ...]
    more: int
    hidden: int
    every: tuple[Waiting, ...]


def listing(desk: Desk, wishes: Wishes) -> Listing:
    """The list of what is owed as somebody wants to see it.

    Raises `NotFound` for a name or an occasion that there is not.
    """
    today = desk.today()
    found = every = waiting(desk, all_=True)
    if wishes.due:
        found = tuple(each for each in found if is_due(each, today))
    if wishes.to:
        found = to(found, wishes.to)
    if wishes.occasion:
        found = of_occasion(found, wishes.occasion)
    on = by_giver([each for each in found if is_on(each, today)])
    off = [each for each in found if not is_on(each, today)]
    return Listing(
        givers=told(on[: wishes.first]),
        put_off=told(by_giver(off)[: wishes.first]) if wishes.everything else (),
        handed_on=_handed_on(wishes) if wishes.everything else (),
        every=tuple(each for each in every if is_on(each, today)),
        more=len(on[wishes.first :]) if wishes.first else 0,
        hidden=0 if wishes.everything else len(off),
    )


def is_on(each: Waiting, today: date) -> bool:
    """Whether it is on the list today, and not put off."""
    return each.later is None or each.later <= today


def is_due(each: Waiting, today: date) -> bool:
    """Whether it is due within a week, or was."""
    return each.due is not None and each.due <= today + SOON


def of_occasion(found: Iterable[Waiting], kind: str) -> tuple[Waiting, ...]:
    """Those for an occasion, or for one that is a kind of it; `NotFound` for an unknown one."""
    key = catalogue.occasion(kind).key
    known = catalogue.occasions()
    family = {each.key for each in known.values() if key in each.family}
    return tuple(each for each in found if each.occasion in {key, *family})


def to(found: Iterable[Waiting], who: str) -> tuple[Waiting, ...]:
    """Those to somebody, with the household and its members."""
    circle = _circle(who)
    return tuple(each for each in found if each.party_id in circle)


def by_giver(found: Sequence[Waiting]) -> list[tuple[Waiting, ...]]:
    """The same, what one card may answer together: the most pressing first, nothing twice.

    What is owed to a member stands with what is owed to the household.
    """
    homes = ledger.homes()
    together: dict[tuple[int, bool], list[Waiting]] = {}
    for each in found:
        whose = homes.get(each.party_id, each.party_id)
        together.setdefault((whose, each.gentle), []).append(each)
    return [tuple(some) for some in together.values()]


def told(groups: Sequence[Sequence[Waiting]]) -> tuple[Giver, ...]:
    """Groups of `by_giver`, with names and words."""
    every = [each for group in groups for each in group]
    debts = {debt.id: debt for debt in ledger.read([each.id for each in every])}
    return tuple(_giver([(debts[each.id], each) for each in group]) for group in groups)


def _handed_on(wishes: Wishes) -> tuple[OwedRow, ...]:
    circle = _circle(wishes.to) if wishes.to else None
    found = ledger.handed_on()
    return tuple(debt for debt in found if circle is None or debt.party.id in circle)


def _circle(who: str) -> set[int]:
    """Somebody, with their household or its members."""
    party = people.find(who)
    return {party.id, *party.households, *party.members}


def _giver(things: Sequence[tuple[OwedRow, Waiting]]) -> Giver:
    """The household where there is one, else the one person."""
    among = [debt.party for debt, _ in things]
    party = next((each for each in among if each.kind == "household"), among[0])
    alone = sorted({debt.party.name for debt, _ in things if debt.party.id != party.id})
    order = {name: place for place, name in enumerate(alone, 1)}
    return Giver(party, tuple(sorted(things, key=lambda one: order.get(one[0].party.name, 0))))


class _Almanac:
    """The occasions, and when notes on them are due where the writer lives: each reckoned once."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._known = dict(catalogue.occasions())
        self._windows: dict[tuple[str, date], Window] = {}

    def occasion(self, key: str) -> Occasion | None:
        """The occasion of this key, or the one that somebody's own words mean."""
        if key not in self._known and (meant := occasions.of(key)):
            self._known[key] = meant
        return self._known.get(key)

    def window(self, key: str, since: date) -> Window:
        """When a note on such a day is best written and when it is due."""
        found = self._windows.get((key, since))
        if found is None:
            occasion, found = self.occasion(key), (None, None)
            if occasion:
                found = (
                    occasions.ideal(occasion, since, self._place),
                    occasions.due(occasion, since, self._place),
                )
            self._windows[key, since] = found
        return found


def _waiting(row: OpenRow, almanac: _Almanac) -> Waiting:
    gentle = not occasions.manner(almanac.occasion(row.occasion), *row.told).pressed
    ideal, due = (None, None) if gentle else almanac.window(row.occasion, row.since)
    return Waiting(
        id=row.id,
        party_id=row.party_id,
        occasion=row.occasion,
        since=row.since,
        noted_on=row.noted_on,
        ideal=ideal,
        due=due,
        gentle=gentle,
        later=row.later,
        note_id=row.note_id,
        note_state=State(row.note_state) if row.note_state else None,
    )


def _pressing(each: Waiting) -> tuple[bool, date, date, int]:
    return (each.gentle, each.due or date.max, each.since, each.id)
