from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from penned import hand, page, press, stationery
from penned.notes import Note
from penned.people.address import Address

MEADOW = hand.load("meadow")
NOTE = "Dear Ana & <Tom>,\n\nThank you for the “soup”.\n\nMaya"
SVG = "{http://www.w3.org/2000/svg}"


def picture(text: str = "Dear Ana,\n\nThank you.\n\nMaya") -> ET.Element:
    return ET.fromstring(press.svg(card(text)))  # noqa: S314 - we wrote it ourselves


def card(text: str) -> page.Page:
    return page.compose(Note(text), hand=MEADOW, stationery=stationery.card("us-a7-folded"))


def test_it_has_the_cards_real_size() -> None:
    root = picture()
    assert (root.get("width"), root.get("height")) == ("254mm", "177.8mm")
    assert root.get("viewBox") == "0 0 25400 17780"


def test_it_says_the_note_and_each_group_its_word() -> None:
    text = "".join(c for c in NOTE if c not in hand.missing(NOTE, MEADOW))
    root = picture(text)
    assert root.findtext(f"{SVG}desc") == text
    titles = [title.text for title in root.iterfind(f"{SVG}g/{SVG}g/{SVG}title")]
    assert titles == text.split()


def test_every_word_is_drawn() -> None:
    for word in picture().iterfind(f"{SVG}g/{SVG}g"):
        assert word.findall(f"{SVG}path")


def test_all_ink_lies_on_the_right_half() -> None:
    paths = [path.get("d", "") for path in picture().iter(f"{SVG}path")]
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
