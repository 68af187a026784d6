"""What happened between two people, in the order of the days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from penned.desk import follow_up, owing, timeline
from penned.errors import NotFound
from penned.ledger import notes, people
from penned.moments import Standing
from penned.notes import State
from penned.people import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

    Kind = Callable[..., tuple[OwedRow, ...]]

NOTE = """Dear Bob,

The cheese is half
gone already, and the other half is promised to your mother for Sunday.

Nell
"""


def told(who: str) -> list[tuple[date, str, str]]:
    return [(each.on, each.kind.value, each.says) for each in timeline.of(who).entries]


def test_all_of_it_stands_in_the_order_of_the_days(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift", date(2026, 11, 2))
    kind("Bob Diaz", "a ride", "favour", date(2025, 5, 4))
    follow_up.settle(
        desk, "Bob", Standing.THANKED_IN_PERSON, thing="ride", on=date(2025, 5, 6), how=""
    )
    (debt,) = owing.named("Bob")
    note = notes.save([debt.id], NOTE, ready=True, now=desk.now(), by=desk.by)
    for state, day in ((State.WRITTEN, 5), (State.POSTED, 7), (State.ARRIVED, 9)):
        notes.advance(note.id, state, on=date(2026, 11, day), now=desk.now(), by=desk.by)
    bob = people.find("Bob").id
    home = address.parse("12 Elm Street, Portland, OR 97201")
    people.move(bob, home, since=date(2026, 6, 1), now=desk.now(), by=desk.by)

    assert told("Bob") == [
        (date(2025, 5, 4), "moment", "a ride"),
        (date(2025, 5, 6), "thanks", "a ride: thanked in person"),
        (date(2026, 6, 1), "home", ""),
        (date(2026, 11, 2), "moment", "cheese"),
        (date(2026, 11, 7), "note", f"note {note.id} posted"),
        (date(2026, 11, 9), "note", f"note {note.id} arrived"),
    ]
    entries = timeline.of("Bob").entries
    assert entries[2].where == home
    assert entries[4].more == (
        "The cheese is half gone already, and the other half is promised to your mother…",
    )


def test_what_was_let_go_says_how(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift")
    follow_up.delegate(desk, "Bob", "Tom")
    kind("Ana Reyes", "a ride")
    follow_up.settle(desk, "Ana", Standing.WAIVED, on=None, how="she said no thanks")

    assert told("Bob")[-1][1:] == ("let go", "cheese: Tom writes instead")
    assert told("Ana")[-1][1:] == ("let go", "a ride: let go (she said no thanks)")


def test_thanks_that_no_card_said_are_told(desk: Desk, kind: Kind) -> None:
    kind("Bob Diaz", "cheese", "gift")
    follow_up.settle(desk, "Bob", Standing.THANKED, on=None, how="by phone")

    assert told("Bob")[-1][1:] == ("thanks", "cheese: thanked by phone")


@pytest.mark.usefixtures("desk")
def test_nobody_has_no_timeline() -> None:
    with pytest.raises(NotFound):
        timeline.of("Bob")
