"""Importing in any order, any number of times, with undo in between, ends in the same ledger."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penned import ledger
from penned.ledger import imports, kept, owed, people, proposals, records
from penned.moments import Moment
from penned.people.address import Address
from penned.people.names import parse
from penned.people.particulars import Fact, Home, Particulars
from penned.told import Reading, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STAMP: dict[str, Any] = {"now": NOW, "by": "me"}
DAYS = (None, date(2026, 6, 1), date(2026, 6, 2))
STAMPS = (None, datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC))
NAMES = ("Ana Reyes", "ANA REYES", "Ána  Reyes", "Tom Lee", "Ana & Tom Reyes", "Tom & Ana Reyes")
TOGETHER = (*((name,) for name in NAMES), ("Ana Reyes (work)",), ("Ana Reyes", "Tom Reyes"))
HOMES = (
    Address(("1 Elm Street",), "Springfield", "IL", "62701", "US"),
    Address(("1 Elm Street",), "Springfield"),
    Address(("5 Oak Avenue",), "Boston", "MA", "02108", "US"),
)
STOOD = (
    records.Party, records.Naming, records.Fact, records.Address, records.Membership, records.Photo,
    records.Moment, records.Owed, records.ImportedRow, records.Proposal, records.ProposalClaim,
    records.Kept,
)  # fmt: skip

particulars = st.builds(
    Particulars,
    st.lists(st.sampled_from(HOMES).map(Home), max_size=1).map(tuple),
    st.lists(
        st.builds(Fact, st.sampled_from(("job", "phone")), st.sampled_from("12")), max_size=3
    ).map(tuple),
    st.sampled_from((b"", b"a", b"b")),
)
stamps = st.sampled_from(STAMPS)


@st.composite
def gifts(draw: st.DrawFn) -> Told:
    """A gift as lists tell it: one key to the family, the thing and the day.

    Lists may differ in whom of the family it is from, and in whether they were thanked.
    """
    names, on = draw(st.sampled_from(TOGETHER)), draw(st.sampled_from(DAYS))
    what, thanked = draw(st.sampled_from(("a wok", "a ride"))), draw(st.sampled_from(DAYS))
    detail = draw(st.sampled_from(("", "blue", "iron")))
    undated = f"{'Lee' if names == ('Tom Lee',) else 'Reyes'} {what}"
    return Told(
        0,
        f"{undated} {on or ''}",
        tuple(map(parse, names)),
        (draw(particulars),),
        Moment(names, what, detail, on=on),
        thanked_on=thanked,
        undated_key=undated,
        as_of=draw(stamps),
    )


@st.composite
def cards(draw: st.DrawFn) -> Told:
    """A contact: its number stays when its name changes."""
    name = draw(st.sampled_from(NAMES))
    key = f"card {draw(st.integers(1, 2))}"
    return Told(0, key, (parse(name),), (draw(particulars),), as_of=draw(stamps))


@st.composite
def events(draw: st.DrawFn) -> Told:
    """What a calendar proposes, or an entry of a journal."""
    taking = draw(st.sampled_from((Taking.PROPOSED, Taking.KEPT)))
    moment = Moment((), draw(st.sampled_from(("dinner", "supper"))), on=DAYS[1])
    key = f"{taking} {draw(st.integers(1, 2))}"
    return Told(0, key, moment=moment, taking=taking, as_of=draw(stamps))


@st.composite
def files(draw: st.DrawFn) -> list[tuple[Reading, datetime | None]]:
    """Some small files that overlap, and when each was last changed."""
    some = draw(
        st.lists(st.lists(gifts() | cards() | events(), max_size=4), min_size=2, max_size=3)
    )
    return [(_reading(f"{number}.csv", rows), draw(stamps)) for number, rows in enumerate(some)]


def _reading(name: str, rows: list[Told]) -> Reading:
    numbered = tuple(replace(row, row=place) for place, row in enumerate(rows, 1))
    return Reading("gifts", name, name, numbered)


class Desk:
    """Files that are taken in and taken back."""

    def __init__(self, some: list[tuple[Reading, datetime | None]]) -> None:
        self._files = some
        self._runs: dict[int, int] = {}

    def take_in(self, number: int) -> None:
        reading, as_of = self._files[number]
        run = imports.record(reading, as_of=as_of, **STAMP)
        if run.id:
            self._runs[number] = run.id

    def undo(self, number: int) -> None:
        run = self._runs.pop(number, None)
        if run is not None:
            assert imports.undo(run, **STAMP).kept == ()

    def turn(self, number: int) -> None:
        """Take a file in that is out, or out that is in; now and then once more as it is."""
        if number in self._runs:
            self.undo(number)
        else:
            self.take_in(number)

    def bring_to(self, standing: list[int]) -> None:
        for number in list(self._runs):
            if number not in standing:
                self.undo(number)
        for number in standing:
            self.take_in(number)


def seen() -> tuple[Any, ...]:
    """All that a person can see, but for numbers and the days of importing."""
    shown = people.everyone()
    names = {row.id: (row.kind, row.name) for row in shown}
    book = [
        (
            row.kind,
            row.name,
            row.party,
            row.address,
            row.last_thanked,
            row.particulars,
            [names[each] for each in row.members],
            sorted(names[each] for each in row.households),
            people.photo(row.id),
        )
        for row in shown
    ]
    debts = [
        (names[row.party.id], row.moment, row.standing, row.settled_on, row.how, row.since,
         sorted(row.sources))
        for row in owed.every()
    ]  # fmt: skip
    proposed = [(row.moment, sorted(row.sources)) for row in proposals.waiting()]
    entries = [(row.on, row.text) for row in kept.find()]
    return tuple(sorted(map(repr, part)) for part in (book, debts, proposed, entries))


def stored() -> dict[str, int]:
    return {table.__name__: table._default_manager.count() for table in STOOD}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed ledger with nothing in it."""
    place = tmp_path_factory.mktemp("ledgers") / "empty.sqlite3"
    ledger.open(place)
    ledger.close()
    return place


@contextmanager
def opened(empty: Path) -> Iterator[None]:
    """Open a copy of its own for one example."""
    place = empty.with_name("ledger.sqlite3")
    ledger.open(shutil.copyfile(empty, place))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")  # a test outlives no power cut
    try:
        yield
    finally:
        ledger.close()
        place.unlink()


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(some=files(), data=st.data())
def test_the_ledger_is_what_the_files_that_stand_say(
    some: list[tuple[Reading, datetime | None]], data: st.DataObject, empty: Path
) -> None:
    desk, numbers = Desk(some), range(len(some))
    with opened(empty):
        desk.bring_to(list(numbers))
        whole = seen(), stored()

        for number in data.draw(st.lists(st.sampled_from(numbers), max_size=3)):
            desk.turn(number)
        desk.bring_to(data.draw(st.permutations(numbers)))
        assert (seen(), stored()) == whole

        desk.bring_to([])
        assert not any(stored().values())
