"""Cards and envelopes drawn in a terminal: the open sheet with its creases, an envelope's zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.stationery import Card, Envelope, Panel, Rect
    from penned.stationery.paper import Side

_MM_PER_COLUMN = 5.0  # a character is about twice as high as wide
_SIDE, _WHOLE, _ENVELOPE = (35, 16), (46, 24), (46, 12)  # the most columns and rows
_APART = 3


def card(piece: Card) -> str:
    """Both sides of the open sheet, side by side where both fit, each panel with its name."""
    if piece.one_sided:
        return _sheet(piece, ("outside", "inside")).shown()
    drawn = [
        [side.center(len(lines[0])), *lines]
        for side in ("outside", "inside")
        if (lines := _sheet(piece, (side,)).shown().splitlines())
    ]
    return "\n".join((" " * _APART).join(row).rstrip() for row in zip(*drawn, strict=True))


def envelope(piece: Envelope) -> str:
    """The face of an envelope: the stamp, the sender, the address, and what stays clear."""
    drawing = _Drawing(piece.width, piece.height, _ENVELOPE)
    for clear in piece.clear_areas:
        drawing.fill(clear, "░")
    drawing.fill(piece.stamp_area, "▒")
    drawing.frame(piece.address_area)
    drawing.label(piece.stamp_area, ["stamp"])
    drawing.label(piece.return_area, ["sender"])
    drawing.label(piece.address_area, ["address"])
    for clear in piece.clear_areas:
        drawing.label(clear, ["clear"])
    return drawing.shown()


def _sheet(piece: Card, sides: tuple[Side, ...]) -> _Drawing:
    drawing = _Drawing(piece.width, piece.height, _SIDE if len(sides) == 1 else _WHOLE)
    drawing.creases(piece)
    order = [panel.name for panel in piece.written_on]
    for panel in piece.panels:
        if panel.side in sides:
            drawing.label(panel.area, list(_about(panel, order)))
    return drawing


def _about(panel: Panel, order: Sequence[str]) -> Iterator[str]:
    yield panel.name
    if panel.turn:
        yield "upside down"
    if panel.name == order[0]:
        yield "note begins"


class _Drawing:
    """Paper to scale on a grid of characters, in a frame."""

    def __init__(self, width: float, height: float, most: tuple[int, int]) -> None:
        self._mm = max(_MM_PER_COLUMN, width / most[0], height / most[1] / 2)
        self._columns = 2 * round(width / self._mm / 2)  # even: a crease goes between two halves
        self._rows = round(height / self._mm / 2)
        self._cells = [[" "] * self._columns for _ in range(self._rows)]

    def shown(self) -> str:
        """The drawing as lines of one length."""
        rule = "─" * self._columns
        rows = ("│" + "".join(row) + "│" for row in self._cells)
        return "\n".join((f"┌{rule}┐", *rows, f"└{rule}┘"))

    def creases(self, piece: Card) -> None:
        """The lines along which the sheet is folded."""
        for line in piece.creases:
            if line.x0 == line.x1:
                column = min(round(line.x0 / self._mm), self._columns - 1)
                for row in self._cells:
                    row[column] = "┊"
            else:
                row = self._cells[min(round(line.y0 / self._mm / 2), self._rows - 1)]
                row[:] = ["┼" if cell == "┊" else "┄" for cell in row]

    def fill(self, area: Rect, sign: str) -> None:
        """An area in one sign."""
        left, top, right, bottom = self._place(area)
        for row in self._cells[top:bottom]:
            row[left:right] = sign * (right - left)

    def frame(self, area: Rect) -> None:
        """The corners of an area."""
        left, top, right, bottom = self._place(area)
        for row, signs in ((top, "╭╮"), (bottom - 1, "╰╯")):
            self._cells[row][left], self._cells[row][right - 1] = signs[0], signs[1]

    def label(self, area: Rect, lines: Sequence[str]) -> None:
        """Words in the middle of an area, as far as they go in."""
        left, top, right, bottom = self._place(area)
        first = top + max((bottom - top - len(lines)) // 2, 0)
        for row, line in zip(self._cells[first:], lines, strict=False):
            said = line[: right - left - 1]
            start = left + (right - left + 1 - len(said)) // 2
            row[start : start + len(said)] = said

    def _place(self, area: Rect) -> tuple[int, int, int, int]:
        """Columns and rows from, from, to, to; at least one of each."""
        left, right = round(area.x / self._mm), round(area.right / self._mm)
        top, bottom = round(area.y / self._mm / 2), round(area.bottom / self._mm / 2)
        return left, top, max(right, left + 1), max(bottom, top + 1)
