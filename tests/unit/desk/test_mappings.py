"""What was said of columns is used again for the next list with such titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.desk import taking_in
from penned.desk.desk import open_desk
from penned.desk.taking_in import File, Wishes
from penned.errors import PennedError
from penned.sources.columns import ColumnsNeeded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

LIST = File(b"Wesen,Kram\nAna Reyes,a tent\n", "one.csv")
NEXT = File(b"Wesen,Kram\nBo Hunt,a lamp\n", "two.csv")
SAID = {"Wesen": "giver", "Kram": "gift"}


@pytest.fixture
def desk(fresh: Callable[[], Path]) -> Iterator[Desk]:
    """A desk with an empty ledger."""
    yield open_desk(fresh())
    ledger.close()


def test_columns_are_said_once(desk: Desk) -> None:
    with pytest.raises(ColumnsNeeded):
        taking_in.read(desk, LIST, Wishes(kind="gifts"))
    taking_in.read(desk, LIST, Wishes(kind="gifts", mapping=SAID))
    (row,) = taking_in.read(desk, NEXT, Wishes(kind="gifts")).rows
    assert row.moment is not None
    assert (row.moment.givers, row.moment.what) == (("Bo Hunt",), "a lamp")


def test_what_does_not_fit_is_not_kept(desk: Desk) -> None:
    for wrong in ({"Kram": "present"}, {"Wesen": "giver"}):
        with pytest.raises(PennedError):
            taking_in.read(desk, LIST, Wishes(kind="gifts", mapping=wrong))
    with pytest.raises(ColumnsNeeded):
        taking_in.read(desk, NEXT, Wishes(kind="gifts"))
