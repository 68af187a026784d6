"""Addresses come from parts or from one cell; a postcode that lost its zeros gets them back."""

from __future__ import annotations

import pytest

from penned.people.address import Address
from penned.sources import places


def parted(
    *street: str, city: str = "", region: str = "", postcode: str = "", country: str = ""
) -> Address:
    return places.parted(list(street), city=city, region=region, postcode=postcode, country=country)


def test_parts_stay_parts_and_the_country_becomes_its_code() -> None:
    found = parted("Nørregade 20", city="Aarhus", postcode="8000", country="Denmark")
    assert found == Address(("Nørregade 20",), "Aarhus", "", "8000", "DK")


def test_a_state_and_its_postcode_show_the_country() -> None:
    assert parted("418 Alder Street", city="Austin", region="TX", postcode="78704").country == "US"


def test_a_country_that_is_not_shown_stays_open() -> None:
    assert parted("Storgatan 8", city="Umeå", postcode="903 26").country == ""


def test_a_country_that_nobody_knows_leaves_the_lines_as_written() -> None:
    found = parted("1 High Street", city="Freedonia", postcode="12", country="Freedonia Free State")
    assert found == Address(("1 High Street", "12 Freedonia", "Freedonia Free State"))


@pytest.mark.parametrize(
    ("postcode", "region", "country", "whole"),
    [
        ("1060", "MA", "", "01060"),
        ("1060", "Massachusetts", "USA", "01060"),
        ("601", "", "Puerto Rico", "00601"),
        ("1060-1234", "MA", "US", "01060-1234"),
        ("1067", "", "Germany", "01067"),
        ("6000", "WA", "", "6000"),
        ("8000", "", "DK", "8000"),
        ("78704", "TX", "USA", "78704"),
        ("", "MA", "USA", ""),
        ("106", "", "", "106"),
    ],
)
def test_zeros_that_a_spreadsheet_dropped_come_back(
    postcode: str, region: str, country: str, whole: str
) -> None:
    assert (
        parted(
            "1 High Street", city="Town", region=region, postcode=postcode, country=country
        ).postcode
        == whole
    )


def test_one_cell_is_read_as_an_address() -> None:
    assert places.whole(["418 Alder Street", "Austin, TX 78704"]) == Address(
        ("418 Alder Street",), "Austin", "TX", "78704", "US"
    )
    assert places.whole([]) is None
