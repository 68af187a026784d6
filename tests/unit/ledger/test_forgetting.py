"""Who asks to be forgotten is forgotten: nothing of them is left, in the file either."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from penned.errors import NotFound
from penned.ledger import imports, moments, notes, owed, people, proposals
from penned.moments import Moment, Standing
from penned.notes import State
from penned.people.address import Address
from penned.people.names import parse
from penned.people.particulars import Fact, Home, Particulars
from penned.told import Fault, Reading, Taking, Told

if TYPE_CHECKING:
    from datetime import date

HOME = Address(("7 Quince Row",), "Elsewhere")
WHO = parse("Xanthe Quill")
ROWS = (
    Told(
        1,
        "gift",
        (WHO, parse("Tom Lee")),
        (Particulars((Home(HOME),), (Fact("email", "xanthe@example.org"),), b"xphoto"),),
        Moment(("Xanthe Quill", "Tom Lee"), "a wok"),
    ),
    Told(2, "own", (WHO,), moment=Moment(("Xanthe Quill",), "a zither", "from Zagreb")),
    Told(3, "pair", (parse("Xanthe & Bo Quill"),)),
    Told(4, "event", (WHO,), moment=Moment((), "dinner"), taking=Taking.PROPOSED),
)
LIST = Reading("gifts", "list.csv", "digest", ROWS)


@pytest.fixture
def xanthe(stamp: dict[str, Any], today: date) -> int:
    """Somebody with gifts, a posted note, a home, a photo and a proposal."""
    imports.record(LIST, **stamp)
    (debt,) = moments.accept(Moment(("Xanthe Quill",), "a viola"), [WHO], **stamp)
    note = notes.save([debt.id], "Dear Xanthe, the viola hums", ready=True, **stamp)
    for state in (State.WRITTEN, State.POSTED):
        notes.advance(note.id, state, on=today, **stamp)
    return people.find("Xanthe Quill").id


def test_nothing_of_them_is_left_in_the_file(
    xanthe: int, opened: str, stamp: dict[str, Any]
) -> None:
    people.forget(xanthe, words=True, **stamp)
    if connection.vendor == "sqlite":
        files = [Path(opened), Path(f"{opened}-wal")]
        left = b"".join(file.read_bytes() for file in files if file.exists())
        gone = (b"xanthe@", b"Quince", b"xphoto", b"Zagreb", b"zither", b"viola")
        assert [word for word in gone if word in left] == []
    with pytest.raises(NotFound):
        people.get(xanthe)
    assert "Xanthe Quill" not in {row.name for row in people.everyone()}


def test_when_they_were_thanked_and_what_others_gave_stays(
    xanthe: int, stamp: dict[str, Any], today: date
) -> None:
    people.forget(xanthe, **stamp)
    assert [debt.moment.what for debt in owed.waiting()] == ["a wok"]
    assert owed.waiting()[0].moment.givers == ("Tom Lee",)
    assert proposals.waiting() == ()
    rows = notes.every()
    assert [(row.posted_on, row.text) for row in rows] == [(today, "Dear Xanthe, the viola hums")]


def test_no_source_brings_them_back_but_you_may(xanthe: int, stamp: dict[str, Any]) -> None:
    people.forget(xanthe, **stamp)
    run = imports.record(replace(LIST, digest="other"), **stamp)
    assert {fault.row for fault in run.faults} == {2, 4}
    assert "was forgotten here" in run.faults[0].reason
    assert [(fault.row, fault.reason) for fault in run.remarks] == [
        (1, "it is read without somebody who was forgotten"),
        (3, "it is read without somebody who was forgotten"),
    ]
    assert {row.name for row in people.everyone()} == {"Tom Lee", "Bo Quill"}
    assert [(debt.party.name, debt.moment.what) for debt in owed.waiting()] == [
        ("Tom Lee", "a wok")
    ]
    assert imports.record(LIST, **stamp).id == 1  # which says nothing new
    assert people.meet(WHO, **stamp).id != xanthe
    imports.record(replace(LIST, digest="third"), **stamp)
    assert "a zither" in {debt.moment.what for debt in owed.waiting()}


def test_somebody_met_again_can_be_forgotten_again(xanthe: int, stamp: dict[str, Any]) -> None:
    for number in (xanthe, people.meet(parse("Bo Quill"), **stamp).id):
        people.forget(number, **stamp)
    people.forget(people.meet(WHO, **stamp).id, **stamp)
    run = imports.record(replace(LIST, digest="other"), **stamp)
    assert {fault.row for fault in run.faults} == {2, 3, 4}
    assert {row.name for row in people.everyone()} == {"Tom Lee"}


@pytest.mark.parametrize("by_source", [True, False])
def test_nobody_who_shared_a_gift_is_thanked_twice(
    stamp: dict[str, Any],
    today: date,
    by_source: bool,  # noqa: FBT001 - drawn
) -> None:
    gift = replace(ROWS[0], thanked_on=today if by_source else None)
    imports.record(Reading("gifts", "a.csv", "a", (gift,)), **stamp)
    if not by_source:
        ids = [debt.id for debt in owed.of(people.find("Tom Lee").id)]
        owed.settle(ids, Standing.THANKED, on=today, **stamp)
    people.forget(people.find("Xanthe Quill").id, **stamp)
    imports.record(Reading("gifts", "b.csv", "b", (gift,)), **stamp)
    found = {(debt.party.name, debt.standing) for debt in owed.every()}
    alone = Standing.THANKED if by_source else Standing.WAIVED
    assert found == {("Tom Lee", Standing.THANKED), ("somebody", alone)}
    assert len(owed.every()) == 2


@pytest.mark.parametrize(
    ("couple", "left"),
    [("Xanthe & Bo Quill", "Bo Quill"), ("Bo, Xanthe & Cy Quill", "Bo Quill & Cy Quill")],
)
def test_those_who_are_left_of_a_household_take_its_place(
    couple: str, left: str, stamp: dict[str, Any], today: date
) -> None:
    its = Particulars((Home(HOME),))
    rows = tuple(
        Told(place, what, (parse(couple),), (its,), Moment((couple,), what))
        for place, what in enumerate(("a harp", "a lute"), 1)
    )
    imports.record(Reading("gifts", "a.csv", "a", rows), **stamp)
    lute = next(debt for debt in owed.waiting() if debt.moment.what == "a lute")
    owed.settle([lute.id], Standing.THANKED, on=today, **stamp)
    people.forget(people.find("Xanthe Quill").id, **stamp)
    for again in (False, True):
        if again:
            imports.record(Reading("gifts", "b.csv", "b", rows), **stamp)
        assert [(debt.party.name, debt.moment.givers, debt.standing) for debt in owed.every()] == [
            (left, (left,), Standing.OWED),
            (left, (left,), Standing.THANKED),
        ]
        assert owed.every()[0].party.address == HOME
        assert not any("Xanthe" in row.name or row.also for row in people.everyone())
    imports.undo(2, **stamp)
    assert "thanked by now" in imports.undo(1, **stamp).kept[0]
    assert [debt.moment.what for debt in owed.every()] == ["a lute"]


def test_a_family_is_not_renamed_for_one_of_its_members(stamp: dict[str, Any]) -> None:
    family = people.meet(parse("The Quill Family"), **stamp)
    people.join(family.id, people.meet(WHO, **stamp).id, **stamp)
    people.forget(people.find("Xanthe Quill").id, **stamp)
    (row,) = people.everyone()
    assert (row.id, row.name, row.members) == (family.id, "The Quill Family", ())


def test_nobody_is_left_of_a_couple_that_was_forgotten(stamp: dict[str, Any]) -> None:
    couple = parse("Xanthe & Bo Quill")
    moments.accept(Moment((couple.name,), "a harp"), [couple], **stamp)
    for name in ("Xanthe Quill", "Bo Quill"):
        people.forget(people.find(name).id, **stamp)
    assert people.everyone() == ()
    assert [debt.standing for debt in owed.every()] == [Standing.WAIVED]
    assert owed.every()[0].moment.givers == ()


def test_what_is_said_of_files_names_them_no_more(stamp: dict[str, Any]) -> None:
    why = "“XANTHE QUILL” has two dates"
    reading = Reading("gifts", "Xanthe Quill.csv", "a", ROWS, (Fault(9, why),))
    imports.record(reading, **stamp)
    people.forget(people.find("Xanthe Quill").id, **stamp)
    (run,) = imports.runs()
    assert (run.file_name, run.faults[0].reason) == ("somebody.csv", "“somebody” has two dates")


def test_an_import_that_named_them_can_still_be_undone(xanthe: int, stamp: dict[str, Any]) -> None:
    people.forget(xanthe, **stamp)
    assert imports.undo(1, **stamp).kept == ()
    assert people.everyone() == ()
    assert [debt.moment.what for debt in owed.every()] == ["a viola"]


def test_what_was_owed_is_let_go(xanthe: int, stamp: dict[str, Any]) -> None:
    people.forget(xanthe, words=True, **stamp)
    theirs = [debt for debt in owed.every() if debt.party.name == "somebody"]
    assert {debt.standing for debt in theirs} == {Standing.WAIVED, Standing.THANKED}
    assert [debt.moment.what for debt in theirs if len(debt.moment.givers) == 0] == [
        "something kind"
    ] * 2
