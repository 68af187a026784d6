"""Sheets filled in and photographed: what a phone makes of them, each fault as strong as one likes.

A page is drawn by the press, written on in ink that soaks into the print, bent, put before a
pinhole camera, lit, shaded, blurred, grained and compressed. The same seed gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from penned import press
from penned.hand.learn.find import PX_PER_MM, Found
from penned.hand.learn.sheet import X_HEIGHT
from penned.page.template import template
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from penned.hand.learn.sheet import Box, Sheet

    Floats = NDArray[np.float64]
    Pixels = NDArray[np.uint8]

BLUE, BLACK, RED, PENCIL = (38, 52, 128), (30, 30, 32), (176, 34, 40), (110, 110, 112)
_DESK = (134, 112, 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What goes wrong with a photograph; as it stands, nothing does. Angles are in degrees.

    `tilt` is the camera's, off the upright, toward `toward`; `turn` is the sheet's on the desk.
    `distance` is the camera's, in lengths of the sheet. `bend` is how far the middle of the paper
    rises, in mm; along its width if `across`. `shadow` is how much light is gone at one edge of
    the picture (coming from `toward`), `edge` how much lies under a hard-edged shadow. `light`
    scales every pixel; `warmth` moves red up and blue down; `vignette` is lost in the corners.
    `barrel` is how much the lens bulges the picture at its edge. `blur` (standard deviation) is in
    mm on paper; `grain` in grey values; `quality` is JPEG's. `length` is the picture's longer side
    in pixels; `fill` the share of it that the sheet takes. `thumb` covers that corner's marker,
    counted as the sheet's markers are.
    """

    tilt: float = 0
    toward: float = 0
    turn: float = 0
    distance: float = 1.4
    bend: float = 0
    across: bool = False
    barrel: float = 0
    shadow: float = 0
    edge: float = 0
    light: float = 1
    warmth: float = 0
    vignette: float = 0
    blur: float = 0.05
    grain: float = 1
    quality: int = 92
    length: int = 3264
    fill: float = 0.88
    thumb: int | None = None


@cache
def printed(sheet: Sheet) -> Pixels:
    """The empty sheet, (height, width, 3) in red, green, blue, as a printer makes it."""
    with pypdfium2.PdfDocument(press.pdf(template(sheet))) as document:
        drawn = document[0].render(scale=PX_PER_MM / POINTS_PER_MM, rev_byteorder=True).to_numpy()
    size = round(sheet.width * PX_PER_MM), round(sheet.height * PX_PER_MM)
    # The press stretches a page over whole pixels; here each has its own place.
    x, y = (drawn.shape[1] / sheet.width / PX_PER_MM, drawn.shape[0] / sheet.height / PX_PER_MM)
    back = np.array([[x, 0, (x - 1) / 2], [0, y, (y - 1) / 2]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(
        cv2.warpAffine(drawn[:, :, :3], back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def ink_of_face(
    sheet: Sheet, texts: Mapping[int, str], face: bytes, *, x_height: float = X_HEIGHT
) -> Floats:
    """The coverage (0 to 1) of each box by its text in a type face, scaled to `x_height` mm."""
    scale = 2 * PX_PER_MM
    size = (round(sheet.width * scale), round(sheet.height * scale))
    layer = Image.new("L", size)
    pen = ImageDraw.Draw(layer)
    font = _sized(face, x_height * scale)
    for number, text in texts.items():
        box = sheet.boxes[number]
        pen.text(_start(box, font.getlength(text) / scale, scale), text, 255, font, anchor="ls")
    return _shrunk(np.asarray(layer))


def ink_of_strokes(sheet: Sheet, strokes: Sequence[Floats]) -> Floats:
    """The coverage (0 to 1) of the sheet by pen strokes (n, 3): x, y and width in mm."""
    scale = 2 * PX_PER_MM
    layer = np.zeros((round(sheet.height * scale), round(sheet.width * scale)), np.uint8)
    for stroke in strokes:
        points = np.round((stroke[:, :2] * scale - 0.5) * 16).astype(np.int32)
        widths = np.maximum(np.round(stroke[:, 2] * scale), 1).astype(int)
        for n in range(max(len(points) - 1, 1)):
            ends = points[n].tolist(), points[min(n + 1, len(points) - 1)].tolist()
            cv2.line(layer, *ends, 255, int(widths[n]), cv2.LINE_AA, 4)
    return _shrunk(layer)


def _sized(face: bytes, x_height: float) -> ImageFont.FreeTypeFont:
    probe = ImageFont.truetype(BytesIO(face), 1000)
    tall = -probe.getbbox("x", anchor="ls")[1]
    return ImageFont.truetype(BytesIO(face), 1000 * x_height / tall)


def _start(box: Box, width: float, scale: float) -> tuple[float, float]:
    left = box.left + 1 if box.kind == "line" else (box.left + box.right - width) / 2
    return left * scale, box.baseline * scale


def _shrunk(layer: Pixels) -> Floats:
    half = cv2.resize(layer, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.asarray(half, np.float64) / 255


def written(sheet: Sheet, ink: Floats, colour: tuple[int, int, int] = BLUE) -> Pixels:
    """The printed sheet with ink on it, which darkens what is printed under it."""
    pen = 1 - ink[:, :, None] * (1 - np.array(colour) / 255)
    return np.asarray(np.round(printed(sheet) * pen), np.uint8)


def flat(sheet: Sheet, ink: Floats) -> Found:
    """What a faultless photograph would be read as."""
    return Found(sheet, np.round(ink * 255).astype(np.uint8), PX_PER_MM)


def jpeg(pixels: Pixels, quality: int = 92) -> bytes:
    """The picture as a JPEG file."""
    done, data = cv2.imencode(".jpg", pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return data.tobytes()


def photograph(page: Pixels, faults: Faults, *, seed: int = 0) -> bytes:
    """A JPEG picture of the page, drawn at `PX_PER_MM`, lying on a desk."""
    chance = np.random.default_rng(seed)
    camera = _Camera.over(page, faults)
    picture = camera.picture(page)
    if faults.thumb is not None:
        _cover(picture, camera, faults.thumb)
    blur = faults.blur * camera.scale
    if blur > 0.2:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), blur), np.uint8)
    light = _light(picture.shape[:2], faults)
    grain = faults.grain * chance.standard_normal(light.shape, np.float32)
    colours = np.array([1 + faults.warmth, 1, 1 - faults.warmth], np.float32)
    lit = [picture[:, :, n] * (light * colours[n]) + grain for n in range(3)]
    return jpeg(cv2.convertScaleAbs(np.maximum(np.stack(lit, axis=-1), 0)), faults.quality)


@dataclass(frozen=True)
class _Camera:
    """A pinhole over a sheet of `width` x `height` mm: from paper to picture, and back."""

    faults: Faults
    width: float
    height: float
    size: tuple[int, int]
    scale: float  # from the sensor's middle, in mm of paper, to pixels
    middle: Floats

    @classmethod
    def over(cls, page: Pixels, faults: Faults) -> _Camera:
        height, width = page.shape[0] / PX_PER_MM, page.shape[1] / PX_PER_MM
        turned = abs(np.cos(np.radians(faults.turn))) > np.sqrt(0.5)
        upright = turned == (height >= width)
        size = (round(faults.length * 0.75), faults.length)
        size = size if upright else (size[1], size[0])
        return cls(faults, width, height, size, 1, np.zeros(2)).aimed()

    def aimed(self) -> _Camera:
        """Shifted so that the sheet lies in the middle of the picture, and as large as asked."""
        corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * (self.width, self.height)
        seen = self.seen(corners)
        low, high = seen.min(axis=0), seen.max(axis=0)
        scale = self.faults.fill * min(np.array(self.size) / (high - low))
        middle = np.array(self.size) / 2 - scale * (low + high) / 2
        return replace(self, scale=float(scale), middle=middle)

    def seen(self, paper: Floats) -> Floats:
        """Where points of the paper, (n, 2) in mm, lie in the picture, in pixels."""
        x, y, z = self._in_space(paper)
        distance = self.faults.distance * max(self.width, self.height)
        flat = np.stack([x, y], axis=1) / (1 - z / distance)[:, None]
        radius = (flat**2).sum(axis=1, keepdims=True) / (self.height / 2) ** 2
        flat = flat * (1 + self.faults.barrel * radius)
        return np.asarray(flat * self.scale + self.middle)

    def _in_space(self, paper: Floats) -> tuple[Floats, Floats, Floats]:
        """The bent sheet, turned on the desk, seen from a tilted camera; the middle is 0."""
        x, y = paper[:, 0] - self.width / 2, paper[:, 1] - self.height / 2
        if self.faults.across:
            x, z = _bent(x, self.width, self.faults.bend)
        else:
            y, z = _bent(y, self.height, self.faults.bend)
        x, y = _turned(x, y, self.faults.turn - self.faults.toward)
        y, z = _turned(y, z, self.faults.tilt)
        x, y = _turned(x, y, self.faults.toward)
        return x, y, z

    def picture(self, page: Pixels) -> Pixels:
        """The page as it falls on the sensor, on a desk."""
        step = 8
        columns, rows = (np.arange(0, n + step, step) for n in self.size)
        grid = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2).astype(float)
        paper = self._paper_at(grid) * PX_PER_MM - 0.5
        shape = (len(rows), len(columns), 2)
        coarse = paper.reshape(shape).astype(np.float32)
        x, y = (_fine(coarse[:, :, n], step, self.size) for n in range(2))
        drawn = cv2.remap(
            page, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=_DESK
        )
        return np.asarray(drawn, np.uint8)

    def _paper_at(self, picture: Floats) -> Floats:
        """Where points of the picture lie on the paper: Newton's steps with a plane's slope."""
        corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * (self.width, self.height)
        plane = np.asarray(cv2.findHomography(self.seen(corners), corners)[0], np.float64)
        paper = _through(plane, picture)
        for _ in range(12):
            paper += _through(plane, picture) - _through(plane, self.seen(paper))
        return paper


def _bent(along: Floats, length: float, rise: float) -> tuple[Floats, Floats]:
    """Paper keeps its length: what bows up by `rise` comes in at its ends."""
    u = along / (length / 2)
    slope = 2 * rise / (length / 2)
    return along - slope**2 * (length / 2) * u**3 / 6, rise * (1 - u**2)


def _turned(x: Floats, y: Floats, degrees: float) -> tuple[Floats, Floats]:
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return x * cos - y * sin, x * sin + y * cos


def _through(plane: Floats, points: Floats) -> Floats:
    return np.asarray(cv2.perspectiveTransform(points[None].astype(float), plane)[0], float)


def _fine(coarse: NDArray[np.float32], step: int, size: tuple[int, int]) -> NDArray[np.float32]:
    """A map known at every `step` pixels, at every pixel of the picture."""
    x, y = (np.arange(n, dtype=np.float32) / step for n in size)
    at = np.meshgrid(x, y)
    return np.asarray(cv2.remap(coarse, at[0], at[1], cv2.INTER_LINEAR), np.float32)


def _light(shape: tuple[int, int], faults: Faults) -> NDArray[np.float32]:
    height, width = shape
    y, x = np.ogrid[0:height, 0:width]
    x, y = (x / width - 0.5).astype(np.float32), (y / height - 0.5).astype(np.float32)
    angle = np.radians(faults.toward + 30)
    along = (x * np.cos(angle) + y * np.sin(angle)) / 0.7
    light = faults.light * (1 - faults.shadow * np.clip(along + 0.5, 0, 1))
    light *= 1 - faults.edge / (1 + np.exp(-(along - 0.1) * 60))
    return np.asarray(light * (1 - faults.vignette * 2 * (x**2 + y**2)), np.float32)


def _cover(picture: Pixels, camera: _Camera, corner: int) -> None:
    """A thumb on the marker of that corner."""
    x = 20 if corner in (0, 3) else camera.width - 20
    y = 17 if corner in (0, 1) else camera.height - 17
    middle = camera.seen(np.array([[x, y]], float))[0]
    radius = round(9 * camera.scale)
    cv2.circle(picture, tuple(np.round(middle).astype(int).tolist()), radius, (205, 150, 128), -1)
