"""Joined hands: letters as one movement of the pen, with a place to come in and a place to go out.

A letter's strokes are walked over as a pen would (joined_walk.py); a lead-in that climbs from the
line and a long tail are cut short, because the engine leads from the way out of one letter to the
way into the next; a letter that ends where no pen goes on from is led on to the right. Bars and
dots are left for after the word. Lengths are x-heights.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from hands.characters import BASIC, DOTLESS, lent, written
from hands.drawn import BARRED as BARRED_LETTERS
from hands.drawn import drawn, without_dot
from hands.face import WIDTHS, Line
from hands.joined_ends import (
    LAST,
    STEP,
    closed,
    covered,
    led_on,
    may_go_on,
    without_lead_in,
    without_tail,
)
from hands.joined_walk import Wish, walks
from hands.vary import Stroke
from penned.hand.form import Form

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Row = NDArray[np.float64]

SMALL = "abcdefghijklmnopqrstuvwxyzßæœøþðđħłŋı"
# Where letters are begun and ended: a share of their upright width, a height, and what more it
# costs to do so there.
BEGUN = (0.0, 1.0)
BEGUN_ELSEWHERE = (
    dict.fromkeys("acdgqæj", (1.0, 1.0))
    | dict.fromkeys("oœø", (0.75, 1.05))
    | dict.fromkeys("bhkltł", (0.3, 1.7))
    | {"e": (0.0, 0.4), "s": (0.0, 0.1), "f": (1.0, 2.0), "ß": (0.0, 0.5)}
)
ROUND = "adgq"  # where the pen turns back down at the place where it began
BEGUN_ROUND = "acdgqosæœø"  # to which it comes over the top
LED_IN = (0.0, 0.1, 0.25)  # or at the foot of a lead-in
ENDED = ((1.0, 0.2),)
ENDED_ELSEWHERE = (
    dict.fromkeys("vw", ((1.0, 1.0),))
    | dict.fromkeys("gjyq", ((1.0, 0.3), (0.0, -1.0)))
    | dict.fromkeys("sß", ((0.5, 0.1), (1.0, 0.2)))
    | {
        "f": ((1.0, 0.5), (0.0, -1.0)),
        "z": ((1.0, 0.2), (0.0, -1.0)),
        "p": ((0.3, 0.1), (1.0, 0.3)),
        "b": ((1.0, 0.9), (0.4, 0.4)),
        "r": ((1.0, 0.9), (1.0, 0.2)),
        "o": ((1.0, 0.9),),
    }
)
LEAVING = "ACEHKLMNQRUXZ"  # capitals from which a pen goes on
LEAD_IN = {"e": 0.2, "s": 0.1, "r": 0.25}  # how high above the line a lead-in begins,
OTHER_LEAD_IN = 0.38  # in other letters
GOES_OUT = 0.22  # how high above the line a tail ends
DOTTED = "ij"
BARRED, FLAT = "tfŧ", 0.35  # letters with a bar; how steep it may be
DOT_CLEAR = 0.6  # between a letter and its dot


@dataclass(frozen=True)
class Hints:
    """What a recipe says of a letter that the rules get wrong."""

    start: tuple[float, float] | None = None  # share of its width, height above the line
    end: tuple[float, float] | None = None
    drop: tuple[float, float] | None = None  # a free end that is left out
    entry: float | None = None  # the height at which a lead-in begins
    exit: float | None = None  # and a tail ends
    tail: tuple[float, ...] | None = None  # x, y ... from the end on; none where empty
    joins: tuple[bool, bool] | None = None  # whether a stroke may lead in, and out
    late: tuple[int, ...] | None = None  # numbers of the traced strokes that are written late
    lifts: bool = False  # its strokes as they are traced


@dataclass(frozen=True, eq=False)
class Joined:
    """A letter's lines in writing order, how many are late, and whether it is joined."""

    lines: list[Line]
    late: int = 0
    entry: bool = False
    exit: bool = False


def make(recipe: dict[str, Any], fonts: Path) -> dict[str, tuple[Form, ...]]:
    """Every character of a hand that joins its letters, in its forms."""
    chance = np.random.default_rng(recipe["seed"])
    letters = _letters(recipe, fonts)
    plain = {char: [each.lines for each in every] for char, every in letters.items()}
    plain |= drawn(plain, lean=recipe["style"]["lean"])
    result: dict[str, tuple[Form, ...]] = {}
    for char in sorted(plain):
        bases = letters.get(char) or _drawn(char, plain[char], letters)
        forms = written(char, plain[char], recipe, chance)
        result[char] = tuple(
            Form(form, base.late, entry=base.entry, exit=base.exit)
            for form, base in zip(forms, bases * len(forms), strict=False)
        )
        if char in DOTLESS:
            result[DOTLESS[char]] = tuple(
                Form(without_dot(form.strokes), entry=form.entry, exit=form.exit)
                for form in result[char]
            )
    return dict(sorted(result.items()))


def _drawn(char: str, forms: list[list[Line]], letters: dict[str, list[Joined]]) -> list[Joined]:
    """What no font lends: a barred letter is joined as the letter is, and its bar is late."""
    if char not in BARRED_LETTERS:
        return [Joined(lines) for lines in forms]
    bases = letters[BARRED_LETTERS[char][0]]
    return [
        replace(base, lines=lines, late=base.late + 1)
        for lines, base in zip(forms, bases, strict=True)
    ]


def _letters(recipe: dict[str, Any], fonts: Path) -> dict[str, list[Joined]]:
    """What the fonts lend, as a pen that joins its letters writes it."""
    letters: dict[str, list[Joined]] = {}
    for entry in recipe["sources"]:
        hints = _hints(recipe, entry)
        for char, (lines,) in lent(recipe | {"sources": [entry]}, fonts).items():
            if char in BASIC or char not in letters:
                joined = letter(char, lines, hints.get(char), lean=recipe["style"]["lean"])
                letters.setdefault(char, []).append(joined)
    return letters


def _hints(recipe: dict[str, Any], entry: dict[str, Any]) -> dict[str, Hints]:
    """The hints for each letter of a source: the recipe's, and over them the source's own."""
    tables: dict[str, dict[str, Any]] = {}
    for letters in (recipe.get("letters", {}), entry.get("letters", {})):
        for chars, table in letters.items():
            for char in chars:  # `bp = { ... }` is said of b and of p
                tables[char] = tables.get(char, {}) | table
    return {char: Hints(**table) for char, table in tables.items()}


def letter(
    char: str, lines: list[Line], hints: Hints | None = None, *, lean: float = 0.0
) -> Joined:
    """`char` as a pen that joins its letters writes it."""
    hints = hints or Hints()
    if char in SMALL:
        return _small(char, lines, hints, lean)
    if char.isalpha():
        return _capital(char, lines, hints)
    return Joined(lines)


def _small(char: str, lines: list[Line], hints: Hints, lean: float) -> Joined:
    late = [n for n, line in enumerate(lines) if _is_late(char, n, lines, hints)]
    rest = [line.stroke for n, line in enumerate(lines) if n not in late]
    if hints.lifts:
        paths = [stroke.path for stroke in rest]
    else:
        paths = walks(rest, _wish(char, rest, hints, lean))
    into, out = hints.joins or (True, may_go_on(paths[-1]))
    paths[-1] = closed(paths[-1])
    if into and char in BEGUN_ROUND:
        paths[0] = covered(paths[0])
    paths[0] = without_lead_in(paths[0], hints.entry or LEAD_IN.get(char, OTHER_LEAD_IN))
    if out:
        paths[-1] = led_on(without_tail(paths[-1], hints.exit or GOES_OUT), hints.tail)
    body = [Stroke(path, (True, True)) for path in paths]
    body[0] = replace(body[0], free=(not into, body[0].free[1]))
    body[-1] = replace(body[-1], free=(body[-1].free[0], not out))
    top = min(float(path[:, 1].min()) for path in paths)
    last = [_clear(lines[n], top) for n in late]
    return Joined([_line(stroke) for stroke in body] + last, len(late), into, out)


def _clear(line: Line, top: float) -> Line:
    """A late stroke, brought up where it is a dot too near to the letter's `top`."""
    path = line.stroke.path
    foot = float(path[:, 1].max())
    if foot > top or foot < top - DOT_CLEAR:
        return line
    raised = path + np.array((0.0, top - DOT_CLEAR - foot))
    return replace(line, stroke=replace(line.stroke, path=raised))


def _is_late(char: str, number: int, lines: list[Line], hints: Hints) -> bool:
    if hints.late is not None:
        return number in hints.late
    stroke = lines[number].stroke
    if len(lines) == 1 or stroke.free != (True, True):
        return False
    across, down = np.ptp(stroke.path, axis=0)
    others = [line.stroke.path for n, line in enumerate(lines) if n != number]
    if char in DOTTED:
        top = float(np.concatenate(others)[:, 1].min())
        return bool(stroke.path[:, 1].max() < top + 0.1 and max(across, down) < 0.6)
    if char in BARRED:
        return bool(down < FLAT * across and across < 2.0)
    ends = sorted((stroke.path[0], stroke.path[-1]), key=lambda end: float(end[1]))
    return char == "x" and bool(ends[0][0] > ends[1][0])


def _wish(char: str, strokes: list[Stroke], hints: Hints, lean: float) -> Wish:
    every = np.concatenate([stroke.path for stroke in strokes])
    upright = every @ (1.0, lean)
    left, right = float(upright.min()), float(upright.max())

    def at(places: Sequence[tuple[float, ...]]) -> Row:
        x, y, dearer = np.array([(*place, 0.0)[:3] for place in places]).T
        return np.column_stack((left + x * (right - left) + lean * y, -y, dearer))

    begun = BEGUN_ELSEWHERE.get(char, BEGUN)
    starts = [hints.start] if hints.start else [begun, LED_IN]
    ends = [hints.end] if hints.end else ENDED_ELSEWHERE.get(char, ENDED)
    dropped = at([hints.drop])[0, :2] if hints.drop else None
    turn = at([starts[0]])[0, :2] if char in ROUND else None
    return Wish(at(starts), at(ends), dropped, turn)


def _capital(char: str, lines: list[Line], hints: Hints) -> Joined:
    """The strokes as they are; where the pen may go on, the one that it leaves from is the last."""
    _, out = hints.joins or (False, char in LEAVING)
    leaving = max(range(len(lines)), key=lambda n: float(lines[n].stroke.path[-1, 0]))
    path = lines[leaving].stroke.path
    right = max(float(line.stroke.path[:, 0].max()) for line in lines)
    way = path[-1] - path[-1 - min(int(LAST / STEP), len(path) - 1)]
    natural = path[-1, 0] > right - 0.35 and -0.6 < path[-1, 1] < 0.3
    if not (out and natural and way[0] > 0.1 * np.hypot(*way)):
        return Joined(lines)
    rest = [line for n, line in enumerate(lines) if n != leaving]
    stroke = lines[leaving].stroke
    last = replace(lines[leaving], stroke=replace(stroke, free=(stroke.free[0], False)))
    return Joined([*rest, last], 0, entry=False, exit=True)


def _line(stroke: Stroke) -> Line:
    return Line(stroke, np.ones(WIDTHS))
