"""Several writers at once: nobody is locked out and nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from penned import ledger
from penned.ledger import moments, notes, owed, people, records
from penned.moments import Moment
from penned.people.names import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.owed import OwedRow

WRITERS, TURNS = 4, 15


def test_revisions_of_many_writers_are_all_kept_in_one_line(
    capture: Callable[..., tuple[OwedRow, ...]], stamp: dict[str, Any]
) -> None:
    (wok,) = capture("a wok", "Ana")

    def write(writer: int) -> None:
        for turn in range(TURNS):
            notes.save([wok.id], f"Dear Ana, {writer}.{turn}", ready=True, **stamp)

    at_once(write)
    (note,) = notes.rows(records.Note.objects.all())
    told = notes.revisions(note.id)
    assert [each.number for each in told] == list(range(1, WRITERS * TURNS + 1))
    assert len({each.text for each in told}) == WRITERS * TURNS


def test_many_who_meet_the_same_people_meet_them_once(stamp: dict[str, Any]) -> None:
    def write(writer: int) -> None:
        for turn in range(TURNS):
            giver = parse(f"Ana & Tom Reyes{turn}")
            moments.accept(Moment(what=f"gift {writer}"), [giver], **stamp)

    at_once(write)
    assert len(owed.waiting()) == WRITERS * TURNS
    assert len(people.everyone()) == 3 * TURNS


def at_once(write: Callable[[int], None]) -> None:
    def work(writer: int) -> None:
        try:
            write(writer)
        finally:
            ledger.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(work, writer) for writer in range(WRITERS)]:
            done.result()
