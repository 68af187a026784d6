from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.units import parse_length


@pytest.mark.parametrize(
    ("text", "mm"),
    [("127", 127), ("127 mm", 127), ("12.7cm", 127), ("5 in", 127), ('5"', 127), (" 360 PT ", 127)],
)
def test_a_length_is_read_in_the_units_of_paper(text: str, mm: float) -> None:
    assert parse_length(text) == pytest.approx(mm)


@pytest.mark.parametrize("text", ["", "wide", "-3 mm", "3 ell", "1e9 mm", "1,5 cm", "mm"])
def test_what_is_no_length_is_refused_by_name(text: str) -> None:
    with pytest.raises(BadInput, match="is not a length"):
        parse_length(text)


@given(st.integers(0, 10**6))
def test_whole_millimetres_come_back_as_they_went_in(mm: int) -> None:
    assert parse_length(f"{mm} mm") == mm
