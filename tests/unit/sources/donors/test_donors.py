"""Lists of donors: what each row tells, for whom, and what nobody else may learn."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from penned.people.particulars import Fact
from penned.sources import donors
from penned.sources.columns import ColumnsNeeded

if TYPE_CHECKING:
    from penned.moments import Donation
    from penned.told import Reading, Told

TODAY = date(2026, 11, 22)


def read(text: str) -> Reading:
    return donors.read(text.encode(), "donors.csv", today=TODAY)


def one(text: str) -> Told:
    found = read(text)
    assert found.faults == ()
    return found.rows[0]


def donation(row: Told) -> Donation:
    assert row.moment is not None
    assert row.moment.donation is not None
    return row.moment.donation


@pytest.mark.parametrize(
    ("titles", "answer"),
    [
        ("Contact ID|Display Name|Total Amount|Financial Type|Date Received|Thank-you Date", True),
        ("Constituent Name|Gift Date|Gift Amount|Fund Description|Acknowledge", True),
        ("Name|Date|Amount|Fund|Campaign|Method|Acknowledged", True),
        ("First Name|Last Name|Gift date|Gift amount|Campaign name|Tribute type", True),
        ("Donor|Donation|Date", True),
        ("Guest|Gift|Amount|Thanked", False),
        ("From|Gift|Store", False),
        ("First Name|Last Name|E-mail|Phone", False),
        ("Name|Amount", False),
    ],
)
def test_a_list_of_donors_is_told_from_a_gift_list(titles: str, answer: bool) -> None:  # noqa: FBT001 - the case
    assert donors.are_donors(titles.split("|")) is answer


def test_a_donation_is_told_without_its_sum() -> None:
    row = one(
        "Donor,Amount,Date,Fund,In Memory Of,Notes\n"
        'Ana Reyes,"$1,250.00",12 Jun 2026,the Roof Fund,Rosa Reyes,tenth year\n'
    )
    assert row.moment is not None
    assert row.moment.what == "donation to the Roof Fund in memory of Rosa Reyes"
    assert (row.moment.occasion, row.moment.on, row.moment.detail) == (
        "donation",
        date(2026, 6, 12),
        "tenth year",
    )
    assert (donation(row).amount, donation(row).currency) == (Decimal("1250.00"), "")
    assert "1250" not in " ".join(row.moment.told).replace(",", "")


def test_a_thing_is_given_too() -> None:
    row = one("Donor,Amount,Fund,In-kind description\nAna,,Shelter,forty blankets\n")
    assert row.moment is not None
    assert row.moment.what == "forty blankets for Shelter"
    assert donation(row).amount is None


@pytest.mark.parametrize(
    ("titles", "cells", "field", "value"),
    [
        ("Currency", "eur", "currency", "EUR"),
        ("Recurring?", "Monthly", "recurring", True),
        ("Recurring?", "One-time", "recurring", False),
        ("Frequency", "every month", "recurring", True),
        ("Anonymous", "yes", "anonymous", True),
        ("Do not acknowledge", "x", "acknowledge", False),
        ("Do not acknowledge", "no", "acknowledge", True),
        ("Acknowledge", "no", "acknowledge", False),
        ("Acknowledge", "yes", "acknowledge", True),
        ("Acknowledgement Status", "Do not send", "acknowledge", False),
        ("Acknowledgement Status", "Not acknowledged", "acknowledge", True),
        ("Benefit", "dinner", "returned", "dinner"),
        ("Goods or services", "none", "returned", ""),
        ("Fair market value", "$40", "returned_value", Decimal(40)),
        ("In honor of", "Rosa", "honour", "Rosa"),
        ("Soft credit", "June Holt", "soft_credit", "June Holt"),
    ],
)
def test_what_is_to_be_known_of_a_donation(
    titles: str, cells: str, field: str, value: object
) -> None:
    row = one(f"Donor,Amount,Fund,{titles}\nAna,25,Library,{cells}\n")
    assert getattr(donation(row), field) == value


@pytest.mark.parametrize(
    ("kind", "field"), [("In memory of", "memory"), ("In honor of", "honour"), ("", "honour")]
)
def test_a_tribute_says_of_which_kind_it_is(kind: str, field: str) -> None:
    row = one(f"Donor,Amount,Tribute type,Tribute name\nAna,25,{kind},Rosa\n")
    assert getattr(donation(row), field) == "Rosa"


@pytest.mark.parametrize(("anonymous", "who"), [("no", "Ana Reyes"), ("yes", "somebody who wants")])
def test_the_family_is_told_who_gave_but_not_how_much(anonymous: str, who: str) -> None:
    found = read(
        "Donor,Amount,Fund,In memory of,Notify,Notify address,Anonymous\n"
        f'Ana Reyes,$250,Library,Rosa,The Reyes Family,"1 Elm St, Bath, ME 04530",{anonymous}\n'
    )
    gift, letter = found.rows
    assert [party.name for party in letter.parties] == ["The Reyes Family"]
    assert letter.moment is not None
    assert (letter.moment.occasion, donation(letter).amount) == ("tribute", None)
    assert who in letter.moment.detail
    assert ("Ana" in " ".join(letter.moment.told)) == (anonymous == "no")
    assert "250" not in str(letter.moment)
    assert letter.particulars[0].homes[0].address.city == "Bath"
    assert gift.key != letter.key


def test_a_household_is_thanked_as_one() -> None:
    row = one('Constituent Name,Addressee,Amount,Fund\n"Reyes, Ana",Ana & Tom Reyes,5,Roof\n')
    assert [party.name for party in row.parties] == ["Ana & Tom Reyes"]


def test_who_advised_the_gift_of_a_fund_is_thanked_too() -> None:
    text = "Donor,Amount,Fund,Soft credit\n{},5,Roof,June Holt\n"
    fund = one(text.format("Meadow Foundation"))
    assert [party.name for party in fund.parties] == ["Meadow Foundation", "June Holt"]
    assert [party.name for party in one(text.format("Bo Holt")).parties] == ["Bo Holt"]


def test_the_dead_and_those_who_want_no_post_are_marked() -> None:
    row = one("Donor,Amount,Fund,Deceased,Do not mail\nAna,5,Roof,yes,x\nBea,5,Roof,no,\n")
    (known,) = row.particulars
    assert set(known.facts) == {
        Fact("relation", "donor"),
        Fact("deceased", "yes"),
        Fact("do_not_mail", "yes"),
    }


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (",5,", "nobody is named as the giver"),
        ("Ana,,", "it says no amount"),
        ("Ana,$-5,", "a refund is no gift"),
        ("Ana,5,Refunded", "“Refunded”"),
        ("Total,5,", "adds up the other rows"),
    ],
)
def test_bad_rows_are_told_and_the_rest_is_read(cells: str, reason: str) -> None:
    found = read(f"Donor,Amount,Payment status\nBea,10,Completed\n{cells}\n")
    assert len(found.rows) == 1
    ((fault),) = found.faults
    assert fault.row == 3
    assert reason in fault.reason


def test_who_was_acknowledged_on_an_unknown_day_was_today() -> None:
    text = "Donor,Amount,Acknowledged,Date acknowledged\nAna,5,yes,\nBea,5,,3 May 2026\nCy,5,no,\n"
    assert [row.thanked_on for row in read(text).rows] == [TODAY, date(2026, 5, 3), None]


def test_a_gift_has_the_same_key_in_every_export() -> None:
    one_way = read("Donor,Amount,Date,Fund\nAna Reyes,$25.00,2026-06-12,Roof\n").rows[0].key
    other = read("Fund;Amount;Donor;Date\nroof;25;Ana Reyes;12 June 2026\n").rows[0].key
    assert one_way == other
    numbered = "Gift ID,Donor,Amount,Date,Fund\n7,Ana Reyes,{},2026-06-12,Roof\n"
    assert read(numbered.format(25)).rows[0].key == read(numbered.format(30)).rows[0].key
    twice = read("Donor,Amount,Date,Fund\nAna,25,2026-06-12,Roof\nAna,25,2026-06-12,Roof\n").rows
    assert twice[0].key != twice[1].key


def test_without_an_amount_it_is_asked_for() -> None:
    with pytest.raises(ColumnsNeeded, match="no column says how much was given"):
        read("Donor,Colour\nAna,red\n")


def test_what_was_read_is_told() -> None:
    found = read("Donor,Amount,Zodiac\nAna,5,Leo\n")
    assert found.kind == "donors"
    assert dict(found.about)["not used"] == "Zodiac"


@pytest.mark.parametrize(
    ("amount", "what", "why"),
    [
        ("used piano", "used piano for Roof", "was taken for a gift in kind"),
        ("lots", "donation to Roof", "is no clear sum"),
        ("twenty dollars", "donation to Roof", "is no clear sum"),
    ],
)
def test_words_under_the_amount_are_a_gift_in_kind_and_no_clear_sum_loses_no_gift(
    amount: str, what: str, why: str
) -> None:
    found = read(f"Donor,Amount,Date,Fund\nBea,10,2026-05-03,Roof\nAna,{amount},2026-05-04,Roof\n")
    assert found.faults == ()
    moment = found.rows[1].moment
    assert moment is not None
    assert (moment.what, moment.on, donation(found.rows[1]).amount) == (
        what,
        date(2026, 5, 4),
        None,
    )
    assert any(f"“{amount}” {why}" in said for said in found.remarks)


def test_a_flaw_beside_donor_and_amount_is_left_aside_and_told() -> None:
    found = read(
        "Donor,Amount,Date,Acknowledged,Deceased,Fair market value\n"
        "Ana,25,the day itself,maybe,,\nBea,5,2026-05-03,sent 5/20,31/31/2019,much\n"
    )
    assert found.faults == ()
    assert [row.thanked_on for row in found.rows] == [None, date(2026, 5, 20)]
    assert Fact("deceased", "yes") in found.rows[1].particulars[0].facts
    assert len(found.remarks) == 4
