"""The pen of the designs' illustrator: curves, and blades along them, written as compact SVG."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.interpolate import CubicSpline

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    Row = NDArray[np.float64]
    Profile = Callable[[float], float]

UNITS = 100  # to the millimetre
_SHADE = np.array([0.6, 0.8])  # the light falls from the upper left


class Curve:
    """A smooth line through points, run through from 0 to 1 at an even pace; mm, y downward."""

    def __init__(self, points: ArrayLike) -> None:
        given = np.asarray(points, dtype=np.float64)
        along = np.append(0, np.cumsum(np.hypot(*np.diff(given, axis=0).T)))
        self.length = float(along[-1])
        kind = "natural" if len(given) > 2 else "not-a-knot"
        if len(given) == 2:
            given = np.array([given[0], given.mean(axis=0), given[1]])
            along = np.array([0, along[-1] / 2, along[-1]])
        self._spline = CubicSpline(along / along[-1], given, bc_type=kind)

    def at(self, t: float) -> Row:
        """The point there."""
        point: Row = self._spline(t)
        return point

    def way(self, t: float) -> Row:
        """The direction there, of length 1."""
        way: Row = self._spline(t, 1)
        return way / max(float(np.hypot(*way)), 1e-9)

    def across(self, t: float) -> Row:
        """To the left of the way, of length 1."""
        x, y = self.way(t)
        return np.array([y, -x])

    def angle(self, t: float) -> float:
        """Degrees of the way, counter-clockwise from the right."""
        x, y = self.way(t)
        return float(np.degrees(np.arctan2(-y, x)))


def sprung(base: ArrayLike, angle: float, length: float, bend: float = 0.0) -> Curve:
    """A curve from `base`, off at `angle` degrees (0 right, 90 up), that bends by so many."""
    points = [np.asarray(base, dtype=np.float64)]
    parts = 10
    for n in range(parts):
        way = np.radians(angle + bend * (n + 0.5) / parts)
        points.append(points[-1] + np.array([np.cos(way), -np.sin(way)]) * length / parts)
    return Curve(np.array(points))


@dataclass
class Sheet:
    """What has been drawn so far, from back to front: role, path and width of each."""

    paths: list[tuple[str, list[tuple[str, Row]], float]] = field(default_factory=list)

    def add(self, other: Sheet) -> None:
        """Draw all of another sheet over this one."""
        self.paths += other.paths

    def blade(  # noqa: PLR0913 - a shape has these sides
        self,
        role: str,
        spine: Curve,
        left: Profile,
        right: Profile | None = None,
        *,
        knots: int = 6,
        span: tuple[float, float] = (0.0, 1.0),
    ) -> None:
        """An area along `spine`, `left(t)` and `right(t)` mm wide on its two sides."""
        right = right or left
        there = _side(spine, left, span, knots, 1)
        back = _side(spine, right, span[::-1], knots, -1)
        start = there[0][0]
        steps = [("M", np.array([start]))]
        steps += [("C", np.array(each[1:])) for each in there]
        if np.hypot(*(back[0][0] - there[-1][3])) > 0.02:
            steps.append(("L", np.array([back[0][0]])))
        steps += [("C", np.array(each[1:])) for each in back]
        steps.append(("Z", np.empty((0, 2))))
        self.paths.append((role, steps, 0.0))

    def stem(self, role: str, spine: Curve, thick: float, thin: float, knots: int = 6) -> None:
        """A stalk that tapers from `thick` to `thin`, mm, with a round end."""
        self.blade(role, spine, lambda t: (thick + (thin - thick) * t) / 2, knots=knots)

    def closed(self, role: str, points: ArrayLike) -> None:
        """A smooth closed shape through points."""
        given = np.asarray(points, dtype=np.float64)
        ring = np.vstack([given, given[:1]])
        along = np.append(0, np.cumsum(np.hypot(*np.diff(ring, axis=0).T)))
        spline = CubicSpline(along, ring, bc_type="periodic")
        steps = [("M", ring[:1])]
        for a, b in pairwise(along.tolist()):
            third = (b - a) / 3
            steps.append(
                (
                    "C",
                    np.array(
                        [
                            spline(a) + spline(a, 1) * third,
                            spline(b) - spline(b, 1) * third,
                            spline(b),
                        ]
                    ),
                )
            )
        steps.append(("Z", np.empty((0, 2))))
        self.paths.append((role, steps, 0.0))

    def outlined(
        self,
        role: str,
        points: ArrayLike,
        ink: str = "ink",
        line: tuple[float, float] = (0.11, 0.22),
    ) -> None:
        """A smooth closed shape and a line round it, thicker on the side away from the light."""
        given = np.asarray(points, dtype=np.float64)
        ring = np.vstack([given, given[:1]])
        along = np.append(0, np.cumsum(np.hypot(*np.diff(ring, axis=0).T)))
        spline = CubicSpline(along, ring, bc_type="periodic")
        inside = 0.5 * float(np.sum(ring[:-1, 0] * ring[1:, 1] - ring[1:, 0] * ring[:-1, 1]))
        outer = []
        for a, b in pairwise(along.tolist()):
            for t in (a, (a + b) / 2):
                x, y = spline(t, 1)
                away = np.array([y, -x]) / max(float(np.hypot(x, y)), 1e-9) * np.sign(inside)
                shade = (1 + float(away @ _SHADE)) / 2
                outer.append(spline(t) + away * (line[0] + (line[1] - line[0]) * shade))
        self.closed(ink, np.array(outer))
        self.closed(role, given)

    def dot(self, role: str, centre: ArrayLike, radius: float, squash: float = 1.0) -> None:
        """A small round or oval spot."""
        k = 0.5523
        x, y = np.asarray(centre, dtype=np.float64).tolist()
        rx, ry = radius, radius * squash
        ring = [
            (x + rx, y + ry * k), (x + rx * k, y + ry), (x, y + ry),
            (x - rx * k, y + ry), (x - rx, y + ry * k), (x - rx, y),
            (x - rx, y - ry * k), (x - rx * k, y - ry), (x, y - ry),
            (x + rx * k, y - ry), (x + rx, y - ry * k), (x + rx, y),
        ]  # fmt: skip
        points = np.array(ring)
        steps = [("M", np.array([(x + rx, y)]))]
        steps += [("C", points[n : n + 3]) for n in range(0, 12, 3)]
        steps.append(("Z", np.empty((0, 2))))
        self.paths.append((role, steps, 0.0))

    def polygon(self, role: str, points: ArrayLike) -> None:
        """An area with straight sides."""
        given = np.asarray(points, dtype=np.float64)
        steps = [("M", given[:1]), *(("L", each[None]) for each in given[1:])]
        self.paths.append((role, [*steps, ("Z", np.empty((0, 2)))], 0.0))

    def line(self, role: str, curve: Curve, width: float, knots: int = 6) -> None:
        """A line of even width."""
        sides = _side(curve, lambda _: 0.0, (0.0, 1.0), knots, 1)
        steps = [("M", np.array([sides[0][0]])), *(("C", np.array(s[1:])) for s in sides)]
        self.paths.append((role, steps, width))

    def mapped(self, change: Callable[[Row], Row]) -> Sheet:
        """The same, each point changed."""
        return Sheet(
            [
                (role, [(s, change(p) if len(p) else p) for s, p in steps], width)
                for role, steps, width in self.paths
            ]
        )

    def moved(self, dx: float, dy: float) -> Sheet:
        """The same elsewhere."""
        return self.mapped(lambda p: np.add(p, (dx, dy)))

    def turned(self, degrees: float, about: ArrayLike = (0, 0)) -> Sheet:
        """The same turned counter-clockwise."""
        a = np.radians(degrees)
        matrix = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
        middle = np.asarray(about, dtype=np.float64)
        return self.mapped(lambda p: (p - middle) @ matrix + middle)

    def scaled(self, across: float, down: float | None = None) -> Sheet:
        """The same in another size."""
        return self.mapped(lambda p: p * (across, across if down is None else down))

    def mirrored(self, x: float = 0.0) -> Sheet:
        """The same as in a mirror that stands at `x`."""
        return self.mapped(lambda p: p * (-1, 1) + (2 * x, 0))

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the ink."""
        sampled = [(_sampled(steps), width / 2) for _, steps, width in self.paths]
        low = np.min([p.min(axis=0) - half for p, half in sampled], axis=0)
        high = np.max([p.max(axis=0) + half for p, half in sampled], axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def svg(self, title: str, view: tuple[float, float, float, float] | None = None) -> str:
        """The drawing as a file; its view is the ink's box, where none is given."""
        left, top, right, bottom = view or self.box()
        width, height = round((right - left) * UNITS), round((bottom - top) * UNITS)
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
            f"<title>{title}</title>",
        ]
        for role, steps, wide in self.paths:
            line = (
                f' stroke-width="{round(wide * UNITS)}" fill="none" stroke="#333"' if wide else ""
            )
            data = _data([(s, p - (left, top)) for s, p in steps])
            lines.append(f'<path class="{role}"{line} d="{data}"/>')
        return "\n".join([*lines, "</svg>"]) + "\n"


def _side(
    spine: Curve, wide: Profile, span: tuple[float, float], knots: int, sign: int
) -> list[tuple[Row, Row, Row, Row]]:
    """Bezier curves along one side of a spine; the closer, the nearer an end of it."""

    def there(u: float) -> Row:
        t = span[0] + (span[1] - span[0]) * (1 - np.cos(np.pi * u)) / 2
        point: Row = spine.at(t) + sign * wide(t) * spine.across(t)
        return point

    pieces = []
    us = np.linspace(0, 1, knots + 1)
    for a, b in pairwise(us.tolist()):
        small = (b - a) * 0.01
        third = (b - a) / 3
        start = (there(a + small) - there(a)) / small
        end = (there(b) - there(b - small)) / small
        pieces.append((there(a), there(a) + start * third, there(b) - end * third, there(b)))
    return pieces


def _sampled(steps: list[tuple[str, Row]]) -> Row:
    points: list[Row] = []
    t = np.linspace(0, 1, 7)[1:, None]
    for step, given in steps:
        if step == "C":
            a = points[-1]
            b, c, d = given
            more = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
            points += list(more)
        else:
            points += list(given)
    return np.array(points)


def _data(steps: list[tuple[str, Row]]) -> str:
    """Path data in whole hundredths of a millimetre, each point told from the one before."""
    said = []
    here = np.zeros(2, dtype=int)
    last = ""
    for step, given in steps:
        if step == "Z":
            said.append("z")
            last = "z"
            continue
        whole = np.rint(given * UNITS).astype(int)
        moves = (whole - here).ravel() if step != "M" else whole.ravel()
        letter = "M" if step == "M" else step.lower()
        numbers = " ".join(map(str, moves)).replace(" -", "-")
        glue = " " if letter == last and not numbers.startswith("-") else ""
        said.append((glue if letter == last else letter) + numbers)
        last = letter
        here = whole[-1]
    return "".join(said)
