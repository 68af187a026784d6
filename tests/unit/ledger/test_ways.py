from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from penned.coach import Way
from penned.errors import BadInput, NotFound
from penned.ledger import events, imports, notes, people, ways
from penned.people.names import parse
from penned.told import Reading, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.owed import OwedRow

    Capture = Callable[..., tuple[OwedRow, ...]]

KIND, LONG = Way("felt-by-anybody", "so kind of you"), Way("too-long")


@pytest.fixture
def ana(capture: Capture) -> int:
    (debt,) = capture("a wok", "Ana")
    return debt.party.id


def test_a_way_holds_where_it_was_kept_and_nowhere_else(
    capture: Capture, stamp: dict[str, Any]
) -> None:
    wok, ride = capture("a wok", "Ana", "Tom")
    first, second = (notes.save([one.id], "Dear you", ready=False, **stamp) for one in (wok, ride))
    here = ways.keep(KIND, note_id=first.id, **stamp)
    theirs = ways.keep(LONG, party_id=ride.party.id, **stamp)

    assert ways.holding(wok.party.id, first.id) == (KIND,)
    assert ways.holding(wok.party.id) == ()
    assert ways.holding(ride.party.id, second.id) == (LONG,)
    assert ways.holding() == ()
    assert [(row.who, row.note_id) for row in ways.standing()] == [("Ana", first.id), ("Tom", None)]

    good = ways.keep(KIND, **stamp)
    assert ways.holding() == ways.holding(wok.party.id, first.id) == (KIND,)
    assert ways.holding(ride.party.id) == (LONG, KIND)
    assert ways.standing() == (here, theirs, good)


def test_the_same_words_are_kept_once_however_they_are_set(stamp: dict[str, Any]) -> None:
    kept = ways.keep(KIND, **stamp)
    later = {**stamp, "now": stamp["now"] + timedelta(1), "by": "you"}
    assert ways.keep(Way(KIND.rule, "So kind\n of you!"), **later) == kept
    assert ways.keep(Way(KIND.rule), **stamp) != kept
    assert len(ways.standing()) == 2


def test_what_is_taken_back_is_gone_and_told_of(ana: int, stamp: dict[str, Any]) -> None:
    kept = ways.keep(KIND, party_id=ana, **stamp)
    assert ways.take_back(kept.id, **stamp) == kept
    assert (ways.standing(), ways.holding(ana)) == ((), ())
    with pytest.raises(NotFound, match="No way of yours has the number"):
        ways.take_back(kept.id, **stamp)
    told = [event.kind for event in events.about([f"party {ana}"])]
    assert told[-2:] == [f"way {kept.id} kept", f"way {kept.id} taken back"]


def test_the_events_never_tell_the_words(ana: int, stamp: dict[str, Any]) -> None:
    note = ways.keep(KIND, party_id=ana, **stamp)
    ways.keep(LONG, **stamp)
    told = events.about([f"party {ana}", "me"])
    assert not any("kind of you" in f"{event.kind} {event.subject}" for event in told)
    assert {event.subject for event in told if "kept" in event.kind} == {f"party {ana}", "me"}
    assert note.who == "Ana"


def test_a_household_shares_the_ways_of_its_members(
    capture: Capture, stamp: dict[str, Any]
) -> None:
    (debt,) = capture("a wok", "Ana & Tom Reyes")
    ana, tom = people.find("Ana Reyes").id, people.find("Tom Reyes").id
    ways.keep(KIND, party_id=ana, **stamp)
    assert ways.holding(debt.party.id) == (KIND,)
    assert ways.holding(tom) == ()
    ways.keep(LONG, party_id=debt.party.id, **stamp)
    assert ways.holding(tom) == (LONG,)
    assert ways.holding(ana) == (KIND, LONG)


@pytest.mark.parametrize("scope", [{"party_id": 99}, {"note_id": 99}])
def test_a_way_for_nobody_is_not_kept(scope: dict[str, Any], stamp: dict[str, Any]) -> None:
    with pytest.raises(NotFound):
        ways.keep(KIND, **scope, **stamp)
    assert ways.standing() == ()


def test_a_way_holds_for_one_note_or_one_party(ana: int, stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="not for both"):
        ways.keep(KIND, party_id=ana, note_id=1, **stamp)
    with pytest.raises(BadInput, match="broken character"):
        ways.keep(Way("stock", "so\0kind"), **stamp)


def test_ways_go_with_a_merged_party_and_meet_once(capture: Capture, stamp: dict[str, Any]) -> None:
    ana, annie = (capture("a wok", name)[0].party.id for name in ("Ana Reyes", "Annie"))
    kept = ways.keep(KIND, party_id=ana, **stamp)
    ways.keep(Way(KIND.rule, "SO KIND OF YOU"), party_id=annie, **stamp)
    moved = ways.keep(LONG, party_id=annie, **stamp)
    people.merge(ana, annie, **stamp)
    assert ways.holding(ana) == (KIND, LONG)
    assert [row.id for row in ways.standing()] == [kept.id, moved.id]
    assert ways.keep(LONG, party_id=annie, **stamp).id == moved.id


def test_an_undone_import_keeps_whom_a_way_was_kept_for(stamp: dict[str, Any]) -> None:
    rows = tuple(Told(n, f"{n}", (parse(name),)) for n, name in enumerate(("Ana", "Tom")))
    run = imports.record(Reading("gifts", "list.csv", "digest", rows), **stamp)
    ways.keep(KIND, party_id=people.find("Ana").id, **stamp)
    undone = imports.undo(run.id, **stamp)
    assert undone.kept == ("Ana: you keep a way of your own for them",)
    assert [row.name for row in people.everyone()] == ["Ana"]
    assert ways.holding(people.find("Ana").id) == (KIND,)


def test_many_ways_are_read_at_once(
    ana: int, stamp: dict[str, Any], queries: Callable[[Callable[[], object]], int]
) -> None:
    ways.keep(KIND, party_id=ana, **stamp)
    few = queries(ways.standing), queries(lambda: ways.holding(ana))
    for number in range(20):
        ways.keep(Way(f"rule-{number}"), party_id=ana, **stamp)
        ways.keep(Way(f"rule-{number}"), **stamp)
    assert (queries(ways.standing), queries(lambda: ways.holding(ana))) == few == (1, 3)
