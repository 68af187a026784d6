"""The commands of charities, and of gifts that were told twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer.testing import CliRunner

from penned import ledger
from penned.cli import donors, twins
from penned.desk import taking_in
from penned.desk.desk import open_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

app = typer.Typer()
app.add_typer(donors.donors, name="donors")
app.command("same")(twins.same)
app.command("different")(twins.different)

DONORS = """
Donor,Date,Amount,Fund,Benefit
Ana Reyes,24 Jan 2026,$20,Roof,
Ana Reyes,25 Jan 2026,$30,Roof,
Dee Poe,30 May 2026,$100,Library,tote bag
"""
GIFTS = "From,Gift,Date\nAna Reyes,Dutch oven,2026-06-01\nBo Hunt,lamp,2026-06-02\n"
OTHERS = "Guest,Gift,Date\nAna Reyes,dutch oven (blue),2026-06-03\nBo Hunt,rug,\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A ledger with donors, and with one gift from two lists."""
    at = tmp_path_factory.mktemp("donors") / "ledger.sqlite3"
    desk = open_desk(at)
    for name, text in (("d.csv", DONORS), ("a.csv", GIFTS), ("b.csv", OTHERS)):
        file = taking_in.File(text.strip().encode(), name)
        taking_in.take_in(desk, taking_in.read(desk, file, taking_in.Wishes()))
    ledger.close()
    yield at
    ledger.close()


@pytest.fixture
def run(place: Path) -> Callable[..., tuple[int, str]]:
    """Run a command on it."""

    def called(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, list(words), obj=str(place))
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, done.output

    return called


def test_donors_are_listed_with_what_they_gave(run: Callable[..., tuple[int, str]]) -> None:
    code, said = run("donors")
    assert code == 0
    assert "50.00 (2)" in said
    assert "2 donors, 150.00; 2 still to be thanked." in said
    _, said = run("donors", "--since", "May 2026")
    assert "Ana Reyes" not in said


def test_donors_as_json(run: Callable[..., tuple[int, str]]) -> None:
    found: list[dict[str, Any]] = json.loads(run("donors", "--json")[1])
    assert [(each["who"], each["open"]) for each in found] == [("Ana Reyes", 2), ("Dee Poe", 1)]
    assert found[0]["gifts"][0]["designation"] == "Roof"


def test_receipts_are_printed_and_who_has_none_is_told(
    run: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    file = str(tmp_path / "r.pdf")
    wishes = ("--charity", "Harbour Library", "--country", "US", "-o", file)
    code, said = run("donors", "receipt", "--all", *wishes)
    assert code == 1
    assert "1 receipt for 2 gifts" in said
    assert "No receipt for Dee Poe." in said
    assert run("donors", "receipt", "Ana Reyes", *wishes)[0] == 0


def test_gifts_that_may_be_one_are_joined_and_parted(
    run: Callable[..., tuple[int, str]],
) -> None:
    (double,) = json.loads(run("same", "--json")[1])
    one, other = map(str, double["gifts"])
    assert "“Dutch oven” and “dutch oven (blue)”" in double["why"]
    assert {debt["sources"][0] for debt in double["debts"]} == {"a.csv row 2", "b.csv row 2"}
    assert "may be one" in run("same")[1]
    assert f"penned different {one} {other}" in run("same", one, other)[1]
    assert run("same")[1] == "No two gifts look like one.\n"
    assert run("different", one, other)[1] == f"Gifts {one} and {other} are two.\n"
    assert run("same")[1] == "No two gifts look like one.\n"
