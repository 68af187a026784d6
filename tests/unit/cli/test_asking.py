from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.cli.asking import parse_day, parse_mapping, parse_number
from penned.errors import BadInput

TODAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-03", date(2026, 10, 3)),
        ("today", TODAY),
        (" Yesterday ", date(2026, 10, 11)),
        (None, None),
    ],
)
def test_a_day_is_read_as_people_type_it(text: str | None, day: date | None) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "3/10/2026", "2026-02-30", "soon"])
def test_what_is_no_day_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(BadInput, match="2026-11-20"):
        parse_day(text, TODAY)


def test_nobody_is_thanked_for_tomorrow() -> None:
    with pytest.raises(BadInput, match="still to come"):
        parse_day("2026-10-13", TODAY)


@given(st.text(min_size=1).filter(lambda word: word.strip() and "=" not in word))
def test_a_column_may_have_any_name_but_its_field_follows_the_last_equals_sign(column: str) -> None:
    assert parse_mapping([f"{column}=gift"]) == {column.strip(): "gift"}
    assert parse_mapping([f"a={column}=gift"]) == {f"a={column}".strip(): "gift"}


@pytest.mark.parametrize("pair", ["", "=", "Gift", "Gift=", "=gift", " = "])
def test_half_a_mapping_is_refused(pair: str) -> None:
    with pytest.raises(BadInput, match="Column=field"):
        parse_mapping([pair])


@pytest.mark.parametrize("text", ["0", "-1", "first", "", "1.5", "²"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="not the number of an import"):
        parse_number(text, "an import")


def test_a_number_is_a_number() -> None:
    assert parse_number("12", "an import") == 12
