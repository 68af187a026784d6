from __future__ import annotations

import re

import numpy as np
import pytest

from penned.errors import BadInput, NotFound
from penned.press import plot
from penned.press.plot.machine import Bed

SERVO, Z_AXIS = plot.machine_file("eleksdraw"), plot.machine_file("shapeoko-3")


def read(text: str) -> plot.Machine:
    return plot.read_machine(text, name="mine", where="mine.toml")


def without(key: str, text: str = SERVO) -> str:
    return re.sub(rf"(?m)^{key} = .*\n", "", text)


def with_(key: str, value: str, text: str = SERVO) -> str:
    return re.sub(rf"(?m)^{key} = .*$", f"{key} = {value}", text)


@pytest.mark.parametrize("name", plot.machines())
def test_every_plotter_that_comes_with_penned_can_be_read(name: str) -> None:
    machine = plot.machine(name)
    assert machine.name == name
    assert min(machine.bed.size) > 150


def test_feeds_are_a_minutes_and_speeds_a_seconds() -> None:
    motion = plot.machine("shapeoko-3").motion
    assert motion.draw == pytest.approx(2500 / 60)
    assert motion.travel == pytest.approx(5000 / 60)
    assert motion.lift == 25


def test_a_servo_is_waited_for_and_a_z_axis_is_not() -> None:
    servo, z_axis = read(SERVO).lift, read(Z_AXIS).lift
    assert (servo.wait(servo.up), servo.wait(servo.hop)) == (0.15, 0.08)
    assert (z_axis.wait(z_axis.up), z_axis.up.command) == (0, "G1 Z3 F1500")


@pytest.mark.parametrize("text", [without("hop", without("hop_seconds")), without("hop", Z_AXIS)])
def test_without_a_low_lift_every_lift_is_high(text: str) -> None:
    assert read(text).lift.hop == read(text).lift.up


def test_a_program_in_inches_says_heights_and_feeds_in_inches() -> None:
    lift = read(with_("units", '"in"', Z_AXIS)).lift
    assert lift.up.command == "G1 Z0.11811 F59.0551"
    assert lift.up.height == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (without("title"), "mine.toml: title: it is missing."),
        (without("travel"), "mine.toml: motion.travel: it is missing."),
        (without("seconds"), "mine.toml: pen.seconds: it is missing."),
        (with_("draw", "0"), "mine.toml: motion.draw: 0 is not above 0."),
        (with_("draw", "1e-300"), "mine.toml: motion.draw: 1e-300 is too little."),
        (with_("draw", "inf"), "mine.toml: motion.draw: it must be a number from -1000000 to"),
        (with_("left", "nan"), "mine.toml: bed.left: it must be a number from -1000000 to"),
        (with_("right", f"1{'0' * 400}"), "mine.toml: bed.right: it must be a number from"),
        (with_("right", "1" * 5000), "mine.toml: this is not TOML"),
        (f"title = {'[' * 50_000}", "mine.toml: this is not TOML"),
        (with_("travel", '"fast"'), "mine.toml: motion.travel: 'fast' is not a number."),
        (with_("look_ahead", "0"), "mine.toml: motion.look_ahead: it must be a whole number"),
        (with_("units", '"cm"'), "mine.toml: units: it must be “mm” or “in”."),
        (with_("corner", '"middle"'), "mine.toml: bed.corner: it must be one of top left"),
        (with_("sheet", "[1]"), "mine.toml: bed.sheet: it must be two numbers"),
        (with_("right", "0"), "mine.toml: bed: left and right, top and bottom must differ."),
        (with_("down", r'"M3 S30\\nG0 X0"'), "mine.toml: pen.down: “M3 S30 G0 X0” is not one line"),
        (with_("up", '"M5 (up!)"'), "mine.toml: pen.up: “M5 (up!)” is not one line of G-code."),
        (with_("up", '"M3 S30"'), "mine.toml: pen: the pen is down where it should be up."),
        (with_("hop", "0", Z_AXIS), "mine.toml: pen: the pen is down where it should be up."),
        (with_("footer", '"M2"'), "mine.toml: footer: it must be a list of lines"),
        (with_("up", '"high"', Z_AXIS), "mine.toml: pen.up: 'high' is not a number."),
        (SERVO.replace("[bed]", "[bet]"), "mine.toml: bed: it is missing."),
        (SERVO + "colour = 1\n", "mine.toml: pen.colour: no plotter has this."),
        ("speed = 1\n" + SERVO, "mine.toml: speed: no plotter has this."),
        ("title = ", "mine.toml: this is not TOML"),
    ],
)
def test_a_faulty_file_is_reported_with_file_key_and_reason(text: str, said: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read(text)
    assert str(refusal.value).replace("\n", " ").startswith(said)


def test_an_unknown_plotter_is_answered_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="no plotter called “printer”") as refusal:
        plot.machine("printer")
    assert "eleksdraw, shapeoko-3" in refusal.value.cure


@pytest.mark.parametrize(
    ("corner", "place"),
    [
        ("top left", (5, 7)),
        ("top right", (195, 7)),
        ("bottom left", (5, 93)),
        ("bottom right", (195, 93)),
    ],
)
def test_the_sheet_lies_in_its_corner(corner: str, place: tuple[float, float]) -> None:
    assert Bed(0, 300, 200, 0, corner, 5, 7).sheet(100, 100) == place


@pytest.mark.parametrize(
    ("bed", "there"),
    [
        (Bed(0, 300, 200, 0, "bottom left", 0, 0), (10, 180)),
        (Bed(0, 300, 0, 200, "top left", 0, 0), (10, 20)),
        (Bed(-300, 0, 0, -200, "top left", 0, 0), (-290, -20)),
        (Bed(300, 0, -40, 160, "top left", 0, 0), (290, -20)),
    ],
)
def test_a_point_of_the_bed_has_the_machines_coordinates(
    bed: Bed, there: tuple[float, float]
) -> None:
    assert bed.coordinates(np.array([(10.0, 20.0)])).tolist() == [list(there)]
    assert bed.coordinates(np.array([bed.zero])).tolist() == [[0, 0]]
