from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from penned.errors import BadInput, NotFound
from penned.stationery import design
from penned.stationery.thing import Motif

if TYPE_CHECKING:
    from pathlib import Path

LEAF = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 900">'
    b'<path class="leaf" d="M250 0c200 300 200 600 0 900c-200-300-200-600 0-900z"/></svg>'
)
PLAIN = """
title = "A leaf"
about = "One leaf."
source = "Drawn for this test"
as_of = 2026-11-22

[colours.green]
title = "Green"
leaf = "#4d644f"
ink = "#22334d"

[colours.one]
leaf = "paper"
ink = "ink"

[[front]]
kind = "drawing"
drawings = ["leaf"]

[[front]]
kind = "words"
place = "under"
text = "thank you"
"""


def read(text: str = PLAIN, **files: bytes) -> design.Design:
    given = {"leaf.svg": LEAF, **{name.replace("_", "."): data for name, data in files.items()}}
    return design.read({design.FILE: text.encode(), **given}, name="leaf")


def test_a_folder_becomes_a_design() -> None:
    leaf = read()
    assert (leaf.name, leaf.title, leaf.margin, leaf.as_of) == ("leaf", "A leaf", 6, "2026-11-22")
    assert [type(each).__name__ for each in leaf.things] == ["Motif", "Words"]
    assert leaf.drawing("leaf").height == 9
    assert leaf.colourway()["leaf"] == "#4d644f"


def test_one_colour_is_one_colour_whichever_it_is() -> None:
    leaf = read()
    assert leaf.colourway("one") == {"paper": "#ffffff", "leaf": "#ffffff", "ink": "#1a1a1a"}
    assert leaf.colourway("#1B2A52") == {"paper": "#ffffff", "leaf": "#ffffff", "ink": "#1b2a52"}


def test_colours_that_it_has_not_are_told_with_those_that_it_has() -> None:
    with pytest.raises(NotFound, match="There are green, one; or one colour such as #1b2a52"):
        read().colourway("mauve")


def test_a_design_may_bring_a_face_of_its_own() -> None:
    text = PLAIN.replace('text = "thank you"', 'text = "thank you"\nface = "own.ttf"')
    assert read(text, own_ttf=b"a face").face("own.ttf") == b"a face"
    assert design.built_in_face("josefin") == read().face("josefin")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('title = "A leaf"', "title = ", "design.toml: this is not TOML"),
        ('about = "One leaf."', "", "about: it must be words"),
        ('about = "One leaf."', 'about = "One leaf."\nmargin = 90', "margin: it must be a number"),
        ('about = "One leaf."', 'about = "One leaf."\nfold = 1', "fold: no design has this"),
        ('[colours.one]\nleaf = "paper"\nink = "ink"', "", "colours: it must have “one”"),
        ('leaf = "#4d644f"', 'leaf = "green"', "colours.green: leaf: it must be “paper” or a"),
        ('leaf = "paper"', 'leaf = "#4d644f"', "colours.one: leaf: it must be “ink” or “paper”"),
        ('leaf = "#4d644f"\n', "", "colours.green: “leaf” has no colour"),
        ('drawings = ["leaf"]', 'drawings = ["tree"]', "drawings: there is no tree.svg"),
        ('text = "thank you"', 'face = "comic"', "face: there is no “comic”"),
        ('kind = "drawing"', 'kind = "drawing"\nplace = "under"', "front 1: place: nothing stands"),
        ("[[front]]", "[[back]]", "back: no design has this"),
    ],
)
def test_a_faulty_file_is_told_with_file_key_and_reason(old: str, new: str, reason: str) -> None:
    assert old in PLAIN
    with pytest.raises(BadInput) as fault:
        read(PLAIN.replace(old, new))
    assert reason in str(fault.value)
    assert str(fault.value).startswith("leaf/design.toml")


def test_a_file_that_is_no_text_and_one_without_roles_are_told() -> None:
    with pytest.raises(BadInput, match=r"leaf/design\.toml: this is not text in UTF-8"):
        design.read({design.FILE: b"\xff\xfe"}, name="leaf")
    with pytest.raises(BadInput, match="it has none of front, inside, note, letterhead"):
        read(PLAIN[: PLAIN.index("[[front]]")])


def test_a_faulty_drawing_is_told_when_it_is_proved() -> None:
    leaf = read(leaf_svg=LEAF.replace(b"c200", b"x200"))
    with pytest.raises(BadInput, match=r"leaf/leaf\.svg, path 1: d: it cannot be drawn"):
        design.prove(leaf)


def test_a_folder_on_disk_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / design.FILE).write_text(PLAIN)
    (tmp_path / "leaf.svg").write_bytes(LEAF)
    (tmp_path / "sketch.png").write_bytes(b"left alone")
    assert design.is_design(tmp_path)
    assert design.files_of(tmp_path).keys() == {design.FILE, "leaf.svg"}


def test_there_are_more_than_a_dozen_designs_and_none_is_faulty() -> None:
    assert len(design.names()) >= 16
    for name in design.names():
        each = design.prove(design.load(name))
        assert len(each.colours) >= 5
        assert set(each.drawings) == {
            file for thing in each.things if isinstance(thing, Motif) for file in thing.drawings
        }


def test_a_design_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(NotFound, match=r"no design called “cactus”.*There are autumn, blossom"):
        design.load("cactus")
    with pytest.raises(NotFound, match=r"no face called “comic”.*There are garamond"):
        design.built_in_face("comic")
