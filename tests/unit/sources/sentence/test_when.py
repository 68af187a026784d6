"""Days in sentences, behind today and ahead of it."""

from __future__ import annotations

from datetime import date

import pytest

from penned.sources.sentence import lexicon, when

FRIDAY = date(2026, 11, 20)


def day(text: str, today: date = FRIDAY, *, ahead: bool = False) -> date | None:
    low = text.lower()
    found = when.find(low, today, lexicon.of(low), ahead=ahead)
    return found[0].on if found else None


@pytest.mark.parametrize(
    ("text", "month", "at"),
    [
        ("on sunday", 11, 15),
        ("last friday", 11, 13),
        ("on friday", 11, 13),
        ("this friday", 11, 20),
        ("thursday night", 11, 19),
        ("tues", 11, 17),
        ("last night", 11, 19),
        ("the day before yesterday", 11, 18),
        ("three days ago", 11, 17),
        ("a couple of weeks ago", 11, 6),
        ("a fortnight ago", 11, 6),
        ("two sundays ago", 11, 8),
        ("the sunday before last", 11, 8),
        ("tuesday last week", 11, 10),
        ("over the weekend", 11, 15),
        ("last week", 11, 15),
        ("last month", 10, 31),
        ("in june", 6, 30),
        ("in november", 11, 20),
        ("on 4 october", 10, 4),
        ("october 4th", 10, 4),
        ("on the 3rd", 11, 3),
        ("on halloween", 10, 31),
        ("2026-02-03", 2, 3),
        ("on 4.10.", 10, 4),
        ("on 31/10/2026", 10, 31),
        ("gestern abend", 11, 19),
        ("der besuch am sonntag", 11, 15),
        ("vor zwei wochen waren wir da", 11, 6),
        ("im juni hat er geholfen", 6, 30),
        ("am 4. oktober war sie da", 10, 4),
        ("il y a trois jours", 11, 17),
        ("dimanche dernier chez nous", 11, 15),
        ("le 4 octobre avec la famille", 10, 4),
        ("hace dos semanas", 11, 6),
        ("el domingo con la familia", 11, 15),
        ("el 4 de octubre", 10, 4),
    ],
)
def test_a_day_behind_today(text: str, month: int, at: int) -> None:
    assert day(text) == date(2026, month, at)


@pytest.mark.parametrize(
    ("text", "year", "month", "at"),
    [
        ("on 4 december", 2025, 12, 4),
        ("at christmas", 2025, 12, 25),
        ("in december", 2025, 12, 31),
        ("on 29 february", 2024, 2, 29),
        ("on 4 october 2019", 2019, 10, 4),
        ("two years ago", 2024, 11, 20),
    ],
)
def test_a_day_without_its_year_is_the_last_one(text: str, year: int, month: int, at: int) -> None:
    assert day(text) == date(year, month, at)


@pytest.mark.parametrize(
    ("text", "year", "month", "at"),
    [
        ("on thursday", 2026, 11, 26),
        ("on friday", 2026, 11, 27),
        ("tomorrow", 2026, 11, 21),
        ("on 4 october", 2027, 10, 4),
        ("on the 3rd", 2026, 12, 3),
        ("in two weeks", 2026, 12, 4),
        ("next week", 2026, 11, 29),
        ("next month", 2026, 12, 31),
        ("in june", 2027, 6, 30),
        ("am donnerstag, wir freuen uns", 2026, 11, 26),
    ],
)
def test_a_day_ahead(text: str, year: int, month: int, at: int) -> None:
    assert day(text, ahead=True) == date(year, month, at)


@pytest.mark.parametrize(
    "text",
    ["she sat with me", "bread and sun", "it may rain", "4.10 euros", "the 31/02/2026", "won 4:2",
     "version 2.10.3", "31.02."],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert day(text) is None


def test_every_day_of_a_year_is_read_with_and_without_its_year() -> None:
    for number in range(1, 366):
        on = date.fromordinal(date(2025, 11, 20).toordinal() + number)
        said = f"on {on.day} {on:%B}".lower()
        assert day(said) == on
        assert day(f"{said} {on.year}") == on


def test_a_cake_for_saturday_was_not_brought_on_saturday() -> None:
    text = "a cake for saturday"
    words = lexicon.of(text)
    (found,) = when.find(text, FRIDAY, words)

    assert not when.happened(text, found, words)
