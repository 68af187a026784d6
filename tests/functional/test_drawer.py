"""The drawer as its owner meets it: sets come, printing takes, and what went wrong is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newcomer import FULL_NOTE

if TYPE_CHECKING:
    from newcomer import Person

STOCK = ("stationery", "stock")
CARD, ENVELOPE = "us-a7-folded", "us-a7-envelope"


def left(penned: Person) -> list[int]:
    return [row["left"] for row in penned(*STOCK, "--json").json]


@pytest.fixture
def ready(with_ana: Person) -> Person:
    """Somebody with a ready note to Ana."""
    note = with_ana.writes("note.txt", FULL_NOTE)
    assert with_ana("write", "Ana", "--text", note).code == 0
    return with_ana


def test_printing_takes_from_the_drawer_and_the_same_again_takes_nothing(ready: Person) -> None:
    ready("capture", "a wok", "--from", "Ana Reyes", "--address", "5 Elm St, Salem MA 01970")
    for name, *more in ((CARD,), (ENVELOPE,), ("Forever", "--stamp")):
        assert ready(*STOCK, "add", name, "6", *more).code == 0

    done = ready("print", "1", "-o", "cards")

    assert done.code == 0, done
    assert left(ready) == [5, 5, 5]
    assert f"5 cards “{CARD}” left: time for a new set." in done.out
    assert ready("print", "1", "-o", "cards").code == 0
    assert left(ready) == [5, 5, 5]

    assert ready("print", "1", "-o", "cards", "--seed", "4").code == 0
    assert left(ready) == [4, 4, 5], "another card, another envelope, the same stamp"
    assert ready(*STOCK, "back", "Ana").code == 0
    assert left(ready) == [5, 5, 5]
    assert ready(*STOCK, "spoiled", CARD, "2").code == 0
    assert left(ready) == [3, 5, 5]
    told = ready(*STOCK, "show", CARD).out
    assert "+6" in told
    assert "printed, note 1" in told
    assert "spoiled" in told


def test_what_is_not_there_is_not_printed_on(ready: Person) -> None:
    ready(*STOCK, "add", CARD, "1", "--design", "olive")
    ready(*STOCK, "set", CARD, "0")

    done = ready("print", "--ready", "-o", "cards")

    assert done.code == 3, done
    assert f"You have none of 1 card “{CARD}” in olive left." in done.err
    assert not list(ready.home.glob("cards/*"))
    assert ready("people", "show", "Ana", "--json").json["notes"][0]["state"] == "ready"

    ready(*STOCK, "forget", CARD)
    assert ready("print", "--ready", "-o", "cards").code == 0


def test_the_drawer_is_listed_and_what_runs_low_is_marked(penned: Person) -> None:
    assert "Nothing is counted in the drawer." in penned(*STOCK).out
    penned(*STOCK, "add", CARD, "20", "--design", "olive", "--low-at", "3")
    penned(*STOCK, "add", "Forever", "40", "--stamp", "--low-at", "60")

    told = penned(*STOCK).out
    assert [line.split()[0] for line in told.splitlines()] == ["In", "Cards", "Stamps"]
    assert told.count("time for a new set") == 1
    (low,) = penned(*STOCK, "--low", "--json").json
    assert low == {
        "kind": "stamp",
        "name": "Forever",
        "design": "",
        "left": 40,
        "low_at": 60,
        "low": True,
    }
    penned(*STOCK, "set", "forever", "--low-at", "2")
    assert "There is enough of everything." in penned(*STOCK, "--low").out


def test_a_new_set_is_a_reason_to_write(penned: Person) -> None:
    asked = penned(*STOCK, "add", CARD, "20").out
    assert "Who came to mind at the sight of the blank card" in asked
    assert "--occasion new-stationery" in asked

    penned("capture", "a wok", "--from", "Ana Reyes")
    done = penned(*STOCK, "add", CARD, "20")
    assert 'Begin with: penned write "Ana Reyes"' in done.out
    assert penned(*STOCK, "add", CARD, "20", "--json").json["prompt"]["waiting"] == ["Ana Reyes"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("add", "no-such-card", "3"), 2, "For stamps, add --stamp."),
        (("add", CARD, "0"), 2, "0"),
        (("set", CARD), 2, "how many there are"),
        (("spoiled", CARD, "2"), 2, "is counted in the drawer"),
        (("back", "Ana"), 2, "Ana"),
    ],
)
def test_what_cannot_be_meant_is_told(
    penned: Person, words: tuple[str, ...], code: int, told: str
) -> None:
    done = penned(*STOCK, *words)
    assert (done.code, told in done.err) == (code, True), done
