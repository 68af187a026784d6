"""The lines of an address that machines read: their size, where they break and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.page import addressing, face, scripts
from penned.page.page import Type
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from penned.page.addressing import Block
    from penned.page.face import Face, Faces

# Sorting machines want capitals of at least 2.3 mm (Deutsche Post): 10 points of the usual face.
SIZES = (12.0, 11.5, 11.0, 10.5, 10.0)
LEADING = 1.32  # of the size: 0.5 to 2.5 mm between lines (Deutsche Post)
COLOUR = "#222222"
TRACKING = 30.0  # thousandths of an em: letters that do not touch (Deutsche Post: 0.2 to 0.4 mm)
FEATURES = ("ss01",)  # an I with serifs, which nobody takes for a one
_UNSPACED = frozenset({"Hani", "Hira", "Kana"})
_COMMAS = ",،、，"
_JOINTS = f" {_COMMAS}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type, and the face that has its characters."""

    text: str
    face: Face | Faces | None = None

    def width(self, size: float) -> float:
        """How wide it is at `size` points from the left edge of its ink, in mm."""
        wide = face.width(self.text, size, self.face, tracking=TRACKING, features=FEATURES)
        return wide - face.bearing(self.text, size, self.face)

    def at(self, x: float, y: float, size: float, colour: str = COLOUR) -> Type:
        """The line with the left edge of its ink at `x`."""
        left = x - face.bearing(self.text, size, self.face)
        return Type(self.text, left, y, size, colour, self.face, TRACKING, FEATURES)


def faced(text: str, faces: Faces | None, country: str = "") -> Line:
    """A line in the usual face, or in one of `faces` where that lacks a character."""
    if faces is None or not face.lacking(text):
        return Line(text)
    return Line(text, faces.for_text(text, country=country))


def pitch(size: float) -> float:
    """From one line of `size` points to the next, in mm."""
    return size / POINTS_PER_MM * LEADING


def fitted(
    block: Block,
    faces: Faces | None,
    room: tuple[float, float],
    sizes: Sequence[float] = SIZES,
) -> tuple[list[list[Line]], float]:
    """The lines of a block, each as the lines that it is parted into, and their size in points.

    The largest size in which every line fits stays whole; where none does, streets are parted, by
    the rule of its post or else at a comma or space, and never the line with the postcode. `room`
    is the width and height in mm. `Refused` names a line that does not fit.
    """
    lines = [faced(text, faces, block.country) for text in block.lines]
    whole = [[line] for line in _faced_alike(lines)]
    width, height = room
    for size in sizes:
        if len(whole) * pitch(size) <= height and _widest(whole, size).width(size) <= width:
            return whole, size
    for size in sizes:
        parts = [
            _parted(line, block.country, size, width) if street else [line]
            for (line,), street in zip(whole, block.streets, strict=True)
        ]
        tall = sum(map(len, parts)) * pitch(size)
        if tall <= height and _widest(parts, size).width(size) <= width:
            return parts, size
    raise _over(whole if tall > height else parts, size, width)


def _faced_alike(lines: Sequence[Line]) -> list[Line]:
    """A line of figures alone takes the face that another line needs: they stand together."""
    other = next((line.face for line in lines if line.face is not None), None)
    return [
        line
        if any(map(str.isalpha, line.text)) or face.lacking(line.text, other)
        else Line(line.text, other)
        for line in lines
    ]


def _over(lines: list[list[Line]], size: float, width: float) -> Refused:
    """Why these lines do not fit."""
    longest = _widest(lines, size)
    over = longest.width(size) - width
    if over <= 0:
        count, last = sum(map(len, lines)), lines[-1][-1].text
        return Refused(f"{count} lines are too many for the envelope", where=f"“{shown(last)}”")
    return Refused(
        f"this line is {over:.0f} mm too long for the envelope",
        where=f"“{shown(longest.text)}”",
        cure="Shorten it, or choose a larger envelope.",
    )


def shown(text: str) -> str:
    """`text`, or the beginning of one too long for a message."""
    return text if len(text) <= 120 else f"{text[:117]}…"


def _widest(lines: Sequence[Sequence[Line]], size: float) -> Line:
    return max((line for each in lines for line in each), key=lambda line: line.width(size))


def _parted(line: Line, country: str, size: float, width: float) -> list[Line]:
    parts = parted(line.text, country, lambda text: Line(text, line.face).width(size) <= width)
    return [Line(part, line.face) for part in parts]


def parted(text: str, country: str, fits: Callable[[str], bool]) -> list[str]:
    """A line of a street as lines that fit, as far as its post's rule, commas and spaces let it."""
    if fits(text):
        return [text]
    by_rule = addressing.parted(text, country)
    if by_rule and all(map(fits, by_rule)):
        return list(by_rule)
    parts = []
    while not fits(text) and (cut := _cut(text, fits)):
        parts.append(text[:cut].rstrip(_JOINTS))
        text = text[cut:].lstrip(_JOINTS)
    return [*parts, text]


def _cut(text: str, fits: Callable[[str], bool]) -> int:
    """Where to part `text`: behind the last comma of a good half, else at the last space.

    Han and kana stand without spaces: between two of them. 0 where nothing is left to part.
    """
    places = [
        at
        for at in range(1, len(text))
        if text[at].isspace()
        or all(scripts.of(char) in _UNSPACED for char in text[at - 1 : at + 1])
    ]
    fitting = [at for at in places if text[at:].strip(_JOINTS) and fits(text[:at].rstrip(_JOINTS))]
    commas = [at for at in fitting if text[at - 1] in _COMMAS and at >= fitting[-1] / 2]
    return next(reversed(commas or fitting), 0)
