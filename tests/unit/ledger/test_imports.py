from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import NotFound, Refused, Unreachable
from penned.ledger import imports, moments, notes, owed, people, records, story
from penned.ledger.imports import Fault, ImportRow
from penned.moments import Moment, Standing
from penned.people.address import Address
from penned.people.names import parse
from penned.people.person import Household, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from penned.ledger.imports import RunRow
    from penned.ledger.owed import OwedRow

    Capture = Callable[..., tuple[OwedRow, ...]]
    TakeIn = Callable[..., RunRow]

ELM = Address(("1 Elm Street",), "Springfield", "IL", "62701", "US")
OAK = Address(("5 Oak Avenue",), "Boston", "MA", "02108", "US")


def row(number: int, name: str, what: str = "", **more: Any) -> ImportRow:  # noqa: ANN401 - any field of a row
    moment = Moment((name,), what) if what else None
    return ImportRow(number, f"{name}|{what}", moment, (parse(name),), **more)


def dated(number: int, on: date | None) -> ImportRow:
    moment = Moment(("Ana",), "a wok", on=on)
    day = on.isoformat() if on else ""
    return ImportRow(number, f"Ana|wok|{day}|1", moment, (parse("Ana"),), undated_key="Ana|wok")


LIST = (row(1, "Ana Reyes", "a wok"), row(2, "Tom Lee", "a ride"), row(3, "Zoe Hill"))


@pytest.fixture
def take_in(stamp: dict[str, Any]) -> TakeIn:
    def record(rows: Sequence[ImportRow], digest: str = "one", **more: Any) -> RunRow:  # noqa: ANN401 - as above
        return imports.record(f"{digest}.csv", digest, rows, **stamp, **more)

    return record


def everything() -> tuple[object, ...]:
    """All that a person can see of the ledger."""
    stories = tuple(story.of(party.id) for party in people.everyone())
    return stories, owed.waiting(), notes.rows(records.Note.objects.all()), imports.runs()


def test_a_file_is_taken_in_row_by_row(take_in: TakeIn) -> None:
    run = take_in(LIST)
    assert (run.added, run.known, run.faults, run.undone_at) == (3, 0, (), None)
    assert [debt.moment.what for debt in owed.waiting()] == ["a wok", "a ride"]
    assert {party.name for party in people.everyone()} == {"Ana Reyes", "Tom Lee", "Zoe Hill"}
    assert imports.already("one") == imports.runs()[0] == run


def test_the_same_file_again_changes_nothing(take_in: TakeIn) -> None:
    take_in(LIST)
    before = everything()
    again = take_in(LIST)
    assert (again.added, again.known) == (0, 3)
    assert everything() == before


def test_a_known_row_in_an_edited_file_changes_nothing(take_in: TakeIn, today: date) -> None:
    take_in(LIST)
    before = owed.waiting(), people.everyone()
    edited = [replace(each, thanked_on=today) for each in LIST]
    run = take_in([*edited, edited[0]], "two")
    assert (run.id, run.added, run.known) == (0, 0, 4)
    assert (owed.waiting(), people.everyone()) == before
    assert len(imports.runs()) == 1


def test_a_file_that_was_mended_by_another_mapping_comes_in(take_in: TakeIn) -> None:
    first = take_in(LIST[:1], faults=[Fault(2, "12/06/2026 can be read two ways")])
    second = take_in(LIST)
    assert (second.added, second.known, second.faults) == (2, 1, ())
    third = take_in(LIST, faults=[Fault(9, "nobody is named")])
    assert third == replace(
        second, added=0, known=3, faults=(Fault(9, "nobody is named"),), dry_run=False
    )
    assert [run.id for run in imports.runs()] == [first.id, second.id]


def test_a_row_without_a_day_is_known_by_its_giver_and_gift(take_in: TakeIn) -> None:
    take_in([dated(1, None)])
    for day in (date(2026, 6, 12), date(2026, 6, 13)):
        assert take_in([dated(1, day)], "two").known == 1
    assert len(owed.waiting()) == 1
    both = [dated(1, date(2026, 6, 12)), dated(2, date(2026, 6, 13))]
    assert (take_in(both, "three").added, take_in(both[::-1], "four").added) == (1, 0)


def test_a_row_that_lost_its_day_is_known(take_in: TakeIn) -> None:
    rows = [dated(1, date(2026, 6, 12)), dated(2, date(2026, 6, 13))]
    take_in(rows)
    lost = [dated(1, None), replace(dated(2, None), key="Ana|wok||2")]
    assert take_in(lost, "two").known == 2
    assert take_in([rows[0], dated(2, None)], "three").known == 2
    more = [*rows, dated(3, None)]
    assert take_in(more, "four").added == 1


def test_two_days_are_two_gifts(take_in: TakeIn) -> None:
    take_in([dated(1, date(2026, 6, 12))])
    assert take_in([dated(1, date(2026, 6, 13))], "two").added == 1
    assert len(owed.waiting()) == 2


def test_a_day_that_was_amended_here_makes_no_second_gift(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in([dated(1, None)])
    (debt,) = owed.waiting()
    moments.amend(debt.moment_id, replace(debt.moment, on=date(2026, 6, 1)), **stamp)
    assert take_in([dated(1, date(2026, 6, 12))], "two").known == 1


def test_thanks_that_only_the_list_knows_are_remarked(
    take_in: TakeIn, stamp: dict[str, Any], today: date
) -> None:
    take_in(LIST)
    (tom,) = _debts("Tom Lee")
    owed.settle([tom.id], Standing.WAIVED, on=today, **stamp)
    run = take_in([replace(each, thanked_on=today) for each in LIST], "two")
    assert run.remarks == (
        Fault(
            1,
            "it says thanked; the ledger still owes Ana Reyes for a wok. "
            'Say so with: penned thanked "Ana Reyes"',
        ),
    )
    (ana,) = _debts("Ana Reyes")
    assert ana.standing is Standing.OWED


def test_a_known_row_adds_an_address_that_was_missing(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in(LIST)
    before = people.everyone()
    edited = [replace(each, addresses=(ELM,)) for each in LIST]
    dry = take_in(edited, "two", dry_run=True)
    assert (dry.id, people.everyone()) == (0, before)
    run = take_in(edited, "two")
    assert (run.added, run.learned, run.remarks) == (dry.added, dry.learned, ()) == (0, 3, ())
    assert {party.address for party in people.everyone()} == {ELM}
    assert take_in(edited, "three").learned == 0
    imports.undo(run.id, **stamp)
    assert people.everyone() == before


def test_a_known_row_with_another_address_is_remarked(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in([replace(LIST[0], addresses=(ELM,))])
    run = take_in([replace(LIST[0], addresses=(OAK,))], "two")
    (remark,) = run.remarks
    assert (run.id, run.learned, remark.row) == (0, 0, 1)
    assert "another address for Ana Reyes" in remark.reason
    assert people.find("Ana").address == ELM
    people.meet(parse("Ana Reyes"), OAK, **stamp)
    assert take_in([replace(LIST[0], addresses=(ELM,))], "three").remarks == ()


def test_two_new_addresses_for_one_are_not_both_right(take_in: TakeIn) -> None:
    rows = [LIST[0], row(2, "Ana Reyes", "a soup")]
    take_in(rows)
    run = take_in([replace(rows[0], addresses=(ELM,)), replace(rows[1], addresses=(OAK,))], "two")
    assert (run.learned, [remark.row for remark in run.remarks]) == (1, [2])
    assert people.find("Ana").address == ELM


@pytest.mark.parametrize(
    "late", [dated(9, date(2027, 1, 1)), row(9, "Ana", "a wok", thanked_on=date(2027, 1, 1))]
)
def test_a_day_to_come_is_a_fault_of_its_row(late: ImportRow, take_in: TakeIn) -> None:
    run = take_in([late, *LIST])
    assert run.added == 3
    assert run.faults == (Fault(9, "1 January 2027 is still to come"),)


def test_tomorrow_is_today_somewhere(take_in: TakeIn, today: date) -> None:
    assert take_in([dated(1, today + timedelta(days=1))]).added == 1


def test_an_edited_file_adds_its_new_rows(take_in: TakeIn) -> None:
    take_in(LIST)
    run = take_in([*LIST, row(4, "Ana Reyes", "a soup")], "two")
    assert (run.added, run.known) == (1, 3)
    assert [debt.moment.what for debt in owed.of(people.find("Ana").id)] == ["a wok", "a soup"]


def test_a_row_that_stands_twice_in_a_file_is_taken_once(take_in: TakeIn) -> None:
    run = take_in([LIST[0], LIST[0]])
    assert (run.added, run.known) == (1, 1)
    assert len(owed.waiting()) == 1


def test_a_thanked_row_comes_in_thanked(take_in: TakeIn, today: date) -> None:
    take_in(
        [
            row(1, "Ana", "a wok", thanked_on=today, thanked_how="card"),
            row(2, "Tom", "a ride", thanked_on=today, thanked_how="In person"),
        ]
    )
    assert owed.waiting() == ()
    settled = [(debt.standing, debt.settled_on, debt.how) for debt in _debts("Ana", "Tom")]
    assert settled == [
        (Standing.THANKED, today, "card"),
        (Standing.THANKED_IN_PERSON, today, "In person"),
    ]


def test_a_gift_of_several_is_owed_to_each(take_in: TakeIn) -> None:
    take_in([ImportRow(1, "k", Moment(what="a wok"), (Person("Ana"), Person("Tom")), (None, ELM))])
    assert [debt.party.name for debt in owed.waiting()] == ["Ana", "Tom"]
    assert people.find("Tom").address == ELM


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (replace(LIST[0], row=9, parties=()), "nobody to thank"),
        (replace(LIST[0], row=9, parties=(Person("..."),)), "nobody to thank"),
        (replace(LIST[0], row=9, key=""), "nothing tells this row from another"),
        (replace(LIST[0], row=9, moment=Moment(what="\0")), "broken character"),
        (replace(LIST[0], row=9, parties=(Person("\ud800 Ana"),)), "broken character"),
        (replace(LIST[0], row=9, addresses=(ELM, OAK)), "more addresses"),
        (replace(LIST[0], row=9, moment=Moment(what=" ")), "what they gave"),
    ],
)
def test_a_bad_row_is_told_and_stops_no_other(bad: ImportRow, reason: str, take_in: TakeIn) -> None:
    run = take_in([bad, *LIST], faults=[Fault(5, "the date cannot be read")])
    assert (run.added, run.known) == (3, 0)
    assert [fault.row for fault in run.faults] == [5, 9]
    assert reason in run.faults[1].reason
    assert imports.runs() == (run,)


def test_a_blank_cell_wipes_nothing_out(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    people.meet(parse("Ana Reyes"), ELM, **stamp)
    take_in([row(1, "Ana Reyes", "a wok", addresses=(Address(),)), LIST[1]])
    assert people.find("Ana Reyes").address == ELM


def test_an_old_list_brings_no_old_address_back(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    people.meet(parse("Ana Reyes"), ELM, **stamp)
    people.meet(parse("Ana Reyes"), OAK, **stamp)
    take_in([row(1, "Ana Reyes", "a wok", addresses=(ELM,))])
    assert people.find("Ana Reyes").address == OAK


def test_a_dry_run_says_the_same_and_leaves_nothing(take_in: TakeIn) -> None:
    take_in(LIST[:1])
    before = everything()
    dry = take_in(LIST, "two", dry_run=True)
    assert everything() == before
    real = take_in(LIST, "two")
    assert replace(real, id=0, dry_run=True) == dry


def test_half_a_file_is_impossible(take_in: TakeIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Unreachable("the disk is full")

    before = everything()
    monkeypatch.setattr(records.ImportedRow.objects, "bulk_create", fail)
    with pytest.raises(Unreachable):
        take_in(LIST)
    assert everything() == before
    assert not records.Event.objects.exists()


def test_undoing_takes_everything_back(take_in: TakeIn, stamp: dict[str, Any], today: date) -> None:
    home = ImportRow(4, "k", Moment(what="a lamp"), (parse("Ana & Tom Reyes"),), (ELM,), today)
    run = take_in([*LIST, home])
    undone = imports.undo(run.id, **stamp)
    assert (undone.removed, undone.kept) == (4, ())
    assert people.everyone() == ()
    assert owed.waiting() == ()
    for model in (records.Moment, records.Owed, records.Address, records.Membership):
        assert not model.objects.exists()
    assert imports.already("one") is None


def test_an_undone_file_can_be_taken_in_again(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    before = take_in(LIST)
    imports.undo(before.id, **stamp)
    again = take_in(LIST)
    assert (again.added, again.known) == (3, 0)
    assert again.id != before.id


def test_undoing_twice_is_refused(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    run = take_in(LIST)
    imports.undo(run.id, **stamp)
    with pytest.raises(Refused, match="was undone on 2026-11-20"):
        imports.undo(run.id, **stamp)
    with pytest.raises(NotFound):
        imports.undo(99, **stamp)


def test_what_was_worked_on_stays_and_is_named(
    take_in: TakeIn, stamp: dict[str, Any], today: date
) -> None:
    names = ("Ana", "Tom", "Zoe", "Kim", "Lea")
    run = take_in([row(n, name, f"gift {n}") for n, name in enumerate(names, 1)])
    ana, tom, zoe, kim, _ = owed.waiting()
    notes.save([ana.id], "Dear Ana", ready=False, **stamp)
    owed.settle([tom.id], Standing.WAIVED, on=today, **stamp)
    owed.settle([zoe.id], Standing.THANKED, on=today, **stamp)
    moments.amend(kim.moment_id, replace(kim.moment, detail="blue"), **stamp)
    undone = imports.undo(run.id, **stamp)
    assert undone.removed == 1
    assert undone.kept == (
        "row 1: Ana, note 1 was begun",
        "row 2: Tom, it is waived by now",
        "row 3: Zoe, it is thanked by now",
        "row 4: Kim, its words were changed since",
    )
    assert {party.name for party in people.everyone()} == {"Ana", "Tom", "Zoe", "Kim"}


def test_a_kept_row_is_known_when_its_file_comes_again(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    run = take_in(LIST)
    notes.save([owed.waiting()[0].id], "Dear Ana", ready=False, **stamp)
    imports.undo(run.id, **stamp)
    again = take_in(LIST)
    assert (again.added, again.known) == (2, 1)
    assert len(owed.waiting()) == 2


def test_people_who_were_there_before_stay(
    take_in: TakeIn, capture: Capture, stamp: dict[str, Any]
) -> None:
    capture("a lamp", "Ana Reyes")
    run = take_in(LIST)
    assert imports.undo(run.id, **stamp).kept == ()
    assert [party.name for party in people.everyone()] == ["Ana Reyes"]


def test_people_who_are_needed_since_stay_and_are_named(
    take_in: TakeIn, capture: Capture, stamp: dict[str, Any]
) -> None:
    run = take_in([*LIST, row(4, "Kim Wu"), row(5, "Bea Cole")])
    capture("a lamp", "Ana Reyes")
    people.meet(parse("Tom Lee"), ELM, **stamp)
    people.meet(Household("The Choir", (parse("Zoe Hill"), Person("Lea"))), **stamp)  # type: ignore[arg-type]
    people.merge(people.find("Kim Wu").id, people.meet(Person("Kimmy"), **stamp).id, **stamp)
    undone = imports.undo(run.id, **stamp)
    assert undone.removed == 5
    assert set(undone.kept) == {
        "Ana Reyes: there is more to thank for",
        "Tom Lee: the address was changed since",
        "Zoe Hill: member of a household that was there before or since",
        "Kim Wu: merged with another name since",
    }
    names = {party.name for party in people.everyone()}
    assert names == {"Ana Reyes", "Tom Lee", "Zoe Hill", "Kim Wu", "The Choir", "Lea"}


def test_the_members_of_a_household_that_stays_stay(
    take_in: TakeIn, capture: Capture, stamp: dict[str, Any]
) -> None:
    run = take_in([row(1, "Ana & Tom Reyes", "a wok")])
    capture("a lamp", "Ana & Tom Reyes")
    home = people.find("Ana & Tom Reyes")
    imports.undo(run.id, **stamp)
    assert people.get(home.id) == home


def test_a_member_whom_the_import_added_to_a_known_household_goes(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    before = people.meet(Household("The Choir", (Person("Ana"),)), **stamp)
    run = take_in([ImportRow(1, "k", None, (Household("The Choir", (Person("Tom"),)),))])
    assert people.get(before.id).party == Household("The Choir", (Person("Ana"), Person("Tom")))
    imports.undo(run.id, **stamp)
    assert people.get(before.id) == before


def test_an_undone_address_gives_the_old_one_back(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    before = people.meet(parse("Ana Reyes"), ELM, **stamp)
    run = take_in([row(1, "Ana Reyes", "a wok", addresses=(OAK,))])
    assert people.get(before.id).address == OAK
    imports.undo(run.id, **stamp)
    assert people.get(before.id) == before


def test_an_address_stays_with_a_row_that_stays(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    ana = people.meet(parse("Ana Reyes"), ELM, **stamp)
    run = take_in([row(1, "Ana Reyes", "a wok", addresses=(OAK,))])
    notes.save([owed.waiting()[0].id], "Dear Ana", ready=True, **stamp)
    imports.undo(run.id, **stamp)
    assert people.get(ana.id).address == OAK


def test_imports_and_undos_are_events(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    run = take_in(LIST)
    imports.undo(run.id, **stamp)
    told = list(records.Event.objects.order_by("id").values_list("kind", "subject"))
    assert told == [("imported", f"import {run.id}"), ("undone", f"import {run.id}")]


def test_an_import_takes_few_queries_however_long_it_is(
    take_in: TakeIn, queries: Callable[[Callable[[], object]], int]
) -> None:
    short = [row(n, f"Ana Reyes{n}", "a wok", addresses=(ELM,)) for n in range(3)]
    long = [row(n, f"Tom Lee{n}", "a wok", addresses=(ELM,)) for n in range(40)]
    few = queries(lambda: take_in(short))
    assert queries(lambda: take_in(long, "two")) == few


def _debts(*names: str) -> list[OwedRow]:
    return [debt for name in names for debt in owed.of(people.find(name).id)]
