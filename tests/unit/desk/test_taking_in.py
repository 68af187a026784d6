"""What an import says of people and gifts that may be known already."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.cli import taken_in
from penned.desk import doubles, taking_in
from penned.desk.desk import open_desk
from penned.ledger import people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.desk.taking_in import Imported

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
BOOK = """Name,Street,City,State,ZIP,Country
John Smith,1 High Street,London,,N1 9GU,UK
John Smith,5 Ocean Ave,Portland,ME,04101,USA
"""
GIFT = 'From,Gift,Address\nJohn Smith,a lamp,"5 Ocean Ave, Portland, ME 04101"\n'


@pytest.fixture
def desk(fresh: Callable[[], Path]) -> Iterator[Desk]:
    yield open_desk(fresh(), clock=lambda: NOW)
    ledger.close()


def bring(desk: Desk, text: str, name: str = "list.csv", *, dry_run: bool = False) -> Imported:
    reading = taking_in.read(desk, taking_in.File(text.encode(), name), taking_in.Wishes())
    return taking_in.take_in(desk, reading, dry_run=dry_run)


def test_a_row_with_the_address_of_one_of_several_says_whom_it_may_mean(desk: Desk) -> None:
    bring(desk, BOOK, "book.csv")
    for dry_run in (True, False):
        done = bring(desk, GIFT, dry_run=dry_run)
        (said,) = done.beside
        assert said.startswith("“John Smith” may be “John Smith (Portland)”, by address")
        assert said.endswith("penned people doubles (row 2)")
    assert done.has_findings
    assert [party.address is None for party in people.everyone()] == [False, False, False]
    assert doubles.proposals()


def test_a_row_that_tells_nothing_names_all_who_are_so_called(desk: Desk) -> None:
    bring(desk, BOOK, "book.csv")
    done = bring(desk, "From,Gift\nJohn Smith,a lamp\nAna Reyes,a rug\n")
    (said,) = done.beside
    assert "may be one of several: “John Smith (London)”, “John Smith (Portland)”" in said


def test_who_was_said_to_be_another_is_asked_no_more(desk: Desk) -> None:
    bring(desk, "Name,City\nJo Lee (work),Rye\n", "book.csv")
    assert bring(desk, "From,Gift\nJo Lee,a lamp\n").beside
    one, other = people.everyone()
    doubles.keep_apart(desk, one, other)
    assert bring(desk, "From,Gift\nJo Lee,a vase\n").beside == ()


def test_an_import_says_how_many_gifts_may_be_known(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    first = bring(desk, "From,Gift,Date\nAna,blue lamp,1 May 2026\nBo,rug,2 May 2026\n")
    assert first.doubled == 0
    text = "Guest,Present,Date\nAna,lamp (blue),2 May 2026\nBo,a drum,3 May 2026\n"
    done = bring(desk, text, "zola.csv")
    assert (done.run.added, done.doubled, done.has_findings) == (2, 1, True)
    taken_in.imported([done], json=False)
    assert "1 may be known already: penned same" in capsys.readouterr().out
    taken_in.imported([done], json=True)
    assert json.loads(capsys.readouterr().out)[0]["doubled"] == 1
    assert bring(desk, text, "zola.csv").doubled == 0
