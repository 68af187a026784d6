"""A cell that begins like a formula is text on the way in and harmless on the way out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.sources.cells import restored, safe, said

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://example.org","Ana")',
    "+1+2",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    " =1",
    "\u00a0=1",
    "\ufeff=1",
    "\n=1",
    "\t=1",
    "\r=1",
    "\x00=1",
    "\u200b=1",
    "＝1",
    "'=1",
    "-",
    "+cmd",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_run_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana",
        "+1 555 0100",
        "+49 (30) 123-45",
        "-12",
        "-3.50",
        "3 = 2 + 1",
        "O'Connor",
        "'quoted'",
        "a@b.example",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


@given(st.text() | st.sampled_from(FORMULAS))
def test_what_went_out_comes_back_in(text: str) -> None:
    assert restored(safe(text)) == text


@given(st.text(alphabet=st.sampled_from("'=+-@ \u00a0\ufeff\n\tA1＝"), max_size=8))
def test_nothing_that_leaves_begins_a_formula(text: str) -> None:
    seen = safe(text).lstrip(" \u00a0\ufeff\n\t")
    assert not seen.startswith(("=", "@", "＝"))
    assert not seen.startswith(("+", "-")) or set(seen) <= set("+-1 ()./")


def test_on_the_way_in_a_formula_is_what_it_says() -> None:
    assert said("=HYPERLINK(1)") == "=HYPERLINK(1)"
    assert said("\ufeff \u00a0=2+3 ") == "=2+3"
    assert said("+1 555 0100") == "+1 555 0100"
