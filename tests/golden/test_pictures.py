"""What the press makes of cards, envelopes and sheets, as pictures of 100 dots to the inch."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from penned import catalogue, hand, page, press, stationery
from penned.notes import Note
from penned.page.decor import Decor
from penned.page.sheet import sheet
from penned.people.address import Address
from penned.press import imposition
from pressed import drawing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from penned.page import Page

    Golden = Callable[[str, bytes], None]

DPI = 100
TEXT = (
    "Dear Ana,\n\nThank you for driving me to the airport at five on Sunday, in the rain. I made "
    "my flight with ten minutes to spare, and slept all the way home.\n\nWith love,\nMaya"
)
US = Address(("1600 Barton Springs Rd", "Apt 12"), "Austin", "TX", "78704", "US")
PL = Address(("ul. Piotrkowska 120 m. 4",), "Łódź", "", "90006", "PL")
MAYA = Address(("418 Juniper St",), "Portland", "OR", "97205", "US")


def inside(card: str, written_by: str) -> Page:
    return page.compose(
        Note(TEXT), hand=hand.load(written_by), stationery=stationery.card(card), seed=7
    )


def outside(card: str, design: str, initials: str = "") -> Page:
    decor = Decor(catalogue.design(design), initials=initials)
    return page.outside(stationery.card(card), decor, makers_line="Made with Penned")


def envelope(size: str, to: str, address: Address) -> Page:
    return page.envelope(
        to,
        address,
        sender=("Maya Lindqvist", MAYA),
        hand=hand.load("meadow"),
        stationery=stationery.envelope(size),
        seed=7,
    )


def imposed(name: str, on: str, *sides: Page) -> Page:
    """The first sheet of three such cards."""
    card = stationery.card(name)
    bleed = max(side.bleed for side in sides)
    measures = imposition.Card(card.width, card.height, bleed, creases=card.creases)
    how = imposition.fitted(measures, sheet(on))
    return next(imposition.impose([imposition.Piece(sides, str(n)) for n in (1, 2, 3)], how))


PIECES: dict[str, Callable[[], Page]] = {
    "card-us-a7-folded": lambda: inside("us-a7-folded", "meadow"),
    "card-us-a7-folded-outside": lambda: outside("us-a7-folded", "fern"),
    "card-us-a7-flat": lambda: inside("us-a7-flat", "meadow"),
    "card-iso-a6-folded": lambda: inside("iso-a6-folded", hand.names()[-1]),
    "card-iso-a6-folded-outside": lambda: outside("iso-a6-folded", "monogram", initials="ML"),
    "card-us-a7-french": lambda: inside("us-a7-french", "meadow"),
    "envelope-us-a7": lambda: envelope("us-a7-envelope", "Ana Reyes", US),
    "envelope-us-10": lambda: envelope("us-10-envelope", "Ana & Tom Reyes", US),
    "envelope-iso-c6": lambda: envelope("iso-c6-envelope", "Małgorzata Wiśniewska", PL),
    "envelope-iso-dl": lambda: envelope("iso-dl-envelope", "Małgorzata Wiśniewska", PL),
    "sheet-letter": lambda: imposed("us-a2-flat", "letter", inside("us-a2-flat", "meadow")),
    "sheet-a4": lambda: imposed("iso-a6-flat", "a4", inside("iso-a6-flat", "meadow")),
}


@pytest.mark.parametrize("name", PIECES)
def test_it_looks_as_it_did(name: str, golden_picture: Golden) -> None:
    golden_picture(name, press.png(PIECES[name](), dpi=DPI))


def test_the_check_can_fail_and_leaves_pictures_of_the_difference(
    compared_pictures: Callable[..., None], tmp_path: Path
) -> None:
    file = tmp_path / "kept" / "card.png"
    card = inside("us-a7-folded", "meadow")
    compared_pictures(file, press.png(card, dpi=DPI), tmp_path, renew=True)
    compared_pictures(file, press.png(card, dpi=DPI), tmp_path, renew=False)
    speck = replace(card, marks=(*card.marks, drawing(30, 30, 0.8)))
    with pytest.raises(pytest.fail.Exception, match=r"card\.png looks different in \d+ pixels"):
        compared_pictures(file, press.png(speck, dpi=DPI), tmp_path, renew=False)
    left = sorted(each.name for each in tmp_path.glob("*.png"))
    assert left == ["card-difference.png", "card-kept.png", "card-now.png"]
    red = Image.open(tmp_path / "card-difference.png").getpixel((121, 121))
    assert red == (255, 0, 0)


def test_another_size_is_a_failure_and_so_is_a_picture_that_is_missing(
    compared_pictures: Callable[..., None], tmp_path: Path
) -> None:
    Image.new("RGB", (30, 20), "white").save(there := io.BytesIO(), "PNG")
    Image.new("RGB", (31, 20), "white").save(wider := io.BytesIO(), "PNG")
    compared_pictures(tmp_path / "a.png", there.getvalue(), tmp_path, renew=True)
    with pytest.raises(pytest.fail.Exception, match=r"\(30, 20\) then and \(31, 20\) now"):
        compared_pictures(tmp_path / "a.png", wider.getvalue(), tmp_path, renew=False)
    with pytest.raises(pytest.fail.Exception, match=r"nowhere\.png is not there"):
        compared_pictures(tmp_path / "nowhere.png", wider.getvalue(), tmp_path, renew=False)
