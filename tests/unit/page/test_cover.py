from __future__ import annotations

import pytest

from penned import hand, page, stationery
from penned.errors import BadInput, Refused
from penned.page import Page, Type
from penned.page.placing import extent
from penned.people.address import Address

MEADOW = hand.load("meadow")
A7 = stationery.envelope("us-a7-envelope")
C6 = stationery.envelope("iso-c6-envelope")
AUSTIN = Address(("1600 Barton Springs Rd", "Apt 12"), "Austin", "TX", "78704", "US")
MAYA = ("Maya Lindqvist", Address(("418 Juniper Street",), "Portland", "OR", "97205", "US"))
LODZ = Address(("ul. Piotrkowska 120 m. 4",), "Łódź", "", "90006", "PL")


def envelope(
    address: Address | None = AUSTIN,
    *,
    name: str = "Ana Reyes",
    sender: tuple[str, Address] | None = MAYA,
    size: stationery.Envelope = A7,
) -> Page:
    return page.envelope(name, address, sender=sender, hand=MEADOW, stationery=size)


def lines(sheet: Page) -> list[Type]:
    return [mark for mark in sheet.marks if isinstance(mark, Type)]


def test_the_name_is_written_by_hand_and_the_address_is_printed_below() -> None:
    sheet = envelope(sender=None)
    (name,) = sheet.writing
    assert name.text == "Ana Reyes"
    assert [line.text for line in lines(sheet)] == [
        "1600 Barton Springs Rd",
        "Apt 12",
        "AUSTIN TX 78704",
    ]
    assert lines(sheet)[0].y > extent(name.ink).bottom


@pytest.mark.parametrize("size", [A7, C6])
def test_the_address_lies_in_its_area_in_letters_that_machines_can_read(
    size: stationery.Envelope,
) -> None:
    sheet = envelope(sender=None, size=size)
    assert size.address_area.holds(extent(sheet.writing[0].ink), 0.3)
    for line in lines(sheet):
        assert line.size >= 10
        assert line.x == size.address_area.x
        assert line.y < size.address_area.bottom


def test_the_sender_stands_small_at_the_top_left() -> None:
    sheet = envelope()
    name, street, city = lines(sheet)[:3]
    assert [name.text, street.text, city.text] == [
        "Maya Lindqvist",
        "418 Juniper Street",
        "PORTLAND OR 97205",
    ]
    assert name.size < 9
    assert A7.return_area.x == name.x


def test_a_letter_abroad_names_both_countries_and_one_at_home_neither() -> None:
    abroad = envelope(LODZ, size=C6).text.split("\n")
    assert abroad[-1] == "POLAND"
    assert "UNITED STATES" in abroad
    assert "UNITED STATES" not in envelope().text


def test_where_it_is_posted_decides_not_where_the_sender_lives() -> None:
    sheet = page.envelope("Ana", AUSTIN, sender=MAYA, hand=MEADOW, stationery=A7, country="DE")
    assert sheet.text.endswith("UNITED STATES")


def test_an_envelope_to_be_handed_over_has_the_name_alone_large_and_in_the_middle() -> None:
    sheet = envelope(None, sender=None)
    assert lines(sheet) == []
    box = extent(sheet.writing[0].ink)
    assert box.x + box.width / 2 == pytest.approx(A7.width / 2)
    assert A7.height * 0.4 < box.y + box.height / 2 < A7.height * 0.55
    assert sheet.writing[0].ink.x_height > envelope().writing[0].ink.x_height


def test_a_long_name_is_written_smaller() -> None:
    long = "The Reverend Dr. Bartholomew Featherstonehaugh-Cholmondeley"
    assert envelope(name=long).writing[0].ink.x_height < envelope().writing[0].ink.x_height
    alone = envelope(None, name=long, sender=None)
    assert extent(alone.writing[0].ink).width < A7.width * 0.71


def test_a_line_shrinks_within_reason_and_is_refused_beyond() -> None:
    long = "1600 Barton Springs Road, Building Seven, Apartment 12, Back Door"
    shrunk = envelope(Address((long,), "Austin", "TX", "78704", "US"))
    assert 10 <= lines(shrunk)[-1].size < 12
    with pytest.raises(Refused, match=r"\d+ mm too long") as caught:
        envelope(Address((long * 2,), "Austin", "TX", "78704", "US"))
    assert caught.value.where == f"“{long * 2}”"


def test_too_many_lines_are_refused_with_the_last() -> None:
    with pytest.raises(Refused, match="too many") as caught:
        envelope(Address(tuple("ABCDEFGHIJKL"), "Austin", "TX", "78704", "US"))
    assert caught.value.where == "“AUSTIN TX 78704”"


def test_a_name_too_long_for_the_envelope_is_refused() -> None:
    with pytest.raises(Refused, match="too long") as caught:
        envelope(name="Ana Reyes " * 12)
    assert "Ana Reyes" in caught.value.where


def test_a_character_that_hand_or_face_lacks_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="東"):
        envelope(name="東京 Trading")
    with pytest.raises(Refused, match="京"):
        envelope(Address(("京 1",), "Austin", "TX", "78704", "US"))


def test_an_envelope_needs_a_name_and_is_no_card() -> None:
    with pytest.raises(Refused, match="needs a name"):
        envelope(name=" ")
    with pytest.raises(BadInput, match="is a card"):
        page.envelope("Ana", None, hand=MEADOW, stationery=stationery.load("us-a7-folded"))
