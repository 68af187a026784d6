from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import cKDTree

import plotter
from penned import hand, page, press, stationery
from penned.errors import BadInput, Refused
from penned.notes import Note
from penned.press import plot
from plotter import sheet, writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

ELEKSDRAW, SHAPEOKO = plot.machine("eleksdraw"), plot.machine("shapeoko-3")
MACHINES = [ELEKSDRAW, SHAPEOKO]
INCHES = plot.read_machine(
    plot.machine_file("shapeoko-3").replace('units = "mm"', 'units = "in"'),
    name="inches",
    where="inches.toml",
)
WORDS = writing(
    [
        [(10, 10), (10, 14)],
        [(13, 10), (13, 14)],
        [(20, 10), (24, 10)],
        [(10, 20), (14, 24), (18, 20)],
        [(10, 30), (12, 30)],
    ],
    "in a\nv\n-",
    (0, 1, 3, 5, 7),
)
NOTE = page.compose(
    Note("Dear Ana,\n\nThank you for the quince jelly!\n\nNell"),
    hand=hand.load("meadow"),
    stationery=stationery.card("us-a7-folded"),
    seed=7,
)
PLAN = plot.plan(sheet(WORDS), ELEKSDRAW)
named = pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)


def told(text: str, machine: plot.Machine) -> plotter.Program:
    return plotter.read(text, down=machine.lift.down.command)


def from_line(text: str, number: int) -> str:
    return text[text.index(f"(line {number}") :]


def dense(strokes: Sequence[ArrayLike]) -> NDArray[np.float64]:
    """Places along strokes, near each other."""
    along = []
    for stroke in map(np.asarray, strokes):
        share = np.linspace(0, len(stroke) - 1, 20 * len(stroke))
        along.append([np.interp(share, np.arange(len(stroke)), row) for row in stroke.T])
    return np.concatenate(along, axis=1).T


def farthest(points: NDArray[np.float64], others: NDArray[np.float64]) -> float:
    return float(cKDTree(others).query(points)[0].max())


def test_a_small_program_is_what_a_person_would_write() -> None:
    text = press.gcode(sheet(writing([[(10, 10), (10, 11)], [(12, 10)]], "i.", (0, 1))), ELEKSDRAW)
    assert text.splitlines() == [
        "(Penned: Note)",
        "(EleksDraw, sheet 100 x 80 mm)",
        "(lines 1 to 1, pen #1b2a52, 0.4 mm)",
        "(about 2 seconds without pauses, 2 lifts)",
        "G21",
        "G90",
        "M3 S20",
        "G4 P0.15",
        "(line 1: i.)",
        "G0 X10 Y30",
        "M3 S30",
        "G4 P0.15",
        "G1 X10 Y29 F2500",
        "M3 S26",
        "G4 P0.08",
        "G0 X12 Y30",
        "M3 S30",
        "G4 P0.08",
        "M3 S20",
        "G4 P0.15",
        "G0 X0 Y0",
        "M3 S0",
    ]


@pytest.mark.parametrize("machine", [*MACHINES, INCHES], ids=lambda machine: machine.name)
def test_every_stroke_is_where_the_ink_is_and_in_its_order(machine: plot.Machine) -> None:
    program = told(press.gcode(NOTE, machine), machine)
    ink = NOTE.writing[0].ink
    left, top = machine.bed.sheet(NOTE.width, NOTE.height)
    seen = [
        [(x - machine.bed.left - left, machine.bed.top - y - top) for x, y in stroke]
        for stroke in program.strokes
    ]
    drawn, written = dense(seen), dense(np.split(ink.points[:, :2], ink.stroke_starts[1:-1]))
    assert farthest(written, drawn) < 0.06  # a sharp turn's very tip, at most
    assert farthest(drawn, written) < 0.21  # the middle of a hop that is as long as the pen is wide
    begins = ink.points[ink.stroke_starts[:-1], :2]
    order = [int(np.hypot(*(begins - stroke[0]).T).argmin()) for stroke in seen]
    assert order == sorted(order)


@named
def test_the_pen_is_up_when_it_travels_and_ends_up_at_the_start(machine: plot.Machine) -> None:
    program = told(press.gcode(NOTE, machine), machine)  # it fails where the pen is down
    assert len(program.strokes) == plot.plan(NOTE, machine).figures.lifts
    assert program.moves[-1].end[:2] == (0, 0)
    assert program.moves[-1].end[2] == machine.lift.up.height


@named
def test_the_estimate_is_within_one_in_twenty_of_a_simulation(machine: plot.Machine) -> None:
    plan = plot.plan(NOTE, machine)
    program = told(plot.program(plan), machine)
    real = plotter.seconds(program.moves, plotter.axes(machine)) + program.waits
    assert plan.figures.seconds == pytest.approx(real, rel=0.05)
    assert any(plot.spoken(plan.figures.seconds) in comment for comment in program.comments)


def test_inside_a_word_the_pen_is_lifted_low() -> None:
    text = press.gcode(sheet(WORDS), ELEKSDRAW)
    assert text.count(ELEKSDRAW.lift.hop.command) == 1
    assert text.count("M3 S20") == 1 + 4


@named
@pytest.mark.parametrize("number", [2, 3])
def test_a_program_from_a_later_line_is_the_end_of_the_whole(
    machine: plot.Machine, number: int
) -> None:
    whole, rest = (
        press.gcode(sheet(WORDS), machine, from_line=line, pause_between_lines=True)
        for line in (1, number)
    )
    assert from_line(rest, number) == from_line(whole, number)
    assert f"(lines {number} to 3, pen" in rest
    assert f"(line {number - 1}" not in rest
    assert len(told(rest, machine).strokes) == 4 - number


@named
def test_it_waits_between_lines_where_that_is_wanted(machine: plot.Machine) -> None:
    text = press.gcode(sheet(WORDS), machine, pause_between_lines=True)
    assert told(text, machine).pauses == ["go on with line 2", "go on with line 3"]
    assert told(press.gcode(sheet(WORDS), machine), machine).pauses == []


def test_another_pen_is_asked_for() -> None:
    red = writing([[(40, 40), (44, 44)]], "N", colour="#aa2222")
    program = told(press.gcode(sheet(WORDS, red), ELEKSDRAW), ELEKSDRAW)
    assert program.pauses == ["change the pen: #aa2222, 0.4 mm"]


@pytest.mark.parametrize("number", [0, 4])
def test_a_line_that_is_not_there_is_answered_with_those_there_are(number: int) -> None:
    with pytest.raises(BadInput, match=f"no line {number}") as refusal:
        press.gcode(sheet(WORDS), ELEKSDRAW, from_line=number)
    assert refusal.value.cure == "The page has 3, from “in a” to “-”."


@pytest.mark.parametrize(
    ("aside", "off", "said"),
    [
        (200, 0, "“a”: the ink lies 9.0 mm outside of the bed of the EleksDraw"),
        (-15, 0, "“in”: the ink lies 5.0 mm outside of the bed of the EleksDraw"),
        (0, -60, "“v”: the ink lies 4.0 mm outside of the bed of the EleksDraw"),
        (0, 120, "“in”: the ink lies 10.0 mm outside of the bed of the EleksDraw"),
    ],
)
def test_ink_outside_of_the_bed_is_refused_with_its_word(
    aside: float, off: float, said: str
) -> None:
    bed = ELEKSDRAW.bed._replace(aside=aside, off=off, right=215)
    with pytest.raises(Refused) as refusal:
        press.gcode(sheet(WORDS), replace(ELEKSDRAW, bed=bed))
    assert str(refusal.value).startswith(said)


@given(st.text(max_size=80))
def test_no_word_of_a_note_reaches_the_machine_as_a_command(words: str) -> None:
    line = replace(PLAN.lines[0], words=(words,))
    plan = replace(PLAN, lines=(line,), title=words)
    program = told(plot.program(plan), ELEKSDRAW)  # it fails on what GRBL would act on
    assert len(program.strokes) == len(line.strokes)


def test_the_same_page_gives_the_same_text() -> None:
    assert press.gcode(NOTE, ELEKSDRAW) == press.gcode(NOTE, ELEKSDRAW)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "about 1 second"),
        (1.2, "about 1 second"),
        (42.4, "about 42 seconds"),
        (59.8, "about 1 minute"),
        (368, "about 6 minutes 10 seconds"),
        (3598, "about 1 hour"),
        (4000, "about 1 hour 7 minutes"),
        (7260, "about 2 hours 1 minute"),
    ],
)
def test_a_time_is_said_as_people_say_it(seconds: float, words: str) -> None:
    assert plot.spoken(seconds) == words
