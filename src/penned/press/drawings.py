"""Drawings in a PDF: shapes as path operators, each drawing once however many pages show it."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from penned.press.colours import rgb
from penned.press.deflate import deflate_well
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from penned.page.page import Art, Shape
    from penned.press.file import PdfFile

GRID: Final = 100
"""Units of a drawing to the millimetre."""

_STEPS = {"M": (1, "m"), "L": (1, "l"), "C": (3, "c"), "Z": (0, "h")}
_LATELY = 32  # drawings that are known at sight, from file to file


class Drawings:
    """The drawings of a file, each a form in hundredths of a millimetre, y downward."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file

    def number(self, art: Art) -> int:
        """The number of a drawing's form, which is put into the file where it is not there yet."""
        return self._file.once(*_form(art))


@lru_cache(maxsize=_LATELY)
def _form(art: Art) -> tuple[bytes, bytes]:
    """The stream of a drawing, and its entries."""
    drawn = "\n".join(("1 J 1 j", *_operators(art))).encode("ascii")
    form = b"/Type/XObject/Subtype/Form/Resources<<>>/Filter/FlateDecode/BBox[%d %d %d %d]"
    return deflate_well(drawn), form % _box(art)


def matrix(top: float) -> str:
    """What puts a drawing on a page that is `top` points high."""
    scale = POINTS_PER_MM / GRID
    return f"{scale:.7f} 0 0 -{scale:.7f} 0 {top:.4f} cm"


def _operators(art: Art) -> Iterator[str]:
    """Each shape from an origin of its own: short numbers make a small file."""
    now = {"rg": "", "RG": "", "w": ""}
    left = top = 0
    for shape in art.shapes:
        pen = {"rg": rgb(shape.fill), "RG": rgb(shape.stroke), "w": f"{shape.width * GRID:.3g}"}
        for operator, value in pen.items():
            if value and value != now[operator]:
                yield f"{value} {operator}"
                now[operator] = value
        points = np.rint(shape.points * GRID).astype(np.intp)
        x, y = points.min(axis=0).tolist() if len(points) else (left, top)
        if (x, y) != (left, top):
            yield f"1 0 0 1 {x - left} {y - top} cm"
            left, top = x, y
        yield _path(shape.steps, points - (left, top), _painted(shape))


def _path(steps: str, points: NDArray[np.intp], painted: str) -> str:
    numbers = map(str, points.ravel().tolist())
    parts: list[str] = []
    for step in steps:
        count, operator = _STEPS[step]
        parts.extend(islice(numbers, 2 * count))
        parts.append(operator)
    parts.append(painted)
    return " ".join(parts)


def _painted(shape: Shape) -> str:
    rule = "*" if shape.even_odd else ""
    if shape.fill:
        return f"{'B' if shape.stroke else 'f'}{rule}"
    return "S" if shape.stroke else "n"


def _box(art: Art) -> tuple[int, int, int, int]:
    """What the drawing covers at most: its points, and half a line's width around them."""
    drawn = [shape for shape in art.shapes if len(shape.points)]
    if not drawn:
        return 0, 0, 0, 0
    low = np.min([shape.points.min(axis=0) - shape.width / 2 for shape in drawn], axis=0)
    high = np.max([shape.points.max(axis=0) + shape.width / 2 for shape in drawn], axis=0)
    left, top = np.floor(low * GRID).astype(np.intp).tolist()
    right, bottom = np.ceil(high * GRID).astype(np.intp).tolist()
    return left, top, right, bottom
