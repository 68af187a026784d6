"""What others write with, each as strokes or as a picture, so that it is measured as Penned is.

Hershey-Fonts and vpype draw strokes; handwriting-generator and handright draw pictures of a font
with jitter, in which letters are found again as the spots of ink between spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage
from scipy.spatial import cKDTree

from penned.hand import Ink
from penned.testing.likeness import ALIKE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Strokes = list[NDArray[np.float64]]
    Picture = NDArray[np.uint8]

SIZE = 72  # pixels: about 300 dots to the inch for writing of 2 mm
COPIES = 10  # of each letter in a picture, far apart


@dataclass(frozen=True)
class Peer:
    """A program that writes. `strokes` of a character and its width, or a `picture` of a text."""

    name: str
    write: Callable[[str], object]
    strokes: Callable[[str], tuple[Strokes, float]] | None = None
    picture: Callable[[str], Picture] | None = None


def all_peers() -> list[Peer]:
    """Every peer, as its makers set it."""
    return [hershey(), vpype(), handwriting_generator(), handright()]


def hershey() -> Peer:
    """Hershey-Fonts, its default stroke font."""
    from HersheyFonts import HersheyFonts  # noqa: PLC0415 - lives in the bench's own environment

    font = HersheyFonts()
    font.load_default_font("futural")

    def strokes(char: str) -> tuple[Strokes, float]:
        glyphs = list(font.glyphs_for_text(char))
        drawn = [np.array(list(one), float) for glyph in glyphs for one in glyph.strokes]
        return drawn, float(sum(glyph.char_width for glyph in glyphs))

    def write(text: str) -> object:
        return [list(stroke) for stroke in font.strokes_for_text(text)]

    return Peer("Hershey-Fonts", write, strokes=strokes)


def vpype() -> Peer:
    """Text of vpype, in its default stroke font."""
    import vpype  # noqa: PLC0415 - the same

    def strokes(char: str) -> tuple[Strokes, float]:
        lines = vpype.text_line(char, "futural", 18.0)
        drawn = [np.column_stack((line.real, line.imag)) for line in lines]
        both = vpype.text_line(f"{char}l", "futural", 18.0)
        alone = vpype.text_line("l", "futural", 18.0)
        width = both[len(both) - 1].real.min() - alone[0].real.min() if len(alone) else 0.0
        return drawn, float(width)

    return Peer(
        "vpype text", lambda text: vpype.text_block(text, 400.0, size=18.0), strokes=strokes
    )


def handwriting_generator() -> Peer:
    """handwriting-generator, with its own font and jitter."""
    from handwriting_generator import HandwritingRenderer, RenderConfig  # noqa: PLC0415 - the same

    def picture(text: str) -> Picture:
        settings = RenderConfig(size=SIZE, width=1600, seed=1, color="black")
        drawn = HandwritingRenderer(settings).render(text)
        return np.asarray(drawn.convert("L"))

    return Peer("handwriting-generator", picture, picture=picture)


def handright() -> Peer:
    """Pages of handright, as its own documentation sets it up, with the same font."""
    from handright import Template, handwrite  # noqa: PLC0415 - the same
    from handwriting_generator import default_font_path  # noqa: PLC0415 - the same

    template = Template(
        background=Image.new("L", (1748, 2480), 255),
        font=ImageFont.truetype(str(default_font_path()), SIZE),
        line_spacing=2 * SIZE,
        left_margin=100,
        top_margin=100,
        right_margin=100,
        bottom_margin=100,
        word_spacing=6,
        line_spacing_sigma=3,
        font_size_sigma=2,
        word_spacing_sigma=3,
        perturb_x_sigma=2,
        perturb_y_sigma=2,
        perturb_theta_sigma=0.03,
    )

    def picture(text: str) -> Picture:
        page = next(iter(handwrite(text, template, seed=1)))
        return np.asarray(page.convert("L"))

    return Peer("handright", picture, picture=picture)


def ink(peer: Peer, text: str) -> Ink:
    """A text in the strokes of a peer, as Penned's own ink, on one long line."""
    assert peer.strokes is not None  # noqa: S101 - the caller asks those that have strokes
    small = [peer.strokes(char)[0] for char in "acemnorsuvwxz"]
    unit = float(np.median([np.ptp(np.concatenate(drawn)[:, 1]) for drawn in small]))
    foot = float(np.median([np.concatenate(drawn)[:, 1].max() for drawn in small]))
    points: list[NDArray[np.float64]] = []
    glyphs: list[int] = []
    boxes = np.zeros((len(text), 4))
    x = 0.0
    for index, char in enumerate(text):
        drawn, width = peer.strokes(char if char != "\n" else " ")
        for stroke in drawn:
            placed = np.column_stack((stroke / unit, np.full(len(stroke), 0.2)))
            points.append(placed + np.array((x, -foot / unit, 0.0)))
            glyphs.append(index)
        boxes[index, :2] = x, x + width / unit
        x += width / unit
    starts = np.append(0, np.cumsum([len(stroke) for stroke in points]))
    return Ink(text, np.concatenate(points), starts, np.array(glyphs), boxes, 1.0, 3.0)


def pairs_in_picture(peer: Peer, letters: str) -> tuple[float, float]:
    """The median distance of two same letters, in x-heights, and the share of copies.

    By the nearest points of their ink: what a picture can tell.
    """
    assert peer.picture is not None  # noqa: S101 - the caller asks those that have pictures
    found = {letter: _spots(peer.picture("   ".join(letter * COPIES))) for letter in letters}
    heights = [np.ptp(spot[:, 0]) for letter in "acemnorsuvwxz" for spot in found.get(letter, [])]
    unit = float(np.median(heights))
    distances = [
        _nearest(one, other) / unit
        for spots in found.values()
        for one, other in combinations(spots, 2)
    ]
    return float(np.median(distances)), float(np.mean(np.array(distances) < ALIKE))


def cropped(picture: Picture) -> Picture:
    """A picture cut down to its ink and a margin, as a reader of letters wants it."""
    rows, columns = (np.flatnonzero((picture < 128).any(axis=axis)) for axis in (1, 0))
    top, left = max(rows[0] - SIZE // 4, 0), max(columns[0] - SIZE // 4, 0)
    return picture[top : rows[-1] + SIZE // 4, left : columns[-1] + SIZE // 4]


def _spots(picture: Picture) -> list[NDArray[np.float64]]:
    """The ink of each spot about its middle, (n, 2) pixels; crumbs are left out."""
    labels, count = ndimage.label(picture < 128, np.ones((3, 3)))
    spots = [np.argwhere(labels == spot).astype(float) for spot in range(1, count + 1)]
    largest = max((len(spot) for spot in spots), default=0)
    return [spot - spot.mean(axis=0) for spot in spots if len(spot) > 0.5 * largest]


def _nearest(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    there, _ = cKDTree(other).query(one)
    back, _ = cKDTree(one).query(other)
    return float(np.sqrt((there**2).mean() / 2 + (back**2).mean() / 2))


def as_picture(written: Ink, unit: float) -> Picture:
    """Ink as grey pixels, `unit` pixels to its x-height: what a reader of letters is shown."""
    scale = 3.0 * unit / written.x_height
    points = written.points[:, :2] * scale
    low = points.min(axis=0) - 3 * unit
    wide, high = (int(side) for side in np.ceil(points.max(axis=0) - low + 3 * unit))
    paper = Image.new("L", (wide, high), 255)
    pen = ImageDraw.Draw(paper)
    for begin, end in zip(written.stroke_starts[:-1], written.stroke_starts[1:], strict=True):
        path = points[begin:end] - low
        widths = written.points[begin:end, 2] * scale
        for (x, y), width in zip(path, widths, strict=True):
            pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=0)
        for (a, b), width in zip(pairwise(path), widths[1:], strict=True):
            pen.line([tuple(a), tuple(b)], fill=0, width=max(round(width), 1))
    small = paper.resize((max(wide // 3, 1), max(high // 3, 1)), Image.Resampling.LANCZOS)
    return np.asarray(small)
