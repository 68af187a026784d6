from __future__ import annotations

import pytest

from penned import stationery
from penned.errors import BadInput, NotFound
from penned.stationery import Card, Crease, Envelope, Rect

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
FOLDED = """
kind = "card"
title = "A card that stands"
source = "measured"
as_of = 2026-11-22
finished = "105 x 148 mm"
fold = "top"
safe_margin = 3
"""
ENVELOPE = """
kind = "envelope"
title = "A square envelope"
source = "measured"
as_of = 2026-11-22
size = "155 x 155 mm"
country = "DE"
safe_margin = 3
"""


def read(text: str) -> Card | Envelope:
    return stationery.read(text, name="ours", where="ours.toml")


def card(text: str) -> Card:
    found = read(text)
    assert isinstance(found, Card)
    return found


def envelope(text: str) -> Envelope:
    found = read(text)
    assert isinstance(found, Envelope)
    return found


def test_every_piece_can_be_read_and_names_its_source() -> None:
    assert len(stationery.names()) >= 50
    for name in stationery.names():
        piece = stationery.load(name)
        assert piece.name == name
        assert piece.source
        assert piece.as_of


def test_a_name_that_there_is_not_is_answered_with_what_is_like_it() -> None:
    with pytest.raises(NotFound, match=r"Did you mean us-a7-folded"):
        stationery.load("us-a77-folded")
    with pytest.raises(NotFound, match=r"There are \d+: penned stationery list shows them\."):
        stationery.load("papyrus")


@pytest.mark.parametrize("asked", ["a6", "A6", "a6-folded", "A6 folded"])
def test_a_size_of_two_worlds_is_answered_with_both(asked: str) -> None:
    with pytest.raises(NotFound) as caught:
        stationery.load(asked)
    for name in ("us-a6-folded", "iso-a6-folded"):
        assert name in caught.value.cure


def test_an_envelope_is_no_card_and_a_card_no_envelope() -> None:
    with pytest.raises(NotFound, match=r"not a kind of card\."):
        stationery.card("us-a7-envelope")
    with pytest.raises(NotFound, match=r"not a kind of envelope\."):
        stationery.envelope("us-a7-folded")


def test_a_description_may_come_from_anywhere() -> None:
    ours = card(CARD)
    assert (ours.width, ours.fold, ours.back_panel) == (127.0, "flat", None)
    assert (ours.note_panel, ours.note_area) == (Rect(0, 0, 127, 178), Rect(15, 15, 97, 148))
    assert ours.envelopes == ("us-a7-envelope",)


def test_a_card_told_panel_by_panel_may_be_folded_at_the_side() -> None:
    told = CARD.replace('["5 in", 178]', "[254, 178]").replace("[0, 0,", "[127, 0,")
    ours = card(told.replace("[15, 15", "[142, 15") + "fold = 127\nback_panel = [0, 0, 127, 178]\n")
    assert (ours.fold, ours.creases) == ("side", (Crease(127, 0, 127, 178),))
    areas = {panel.name: panel.area.x for panel in ours.panels}
    assert areas == {"front": 127, "inside-left": 0, "inside-right": 127, "back": 0}


def test_a_card_told_by_its_fold_has_the_panels_of_that_fold_and_finds_its_envelopes() -> None:
    ours = card(FOLDED)
    assert (ours.width, ours.height, ours.closed) == (148, 210, (148, 105))
    assert [panel.name for panel in ours.panels] == ["front", "inside-top", "inside-bottom", "back"]
    assert ours.envelope == "iso-c6-envelope"
    assert ours.bleed == 3
    assert card(FOLDED + "writing = [20, 20, 108, 60]").note_area == Rect(20, 125, 108, 60)
    assert card(FOLDED + 'envelopes = ["b6", "c6"]').envelopes == ("b6", "c6")


def test_a_card_that_fits_no_envelope_says_so_when_it_needs_one() -> None:
    wide = card(FOLDED.replace("105 x 148", "300 x 300"))
    assert wide.envelopes == ()
    with pytest.raises(NotFound, match="no envelope that the card “ours” fits"):
        _ = wide.envelope


def test_an_envelope_has_the_areas_of_its_country_unless_it_says_otherwise() -> None:
    ours = envelope(ENVELOPE)
    assert ours.stamp_area == Rect(155 - 74, 0, 74, 40)
    assert ours.flap == "long"
    theirs = envelope(ENVELOPE + 'flap = "short"\naddress_area = [50, 90, 90, 40]\n')
    assert (theirs.flap, theirs.address_area) == ("short", Rect(50, 90, 90, 40))


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
    assert caught.value.where == "ours.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (FOLDED, '"top"', '"zigzag"', "fold: there is no fold called “zigzag”"),
        (FOLDED, "105 x 148 mm", "105 by 148", "finished: “105 by 148” is not a size"),
        (FOLDED, "safe_margin", "writing = [0, 0, 200, 9]\nsafe_margin", "writing: it reaches"),
        (ENVELOPE, '"DE"', '"Mars"', "country: “Mars” is not one of CA, DE, GB, JP, US"),
        (ENVELOPE, 'country = "DE"', "", "country: it is missing"),
        (ENVELOPE, "safe_margin", 'flap = "left"\nsafe_margin', "flap: “left” is not one of long"),
    ],
)
def test_a_fault_in_what_is_told_by_a_fold_or_a_country_is_reported(
    file: str, old: str, new: str, reason: str
) -> None:
    with pytest.raises(BadInput, match=reason):
        read(file.replace(old, new))
