"""The column about thanks says yes, no, how or when; anything else is a fault."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from penned.errors import BadInput
from penned.moments import Standing
from penned.sources import thanks
from penned.sources.days import DateOrder
from penned.sources.thanks import Thanks

if TYPE_CHECKING:
    from penned.sources.cells import Cell

YES = [
    "yes",
    "Y",
    "TRUE",
    "x",
    "X",
    "✓",
    "✔",
    "✔️",
    "☑",
    "sent",
    "Done!",
    "1",
    "Ja",
    "oui",
    "Sí",
    "sim",
    "sì",
    "waar",
    "envoyé",
    "verschickt",
    "inviato",
    "skickat",
    "Yes, sent",
]
NO = [
    "",
    " ",
    "no",
    "N",
    "FALSE",
    "0",
    "✗",
    "☐",
    "not yet",
    "Pending",
    "nein",
    "non",
    "nee",
    "não",
    "nej",
    "-",
    "n/a",
    "noch nicht",
]


@pytest.mark.parametrize("cell", YES)
def test_yes(cell: str) -> None:
    assert thanks.read(cell) == Thanks(given=True)


@pytest.mark.parametrize("cell", NO)
def test_no(cell: str) -> None:
    assert thanks.read(cell) == Thanks(given=False)


@pytest.mark.parametrize(
    ("cell", "how"),
    [
        ("in person", "in person"),
        ("Persönlich", "in person"),
        ("en personne", "in person"),
        ("di persona", "in person"),
        ("called", "by phone"),
        ("E-Mail", "by e-mail"),
        ("texted", "by message"),
    ],
)
def test_how(cell: str, how: str) -> None:
    assert thanks.read(cell) == Thanks(given=True, how=how)


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 6, 14),
        "2026-06-14",
        "sent 14 June 2026",
        "Yes (14.06.2026)",
        "yes - June 14, 2026",
        "14/06/2026",
        "✓ 14 Jun 2026",
    ],
)
def test_a_day_means_thanked_on_that_day(cell: Cell) -> None:
    assert thanks.read(cell, DateOrder.DMY) == Thanks(given=True, on=date(2026, 6, 14))


def test_how_and_when_together() -> None:
    assert thanks.read("in person, 14 June 2026") == Thanks(
        given=True, how="in person", on=date(2026, 6, 14)
    )


@pytest.mark.parametrize("cell", ["maybe", "?", "ask Mum", "no 14 June 2026"])
def test_what_is_neither_yes_nor_no_is_a_fault(cell: str) -> None:
    with pytest.raises(BadInput, match="is neither yes nor no"):
        thanks.read(cell)


def test_the_standing_follows() -> None:
    assert Thanks(given=False).standing is Standing.OWED
    assert Thanks(given=True).standing is Standing.THANKED
    assert Thanks(given=True, how="in person").standing is Standing.THANKED_IN_PERSON
