"""Measures plotting: seconds for a note on a machine, beside the same note in a plain stroke font.

All are written at the same x-height, in a column of the same width, and timed by the same motion
model with the same lifts. `vpype` is its text command in a stroke font (Hershey futural for print
hands, scripts for joined ones) through linemerge and linesort; `own, sorted` is the hand's own
strokes through the same two: not welded, not smoothed, and in the order that travels least.
`low lifts` is Penned's time with the machine's low lift inside words, which the comparison leaves
out.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from penned import hand
from penned.page.page import Page, Writing
from penned.page.placing import moved
from penned.press import plot
from penned.press.plot.plan import figures
from penned.press.plot.route import Line, Pen, Stroke
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from penned.hand.hand import Hand

    Strokes = Sequence[NDArray[np.float64]]

NOTE = Path(__file__).parents[1] / "examples" / "notes" / "grandma-ruth.txt"
X_HEIGHT = 2.2
COLUMN, CORNER, SHEET = 110.0, (130.0, 10.0), (255.0, 180.0)  # mm
PITCH = 1.2  # of the stroke font's lines, by its size
PLAIN, SCRIPT = "futural", "scripts"
PIXELS = 96 / 25.4  # vpype's unit, to the millimetre
WANTED = {PLAIN: "-7 %", SCRIPT: "-15 %"}


def main() -> None:
    """Print a table for each machine, or that vpype is not installed."""
    try:
        import vpype_cli  # noqa: F401, PLC0415 - it lives in the bench's own environment
    except ImportError:
        print("plotting: not measured, vpype is not installed (pip install vpype)")
        return
    text = NOTE.read_text("utf-8").split("\n\n", 1)[1].strip()
    print(f"plotting {len(text)} characters at an x-height of {X_HEIGHT} mm, seconds")
    for name in plot.machines():
        print(f"\n{name:12} strokes   Penned    vpype  own, sorted   low lifts")
        report(plot.machine(name), text)


def report(machine: plot.Machine, text: str) -> None:
    """One row for each hand: Penned's time, and by how much it is below each other's."""
    lift = machine.lift
    alike = replace(machine, lift=lift._replace(hop=lift.up, hop_seconds=lift.seconds))
    plain = {font: sorted_by_vpype(in_font(text, font)) for font in WANTED}
    fonts = {font: timed(strokes, alike) for font, strokes in plain.items()}
    for name in hand.names():
        pen = hand.load(name)
        sheet = written(text, pen)
        mine, low = plot.plan(sheet, alike).figures, plot.plan(sheet, machine).figures
        font = SCRIPT if is_joined(pen) else PLAIN
        own = timed(sorted_by_vpype(strokes_of(sheet)), alike)
        print(
            f"{name:12} {mine.lifts:7} {mine.seconds:8.1f} {mine.seconds / fonts[font] - 1:+8.1%}"
            f" {mine.seconds / own - 1:+12.1%} {low.seconds:11.1f}   (wanted: {WANTED[font]})"
        )
    for font, seconds in fonts.items():
        print(f"vpype text, {font}: {len(plain[font])} strokes, {seconds:.1f} s")


def is_joined(pen: Hand) -> bool:
    """Whether a hand joins its letters."""
    return any(form.exit for form in pen.forms["n"])


def written(text: str, pen: Hand) -> Page:
    """The note in a hand, on a sheet as large as the smallest bed."""
    ink = moved(hand.write(text, pen, seed=7, width=COLUMN, x_height=X_HEIGHT), CORNER)
    top = float(ink.points[:, 1].min())
    placed = moved(ink, (0.0, CORNER[1] - top))
    return Page(*SHEET, safe=Rect(0, 0, *SHEET), marks=(Writing(placed),))


def strokes_of(sheet: Page) -> Strokes:
    """The strokes as the hand wrote them."""
    ink = sheet.writing[0].ink
    return np.split(ink.points[:, :2], ink.stroke_starts[1:-1])


def in_font(text: str, font: str) -> Strokes:
    """The note as vpype's text command writes it, at our x-height and in our column."""
    import vpype  # noqa: PLC0415 - the same

    high = np.ptp(np.concatenate(list(vpype.text_line("x", font, 1000))).imag)
    size = X_HEIGHT / high * 1000
    block = vpype.text_block(text, COLUMN, font, size, line_spacing=PITCH)
    lines = [np.column_stack((line.real, line.imag)) for line in block]
    corner = np.min([line.min(axis=0) for line in lines], axis=0)
    return [line - corner + CORNER for line in lines]


def sorted_by_vpype(strokes: Strokes) -> Strokes:
    """Strokes through linemerge and linesort, as their makers set them."""
    import vpype  # noqa: PLC0415 - the same
    import vpype_cli  # noqa: PLC0415 - the same

    document = vpype.Document()
    lines = [(stroke * PIXELS) @ (1, 1j) for stroke in strokes]
    document.add(vpype.LineCollection(lines), 1)
    done = vpype_cli.execute("linemerge linesort", document)
    return [np.column_stack((line.real, line.imag)) / PIXELS for line in done.layers[1]]


def timed(strokes: Strokes, machine: plot.Machine) -> float:
    """Seconds that a machine takes for strokes in their order, with a lift after each."""
    corner = np.array(machine.bed.sheet(*SHEET))
    apart = tuple(Stroke(stroke + corner, word) for word, stroke in enumerate(strokes))
    return figures((Line(1, (), Pen("#000000", 0.4), apart),), machine).seconds


if __name__ == "__main__":
    main()
