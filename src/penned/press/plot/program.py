"""A plan as G-code for GRBL: every line of writing a block of its own, the pen up between them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from penned.press.plot.plan import lifts, plan, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from penned.page.page import Page
    from penned.press.plot.machine import Machine, Position
    from penned.press.plot.plan import Plan
    from penned.press.plot.route import Line

# In a comment too GRBL takes these out of the stream and acts at once, as it does on all that is
# not ASCII; or they end the comment.
_UNSAID = frozenset("!?~()%;$")
_SPELT = str.maketrans("–—‘’“”ßŁłĐđ", "--''\"\"sLlDd")  # what no decomposition makes plain
_LONGEST = 60


def gcode(
    page: Page, machine: Machine, *, from_line: int = 1, pause_between_lines: bool = False
) -> str:
    """The page as G-code for `machine`, from the line of writing of this number on.

    A file that begins at a later line is the end of the whole file under a heading of its own. The
    same page gives the same text. Raises what `plan` raises.
    """
    return program(plan(page, machine, from_line=from_line), pause=pause_between_lines)


def program(plan: Plan, *, pause: bool = False) -> str:
    """The G-code of a plan; with `pause` the machine waits before each line but the first."""
    return "\n".join(_program(plan, pause=pause)) + "\n"


def _program(plan: Plan, *, pause: bool) -> Iterator[str]:
    machine = plan.machine
    yield from _heading(plan)
    yield "G21" if machine.unit == 1 else "G20"
    yield "G90"
    yield from machine.header
    yield from _pen(machine, machine.lift.up, machine.lift.up)
    before = None
    for line in plan.lines:
        if before and before.pen != line.pen:
            yield f"M0 {_comment(f'change the pen: {line.pen}')}"
        elif before and pause:
            yield f"M0 {_comment(f'go on with line {line.number}')}"
        yield from _line(line, machine)
        before = line
    yield "G0 X0 Y0"
    yield from machine.footer


def _heading(plan: Plan) -> Iterator[str]:
    first, last, figures = plan.lines[0], plan.lines[-1], plan.figures
    _, _, width, height = plan.sheet
    yield _comment(f"Penned: {plan.title or 'writing'}")
    yield _comment(f"{plan.machine.title}, sheet {width:g} x {height:g} mm")
    yield _comment(f"lines {first.number} to {last.number}, pen {first.pen}")
    yield _comment(f"{spoken(figures.seconds)} without pauses, {figures.lifts} lifts")


def _line(line: Line, machine: Machine) -> Iterator[str]:
    yield _comment(f"line {line.number}: {line.text}" if line.words else f"line {line.number}")
    lift, above = machine.lift, machine.lift.up
    feed = f" F{machine.motion.draw * 60 / machine.unit:.6g}"
    for stroke, after in zip(line.strokes, lifts(line, lift), strict=True):
        first, *rest = _places(stroke.points, machine)
        yield f"G0 {first}"
        yield from _pen(machine, lift.down, above)
        yield from (f"G1 {place}{'' if at else feed}" for at, place in enumerate(rest))
        yield from _pen(machine, after, after)
        above = after


def _pen(machine: Machine, to: Position, above: Position) -> Iterator[str]:
    """The pen goes `to` a position; `above` is the one of the two that is not on the paper."""
    yield to.command
    if (seconds := machine.lift.wait(above)) > 0:
        yield f"G4 P{seconds:g}"


def _places(points: NDArray[np.float64], machine: Machine) -> list[str]:
    """Words such as "X12.5 Y80.125" for each of the `points`, (n, 2), on the bed."""
    digits = 3 if machine.unit == 1 else 4
    numbers = np.round(machine.bed.coordinates(points) / machine.unit, digits) + 0.0  # no -0
    return [f"X{x:.10g} Y{y:.10g}" for x, y in numbers.tolist()]


def _comment(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_SPELT))
    said = "".join(char for char in plain if " " <= char <= "~" and char not in _UNSAID)
    return f"({said[:_LONGEST].strip()})"
