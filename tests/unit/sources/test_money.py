"""Sums of money in cells, and gifts that are money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.sources import money
from penned.sources.money import Sum


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$1,250.00", "1250.00", ""),
        ("1.250,00 €", "1250.00", "EUR"),
        ("€ 40", "40", "EUR"),
        ("1 250,50 EUR", "1250.50", "EUR"),
        ("1'250 CHF", "1250", "CHF"),
        ("US$ 5,000", "5000", "USD"),
        ("C$12", "12", "CAD"),
        ("£9.99", "9.99", "GBP"),
        ("USD 75", "75", "USD"),
        ("75", "75", ""),
        ("75.5", "75.5", ""),
        ("$-300", "-300", ""),
        ("($300.00)", "-300.00", ""),
        ("500 kr", None, ""),
    ],
)
def test_sums_are_read_as_people_write_them(text: str, amount: str | None, currency: str) -> None:
    if amount is None:
        with pytest.raises(BadInput, match="no clear sum"):
            money.read(text)
    else:
        assert money.read(text) == Sum(Decimal(amount), currency)


@pytest.mark.parametrize("text", ["0.500", "1,234.567", "12-13", "about 20", "$", "1,2,3"])
def test_what_can_be_read_two_ways_is_no_sum(text: str) -> None:
    with pytest.raises(BadInput, match="no clear sum"):
        money.read(text)


@pytest.mark.parametrize("text", ["", "-", "n/a"])
def test_an_empty_cell_has_no_sum(text: str) -> None:
    assert money.read(text) is None


def test_a_sum_without_a_sign_is_in_the_currency_of_its_column() -> None:
    assert money.read("75", "CHF") == Sum(Decimal(75), "CHF")
    assert money.read("$75", "CAD") == Sum(Decimal(75), "CAD")
    assert money.read("€75", "CHF") == Sum(Decimal(75), "EUR")


@pytest.mark.parametrize(
    ("text", "what", "amount"),
    [
        ("$100", "money", "100"),
        ("$50 Target gift card", "Target gift card", "50"),
        ("cash €50", "cash", "50"),
        ("check", "check", None),
        ("Check for $200", "Check", "200"),
        ("200 € Gutschein", "Gutschein", "200"),
        ("cheque for the honeymoon", "cheque for the honeymoon", None),
        ("Cash Fund: Honeymoon", "Cash Fund: Honeymoon", None),
        ("Venmo $25", "Venmo", "25"),
        ("sobre con dinero", "sobre con dinero", None),
    ],
)
def test_a_gift_of_money_loses_its_sum(text: str, what: str, amount: str | None) -> None:
    found = money.gift(text)
    assert found is not None
    assert found.what == what
    assert (found.sum.amount if found.sum else None) == (Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    "text", ["a tent", "$40 wok", "checkered blanket", "bar stools", "envelopes", "dollhouse"]
)
def test_a_thing_is_no_money_whatever_it_cost(text: str) -> None:
    assert money.gift(text) is None


@settings(max_examples=60)
@given(st.decimals(min_value=0, max_value=10**8, places=2))
def test_a_sum_comes_back_however_it_is_written(amount: Decimal) -> None:
    english = f"${amount:,.2f}"
    german = english[1:].translate(str.maketrans(",.", ".,")) + " €"
    assert money.read(english) == Sum(amount)
    assert money.read(german) == Sum(amount, "EUR")


@pytest.mark.parametrize(
    ("gift", "what"),
    [
        ("a cheque for £50 for the wedding", "a cheque for the wedding"),
        ("cheque for £50", "cheque"),
        ("gift card worth $25", "gift card"),
        ("a cheque of 50 EUR", "a cheque"),
    ],
)
def test_the_word_that_leads_to_a_sum_goes_with_it(gift: str, what: str) -> None:
    found = money.gift(gift)
    assert found is not None
    assert found.what == what
    assert found.sum is not None
