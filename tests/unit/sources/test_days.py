"""Dates are read as people write them, and asked about where they can be read two ways."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.sources import days
from penned.sources.days import DateOrder, DateOrderNeeded

if TYPE_CHECKING:
    from penned.sources.cells import Cell

TWELFTH = date(2026, 6, 12)


@pytest.mark.parametrize(
    "cell",
    [
        TWELFTH,
        "2026-06-12",
        "2026/6/12",
        "2026.06.12",
        "20260612",
        "2026年6月12日",
        "12.06.2026",
        "12. 6. 2026",
        "12.6.26",
        "12 Jun 2026",
        "12 june 2026",
        "June 12, 2026",
        "Jun 12th, 2026",
        "12-Jun-2026",
        "12-Jun-26",
        "2026 Jun 12",
        "Friday, June 12, 2026",
        "12. Juni 2026",
        "Freitag, den 12. Juni 2026",
        "12 juin 2026",
        "le 12 juin 2026",
        "12 de junio de 2026",
        "12 de junho de 2026",
        "12 giugno 2026",
        "12 juni 2026",
        "46185",
        "46185.75",
        "2026-06-12T14:30:00Z",
        "2026-06-12 14:30",
        "June 12, 2026 2:30 PM",
        "\u00a012 Jun 2026 ",
    ],
)
def test_a_clear_date_is_read(cell: Cell) -> None:
    assert days.read(cell) == TWELFTH


def test_the_first_of_a_month_is_read_in_french() -> None:
    assert days.read("1er août 2026") == date(2026, 8, 1)


@pytest.mark.parametrize("cell", ["", "  ", "-", "–", "n/a"])
def test_an_empty_cell_is_no_date_and_no_fault(cell: str) -> None:
    assert days.read(cell) is None


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31.02.2026", "no such day"),
        ("2026-13-01", "no such day"),
        ("30 Feb 2026", "no such day"),
        ("32/01/2026", "no such day"),
        ("0000-01-01", "no such day"),
        ("6/14", "no clear date"),
        ("June 2026", "no clear date"),
        ("12 June", "no clear date"),
        ("soon", "no clear date"),
        ("maybe 12 June 2026", "no clear date"),
        ("12 June or 13 June 2026", "no clear date"),
        ("12-06-26", "four digits"),
        ("6/14/98", "four digits"),
        ("12 June 98", "four digits"),
        ("5", "no clear date"),
    ],
)
def test_an_unclear_date_is_a_fault_with_its_reason(cell: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason) as bad:
        days.read(cell)
    assert cell in str(bad.value)


@pytest.mark.parametrize(
    "cell", ["12/06/2026", "12-06-2026", "12/6/26", "12 / 06 / 2026", "12/06/2026 14:30"]
)
def test_the_order_decides_what_slashes_mean(cell: str) -> None:
    assert days.read(cell, DateOrder.DMY) == TWELFTH
    assert days.read(cell, DateOrder.MDY) == date(2026, 12, 6)


def test_the_same_number_twice_needs_no_order() -> None:
    assert days.order("Date", [(2, "06/06/2026")]) is None
    assert days.read("06/06/2026") == date(2026, 6, 6)


def test_one_day_past_the_twelfth_proves_the_order_of_its_column() -> None:
    assert days.order("Date", [(2, "12/06/2026"), (3, "13/06/2026")]) is DateOrder.DMY
    assert days.order("Date", [(2, "12/06/2026"), (3, "06/13/2026")]) is DateOrder.MDY


@pytest.mark.parametrize(
    ("title", "order"),
    [
        ("Date (dd/mm/yyyy)", DateOrder.DMY),
        ("Date MM/DD/YY", DateOrder.MDY),
        ("Datum (TT/MM/JJJJ)", DateOrder.DMY),
        ("Reçu le (jj/mm/aaaa)", DateOrder.DMY),
    ],
)
def test_a_title_can_say_the_order(title: str, order: DateOrder) -> None:
    assert days.order(title, [(2, "12/06/2026")]) is order


def test_a_title_with_the_year_first_says_nothing_about_slashes() -> None:
    with pytest.raises(DateOrderNeeded):
        days.order("Date (yyyy-mm-dd)", [(2, "12/06/2026")])


def test_where_nothing_proves_the_order_it_is_asked_for() -> None:
    cells = [(5, "2026-06-25"), (6, "12/06/2026"), (9, "1/2/2026")]
    with pytest.raises(DateOrderNeeded) as question:
        days.order("Received", cells, where="gifts.csv")
    asked = question.value
    assert asked.column == "Received"
    assert [(each.row, each.cell) for each in asked.samples] == [(6, "12/06/2026"), (9, "1/2/2026")]
    assert (asked.samples[0].day_first, asked.samples[0].month_first) == (
        TWELFTH,
        date(2026, 12, 6),
    )
    assert str(asked) == (
        "gifts.csv: “12/06/2026” under “Received” (row 6) can be 12 June 2026 or 6 December 2026, "
        "and no other date there tells which. "
        "Say which comes first, the day or the month: --dates dmy or --dates mdy."
    )


def test_proofs_of_both_orders_leave_the_doubtful_dates_as_faults() -> None:
    cells = [(2, "25/06/2026"), (3, "06/25/2026"), (4, "12/06/2026")]
    assert days.order("Date", cells) is None
    assert days.read("25/06/2026") == days.read("06/25/2026") == date(2026, 6, 25)
    with pytest.raises(BadInput, match="can be 12 June 2026 or 6 December 2026, and other dates"):
        days.read("12/06/2026")


def test_a_date_against_the_order_is_a_fault() -> None:
    with pytest.raises(BadInput, match="when the day comes first"):
        days.read("06/25/2026", DateOrder.DMY)


@given(
    st.dates(min_value=date(1955, 1, 1), max_value=date(2069, 12, 31)), st.sampled_from(DateOrder)
)
def test_a_day_that_was_written_is_the_day_that_is_read(day: date, order: DateOrder) -> None:
    slashed = f"{day:%d/%m/%Y}" if order is DateOrder.DMY else f"{day:%m/%d/%Y}"
    serial = str((day - date(1899, 12, 30)) // timedelta(days=1))
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d %B %Y}", f"{day:%B %d, %Y}", serial):
        assert days.read(text) == day
    assert days.read(slashed, order) == day


@given(st.text(max_size=30), st.sampled_from([None, *DateOrder]))
def test_any_text_is_a_day_or_a_fault(text: str, order: DateOrder | None) -> None:
    with suppress(BadInput):
        assert days.read(text, order) is None or text.strip()


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("9/20", None, date(2026, 9, 20)),
        ("20/9", None, date(2026, 9, 20)),
        ("20.9.", None, date(2026, 9, 20)),
        ("3.9.", None, date(2027, 9, 3)),
        ("20 Sept", None, date(2026, 9, 20)),
        ("10/12", DateOrder.MDY, date(2026, 10, 12)),
        ("10/12", DateOrder.DMY, date(2026, 12, 10)),
        ("29 Feb", None, date(2028, 2, 29)),
        ("8/30/2025", None, date(2025, 8, 30)),
        ("11/28", None, date(2026, 11, 28)),
    ],
)
def test_a_day_without_its_year_follows_on_the_day_beside_it(
    cell: str, order: DateOrder | None, day: date
) -> None:
    assert days.read(cell, order, near=date(2026, 11, 10)) == day


@pytest.mark.parametrize(
    ("cell", "reason"), [("10/12", "can be 12 October 2026 or 10 December 2026"), ("13/32", "no")]
)
def test_a_day_without_its_year_that_can_be_two_or_none_is_a_fault(cell: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        days.read(cell, near=date(2026, 11, 10))
