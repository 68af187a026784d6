"""What a receipt says to the tax office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from penned.errors import BadInput, NotFound, Refused
from penned.occasions import receipts
from penned.occasions.receipts import Received

GIFT = Received("Harbour Library", "Ana Reyes", date(2026, 6, 12), Decimal("1250.00"), "USD")
US = receipts.of("us")


def text(gift: Received, country: str = "US") -> str:
    return " ".join(receipts.slip(receipts.of(country), gift))


def test_in_the_us_it_names_the_amount_the_day_and_that_nothing_was_given_for_it() -> None:
    assert receipts.slip(US, GIFT) == (
        "Harbour Library received $1,250.00 from Ana Reyes on June 12, 2026.",
        "No goods or services were provided in exchange for this gift.",
    )


@pytest.mark.parametrize(("amount", "limited"), [("75.00", False), ("75.01", True)])
def test_above_75_dollars_what_came_back_is_taken_off(amount: str, limited: bool) -> None:  # noqa: FBT001 - the case
    dinner = replace(
        GIFT, amount=Decimal(amount), returned="dinner", returned_value=Decimal("40.00")
    )
    said = text(dinner)
    assert "provided dinner, of a value estimated in good faith at $40.00." in said
    assert ("limited to $35.01" in said) == limited


def test_what_came_back_needs_its_value() -> None:
    with pytest.raises(Refused, match="“dinner” was given in return"):
        receipts.slip(US, replace(GIFT, returned="dinner"))


def test_a_thing_is_described_and_never_valued() -> None:
    said = text(replace(GIFT, amount=None, thing="forty blankets"))
    assert "on June 12, 2026: forty blankets." in said
    assert "$" not in said


@pytest.mark.parametrize(("amount", "told"), [("249.99", False), ("250.00", True)])
def test_from_250_dollars_the_charity_is_told_to_send_it(amount: str, told: bool) -> None:  # noqa: FBT001 - the case
    assert bool(receipts.note(US, replace(GIFT, amount=Decimal(amount)))) == told


def test_each_country_writes_sums_and_days_in_its_way() -> None:
    german = text(replace(GIFT, currency="EUR", amount=Decimal("1250.00")), "DE")
    assert "am 12. Juni 2026 von Ana Reyes 1.250,00 € erhalten." in german
    assert "Kontoauszug" not in german
    assert "Kontoauszug" in text(replace(GIFT, currency="EUR", amount=Decimal(300)), "DE")
    assert "£1,250.00 from Ana Reyes on 12 June 2026." in text(replace(GIFT, currency="GBP"), "GB")
    assert "EUR 1,250.00" in text(replace(GIFT, currency="EUR"))


def test_in_canada_the_eligible_amount_is_told_and_that_it_is_no_official_receipt() -> None:
    said = text(replace(GIFT, currency="", returned="dinner", returned_value=Decimal(50)), "CA")
    assert "Eligible amount of the gift: $1,200.00." in said
    assert "This is no official receipt" in said
    assert any("registration number" in each for each in receipts.of("CA").lacks)


def test_a_country_that_is_not_known_is_said_to_be_unknown() -> None:
    with pytest.raises(NotFound, match="in AT is not known"):
        receipts.of("AT")


def test_a_gift_without_amount_and_thing_has_no_receipt() -> None:
    with pytest.raises(Refused, match="needs an amount"):
        receipts.slip(US, replace(GIFT, amount=None))


@pytest.mark.parametrize("country", receipts.receipts())
def test_all_that_come_with_penned_have_a_source_and_a_day(country: str) -> None:
    each = receipts.of(country)
    assert len(each.source) > 40
    assert each.as_of <= date(2026, 12, 31)
    assert each.official or each.lacks
    assert receipts.slip(each, GIFT)


WHOLE = """
title = "X"
source = "S"
as_of = 2026-01-01
official = true
currency = "USD"
money = "{amount}"
date = "{day}"
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("title = ", "no TOML"),
        ("title = 'X'", "it lacks “as_of”"),
        (WHOLE + "lines = []\ncolour = 1", "not known: colour"),
        (WHOLE + "[[lines]]\ntext = '{sum}'", "'sum' cannot be filled in"),
        (WHOLE + "[[lines]]\ntext = 'x'\nwhen = ['rich']", "“rich” is no condition"),
        (WHOLE + "[[lines]]\nwords = 'x'", "not known: words"),
    ],
)
def test_faulty_data_is_reported_with_its_file(text: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason) as bad:
        receipts.read(text, "xx.toml")
    assert bad.value.where == "xx.toml"
