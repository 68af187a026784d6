"""How a card is folded: its faces on the open sheet, its creases, and where one writes on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from penned.errors import BadInput
from penned.stationery import entries
from penned.stationery.entries import Entries
from penned.stationery.paper import Crease, Panel, Rect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.stationery.paper import Fold, Side, Turn

_FILE = resources.files("penned.stationery") / "data" / "folds.toml"


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a folded card; `at` counts faces across and down, None for the whole sheet."""

    name: str
    side: Side
    at: tuple[int, int] | None
    turn: Turn
    written: bool


@dataclass(frozen=True, slots=True)
class Folding:
    """A way to fold: `across` times `down` parts, the faces on them, and how a card is called.

    A card that is `lying` stands on its longer edge.
    """

    key: str
    fold: Fold
    ending: str
    title: str
    lying: bool
    across: int
    down: int
    faces: tuple[Face, ...]

    def stands(self, finished: tuple[float, float]) -> tuple[float, float]:
        """The folded card as it stands when one reads it: its width and height."""
        return (max(finished), min(finished)) if self.lying else finished

    def open(self, finished: tuple[float, float]) -> tuple[float, float]:
        """The open sheet of a card of this finished size; a letter's size is that of its sheet."""
        if self.fold == "sheet":
            return finished
        width, height = self.stands(finished)
        return width * self.across, height * self.down

    def creases(self, sheet: tuple[float, float]) -> tuple[Crease, ...]:
        """Where the open sheet is folded."""
        width, height = sheet
        upright = [width * n / self.across for n in range(1, self.across)]
        level = [height * n / self.down for n in range(1, self.down)]
        return (
            *(Crease(x, 0, x, height) for x in upright),
            *(Crease(0, y, width, y) for y in level),
        )

    def panels(self, sheet: tuple[float, float], writing: Rect | None = None) -> tuple[Panel, ...]:
        """The faces on the open sheet; `writing` is where one writes, else within the margins."""
        areas = [self._area(face, sheet) for face in self.faces]
        return tuple(
            Panel(
                face.name,
                face.side,
                area,
                face.turn,
                (writing or written_area(area)) if face.written else None,
            )
            for face, area in zip(self.faces, areas, strict=True)
        )

    def _area(self, face: Face, sheet: tuple[float, float]) -> Rect:
        if face.at is None:
            return Rect(0, 0, *sheet)
        width, height = sheet[0] / self.across, sheet[1] / self.down
        return Rect(face.at[0] * width, face.at[1] * height, width, height)


@dataclass(frozen=True, slots=True)
class Margins:
    """What stays free around writing, in parts of the shorter edge."""

    sides: float
    top: float
    bottom: float


def written_area(panel: Rect) -> Rect:
    """Where on a panel one writes, in its own coordinates: margins in half millimetres."""
    shorter, margins = min(panel.width, panel.height), _margins()
    sides, top, bottom = (
        math.ceil(shorter * part * 2) / 2 for part in (margins.sides, margins.top, margins.bottom)
    )
    return Rect(sides, top, panel.width - 2 * sides, panel.height - top - bottom)


def folding(key: str) -> Folding:
    """The way to fold of this key; `BadInput` says which there are."""
    if key not in foldings():
        raise BadInput(
            f"there is no fold called “{key}”", cure=f"There are {', '.join(foldings())}."
        )
    return foldings()[key]


@cache
def foldings() -> Mapping[str, Folding]:
    """All ways to fold, by key."""
    return {key: _folding(key, table) for key, table in _file().tables("folds")}


@cache
def _margins() -> Margins:
    table = _file().table("margins")
    return Margins(*(table.take(key, entries.number) for key in ("sides", "top", "bottom")))


def _file() -> Entries:
    return Entries.read(_FILE.read_text("utf-8"), _FILE.name)


def _folding(key: str, table: Entries) -> Folding:
    folding = Folding(
        key=key,
        fold=cast(
            "Fold", table.take("fold", entries.one_of("side", "top", "flat", "french", "sheet"))
        ),
        ending=table.take("ending", entries.text),
        title=table.take("title", entries.text),
        lying=table.may_take("lying", entries.flag, otherwise=False),
        across=table.may_take("across", entries.whole, 1),
        down=table.may_take("down", entries.whole, 1),
        faces=tuple(_face(one) for one in table.list_of_tables("panels")),
    )
    table.finish("no fold")
    return folding


def _face(table: Entries) -> Face:
    at = table.take("at", _place) if "at" in table else None
    turned = table.may_take("upside_down", entries.flag, otherwise=False)
    face = Face(
        name=table.take("name", entries.text),
        side=cast("Side", table.take("side", entries.one_of("outside", "inside"))),
        at=at,
        turn=180 if turned else 0,
        written=table.may_take("written", entries.flag, otherwise=False),
    )
    table.finish("no face of a fold")
    return face


def _place(value: object) -> tuple[int, int]:
    across, down = map(entries.whole, entries.as_list(value))
    return across, down
