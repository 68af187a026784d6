"""What a machine does for a page: its lines in the machine's place, its lifts, and how long."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.errors import BadInput, Refused
from penned.press.plot import motion
from penned.press.plot.route import route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.page.page import Page
    from penned.press.plot.machine import Lift, Machine, Position
    from penned.press.plot.route import Line

    Row = NDArray[np.float64]


class Figures(NamedTuple):
    """What a plot comes to: seconds without pauses, lifts and low lifts among them, and mm."""

    seconds: float
    lifts: int
    hops: int
    drawn: float
    travelled: float


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A page on a machine: points are in mm right of and below the top left corner of the bed.

    `sheet` is the x, y, width and height of the paper there. The pen starts at the machine's zero,
    and ends there.
    """

    title: str
    machine: Machine
    sheet: tuple[float, float, float, float]
    lines: tuple[Line, ...]
    figures: Figures


def plan(page: Page, machine: Machine, *, from_line: int = 1) -> Plan:
    """How `machine` writes `page`, from the line of this number on; the first is 1.

    `Refused` with the word for ink outside of the bed, and for a page that no pen can write;
    `BadInput` where there is no such line.
    """
    lines = route(page)
    if not 1 <= from_line <= len(lines):
        raise BadInput(
            f"there is no line {from_line}",
            cure=f"The page has {len(lines)}, from “{lines[0].text}” to “{lines[-1].text}”.",
        )
    x, y = machine.bed.sheet(page.width, page.height)
    placed = tuple(_placed(line, np.array((x, y))) for line in lines[from_line - 1 :])
    for line in placed:
        _check(line, machine)
    sheet = (x, y, page.width, page.height)
    return Plan(page.title, machine, sheet, placed, figures(placed, machine))


def lifts(line: Line, lift: Lift) -> tuple[Position, ...]:
    """Where the pen goes after each stroke: low inside a word, high at its end."""
    same = [one.word == other.word for one, other in pairwise(line.strokes)]
    return tuple(lift.hop if inside else lift.up for inside in (*same, False))


def spoken(seconds: float) -> str:
    """A time as people say it: "about 6 minutes 10 seconds"."""
    step = 1 if seconds < 60 else 10 if seconds < 3600 else 60
    whole = round(seconds / step) * step
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    parts = [(hours, "hour"), (minutes, "minute"), (rest, "second")]
    said = [f"{count} {name}{'s' * (count != 1)}" for count, name in parts if count]
    return f"about {' '.join(said) or '1 second'}"


def _placed(line: Line, corner: Row) -> Line:
    strokes = tuple(stroke._replace(points=stroke.points + corner) for stroke in line.strokes)
    return replace(line, strokes=strokes)


def _check(line: Line, machine: Machine) -> None:
    reach = np.array(machine.bed.size)
    for stroke in line.strokes:
        over = float(np.maximum(-stroke.points, stroke.points - reach).max())
        if not over <= 0:  # nor is a number that is none
            raise Refused(
                f"the ink lies {over:.1f} mm outside of the bed of the {machine.title}",
                where=f"“{line.words[stroke.word]}”" if line.words else "",
                cure="Choose a smaller card, or move the sheet in the machine's file.",
            )


def figures(lines: Sequence[Line], machine: Machine) -> Figures:
    """What `lines`, placed on the bed, come to when `machine` writes them in their order."""
    lift = machine.lift
    strokes = [stroke.points for line in lines for stroke in line.strokes]
    after = [position for line in lines for position in lifts(line, lift)]
    above = [lift.up, *after[:-1]]
    zero = np.array([machine.bed.zero])
    leave = np.concatenate((zero, [stroke[-1] for stroke in strokes]))
    reach = np.concatenate(([stroke[0] for stroke in strokes], zero))
    way, wanted = _way(strokes, above, after, machine)
    waits = sum(map(lift.wait, [lift.up, *above, *after]))
    return Figures(
        seconds=waits + motion.duration(way, wanted, machine.motion),
        lifts=len(strokes),
        hops=sum(position != lift.up for position in after),
        drawn=float(sum(np.hypot(*np.diff(stroke, axis=0).T).sum() for stroke in strokes)),
        travelled=float(np.hypot(*(reach - leave).T).sum()),
    )


def _way(
    strokes: Sequence[Row], above: Sequence[Position], after: Sequence[Position], machine: Machine
) -> tuple[Row, Row]:
    """All that the pen does from zero to zero, (n, 3), and the speed asked for on each piece.

    A servo lifts the pen without a move: two equal points, between which the machine stands.
    """
    lift, moves = machine.lift, machine.motion
    zero = np.array([(*machine.bed.zero, lift.up.height)])
    parts: list[Row] = [zero]
    wanted: list[float] = []
    for stroke, high, higher in zip(strokes, above, after, strict=True):
        first, last = (*stroke[0], high.height), (*stroke[-1], higher.height)
        drawn = np.column_stack((stroke, np.full(len(stroke), lift.down.height)))
        parts.extend((np.array([first]), drawn, np.array([last])))
        wanted.extend((math.inf, moves.lift, *[moves.draw] * (len(stroke) - 1), moves.lift))
    return np.concatenate((*parts, zero)), np.array([*wanted, math.inf])
