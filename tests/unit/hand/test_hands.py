"""The hands that come with Penned, and how the folder of a hand is read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from string import ascii_letters, digits, punctuation

import pytest

import penned.hand
from penned import hand
from penned.errors import BadInput, NotFound

HANDS = Path(penned.hand.__file__).parent / "hands"
BUILT_IN = hand.names()

PROMISED = (
    ascii_letters
    + digits
    + punctuation.replace("\\", "")
    + "‘’“”‚„–—…•·€£¥§°©±×÷¿¡«»½♥✓"
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
    + "ĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥħĨĩĪīĬĭĮįİıĴĵĶķĹĺĻļĽľŁł"
    + "ŃńŅņŇňŌōŎŏŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžȘșȚț"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HANDS / "meadow", tmp_path / "oak"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_there_are_two_hands_and_both_can_be_loaded() -> None:
    assert BUILT_IN == ("linden", "meadow")
    assert [hand.load(name).name for name in BUILT_IN] == list(BUILT_IN)


def test_a_hand_that_is_not_there_is_refused_with_the_ones_that_are() -> None:
    with pytest.raises(NotFound, match=r"“heather”.*linden, meadow"):
        hand.load("heather")


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_letter_has_three_forms_or_more(name: str) -> None:
    forms = hand.load(name).forms

    assert {char: len(forms[char]) for char in ascii_letters if len(forms[char]) < 3} == {}


@pytest.mark.parametrize("name", BUILT_IN)
def test_all_that_is_promised_can_be_written(name: str) -> None:
    assert hand.missing(PROMISED, hand.load(name)) == ()


@pytest.mark.parametrize("name", BUILT_IN)
def test_licence_and_origin_stand_beside_the_hand(name: str) -> None:
    one = hand.load(name)
    licence = (HANDS / name / "OFL.txt").read_text("utf-8")

    assert one.licence == "OFL-1.1"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert licence.startswith("Copyright (c) ")
    assert "make_hand.py" in one.source
    assert one.as_of


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_hand_has_a_name_that_none_of_its_fonts_has(name: str) -> None:
    assert hand.load(name).title.lower() not in hand.load(name).source.lower()


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_file_of_a_hand_stays_small(name: str) -> None:
    assert (HANDS / name / "forms.json").stat().st_size < 400_000


def test_a_hand_of_ones_own_is_read_from_its_folder(folder: Path) -> None:
    change(folder / "hand.toml", 'title = "Meadow"', 'title = "Grandmother"')

    mine = hand.read(folder)

    assert (mine.name, mine.title) == ("oak", "Grandmother")
    assert len(hand.write("Hello", mine).glyphs) == 5


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('title = "Meadow"', "title = 3", "title: it must be words"),
        ('licence = "OFL-1.1"', "", "licence: it must be words"),
        ("word_gap =", "wordgap =", "wordgap: no hand has this"),
        ("line_pitch =", "# line_pitch =", "line_pitch: it is missing"),
        ("[drift]", "[wander]", "drift: it is missing"),
        ("bend = ", "bend = -", "drift.bend: -.* is not a number from 0 to 100"),
        ("x_height = 2.3", "x_height = 9", "x_height: it lies outside x_height_range"),
        ("x_height_range = [", "x_height_range = [1, ", "x_height_range: it must be"),
        ("pen = ", "pen ", "this is not TOML: .*line"),
    ],
)
def test_a_faulty_style_is_refused_with_the_key(
    folder: Path, old: str, new: str, reason: str
) -> None:
    change(folder / "hand.toml", old, new)

    with pytest.raises(BadInput, match=f"^oak/hand.toml: {reason}"):
        hand.read(folder)


@pytest.mark.parametrize(
    ("forms", "reason"),
    [
        ({}, "it must hold characters"),
        ({"ab": [[[0, 0, 90, 1, 1, 90]]]}, "“ab”: it is not one character"),
        ({"a": []}, "“a”: it has no forms"),
        ({"a": [[]]}, "“a”: a form has no strokes"),
        ({"a": [[[0, 0, 90, 1, 1]]]}, "“a”: a stroke must be a list of x, y, width"),
        ({"a": [[["x", 0, 90]]]}, "“a”: a stroke must be a list of x, y, width"),
        ({"a": [[[0, 0, 90]]]}, "“a”: a stroke has fewer than two points"),
        ({"a": [[[0, 0, 90, 1, 1, 0]]]}, "“a”: a stroke has .* no width"),
        ({"a": [[[0, 0, 90, 99999, 1, 90]]]}, "“a”: a stroke has .* out of reach"),
    ],
)
def test_faulty_forms_are_refused_with_the_character(
    folder: Path, forms: object, reason: str
) -> None:
    (folder / "forms.json").write_text(json.dumps(forms), "utf-8")

    with pytest.raises(BadInput, match=f"^oak/forms.json: {reason}"):
        hand.read(folder)


def test_forms_that_are_no_json_are_refused_with_the_line(folder: Path) -> None:
    (folder / "forms.json").write_text('{\n"a": [[[0 0]]]}', "utf-8")

    with pytest.raises(BadInput, match=r"^oak/forms.json: line 2: this is not JSON"):
        hand.read(folder)


@pytest.mark.parametrize("file", ["hand.toml", "forms.json"])
def test_a_missing_file_is_refused_by_name(folder: Path, file: str) -> None:
    (folder / file).unlink()

    with pytest.raises(BadInput, match=f"^oak/{file}: it is missing"):
        hand.read(folder)
