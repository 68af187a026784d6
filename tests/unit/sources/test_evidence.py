"""What columns look like by their cells."""

from __future__ import annotations

from datetime import date

import pytest

from penned.sources import evidence
from penned.sources.cells import Broken, Row
from penned.sources.fields import known


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("yes", "answer"),
        ("[x]", "answer"),
        ("☐", "answer"),
        ("12 June 2026", "day"),
        ("04/05/2026", "day"),
        ("12.06.2026", "day"),
        ("20260612", "day"),
        ("$40", "money"),
        ("200 €", "money"),
        ("42", "number"),
        ("555-0101 22", "phone"),
        ("ana@example.com", "email"),
        ("12 Elm St, Dayton, OH 45402", "address"),
        ("Ana & Tom Reyes", "name"),
        ("Aunt Fay", "name"),
        ("Ludwig van Beethoven", "name"),
        ("a spice rack", "words"),
    ],
)
def test_a_cell_looks_like_what_it_says(text: str, kind: str) -> None:
    assert kind in evidence.kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("a spice rack", "name"), ("45402", "day"), ("wine glasses (6)", "answer"), ("2026", "money")],
)
def test_a_cell_looks_like_nothing_else(text: str, kind: str) -> None:
    assert kind not in evidence.kinds(text)


def column(*cells: str | date | Broken) -> evidence.Look:
    return evidence.look([Row(at, (cell,)) for at, cell in enumerate(cells)], 0)


def test_a_column_is_told_by_its_cells_that_say_something() -> None:
    found = column("yes", "", "no", "-", Broken("holds a formula error"))
    assert (found.filled, found.share(("answer",)), found.samples) == (2, 1.0, ("yes", "no"))


def test_cells_deny_a_title_that_cannot_be() -> None:
    assert column("yes", "no", "no").denies(known()["received"]) == "answer"
    assert column(date(2026, 6, 1), date(2026, 6, 2)).denies(known()["gift"]) == "day"
    assert column("31 Feb 2026", "soon").denies(known()["received"]) == ""
    assert column("$5", "$10").denies(known()["gift"]) == ""
    assert column("yes").denies(known()["received"]) == ""
