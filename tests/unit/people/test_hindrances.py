from __future__ import annotations

from datetime import date

import pytest

from penned.people import hindrances
from penned.people.address import Address
from penned.people.hindrances import Kind, Known
from penned.people.names import parse
from penned.people.particulars import Fact, Home, Particulars

HOME = Address(("1 Elm Street",), "Springfield", "IL", "62701", "US")


def known(name: str, since: date | None = None, **facts: str) -> Known:
    said = tuple(Fact(*each) for each in facts.items())
    return Known(parse(name), Particulars((Home(HOME, since=since),), said))


ANA, TOM = known("Ana Reyes"), known("Tom Reyes", deceased="2026-03-01")


def test_nothing_stands_against_most_people() -> None:
    assert hindrances.of(ANA) == ()
    assert hindrances.of(known("Ana & Tom Reyes"), [ANA, known("Tom Reyes")]) == ()


def test_nobody_writes_to_the_dead() -> None:
    (told,) = hindrances.of(TOM)
    assert told.kind is Kind.DECEASED
    assert told.what == "Tom Reyes died on 1 March 2026"
    assert "sympathy" in told.cure


def test_of_a_death_the_year_may_be_all_that_is_known() -> None:
    (told,) = hindrances.of(known("Vera Bell", deceased="2019"))
    assert told.what == "Vera Bell died in 2019"


def test_a_joint_card_is_not_for_the_one_who_is_left() -> None:
    (told,) = hindrances.of(known("Ana & Tom Reyes"), [ANA, TOM])
    assert told.what == "Tom Reyes, of “Ana & Tom Reyes”, has died"
    assert told.cure.startswith("Write to Ana Reyes alone")


def test_a_household_that_is_no_more_gets_no_joint_card() -> None:
    (told,) = hindrances.of(known("Ana & Tom Reyes", separated="2026-06-01"))
    assert told.kind is Kind.SEPARATED
    assert told.what == "“Ana & Tom Reyes” is one household no longer since 1 June 2026"


@pytest.mark.parametrize(
    ("why", "told"),
    [("yes", "Ana Reyes wants no post"), ("e-mail only", "Ana Reyes wants no post (e-mail only)")],
)
def test_who_wants_no_post_gets_none(why: str, told: str) -> None:
    (found,) = hindrances.of(known("Ana Reyes", do_not_mail=why))
    assert found.what == told


def test_the_wish_of_one_member_holds_for_the_card_to_both() -> None:
    (told,) = hindrances.of(known("Ana & Tom Reyes"), [ANA, known("Tom Reyes", do_not_mail="yes")])
    assert told.what == "Tom Reyes wants no post"


def test_post_that_came_back_speaks_against_the_address_of_then() -> None:
    (told,) = hindrances.of(known("Ana Reyes", date(2026, 1, 1), returned="2026-09-14"))
    assert told.what == "post to Ana Reyes came back on 14 September 2026"
    assert hindrances.of(known("Ana Reyes", date(2026, 10, 1), returned="2026-09-14")) == ()


def test_the_gravest_comes_first() -> None:
    told = hindrances.of(known("Ana Reyes", returned="yes", do_not_mail="yes", deceased="yes"))
    assert [each.kind for each in told] == [Kind.DECEASED, Kind.DO_NOT_MAIL, Kind.RETURNED]
    assert told[0].what == "Ana Reyes has died"
