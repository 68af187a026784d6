from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.cli.page.rows import Row, beside, cells, column, end_of, row_of, rows

LETTER = st.text(st.sampled_from("ab \n\t日👍é\u0301-"), max_size=60)
WIDTH = st.integers(4, 20)


def lines(text: str, width: int) -> list[str]:
    return [text[row.start : row.end] for row in rows(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("", 10, [""]),
        ("Dear Ana,\n\nfive", 10, ["Dear Ana,", "", "five"]),
        ("at five on Sunday", 10, ["at five on ", "Sunday"]),
        ("at five on  Sunday", 10, ["at five on  ", "Sunday"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("日本語日本語", 4, ["日本", "語日", "本語"]),
        ("last\n", 10, ["last", ""]),
    ],
)
def test_rows_break_between_words(text: str, width: int, broken: list[str]) -> None:
    assert lines(text, width) == broken


@given(LETTER, WIDTH)
def test_every_character_stands_on_one_row_and_none_is_too_wide(text: str, width: int) -> None:
    found = rows(text, width)
    assert found[0].start == 0
    assert found[-1].end == len(text)
    for one, other in pairwise(found):
        assert text[one.end : other.start] in {"", "\n"}
    for line in lines(text, width):
        assert sum(map(cells, line.rstrip(" "))) <= width


@given(LETTER, WIDTH, st.data())
def test_down_and_up_again_comes_back(text: str, width: int, data: st.DataObject) -> None:
    found = rows(text, width)
    place = data.draw(st.integers(0, len(text)))
    here = column(text, found, place)

    below = beside(text, found, place, here, 1)
    if row_of(found, place) + 1 == len(found):
        assert below == place
    else:
        assert row_of(found, below) == row_of(found, place) + 1
        assert row_of(found, beside(text, found, below, here, -1)) == row_of(found, place)


def test_the_end_of_a_row_that_goes_on_is_before_its_last_blank() -> None:
    text = "at five on Sunday"
    found = rows(text, 10)
    assert found == (Row(0, 11), Row(11, 17))
    assert [end_of(found, 0), end_of(found, 1)] == [10, 17]
