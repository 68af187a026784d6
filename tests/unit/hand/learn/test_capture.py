"""Sheets filled in by faces that no built-in hand was made from, photographed, and learned.

The faces are Gochi Hand (HT Fonts) and Give You Glory (Kimberly Geswein), both OFL-1.1.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

import photo
from penned import hand
from penned.errors import PennedError
from penned.hand.hand import PRIVATE, Origin
from penned.hand.learn import find, learn, traced
from penned.hand.learn.sheet import sheets
from photo import Faults

FACES = Path(__file__).parents[3] / "faces"
NAMES = ("gochi-hand", "give-you-glory")
SHEET = sheets("a4")[0]
MINE = Origin("a test", PRIVATE, (), "2026-10-12", own=True)
ALONE = {
    "shadow": Faults(shadow=0.6, edge=0.3),
    "60 % light": Faults(light=0.6, grain=3),
    "tilt to the left": Faults(tilt=15, toward=180),
    "tilt away": Faults(tilt=15, toward=90),
    "perspective": Faults(tilt=10, distance=1.1),
    "quality 60": Faults(quality=60),
    "upside down": Faults(turn=180),
}
TOGETHER = Faults(
    tilt=15, toward=70, turn=190, shadow=0.5, light=0.6, quality=60, blur=0.08, grain=3, bend=3
)
BEYOND = Faults(
    tilt=62, toward=40, turn=170, shadow=0.9, light=0.12, quality=15, blur=0.35, grain=14, bend=25
)


@cache
def ink(name: str) -> photo.Floats:
    """How much of each pixel of the sheet the writing covers."""
    texts = {n: box.text for n, box in enumerate(SHEET.boxes) if box.text}
    return photo.ink_of_face(SHEET, texts, (FACES / f"{name}.woff").read_bytes(), x_height=2.8)


@cache
def page(name: str, colour: tuple[int, int, int]) -> photo.Pixels:
    return photo.written(SHEET, ink(name), colour)


def overlap(found: find.Found, name: str) -> float:
    """The share of ink that is where it was written, of all ink found or written."""
    read, written = found.ink > 127, ink(name) > 0.5
    return float((read & written).sum() / (read | written).sum())


def test_no_built_in_hand_was_made_from_these_faces() -> None:
    sources = " ".join(hand.load(name).origin.source.lower() for name in hand.names())

    assert "patrick" in sources
    assert not [name for name in NAMES if name in sources or name.replace("-", " ") in sources]


@pytest.mark.slow
@pytest.mark.parametrize("fault", ALONE)
def test_what_was_written_is_read_through_each_fault_alone(fault: str) -> None:
    name, colour = (NAMES[0], photo.BLUE) if len(fault) % 2 else (NAMES[1], photo.BLACK)

    found = find.find(photo.photograph(page(name, colour), ALONE[fault], seed=2))

    assert found.sheet == SHEET
    assert overlap(found, name) > 0.85


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_hand_is_learned_through_all_faults_together(name: str) -> None:
    found = find.find(photo.photograph(page(name, photo.BLUE), TOGETHER, seed=3))

    learned = learn.learn([traced.samples(found)], MINE, name="mine")

    filled = sum(box.kind == "letter" for box in SHEET.boxes)
    assert overlap(found, name) > 0.75
    assert len(learned.left_out) < 0.05 * filled
    assert learned.missing == ""
    strokes = [len(form.strokes) for char in "abcdefghjklmnopqrstuvwxyz" for form in
               learned.hand.forms[char]]  # fmt: skip
    assert np.mean(strokes) <= 2
    note = hand.write("The quick brown fox jumps over a lazy dog.", learned.hand, seed=1)
    assert len(set(note.stroke_glyphs.tolist())) == 34


def test_a_photograph_with_every_fault_beyond_the_limit_is_refused_with_a_reason() -> None:
    with pytest.raises(PennedError) as refused:
        find.find(photo.photograph(page(NAMES[0], photo.BLUE), BEYOND), where="photo.jpg")

    assert refused.value.where == "photo.jpg"
    assert refused.value.what
    assert refused.value.cure
