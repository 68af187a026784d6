"""Donors at the desk: who gave, what is to be acknowledged, receipts in a file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from penned import ledger
from penned.desk import donors, taking_in
from penned.desk.desk import open_desk
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import people
from penned.moments import Standing
from penned.people import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LIST = """
Donor,Household,Date,Amount,Fund,Recurring,Do not acknowledge,Benefit,Benefit value,Soft credit,City
Ana Reyes,Ana & Tom Reyes,24 Jan 2026,"$1,250.00",Roof,,,,,,Austin
Ana Reyes,,3 Feb 2026,$20,Library,,,,,,
Bo Hunt,,27 Feb 2026,$25.00,Library,monthly,,,,,Reno
Bo Hunt,,27 Mar 2026,$25.00,Library,monthly,,,,,Reno
Cy Gray,,28 Mar 2026,$300,Library,,x,dinner,40,,
Meadow Foundation,,28 May 2026,"€5,000",Library,,,,,June Holt,
Dee Poe,,30 May 2026,$100,Library,,,tote bag,,,
""".strip()


@pytest.fixture
def desk(fresh: Callable[[], Path]) -> Iterator[Desk]:
    """A desk of a library with donors."""
    made = open_desk(fresh(), clock=lambda: NOW)
    home = address.parse("27 Orchard Street, Portland, ME 04102, USA")
    people.set_me("Harbour Library", home, now=NOW, by="me")
    file = taking_in.File(LIST.encode(), "donors.csv")
    taking_in.take_in(made, taking_in.read(made, file, taking_in.Wishes()))
    yield made
    ledger.close()


def named(*, waiting: bool = False) -> dict[str, donors.Donor]:
    return {each.party.name: each for each in donors.listed(waiting=waiting)}


@pytest.mark.usefixtures("desk")
def test_gifts_stand_by_person_or_household_and_by_purpose() -> None:
    found = named()
    assert list(found) == [
        "Ana & Tom Reyes",
        "Bo Hunt",
        "June Holt",
        "Meadow Foundation",
        "Dee Poe",
        "Cy Gray",
    ]
    assert [purpose.what for purpose in found["Ana & Tom Reyes"].purposes] == [
        "donation to Roof",
        "donation to Library",
    ]
    (monthly,) = found["Bo Hunt"].purposes
    assert (len(monthly.debts), monthly.is_recurring) == (2, True)
    assert monthly.sums == {"": Decimal("50.00")}


@pytest.mark.usefixtures("desk")
def test_what_is_not_to_be_acknowledged_is_let_go_with_the_reason() -> None:
    (debt,) = named()["Cy Gray"].debts
    assert (debt.standing, debt.how) == (Standing.WAIVED, "do not acknowledge")
    assert "Cy Gray" not in named(waiting=True)


@pytest.mark.usefixtures("desk")
def test_who_advised_a_gift_is_thanked_and_has_given_nothing() -> None:
    june = named()["June Holt"]
    assert (june.sums, len(june.through), len(june.open)) == ({}, 1, 1)
    assert named()["Meadow Foundation"].sums == {"EUR": Decimal(5000)}


@pytest.mark.usefixtures("desk")
def test_a_time_can_be_said() -> None:
    since = donors.day("March", NOW.date())
    until = donors.day("March", NOW.date(), last=True)
    found = donors.listed(first=since, last=until)
    assert [each.party.name for each in found] == ["Bo Hunt", "Cy Gray"]
    assert len(found[0].debts) == 1


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("March", date(2026, 3, 31)),
        ("December 2025", date(2025, 12, 31)),
        ("2025", date(2025, 12, 31)),
        ("3 March 2026", date(2026, 3, 3)),
        ("2026-03-03", date(2026, 3, 3)),
        ("yesterday", date(2026, 11, 21)),
    ],
)
def test_a_time_has_a_last_day(said: str, last: date) -> None:
    assert donors.day(said, NOW.date(), last=True) == last


def text_of(path: Path) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)]


def test_a_receipt_is_a_slip_with_what_the_tax_office_asks(desk: Desk, tmp_path: Path) -> None:
    chosen = donors.named(donors.listed(), "Ana & Tom Reyes")
    done = donors.issue(desk, chosen, tmp_path / "r.pdf")
    (page,) = text_of(done.path)
    assert "Harbour Library received $1,250.00 from Ana & Tom Reyes on January 24, 2026." in page
    assert "No goods or services were provided" in page
    assert "Portland, ME 04102" in page
    assert (done.donors, done.gifts, len(done.notes)) == (1, 2, 1)


def test_who_can_have_no_receipt_is_told_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    done = donors.issue(desk, donors.listed(), tmp_path / "all.pdf")
    assert (done.donors, len(text_of(done.path))) == (4, 4)
    reasons = dict(done.refused)
    assert set(reasons) == {"June Holt", "Dee Poe"}
    assert "“tote bag” was given in return" in reasons["Dee Poe"]
    assert any("limited to $260.00" in page for page in text_of(done.path))


def test_an_unknown_country_or_charity_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="in AT is not known"):
        donors.issue(desk, donors.listed(), tmp_path / "r.pdf", country="AT")
    with pytest.raises(Refused, match=r"(?i)no donation of Bo Hunt"):
        donors.named(donors.listed(first=date(2026, 11, 1)), "Bo Hunt")
    with pytest.raises(Refused, match=r"(?i)no donation to write"):
        donors.issue(desk, (), tmp_path / "r.pdf")
    assert not (tmp_path / "r.pdf").exists()


def test_a_receipt_needs_a_charity(fresh: Callable[[], Path], tmp_path: Path) -> None:
    made = open_desk(fresh(), clock=lambda: NOW)
    with pytest.raises(BadInput, match="says who received the gift"):
        donors.issue(made, (), tmp_path / "r.pdf", country="US")
    ledger.close()


def test_each_of_two_donors_of_one_name_gets_the_receipt_for_what_they_gave(desk: Desk) -> None:
    text = """Donor,Donor ID,City,State,Zip,Street,Email,Amount,Date
Mary Jones,1001,Boston,MA,02101,1 Elm St,mary@j.org,"$1,250",1 Feb 2026
Mary Jones,1009,Salem,MA,01970,2 Oak St,other@mary.org,$20,2 Feb 2026
Mary Jones,1001,Boston,MA,02101,1 Elm St,mary@j.org,$50,3 Feb 2026
"""
    file = taking_in.File(text.encode(), "more.csv")
    done = taking_in.take_in(desk, taking_in.read(desk, file, taking_in.Wishes()))
    assert (done.run.people, done.has_findings) == (2, True)
    found = {
        each.party.address.city: sum(each.sums.values())
        for each in donors.listed(waiting=False)
        if each.party.name == "Mary Jones" and each.party.address
    }
    assert found == {"Boston": 1300, "Salem": 20}
