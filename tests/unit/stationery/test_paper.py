from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import stationery
from penned.errors import NotFound
from penned.stationery import Card, Envelope, Panel, Rect

INCH = 25.4
PIECES = [stationery.load(name) for name in stationery.names()]
CARDS = [each for each in PIECES if isinstance(each, Card)]
ENVELOPES = [each for each in PIECES if isinstance(each, Envelope)]
SIZES = [  # the finished size of cards and the open size of sheets, measured by somebody else
    ("us-4bar", 88.90, 123.82),
    ("us-a2", 107.95, 139.70),
    ("us-a6", 114.30, 158.75),
    ("us-a7", 127.00, 177.80),
    ("us-a9", 139.70, 215.90),
    ("us-10", 101.60, 234.95),
    ("us-5x5", 127.00, 127.00),
    ("us-letter", 215.90, 279.40),
    ("us-half-letter", 139.70, 215.90),
    ("us-monarch", 184.15, 266.70),
    ("iso-a4", 210.00, 297.00),
    ("iso-a5", 148.00, 210.00),
    ("iso-a6", 105.00, 148.00),
    ("iso-dl", 99.00, 210.00),
    ("jp-hagaki", 100.00, 148.00),
]
COVERS = [
    ("us-4bar-envelope", 130.18, 92.08),
    ("us-a2-envelope", 146.05, 111.12),
    ("us-a6-envelope", 165.10, 120.65),
    ("us-a7-envelope", 184.15, 133.35),
    ("us-a9-envelope", 222.25, 146.05),
    ("us-10-envelope", 241.30, 104.78),
    ("us-monarch-envelope", 190.50, 98.42),
    ("us-5x5-envelope", 133.35, 133.35),
    ("iso-c5-envelope", 229.00, 162.00),
    ("iso-c6-envelope", 162.00, 114.00),
    ("iso-dl-envelope", 220.00, 110.00),
    ("jp-yo2-envelope", 162.00, 114.00),
]
BEST = {
    "us-4bar": "us-4bar-envelope",
    "us-a2": "us-a2-envelope",
    "us-a6": "us-a6-envelope",
    "us-a7": "us-a7-envelope",
    "us-a9": "us-a9-envelope",
    "us-10": "us-10-envelope",
    "us-5x5": "us-5x5-envelope",
    "us-letter": "us-10-envelope",
    "us-half-letter": "us-a2-envelope",
    "us-monarch": "us-monarch-envelope",
    "iso-a4": "iso-dl-envelope",
    "iso-a5": "iso-c5-envelope",
    "iso-a6": "iso-c6-envelope",
    "iso-dl": "iso-dl-envelope",
    "jp-hagaki": "jp-yo2-envelope",
}

cards = pytest.mark.parametrize("card", CARDS, ids=lambda each: each.name)


def upright(size: tuple[float, float]) -> tuple[float, float]:
    return min(size), max(size)


def test_every_size_is_exact_to_a_hundredth_of_a_millimetre() -> None:
    for name, width, height in SIZES:
        of_size = [card for card in CARDS if card.size == name]
        assert of_size, name
        for card in of_size:
            paper = (card.width, card.height) if card.fold == "sheet" else card.closed
            assert upright(paper) == pytest.approx((width, height), abs=0.01), card.name
    assert {card.size for card in CARDS} == {name for name, *_ in SIZES}


def test_every_envelope_is_exact_to_a_hundredth_of_a_millimetre() -> None:
    found = {each.name: (each.width, each.height) for each in ENVELOPES}
    assert found.keys() == {name for name, *_ in COVERS}
    for name, width, height in COVERS:
        assert found[name] == pytest.approx((width, height), abs=0.01), name


def test_no_two_worlds_share_a_name() -> None:
    for piece in PIECES:
        assert piece.name == "hagaki" or piece.name.split("-")[0] in {"us", "iso", "jp"}


def test_what_everybody_has_had_keeps_its_measures() -> None:
    a7, a6 = stationery.card("us-a7-folded"), stationery.card("iso-a6-folded")
    assert (a7.note_panel, a7.back_panel) == (
        Rect(127, 0, 127, 7 * INCH),
        Rect(0, 0, 127, 7 * INCH),
    )
    assert (a7.note_area, a7.safe_margin) == (Rect(142, 16, 97, 147), 0.125 * INCH)
    assert (a6.note_panel, a6.note_area) == (Rect(105, 0, 105, 148), Rect(117, 13, 81, 123))
    assert (a6.back_panel, a6.safe_margin, a6.bleed) == (Rect(0, 0, 105, 148), 3, 3)


@cards
def test_the_panels_of_a_side_tile_the_sheet(card: Card) -> None:
    sides = (
        [card.panels]
        if card.one_sided
        else [
            [panel for panel in card.panels if panel.side == side] for side in ("outside", "inside")
        ]
    )
    for panels in sides:
        areas = [panel.area for panel in panels]
        assert sum(each.width * each.height for each in areas) == pytest.approx(
            card.width * card.height
        )
        for number, each in enumerate(areas):
            assert Rect(0, 0, card.width, card.height).holds(each)
            assert not any(other.inset(0.001).meets(each) for other in areas[:number])


@cards
def test_one_writes_within_what_is_safe_and_a_little_higher_than_the_middle(card: Card) -> None:
    assert card.written_on
    for panel in card.written_on:
        assert panel.writing
        upright = Rect(0, 0, panel.area.width, panel.area.height)
        assert upright.inset(card.safe_margin).holds(panel.writing)
        below = panel.area.height - panel.writing.bottom
        if card.size not in {"us-a7", "iso-a6"} or card.fold in {"top", "sheet"}:
            assert below > panel.writing.y
        assert panel.area.inset(card.safe_margin).holds(panel.on_sheet(panel.writing))


@cards
def test_an_envelope_holds_the_folded_card_with_room_to_slip_it_in(card: Card) -> None:
    assert card.envelope == ("iso-c6-envelope" if card.name == "iso-a5-sheet" else BEST[card.size])
    for name in card.envelopes:
        envelope = stationery.envelope(name)
        short, long = upright(card.closed)
        assert min(envelope.width, envelope.height) - short >= 2.8
        assert max(envelope.width, envelope.height) - long >= 2.8


@cards
def test_a_note_begins_where_it_belongs_and_runs_on_over_the_card(card: Card) -> None:
    order = {
        "side": ["inside-right", "inside-left", "back"],
        "top": ["inside-bottom", "inside-top", "back"],
        "french": ["inside-right", "inside-left", "back"],
        "flat": ["face", "reverse"],
        "sheet": ["face", "reverse"],
    }
    assert [panel.name for panel in card.written_on] == order[card.fold]
    assert card.note_panel == card.panel(order[card.fold][0]).area


def test_a_french_fold_has_its_inside_upside_down_above_its_outside() -> None:
    card = stationery.card("us-a2-french")
    assert (card.width, card.height) == pytest.approx((8.5 * INCH, 11 * INCH))
    assert card.one_sided
    lies = {panel.name: (panel.area.x > 0, panel.area.y > 0, panel.turn) for panel in card.panels}
    assert lies == {
        "front": (True, True, 0),
        "back": (False, True, 0),
        "inside-left": (True, False, 180),
        "inside-right": (False, False, 180),
    }


def test_a_tent_has_its_back_upside_down_behind_the_upper_half() -> None:
    card = stationery.card("us-a7-tent")
    assert (card.width, card.height, *card.closed) == pytest.approx((177.8, 254.0, 177.8, 127.0))
    assert (card.panel("back").turn, card.panel("back").area.y) == (180, 0)
    assert (card.panel("front").turn, card.panel("front").area.y) == (0, 127.0)
    assert card.panel("inside-top").turn == card.panel("inside-bottom").turn == 0


def test_a_letter_is_one_face_that_is_folded_for_its_envelope() -> None:
    letter = stationery.card("us-letter-sheet")
    assert [crease.y0 for crease in letter.creases] == pytest.approx([11 * INCH / 3, 22 * INCH / 3])
    assert letter.closed == pytest.approx((8.5 * INCH, 11 * INCH / 3))
    assert letter.note_panel == Rect(0, 0, letter.width, letter.height)


def test_a_panel_that_there_is_not_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(NotFound, match="It has face, reverse"):
        stationery.card("hagaki").panel("front")


@given(
    x=st.floats(0, 60),
    y=st.floats(0, 60),
    width=st.floats(1, 30),
    height=st.floats(1, 30),
    turn=st.sampled_from([0, 180]),
)
def test_a_part_of_a_panel_lies_as_far_from_its_edges_on_the_sheet(
    x: float, y: float, width: float, height: float, turn: int
) -> None:
    area = Rect(100, 50, 90, 90)
    panel = Panel("back", "outside", area, 180 if turn else 0)
    part = Rect(x, y, width, height)
    lies = panel.on_sheet(part)
    assert area.holds(lies, 1e-9)
    left = area.right - lies.right if turn else lies.x - area.x
    above = area.bottom - lies.bottom if turn else lies.y - area.y
    assert (left, above) == pytest.approx((x, y))


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda each: each.name)
def test_no_area_of_an_envelope_reaches_into_what_must_stay_clear(envelope: Envelope) -> None:
    paper = Rect(0, 0, envelope.width, envelope.height)
    for area in (envelope.return_area, envelope.address_area):
        assert paper.inset(envelope.safe_margin).holds(area)
        for clear in (*envelope.clear_areas, envelope.stamp_area):
            assert not area.meets(clear)
    assert not envelope.return_area.meets(envelope.address_area)
    assert envelope.read_area
    assert envelope.read_area.holds(envelope.address_area)
    assert envelope.address_area.width >= 78
    assert envelope.address_area.height >= 34


def test_the_a7_address_lies_where_american_machines_read() -> None:
    envelope = stationery.envelope("us-a7-envelope")
    read_area = Rect(
        INCH / 2,
        envelope.height - 2.75 * INCH,
        envelope.width - INCH,
        (2.75 - 0.625) * INCH,
    )
    assert read_area.holds(envelope.address_area)
    assert envelope.address_area == Rect(66, 63.5, 105.4, 53.5)
    assert envelope.return_area == Rect(9.5, 8.5, 72, 26)


def test_the_c6_address_keeps_the_german_distances() -> None:
    envelope = stationery.envelope("iso-c6-envelope")
    address = envelope.address_area
    assert Rect(0, 0, envelope.width, envelope.height).inset(15).holds(address)
    assert address.width <= 100
    assert envelope.stamp_area == Rect(envelope.width - 74, 0, 74, 40)
    assert (address, envelope.return_area) == (Rect(52, 50, 95, 47), Rect(9, 8.5, 72, 24))
