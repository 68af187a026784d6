from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.coach import Way
from penned.desk import advise, capture, follow_up
from penned.desk.desk import has_ledger, open_desk
from penned.errors import BadInput
from penned.ledger import people, ways
from penned.moments import Moment, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
FOR_GOOD, FOR_ANA = Way("felt-by-anybody", "so kind of you"), Way("felt-by-anybody")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Soup from Ana to thank for, and from Tom, who was thanked; one way for good, one for Ana."""
    made = open_desk(tmp_path_factory.mktemp("advise") / "ledger.sqlite3", clock=lambda: NOW)
    for name in ("Ana Reyes", "Tom Lee", "Tom Hill"):
        capture.capture(made, Moment((name,), "soup", occasion="favour"))
    follow_up.settle(made, "Tom Lee", Standing.THANKED, on=None, how="by phone")
    ways.keep(FOR_GOOD, now=NOW, by="me")
    ways.keep(FOR_ANA, party_id=people.find("Ana").id, now=NOW, by="me")
    yield made
    ledger.close()


def test_who_is_owed_thanks_is_known_with_the_moment_and_the_ways(desk: Desk) -> None:
    known = advise.context(to="ana", ledger=desk.ledger)
    assert known.to == ("Ana Reyes",)
    assert known.moment
    assert known.moment.what == "soup"
    assert known.ways == (FOR_GOOD, FOR_ANA)


def test_who_was_thanked_is_known_by_name(desk: Desk) -> None:
    known = advise.context(to="Tom Lee", occasion="a favour", ledger=desk.ledger)
    assert (known.to, known.moment, known.kind_of_occasion) == (("Tom Lee",), None, "favour")
    assert known.ways == (FOR_GOOD,)


@pytest.mark.parametrize("to", ["Zoe Hill", ""])
def test_what_is_left_alone_for_good_is_so_for_strangers_and_for_nobody(
    desk: Desk, to: str
) -> None:
    known = advise.context(to=to, ledger=desk.ledger)
    assert (known.to, known.ways) == ((to,) if to else (), (FOR_GOOD,))


def test_a_name_of_two_people_is_asked_about(desk: Desk) -> None:
    with pytest.raises(BadInput, match="fits several"):
        advise.context(to="Tom", ledger=desk.ledger)


def test_without_a_name_no_ledger_is_made(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite3"
    assert not has_ledger(place)
    assert advise.context(ledger=place).ways == ()
    assert not has_ledger(place)
