"""Make several forms of one character from a traced one, as one writer's repeats differ.

Each stroke is read as a few sub-movements (movement.py). Another time the writer aims at them a
little differently, turns a little more or less on the way, begins the next one sooner or later;
and writes the whole letter wider, taller or leaning more. Strokes that met meet again. Lengths are
x-heights; all amounts are deviations for a strength of 1, at which repeats differ by about as much
as six writers' did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.interpolate import PchipInterpolator

from hands import movement
from hands.trace import resample

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from hands.movement import Movement

    Line = NDArray[np.complex128]
    Path = NDArray[np.float64]
    Row = NDArray[np.float64]

# The whole letter:
WIDTH, HEIGHT = 0.11, 0.07  # of 1
LEAN, CLIMB = 0.10, 0.03
REACH = 0.09  # of the part above the x-height, and of the part below the line
# Each sub-movement:
PLACE = 0.08  # where a stroke is begun
ALONG, ACROSS = 0.24, 0.11  # where it is aimed, for a length of 1,
EFFORT = 0.4  # and with this power of its length
MEMORY = 0.35  # how much of one's error the next one keeps
ON_LINE, OFF_LINE = 0.4, 0.5  # what is left of it on the baseline and the x-height, all from here
HELD = (0.35, 0.7)  # and at an end that is not free, and at the aim beside it
TURN = 0.22  # radians
TEMPO, LENGTH, DELAY = 0.15, 0.18, 0.08  # of its time: of all, of each; how much later it begins
# Dots and bars that the pen was lifted for:
STRAY, STRAY_TURN, STRAY_SIZE = (0.08, 0.06), 0.12, 0.15
LARGEST_BAR = 1.2
OPEN, SHUT = 0.25, 0.4  # what was so far apart, or farther, keeps this much of it at least
ATTEMPTS, CARE, COARSE = 10, 0.9, 3
FOOT, SETTLED = 0.2, 0.7  # what is so near to the line is brought back so far
GAPE = 0.25  # how much a closed bowl opens, of what its ends would part

MOST = 1.8  # deviations
ON, CLOSED = 0.05, 0.14  # where strokes cross; where a bowl is closed
NEAR = 0.3  # where the end of a stroke goes with another stroke
ROUND_TRIP = 0.4  # along a stroke, before it can meet itself
SHORTEST = 0.3  # a stroke that is no dot
STEP = movement.STEP


@dataclass(frozen=True, eq=False)
class Stroke:
    """A centre line, x right and y down from the baseline, and whether each of its ends is free.

    speed: at each point, beside the stroke's median; None where nobody has seen it written.
    """

    path: Path
    free: tuple[bool, bool]
    speed: Row | None = None


class _Meeting(NamedTuple):
    """The end `at` of one stroke lies on point `there` of another, or of itself."""

    one: int
    at: int
    other: int
    there: int


def vary(strokes: list[Stroke], strength: float, chance: Generator) -> list[Stroke]:
    """`strokes` as the same writer might have written them another time.

    What stood apart stays apart, so that a u does not become an o: a form that runs together is
    written again, with more care.
    """
    before = [_even(stroke) for stroke in strokes]
    for attempt in range(ATTEMPTS):
        written = _written(strokes, before, strength * CARE**attempt, chance)
        if not _runs_together(before, [stroke.path for stroke in written]):
            break
    return written


def distance(one: list[Stroke], other: list[Stroke]) -> float:
    """How far two forms differ in shape: RMS in x-heights, their places set aside."""
    if len(one) != len(other):
        return 1.0
    a, b = (np.concatenate([_spread(stroke.path) for stroke in form]) for form in (one, other))
    return float(np.sqrt((((a - a.mean(0)) - (b - b.mean(0))) ** 2).sum(1).mean()))


def size(strokes: list[Stroke]) -> float:
    """The longer side of a form, in x-heights."""
    return float(np.ptp(np.concatenate([stroke.path for stroke in strokes]), axis=0).max())


def _spread(path: Path) -> Path:
    even = resample(path, STEP)
    return even[np.linspace(0, len(even) - 1, 32).astype(int)]


def _written(
    strokes: list[Stroke], before: list[Path], strength: float, chance: Generator
) -> list[Stroke]:
    written = [_again(stroke, strength, chance) for stroke in strokes]
    after = [stroke.path for stroke in written]
    _meet(_meetings(strokes, before), before, after)
    for number, stroke in enumerate(strokes):
        if _stands_alone(number, before) and stroke.free == (True, True):
            after[number] = _strayed(number, before, after, strength, chance)
    whole = _as_a_whole(_settled(after, before), strength, chance)
    return [replace(stroke, path=path) for stroke, path in zip(written, whole, strict=True)]


def _runs_together(before: list[Path], after: list[Path]) -> bool:
    """Whether points that were apart have come much nearer."""
    then, now = (np.concatenate(paths)[::COARSE] @ (1, 1j) for paths in (before, after))
    was, is_now = (np.abs(points[:, None] - points) for points in (then, now))
    return bool(((was > OPEN) & (is_now < SHUT * np.minimum(was, 1))).any())


@cache
def _even(stroke: Stroke) -> Path:
    return resample(stroke.path, STEP)


@cache
def _movement(stroke: Stroke) -> Movement:
    return movement.read(_even(stroke))


def _normal(chance: Generator, count: int) -> Row:
    return np.clip(chance.standard_normal(count), -MOST, MOST)


def _again(stroke: Stroke, strength: float, chance: Generator) -> Stroke:
    """The stroke with other aims, turns and times; its points are those of `_even`, moved."""
    if len(_even(stroke)) * STEP < SHORTEST:
        return Stroke(_even(stroke), stroke.free)
    first = _movement(stroke)
    errors = strength * _errors(first, stroke.free, chance)
    timed = _timed(first, stroke.free, strength, chance)
    # Other times change a stroke's course and not where it leads: that is the aims' part.
    ends = (timed.line() - first.line())[[0, -1]]
    moved = replace(timed, aims=first.aims + errors)
    line = moved.line() - np.linspace(ends[0], ends[1], len(first.times))
    return Stroke(np.column_stack((line.real, line.imag)), stroke.free, moved.speed())


def _errors(first: Movement, free: tuple[bool, bool], chance: Generator) -> Line:
    """By how much each aim is missed: the farther it lies the more, and less across than along."""
    chords = np.diff(first.aims)
    errors = np.empty(len(first.aims), dtype=complex)
    errors[0] = PLACE * (_normal(chance, 2) @ (1, 1j))
    errors[1:] = ALONG * _normal(chance, len(chords)) + 1j * ACROSS * _normal(chance, len(chords))
    errors[1:] *= chords / (np.abs(chords) + 1e-9) ** (1 - EFFORT)
    for aim in range(1, len(errors)):
        errors[aim] += MEMORY * errors[aim - 1]
    errors.imag *= _care(first.aims.imag)
    for aims, is_free in zip(([0, 1], [-1, -2]), free, strict=True):
        errors[aims] *= (1.0, 1.0) if is_free else HELD
    return errors


def _timed(
    first: Movement, free: tuple[bool, bool], strength: float, chance: Generator
) -> Movement:
    """The movement with other turns, and its parts sooner or later, shorter or longer."""
    count = len(first.turns)
    turns = strength * TURN * _normal(chance, count)
    for end, is_free in zip((0, -1), free, strict=True):
        turns[end] *= 1.0 if is_free else HELD[0]
    longer = np.exp(strength * (TEMPO * _normal(chance, 1) + LENGTH * _normal(chance, count)))
    begins, lasts = first.spans.T
    half = (lasts - begins) / 2
    middle = (begins + lasts) / 2 + strength * DELAY * (lasts - begins) * _normal(chance, count)
    spans = np.column_stack((middle - half * longer, middle + half * longer))
    return replace(first, turns=first.turns + turns, spans=spans)


def _care(heights: Row) -> Row:
    """The part of a rise or fall that is left near the lines that writers keep to."""
    away = np.minimum(np.abs(heights), np.abs(heights + 1))
    return ON_LINE + (1 - ON_LINE) * np.minimum(away / OFF_LINE, 1)


def _meetings(strokes: list[Stroke], paths: list[Path]) -> list[_Meeting]:
    """Where the ends of strokes lie on others, or close a bowl."""
    found = []
    for number, (stroke, path) in enumerate(zip(strokes, paths, strict=True)):
        for at, free in zip((0, len(path) - 1), stroke.free, strict=True):
            for other, way in enumerate(paths):
                away = np.hypot(*(way - path[at]).T)
                if other == number:
                    away[np.abs(np.arange(len(way)) - at) * STEP < ROUND_TRIP] = np.inf
                limit = NEAR if other != number else 0.0 if free else CLOSED
                if away.min() < limit:
                    found.append(_Meeting(number, at, other, int(away.argmin())))
    return found


def _meet(meetings: list[_Meeting], before: list[Path], after: list[Path]) -> None:
    """Move `after` so that what met `before` meets: the longest stroke stays, others come to it."""
    moved = [now - then for now, then in zip(after, before, strict=True)]
    placed: set[int] = set()
    for number in sorted(range(len(before)), key=lambda n: -len(before[n])):
        pins: dict[int, Row] = {}
        for one, at, other, there in meetings:
            if one == number and other in placed:
                pins[at] = moved[other][there] - moved[one][at]
            elif other == number and one in placed:
                pins[there] = moved[one][at] - moved[other][there]
        moved[number] = moved[number] + _between(pins, len(before[number]))
        for one, at, other, there in meetings:
            if one == other == number:
                parted = moved[one][at] - moved[one][there]
                pins = {there: np.zeros(2), at: -(1 - GAPE) * parted}
                moved[number] = moved[number] + _between(pins, len(before[number]))
        placed.add(number)
        after[number] = before[number] + moved[number]


def _between(pins: dict[int, Row], count: int) -> Path:
    """(count, 2) moves that are those of the pins there, and smooth between and beyond them."""
    if len(pins) < 2:
        return np.tile(next(iter(pins.values()), np.zeros(2)), (count, 1))
    marks = sorted(pins)
    places = np.clip(np.arange(count), marks[0], marks[-1])
    smooth: Path = PchipInterpolator(marks, [pins[mark] for mark in marks])(places)
    return smooth


def _stands_alone(number: int, paths: list[Path]) -> bool:
    """Whether it is a dot, or a bar across another stroke, that the pen was lifted for."""
    if len(paths) == 1 or np.ptp(paths[number], axis=0).max() > LARGEST_BAR:
        return False
    away = _away(number, paths)
    return bool(_crosses(away) or away.min() > NEAR)


def _away(number: int, paths: list[Path]) -> Row:
    """How far each point of a path is from all others."""
    others = np.concatenate([path for n, path in enumerate(paths) if n != number])
    return np.hypot(*(paths[number][:, None] - others).transpose(2, 0, 1)).min(axis=1)


def _crosses(away: Row) -> bool:
    return bool(away.min() < ON and min(away[0], away[-1]) > CLOSED)


def _strayed(
    number: int, before: list[Path], after: list[Path], strength: float, chance: Generator
) -> Path:
    """A dot or a bar where it was set down this time; a bar that crossed a stroke still does."""
    home = after[number]
    away = _away(number, before)
    turn = strength * STRAY_TURN * _normal(chance, 1)[0]
    scale = 1 + strength * STRAY_SIZE * _normal(chance, 1)[0]
    spin = scale * np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    stray = strength * np.array(STRAY) * _normal(chance, 2)
    if not _crosses(away):
        strayed: Path = (home - home.mean(axis=0)) @ spin + home.mean(axis=0) + stray
        return strayed
    at = int(away.argmin())
    others = [n for n in range(len(before)) if n != number]
    there = np.hypot(*(np.concatenate([before[n] for n in others]) - before[number][at]).T).argmin()
    crossing = np.concatenate([after[n] for n in others])[there]
    turned = (home - home[at]) @ spin
    reach = 0.6 * np.array([turned[:, 0].min(), turned[:, 0].max()])
    stray[0] = np.clip(stray[0], -reach[1], -reach[0])
    crossed: Path = crossing + turned + stray
    return crossed


def _settled(after: list[Path], before: list[Path]) -> list[Path]:
    """Brought back towards the line, where the letter stood on it."""
    feet = np.abs(np.concatenate(before)[:, 1]) < FOOT
    if not feet.any():
        return after
    sunk = (np.concatenate(after) - np.concatenate(before))[feet, 1].mean()
    return [path - (0.0, SETTLED * sunk) for path in after]


def _as_a_whole(paths: list[Path], strength: float, chance: Generator) -> list[Path]:
    """The letter wider, taller, leaning, climbing, with longer or shorter ascenders and tails."""
    every = np.concatenate(paths)
    middle = (every[:, 0].min() + every[:, 0].max()) / 2
    much = (WIDTH, HEIGHT, LEAN, CLIMB, REACH, REACH)
    wide, tall, lean, climb, above, below = strength * np.array(much) * _normal(chance, 6)
    result = []
    for path in paths:
        x, y = path.T
        y = y * (1 + tall) + np.minimum(y + 1, 0) * above + np.maximum(y, 0) * below
        x = x + (x - middle) * wide - lean * (y + 0.5)
        result.append(np.column_stack((x, y - climb * (x - middle))))
    return result
