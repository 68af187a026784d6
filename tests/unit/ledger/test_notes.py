from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import events, notes, others, owed, records
from penned.moments import Standing
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow

    Capture = Callable[..., tuple[OwedRow, ...]]


@pytest.fixture
def post(stamp: dict[str, Any], today: date) -> Callable[[int], NoteRow]:
    """Take a ready note to the post."""

    def go(note_id: int) -> NoteRow:
        notes.advance(
            note_id, State.WRITTEN, on=today, hand="meadow", stationery="a6", seed=7, **stamp
        )
        return notes.advance(note_id, State.POSTED, on=today, **stamp)

    return go


def test_a_note_answers_what_is_owed(capture: Capture, stamp: dict[str, Any]) -> None:
    (wok,), (ride,) = capture("a wok", "Ana"), capture("a ride", "Ana")
    note = notes.save([wok.id, ride.id], "Dear Ana", ready=False, **stamp)
    assert note.owed_ids == (wok.id, ride.id)
    assert [moment.what for moment in note.moments] == ["a wok", "a ride"]
    assert (note.text, note.revision, note.state, note.open) == ("Dear Ana", 1, State.DRAFT, True)
    (row,) = owed.get([wok.id])
    assert (row.note_id, row.note_state) == (note.id, State.DRAFT)


def test_new_words_are_a_new_revision_and_the_old_are_kept(
    capture: Capture, stamp: dict[str, Any]
) -> None:
    (wok,) = capture("a wok", "Ana")
    for text in ("Dear Ana", "Dear Ana, thanks", "Dear Ana"):
        note = notes.save([wok.id], text, ready=True, **stamp)
    assert (note.text, note.revision, note.state) == ("Dear Ana", 3, State.READY)
    told = [(each.number, each.text) for each in notes.revisions(note.id)]
    assert told == [(1, "Dear Ana"), (2, "Dear Ana, thanks"), (3, "Dear Ana")]


def test_the_same_words_add_no_revision(capture: Capture, stamp: dict[str, Any]) -> None:
    (wok,) = capture("a wok", "Ana")
    notes.save([wok.id], "Dear Ana", ready=False, **stamp)
    again = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    assert (again.revision, again.state) == (1, State.READY)


def test_another_debt_of_the_same_party_joins_the_note(
    capture: Capture, stamp: dict[str, Any]
) -> None:
    (wok,), (ride,) = capture("a wok", "Ana"), capture("a ride", "Ana")
    one = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    both = notes.save([wok.id, ride.id], "Dear Ana, and the ride", ready=True, **stamp)
    assert (both.id, both.owed_ids) == (one.id, (wok.id, ride.id))


def test_two_begun_notes_are_not_mixed(capture: Capture, stamp: dict[str, Any]) -> None:
    (wok,), (ride,) = capture("a wok", "Ana"), capture("a ride", "Ana")
    for debt in (wok, ride):
        notes.save([debt.id], "Dear Ana", ready=True, **stamp)
    with pytest.raises(Refused, match="two notes already, 1 and 2"):
        notes.save([wok.id, ride.id], "Dear Ana", ready=True, **stamp)


def test_one_note_goes_to_one_party(capture: Capture, stamp: dict[str, Any]) -> None:
    debts = capture("a wok", "Ana", "Tom")
    with pytest.raises(Refused, match="one person or household"):
        notes.save([debt.id for debt in debts], "Dear both", ready=True, **stamp)


@pytest.mark.parametrize("text", ["", " \n", "Dear \0"])
def test_a_note_needs_words_that_can_be_kept(
    text: str, capture: Capture, stamp: dict[str, Any]
) -> None:
    (wok,) = capture("a wok", "Ana")
    with pytest.raises(BadInput):
        notes.save([wok.id], text, ready=True, **stamp)
    assert notes.rows(records.Note.objects.all()) == ()


def test_a_note_answers_something(stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        notes.save([], "Dear Ana", ready=True, **stamp)
    with pytest.raises(NotFound):
        notes.save([7], "Dear Ana", ready=True, **stamp)


def test_posting_thanks_on_that_day_and_remembers_what_was_used(
    capture: Capture, stamp: dict[str, Any], today: date, post: Callable[[int], NoteRow]
) -> None:
    (wok,) = capture("a wok", "Ana")
    note = post(notes.save([wok.id], "Dear Ana", ready=True, **stamp).id)
    assert (note.state, note.posted_on, note.open) == (State.POSTED, today, False)
    assert (note.hand, note.stationery, note.seed) == ("meadow", "a6", 7)
    (row,) = owed.get([wok.id])
    assert (row.standing, row.settled_on, row.how) == (Standing.THANKED, today, "by post")
    arrived = notes.advance(note.id, State.ARRIVED, on=today, **stamp)
    assert (arrived.posted_on, arrived.arrived_on) == (today, today)


def test_a_note_that_is_only_written_thanks_nobody(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,) = capture("a wok", "Ana")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, **stamp)
    assert owed.waiting() == owed.get([wok.id])


def test_a_posted_note_is_out_of_reach(
    capture: Capture, stamp: dict[str, Any], post: Callable[[int], NoteRow]
) -> None:
    (wok,), (ride,) = capture("a wok", "Ana"), capture("a ride", "Ana")
    note = post(notes.save([wok.id], "Dear Ana", ready=True, **stamp).id)
    for debts in ([wok.id], [wok.id, ride.id]):
        with pytest.raises(Refused):
            notes.save(debts, "Dear Ana, again", ready=True, **stamp)
    assert notes.get(note.id) == note


@pytest.mark.parametrize("to", [State.WRITTEN, State.POSTED, State.ARRIVED])
def test_a_draft_skips_no_step(
    to: State, capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,) = capture("a wok", "Ana")
    note = notes.save([wok.id], "Dear Ana", ready=False, **stamp)
    with pytest.raises(Refused, match="still a draft"):
        notes.advance(note.id, to, on=today, **stamp)


def test_an_edit_takes_a_written_note_back_to_the_desk(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,) = capture("a wok", "Ana")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, **stamp)
    kept = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    assert (kept.state, kept.written_on) == (State.WRITTEN, today)
    edited = notes.save([wok.id], "Dear Ana!", ready=True, **stamp)
    assert (edited.state, edited.written_on) == (State.READY, None)


def test_a_later_gift_is_not_swallowed_by_a_card_on_paper(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,), (ride,) = capture("a wok", "Ana"), capture("a ride", "Ana")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, **stamp)
    same = notes.save([wok.id, ride.id], "Dear Ana", ready=True, **stamp)
    assert (same.state, same.owed_ids) == (State.WRITTEN, (wok.id,))
    notes.advance(note.id, State.POSTED, on=today, **stamp)
    (row,) = owed.get([ride.id])
    assert (row.standing, row.note_id) == (Standing.OWED, None)


def test_new_words_for_a_card_on_paper_answer_the_later_gift_too(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,), (ride,) = capture("a wok", "Ana"), capture("a ride", "Ana")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, **stamp)
    both = notes.save([wok.id, ride.id], "Dear Ana, and the ride", ready=True, **stamp)
    assert (both.id, both.state, both.owed_ids) == (note.id, State.READY, (wok.id, ride.id))


def test_a_note_whose_words_have_changed_since_takes_no_step(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,) = capture("a wok", "Ana")
    seen = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    notes.save([wok.id], "Dear Ana!", ready=True, **stamp)
    with pytest.raises(Refused, match="words of this note have changed since"):
        notes.advance(seen.id, State.WRITTEN, on=today, revision=seen.revision, **stamp)
    note = notes.advance(seen.id, State.WRITTEN, on=today, revision=2, **stamp)
    assert note.state is State.WRITTEN


@pytest.mark.parametrize("back", [State.DRAFT, State.READY])
def test_a_written_note_can_be_taken_back(
    back: State, capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,) = capture("a wok", "Ana")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, **stamp)
    row = notes.advance(note.id, back, on=today, **stamp)
    assert (row.state, row.written_on) == (back, None)


@pytest.mark.parametrize("standing", [Standing.WAIVED, Standing.THANKED_IN_PERSON])
def test_the_note_of_a_settled_debt_is_kept_off_the_lists(
    standing: Standing, capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,) = capture("a wok", "Ana")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    owed.settle([wok.id], standing, on=today, **stamp)
    assert notes.ready() == ()
    assert notes.get(note.id).text == "Dear Ana"
    assert not notes.get(note.id).open
    with pytest.raises(Refused, match=f"already {standing}"):
        notes.save([wok.id], "Dear Ana!", ready=True, **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, **stamp)
    with pytest.raises(Refused, match="owed any more") as refused:
        notes.advance(note.id, State.POSTED, on=today, **stamp)
    undo = 'Take it back with: penned waive "Ana" --undo'
    assert refused.value.cure == (undo if standing is Standing.WAIVED else "")


def test_the_note_of_a_reopened_debt_is_back(
    capture: Capture, stamp: dict[str, Any], today: date
) -> None:
    (wok,) = capture("a wok", "Ana")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    owed.settle([wok.id], Standing.WAIVED, on=today, **stamp)
    owed.reopen([wok.id], **stamp)
    assert notes.ready() == (note,)


def test_posting_thanks_for_what_is_still_owed_and_leaves_what_was_waived(
    capture: Capture, stamp: dict[str, Any], today: date, post: Callable[[int], NoteRow]
) -> None:
    (wok,), (ride,) = capture("a wok", "Ana"), capture("a ride", "Ana")
    note = notes.save([wok.id, ride.id], "Dear Ana", ready=True, **stamp)
    owed.settle([ride.id], Standing.WAIVED, on=today, how="too small", **stamp)
    post(note.id)
    standings = [row.standing for row in owed.get([wok.id, ride.id])]
    assert standings == [Standing.THANKED, Standing.WAIVED]


def test_a_note_is_found_by_number_and_by_name(capture: Capture, stamp: dict[str, Any]) -> None:
    (wok,) = capture("a wok", "Ana Reyes")
    note = notes.save([wok.id], "Dear Ana", ready=True, **stamp)
    assert notes.find(note.id) == notes.find(str(note.id)) == notes.find("ana") == note


def test_several_notes_to_one_are_told_apart_by_number(
    capture: Capture, stamp: dict[str, Any], post: Callable[[int], NoteRow]
) -> None:
    debts = [capture(what, "Ana")[0] for what in ("wok", "ride")]
    one, two = (notes.save([debt.id], "Dear Ana", ready=True, **stamp) for debt in debts)
    with pytest.raises(BadInput, match=rf"{one.id}, {two.id}\. Give the number"):
        notes.find("Ana")
    post(one.id)
    assert notes.find("Ana").id == two.id
    post(two.id)
    assert notes.find("Ana").id == two.id


@pytest.mark.parametrize("what", [7, "7", "99999999999999999999", "Ana", "Tom"])
def test_a_note_that_is_not_there_is_not_found(what: int | str, capture: Capture) -> None:
    capture("a wok", "Ana")
    with pytest.raises(NotFound):
        notes.find(what)


def test_the_events_tell_no_words(
    capture: Capture, stamp: dict[str, Any], post: Callable[[int], NoteRow]
) -> None:
    (wok,) = capture("a secret wok", "Ana")
    post(notes.save([wok.id], "Dear Ana, how secret", ready=True, **stamp).id)
    told = events.about(records.Event.objects.values_list("subject", flat=True))
    assert "secret" not in str(told)
    assert [event.kind for event in told if event.subject.startswith("note")] == [
        "revision 1",
        "written",
        "posted",
    ]


def test_listing_notes_takes_a_fixed_number_of_queries(
    capture: Capture, stamp: dict[str, Any], queries: Callable[[Callable[[], object]], int]
) -> None:
    (debt,) = capture("a wok", "Ana & Tom Reyes")
    notes.save([debt.id], "Dear both", ready=True, **stamp)
    few = queries(notes.ready)
    for number in range(5):
        (debt,) = capture("a wok", f"Ana & Tom Reyes{number}")
        notes.save([debt.id], "Dear both", ready=True, **stamp)
    assert queries(notes.ready) == few
    assert len(notes.ready()) == 6


def test_everybody_elses_moments_and_notes_are_told(
    capture: Capture, stamp: dict[str, Any]
) -> None:
    (wok,), (ride,) = capture("a wok", "Ana"), capture("a ride", "Tom")
    notes.save([ride.id], "Dear Tom", ready=True, **stamp)
    assert [moment.what for moment in others.moments(wok.party.id)] == ["a ride"]
    assert others.notes(wok.party.id) == ("Dear Tom",)
    assert others.notes(ride.party.id) == ()


def many_ready(capture: Callable[..., Any], stamp: dict[str, Any], number: int) -> list[int]:
    """Ready notes to so many people, by their numbers."""
    debts = [capture("a wok", f"Lou {ascii_lowercase[which]}son")[0] for which in range(number)]
    return [notes.save([debt.id], "Dear you", ready=True, **stamp).id for debt in debts]


def test_many_notes_take_a_step_together(
    capture: Callable[..., Any], stamp: dict[str, Any], today: date
) -> None:
    ready = many_ready(capture, stamp, 3)
    steps = [notes.Step(each, hand="meadow", seed=each, revision=1) for each in reversed(ready)]

    written = notes.advance_all(steps, State.WRITTEN, on=today, **stamp)
    posted = notes.advance_all([*steps, steps[0]], State.POSTED, on=today, **stamp)

    assert [row.id for row in written] == ready[::-1]
    assert {(row.hand, row.seed == row.id, row.written_on) for row in written} == {
        ("meadow", True, today)
    }
    assert {(row.state, row.posted_on, row.open, row.hand) for row in posted} == {
        (State.POSTED, today, False, "meadow")
    }
    assert owed.waiting() == ()
    for each in ready:
        told = [event.kind for event in events.about([f"note {each}"])]
        assert told == ["revision 1", "written", "posted"]


def test_where_one_note_cannot_take_the_step_none_does(
    capture: Callable[..., Any], stamp: dict[str, Any], today: date
) -> None:
    ready = many_ready(capture, stamp, 3)
    steps = [notes.Step(each) for each in ready]
    notes.advance_all(steps[:2], State.WRITTEN, on=today, **stamp)

    with pytest.raises(Refused, match="ready but not on paper"):
        notes.advance_all(steps, State.POSTED, on=today, **stamp)
    with pytest.raises(NotFound, match="99"):
        notes.advance_all([*steps[:2], notes.Step(99)], State.POSTED, on=today, **stamp)
    owed.settle(notes.get(ready[1]).owed_ids, Standing.WAIVED, on=today, **stamp)
    with pytest.raises(Refused, match="is owed any more"):
        notes.advance_all(steps[:2], State.POSTED, on=today, **stamp)
    with pytest.raises(Refused, match="changed since"):
        notes.advance_all([notes.Step(ready[2], revision=2)], State.WRITTEN, on=today, **stamp)

    states = [row.state for row in notes.read(ready)]
    assert states == [State.WRITTEN, State.WRITTEN, State.READY]


def test_ten_times_the_notes_cost_no_more_queries(
    capture: Callable[..., Any],
    stamp: dict[str, Any],
    today: date,
    queries: Callable[[Callable[[], object]], int],
) -> None:
    ready = many_ready(capture, stamp, 22)
    few, many = [notes.Step(each) for each in ready[:2]], [notes.Step(each) for each in ready[2:]]
    for state in (State.WRITTEN, State.POSTED, State.ARRIVED):
        cost = queries(lambda: notes.advance_all(few, state, on=today, **stamp))  # noqa: B023 - called at once
        assert queries(lambda: notes.advance_all(many, state, on=today, **stamp)) == cost  # noqa: B023 - called at once


def test_notes_are_found_by_numbers_and_names_each_once(
    capture: Callable[..., Any], stamp: dict[str, Any]
) -> None:
    first, second = many_ready(capture, stamp, 2)
    found = notes.find_all([second, "Lou ason", str(first)])
    assert [row.id for row in found] == [second, first]
    with pytest.raises(NotFound, match="99"):
        notes.find_all([first, "99"])
