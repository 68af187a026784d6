from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from penned.coach import Way
from penned.errors import NotFound, Refused, Unreachable
from penned.ledger import imports, moments, notes, owed, people, records, story, twins, ways
from penned.moments import Donation, Moment, Standing
from penned.people.address import Address
from penned.people.names import parse
from penned.people.particulars import Fact, Home, Particulars
from penned.people.person import Household, Person
from penned.told import Fault, Reading, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from penned.ledger.imports import RunRow
    from penned.ledger.owed import OwedRow

    Capture = Callable[..., tuple[OwedRow, ...]]
    TakeIn = Callable[..., RunRow]

ELM = Address(("1 Elm Street",), "Springfield", "IL", "62701", "US")
OAK = Address(("5 Oak Avenue",), "Boston", "MA", "02108", "US")
MAY, JUNE = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def row(number: int, name: str, what: str = "", **more: Any) -> Told:  # noqa: ANN401 - any field of a row
    moment = Moment((name,), what) if what else None
    return Told(number, f"{name}|{what}", (parse(name),), moment=moment, **more)


def dated(number: int, on: date | None, ordinal: int = 1) -> Told:
    moment = Moment(("Ana",), "a wok", on=on)
    day = on.isoformat() if on else ""
    key = f"Ana|wok|{day}|{ordinal}"
    return Told(number, key, (parse("Ana"),), moment=moment, undated_key="Ana|wok")


def at(*homes: Address) -> tuple[Particulars, ...]:
    return (Particulars(tuple(map(Home, homes))),)


def saying(field: str, *values: str) -> tuple[Particulars, ...]:
    return (Particulars(facts=tuple(Fact(field, value) for value in values)),)


LIST = (row(1, "Ana Reyes", "a wok"), row(2, "Tom Lee", "a ride"), row(3, "Zoe Hill"))


@pytest.fixture
def take_in(stamp: dict[str, Any]) -> TakeIn:
    def record(
        rows: Sequence[Told],
        digest: str = "one",
        faults: Sequence[Fault] = (),
        **more: Any,  # noqa: ANN401 - as above
    ) -> RunRow:
        reading = Reading("gifts", f"{digest}.csv", digest, tuple(rows), tuple(faults))
        return imports.record(reading, **stamp, **more)

    return record


def everything() -> tuple[object, ...]:
    """All that a person can see of the ledger."""
    stories = tuple(story.of(party.id) for party in people.everyone())
    return stories, owed.waiting(), notes.rows(records.Note.objects.all()), imports.runs()


def test_a_file_is_taken_in_row_by_row(take_in: TakeIn) -> None:
    run = take_in(LIST)
    assert (run.added, run.known, run.people, run.faults, run.undone_at) == (3, 0, 3, (), None)
    assert [debt.moment.what for debt in owed.waiting()] == ["a wok", "a ride"]
    assert {party.name for party in people.everyone()} == {"Ana Reyes", "Tom Lee", "Zoe Hill"}
    assert imports.already("one") == imports.runs()[0] == run


def test_the_same_file_again_changes_nothing(take_in: TakeIn) -> None:
    run = take_in(LIST)
    before = everything()
    again = take_in(LIST)
    assert (again.id, again.added, again.known) == (run.id, 0, 3)
    assert everything() == before


def test_another_file_that_says_the_same_is_one_more_witness(take_in: TakeIn) -> None:
    first = take_in(LIST)
    second = take_in(LIST, "two")
    assert (second.added, second.known, second.changed) == (0, 3, 0)
    assert second.id != first.id
    assert [debt.sources for debt in owed.waiting()] == [
        ("one.csv row 1", "two.csv row 1"),
        ("one.csv row 2", "two.csv row 2"),
    ]


def test_what_another_file_says_too_stays_when_the_first_is_undone(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    first = take_in(LIST)
    before = owed.waiting(), people.everyone()
    take_in(LIST[:1], "two")
    assert imports.undo(first.id, **stamp).kept == ()
    assert [debt.moment for debt in owed.waiting()] == [before[0][0].moment]
    assert [party.name for party in people.everyone()] == ["Ana Reyes"]


def test_a_file_that_was_mended_by_another_mapping_comes_in(take_in: TakeIn) -> None:
    first = take_in(LIST[:1], faults=[Fault(2, "12/06/2026 can be read two ways")])
    second = take_in(LIST)
    assert (second.added, second.known, second.faults) == (2, 1, ())
    third = take_in(LIST, faults=[Fault(9, "nobody is named")])
    assert (third.id, third.added, third.known) == (second.id, 0, 3)
    assert third.faults == (Fault(9, "nobody is named"),)
    assert [run.id for run in imports.runs()] == [first.id, second.id]


def test_a_row_without_a_day_is_known_by_its_giver_and_gift(take_in: TakeIn) -> None:
    take_in([dated(1, None)])
    run = take_in([dated(1, date(2026, 6, 12))], "two")
    assert (run.added, run.known, run.changed) == (0, 1, 1)
    (debt,) = owed.waiting()
    assert debt.moment.on == date(2026, 6, 12)
    both = [dated(1, date(2026, 6, 12)), dated(2, date(2026, 6, 13))]
    assert (take_in(both, "three").added, take_in(both[::-1], "four").added) == (1, 0)


def test_a_row_that_lost_its_day_is_known(take_in: TakeIn) -> None:
    rows = [dated(1, date(2026, 6, 12)), dated(2, date(2026, 6, 13))]
    take_in(rows)
    lost = [dated(1, None), dated(2, None, 2)]
    assert take_in(lost, "two").known == 2
    assert take_in([rows[0], dated(2, None)], "three").known == 2
    assert take_in([*rows, dated(3, None)], "four").added == 1


def test_two_days_are_two_gifts(take_in: TakeIn) -> None:
    take_in([dated(1, date(2026, 6, 12))])
    assert take_in([dated(1, date(2026, 6, 13))], "two").added == 1
    assert len(owed.waiting()) == 2


def test_a_note_stays_with_its_gift_when_its_day_turns_up(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in([dated(1, None)])
    (debt,) = owed.waiting()
    notes.save([debt.id], "Dear Ana", ready=False, **stamp)
    take_in([dated(1, date(2026, 6, 12)), dated(2, date(2026, 6, 13))], "two")
    assert [(each.moment.on, each.note_id) for each in owed.waiting()] == [
        (date(2026, 6, 12), 1),
        (date(2026, 6, 13), None),
    ]


def test_a_day_that_was_amended_here_makes_no_second_gift(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in([dated(1, None)])
    (debt,) = owed.waiting()
    better = replace(debt.moment, on=date(2026, 6, 1))
    moments.amend(debt.moment_id, better, **stamp)
    assert take_in([dated(1, date(2026, 6, 12))], "two").known == 1
    assert [each.moment for each in owed.waiting()] == [better]


@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_word_holds_and_a_blank_wipes_nothing_out(
    take_in: TakeIn,
    turned: bool,  # noqa: FBT001 - drawn
) -> None:
    old = replace(LIST[0], moment=Moment(("Ana",), "a wok", "iron", "soups", on=date(2026, 4, 1)))
    new = replace(LIST[0], moment=Moment(("Ana",), "a wok", "cast iron"))
    files = [([old], "old", MAY), ([new], "new", JUNE)]
    for rows, name, as_of in reversed(files) if turned else files:
        take_in(rows, name, as_of=as_of)
    (debt,) = owed.waiting()
    assert debt.moment == Moment(("Ana",), "a wok", "cast iron", "soups", on=date(2026, 4, 1))


@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_home_and_fact_hold(take_in: TakeIn, turned: bool) -> None:  # noqa: FBT001 - drawn
    old = Particulars((Home(ELM),), (Fact("company", "Old Ltd"), Fact("job", "cook")))
    new = Particulars((Home(OAK),), (Fact("company", "New Ltd"), Fact("email", "a@example.org")))
    files = [(old, "old", MAY), (new, "new", JUNE)]
    for its, name, as_of in reversed(files) if turned else files:
        take_in([Told(1, f"card {name}", (parse("Ana Reyes"),), (its,))], name, as_of=as_of)
    ana = people.find("Ana")
    assert ana.address == OAK
    assert ana.particulars.facts == (
        Fact("company", "New Ltd"),
        Fact("job", "cook"),
        Fact("email", "a@example.org"),
    )


def test_a_later_version_of_a_card_takes_the_place_of_the_one_before(take_in: TakeIn) -> None:
    other = row(2, "Ana Reyes", "a wok", particulars=saying("phone", "3"))
    for number, phones, as_of in ((1, ("1", "2"), MAY), (2, ("2",), JUNE)):
        card = row(1, "Ana Reyes", particulars=saying("phone", *phones), as_of=as_of)
        take_in([card, other], f"pull {number}")
    assert people.find("Ana").particulars.values("phone") == ("2", "3")


def test_what_the_person_says_wins_over_every_file(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    ana = people.meet(parse("Ana Reyes"), ELM, **stamp)
    people.say(ana.id, "relation", "friend", **stamp)
    says = Particulars((Home(OAK),), (Fact("relation", "client"), Fact("deceased", "yes")))
    run = take_in([Told(1, "k", (parse("ANA REYES"),), (says,), as_of=JUNE)])
    (remark,) = run.remarks
    assert "another address for ANA REYES" in remark.reason
    people.unsay(ana.id, "deceased", **stamp)
    after = people.get(ana.id)
    assert (after.name, after.address, after.deceased) == ("Ana Reyes", ELM, "")
    assert after.particulars.values("relation") == ("friend",)


def test_thanks_that_only_the_list_knows_are_taken_over_or_remarked(
    take_in: TakeIn, stamp: dict[str, Any], today: date
) -> None:
    take_in(LIST)
    (ana,), (tom,) = _debts("Ana Reyes"), _debts("Tom Lee")
    notes.save([ana.id], "Dear Ana", ready=False, **stamp)
    run = take_in([replace(each, thanked_on=today) for each in LIST], "two")
    assert run.remarks == (
        Fault(
            1,
            "it says thanked; the ledger still owes Ana Reyes for a wok. "
            'Say so with: penned thanked "Ana Reyes"',
        ),
    )
    assert [debt.standing for debt in _debts("Ana Reyes", "Tom Lee")] == [
        Standing.OWED,
        Standing.THANKED,
    ]
    imports.undo(run.id, **stamp)
    assert owed.get([tom.id])[0].standing is Standing.OWED


def test_two_files_may_tell_two_days_of_thanks(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    first, second = date(2026, 6, 1), date(2026, 6, 9)
    take_in([replace(LIST[0], thanked_on=first)], "one", as_of=MAY)
    two = take_in([replace(LIST[0], thanked_on=second, thanked_how="card")], "two", as_of=JUNE)
    (debt,) = _debts("Ana Reyes")
    assert (debt.settled_on, debt.how) == (second, "card")
    imports.undo(two.id, **stamp)
    (debt,) = _debts("Ana Reyes")
    assert (debt.settled_on, debt.how) == (first, "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Ana Reyes", "Tom Lee"), ("Ana & Tom Lee",)),
        (("Ana & Tom Lee",), ("Ana Reyes", "Tom Lee")),
        (("Ana Reyes",), ("Ana Reyes (work)",)),
    ],
)
@pytest.mark.parametrize("again", [None, date(2026, 6, 2)])
def test_thanks_go_to_those_whom_the_later_file_names(
    take_in: TakeIn,
    stamp: dict[str, Any],
    before: tuple[str, ...],
    after: tuple[str, ...],
    again: date | None,
) -> None:
    def told(names: tuple[str, ...], on: date | None) -> Told:
        moment = Moment(names, "a wok")
        return Told(1, "a wok", tuple(map(parse, names)), moment=moment, thanked_on=on)

    def stand() -> list[tuple[str, str, Standing]]:
        return [(its.party.name, its.party.party.aside, its.standing) for its in owed.every()]

    def thanked(names: tuple[str, ...]) -> list[tuple[str, str, Standing]]:
        return [(its.name, its.aside, Standing.THANKED) for its in map(parse, names)]

    take_in([told(before, JUNE.date())], as_of=MAY)
    later = take_in([told(after, again)], "two", as_of=JUNE)
    assert stand() == thanked(after)
    imports.undo(later.id, **stamp)
    assert stand() == thanked(before)


def test_what_the_person_settled_no_file_changes(
    take_in: TakeIn, stamp: dict[str, Any], today: date
) -> None:
    take_in(LIST)
    (ana,), (tom,) = _debts("Ana Reyes"), _debts("Tom Lee")
    owed.settle([ana.id], Standing.WAIVED, on=today, **stamp)
    owed.settle([tom.id], Standing.WAIVED, on=today, **stamp)
    owed.reopen([tom.id], **stamp)
    take_in([replace(each, thanked_on=date(2026, 1, 1)) for each in LIST], "two")
    assert [debt.standing for debt in _debts("Ana Reyes", "Tom Lee")] == [
        Standing.WAIVED,
        Standing.OWED,
    ]


def test_a_gift_that_asks_for_no_thanks_comes_in_waived(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    gift = Donation(Decimal("25.50"), "USD", "the roof", acknowledge=False)
    moment = Moment(("Ana",), "a gift", on=date(2026, 5, 4), donation=gift)
    run = take_in([Told(1, "k", (parse("Ana"),), moment=moment)])
    (debt,) = _debts("Ana")
    assert (debt.standing, debt.settled_on, debt.how) == (
        Standing.WAIVED,
        date(2026, 5, 4),
        "do not acknowledge",
    )
    assert debt.moment.donation == gift
    assert imports.undo(run.id, **stamp).kept == ()
    assert people.everyone() == ()


def test_a_known_row_adds_an_address_that_was_missing(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in(LIST)
    before = people.everyone()
    edited = [replace(each, particulars=at(ELM)) for each in LIST]
    dry = take_in(edited, "two", dry_run=True)
    assert (dry.id, people.everyone()) == (0, before)
    run = take_in(edited, "two")
    assert (run.added, run.learned, run.changed, run.remarks) == (0, 3, 3, ())
    assert (dry.added, dry.learned, dry.changed, dry.remarks) == (0, 3, 3, ())
    assert {party.address for party in people.everyone()} == {ELM}
    assert take_in(edited, "three").learned == 0
    imports.undo(run.id, **stamp)
    assert {party.address for party in people.everyone()} == {ELM}
    imports.undo(run.id + 1, **stamp)
    assert people.everyone() == before


def test_two_new_addresses_for_one_are_not_both_right(take_in: TakeIn) -> None:
    rows = [LIST[0], row(2, "Ana Reyes", "a soup")]
    take_in(rows)
    two = [replace(rows[0], particulars=at(ELM)), replace(rows[1], particulars=at(OAK))]
    run = take_in(two, "two")
    assert (run.learned, len(run.remarks)) == (1, 1)
    assert {home.address for home in people.find("Ana").particulars.homes} == {ELM, OAK}


@pytest.mark.parametrize(
    "late", [dated(9, date(2027, 1, 1)), row(9, "Ana", "a wok", thanked_on=date(2027, 1, 1))]
)
def test_a_day_to_come_is_a_fault_of_its_row(late: Told, take_in: TakeIn) -> None:
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
    both = (Person("Ana"), Person("Tom"))
    take_in([Told(1, "k", both, (Particulars(), *at(ELM)), Moment(what="a wok"))])
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
        (replace(LIST[0], row=9, particulars=saying("job", "\0")), "broken character"),
        (replace(LIST[0], row=9, particulars=at(ELM) * 2), "more addresses"),
        (replace(LIST[0], row=9, moment=Moment(what=" ")), "what they gave"),
        (replace(LIST[0], row=9, moment=None, taking=Taking.KEPT), "tells of nothing"),
    ],
)
def test_a_bad_row_is_told_and_stops_no_other(bad: Told, reason: str, take_in: TakeIn) -> None:
    run = take_in([bad, *LIST], faults=[Fault(5, "the date cannot be read")])
    assert (run.added, run.known) == (3, 0)
    assert [fault.row for fault in run.faults] == [5, 9]
    assert reason in run.faults[1].reason
    assert imports.runs() == (run,)


def test_a_blank_cell_wipes_nothing_out(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    people.meet(parse("Ana Reyes"), ELM, **stamp)
    take_in([row(1, "Ana Reyes", "a wok", particulars=at(Address())), LIST[1]])
    assert people.find("Ana Reyes").address == ELM


def test_an_old_list_brings_no_old_address_back(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    people.meet(parse("Ana Reyes"), ELM, **stamp)
    people.meet(parse("Ana Reyes"), OAK, **stamp)
    take_in([row(1, "Ana Reyes", "a wok", particulars=at(ELM))])
    assert people.find("Ana Reyes").address == OAK


def test_a_dry_run_says_the_same_and_leaves_nothing(take_in: TakeIn) -> None:
    take_in(LIST[:1])
    before = everything()
    dry = take_in(LIST, "two", dry_run=True)
    assert everything() == before
    real = take_in(LIST, "two")
    assert replace(real, id=0, dry_run=True) == dry


def test_half_a_chunk_is_impossible(take_in: TakeIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise Unreachable("the disk is full")

    before = everything()
    monkeypatch.setattr(records.Moment.objects, "bulk_create", fail)
    with pytest.raises(Unreachable):
        take_in(LIST)
    assert everything() == before
    assert not records.Event.objects.exists()


def test_an_import_that_was_cut_off_goes_on_where_it_stopped(
    take_in: TakeIn, monkeypatch: pytest.MonkeyPatch, stamp: dict[str, Any]
) -> None:
    class CutOffError(Exception):
        pass

    def one(chunks: Iterable[Any]) -> Iterator[Any]:
        for chunk in chunks:
            yield chunk
            raise CutOffError

    entry = Told(4, "j", moment=Moment(what="sun", on=date(2026, 6, 1)), taking=Taking.KEPT)
    rows = [entry, *LIST]
    monkeypatch.setattr(imports, "CHUNK", 2)
    with pytest.raises(CutOffError):
        take_in(rows, each=one)
    (cut,) = imports.runs()
    assert (cut.added, cut.kept, cut.finished) == (1, 1, False)
    whole = take_in(rows)
    assert (whole.id, whole.added, whole.known, whole.finished) == (cut.id, 3, 0, True)
    assert (whole.kept, len(people.everyone())) == (1, 3)
    imports.undo(whole.id, **stamp)
    assert people.everyone() == ()


def test_undoing_takes_everything_back(take_in: TakeIn, stamp: dict[str, Any], today: date) -> None:
    its = (Particulars((Home(ELM),), (Fact("phone", "1"),), b"jpeg"),)
    home = Told(4, "k", (parse("Ana & Tom Reyes"),), its, Moment(what="a lamp"), thanked_on=today)
    run = take_in([*LIST, home])
    undone = imports.undo(run.id, **stamp)
    assert (undone.removed, undone.kept) == (4, ())
    assert people.everyone() == ()
    assert owed.waiting() == ()
    left = {
        model.__name__
        for model in (
            records.Moment,
            records.Owed,
            records.Address,
            records.Membership,
            records.Fact,
            records.Photo,
            records.Naming,
            records.ImportedRow,
            records.Party,
        )
        if model._default_manager.exists()
    }
    assert left == set()
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


def test_what_was_worked_on_leaves_an_undone_import_when_another_file_tells_it(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    one = take_in([replace(LIST[0], particulars=at(ELM))])
    notes.save([owed.waiting()[0].id], "Dear Ana", ready=False, **stamp)
    imports.undo(one.id, **stamp)
    assert people.find("Ana").address == ELM
    take_in([LIST[0]], "two")
    (debt,) = owed.waiting()
    assert (debt.note_id, debt.sources, debt.party.address) == (1, ("two.csv row 1",), None)


def test_a_kept_row_is_known_when_its_file_comes_again(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    run = take_in(LIST)
    notes.save([owed.waiting()[0].id], "Dear Ana", ready=False, **stamp)
    imports.undo(run.id, **stamp)
    again = take_in(LIST)
    assert (again.added, again.known) == (2, 1)
    assert len(owed.waiting()) == 2


def test_people_who_were_there_before_or_since_stay(
    take_in: TakeIn, capture: Capture, stamp: dict[str, Any]
) -> None:
    capture("a lamp", "Ana Reyes")
    run = take_in(LIST)
    capture("a book", "Tom Lee")
    assert imports.undo(run.id, **stamp).kept == ()
    assert [party.name for party in people.everyone()] == ["Ana Reyes", "Tom Lee"]


def test_people_to_whom_something_of_yours_is_tied_stay_and_are_named(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    names = ("Ana Reyes", "Tom Lee", "Zoe Hill", "Kim Wu", "Bea Cole", "Lou Dorn")
    run = take_in([row(n, name) for n, name in enumerate(names)])
    ana, tom, zoe, kim, *_ = (people.find(name).id for name in names)
    people.move(ana, ELM, **stamp)
    people.say(tom, "relation", "friend", **stamp)
    ways.keep(Way("late"), party_id=zoe, **stamp)
    people.merge(kim, people.meet(Person("Kimmy"), **stamp).id, **stamp)
    people.join(people.meet(Household("The Choir"), **stamp).id, people.find("Lou").id, **stamp)
    undone = imports.undo(run.id, **stamp)
    assert undone.removed == 6
    assert set(undone.kept) == {
        "Ana Reyes: the address was changed since",
        "Tom Lee: you said something about them",
        "Zoe Hill: you keep a way of your own for them",
        "Kim Wu: merged with another name since",
        "Lou Dorn: member of a household that was there before or since",
    }
    left = {party.name for party in people.everyone()}
    assert left == {"Ana Reyes", "Tom Lee", "Zoe Hill", "Kim Wu", "The Choir", "Lou Dorn"}


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
    run = take_in([Told(1, "k", (Household("The Choir", (Person("Tom"),)),))])
    assert people.get(before.id).party == Household("The Choir", (Person("Ana"), Person("Tom")))
    imports.undo(run.id, **stamp)
    assert people.get(before.id) == before


def test_an_address_stays_with_a_row_that_stays(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    run = take_in([row(1, "Ana Reyes", "a wok", particulars=at(OAK))])
    notes.save([owed.waiting()[0].id], "Dear Ana", ready=True, **stamp)
    imports.undo(run.id, **stamp)
    assert people.find("Ana").address == OAK


def test_the_same_gift_of_two_lists_under_two_names_is_one_debt(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in([row(7, "Ana Reyes", "a wok")])
    two = take_in([row(3, "Ana Reyes", "the wok")], "two")
    one, other = owed.waiting()
    twins.join(one.moment_id, other.moment_id, **stamp)
    (debt,) = owed.waiting()
    assert debt.sources == ("one.csv row 7", "two.csv row 3")
    assert imports.undo(two.id, **stamp).kept == ()
    (debt,) = owed.every()
    assert debt.sources == ("one.csv row 7",)


def test_what_was_let_go_for_a_twin_is_owed_again_without_it(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    one = take_in([row(7, "Ana Reyes", "a wok")])
    take_in([row(3, "Ana Reyes", "the wok")], "two")
    twins.join(*(debt.moment_id for debt in owed.waiting()), **stamp)
    imports.undo(one.id, **stamp)
    assert [(debt.moment.what, debt.how) for debt in owed.waiting()] == [("the wok", "")]


def test_imports_and_undos_are_events(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    run = take_in(LIST)
    imports.undo(run.id, **stamp)
    told = list(records.Event.objects.order_by("id").values_list("kind", "subject"))
    assert told == [("imported", f"import {run.id}"), ("undone", f"import {run.id}")]


def test_proposals_and_entries_meet_nobody_and_go_with_their_import(
    take_in: TakeIn, stamp: dict[str, Any], today: date
) -> None:
    moment = Moment(("Ana",), "dinner at Ana's", on=today)
    rows = [
        Told(1, "e", (parse("Ana"),), moment=moment, taking=Taking.PROPOSED, because="dinner"),
        Told(2, "j", moment=replace(moment, givers=()), taking=Taking.KEPT),
    ]
    run = take_in(rows)
    assert (run.added, run.proposed, run.kept, run.known) == (0, 1, 1, 0)
    assert (people.everyone(), owed.waiting()) == ((), ())
    assert take_in(rows).known == 2
    assert len(imports.runs()) == 1
    assert imports.undo(run.id, **stamp).removed == 2
    assert not records.Kept.objects.exists()
    assert not records.Proposal.objects.exists()


def test_an_import_takes_few_queries_however_long_it_is(
    take_in: TakeIn, queries: Callable[[Callable[[], object]], int]
) -> None:
    short = [row(n, f"Ana Reyes{n}", "a wok", particulars=at(ELM)) for n in range(3)]
    long = [row(n, f"Tom Lee{n}", "a wok", particulars=at(ELM)) for n in range(40)]
    few = queries(lambda: take_in(short))
    assert queries(lambda: take_in(long, "two")) == few


def _debts(*names: str) -> list[OwedRow]:
    return [debt for name in names for debt in owed.of(people.find(name).id)]
