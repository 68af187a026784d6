from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from penned.people import address, countries
from penned.people.address import Address

CALLED: dict[str, list[str]] = tomllib.loads(
    resources.files("penned.people").joinpath("data/countries.toml").read_text("utf-8")
)["countries"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Hungary", "HU"),
        ("Ungarn", "HU"),
        ("Hongrie", "HU"),
        ("Hungría", "HU"),
        ("MAGYARORSZÁG", "HU"),
        ("Bulgaria", "BG"),
        ("Serbia", "RS"),
        ("Србија", "RS"),
        ("Singapore", "SG"),
        ("UAE", "AE"),
        ("U.A.E.", "AE"),
        ("ישראל", "IL"),
        ("Moldova", "MD"),
        ("North Macedonia", "MK"),
        ("Bosnia", "BA"),
        ("Bosnia and Herzegovina", "BA"),
        ("Bosnia & Herzegovina", "BA"),
        ("Jersey", "JE"),
        ("Guernsey", "GG"),
        ("Macau", "MO"),
        ("Hong Kong", "HK"),
        ("the Philippines", "PH"),
        ("The Netherlands", "NL"),
        ("Ivory Coast", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Saint Lucia", "LC"),
        ("Vatican", "VA"),
        ("Republic of Korea", "KR"),
        ("الإمارات العربية المتحدة", "AE"),
        ("Ελλάδα", "GR"),
        ("日本", "JP"),
        ("hu", "HU"),
        ("Nowhere", ""),
        ("", ""),
    ],
)
def test_a_country_is_known_by_its_names(name: str, code: str) -> None:
    assert countries.code(name) == code


def test_every_country_is_known_by_every_name_that_it_has() -> None:
    assert len(CALLED) >= 249
    assert [
        (code, name)
        for code, names in CALLED.items()
        for name in names
        if countries.code(name) != code
    ] == []


@pytest.mark.parametrize("town", ["Granada", "Limburg", "Mexico City", "Guadalajara"])
def test_a_town_or_province_is_no_country(town: str) -> None:
    assert countries.code(town) == ""


def test_a_country_that_is_a_state_too_is_not_taken_for_either() -> None:
    assert address.parse("5 Peachtree St, Atlanta, Georgia").country == ""


def test_a_country_at_the_end_is_where_it_goes() -> None:
    assert address.parse("5 King St, St Helier, JE2 4WE, Jersey").country == "JE"
    assert address.parse("1 Orchard Road, Singapore 238859, Singapore").country == "SG"


@pytest.mark.parametrize(
    "end",
    [
        "Olinda - PE, 53020-000",
        "Olinda-PE 53020-000",
        "Olinda/PE, 53020-000",
        "Olinda, PE, 53020-000",
    ],
)
def test_a_brazilian_state_stands_behind_any_sign(end: str) -> None:
    olinda = Address(("Rua do Sol 5",), "Olinda", "PE", "53020-000", "BR")
    assert address.parse(f"Rua do Sol 5, {end}, Brasil") == olinda


@pytest.mark.parametrize("end", ["Chiyoda-ku, Tokyo 100-0001", "Chiyoda-ku, Tokyo, 100-0001"])
def test_a_japanese_address_in_latin_letters_ends_in_its_prefecture(end: str) -> None:
    found = address.parse(f"1-1 Chiyoda, {end}, Japan")
    assert found == Address(("1-1 Chiyoda",), "Chiyoda-ku", "Tokyo", "100-0001", "JP")


def test_a_japanese_address_in_its_own_script_stays_as_written() -> None:
    line = "〒100-0001 東京都千代田区千代田1-1"
    assert address.parse(f"{line}, 日本") == Address((line,), country="JP")
