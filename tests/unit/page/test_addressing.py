from __future__ import annotations

import pytest

from penned.errors import BadInput
from penned.page import addressing
from penned.people.address import Address


def test_the_country_stands_alone_on_the_last_line_of_a_letter_abroad_only() -> None:
    berlin = Address(("Hauptstraße 5",), "Berlin", "", "10115", "DE")
    assert addressing.lines(berlin, posted_in="US")[-1] == "GERMANY"
    assert addressing.lines(berlin, posted_in="DE")[-1] == "10115 Berlin"
    assert addressing.lines(berlin)[-1] == "10115 Berlin"


@pytest.mark.parametrize("region", ["Texas", "TX", "tx", "texas "])
def test_a_state_is_written_in_two_letters(region: str) -> None:
    address = Address(("1 Main St",), "Austin", region.strip(), "78701", "US")
    assert addressing.lines(address)[-1] == "AUSTIN TX 78701"


def test_a_region_is_found_without_its_accents() -> None:
    address = Address(("Rua Augusta 1",), "São Paulo", "Sao Paulo", "01310100", "BR")
    assert addressing.lines(address) == ("Rua Augusta 1", "SÃO PAULO-SP", "01310-100")


@pytest.mark.parametrize(
    ("country", "typed", "spelt"),
    [
        ("GB", "sw1a2aa", "SW1A 2AA"),
        ("GB", "M25BQ", "M2 5BQ"),
        ("CA", "m5v-2t6", "M5V 2T6"),
        ("NL", "1012js", "1012 JS"),
        ("SE", "11151", "111 51"),
        ("SE", "SE-111 51", "111 51"),
        ("PL", "90001", "90-001"),
        ("IE", "D01F5P2", "D01 F5P2"),
        ("US", "787011234", "78701-1234"),
        ("US", "78701", "78701"),
        ("CH", "CH-8001", "8001"),
        ("JP", "1040061", "104-0061"),
    ],
)
def test_a_postcode_is_spelt_as_its_post_spells_it(country: str, typed: str, spelt: str) -> None:
    lines = addressing.lines(Address(("1 A",), "City", "", typed, country))
    assert any(spelt in line for line in lines)
    assert not any(f"-{spelt}" in line for line in lines)


def test_the_letters_of_a_country_stand_before_its_postcode_abroad_only() -> None:
    address = Address(("Bahnhofstrasse 1",), "Zürich", "", "8001", "CH")
    assert addressing.lines(address, posted_in="CH")[-1] == "8001 Zürich"
    assert addressing.lines(address, posted_in="DE")[-2:] == ("CH-8001 Zürich", "SWITZERLAND")


def test_a_japanese_city_is_kept_in_either_script() -> None:
    latin = Address(("1-2-3 Ginza",), "Chuo-ku", "Tokyo", "1040061", "JP")
    assert addressing.lines(latin, posted_in="US")[1] == "Chuo-ku, TOKYO 104-0061"
    native = Address(("銀座1-2-3",), "中央区", "東京都", "1040061", "JP")
    assert addressing.lines(native) == ("〒104-0061", "東京都中央区", "銀座1-2-3")


def test_what_joins_an_empty_part_goes_with_it() -> None:
    assert addressing.lines(Address(("1-2 A",), "", "Tokyo", "", "JP")) == ("1-2 A", "TOKYO")
    assert addressing.lines(Address((), "Austin", "", "", "US")) == ("AUSTIN",)


def test_an_address_known_only_as_written_stays_as_written() -> None:
    written = Address(("5 Lane", "Bath BA1 1AA", "United Kingdom"), country="GB")
    assert addressing.lines(written, posted_in="US") == ("5 Lane", "Bath BA1 1AA", "UNITED KINGDOM")
    assert addressing.lines(written, posted_in="GB") == ("5 Lane", "Bath BA1 1AA")
    assert addressing.lines(Address(("5 Lane", "50% off%n Road"))) == ("5 Lane", "50% off%n Road")


def test_an_address_without_a_country_is_one_of_the_senders_country() -> None:
    assert addressing.lines(Address(("1 A",), "Austin", "TX", "78701"), posted_in="US")[-1] == (
        "AUSTIN TX 78701"
    )
    assert addressing.lines(Address(("1 A",), "Bath", "", "BA1")) == ("1 A", "BA1 Bath")


@pytest.mark.parametrize("country", ["XX", "ZZ", "USA", "../"])
def test_a_country_that_there_is_not_is_refused(country: str) -> None:
    with pytest.raises(BadInput, match="is not a country"):
        addressing.lines(Address(("1 A",), country=country))


def test_a_province_that_only_says_the_city_again_is_left_out() -> None:
    madrid = Address(("Calle Mayor 3",), "Madrid", "Madrid", "28013", "ES")
    assert addressing.lines(madrid) == ("Calle Mayor 3", "28013 MADRID")
    toledo = Address(("Calle Real 1",), "Illescas", "Toledo", "45200", "ES")
    assert addressing.lines(toledo) == ("Calle Real 1", "45200 ILLESCAS", "TOLEDO")


def test_every_country_has_a_name_without_brackets_or_abbreviations() -> None:
    for country in ("CZ", "HU", "SG", "BG", "TZ", "VI", "MK"):
        name = addressing.lines(Address(("1 A",), "City", country=country), posted_in="US")[-1]
        assert name.isupper()
        assert not set(name) & set(".()")
