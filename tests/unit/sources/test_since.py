from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.sources import since

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("June", date(2026, 6, 1)),
        ("since June", date(2026, 6, 1)),
        ("December", date(2025, 12, 1)),
        ("November", date(2026, 11, 1)),
        ("June 2025", date(2025, 6, 1)),
        ("Juni 2025", date(2025, 6, 1)),
        ("3 June", date(2026, 6, 3)),
        ("June 3rd", date(2026, 6, 3)),
        ("3. Juni", date(2026, 6, 3)),
        ("24 December", date(2025, 12, 24)),
        ("29 February", date(2024, 2, 29)),
        ("June 3, 2024", date(2024, 6, 3)),
        ("3rd of June 2024", date(2024, 6, 3)),
        ("2025", date(2025, 1, 1)),
        ("2025-06", date(2025, 6, 1)),
        ("2025-06-03", date(2025, 6, 3)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 21)),
    ],
)
def test_a_day_is_read_as_people_say_it(said: str, day: date) -> None:
    assert since.read(said, TODAY) == day


@pytest.mark.parametrize(
    "said", ["", "soon", "31 June", "2025-13", "32 June 2025", "3 4 June", "-", "0000", "last week"]
)
def test_what_is_no_day_is_told(said: str) -> None:
    with pytest.raises(BadInput):
        since.read(said, TODAY)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_day_or_is_told(said: str) -> None:
    try:
        assert isinstance(since.read(said, TODAY), date)
    except BadInput as fault:
        assert fault.what  # noqa: PT017 - either is right


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("4 May 1980", "1980-05-04"),
        ("May 4, 1980", "1980-05-04"),
        ("4. Mai", "--05-04"),
        ("29 February", "--02-29"),
        ("1980-05-04", "1980-05-04"),
        ("May 1980", "May 1980"),
        ("soon", "soon"),
    ],
)
def test_a_birthday_in_words_is_kept_in_figures(said: str, kept: str) -> None:
    assert since.birthday(said) == kept
