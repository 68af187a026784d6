"""What a design puts on a panel, drawings, words, frames, lines, rings, a logo; and where."""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from penned.stationery.paper import Rect

PLACES = (
    "centre", "top", "bottom", "left", "right",
    "top-left", "top-right", "bottom-left", "bottom-right", "under", "on",
)  # fmt: skip
SHAPES = ("slim", "tall", "square", "wide", "low")
REPEATS = ("once", "row", "corners", "facing", "grid", "scatter")
FRAMES = ("square", "round", "notched", "scalloped", "oval")
SAYS = ("words", "initials", "initials and words", "name", "contact")
_ROLE = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Where something goes on a panel.

    place: at which edge or corner of the area; or "under" the thing before it, `gap` mm below, or
    "on" the middle of it: they are then placed as one. reach: how much of the area's width and
    height it may take, of 1. shift: how far it is moved from its place, of the area's width and
    height. inset: mm from the design's margin inward; beyond the paper where negative. when: the
    shapes of panel that have it, all where empty. clears: the side on which the writing keeps away
    from it, or "all" where the writing stands inside it; air: by how many mm more than usual.
    """

    place: str = "centre"
    gap: float = 0.0
    reach: tuple[float, float] = (1.0, 1.0)
    shift: tuple[float, float] = (0.0, 0.0)
    inset: float = 0.0
    when: tuple[str, ...] = ()
    clears: str = ""
    air: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Motif(Thing):
    """Drawings of the design's folder.

    repeat: "once"; "row", side by side over the reach; "corners", the first in each corner as drawn
    for the upper left one; "facing", in the corner `place` and the one across; "grid", over all of
    the area, every other row moved by `stagger` of a drawing; "scatter", strewn over the area.
    scale: how small and how large it may stand, 1 as drawn. gap_between: mm from one to the next,
    across and down, as drawn; less than nothing lets them overlap. each: how much of the area one
    in a corner may take. turn: degrees clockwise.
    """

    drawings: tuple[str, ...]
    repeat: str = "once"
    scale: tuple[float, float] = (0.4, 1.6)
    gap_between: tuple[float, float] = (0.0, 0.0)
    each: tuple[float, float] = (0.5, 0.5)
    stagger: float = 0.0
    turn: float = 0.0
    mirror: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Thing):
    """Words in a face, or in a hand with a pen.

    says: "words", those of the person or else `text`; "initials"; "initials and words", one below
    the other where both are given; "name" and "contact", the first
    line of the sender and the others. size: the smallest and the largest, in points (of a hand: its
    x-height). tracking, features: as type has them. case: "upper", or "" as they come. leading: of
    the size, from line to line. between: what joins the
    lines of a contact to one. must: whether the design is nothing without what the person says.
    """

    says: str = "words"
    text: str = ""
    face: str = "garamond"
    hand: str = ""
    pen: str = ""
    size: tuple[float, float] = (9.0, 30.0)
    tracking: float = 0.0
    features: tuple[str, ...] = ()
    case: str = ""
    leading: float = 1.3
    between: str = ""
    must: bool = False
    colour: str = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Thing):
    """A line round the area.

    radius: of its corners, or of a scallop, in mm. width: of the line, 0 for none. fill: the role
    of the colour inside, or "" for none.
    """

    style: str = "square"
    width: float = 0.25
    radius: float = 4.0
    colour: str = "ink"
    fill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Thing):
    """A straight line across the reach, `width` mm thick."""

    width: float = 0.25
    most: float = 1000.0
    upright: bool = False
    colour: str = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rings(Thing):
    """Circles about the place, as much of them as lies in the reach, one every `every` mm."""

    every: float = 2.5
    first: float = 2.5
    width: float = 0.25
    colours: tuple[str, ...] = ("ink",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo(Thing):
    """The person's own sign."""

    most: float = 30.0


_KINDS: Mapping[str, type[Thing]] = {
    "drawing": Motif,
    "words": Words,
    "frame": Frame,
    "line": Line,
    "rings": Rings,
    "logo": Logo,
}


def shape_of(area: Rect) -> str:
    """Which of the shapes a panel has."""
    steep = area.height / area.width
    return next(
        shape
        for shape, least in zip(SHAPES, (1.75, 1.1, 0.9, 0.57, 0.0), strict=True)
        if steep >= least
    )


def read(entries: Mapping[str, object], *, where: str) -> Thing:
    """The thing that a table of a design's file describes; `BadInput` with the key and reason."""
    kind = entries.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise BadInput(f"kind: choose one of {', '.join(_KINDS)}", where=where)
    made = _KINDS[kind]
    known = {field.name: field for field in fields(made)}
    values: dict[str, Any] = {}
    for key, value in entries.items():
        if key == "kind":
            continue
        if key not in known:
            raise BadInput(f"{key}: no {kind} has this", where=where)
        try:
            values[key] = _PARSERS[key](value)
        except BadInput as error:
            raise BadInput(f"{key}: {error.what}", where=where) from error
    for name, field in known.items():
        if field.default is MISSING and name not in values:
            raise BadInput(f"{name}: it is missing", where=where)
    return made(**values)


def colours_of(thing: Thing) -> frozenset[str]:
    """The roles of colours that a thing uses, besides those of its drawings."""
    match thing:
        case Words(colour=colour) | Line(colour=colour):
            return frozenset({colour})
        case Frame():
            return frozenset({thing.colour} if thing.width else ()) | frozenset(
                {thing.fill} if thing.fill else ()
            )
        case Rings(colours=colours):
            return frozenset(colours)
        case _:
            return frozenset()


def _number(least: float, most: float) -> Callable[[object], float]:
    def parse(value: object) -> float:
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and least <= value <= most
        ):
            return float(value)
        raise BadInput(f"it must be a number from {least:g} to {most:g}")

    return parse


def _pair(parse: Callable[[object], float]) -> Callable[[object], tuple[float, float]]:
    def parse_both(value: object) -> tuple[float, float]:
        if isinstance(value, list) and len(value) == 2:
            return parse(value[0]), parse(value[1])
        raise BadInput("it must be two numbers in square brackets")

    return parse_both


def _one_of(*words: str) -> Callable[[object], str]:
    def parse(value: object) -> str:
        if isinstance(value, str) and value in words:
            return value
        raise BadInput(f"choose one of {', '.join(word or '“”' for word in words)}")

    return parse


def _many(parse: Callable[[object], str]) -> Callable[[object], tuple[str, ...]]:
    def parse_all(value: object) -> tuple[str, ...]:
        if isinstance(value, list) and value:
            return tuple(parse(each) for each in value)
        raise BadInput("it must be a list in square brackets, and not empty")

    return parse_all


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise BadInput("it must be words in quotation marks")


def _role(value: object) -> str:
    if isinstance(value, str) and (not value or _ROLE.fullmatch(value)):
        return value
    raise BadInput("it must name the role of a colour, such as “ink”")


def _yes(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise BadInput("it must be true or false")


_PARSERS: Mapping[str, Callable[[object], Any]] = {
    "place": _one_of(*PLACES),
    "gap": _number(-50, 100),
    "reach": _pair(_number(0.01, 1)),
    "shift": _pair(_number(-0.5, 0.5)),
    "inset": _number(-20, 50),
    "air": _number(0, 50),
    "when": _many(_one_of(*SHAPES)),
    "clears": _one_of("top", "bottom", "left", "right", "all"),
    "drawings": _many(_text),
    "repeat": _one_of(*REPEATS),
    "scale": _pair(_number(0.05, 5)),
    "gap_between": _pair(_number(-50, 100)),
    "each": _pair(_number(0.01, 1)),
    "stagger": _number(0, 1),
    "turn": _number(-180, 180),
    "mirror": _yes,
    "says": _one_of(*SAYS),
    "text": _text,
    "face": _text,
    "hand": _text,
    "pen": _text,
    "size": _pair(_number(5, 300)),
    "tracking": _number(-100, 600),
    "features": _many(_text),
    "case": _one_of("", "upper"),
    "leading": _number(0.8, 3),
    "between": _text,
    "must": _yes,
    "colour": _role,
    "style": _one_of(*FRAMES),
    "width": _number(0, 10),
    "radius": _number(0.2, 50),
    "fill": _role,
    "most": _number(1, 1000),
    "upright": _yes,
    "every": _number(0.4, 50),
    "first": _number(0.4, 200),
    "colours": _many(_role),
}
