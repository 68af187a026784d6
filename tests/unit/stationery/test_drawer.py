from __future__ import annotations

import pytest

from penned import stationery
from penned.errors import BadInput, NotFound
from penned.stationery import Card, Envelope, Rect

CARD = """
kind = "card"
title = "A flat card"
source = "measured"
as_of = 2026-11-22
sheet = ["5 in", 178]
note_panel = [0, 0, 127, 178]
note_area = [15, 15, 97, 148]
safe_margin = 3
envelope = "us-a7-envelope"
"""


def read(text: str) -> Card | Envelope:
    return stationery.read(text, name="flat", where="flat.toml")


def test_every_piece_in_the_drawer_can_be_read_and_names_its_source() -> None:
    assert len(stationery.names()) >= 4
    for name in stationery.names():
        piece = stationery.load(name)
        assert piece.name == name
        assert piece.source
        assert piece.as_of


def test_an_a7_card_folds_a_sheet_of_ten_by_seven_inches_in_the_middle() -> None:
    card = stationery.card("us-a7-folded")
    assert (card.width, card.height, card.fold) == pytest.approx((254.0, 177.8, 127.0))
    assert card.note_panel == Rect(127.0, 0, 127.0, 7 * 25.4)


@pytest.mark.parametrize(("name", "side"), [("us-a7-folded", 127.0), ("iso-a6-folded", 105.0)])
def test_a_folded_card_goes_into_the_envelope_that_it_names(name: str, side: float) -> None:
    card = stationery.card(name)
    envelope = stationery.envelope(card.envelope)
    assert envelope.width > card.height
    assert envelope.height > side


@pytest.mark.parametrize("name", ["us-a7-envelope", "iso-c6-envelope"])
def test_no_area_of_an_envelope_reaches_into_what_must_stay_clear(name: str) -> None:
    envelope = stationery.envelope(name)
    for area in (envelope.return_area, envelope.address_area):
        for clear in (*envelope.clear_areas, envelope.stamp_area):
            assert not area.meets(clear)
    assert not envelope.return_area.meets(envelope.address_area)


def test_the_a7_address_lies_where_american_machines_read() -> None:
    envelope = stationery.envelope("us-a7-envelope")
    inch = 25.4
    read_area = Rect(
        inch / 2,
        envelope.height - 2.75 * inch,
        envelope.width - inch,
        (2.75 - 0.625) * inch,
    )
    assert read_area.holds(envelope.address_area)


def test_the_c6_address_keeps_the_german_distances() -> None:
    envelope = stationery.envelope("iso-c6-envelope")
    address = envelope.address_area
    assert Rect(0, 0, envelope.width, envelope.height).inset(15).holds(address)
    assert address.width <= 100
    assert envelope.stamp_area == Rect(envelope.width - 74, 0, 74, 40)


def test_a_name_that_there_is_not_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(NotFound, match="us-a7-folded"):
        stationery.load("us-a77-folded")


def test_an_envelope_is_no_card_and_a_card_no_envelope() -> None:
    with pytest.raises(NotFound, match=r"not a kind of card\. There are iso-a6-folded"):
        stationery.card("us-a7-envelope")
    with pytest.raises(NotFound, match="iso-c6-envelope"):
        stationery.envelope("us-a7-folded")


def test_a_description_may_come_from_anywhere() -> None:
    card = read(CARD)
    assert isinstance(card, Card)
    assert (card.width, card.fold, card.back_panel) == (127.0, None, None)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("kind =", "kin =", "kind: it is missing"),
        ('"card"', '"carte"', "kind: “carte” is neither card nor envelope"),
        ('"5 in"', '"5 miles"', "sheet: “5 miles” is not a length"),
        ("[0, 0, 127, 178]", "[0, 0, 128, 178]", "note_panel: it reaches beyond the paper"),
        ("[15, 15, 97, 148]", "[15, 15, 97]", r"note_area: it must be \[x, y, width, height\]"),
        ("[15, 15, 97, 148]", "[15, 15, 0, 148]", "note_area: it must be"),
        ("[15, 15, 97, 148]", '"all of it"', "note_area: it must be a list"),
        ("safe_margin = 3", "safe_margin = -3", "safe_margin: -3 is not a length"),
        ("safe_margin = 3", "safe_margin = true", "safe_margin: True is not a length"),
        ('"measured"', "3", "source: it must be words"),
        ("title", "colour = 3\ntitle", "colour: no piece of stationery has this"),
        ("as_of = ", "as_of ", "this is not TOML"),
    ],
)
def test_a_faulty_file_is_reported_as_file_key_and_reason(old: str, new: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason) as caught:
        read(CARD.replace(old, new))
    assert caught.value.where == "flat.toml"
