from __future__ import annotations

import io
import re
from base64 import b64decode
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.svgLib.path import parse_path
from PIL import Image

from penned import hand, page, press, stationery
from penned.hand.ink import Ink
from penned.notes import Note
from penned.page import Art, Picture, Placed, Shape, Type, Writing
from penned.people.address import Address
from penned.stationery.paper import Rect
from pressed import blank, drawing, picture

if TYPE_CHECKING:
    from penned.page.page import Turn

MEADOW = hand.load("meadow")
NOTE = "Dear Ana & <Tom>,\n\nThank you for the “soup”.\n\nMaya"
SVG = "{http://www.w3.org/2000/svg}"


def shown(text: str = "Dear Ana,\n\nThank you.\n\nMaya") -> ET.Element:
    return ET.fromstring(press.svg(card(text)))  # noqa: S314 - we wrote it ourselves


def card(text: str) -> page.Page:
    return page.compose(Note(text), hand=MEADOW, stationery=stationery.card("us-a7-folded"))


def test_it_has_the_cards_real_size() -> None:
    root = shown()
    assert (root.get("width"), root.get("height")) == ("254mm", "177.8mm")
    assert root.get("viewBox") == "0 0 25400 17780"


def test_it_says_the_note_and_each_group_its_word() -> None:
    text = "".join(c for c in NOTE if c not in hand.missing(NOTE, MEADOW))
    root = shown(text)
    assert root.findtext(f"{SVG}desc") == text
    titles = [title.text for title in root.iterfind(f"{SVG}g/{SVG}g/{SVG}title")]
    assert titles == text.split()


def test_every_word_is_drawn() -> None:
    for word in shown().iterfind(f"{SVG}g/{SVG}g"):
        assert word.findall(f"{SVG}path")


def test_a_line_is_drawn_as_broad_as_its_pen() -> None:
    points = np.array([(10.0, 10.0, 0.5), (30.0, 10.0, 0.5)])
    ink = Ink("i", points, np.array([0, 2]), np.array([0]), np.array([[10.0, 30, 10, 0]]), 2, 8)
    root = ET.fromstring(press.svg(blank(Writing(ink))))  # noqa: S314 - we wrote it ourselves
    (path,) = root.iter(f"{SVG}path")
    pen = AreaPen()
    parse_path(path.get("d"), pen)
    assert abs(pen.value) / 100**2 == pytest.approx(20 * 0.5 + np.pi * 0.25**2, rel=0.005)


def test_all_ink_lies_on_the_right_half() -> None:
    paths = [path.get("d", "") for path in shown().iter(f"{SVG}path")]
    starts = [int(x) for path in paths for x in re.findall(r"M(-?\d+) ", path)]
    assert starts
    assert min(starts) > 12700


def test_type_is_drawn_as_outlines_that_say_what_they_are() -> None:
    sheet = page.envelope(
        "Ana",
        Address(("1 Main St",), "Austin", "TX", "78704", "US"),
        hand=MEADOW,
        stationery=stationery.envelope("us-a7-envelope"),
    )
    root = ET.fromstring(press.svg(sheet))  # noqa: S314 - we wrote it ourselves
    (city,) = (
        g for g in root.iterfind(f"{SVG}g") if g.findtext(f"{SVG}title") == "AUSTIN TX 78704"
    )
    assert len(city.findall(f"{SVG}path")) == len("AUSTINTX78704")


def test_lines_are_drawn() -> None:
    (sheet,) = page.packing_list([page.PackingRow("Ana")])
    rules = sum(isinstance(mark, page.Rule) for mark in sheet.marks)
    assert press.svg(sheet).count('stroke-linecap="square"') == rules


def test_the_same_page_gives_the_same_text() -> None:
    assert press.svg(card(NOTE.replace("<", "").replace(">", ""))) == press.svg(
        card(NOTE.replace("<", "").replace(">", ""))
    )


def drawn(*marks: object) -> ET.Element:
    return ET.fromstring(press.svg(blank(*marks)))  # noqa: S314 - we wrote it ourselves


def test_art_keeps_its_shapes_colours_and_words() -> None:
    both = np.array([(10, 10), (20, 10), (20.005, 20), (12, 12), (13, 12), (13, 13)], float)
    art = Art(
        (
            Shape("MLLMLLZ", both, fill="#ff0000", even_odd=True),
            Shape("MC", np.array([(1, 1), (2, 2), (3, 3), (4, 4)]), stroke="#00ff00", width=0.25),
        ),
        said="Two shapes",
    )
    (group,) = drawn(art).iterfind(f"{SVG}g")
    assert group.findtext(f"{SVG}title") == "Two shapes"
    filled, line = (path.attrib for path in group.iterfind(f"{SVG}path"))
    assert filled["d"] == "M1000 1000L2000 1000L2000 2000M1200 1200L1300 1200L1300 1300Z"
    assert (filled["fill"], filled["stroke"], filled["fill-rule"]) == ("#ff0000", "none", "evenodd")
    assert (line["fill"], line["stroke"], line["stroke-width"]) == ("none", "#00ff00", "25")
    assert line["d"] == "M100 100C200 200 300 300 400 400"


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_picture_goes_in_whole(kind: Literal["png", "jpeg"]) -> None:
    data = picture("RGB", kind)
    (image,) = drawn(Picture(kind, data, Rect(10, 20, 30, 15), said="A flag")).iterfind(
        f"{SVG}image"
    )
    head, _, body = image.get("href", "").partition(",")
    assert (head, b64decode(body)) == (f"data:image/{kind};base64", data)
    size = [float(image.get(name, "")) for name in ("x", "y", "width", "height")]
    assert size == [1000, 2000, 3000, 1500]
    assert image.findtext(f"{SVG}title") == "A flag"


def test_artwork_in_a_pdf_becomes_a_picture() -> None:
    data = press.pdf(blank(drawing(0, 0, 50), width=100, height=50))
    (image,) = drawn(Picture("pdf", data, Rect(10, 10, 40, 20))).iterfind(f"{SVG}image")
    found = Image.open(io.BytesIO(b64decode(image.get("href", "").partition(",")[2])))
    assert found.size == pytest.approx((100 / 25.4 * 300, 50 / 25.4 * 300), abs=2)
    assert found.getpixel((100, 100)) == (255, 0, 0)
    assert found.getpixel((900, 100)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("turn", "place"),
    [(0, (1000, 500)), (90, (3000, 500)), (180, (4000, 2500)), (270, (1000, 3500))],
)
def test_a_placed_page_is_turned_about_its_place_and_cut_off_at_its_bleed(
    turn: Turn, place: tuple[int, int]
) -> None:
    small = blank(Type("Ana", 5, 5, 9), width=30, height=20, bleed=2)
    (group,) = drawn(Placed(small, 10, 5, turn)).iterfind(f"{SVG}g")
    x, y = place
    assert group.get("transform") == f"translate({x:.1f} {y:.1f}) rotate({turn})"
    (inner,) = group.iterfind(f"{SVG}svg")
    assert inner.get("viewBox") == "-200 -200 3400 2400"
    assert [inner.get(name) for name in ("x", "y", "width", "height")] == [
        "-200",
        "-200",
        "3400",
        "2400",
    ]
    assert inner.findtext(f"{SVG}g/{SVG}title") == "Ana"


def test_tracking_and_features_are_those_of_the_line() -> None:
    plain, wide, small = (
        [path.attrib for path in drawn(Type("Anna", 5, 5, 9, **more)).iter(f"{SVG}path")]
        for more in ({}, {"tracking": 100.0}, {"features": ("smcp",)})
    )
    assert [path["d"] for path in plain] == [path["d"] for path in wide]
    assert [path["d"] for path in plain] != [path["d"] for path in small]
    moves = [
        [float(path["transform"].split("(")[1].split()[0]) for path in line]
        for line in (plain, wide)
    ]
    assert [b - a for a, b in zip(*moves, strict=True)] == [0, 100, 200, 300]
