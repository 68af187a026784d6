"""The file that describes a plotter: those that come with Penned, and how one is read."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeVar

from penned.errors import BadInput, NotFound
from penned.press.plot.machine import Bed, Lift, Machine, Position
from penned.press.plot.motion import Motion
from penned.units import MM_PER_INCH

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_DATA = resources.files("penned.press") / "machines"
_SUFFIX = ".toml"
_CORNERS = ("top left", "top right", "bottom left", "bottom right")
# GRBL takes ! ? ~ out of the stream wherever they stand; the rest would end or hide the command.
_NO_COMMAND = frozenset("!?~%();")
_LONGEST_LINE = 70
_MOST_LOOK_AHEAD = 1000
_LEAST, _MOST = 1e-6, 1e6  # of any number: with more, times and pictures have no end


@cache
def machines() -> tuple[str, ...]:
    """The names of the plotters that Penned knows, in alphabetical order."""
    names = (file.name for file in _DATA.iterdir() if file.name.endswith(_SUFFIX))
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names))


@cache
def machine(name: str) -> Machine:
    """The plotter called `name`; `NotFound` says which there are."""
    return read_machine(machine_file(name), name=name, where=f"{name}{_SUFFIX}")


def machine_file(name: str) -> str:
    """The file that describes a plotter, to be read or copied; `NotFound` says which there are."""
    if name not in machines():
        raise NotFound(
            f"there is no plotter called “{name}”",
            cure=f"There are {', '.join(machines())}; or give the path of a .toml file of yours.",
        )
    return (_DATA / f"{name}{_SUFFIX}").read_text("utf-8")


def read_machine(text: str, *, name: str, where: str) -> Machine:
    """The plotter that `text`, in TOML, describes; `where` is the file that it came from.

    Raises `BadInput` with the file, the key and the reason.
    """
    try:
        entries = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"this is not TOML: {error}", where=where) from error
    whole = _Table(entries, where)
    unit = whole.take("units", _unit)
    motion = _motion(whole.table("motion"))
    pen = whole.table("pen")
    if pen.says("down"):
        lift = _servo(pen)
    else:
        lift, motion = _z_axis(pen, motion, unit)
    if lift.down in (lift.up, lift.hop):
        raise pen.fault("the pen is down where it should be up")
    pen.finish()
    found = Machine(
        name=name,
        title=whole.take("title", _words),
        about=whole.take("about", _words),
        bed=_bed(whole.table("bed")),
        motion=motion,
        lift=lift,
        unit=unit,
        header=whole.take("header", _commands),
        footer=whole.take("footer", _commands),
        source=whole.take("source", _words),
        as_of=whole.take("as_of", str),
    )
    whole.finish()
    return found


def _bed(table: _Table) -> Bed:
    left, right, top, bottom = (table.take(k, _number) for k in ("left", "right", "top", "bottom"))
    if left == right or top == bottom:
        raise table.fault("left and right, top and bottom must differ")
    corner = table.take("corner", _corner)
    aside, off = table.take("sheet", _pair)
    table.finish()
    return Bed(left, right, top, bottom, corner, aside, off)


def _motion(table: _Table) -> Motion:
    motion = Motion(
        draw=table.take("draw", _above_nothing) / 60,
        travel=table.take("travel", _above_nothing) / 60,
        acceleration=table.take("acceleration", _above_nothing),
        junction_deviation=table.take("junction_deviation", _above_nothing),
        look_ahead=table.take("look_ahead", _count),
    )
    table.finish()
    return motion


def _servo(table: _Table) -> Lift:
    down, up = (Position(table.take(key, _command)) for key in ("down", "up"))
    seconds = table.take("seconds", _above_nothing)
    if not table.has("hop"):
        return Lift(down, up, up, seconds, seconds)
    hop = Position(table.take("hop", _command))
    return Lift(down, up, hop, seconds, table.take("hop_seconds", _above_nothing))


def _z_axis(table: _Table, motion: Motion, unit: float) -> tuple[Lift, Motion]:
    feed = table.take("feed", _above_nothing)
    acceleration = table.take("acceleration", _above_nothing)

    def position(key: str) -> Position:
        height = table.take(key, _number)
        return Position(f"G1 Z{height / unit:.6g} F{feed / unit:.6g}", height)

    down, up = position("down"), position("up")
    lift = Lift(down, up, position("hop") if table.has("hop") else up)
    return lift, motion._replace(lift=feed / 60, lift_acceleration=acceleration)


class _Table:
    """The entries of one table, taken out one after the other; what is left over is a mistake."""

    def __init__(self, entries: dict[str, object], where: str, name: str = "") -> None:
        self._entries, self._where, self._name = dict(entries), where, name

    def fault(self, why: str, key: str = "", cure: str = "") -> BadInput:
        place = ".".join(part for part in (self._name, key) if part)
        return BadInput(f"{place}: {why}" if place else why, where=self._where, cure=cure)

    def has(self, key: str) -> bool:
        return key in self._entries

    def says(self, key: str) -> bool:
        """Whether an entry is words and not a number."""
        return isinstance(self._entries.get(key), str)

    def take(self, key: str, parse: Callable[[object], T]) -> T:
        if key not in self._entries:
            raise self.fault("it is missing", key)
        try:
            return parse(self._entries.pop(key))
        except BadInput as error:
            raise self.fault(error.what, key, error.cure) from error

    def table(self, key: str) -> _Table:
        return _Table(self.take(key, _entries), self._where, key)

    def finish(self) -> None:
        for key in self._entries:
            raise self.fault("no plotter has this", key)


def _entries(value: object) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise BadInput("it must be a table in square brackets")


def _words(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise BadInput("it must be words in quotation marks")


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise BadInput(f"{value!r} is not a number")
    if not -_MOST <= value <= _MOST:  # nor is what is no number at all
        raise BadInput(f"it must be a number from {-_MOST:.0f} to {_MOST:.0f}")
    return float(value)


def _above_nothing(value: object) -> float:
    if (number := _number(value)) >= _LEAST:
        return number
    raise BadInput(f"{number:g} is {'too little' if number > 0 else 'not above 0'}")


def _count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_LOOK_AHEAD:
        return value
    raise BadInput(f"it must be a whole number from 1 to {_MOST_LOOK_AHEAD}")


def _pair(value: object) -> tuple[float, float]:
    if isinstance(value, list) and len(value) == 2:
        return _number(value[0]), _number(value[1])
    raise BadInput("it must be two numbers, [aside, up or down]")


def _corner(value: object) -> str:
    if value in _CORNERS:
        return str(value)
    raise BadInput(f"it must be one of {', '.join(_CORNERS)}")


def _unit(value: object) -> float:
    units = {"mm": 1.0, "in": MM_PER_INCH}
    if isinstance(value, str) and value in units:
        return units[value]
    raise BadInput("it must be “mm” or “in”")


def _command(value: object) -> str:
    line = _words(value)
    if not re.fullmatch(r"[ -~]+", line) or len(line) > _LONGEST_LINE or _NO_COMMAND & {*line}:
        raise BadInput(f"“{line}” is not one line of G-code")
    return line


def _commands(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(map(_command, value))
    raise BadInput("it must be a list of lines in square brackets")
