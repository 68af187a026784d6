"""Draws the hands for the README: all of them side by side, and a learned one beside its source."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from penned import hand, press
from penned.hand.hand import PRIVATE, Origin
from penned.hand.learn import find, learn, traced
from penned.hand.learn.sheet import sheets
from penned.page.page import Page, Type, Writing
from penned.page.placing import moved
from penned.stationery.paper import Rect
from photo import BLUE, Faults, ink_of_strokes, photograph, written

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from penned.hand import Hand
    from penned.hand.ink import Ink
    from penned.hand.learn.sheet import Box, Sheet

NOTE = (
    "Dear Ana, five on a Sunday morning, in the rain, and you were at the door before the alarm. "
    "I made the flight with ten minutes to spare, and was there when Mum woke up. "
    "The next early run is mine. Yours, Nell"
)
COLUMN, GAP, MARGIN = 84.0, 14.0, 12.0  # mm
LABEL = 9.0  # mm between a label and its writing
X_HEIGHT = 2.1  # mm: one size for all, so that characters compare and sizes do not
COLUMNS, DPI = 3, 110
PALE = "#9a958c"
WRITER = "alder"
PHONE = Faults(tilt=12, toward=70, turn=-7, shadow=0.4, light=0.85, blur=0.08, grain=3, quality=80)
X_HEIGHT_OF_BOXES = 2.9  # mm: what one writes in a box with such guides
NOTE_WIDTH = 92.0  # mm
HEIGHT = 1000  # pixels


def side_by_side(picture: Path) -> None:
    """Every built-in hand with the same note, three to a row."""
    names = hand.names()
    inks = [_noted(hand.load(name)) for name in names]
    marks: list[Writing | Type] = []
    top = MARGIN
    for first in range(0, len(names), COLUMNS):
        row = range(first, min(first + COLUMNS, len(names)))
        for column, index in enumerate(row):
            left = MARGIN + column * (COLUMN + GAP)
            marks.append(Type(names[index], left, top + 3, 10, PALE))
            ink = inks[index]
            marks.append(Writing(moved(ink, (left, top + LABEL - _top(ink)))))
        top += LABEL + max(_height(inks[index]) for index in row) + GAP
    width = 2 * MARGIN + COLUMNS * COLUMN + (COLUMNS - 1) * GAP
    sheet = Page(width, top, Rect(0, 0, width, top), tuple(marks), title="The hands")
    with Image.open(io.BytesIO(press.png(sheet, dpi=DPI))) as drawn:
        drawn.convert("RGB").quantize(48).save(picture, optimize=True)


def learned(picture: Path) -> None:
    """A sheet that one of the hands filled in, photographed; and a note in what was learned."""
    sheet = sheets("a4")[0]
    paper = written(sheet, ink_of_strokes(sheet, _filled(sheet, hand.load(WRITER))), BLUE)
    photo = photograph(paper, PHONE, seed=4)
    origin = Origin("a filled-in sheet", PRIVATE, (), "2026-10-12", own=True)
    found = learn.learn([traced.samples(find.find(photo))], origin, name="mine")
    ink = moved(_noted(found.hand, width=NOTE_WIDTH), (MARGIN, 0))
    ink = moved(ink, (0, MARGIN - _top(ink)))
    width, height = NOTE_WIDTH + 2 * MARGIN, _height(ink) + 2 * MARGIN
    note = Page(width, height, Rect(0, 0, width, height), (Writing(ink),), title="Learned")
    with Image.open(io.BytesIO(photo)) as left, Image.open(io.BytesIO(press.png(note))) as right:
        width = round(left.width * HEIGHT / left.height)
        both = Image.new("RGB", (width + right.width, HEIGHT), "white")
        both.paste(left.resize((width, HEIGHT), Image.Resampling.LANCZOS))
        both.paste(right, (width, (HEIGHT - right.height) // 2))
        both.quantize(128).save(picture, optimize=True)


def _filled(sheet: Sheet, writer: Hand) -> list[NDArray[np.float64]]:
    """The strokes, in mm on the sheet, of every box that the writer can fill."""
    strokes: list[NDArray[np.float64]] = []
    for number, box in enumerate(sheet.boxes):
        if box.text and not hand.missing(box.text, writer):
            strokes += _in_box(box, writer, number)
    return strokes


def _in_box(box: Box, writer: Hand, seed: int) -> list[NDArray[np.float64]]:
    low, high = writer.style.x_height_range
    ink = hand.write(box.text, writer, seed=seed, x_height=min(high, max(low, X_HEIGHT_OF_BOXES)))
    left, right = ink.points[:, 0].min(), ink.points[:, 0].max()
    across = (
        box.left + 2 - left if box.kind == "line" else (box.left + box.right - left - right) / 2
    )
    placed = moved(ink, (across, box.baseline))
    return np.split(placed.points, placed.stroke_starts[1:-1])


def _noted(pen: Hand, width: float = COLUMN) -> Ink:
    low, high = pen.style.x_height_range
    return hand.write(NOTE, pen, seed=5, width=width, x_height=float(np.clip(X_HEIGHT, low, high)))


def _top(ink: Ink) -> float:
    return float(ink.points[:, 1].min())


def _height(ink: Ink) -> float:
    return float(np.ptp(ink.points[:, 1]))
