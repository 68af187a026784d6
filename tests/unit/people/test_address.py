"""What an address written in one cell says, and that nothing of it is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.people import address
from penned.people.address import Address
from penned.people.spelling import fold, tidy

# As written | street, lines parted by " / " | city | region | postcode | country
WRITTEN = """
418 Alder St, Portland, OR 97205, USA             | 418 Alder St | Portland | OR | 97205 | US
418 Alder St, Portland OR 97205-1234              | 418 Alder St | Portland | OR | 97205-1234 | US
418 Alder St, Apt 4, Portland, Oregon 97205       | 418 Alder St, Apt 4 | Portland | OR | 97205 | US
RR 2 Box 118, Decorah, IA, 52101, U.S.            | RR 2 Box 118 | Decorah | IA | 52101 | US
1 Peachtree St, Atlanta, Georgia 30303            | 1 Peachtree St | Atlanta | GA | 30303 | US
Portland, OR 97205                                | | Portland | OR | 97205 | US
100 King St W, Toronto, ON M5V 2T6, CA            | 100 King St W | Toronto | ON | M5V 2T6 | CA
100 King St W, Toronto, Ontario, M5V 2T6          | 100 King St W | Toronto | ON | M5V 2T6 | CA
1 George St, Sydney NSW 2000, Australia           | 1 George St | Sydney | NSW | 2000 | AU
10 Downing Street, London SW1A 2AA                | 10 Downing Street | London | | SW1A 2AA | GB
3 Mill Yard, Hebden Bridge, HX7 8AD, UK           | 3 Mill Yard | Hebden Bridge | | HX7 8AD | GB
Flat 2, 5 Keel Row, Bristol, BS1 6XN, England     | Flat 2 / 5 Keel Row | Bristol | | BS1 6XN | GB
4 Strand Road, Dingle, V92 X2F1, Ireland          | 4 Strand Road | Dingle | | V92 X2F1 | IE
Hauptstr. 5, 10115 Berlin, Germany                | Hauptstr. 5 | Berlin | | 10115 | DE
Hauptstr. 5, D-10115 Berlin, Deutschland          | Hauptstr. 5 | Berlin | | 10115 | DE
Hauptstr. 5, Berlin 10115, DE                     | Hauptstr. 5 | Berlin | | 10115 | DE
Hauptstr. 5, Berlin, 10115, Germany               | Hauptstr. 5 | Berlin | | 10115 | DE
16 rue des Lilas, 75008 Paris 8, France           | 16 rue des Lilas | Paris 8 | | 75008 | FR
Calle Mayor, 5, 28013 Madrid, Spain               | Calle Mayor, 5 | Madrid | | 28013 | ES
Calle Sol 5, 2º B, 28013 Madrid, Madrid, España   | Calle Sol 5, 2º B | Madrid | Madrid | 28013 | ES
Via Roma 1, 00184 Roma RM, Italia                 | Via Roma 1 | Roma | RM | 00184 | IT
Via Roma 1, 00184 Roma (RM), Italy                | Via Roma 1 | Roma | RM | 00184 | IT
Keizersgracht 1, 1015 CN Amsterdam, Holland       | Keizersgracht 1 | Amsterdam | | 1015 CN | NL
Bahnhofstr. 1, CH-8001 Zürich, Schweiz            | Bahnhofstr. 1 | Zürich | | 8001 | CH
Stephansplatz 1, 1010 Wien, Österreich            | Stephansplatz 1 | Wien | | 1010 | AT
ul. Długa 12/4, 31-146 Kraków, Poland             | ul. Długa 12/4 | Kraków | | 31-146 | PL
Storgatan 8, 903 26 Umeå, Sverige                 | Storgatan 8 | Umeå | | 903 26 | SE
Auckland 1010, New Zealand                        | | Auckland | | 1010 | NZ
1-4-2 Nezu, Tokyo 113-0031, Japan                 | 1-4-2 Nezu / Tokyo 113-0031 | | | | JP
418 Alder St Portland OR 97205                    | 418 Alder St Portland OR 97205 | | | |
Hauptstr. 5, 10115 Berlin                         | Hauptstr. 5 / 10115 Berlin | | | |
5 Rose Lane, San Jose, CA                         | 5 Rose Lane / San Jose / CA | | | |
1 Peachtree St, Atlanta, Georgia                  | 1 Peachtree St / Atlanta / Georgia | | | |
Rua do Sol 5, Atlantis                            | Rua do Sol 5 / Atlantis | | | |
the blue house                                    | the blue house | | | |
"""


@pytest.mark.parametrize("row", WRITTEN.strip().splitlines())
def test_parts_are_found_where_the_country_shows_them(row: str) -> None:
    text, street, *rest = [cell.strip() for cell in row.split("|")]
    lines = tuple(line for line in street.split(" / ") if line)

    assert address.parse(text) == Address(lines, *rest)


def test_line_ends_part_as_commas_do() -> None:
    assert address.parse("418 Alder St\r\nPortland, OR 97205\nUSA") == address.parse(
        "418 Alder St, Portland, OR 97205, USA"
    )


def test_lines_stay_as_written_where_the_shape_is_not_known() -> None:
    assert address.parse("Haus Sonne, hinten\n10115 Berlin").street == (
        "Haus Sonne, hinten",
        "10115 Berlin",
    )


@pytest.mark.parametrize("country", ["DE", "de", "Germany", "Deutschland", "Allemagne"])
def test_a_country_from_elsewhere_helps(country: str) -> None:
    assert address.parse("Hauptstr. 5, 10115 Berlin", country=country) == Address(
        ("Hauptstr. 5",), "Berlin", "", "10115", "DE"
    )


def test_the_country_in_the_address_goes_before_the_one_from_elsewhere() -> None:
    assert address.parse("Hauptstr. 5, 10115 Berlin, Germany", country="USA").country == "DE"


def test_a_country_that_is_not_known_stays_on_the_address() -> None:
    assert address.parse("5 Lamp Post", country="Narnia").street == ("5 Lamp Post", "Narnia")


def test_a_state_without_postcode_counts_where_the_country_is_known() -> None:
    assert address.parse("5 Rose Lane, San Jose, CA", country="US") == Address(
        ("5 Rose Lane",), "San Jose", "CA", "", "US"
    )


def test_nothing_written_is_no_address() -> None:
    assert address.parse(" \n , ") == Address()


PART = st.sampled_from(
    [
        "418 Alder St",
        "Apt 4",
        "Portland",
        "OR 97205",
        "97205",
        "OR",
        "10115 Berlin",
        "Hauptstr. 5",
        "London SW1A 2AA",
        "Wien",
        "5",
        "Co. Kerry",
        "V92 X2F1",
        "Tokyo 113-0031",
        "Roma RM",
        "Georgia",
        "#12",
        "二丁目",
    ]
)


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\s,]+", tidy(text))


@given(
    st.lists(PART | st.text(max_size=12), max_size=6),
    st.sampled_from([", ", "\n"]),
    st.sampled_from(["", "US", "GB", "DE", "IT", "JP", "Narnia"]),
)
def test_no_word_of_an_address_is_lost(parts: list[str], between: str, country: str) -> None:
    text = between.join(parts)
    found = address.parse(text, country=country)
    kept = words_of(" ".join([*found.street, found.city, found.region, found.postcode]))

    named = {fold(word) for word in words_of(parts[-1])} if found.country and parts else set()
    lost = [word for word in words_of(text) if word not in kept]
    assert all(fold(word) in named or fold(word) == "georgia" for word in lost)
    assert set(kept) <= {*words_of(text), country, "GA"}
