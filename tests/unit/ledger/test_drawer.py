"""How many are left: what comes and goes is written down, and never more goes than there is."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError

from penned import ledger
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import drawer, notes, people, records
from penned.ledger.drawer import CARD, ENVELOPE, STAMP, Sort
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from penned.ledger.notes import NoteRow

OLIVE = Sort(CARD, "us-a7-folded", "olive")
PLAIN = Sort(CARD, "us-a7-folded")
WRAP = Sort(ENVELOPE, "us-a7-envelope")
FOREVER = Sort(STAMP, "forever")
LATER = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def note(capture: Callable[..., Any], stamp: dict[str, Any]) -> NoteRow:
    """A ready note to Ana."""
    (debt,) = capture("a wok", "Ana Reyes")
    return notes.save([debt.id], "Dear Ana", ready=True, **stamp)


def left(sort: Sort) -> int:
    return drawer.find(sort).left


def test_nothing_is_counted_until_somebody_counts_it(stamp: dict[str, Any]) -> None:
    assert drawer.kept() == ()
    with pytest.raises(NotFound, match="olive"):
        drawer.find(OLIVE)

    row = drawer.add(OLIVE, 20, **stamp)

    assert (row.left, row.low, row.is_low) == (20, drawer.LOW, False)
    assert drawer.kept() == (row,)


def test_cards_come_first_then_envelopes_then_stamps(stamp: dict[str, Any]) -> None:
    for sort in (FOREVER, WRAP, OLIVE, PLAIN):
        drawer.add(sort, 1, **stamp)
    assert [row.sort for row in drawer.kept()] == [PLAIN, OLIVE, WRAP, FOREVER]


def test_a_second_set_lies_on_the_first(stamp: dict[str, Any]) -> None:
    drawer.add(OLIVE, 20, low=8, **stamp)
    assert drawer.add(OLIVE, 5, **stamp) == drawer.find(OLIVE)
    assert (left(OLIVE), drawer.find(OLIVE).low) == (25, 8)


def test_every_change_is_written_down(note: NoteRow, stamp: dict[str, Any]) -> None:
    drawer.add(OLIVE, 20, **stamp)
    drawer.take({drawer.find(OLIVE).id: [note.id]}, **stamp)
    drawer.spoil(OLIVE, 2, **stamp)
    drawer.count(OLIVE, 18, now=LATER, by="Tom")
    drawer.count(OLIVE, None, low=3, **stamp)

    told = [(row.change, row.left, row.why, row.note_id) for row in drawer.history(OLIVE)]
    assert told == [
        (20, 20, "added", None),
        (-1, 19, "printed", note.id),
        (-2, 17, "spoiled", None),
        (1, 18, "counted", None),
    ]
    last = drawer.history(OLIVE)[-1]
    assert (last.at, last.by) == (LATER, "Tom")
    assert drawer.find(OLIVE).low == 3


def test_no_more_goes_than_there_is_and_then_nothing_goes(
    note: NoteRow, stamp: dict[str, Any]
) -> None:
    drawer.add(OLIVE, 1, **stamp)
    drawer.add(WRAP, 9, **stamp)
    ids = [drawer.find(WRAP).id, drawer.find(OLIVE).id]

    with pytest.raises(Refused):
        drawer.take({each: [note.id, note.id] for each in ids}, **stamp)
    with pytest.raises(Refused):
        drawer.spoil(OLIVE, 2, **stamp)

    assert (left(OLIVE), left(WRAP)) == (1, 9)


@pytest.mark.parametrize("many", [-1, drawer.MOST + 1])
def test_what_no_drawer_holds_is_refused(many: int, stamp: dict[str, Any]) -> None:
    drawer.add(OLIVE, 1, **stamp)
    for change in (drawer.add, drawer.spoil, drawer.count):
        with pytest.raises(BadInput):
            change(OLIVE, many, **stamp)
    with pytest.raises(BadInput):
        drawer.add(Sort(CARD, " "), 1, **stamp)
    with pytest.raises(BadInput):
        drawer.add(OLIVE, drawer.MOST, **stamp)
    assert left(OLIVE) == 1


def test_what_is_counted_no_longer_can_be_counted_again(stamp: dict[str, Any]) -> None:
    drawer.add(OLIVE, 7, **stamp)

    assert drawer.forget(OLIVE, **stamp).left == 7
    assert drawer.kept() == ()
    with pytest.raises(NotFound):
        drawer.spoil(OLIVE, 1, **stamp)

    assert drawer.add(OLIVE, 4, **stamp).left == 4
    assert [row.why for row in drawer.history(OLIVE)] == ["added", "forgotten", "added"]


def test_what_the_last_print_run_took_is_put_back_once(
    note: NoteRow, stamp: dict[str, Any]
) -> None:
    for sort in (OLIVE, PLAIN, WRAP):
        drawer.add(sort, 10, **stamp)
    drawer.take({drawer.find(each).id: [note.id] for each in (PLAIN, WRAP)}, **stamp)
    later = stamp | {"now": LATER}
    drawer.take({drawer.find(each).id: [note.id] for each in (OLIVE, WRAP)}, **later)

    back = drawer.put_back(note.id, **stamp | {"now": LATER + timedelta(hours=1)})

    assert [(row.sort, row.left) for row in back] == [(OLIVE, 10), (WRAP, 9)]
    assert left(PLAIN) == 9, "that card was printed"
    with pytest.raises(Refused, match="nothing from the drawer"):
        drawer.put_back(note.id, **later)


def test_a_card_in_the_post_lies_in_no_drawer(
    note: NoteRow, stamp: dict[str, Any], today: date
) -> None:
    drawer.add(PLAIN, 10, **stamp)
    drawer.take({drawer.find(PLAIN).id: [note.id]}, **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, **stamp)
    notes.advance(note.id, State.POSTED, on=today, **stamp)

    with pytest.raises(Refused, match="in the post"):
        drawer.put_back(note.id, **stamp)


def test_a_note_has_one_stamp_until_it_is_put_back(note: NoteRow, stamp: dict[str, Any]) -> None:
    drawer.add(FOREVER, 10, **stamp)
    drawer.add(PLAIN, 10, **stamp)
    assert drawer.stamped([note.id]) == frozenset()

    drawer.take({drawer.find(each).id: [note.id] for each in (PLAIN, FOREVER)}, **stamp)
    assert drawer.stamped([note.id, 99]) == {note.id}

    drawer.put_back(note.id, **stamp)
    assert drawer.stamped([note.id]) == frozenset()


def test_who_had_which_design_last_is_remembered(
    capture: Callable[..., Any], stamp: dict[str, Any], today: date
) -> None:
    for number, design in enumerate(("fern", "moss", "fern", "")):
        (debt,) = capture(f"favour {number}", "Ana Reyes")
        written = notes.save([debt.id], "Dear Ana", ready=True, **stamp)
        day = today - timedelta(days=10 - number)
        done = notes.advance(written.id, State.WRITTEN, on=day, design=design, **stamp)
        assert done.design == design
        notes.advance(written.id, State.POSTED, on=day, **stamp)
    ana = people.find("Ana").id

    had = drawer.designs_of([ana, 99])

    assert list(had[ana].items()) == [
        ("moss", today - timedelta(days=9)),
        ("fern", today - timedelta(days=8)),
    ]
    assert had[99] == {}


def test_a_card_that_is_written_anew_is_what_is_remembered(
    note: NoteRow, stamp: dict[str, Any], today: date
) -> None:
    notes.advance(note.id, State.WRITTEN, on=today, design="fern", hand="meadow", **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, design="moss", hand="heron", **stamp)

    now = notes.get(note.id)
    assert (now.design, now.hand, now.state) == ("moss", "heron", State.WRITTEN)
    assert list(drawer.designs_of([note.party.id])[note.party.id]) == ["moss"]


def test_two_who_take_at_once_take_different_cards(
    note: NoteRow, stamp: dict[str, Any], opened: str
) -> None:
    drawer.add(PLAIN, 10, **stamp)
    stock = drawer.find(PLAIN).id
    ready, faults = threading.Barrier(2), []

    def take_four() -> None:
        ledger.open(opened)
        ready.wait(30)
        try:
            for _ in range(4):
                drawer.take({stock: [note.id]}, **stamp)
        except Exception as fault:  # noqa: BLE001 - told where the test can see it
            faults.append(fault)
        finally:
            ledger.close()

    both = [threading.Thread(target=take_four) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert faults == []
    assert [row.left for row in drawer.history(PLAIN)] == list(range(10, 1, -1))


def test_two_changes_cannot_be_the_same_one(note: NoteRow, stamp: dict[str, Any]) -> None:
    drawer.add(PLAIN, 10, **stamp)
    drawer.take({drawer.find(PLAIN).id: [note.id]}, **stamp)
    last = records.StockChange.objects.order_by("-number").first()
    assert last

    last.pk = None
    with pytest.raises(IntegrityError):
        last.save(force_insert=True)


def test_a_hundred_cards_cost_no_more_queries_than_one(
    note: NoteRow, stamp: dict[str, Any], queries: Callable[[Callable[[], object]], int]
) -> None:
    drawer.add(PLAIN, 200, **stamp)
    stock = drawer.find(PLAIN).id
    few = queries(lambda: drawer.take({stock: [note.id]}, **stamp))
    assert queries(lambda: drawer.take({stock: [note.id] * 100}, **stamp)) == few
