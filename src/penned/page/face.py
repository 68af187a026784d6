"""Printed type: which face has a line's characters, the glyphs that it is set in, and its measures.

The usual face is Adobe's Source Sans 3 Regular 3.052, its file unchanged, as packed in the npm
package @expo-google-fonts/source-sans-3 0.4.1; its licence, OFL-1.1, lies beside it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

import uharfbuzz as hb
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.unicodedata import script

from penned.errors import Refused
from penned.page import bidi, pasted, scripts
from penned.page.words import word_at
from penned.stationery.paper import Rect
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS_PER_EM = 1000
"""What every measure here is counted in, whatever the file of a face counts in."""
CAP_HEIGHT = 0.656
"""The height of an H of the usual face, in ems."""

_FILE = resources.files("penned.page") / "faces" / "SourceSans3-Regular.ttf"
# An address is read letter by letter, by people and by machines: no ligatures unless asked for.
_FEATURES = {"kern": True, "liga": False, "clig": False}
_SHARED_SCRIPTS = frozenset({"Zyyy", "Zinh", "Zzzz"})


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A printed face: its name and its file, TrueType or OpenType; `number` in a collection.

    A variable face is set as it stands, at its default.
    """

    name: str
    data: bytes = field(repr=False)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Faces:
    """Printed faces in the order in which they are asked for a character."""

    faces: tuple[Face, ...]

    def for_text(self, text: str, *, country: str = "") -> Face | Faces:
        """The first face that has all of `text`; all of them where they have it together.

        `Refused` names a character that none has, and what to install; Han characters look
        different in each `country`, ISO 3166 alpha-2.
        """
        for one in self.faces:
            if not lacking(text, one):
                return one
        if missing := lacking(text, self):
            raise Refused(
                f"no printed face here has “{missing[0]}” ({scripts.name(missing[0])})",
                where=f"“{word_at(text, text.index(missing[0]))}”",
                cure=scripts.cure(missing[0], country),
            )
        return self


class ShapedGlyph(NamedTuple):
    """One glyph of a line, from left to right, measured in thousandths of an em.

    `text` is what it says, in reading order: two letters for a ligature, none for a glyph that
    goes on with the one at its left. `x` and `y` move it from its place to the right and upward.
    """

    gid: int
    text: str
    advance: int
    x: int
    y: int
    face: Face


@cache
def data() -> bytes:
    """The usual face's file."""
    return _FILE.read_bytes()


@cache
def usual() -> Face:
    """The usual face."""
    return Face("Source Sans 3", data())


@lru_cache(maxsize=64)
def font(face: Face | None = None) -> hb.Font:
    """The face, ready to shape, measure and draw."""
    one = face or usual()
    made = hb.Font(hb.Face(one.data, one.number))
    made.scale = (UNITS_PER_EM, UNITS_PER_EM)
    return made


def lacking(text: str, face: Face | Faces | None = None) -> str:
    """The characters of `text` for which there is no glyph, in order; blanks need none."""
    fonts = [font(one) for one in _each(face)]
    return "".join(
        char
        for char in dict.fromkeys(text)
        if not (_is_blank(char) or any(one.get_nominal_glyph(ord(char)) for one in fonts))
    )


@lru_cache(maxsize=4096)
def shape(
    text: str, face: Face | Faces | None = None, features: tuple[str, ...] = ()
) -> tuple[ShapedGlyph, ...]:
    """The glyphs of a line of type, as they stand on paper from left to right.

    `features` are OpenType features that are on besides kerning. `Refused` names a character that
    the face lacks.
    """
    if face is None and _PLAIN.fullmatch(text):
        words = [_word(word, features) for word in _WORDS.findall(text)]
        if all(glyph.gid for word in words for glyph in word):
            return tuple(chain.from_iterable(words))
    if missing := lacking(text, face):
        raise Refused(
            f"the printed face has no “{missing[0]}”",
            where=f"“{word_at(text, text.index(missing[0]))}”",
            cure="Write it with letters of the Latin alphabet.",
        )
    return tuple(
        glyph
        for run in bidi.runs(text)
        for start, end, one in _parts(text, run, _each(face))
        for glyph in _shaped(text[start:end], one, features, right_to_left=run.right_to_left)
    )


# Nothing in the usual face reaches across a space: a word is shaped once, wherever it stands.
_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02af\u2010-\u2027\u20ac]*")
_WORDS = re.compile(" +|[^ ]+")


@lru_cache(maxsize=16384)
def _word(word: str, features: tuple[str, ...]) -> tuple[ShapedGlyph, ...]:
    """A word of Latin letters, or the spaces between two, in the usual face."""
    return tuple(_shaped(word, usual(), features, right_to_left=False))


def _each(face: Face | Faces | None) -> tuple[Face, ...]:
    return face.faces if isinstance(face, Faces) else (face or usual(),)


def _parts(text: str, run: bidi.Run, faces: tuple[Face, ...]) -> Iterator[tuple[int, int, Face]]:
    """The parts of a run that are of one script and one face, as they stand on paper."""
    parts: list[tuple[int, int, Face]] = []
    writing, one = "", faces[0]
    for at in range(run.start, run.end):
        char = text[at]
        its = script(char)
        other = its not in _SHARED_SCRIPTS and writing not in {"", its}
        if its not in _SHARED_SCRIPTS:
            writing = its
        changes = not _has(one, char)
        if changes:
            one = next(each for each in faces if _has(each, char))
        if parts and not other and not changes:
            parts[-1] = (parts[-1][0], at + 1, one)
        else:
            parts.append((at, at + 1, one))
    return reversed(parts) if run.right_to_left else iter(parts)


def _has(face: Face, char: str) -> bool:
    return _is_blank(char) or font(face).get_nominal_glyph(ord(char)) is not None


def _is_blank(char: str) -> bool:
    """Whether a character needs no glyph: a space, or a joiner, which shapes its neighbours."""
    return char.isspace() or char in "\u200c\u200d"


def _shaped(
    text: str, face: Face, features: tuple[str, ...], *, right_to_left: bool
) -> Iterator[ShapedGlyph]:
    """The glyphs of text of one script in one face."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.language = "en"
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    hb.shape(font(face), buffer, _FEATURES | dict.fromkeys(features, True))
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos} | {0, len(text)})
    said = {start: text[start:end] for start, end in pairwise(starts)}
    for info, place in zip(infos, places, strict=True):
        yield ShapedGlyph(
            info.codepoint,
            said.pop(info.cluster, ""),
            place.x_advance,
            place.x_offset,
            place.y_offset,
            face,
        )


def width(
    text: str,
    size: float,
    face: Face | Faces | None = None,
    *,
    tracking: float = 0.0,
    features: tuple[str, ...] = (),
) -> float:
    """How far a line of type reaches, in millimetres, at `size` points."""
    glyphs = shape(text, face, features)
    letters = sum(bool(glyph.text) for glyph in glyphs)
    units = sum(glyph.advance for glyph in glyphs) + tracking * max(letters - 1, 0)
    return units / UNITS_PER_EM * size / POINTS_PER_MM


def reach(
    text: str,
    size: float,
    face: Face | Faces | None = None,
    *,
    features: tuple[str, ...] = (),
) -> tuple[float, float]:
    """How far a line rises above its baseline and falls below, in millimetres, at `size` points."""
    glyphs = shape(text, face, features)
    boxes = [(_bounds(glyph.gid, glyph.face), glyph.y) for glyph in glyphs]
    scale = size / POINTS_PER_MM / UNITS_PER_EM
    return (
        max((top + y for (_, _, _, top), y in boxes), default=0) * scale,
        max((-bottom - y for (_, bottom, _, _), y in boxes), default=0) * scale,
    )


class _Line(Protocol):
    """A line of type in its place, such as a page's `Type`."""

    @property
    def text(self) -> str: ...
    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def size(self) -> float: ...
    @property
    def face(self) -> Face | Faces | None: ...
    @property
    def tracking(self) -> float: ...
    @property
    def features(self) -> tuple[str, ...]: ...


def box(line: _Line) -> Rect:
    """The area that a line of type fills on its page."""
    text, size, its = line.text, line.size, line.face
    above, below = reach(text, size, its, features=line.features)
    wide = width(text, size, its, tracking=line.tracking, features=line.features)
    return Rect(line.x, line.y - above, wide, above + below)


def bearing(text: str, size: float, face: Face | Faces | None = None) -> float:
    """How far the ink of a line's first letter stands in from where it is set, in millimetres."""
    glyphs = shape(text, face)
    first = _bounds(glyphs[0].gid, glyphs[0].face)[0] + glyphs[0].x if glyphs else 0
    return first / UNITS_PER_EM * size / POINTS_PER_MM


@lru_cache(maxsize=4096)
def _bounds(gid: int, face: Face) -> tuple[int, int, int, int]:
    """Left, bottom, right and top of a glyph, in thousandths of an em."""
    extents = font(face).get_glyph_extents(gid)
    if extents is None:
        return (0, 0, 0, 0)
    left, top = extents.x_bearing, extents.y_bearing
    return (left, top + extents.height, left + extents.width, top)


@cache
def cap_height(face: Face | None = None) -> float:
    """The height of the face's H in ems; of its first glyph with ink where it has no H."""
    one = face or usual()
    gid = font(one).get_nominal_glyph(ord("H")) or 1
    return _bounds(gid, one)[3] / UNITS_PER_EM


def advance(gid: int, face: Face | None = None) -> int:
    """The advance of a glyph that stands alone, in thousandths of an em."""
    return int(font(face).get_glyph_h_advance(gid))


def shown(text: str, face: Face | Faces | None = None) -> str:
    """`text` with “□” for each character that the face lacks, and what anyone can see.

    Of accents heaped on a letter it keeps the first, and nothing that is unseen.
    """
    seen = unicodedata.normalize("NFC", pasted.seen(text))
    flat = [
        char
        for before, char in pairwise(f" {seen}")
        if not (unicodedata.combining(before) and unicodedata.combining(char))
    ]
    return "".join(c if any(_has(one, c) for one in _each(face)) else "□" for c in flat)


def broken(
    text: str, size: float, room: float, face: Face | Faces | None = None
) -> tuple[str, ...]:
    """`text` in lines of at most `room` mm at `size` points; a word that is too long is parted."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if width(joined, size, face) <= room:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for letter in _letters(word):
            if lines[-1] and width(lines[-1] + letter, size, face) > room:
                lines.append("")
            lines[-1] += letter
    return tuple(lines) if lines != [""] else ()


def _letters(word: str) -> Iterator[str]:
    """The letters of a word, each with the accents behind it."""
    starts = [at for at, char in enumerate(word) if not at or unicodedata.category(char)[0] != "M"]
    return (word[start:end] for start, end in pairwise([*starts, len(word)]))


def shortened(
    text: str, size: float, room: float, lines: int, face: Face | Faces | None = None
) -> tuple[str, ...]:
    """`text` in at most so many lines, broken as above; “…” stands for what has no room."""
    whole = broken(text, size, room, face)
    if len(whole) <= lines:
        return whole
    last = whole[lines - 1]
    while last and width(f"{last}…", size, face) > room:
        last = last[:-1].rstrip()
    return (*whole[: lines - 1], f"{last.rstrip(',;:')}…")


@lru_cache(maxsize=4096)
def outline(gid: int, face: Face | None = None) -> str:
    """The outline of a glyph as SVG's path data, in thousandths of an em, y upward."""
    pen = SVGPathPen(None, ntos=lambda number: f"{number:g}")
    font(face).draw_glyph_with_pen(gid, pen)
    return str(pen.getCommands())
