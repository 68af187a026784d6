from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penned import ledger
from penned.desk import address_book, doubles
from penned.desk.desk import open_desk
from penned.errors import BadInput, Refused
from penned.ledger import people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def desk(fresh: Callable[[], Path]) -> Iterator[Desk]:
    """A desk with one person under two names, and a stranger."""
    made = open_desk(fresh(), clock=lambda: NOW)
    address_book.add(made, "Bob Smith", "", {"email": "bob@example.org"})
    address_book.add(made, "Robert A. Smith", "", {"phone": "+1 207 555 0199"})
    address_book.add(made, "Ana Reyes", "", {})
    yield made
    ledger.close()


def pairs() -> list[tuple[str, str]]:
    return [(one.name, other.name) for _, one, other in doubles.proposals()]


@pytest.mark.usefixtures("desk")
def test_entries_that_may_be_one_are_proposed_and_nothing_is_done() -> None:
    assert pairs() == [("Bob Smith", "Robert A. Smith")]
    assert len(people.everyone()) == 3


def test_what_was_said_to_be_two_stays_two(desk: Desk) -> None:
    doubles.different(desk, "Robert A. Smith", "Bob")
    doubles.different(desk, "Bob", "Robert A. Smith")
    assert pairs() == []


def test_what_was_said_to_be_two_holds_for_what_it_was_merged_with(desk: Desk) -> None:
    doubles.different(desk, "Bob Smith", "Robert A. Smith")
    address_book.add(desk, "Bobby Smith", "", {})
    doubles.merge(desk, "Bobby Smith", "Bob Smith")
    assert pairs() == []


def test_the_same_are_one_under_the_fuller_name(desk: Desk) -> None:
    address_book.add(desk, "R. Smith", "", {})
    kept = doubles.same(desk, "R. Smith", "Bob Smith")
    assert (kept.name, kept.also) == ("Bob Smith", ("R. Smith",))
    assert pairs() == [("Bob Smith", "Robert A. Smith")]


def test_one_is_kept_under_the_name_that_is_said_first(desk: Desk) -> None:
    kept = doubles.merge(desk, "Robert A. Smith", "Bob Smith")
    assert kept.name == "Robert A. Smith"
    assert kept.particulars.values("email") == ("bob@example.org",)
    assert pairs() == []


def test_what_was_made_one_can_be_parted_again(desk: Desk) -> None:
    doubles.merge(desk, "Robert A. Smith", "Bob Smith")
    one, two = doubles.part(desk, "Robert A. Smith", "Bob")
    assert (one.name, two.name) == ("Robert A. Smith", "Bob Smith")
    assert two.particulars.values("email") == ("bob@example.org",)
    assert one.particulars.values("email") == ()


def test_which_name_to_part_is_asked_where_there_are_several(desk: Desk) -> None:
    address_book.add(desk, "Bobby Smith", "", {})
    doubles.merge(desk, "Robert A. Smith", "Bob Smith")
    doubles.merge(desk, "Robert A. Smith", "Bobby Smith")
    with pytest.raises(BadInput, match="goes by “Bob Smith”, “Bobby Smith” as well"):
        doubles.part(desk, "Robert A. Smith")
    doubles.part(desk, "Robert A. Smith", "Bobby Smith")
    assert doubles.part(desk, "Robert A. Smith")[1].name == "Bob Smith"


def test_who_was_never_merged_cannot_be_parted(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Ana Reyes was never made one with anybody"):
        doubles.part(desk, "Ana")


def test_one_entry_is_not_two(desk: Desk) -> None:
    with pytest.raises(Refused, match="“Ana Reyes” is one entry"):
        doubles.different(desk, "Ana", "Ana Reyes")


def test_the_number_of_queries_does_not_grow_with_the_book(desk: Desk) -> None:
    with CaptureQueriesContext(connection) as few:
        doubles.proposals()
    for letter in "abcdefghijklmno":
        address_book.add(desk, f"Person {letter}x", "", {})
    with CaptureQueriesContext(connection) as many:
        doubles.proposals()
    assert len(many) == len(few)
