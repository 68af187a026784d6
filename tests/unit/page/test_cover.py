from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import hand, page, stationery
from penned.errors import BadInput, Refused
from penned.page import Page, Type
from penned.page.face import Face, Faces, bearing, box, usual
from penned.page.placing import extent
from penned.people.address import Address

FACES = Path(__file__).parents[2] / "faces"
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
        "1600 Barton Springs Rd Apt 12",
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
        assert inked_left(line) == pytest.approx(size.address_area.x)
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
    assert inked_left(name) == pytest.approx(A7.return_area.x)


def test_a_letter_abroad_names_both_countries_and_one_at_home_neither() -> None:
    abroad = envelope(LODZ, size=C6).text.split("\n")
    assert abroad[-1] == "POLAND"
    assert "UNITED STATES" in abroad
    assert "UNITED STATES" not in envelope().text


def test_where_it_is_posted_decides_not_where_the_sender_lives() -> None:
    sheet = page.envelope("Ana", AUSTIN, sender=MAYA, hand=MEADOW, stationery=A7, country="DE")
    assert sheet.text.endswith("USA")


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


def test_a_line_shrinks_within_reason_is_then_parted_and_refused_beyond() -> None:
    long = "1600 Barton Springs Road, Building Seven, Back Yard Door"
    shrunk = envelope(Address((long,), "Austin", "TX", "78704", "US"))
    assert [line.text for line in lines(shrunk)[3:]] == [long.replace(",", ""), "AUSTIN TX 78704"]
    assert 10 <= lines(shrunk)[-1].size < 12
    parted = envelope(Address((f"{long}, opposite the Old Mill, second door",), "Austin"))
    assert len(lines(parted)) > len(lines(shrunk))
    with pytest.raises(Refused, match=r"\d+ mm too long") as caught:
        envelope(Address(("Barton" * 20,), "Austin", "TX", "78704", "US"))
    assert "Barton" in caught.value.where


def test_a_unit_that_has_no_room_behind_its_street_stands_above_it() -> None:
    street = "16000 Northeast Featherstonehaugh-Hale Boulevard"
    sheet = envelope(Address((street, "Apartment 1204-B"), "Austin", "TX", "78704", "US"))
    assert [line.text for line in lines(sheet)[3:]] == [
        "Apartment 1204-B",
        street,
        "AUSTIN TX 78704",
    ]


def test_the_line_with_the_postcode_is_never_parted() -> None:
    with pytest.raises(Refused, match="too long"):
        envelope(Address(("1 A",), "Llanfairpwll gwyngyll " * 6, "", "LL61 5UJ", "GB"))


def test_too_many_lines_are_refused_with_the_last() -> None:
    with pytest.raises(Refused, match="too many") as caught:
        envelope(Address(tuple("ABCDEFGHIJKL"), "Austin", "TX", "78704", "US"))
    assert caught.value.where == "“AUSTIN TX 78704”"


def test_a_name_too_long_for_the_envelope_is_refused() -> None:
    with pytest.raises(Refused, match="too long") as caught:
        envelope(name="Ana Reyes " * 12)
    assert "Ana Reyes" in caught.value.where


def test_a_character_that_no_face_has_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="東"):
        envelope(name="東京 Trading")
    with pytest.raises(Refused, match="京"):
        envelope(Address(("京 1",), "Austin", "TX", "78704", "US"))


def test_a_name_that_the_hand_cannot_write_is_printed() -> None:
    sheet = envelope(name="Ελένη")
    assert not sheet.writing
    assert lines(sheet)[3].text == "Ελένη"
    long = envelope(name="Ελένη Παπαδοπούλου-Χατζηκωνσταντίνου " * 2)
    assert all(box(line).right < A7.address_area.right + 0.5 for line in lines(long)[3:])
    alone = envelope(None, name="Ελένη", sender=None)
    assert [line.text for line in lines(alone)] == ["Ελένη"]
    assert alone.marks[0].size > 20  # type: ignore[union-attr]


def test_the_name_and_the_lines_below_it_begin_on_one_edge() -> None:
    sheet = envelope(sender=None)
    edges = [extent(sheet.writing[0].ink).x, *map(inked_left, lines(sheet))]
    assert max(edges) - min(edges) < 0.01


def test_a_japanese_address_is_set_whole_in_a_face_that_has_it_the_name_last() -> None:
    ginza = Address(("銀座1-2-3",), "中央区", "東京都", "1040061", "JP")
    face = Face("Noto Sans JP", (FACES / "NotoSansJP.ttf").read_bytes())
    faces = Faces((usual(), face))
    sheet = page.envelope("山田 花子", ginza, hand=MEADOW, stationery=C6, country="DE", faces=faces)
    assert sheet.text.split("\n") == [
        "〒104-0061",
        "東京都中央区",
        "銀座1-2-3",
        "山田 花子様",
        "JAPAN",
    ]
    assert [line.face for line in lines(sheet)] == [*[face] * 4, None]
    assert not sheet.writing


def test_an_address_in_hebrew_ends_on_one_edge_at_the_right() -> None:
    haifa = Address(("שדרות הנשיא 12",), "חיפה", "", "3303101", "IL")
    faces = Faces((usual(), Face("Hebrew", (FACES / "NotoSansHebrew.ttf").read_bytes())))
    sheet = page.envelope("Dana", haifa, hand=MEADOW, stationery=C6, country="DE", faces=faces)
    ends = [box(line).right for line in lines(sheet)] + [extent(sheet.writing[0].ink).right]
    assert max(ends) - min(ends) < 0.3
    assert max(ends) <= C6.width - 15


def test_lines_for_machines_are_written_by_a_hand_that_they_read() -> None:
    birch = hand.load("birch")
    sheet = page.envelope("Ana", AUSTIN, hand=birch, stationery=A7, machine_lines="hand")
    assert [writing.text for writing in sheet.writing] == [
        "Ana",
        "1600 BARTON SPRINGS RD APT 12",
        "AUSTIN TX 78704",
    ]
    with pytest.raises(Refused, match="do not read the hand “meadow”"):
        page.envelope("Ana", AUSTIN, hand=MEADOW, stationery=A7, machine_lines="hand")


def test_the_sender_may_stand_on_the_flap_instead() -> None:
    sheet = page.envelope(
        "Ana", AUSTIN, sender=MAYA, hand=MEADOW, stationery=A7, return_on_flap=True
    )
    assert "Maya" not in sheet.text
    back = page.flap(MAYA, A7, country="US")
    assert back.text.split("\n") == ["Maya Lindqvist", "418 Juniper Street", "PORTLAND OR 97205"]
    for line in lines(back):
        area = box(line)
        assert area.x + area.width / 2 == pytest.approx(A7.width / 2, abs=0.5)
        assert area.bottom < A7.height / 4


def test_what_is_posted_elsewhere_stands_where_that_post_looks_for_it() -> None:
    at_home = envelope(size=C6, sender=None)
    abroad = page.envelope("Ana", AUSTIN, hand=MEADOW, stationery=C6, country="US")
    assert at_home.clear != abroad.clear
    clear = abroad.clear[-1]
    assert all(not clear.meets(box(line)) for line in lines(abroad))


def test_an_address_without_lines_is_refused() -> None:
    with pytest.raises(Refused, match="address is empty"):
        envelope(Address())


def test_of_a_name_of_three_hundred_characters_the_message_shows_the_beginning() -> None:
    with pytest.raises(Refused) as caught:
        envelope(name="Ana Reyes " * 30)
    assert len(str(caught.value)) < 250


@settings(max_examples=20)
@given(
    st.sampled_from(["US", "GB", "DE", "JP", "HU", "SG", "AE"]),
    st.sampled_from(["US", "DE", "JP", "BR"]),
    st.text("abc éß,.'-1\u200b\n", min_size=1, max_size=40).filter(lambda text: "a" in text),
)
def test_any_address_is_laid_out_within_the_envelope_or_refused_in_words(
    country: str, posted_in: str, text: str
) -> None:
    address = Address((text,), text[:12], "", "12345", country)
    try:
        sheet = page.envelope(text, address, hand=MEADOW, stationery=A7, country=posted_in)
    except Refused:
        return
    assert "12345" in sheet.text.replace("-", "").replace(" ", "")


def inked_left(line: Type) -> float:
    return line.x + bearing(line.text, line.size, line.face)


def test_an_envelope_needs_a_name_and_is_no_card() -> None:
    with pytest.raises(Refused, match="needs a name"):
        envelope(name=" ")
    with pytest.raises(BadInput, match="is a card"):
        page.envelope("Ana", None, hand=MEADOW, stationery=stationery.load("us-a7-folded"))
