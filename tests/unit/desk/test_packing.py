"""The packing list says every name in letters, as the envelopes do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from penned import press
from penned.desk import faces, lay_out, packing
from penned.desk.job import Job
from penned.desk.laid import Laid, Paper
from penned.desk.pages_of import pages_of
from penned.ledger.notes import NoteRow
from penned.ledger.people import PartyRow
from penned.moments import Moment
from penned.notes import State
from penned.page.page import Page
from penned.people import Address, Person
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

FACES = Path(__file__).parents[2] / "faces"


@pytest.fixture(autouse=True)
def fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine with the faces of other scripts."""
    monkeypatch.setenv("PENNED_FONTS", str(FACES))
    forget()
    yield
    forget()


def forget() -> None:
    faces._files.cache_clear()
    faces._having.cache_clear()


def note(name: str, gift: str, home: Address) -> NoteRow:
    party = PartyRow(1, "person", name, Person(name), home)
    return NoteRow(1, party, (1,), (Moment((name,), gift),), "Hello", 1, State.READY, open=True)


def lay(_: NoteRow) -> Paper:
    sheet = Page(100, 100, Rect(5, 5, 90, 90), ())
    return Paper((sheet,), (sheet,))


@pytest.mark.parametrize(
    ("name", "country"), [("東京", "JP"), ("תל אביב", "IL"), ("서울", "KR"), ("北京", "CN")]
)
def test_a_name_in_another_script_is_on_the_list(name: str, country: str) -> None:
    home = Address(("1",), name, country=country)
    laid = Laid(lay, lambda _: None)
    laid.add([note(name, "a 🎁", home)])
    (sheet,) = packing.pages(pages_of(laid, lay_out.choose(), Job()), None)
    assert f"\n{name}\na □\n{name}, {country}\n" in sheet.text
    press.check(press.pdf([sheet]), [sheet])
