"""A plotter for the tests: reads G-code as GRBL does, and moves in small steps of time.

It shares nothing with the planner. It knows where it is, how fast, and which moves it has been told
of; each moment it speeds up, unless it could then no longer brake for what lies ahead.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from penned.hand.ink import Ink
from penned.page.page import Page, Writing
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.page.page import Mark
    from penned.press.plot import Machine

Point = tuple[float, float, float]

WORD = re.compile(r"([GXYZFPMS])(-?\d+(?:\.\d+)?)")
COMMENT = re.compile(r"\(([^()]*)\)$")
TICK = 0.0005
STRAIGHT = 1e-9


@dataclass(frozen=True)
class Move:
    """One straight way; `wanted` mm/s along it; after a stop nothing is left of the speed."""

    start: Point
    end: Point
    wanted: float
    after_stop: bool

    @property
    def length(self) -> float:
        return math.dist(self.start, self.end)

    @property
    def direction(self) -> Point:
        x, y, z = ((b - a) / self.length for a, b in zip(self.start, self.end, strict=True))
        return x, y, z


@dataclass
class Program:
    """What G-code says: the strokes from each pen-down on, the travels, the waits and words."""

    strokes: list[list[tuple[float, float]]] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    waits: float = 0.0
    pauses: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def read(text: str, *, down: str) -> Program:
    """Follow a program whose command `down` sets the pen on the paper; fail where GRBL would."""
    program = Program()
    here: Point = (0.0, 0.0, 0.0)
    feed, unit, pen_down, stopped = 0.0, 1.0, False, True
    for line in text.splitlines():
        assert len(line) <= 80, line
        assert all(" " <= char < "\x7f" and char not in "!?~" for char in line), line
        code, comment = COMMENT.sub("", line).strip(), COMMENT.search(line)
        words = {letter: float(number) for letter, number in WORD.findall(code)}
        assert not WORD.sub("", code).strip(), line
        if comment:
            (program.pauses if code == "M0" else program.comments).append(comment[1])
        unit = 25.4 if code == "G20" else unit
        feed = words.get("F", feed)
        end: Point = (
            words.get("X", here[0] / unit) * unit,
            words.get("Y", here[1] / unit) * unit,
            words.get("Z", here[2] / unit) * unit,
        )
        if code == down:
            assert not pen_down, "it is down already"
            pen_down = True
            program.strokes.append([here[:2]])
        elif "Z" in words or words.get("M") == 3:
            pen_down = False
        elif words.keys() & {"X", "Y"}:
            assert pen_down == (words["G"] == 1), f"it draws with G1, and travels with G0: {line}"
            if pen_down:
                program.strokes[-1].append(end[:2])
        if "M" in words or words.get("G") == 4:
            assert not (words.get("M") == 0 and pen_down), "it waits with the pen on the paper"
            program.waits += words.get("P", 0.0)
            stopped = True
        if end != here:
            wanted = math.inf if words["G"] == 0 else feed * unit / 60
            assert wanted > 0, "GRBL wants a feed"
            program.moves.append(Move(here, end, wanted, stopped))
            here, stopped = end, False
    return program


@dataclass(frozen=True)
class Axes:
    """What each axis can do, mm and seconds, and what the machine knows ahead."""

    rates: Point
    accelerations: Point
    junction_deviation: float
    look_ahead: int


def seconds(moves: list[Move], axes: Axes) -> float:
    """How long the moves take, by small steps of time."""
    return _Run(moves, axes).time()


class _Run:
    def __init__(self, moves: list[Move], axes: Axes) -> None:
        self.moves, self.axes = moves, axes
        self.gain = [_most(axes.accelerations, move.direction) for move in moves]
        self.top = [min(move.wanted, _most(axes.rates, move.direction)) for move in moves]
        self.enter = [self._corner(at) for at in range(len(moves))] + [0.0]

    def _corner(self, at: int) -> float:
        """The speed at which a move may be entered from the one before."""
        if not at or self.moves[at].after_stop:
            return 0.0
        before, after = self.moves[at - 1].direction, self.moves[at].direction
        slower = min(self.top[at - 1], self.top[at])
        angle = math.acos(
            max(-1.0, min(1.0, sum(a * b for a, b in zip(before, after, strict=True))))
        )
        if angle < STRAIGHT:
            return slower
        turn = tuple(b - a for a, b in zip(before, after, strict=True))
        size = math.hypot(*turn)
        gain = _most(self.axes.accelerations, (turn[0] / size, turn[1] / size, turn[2] / size))
        half = math.cos(angle / 2)  # the sine of half the inner angle
        radius = self.axes.junction_deviation * half / max(1 - half, 1e-15)
        return min(slower, math.sqrt(gain * radius))

    def time(self) -> float:
        at, gone, speed, ticks = 0, 0.0, 0.0, 0
        while at < len(self.moves):
            faster = min(speed + self.gain[at] * TICK, self.top[at])
            slower = max(speed - self.gain[at] * TICK, self.gain[at] * TICK)
            speed = faster if self._can_brake(at, gone + faster * TICK, faster) else slower
            gone += speed * TICK
            ticks += 1
            while at < len(self.moves) and gone >= self.moves[at].length:
                gone -= self.moves[at].length
                at += 1
                if self.enter[at] == 0:
                    gone = speed = 0.0
        return ticks * TICK

    def _can_brake(self, at: int, gone: float, speed: float) -> bool:
        """Whether from here every known corner can still be met, and the end of what is known."""
        square = speed**2
        last = min(at + self.axes.look_ahead, len(self.moves))
        for number in range(at, last):
            way = max(self.moves[number].length - (gone if number == at else 0.0), 0.0)
            square -= 2 * self.gain[number] * way
            limit = 0.0 if number + 1 == last else self.enter[number + 1]
            if square > limit**2 + 1e-9:
                return False
            if square <= 0:
                return True
        return True


def _most(limits: Point, direction: Point) -> float:
    """What all axes together allow along a direction."""
    return min(
        limit / abs(part)
        for limit, part in zip(limits, direction, strict=True)
        if abs(part) > 1e-12
    )


def axes(machine: Machine) -> Axes:
    """What a machine of Penned's can do."""
    motion = machine.motion
    rates = (motion.travel, motion.travel, motion.lift)
    accelerations = (motion.acceleration, motion.acceleration, motion.lift_acceleration)
    return Axes(rates, accelerations, motion.junction_deviation, motion.look_ahead)


def writing(
    strokes: Sequence[Sequence[tuple[float, float]]],
    text: str = "o",
    glyphs: Sequence[int] = (),
    *,
    pen: float = 0.4,
    colour: str = "#1b2a52",
) -> Writing:
    """Strokes in writing order; `glyphs` says whose each is, or all are of the first character.

    A newline in the text begins a line.
    """
    points = [np.column_stack((stroke, np.full(len(stroke), pen))) for stroke in strokes]
    lines = [text.count("\n", 0, at) for at in range(len(text))]
    boxes = np.column_stack((np.zeros((len(text), 3)), lines))
    ink = Ink(
        text=text,
        points=np.concatenate(points),
        stroke_starts=np.cumsum([0, *map(len, strokes)]),
        stroke_glyphs=np.array(glyphs or [0] * len(strokes)),
        boxes=boxes,
        x_height=2.0,
        line_pitch=8.0,
    )
    return Writing(ink, colour)


def sheet(*marks: Mark) -> Page:
    """A sheet of 100 x 80 mm."""
    return Page(100, 80, safe=Rect(0, 0, 100, 80), marks=marks, title="Note")
