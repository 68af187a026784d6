"""Lists with several gifts to a row, headings between the rows, and two columns for one thing."""

from __future__ import annotations

import pytest

from penned.sources import layout
from penned.sources.cells import Row
from penned.sources.fields import known


def strands(fields: str, *rows: str, titles: str = "") -> list[list[str]]:
    held = tuple(None if each == "-" else each for each in fields.split())
    said = titles.split("|") if titles else [each.title() for each in fields.split()]
    made = tuple(Row(at, tuple(row.split(","))) for at, row in enumerate(rows, 2))
    found = layout.strands(said, held, made, known())
    return [[each or "-" for each in strand] for strand in found]


def test_most_lists_have_one_gift_to_a_row() -> None:
    assert strands("giver gift thanked") == [["giver", "gift", "thanked"]]


def test_lists_side_by_side_have_two() -> None:
    assert strands("giver gift thanked giver gift thanked", "a,b,c,d,e,f") == [
        ["giver", "gift", "thanked", "-", "-", "-"],
        ["-", "-", "-", "giver", "gift", "thanked"],
    ]


def test_what_there_is_once_belongs_to_both() -> None:
    assert strands("giver street street gift thanked gift thanked", "a,b,c,d,e,f,g") == [
        ["giver", "street", "street", "gift", "thanked", "-", "-"],
        ["giver", "street", "street", "-", "-", "gift", "thanked"],
    ]


def test_gifts_of_two_events_are_two_and_two_words_for_the_gift_are_a_question() -> None:
    assert len(strands("giver gift gift", "a,b,c", titles="From|Shower gift|Wedding gift")) == 2
    with pytest.raises(layout.Clash):
        strands("giver gift gift", "a,b,c", titles="From|Gift|Gift description")


def test_two_columns_for_one_thing_are_one_where_no_row_fills_both() -> None:
    assert strands("giver giver gift", "a,,x", ",b,y") == [["giver", "giver", "gift"]]
    with pytest.raises(layout.Clash) as clash:
        strands("giver giver gift", "a,,x", "a,b,y")
    assert (clash.value.field, clash.value.columns) == ("giver", (0, 1))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Bridal shower", "shower"),
        ("SHOWER:", "shower"),
        ("Wedding gifts, 3 May 2026", "wedding"),
        ("Gifts from the neighbours", "neighbour"),
        ("His family", ""),
        ("Friends", ""),
        ("Bride's side", ""),
    ],
)
def test_a_heading_between_the_rows_names_the_event(text: str, event: str) -> None:
    found = layout.section(Row(4, (text, "", "")))
    assert found is not None
    assert event in found.casefold()
    assert bool(found) == bool(event)


@pytest.mark.parametrize("text", ["Rosa Delgado", "Grace", "Total", "Neighbours", "Mum"])
def test_a_giver_without_a_gift_is_no_heading(text: str) -> None:
    assert layout.section(Row(4, (text, "", ""))) is None


def test_a_row_that_says_more_is_no_heading() -> None:
    assert layout.section(Row(4, ("Shower", "a tent"))) is None
    assert layout.section(Row(4, ("Shower",))) is None
