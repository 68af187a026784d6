"""Measures how a hand is learned: sheets filled by faces that no built-in hand was made from.

Each is scanned without fault, and photographed with every fault at once. Times are CPU time, warm.
"""

from __future__ import annotations

import string
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

import photo  # noqa: E402 - the tests' own photographer
from penned.hand.learn import boxes, centre, find, order  # noqa: E402 - after it
from penned.hand.learn.sheet import sheets  # noqa: E402 - the same

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from numpy.typing import NDArray

    from penned.hand.learn.boxes import Written

    T = TypeVar("T")
    Strokes = list[NDArray[np.float64]]

DARK = 0.5  # of full ink
CHARACTERS = string.ascii_letters + string.digits
EM, PX = 9.0, 300 / 25.4  # mm; pixels to the mm
FINE = 4  # times as large is the picture in which the pen's way is drawn
SHEET = sheets("a4")[0]
ALL_FAULTS = photo.Faults(
    tilt=15, toward=70, turn=190, shadow=0.5, light=0.6, quality=60, blur=0.08, grain=3, bend=3
)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and the seconds of CPU time that it takes when it is warm."""
    work()
    begun = time.process_time()
    return work(), time.process_time() - begun


def trace(letters: list[Written], ppm: float) -> list[Strokes]:
    """The strokes of each letter, in mm from the corner of its picture."""
    found = []
    for each in letters:
        strokes = centre.strokes(each.ink, ppm, order.goes_back(each.box.text))
        found.append(strokes)
    return found


def covered(strokes: Strokes, shape: tuple[int, ...], ppm: float) -> NDArray[np.bool_]:
    """The pixels that a round pen covers on its way along strokes in mm."""
    height, width = shape
    large = np.zeros((height * FINE, width * FINE), np.uint8)
    scale = ppm * FINE
    for stroke in strokes:
        along = np.append(0.0, np.cumsum(np.hypot(*np.diff(stroke[:, :2], axis=0).T)))
        marks = np.linspace(0, along[-1], max(int(along[-1] * scale), 2))
        x, y, pen = (np.interp(marks, along, column) for column in stroke.T)
        spots = np.round(16 * np.column_stack((x * scale - 0.5, y * scale - 0.5, pen * scale / 2)))
        for across, down, radius in spots.astype(int).tolist():
            cv2.circle(large, (across, down), max(radius, 8), 255, -1, cv2.LINE_AA, 4)
    small = cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(small > 255 * DARK)


def overlap(inks: list[NDArray[np.uint8]], traced: list[Strokes], ppm: float) -> float:
    """Intersection over union of the ink that was seen and the strokes that were made of it."""
    shared = either = 0
    for ink, strokes in zip(inks, traced, strict=True):
        seen, drawn = ink > 255 * DARK, covered(strokes, ink.shape, ppm)
        shared += int((seen & drawn).sum())
        either += int((seen | drawn).sum())
    return shared / either


def row(name: str, how: str, picture: bytes) -> str:
    """What was found in one picture."""
    found, seconds = timed(lambda: find.find(picture))
    letters = [
        each
        for each in boxes.written(found)
        if each.box.kind == "letter" and not boxes.is_empty(each.ink)
    ]
    traced, tracing = timed(lambda: trace(letters, found.px_per_mm))
    wanted = sum(box.kind == "letter" for box in SHEET.boxes)
    strokes = sum(map(len, traced)) / len(letters)
    shared = overlap([each.ink for each in letters], traced, found.px_per_mm)
    return (
        f"{name:16}{how:14}{seconds:6.2f} s{1000 * tracing / len(letters):9.2f} ms"
        f"{strokes:9.2f}{shared:9.3f}{len(letters):7}/{wanted}"
    )


def drawn_glyphs(face: bytes) -> str:
    """Letters and digits by themselves, 9 mm to the em at 300 dpi, as others are measured."""
    font = ImageFont.truetype(BytesIO(face), round(EM * PX))
    inks = [_glyph(char, font) for char in CHARACTERS]
    traced, seconds = timed(
        lambda: [
            centre.strokes(ink, PX, order.goes_back(char))
            for char, ink in zip(CHARACTERS, inks, strict=True)
        ]
    )
    strokes_each = sum(map(len, traced)) / len(inks)
    shared = overlap(inks, traced, PX)
    return f"{'':8}{1000 * seconds / len(inks):9.2f} ms{strokes_each:9.2f}{shared:9.3f}"


def _glyph(char: str, font: ImageFont.FreeTypeFont) -> NDArray[np.uint8]:
    paper = Image.new("L", (round(2 * EM * PX), round(2 * EM * PX)), 0)
    ImageDraw.Draw(paper).text((EM * PX / 2, 1.2 * EM * PX), char, 255, font, anchor="ls")
    return np.asarray(paper)


def main() -> None:
    """Print the table."""
    cv2.setNumThreads(1)
    print(
        f"{'filled by':16}{'picture':14}{'finding':>8}{'a glyph':>12}{'strokes':>9}{'overlap':>9}"
        f"{'boxes':>11}\n{'(wanted)':30}{'10 s':>8}{'5 ms':>12}{'2':>9}{'0.93':>9}"
    )
    texts = {number: box.text for number, box in enumerate(SHEET.boxes) if box.text}
    for file in sorted((TESTS / "faces").glob("*.woff")):
        print(f"{file.stem:16}{'9 mm, drawn':14}{drawn_glyphs(file.read_bytes())}", flush=True)
        ink = photo.ink_of_face(SHEET, texts, file.read_bytes(), x_height=2.9)
        page = photo.written(SHEET, ink)
        print(row(file.stem, "scan", photo.jpeg(page)), flush=True)
        print(row(file.stem, "all faults", photo.photograph(page, ALL_FAULTS)), flush=True)


if __name__ == "__main__":
    main()
