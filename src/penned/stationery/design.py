"""A design: what stands on a card's front, round a note or at a letter's head, as a folder of data.

`design.toml` says what the design is called, its colours, and what goes where; drawings (`.svg`)
and faces (`.ttf`, `.otf`) lie beside it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput, NotFound
from penned.stationery import drawing, thing
from penned.stationery.drawing import PAPER, Drawing
from penned.stationery.thing import Motif, Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from penned.stationery.thing import Thing

FILE = "design.toml"
ROLES = {
    "front": "a card’s front",
    "inside": "the inside of a folded card",
    "note": "a flat card",
    "letterhead": "a letter sheet",
}
"""What a design may stand on, and how one says it."""
ONE = "one"
"""The colourway in which all is of one colour."""

_DESIGNS = resources.files("penned.stationery") / "designs"
_FACES = resources.files("penned.stationery") / "faces"
# Unchanged, as @expo-google-fonts/eb-garamond 0.4.3 and josefin-sans 0.4.2 of npm hold them.
_BUILT_IN_FACES = {
    "garamond": "eb-garamond/EBGaramond-Regular.ttf",
    "garamond-italic": "eb-garamond/EBGaramond-Italic.ttf",
    "josefin": "josefin-sans/JosefinSans-Regular.ttf",
}
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_WHITE, _BLACK = "#ffffff", "#1a1a1a"
_FACE_SUFFIXES = (".ttf", ".otf")


@dataclass(frozen=True, slots=True)
class Colourway:
    """The colours of a design, by the role that they have in it."""

    title: str
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """A design, wholly read.

    margin: mm that everything keeps from the edge of the panel. colours: the colourways by name,
    the usual one first; `one` is among them. roles: what stands on the front, inside a folded card,
    round the note on a flat card, and on a letter sheet. drawings, faces: its own files, by name.
    """

    name: str
    title: str
    about: str
    margin: float
    colours: Mapping[str, Colourway]
    roles: Mapping[str, tuple[Thing, ...]]
    drawings: Mapping[str, bytes]
    faces: Mapping[str, bytes]
    source: str
    as_of: str

    @property
    def things(self) -> tuple[Thing, ...]:
        """Everything that it puts on any panel."""
        return tuple(each for role in self.roles.values() for each in role)

    def colourway(self, name: str = "") -> Mapping[str, str]:
        """Colours as #rrggbb by role: the usual ones, those called `name`, or of one such colour.

        `NotFound` says which colourways there are.
        """
        if _COLOUR.fullmatch(name.lower()):
            one = self.colours[ONE].colours
            return {role: _WHITE if c == _WHITE else name.lower() for role, c in one.items()}
        if name and name not in self.colours:
            there = ", ".join(self.colours)
            raise NotFound(
                f"the design “{self.name}” has no colours “{name}”",
                cure=f"There are {there}; or one colour such as #1b2a52.",
            )
        return self.colours[name or next(iter(self.colours))].colours

    def drawing(self, name: str) -> Drawing:
        """The drawing of that name; `BadInput` where its file cannot be drawn."""
        return drawing.read(self.drawings[name], where=f"{self.name}/{name}.svg")

    def face(self, name: str) -> bytes:
        """The file of the face that the design calls `name`."""
        return self.faces[name] if name in self.faces else built_in_face(name)


@cache
def names() -> tuple[str, ...]:
    """The names of the designs that come with Penned, in alphabetical order."""
    return tuple(sorted(each.name for each in _DESIGNS.iterdir() if is_design(each)))


@cache
def load(name: str) -> Design:
    """The built-in design called `name`; `NotFound` says what there is."""
    if name not in names():
        raise NotFound(
            f"there is no design called “{name}”", cure=f"There are {', '.join(names())}."
        )
    return read(files_of(_DESIGNS / name), name=name)


@cache
def built_in_face(name: str) -> bytes:
    """The file of the built-in lettering face of that name."""
    if name not in _BUILT_IN_FACES:
        raise NotFound(
            f"there is no face called “{name}”", cure=f"There are {', '.join(_BUILT_IN_FACES)}."
        )
    return (_FACES / _BUILT_IN_FACES[name]).read_bytes()


def is_design(place: Traversable) -> bool:
    """Whether a folder holds a design."""
    return place.is_dir() and (place / FILE).is_file()


def files_of(folder: Traversable) -> dict[str, bytes]:
    """The files of a design's folder, by name."""
    return {
        each.name: each.read_bytes()
        for each in sorted(folder.iterdir(), key=lambda each: each.name)
        if each.name == FILE or each.name.endswith((".svg", *_FACE_SUFFIXES))
    }


def read(files: Mapping[str, bytes], *, name: str) -> Design:
    """The design that these files, by name, describe; its drawings are read when they are drawn.

    Raises `BadInput` with the file, the key and the reason.
    """
    where = f"{name}/{FILE}"
    entries = _entries(files.get(FILE, b""), where)
    faces = {key: data for key, data in files.items() if key.endswith(_FACE_SUFFIXES)}
    drawings = {
        key.removesuffix(".svg"): data for key, data in files.items() if key.endswith(".svg")
    }
    design = Design(
        name=name,
        title=_words(entries, "title", where),
        about=_words(entries, "about", where),
        margin=_margin(entries.pop("margin", 6.0), where),
        colours=_colourways(entries.pop("colours", None), where),
        roles={
            role: _things(entries.pop(role), f"{where}, {role}")
            for role in ROLES
            if role in entries
        },
        drawings=drawings,
        faces=faces,
        source=_words(entries, "source", where),
        as_of=str(entries.pop("as_of", "")),
    )
    for key in entries:
        raise BadInput(f"{key}: no design has this", where=where)
    _check(design, where)
    return design


def prove(design: Design) -> Design:
    """The same design, every drawing of it read once; `BadInput` names the first that is faulty."""
    for name in design.drawings:
        design.drawing(name)
    return design


def _entries(data: bytes, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(_utf8(data, where))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is not TOML: {error}", where=where) from error


def _utf8(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("this is not text in UTF-8", where=where) from error


def _words(entries: dict[str, Any], key: str, where: str) -> str:
    value = entries.pop(key, None)
    if isinstance(value, str) and value.strip():
        return value
    raise BadInput(f"{key}: it must be words in quotation marks", where=where)


def _margin(value: object, where: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 40:
        return float(value)
    raise BadInput("margin: it must be a number of millimetres from 0 to 40", where=where)


def _things(value: object, where: str) -> tuple[Thing, ...]:
    if not isinstance(value, list) or not value:
        raise BadInput("it must be a list of tables", where=where)
    found = tuple(thing.read(each, where=f"{where} {n}") for n, each in enumerate(value, 1))
    if found[0].place in ("under", "on"):
        raise BadInput("place: nothing stands before it", where=f"{where} 1")
    return found


def _colourways(value: object, where: str) -> Mapping[str, Colourway]:
    if not isinstance(value, dict) or ONE not in value or len(value) < 2:
        raise BadInput(f"colours: it must have “{ONE}” and at least one more", where=where)
    return {
        name: _colourway(name, each, f"{where}, colours.{name}") for name, each in value.items()
    }


def _colourway(name: str, value: object, where: str) -> Colourway:
    """Of `one`, each role is either "ink" or "paper"; of others, "paper" or #rrggbb."""
    if not isinstance(value, dict):
        raise BadInput("it must be a table of roles and colours", where=where)
    colours = {PAPER: _WHITE}
    for role, said in value.items():
        if role == "title":
            continue
        if said == PAPER:
            colours[role] = _WHITE
        elif name == ONE and said == "ink":
            colours[role] = _BLACK
        elif name != ONE and isinstance(said, str) and _COLOUR.fullmatch(said):
            colours[role] = said
        else:
            wanted = "“ink” or “paper”" if name == ONE else "“paper” or a colour such as “#1b2a52”"
            raise BadInput(f"{role}: it must be {wanted}", where=where)
    return Colourway(str(value.get("title", name)), colours)


def _check(design: Design, where: str) -> None:
    """Every drawing, face and colour that is named is there."""
    if not design.roles:
        raise BadInput(f"it has none of {', '.join(ROLES)}", where=where)
    known_faces = design.faces.keys() | _BUILT_IN_FACES.keys()
    used = frozenset[str]().union(*(thing.colours_of(each) for each in design.things))
    for each in design.things:
        if isinstance(each, Motif):
            for name in each.drawings:
                if name not in design.drawings:
                    raise BadInput(f"drawings: there is no {name}.svg", where=where)
                used |= drawing.roles(design.drawings[name])
        elif isinstance(each, Words) and not each.hand and each.face not in known_faces:
            raise BadInput(f"face: there is no “{each.face}”", where=where)
    for name, way in design.colours.items():
        for role in sorted(used - way.colours.keys()):
            raise BadInput(f"colours.{name}: “{role}” has no colour", where=where)
