"""What a print run takes from the drawer, what it says of it, and what a new set asks for."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from penned import ledger
from penned.desk import capture, drawer, new_set, stock, why
from penned.desk.desk import Desk, open_desk
from penned.desk.drawer import Paper
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import drawer as drawer_of_the_ledger
from penned.ledger import notes, owed, people
from penned.ledger.drawer import CARD, ENVELOPE, STAMP, Sort
from penned.moments import Moment, Standing
from penned.notes import State
from penned.people.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.ledger.notes import NoteRow

CARDS, WRAPS = "us-a7-folded", "us-a7-envelope"
PAPER = Paper(CARDS, WRAPS)
NAMES = ("Chidi Eze", "Ana Reyes", "Bo Lind")
HOME = Address(street=("5 Elm St",), city="Salem", region="MA", postcode="01970", country="US")


@dataclass
class Clock:
    """A clock that a test turns on."""

    time: datetime = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ready notes to three who lent a ladder; nobody knows where Bo lives."""
    place = tmp_path_factory.mktemp("drawer") / "ledger.sqlite3"
    made = open_desk(place, clock=Clock())
    for name in NAMES:
        note_to(made, name, "lent me a ladder")
    for name in NAMES[:2]:
        people.meet(people.find(name).party, HOME, **by(made))
    ledger.close()
    return place


def by(desk: Desk) -> dict[str, Any]:
    return {"now": desk.now(), "by": desk.by}


def note_to(desk: Desk, name: str, what: str) -> NoteRow:
    """A ready note that thanks somebody for something."""
    (debt,) = capture.capture(desk, Moment((name,), what, occasion="favour"))
    return notes.save([debt.id], f"Dear {name}", ready=True, **by(desk))


@pytest.fixture
def desk(template: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk with that ledger, and an empty drawer."""
    yield open_desk(shutil.copy(template, tmp_path / "ledger.sqlite3"), clock=clock)
    ledger.close()


@pytest.fixture
def waiting(desk: Desk) -> tuple[NoteRow, ...]:
    """The three notes; their desk is open."""
    assert desk.ledger
    return notes.ready()


def fill(desk: Desk, **left: int) -> None:
    """So many cards, in a design by its name, of envelopes (`wraps`) and of stamps."""
    sorts = {"plain": Sort(CARD, CARDS), "wraps": Sort(ENVELOPE, WRAPS)}
    for name, many in left.items():
        other = Sort(STAMP, "forever") if name == "stamps" else Sort(CARD, CARDS, name)
        stock.add(desk, sorts.get(name, other), many)


def left() -> list[tuple[str, int]]:
    return [(row.sort.design or row.sort.kind, row.left) for row in stock.stock()]


# Taking


def test_who_never_filled_the_drawer_notices_nothing(
    desk: Desk, waiting: tuple[NoteRow, ...]
) -> None:
    drawer.must_suffice(waiting, PAPER)
    assert drawer.take(desk, waiting, PAPER) == ()
    assert drawer.remarks(desk, waiting, PAPER) == ()
    assert stock.stock() == ()


def test_each_note_takes_a_card_an_envelope_and_where_it_is_posted_a_stamp(
    desk: Desk, waiting: tuple[NoteRow, ...]
) -> None:
    fill(desk, plain=20, wraps=20, stamps=20)

    assert drawer.take(desk, waiting, PAPER) == ()

    assert left() == [("card", 17), ("envelope", 17), ("stamp", 18)]
    assert [each.note_id for each in stock.history("forever")[1][1:]] == [1, 2]


def test_a_note_that_is_printed_anew_keeps_its_stamp(
    desk: Desk, waiting: tuple[NoteRow, ...]
) -> None:
    fill(desk, plain=20, stamps=20)
    drawer.take(desk, waiting[:1], PAPER)
    drawer.take(desk, waiting, PAPER)
    assert left() == [("card", 16), ("stamp", 18)]


@pytest.mark.parametrize(
    ("there", "design", "taken"),
    [
        ({"plain": 9, "olive": 9}, "olive", "olive"),
        ({"plain": 9, "olive": 9}, "Olive ", "olive"),
        ({"plain": 9, "olive": 9}, "", "card"),
        ({"plain": 9, "olive": 9}, "fern", "card"),  # printed on plain cards
        ({"olive": 9}, "", "olive"),
        ({"olive": 9}, "fern", None),
        ({"olive": 9, "rose": 9}, "", None),
    ],
)
def test_the_set_of_the_design_is_taken_from_or_the_plain_one_or_the_only_one(
    desk: Desk,
    waiting: tuple[NoteRow, ...],
    there: dict[str, int],
    design: str,
    taken: str | None,
) -> None:
    fill(desk, **there)
    drawer.take(desk, waiting, Paper(CARDS, WRAPS, design))
    assert [name for name, many in left() if many < 9] == ([taken] if taken else [])


def test_too_few_are_told_before_anything_is_printed(
    desk: Desk, waiting: tuple[NoteRow, ...]
) -> None:
    fill(desk, olive=2, wraps=20)
    paper = Paper(CARDS, WRAPS, "olive")

    with pytest.raises(Refused) as early:
        drawer.must_suffice(waiting, paper)
    with pytest.raises(Refused):
        drawer.take(desk, waiting, paper)

    assert str(early.value) == (
        f"You have 2 of 3 cards “{CARDS}” in olive left. Print the first 2 with --first 2, "
        f"or add a set: penned stationery stock add {CARDS} N --design olive"
    )
    assert left() == [("olive", 2), ("envelope", 20)]
    drawer.must_suffice(waiting[:2], paper)


def test_none_at_all_are_told_as_none(desk: Desk, waiting: tuple[NoteRow, ...]) -> None:
    fill(desk, plain=20, wraps=3)
    drawer.take(desk, waiting, PAPER)
    with pytest.raises(Refused, match=f"none of 1 envelope “{WRAPS}” left") as refused:
        drawer.must_suffice(waiting[:1], PAPER)
    assert refused.value.cure == f"Add a set: penned stationery stock add {WRAPS} N"


def test_too_few_stamps_are_remarked_and_the_cards_are_printed(
    desk: Desk, waiting: tuple[NoteRow, ...]
) -> None:
    fill(desk, plain=20, stamps=1)

    told = drawer.take(desk, waiting, PAPER)

    assert told == (
        "1 more stamp “forever” will be needed.",
        "No stamps “forever” left: time for a new set.",
    )
    assert left() == [("card", 17), ("stamp", 0)]


def test_of_several_stamps_one_says_which(desk: Desk, waiting: tuple[NoteRow, ...]) -> None:
    fill(desk, stamps=20)
    stock.add(desk, Sort(STAMP, "Global"), 20)

    told = drawer.take(desk, waiting, PAPER)
    assert told == ("No stamps were taken from the drawer: say which with --stamp NAME.",)
    drawer.take(desk, waiting, Paper(CARDS, WRAPS, stamp="global"))
    with pytest.raises(NotFound, match="airmail") as unknown:
        drawer.must_suffice(waiting, Paper(CARDS, WRAPS, stamp="airmail"))

    assert [row.left for row in stock.stock()] == [18, 20]
    assert "Global, forever" in unknown.value.cure


def test_a_letter_abroad_has_no_stamp_of_ones_own_post_unless_it_was_named(
    desk: Desk, waiting: tuple[NoteRow, ...]
) -> None:
    drawer_of_the_ledger.add(Sort(STAMP, "rose"), 9, **by(desk))
    abroad = Address(street=("3 rue Monge",), city="Paris", postcode="75005", country="FR")
    people.move(waiting[0].party.id, abroad, **by(desk))
    here = notes.read([note.id for note in waiting])

    told = drawer.take(desk, here, Paper(CARDS, country="US"))
    assert [line for line in told if "abroad" in line] == [
        "No stamp was taken for letters abroad: Chidi Eze. With --stamp NAME one is."
    ]
    assert [row.left for row in stock.stock()] == [8]

    told = drawer.take(desk, here, Paper(CARDS, stamp="rose", country="US"))
    assert told[0] == "“rose” was taken for abroad too (Chidi Eze): see that it is enough."
    assert [row.left for row in stock.stock()] == [7]


def test_it_is_said_when_a_new_set_is_wanted(desk: Desk, waiting: tuple[NoteRow, ...]) -> None:
    fill(desk, plain=8, wraps=20)
    assert drawer.take(desk, waiting, PAPER) == (f"5 cards “{CARDS}” left: time for a new set.",)


# Who had which design


def post(desk: Desk, note: NoteRow, design: str) -> None:
    day = desk.today()
    notes.advance(note.id, State.WRITTEN, on=day, design=design, **by(desk))
    notes.advance(note.id, State.POSTED, on=day, **by(desk))


def again(desk: Desk, *names: str) -> list[NoteRow]:
    """New notes to these, for another kindness."""
    return [note_to(desk, name, "lent me a saw") for name in names]


@pytest.mark.parametrize(
    ("days", "when"),
    [(10, "this month"), (60, "in May"), (300, "in May"), (400, "in May 2026")],
)
def test_who_had_this_design_last_is_told_with_the_month(
    desk: Desk, clock: Clock, waiting: tuple[NoteRow, ...], days: int, when: str
) -> None:
    post(desk, waiting[0], "fern")
    clock.time += timedelta(days)
    (note,) = again(desk, "Chidi Eze")

    told = drawer.remarks(desk, [note], Paper(CARDS, design="fern"))

    assert told == (f"Chidi Eze had this one {when}.",)
    assert drawer.remarks(desk, [note], Paper(CARDS, design="moss")) == ()
    assert drawer.remarks(desk, [note], Paper(CARDS)) == ()


def test_a_card_that_is_printed_anew_was_had_by_nobody(
    desk: Desk, waiting: tuple[NoteRow, ...]
) -> None:
    note = notes.advance(waiting[0].id, State.WRITTEN, on=desk.today(), design="fern", **by(desk))
    assert drawer.remarks(desk, [note], Paper(CARDS, design="fern")) == ()


def test_what_they_never_had_is_next_in_the_drawer(
    desk: Desk, clock: Clock, waiting: tuple[NoteRow, ...]
) -> None:
    fill(desk, plain=9, fern=9, moss=9, ash=9)
    for number, design in enumerate(("ash", "fern")):
        clock.time += timedelta(days=number)
        post(desk, [*waiting[:1], *again(desk, "Chidi Eze")][-1 if number else 0], design)
    (note,) = again(desk, "Chidi Eze")
    paper = Paper(CARDS, design="fern")

    told = drawer.remarks(desk, [note], paper)
    assert told == ("Chidi Eze had this one this month; moss is next in your drawer.",)

    stock.spoil(desk, stock.find(CARDS, "moss"), 9)
    told = drawer.remarks(desk, [note], paper)
    assert told == ("Chidi Eze had this one this month; ash is next in your drawer.",)


def test_several_who_had_it_last_are_told_in_one_line(
    desk: Desk, waiting: tuple[NoteRow, ...]
) -> None:
    for note in waiting:
        post(desk, note, "fern")
    more = again(desk, *NAMES)

    told = drawer.remarks(desk, more[:2], Paper(CARDS, design="fern"))
    assert told == ("2 had this one last: Chidi Eze and Ana Reyes.",)


# Names


def test_a_name_is_what_the_drawer_the_catalogue_or_a_stamp_is_called(desk: Desk) -> None:
    assert stock.sort(CARDS) == Sort(CARD, CARDS)
    assert stock.sort(WRAPS, " pale  blue ") == Sort(ENVELOPE, WRAPS, "pale blue")
    assert stock.sort("US Forever", stamp=True) == Sort(STAMP, "US Forever")
    with pytest.raises(NotFound, match="us forever") as unknown:
        stock.sort("us forever")
    assert "--stamp" in unknown.value.cure

    stock.add(desk, Sort(STAMP, "US Forever"), 1)
    assert stock.sort("us  forever") == Sort(STAMP, "US Forever")
    stock.add(desk, Sort(CARD, CARDS, "Olive"), 1)
    assert stock.sort(CARDS, "olive") == Sort(CARD, CARDS, "Olive")
    assert stock.sort(CARDS, "rose") == Sort(CARD, CARDS, "rose")
    assert stock.sort(CARDS) == Sort(CARD, CARDS)


def test_which_set_is_meant_must_be_said_where_there_are_several(desk: Desk) -> None:
    fill(desk, olive=1)
    assert stock.find(CARDS).sort.design == "olive"
    fill(desk, rose=1)
    with pytest.raises(BadInput, match="olive, rose"):
        stock.find(CARDS)
    assert stock.find(CARDS, "Rose").sort.design == "rose"
    with pytest.raises(NotFound, match="in ash"):
        stock.find(CARDS, "ash")
    fill(desk, plain=1)
    assert stock.find(CARDS).sort.design == ""
    with pytest.raises(BadInput, match="at least one"):
        stock.add(desk, Sort(CARD, CARDS), 0)


# A new set


def test_a_new_set_names_whom_nothing_was_begun_for(desk: Desk) -> None:
    for name in ("Dee Ross", "Eve Hall"):
        capture.capture(desk, Moment((name,), "a lamp", occasion="gift", on=desk.today()))
    asked = new_set.prompt(desk)
    assert asked
    assert (asked.waiting, asked.question) == (("Dee Ross", "Eve Hall"), "")


def test_otherwise_it_asks_who_comes_to_mind_and_names_whom_it_is_long_ago(
    desk: Desk, clock: Clock, waiting: tuple[NoteRow, ...]
) -> None:
    long_ago = desk.today()
    post(desk, waiting[0], "fern")
    clock.time += timedelta(days=200)
    post(desk, waiting[1], "fern")

    asked = new_set.prompt(desk)

    assert asked
    assert asked.waiting == ()
    assert asked.question.startswith("Who came to mind")
    assert asked.source
    assert asked.long_ago == (("Chidi Eze", long_ago),)


def test_kindness_in_mourning_is_no_reason_to_use_up_cards(desk: Desk) -> None:
    capture.capture(desk, Moment(("Dee Ross",), "a pot of soup", occasion="sympathy"))
    capture.capture(desk, Moment(("Eve Hall",), "came to the funeral", occasion="favour"))
    asked = new_set.prompt(desk)
    assert asked
    assert asked.waiting == ()


def test_who_wants_no_such_words_hears_none(desk: Desk) -> None:
    why.switch(desk, on=False)
    assert new_set.prompt(desk) is None


def test_what_was_thanked_otherwise_is_not_asked_for(desk: Desk) -> None:
    (debt,) = capture.capture(desk, Moment(("Dee Ross",), "a lamp", occasion="gift"))
    owed.settle([debt.id], Standing.THANKED_IN_PERSON, on=desk.today(), **by(desk))
    asked = new_set.prompt(desk)
    assert asked
    assert asked.waiting == ()
