"""A page as SVG of centre lines in millimetres, one layer for each pen: what plotter tools read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from penned.press.plot.route import route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.page.page import Page
    from penned.press.plot.route import Line, Stroke

_DOT = 0.02  # mm that a dot is long: vpype leaves out a line of no length
_SPACES = (
    'xmlns="http://www.w3.org/2000/svg" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
)


def plot_svg(page: Page) -> str:
    """The page's strokes in writing order; a layer's name begins with its number.

    `Refused` for a page with print on it, which no pen can write, or with no writing.
    """
    return "\n".join(_svg(page, route(page))) + "\n"


def _svg(page: Page, lines: tuple[Line, ...]) -> Iterator[str]:
    width, height = f"{page.width:.6g}", f"{page.height:.6g}"
    yield (
        f'<svg {_SPACES} width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}" '
        f"lang={quoteattr(page.language)}>"
    )
    yield f"<title>{escape(page.title)}</title>"
    for number, pen in enumerate(dict.fromkeys(line.pen for line in lines), 1):
        yield (
            f'<g inkscape:groupmode="layer" inkscape:label={quoteattr(f"{number} {pen}")} '
            f'id="layer{number}" fill="none" stroke={quoteattr(pen.colour)} '
            f'stroke-width="{pen.width:g}" stroke-linecap="round" stroke-linejoin="round">'
        )
        yield from (_path(one) for line in lines if line.pen == pen for one in line.strokes)
        yield "</g>"
    yield "</svg>"


def _path(stroke: Stroke) -> str:
    points = stroke.points
    if len(points) == 1:
        points = np.concatenate((points, points + np.array((_DOT, 0.0))))
    places = (points.round(3) + 0.0).tolist()
    return f'<path d="M{" L".join(f"{x:.7g},{y:.7g}" for x, y in places)}"/>'
