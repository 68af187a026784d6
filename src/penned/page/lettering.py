"""The words of a design: in a face or by a hand, as large as their place allows."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.hand import built_in
from penned.hand import pen as pens
from penned.hand.write import write
from penned.page import face
from penned.page.block import Block
from penned.page.page import Type, Writing
from penned.page.placing import extent, moved
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penned.hand.ink import Ink
    from penned.page.face import Face
    from penned.stationery.design import Design
    from penned.stationery.paper import Rect
    from penned.stationery.thing import Words

_MOST_LINES, _MOST_WORDS = 4, 24
_LIKED = 0.8  # how much smaller words may be rather than go on one line more
_WITHIN = 0.999  # so that what fits to a hair stays inside
_HAND_SEED = 3


def block(
    thing: Words, lines: Sequence[str], area: Rect, design: Design, colours: Mapping[str, str]
) -> Block:
    """`lines` in an area of this size; `Refused` where they do not fit even at their smallest."""
    if thing.hand:
        return _by_hand(thing, lines, area, colours[thing.colour])
    set_in = _face(thing.face, design.face(thing.face))
    given = tuple(line.upper() if thing.case == "upper" else line for line in lines)
    least, most = thing.size
    found = []
    for broken in _ways_to_break(given):
        probe = _set(thing, broken, most, set_in, "")
        size = most * min(1.0, area.width / probe.width, area.height / probe.height)
        found.append((size * _LIKED ** len(broken), size, broken))
    fits = [way for way in found if way[1] >= least]
    if not fits:
        raise _too_long(lines)
    _, size, broken = max(fits)
    return _set(thing, broken, size * _WITHIN, set_in, colours[thing.colour])


def _too_long(lines: Sequence[str]) -> Refused:
    return Refused(
        "the words are too long for the design",
        where=f"“{' '.join(lines)}”",
        cure="Shorten them, or choose a larger card.",
    )


@lru_cache(maxsize=16)
def _face(name: str, data: bytes) -> Face:
    return face.Face(name, data)


@cache
def _ways_to_break(lines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """As they are; then, of one line, in two, three and four, each way as even as can be."""
    words = lines[0].split(" ") if len(lines) == 1 else []
    if len(words) > _MOST_WORDS or len(lines) > _MOST_WORDS:
        raise _too_long(lines)
    ways = [lines]
    for count in range(2, min(len(words), _MOST_LINES) + 1):
        cuts = ((0, *cut, len(words)) for cut in combinations(range(1, len(words)), count - 1))
        broken = (tuple(" ".join(words[a:b]) for a, b in pairwise(cut)) for cut in cuts)
        ways.append(min(broken, key=lambda way: max(map(len, way))))
    return tuple(ways)


def _set(thing: Words, lines: Sequence[str], size: float, set_in: Face, colour: str) -> Block:
    """The lines under one another, in the middle; at a side, flush with it."""
    pitch = size * thing.leading / POINTS_PER_MM
    above = face.reach(lines[0], size, set_in, features=thing.features)[0]
    below = face.reach(lines[-1], size, set_in, features=thing.features)[1]
    if thing.place == "centre" and all(map(str.isupper, lines)):
        above, below = _about_the_capitals(above, below, face.reach("H", size, set_in)[0])
    plain = [
        Type(line, 0.0, above + n * pitch, size, colour, set_in, thing.tracking, thing.features)
        for n, line in enumerate(lines)
    ]
    widths = [face.box(each).width for each in plain]
    share = 0.0 if "left" in thing.place else 1.0 if "right" in thing.place else 0.5
    marks = tuple(
        replace(each, x=(max(widths) - width) * share)
        for each, width in zip(plain, widths, strict=True)
    )
    return Block(marks, max(widths), above + pitch * (len(lines) - 1) + below)


def _about_the_capitals(above: float, below: float, capitals: float) -> tuple[float, float]:
    """As much room above capitals as below them, whatever a J, a Q or an accent adds on one side.

    All in mm from the baseline: how far the ink reaches, and how high a capital stands.
    """
    beyond = max(above - capitals, below, 0.0)
    return capitals + beyond, beyond


def _by_hand(thing: Words, lines: Sequence[str], area: Rect, colour: str) -> Block:
    """The words written with a pen, each line in the middle; the pen grows with them."""
    hand = built_in.load(thing.hand)
    chosen = pens.load(thing.pen) if thing.pen else None
    least, x_height = (points / POINTS_PER_MM for points in thing.size)
    own = hand.style.x_height_range[1]
    found = []
    for broken in _ways_to_break(tuple(lines)):
        written = [write(line, hand, seed=_HAND_SEED, x_height=own, pen=chosen) for line in broken]
        block = _under_one_another(written, thing.leading * own, colour)
        scale = min(x_height / own, area.width / block.width, area.height / block.height)
        found.append((scale * _LIKED ** len(broken), scale, block))
    fits = [way for way in found if way[1] * own >= least]
    if not fits:
        raise _too_long(lines)
    _, scale, block = max(fits, key=lambda way: way[0])
    marks = tuple(
        replace(each, ink=_enlarged(each.ink, scale))
        for each in block.marks
        if isinstance(each, Writing)
    )
    return Block(marks, block.width * scale, block.height * scale)


def _under_one_another(written: Sequence[Ink], pitch: float, colour: str) -> Block:
    boxes = [extent(ink) for ink in written]
    wide = max(box.width for box in boxes)
    marks = tuple(
        Writing(moved(ink, ((wide - box.width) / 2 - box.x, n * pitch - boxes[0].y)), colour)
        for n, (ink, box) in enumerate(zip(written, boxes, strict=True))
    )
    return Block(marks, wide, pitch * (len(boxes) - 1) + boxes[-1].bottom - boxes[0].y)


def _enlarged(ink: Ink, times: float) -> Ink:
    """The ink larger, and its line as much broader: what a larger pen would write."""
    points, boxes = ink.points * times, ink.boxes.copy()
    boxes[:, :3] *= times
    return replace(
        ink,
        points=points,
        boxes=boxes,
        x_height=ink.x_height * times,
        line_pitch=ink.line_pitch * times,
    )
