"""The journal in the ledger: kept, amended, deleted for good, told by files in any order."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from penned.errors import BadInput, NotFound
from penned.ledger import events, kept, prompts, records
from penned.ledger.book import transaction
from penned.moments import Moment
from penned.told import Taking, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.owed import OwedRow

DAY = date(2026, 11, 19)
OLD, NEW = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def told(text: str, key: str = "a", *, as_of: datetime | None = None, row: int = 1) -> Told:
    return Told(row, key, moment=Moment(what=text, on=DAY), taking=Taking.KEPT, as_of=as_of)


def a_run(name: str = "journal.json") -> records.ImportRun:
    made = records.ImportRun(file_name=name, digest=name, at=NEW, by="me", added=0, known=0)
    made.save()
    return made


def take(*rows: Told, name: str = "journal.json", as_of: datetime | None = None) -> Any:  # noqa: ANN401 - a record
    with transaction():
        run = a_run(name)
        kept.take_in(run, rows, as_of=as_of)
    return run


def texts() -> list[str]:
    return [row.text for row in kept.find()]


def test_several_entries_are_kept_to_one_day(stamp: dict[str, Any]) -> None:
    first = kept.keep(DAY, "The bakery gave me a roll.", **stamp)
    second = kept.keep(DAY, "Sun on the desk.", prompt="What was light?", **stamp)

    assert kept.find(on=DAY) == (second, first)
    assert second.prompt == "What was light?"


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_entry_without_words_is_refused(text: str, stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="needs words"):
        kept.keep(DAY, text, **stamp)


def test_a_broken_character_is_refused(stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="broken character"):
        kept.keep(DAY, "half \ud800", **stamp)


def test_words_are_found_without_case_and_accents_in_any_order(stamp: dict[str, Any]) -> None:
    kept.keep(DAY, "Søren über den Zaun", **stamp)
    kept.keep(DAY, "Somebody else", **stamp)

    assert [row.text for row in kept.find("UBER soren")] == ["Søren über den Zaun"]
    assert kept.find("nobody") == ()


def test_an_entry_is_amended_and_its_old_words_are_gone(stamp: dict[str, Any]) -> None:
    number = kept.keep(DAY, "Wrong words", **stamp).id
    row = kept.amend(number, text="Right words", on=date(2026, 11, 18), **stamp)

    assert (row.id, row.text, row.on) == (number, "Right words", date(2026, 11, 18))
    assert kept.find("wrong") == ()


def test_a_deleted_entry_leaves_no_word_behind(stamp: dict[str, Any]) -> None:
    number = kept.keep(DAY, "A secret", **stamp).id
    kept.delete(number, **stamp)

    assert not records.Kept.objects.exists()
    with pytest.raises(NotFound):
        kept.get(number)
    assert "secret" not in " ".join(
        f"{event.kind} {event.subject}" for event in events.about([f"entry {number}"])
    )


def test_what_was_deleted_or_amended_is_gone_from_the_file_as_well(
    opened: str, stamp: dict[str, Any]
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its own files")
    kept.keep(DAY, "the harmless entry before", **stamp)
    secret = kept.keep(DAY, "a confidence about Marguerite", **stamp).id
    amended = kept.keep(DAY, "another about Theodora", **stamp).id
    kept.delete(secret, **stamp)
    kept.amend(amended, text="nothing of note", **stamp)
    there = b"".join(
        each.read_bytes() for each in Path(opened).parent.glob(f"{Path(opened).name}*")
    )

    assert b"harmless" in there
    assert b"arguerite" not in there
    assert b"heodora" not in there


def test_an_entry_remembers_the_moment_that_it_became(
    stamp: dict[str, Any], capture: Callable[..., tuple[OwedRow, ...]]
) -> None:
    number = kept.keep(DAY, "Ana drove me", **stamp).id
    (debt,) = capture("drove me", "Ana")

    assert kept.became(number, debt.moment_id, **stamp).moment == debt.moment_id
    kept.delete(number, **stamp)
    assert records.Moment.objects.filter(id=debt.moment_id).exists()


def test_a_file_read_twice_tells_each_entry_once() -> None:
    take(told("one"), told("two", "b"))
    take(told("one"), told("two", "b"))

    assert sorted(texts()) == ["one", "two"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_what_changed_last_shows_whatever_the_order(order: tuple[int, ...]) -> None:
    files = [told("old", as_of=OLD), told("new", as_of=NEW), told("undated")]
    for number in order:
        take(files[number])

    assert texts() == ["new"]


def test_a_row_without_its_own_day_is_as_old_as_its_file() -> None:
    take(told("new"), as_of=NEW)
    take(told("old"), as_of=OLD)

    assert texts() == ["new"]


def test_undoing_one_of_two_files_leaves_what_the_other_tells() -> None:
    first = take(told("old", as_of=OLD))
    second = take(told("new", as_of=NEW))
    with transaction():
        kept.take_back(second)
    assert texts() == ["old"]
    with transaction():
        kept.take_back(first)
    assert texts() == []
    assert not records.Kept.objects.exists()


def test_what_the_person_says_of_an_entry_holds_against_every_file(stamp: dict[str, Any]) -> None:
    run = take(told("told"))
    number = kept.find()[0].id
    kept.amend(number, text="mine", **stamp)
    take(told("told later", as_of=NEW))
    with transaction():
        kept.take_back(run)

    assert texts() == ["mine"]
    assert kept.find()[0].source == ""


def test_a_number_of_an_entry_goes_on_after_it_was_amended(stamp: dict[str, Any]) -> None:
    take(told("told"))
    number = kept.find()[0].id
    kept.amend(number, text="mine", **stamp)

    assert kept.get(number).text == "mine"


def test_a_deleted_entry_of_a_file_does_not_come_back_with_the_file(stamp: dict[str, Any]) -> None:
    run = take(told("a secret"), told("harmless", "b"))
    kept.delete(kept.find("secret")[0].id, **stamp)
    take(told("a secret"))

    assert texts() == ["harmless"]
    assert not records.Kept.objects.filter(text__contains="secret").exists()
    assert kept.known(["a", "b", "c"]) == {"a", "b"}
    with transaction():
        kept.take_back(run)
    assert texts() == []


def test_an_entry_that_became_a_moment_stays_when_its_file_is_undone(
    stamp: dict[str, Any], capture: Callable[..., tuple[OwedRow, ...]]
) -> None:
    run = take(told("Ana drove me"))
    (debt,) = capture("drove me", "Ana")
    kept.became(kept.find()[0].id, debt.moment_id, **stamp)
    with transaction():
        kept.take_back(run)

    assert [(row.text, row.moment) for row in kept.find()] == [("Ana drove me", debt.moment_id)]


def test_queries_do_not_grow_with_the_entries(queries: Callable[..., int]) -> None:
    run = a_run()

    def taken(start: int, number: int) -> Callable[[], None]:
        rows = [told(f"entry {at}", f"key {at}") for at in range(start, start + number)]
        return lambda: kept.take_in(run, rows)

    with transaction():
        assert queries(taken(0, 2)) == queries(taken(10, 80))
    assert queries(kept.find) == 1


def test_a_prompt_is_added_once_and_removed(stamp: dict[str, Any]) -> None:
    row = prompts.add("Who made you  laugh?", **stamp)

    assert row.text == "Who made you laugh?"
    assert prompts.add("who made you laugh?", **stamp) == row
    assert prompts.own() == (row,)
    assert prompts.remove(row.id, **stamp) == row
    assert prompts.own() == ()
    with pytest.raises(NotFound):
        prompts.remove(row.id, **stamp)


@pytest.mark.parametrize("text", ["", " ", "x" * 201])
def test_a_prompt_has_words_and_an_end(text: str, stamp: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        prompts.add(text, **stamp)
