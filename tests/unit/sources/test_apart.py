"""Rows of one name that cannot be one person stay apart, and others stay together."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from penned.people.particulars import Fact, Particulars
from penned.people.person import Person
from penned.sources import apart, donors, giftlist
from penned.sources.remarks import Remarks
from penned.told import Reading, Told

TODAY = date(2026, 11, 22)
DONORS = """
Donor,Donor ID,City,Email,Amount,Date
Mary Jones,1001,Boston,mary@j.org,"$1,250",1 Feb 2026
Mary Jones,1009,Salem,other@mary.org,$20,2 Feb 2026
Mary Jones,1001,,,$50,3 Feb 2026
""".strip()


def gifts(*rows: str, titles: str = "From,Gift,Email,City,Guest ID") -> Reading:
    text = "\n".join((titles, *rows))
    return giftlist.told(giftlist.read(text.encode(), "gifts.csv"), today=TODAY)


def who(reading: Reading) -> list[str]:
    return [f"{row.parties[0].name}|{row.parties[0].aside}" for row in reading.rows]


def test_two_donors_of_one_name_are_two_by_their_numbers() -> None:
    reading = donors.read(DONORS.encode(), "donors.csv", today=TODAY)
    assert who(reading) == ["Mary Jones|Boston", "Mary Jones|Salem", "Mary Jones|Boston"]
    assert reading.remarks == ("several are called “Mary Jones”; they stay apart (rows 2, 3, 4)",)
    assert "not used" not in dict(reading.about)
    assert reading.rows[2].particulars[0].values("card") == ("Donor ID 1001",)


def test_donors_are_told_apart_by_their_number_where_nothing_else_differs() -> None:
    text = "Donor,Donor ID,City,Amount\nAl Fox,7,Rye,$5\nAl Fox,8,Rye,$6\n"
    reading = donors.read(text.encode(), "donors.csv", today=TODAY)
    assert who(reading) == ["Al Fox|Donor ID 7", "Al Fox|Donor ID 8"]


@pytest.mark.parametrize(
    ("rows", "asides"),
    [
        (["John Smith,pan,a@a.com,,", "John Smith,pot,b@b.com,,"], ["a@a.com", "b@b.com"]),
        (["John Smith,pan,,Rye,", "John Smith,pot,,Bath,"], ["Rye", "Bath"]),
        (["John Smith,pan,,,1", "John Smith,pot,,,2"], ["Guest ID 1", "Guest ID 2"]),
        (["John Smith,pan,a@a.com,Rye,", "John Smith,pot,a@a.com,Bath,"], ["", ""]),
        (["John Smith,pan,a@a.com,Rye,", "John Smith,pot,,,"], ["", ""]),
        (["John Smith,pan,a@a.com,,", "John Smith,pot,,Rye,"], ["", ""]),
        (["John Smith,pan,,Rye,1", "John Smith,pot,,Bath,1"], ["", ""]),
        (
            ["John Smith,pan,a@a.com,Rye,", "John Smith,pot,b@b.com,Bath,", "John Smith,mug,,Bath"],
            ["Rye", "Bath", "Bath"],
        ),
    ],
)
def test_givers_of_one_name_are_two_where_the_rows_say_so(
    rows: list[str], asides: list[str]
) -> None:
    assert who(gifts(*rows)) == [f"John Smith|{aside}" for aside in asides]


def test_a_gift_of_whom_nobody_knows_stays_with_the_plain_name_and_is_told() -> None:
    reading = gifts("Jo Lee,pan,a@a.com,,", "Jo Lee,pot,b@b.com,,", "Jo Lee,mug,,,")
    assert who(reading) == ["Jo Lee|a@a.com", "Jo Lee|b@b.com", "Jo Lee|"]
    assert "nobody knows which “Jo Lee” it is of (row 4)" in reading.remarks


def test_who_is_who_does_not_depend_on_the_order_of_rows() -> None:
    rows = [
        *("Jo Lee,pan,a@a.com,Rye,", "Jo Lee,pot,b@b.com,Bath,", "Jo Lee,mug,,Rye,"),
        *("Jo Lee,cup,,Bath,", "Jo Lee,jug,,,", "Jo Lee,vase,,York,9", "Ana,bowl,,,"),
    ]
    found = {frozenset(zip(rows, who(gifts(*rows)), strict=True))}
    for seed in range(8):
        Random(seed).shuffle(rows)  # noqa: S311 - an order, no secret
        found.add(frozenset(zip(rows, who(gifts(*rows)), strict=True)))
    assert len(found) == 1


def test_a_name_of_very_many_is_nobodys_own() -> None:
    remarks = Remarks("row")
    rows = [
        Told(
            at,
            f"{at}",
            (Person("Anonymous"),),
            (Particulars(facts=(Fact("email", f"{at}@x.org"),)),),
        )
        for at in range(apart.MOST + 1)
    ]
    assert apart.rows(rows, remarks) == tuple(rows)
    assert remarks.sentences()[0].startswith("more than 500 are called “Anonymous”; they are one")
