"""A source comes in chunk by chunk: cut off, beside another, undone meanwhile, changed since."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from penned import ledger
from penned.errors import Refused
from penned.ledger import imports, kept, owed, people, records, whole
from penned.moments import Moment
from penned.people.address import Address
from penned.people.names import parse
from penned.people.particulars import Fact, Home, Particulars
from penned.told import Fault, Reading, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from penned.ledger.imports import RunRow

    TakeIn = Callable[..., RunRow]

DAY = date(2026, 5, 1)
OLD, NEW = datetime(2026, 5, 2, tzinfo=UTC), datetime(2026, 6, 2, tzinfo=UTC)
ELM = Particulars((Home(Address(("1 Elm Street",), "Springfield")),), (Fact("phone", "1"),))


class CutOffError(Exception):
    """The power went."""


def gift(number: int, name: str, what: str, **more: Any) -> Told:  # noqa: ANN401 - any field of a row
    more = {"moment": Moment((name,), what, on=more.pop("on", None)), **more}
    return Told(number, f"{name}|{what}|{number}", (parse(name),), **more)


def entry(number: int, key: str, text: str) -> Told:
    return Told(number, key, moment=Moment(what=text, on=DAY), taking=Taking.KEPT)


LIST = (
    gift(1, "Ana Reyes", "a wok", particulars=(ELM,), thanked_on=DAY, thanked_how="card"),
    gift(2, "Ana & Tom Reyes", "a ride", particulars=(ELM,)),
    gift(3, "Tom Reyes", "a lamp", undated_key="lamp"),
    entry(4, "j", "the sun on the desk"),
    gift(5, "Tom Reyes", "a lamp", on=DAY, undated_key="lamp"),
    gift(6, "Zoe Hill", "dinner", taking=Taking.PROPOSED, because="dinner"),
    Told(7, "card", (parse("ANA REYES"),), (ELM,)),
    gift(8, "Zoe Hill", ""),
    gift(3, "Tom Reyes", "a lamp"),
)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "CHUNK", 2)


@pytest.fixture
def take_in(stamp: dict[str, Any]) -> TakeIn:
    def record(rows: Sequence[Told], digest: str = "one", **more: Any) -> RunRow:  # noqa: ANN401 - as above
        reading = Reading("gifts", f"{digest}.csv", digest, tuple(rows), (Fault(0, "unread"),))
        return imports.record(reading, **stamp, **more)

    return record


def after(done: int, call: Callable[[], object]) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """Go round the chunks, and do something when so many of them are in."""

    def each(chunks: Iterable[Any]) -> Iterator[Any]:
        for place, chunk in enumerate(chunks):
            if place == done:
                call()
            yield chunk

    return each


def cut_off() -> None:
    raise CutOffError


def texts() -> list[str]:
    return [row.text for row in kept.find()]


@pytest.mark.parametrize("cuts", [(0,), (1,), (3, 1, 2)])
def test_an_import_that_was_cut_off_ends_the_same_as_one_that_was_not(
    cuts: tuple[int, ...], take_in: TakeIn, copy: Callable[[str], str], empty: str
) -> None:
    run = take_in(LIST)
    uncut = whole.taken_out()
    ledger.close()
    ledger.open(copy(empty))
    for done in cuts:
        with pytest.raises(CutOffError):
            take_in(LIST, each=after(done, cut_off))
    assert not any(each.finished for each in imports.runs())
    again = take_in(LIST)
    assert (again.id, again.added, again.people, again.known) == (1, 5, 3, run.known)
    assert whole.taken_out() == uncut


@pytest.mark.parametrize("done", [0, 2])
def test_the_same_file_taken_in_twice_at_once_is_one_import(
    done: int, take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    first: list[RunRow] = []
    second = take_in(LIST, each=after(done, lambda: first.append(take_in(LIST))))
    (run,) = imports.runs()
    assert (run.added, run.kept, run.proposed, run.finished) == (5, 1, 1, True)
    assert first[0].id == second.id == run.id
    assert second.added == (run.added if done else 0)
    imports.undo(run.id, **stamp)
    assert (people.everyone(), owed.every(), texts()) == ((), (), [])


@pytest.mark.parametrize("done", [1, 3])
def test_an_import_that_is_undone_while_it_comes_in_stops_and_leaves_nothing(
    done: int, take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="mport 1 was undone while it came in"):
        take_in(LIST, each=after(done, lambda: imports.undo(1, **stamp)))
    (run,) = imports.runs()
    assert (run.undone_at, run.finished) == (stamp["now"], False)
    assert not records.ImportedRow.objects.exists()
    assert (people.everyone(), owed.every(), texts()) == ((), (), [])
    again = take_in(LIST)
    assert (again.id, again.added, again.kept, again.finished) == (2, 5, 1, True)


def test_what_a_second_reading_leaves_out_is_told_of_the_import_that_goes_on(
    take_in: TakeIn,
) -> None:
    with pytest.raises(CutOffError):
        take_in((*LIST, Told(9, "bad", ())), each=after(1, cut_off))
    assert len(imports.runs()[0].faults) == 3
    take_in(LIST)
    assert [fault.row for fault in imports.runs()[0].faults] == [0, 8]


@pytest.mark.parametrize("undone", [1, 2])
def test_an_entry_that_changed_since_is_taken_in_and_each_file_comes_out_alone(
    undone: int, take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in([entry(1, "u", "old words")], as_of=OLD)
    run = take_in([entry(1, "u", "new words")], "two", as_of=NEW)
    assert (run.id, run.kept, run.known, run.changed) == (2, 0, 1, 1)
    assert texts() == ["new words"]
    imports.undo(undone, **stamp)
    assert texts() == [("new words", "old words")[undone - 1]]


def test_another_file_with_the_same_entry_is_one_more_witness(
    take_in: TakeIn, stamp: dict[str, Any]
) -> None:
    take_in([entry(1, "u", "words")])
    run = take_in([entry(1, "u", "words")], "two")
    assert (run.id, run.kept, run.known, run.changed) == (2, 0, 1, 0)
    imports.undo(1, **stamp)
    assert texts() == ["words"]


def test_an_entry_that_is_read_otherwise_since_comes_in_with_the_same_file(
    take_in: TakeIn,
) -> None:
    take_in([entry(1, "u", "words")], as_of=OLD)
    assert take_in([entry(1, "u", "words and more")], as_of=OLD).changed == 1
    assert texts() == ["words and more"]


def test_a_deleted_entry_is_no_news_in_any_words(take_in: TakeIn, stamp: dict[str, Any]) -> None:
    take_in([entry(1, "u", "words")])
    kept.delete(kept.find()[0].id, **stamp)
    for text in ("words", "other words"):
        run = take_in([entry(1, "u", text)], "two")
        assert (run.id, run.known, run.changed) == (0, 1, 0)
    assert texts() == []
