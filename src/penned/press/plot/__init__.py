"""A page for a plotter: its strokes as one pen writes them, as G-code, as SVG, as a dry run."""

from penned.press.plot.layers import plot_svg
from penned.press.plot.machine import Machine
from penned.press.plot.picture import dry_run
from penned.press.plot.plan import Figures, Plan, plan, spoken
from penned.press.plot.profile import machine, machine_file, machines, read_machine
from penned.press.plot.program import gcode, program

__all__ = [
    "Figures",
    "Machine",
    "Plan",
    "dry_run",
    "gcode",
    "machine",
    "machine_file",
    "machines",
    "plan",
    "plot_svg",
    "program",
    "read_machine",
    "spoken",
]
