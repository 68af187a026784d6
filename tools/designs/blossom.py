"""A branch of cherry in flower: angular wood, blossoms from all sides, buds on threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from designs.leaves import leaf, swell, times
from designs.pen import Curve, Sheet, sprung

if TYPE_CHECKING:
    from numpy.random import Generator


def flower(chance: Generator, radius: float, *, tilt: float = 1.0, turn: float = 0.0) -> Sheet:
    """A blossom of five notched petals about 0, 0; `tilt` is how flat it is seen, 1 from above."""
    sheet = Sheet()
    order = chance.permutation(5)
    start = chance.uniform(0, 72)
    for n in order:
        _petal(sheet, start + 72 * n + chance.normal(0, 3), radius * (1 + chance.normal(0, 0.04)))
    sheet = sheet.scaled(1, tilt)
    threads = Sheet()
    for n in range(13):
        angle = 360 / 13 * n + chance.normal(0, 7)
        long = radius * chance.uniform(0.3, 0.52)
        thread = sprung((0, 0), angle, long, chance.normal(0, 12))
        threads.blade("ink", thread, lambda _: 0.055, knots=2)
        threads.dot("centre", thread.at(1), 0.3)
    threads.dot("centre", (0, 0), radius * 0.07)
    sheet.add(threads.scaled(1, 0.45 + 0.55 * tilt))
    return sheet.turned(turn)


def _petal(sheet: Sheet, angle: float, long: float) -> None:
    """A round petal with a notch at its tip, a blush at its foot, two veins."""
    way = np.radians(angle)
    along, across = np.array([np.cos(way), -np.sin(way)]), np.array([np.sin(way), np.cos(way)])

    def ring(grow: float) -> list[np.ndarray]:
        rim = (
            (0.04, 0.05), (0.30, 0.27), (0.62, 0.40), (0.90, 0.30), (1.00, 0.12), (0.91, 0.0),
            (1.00, -0.12), (0.90, -0.30), (0.62, -0.40), (0.30, -0.27), (0.04, -0.05),
        )  # fmt: skip
        middle = along * long * 0.55
        points = [(along * a + across * b) * long for a, b in rim]
        return [p + (p - middle) / np.hypot(*(p - middle)) * grow for p in points]

    sheet.closed("ink", ring(0.13))
    sheet.closed("petal", ring(0))
    foot = Curve([np.zeros(2), along * long * 0.5])
    sheet.blade("blush", foot, times(swell(0.75, 0.7), long * 0.13), knots=4)
    for side in (-1, 0, 1):
        end = (along * 0.72 + across * side * 0.17) * long
        vein = Curve([along * long * 0.1, (along * 0.4 + across * side * 0.07) * long, end])
        sheet.blade("blush", vein, lambda t: 0.1 * (1.1 - t), knots=2)


def bud(chance: Generator, size: float) -> Sheet:
    """A bud that opens upward from 0, 0."""
    sheet = Sheet()
    spine = sprung((0, 0), 90 + chance.normal(0, 4), size, chance.normal(0, 10))
    f = swell(0.6, 0.75)
    sheet.blade("ink", spine, times(f, size * 0.37, 0.13), knots=5)
    sheet.blade("petal", spine, times(f, size * 0.37), knots=5)
    sheet.blade("blush", spine, times(f, size * 0.37), lambda t: -f(t) * size * 0.1, knots=5)
    for side in (-1, 1):
        cup = sprung((0, 0), 90 - side * 24, size * 0.46, side * 34)
        sheet.blade("ink", cup, times(swell(0.5, 0.9), size * 0.11), knots=4)
    return sheet


def branch(seed: int) -> Sheet:
    """A branch that enters at the upper left and reaches down to the right."""
    chance = np.random.default_rng(seed)
    main = [(0, 0), (13, 6), (24, 7.5), (36, 14.5), (49, 16), (62, 23.5), (74, 26)]
    side_one = [(24, 7.5), (33, 3.5), (44, 4.5), (55, 1.5)]
    side_two = [(36, 14.5), (42, 23), (51, 29.5), (57, 38)]
    sheet, wood, blooms = Sheet(), Sheet(), Sheet()
    for points, thick, thin in ((side_one, 1.15, 0.35), (side_two, 1.3, 0.35), (main, 2.6, 0.4)):
        curve = Curve(points)
        wood.stem("wood", curve, thick, thin, knots=12)
    _knots(wood, Curve(main), chance)
    for x, y, angle, size in (
        (66.0, 24.6, -70, 13), (19.0, 6.8, -62, 12), (53.0, 33.0, 12, 12), (45.0, 4.2, 60, 10),
        (74.0, 26.0, -8, 12), (57.0, 38.0, -22, 11), (55.0, 1.5, 8, 9), (31.0, 12.0, -100, 10),
    ):  # fmt: skip
        spine = sprung((x, y), angle, size, chance.normal(0, 18))
        leaf(sheet, spine, size * 0.34, shape=(0.75, 1.1), contour=(0.14, 0.2), rib=0.16, veins=4)
    for x, y, radius, tilt, turn in (
        (37.0, 17.5, 8.6, 0.94, 10), (50.5, 14, 8.2, 0.86, -20), (43.5, 26.5, 7.6, 0.74, 32),
        (26, 4.0, 7.6, 0.82, 14), (63.5, 21.5, 7.0, 0.9, -8), (55.2, 25.5, 6.3, 0.62, -40),
        (45, -0.5, 5.9, 0.7, -12),
    ):  # fmt: skip
        blooms.add(flower(chance, radius, tilt=tilt, turn=turn).moved(x, y))
    for x, y, angle, long, swelling in (
        (52.0, 30.0, -82, 8.0, 4.3), (56.4, 37.0, -100, 7.0, 3.8), (70.0, 25.6, -98, 9.0, 4.4),
        (74.0, 26.0, -35, 6.0, 3.6), (54.5, 1.6, -38, 6.0, 3.6), (14.0, 6.3, -96, 7.5, 4.2),
        (33.0, 3.6, 62, 5.5, 3.8),
    ):  # fmt: skip
        thread = sprung((x, y), angle, long, chance.normal(0, 10) - 16)
        wood.stem("wood", thread, 0.34, 0.24, knots=3)
        wood.add(bud(chance, swelling).turned(thread.angle(1) - 90).moved(*thread.at(1)))
    sheet.add(wood)
    sheet.add(blooms)
    return sheet


def _knots(sheet: Sheet, wood: Curve, chance: Generator) -> None:
    """What the bark shows: short paler strokes along the light side."""
    for t in np.linspace(0.06, 0.8, 9):
        here = wood.at(t) + wood.across(t) * 0.25 * (1 - t)
        stroke = sprung(here, wood.angle(t) + chance.normal(0, 8), chance.uniform(1.0, 2.4), 0)
        sheet.blade("bark", stroke, times(swell(0.7, 0.7), 0.13), knots=2)


def spray(seed: int) -> Sheet:
    """A single blossom with a bud and a leaf: small enough to strew or to head a note."""
    chance = np.random.default_rng(seed)
    sheet = Sheet()
    spine = sprung((2, 3), -150, 12, 20)
    leaf(sheet, spine, 3.8, shape=(0.75, 1.1), contour=(0.14, 0.2), rib=0.16, veins=4)
    spine = sprung((2, 3), -28, 10, -16)
    leaf(sheet, spine, 3.2, shape=(0.75, 1.1), contour=(0.14, 0.2), rib=0.16, veins=4)
    thread = sprung((0, 0), 62, 11, -20)
    sheet.stem("wood", thread, 0.34, 0.24, knots=3)
    sheet.add(bud(chance, 4.2).turned(thread.angle(1) - 90).moved(*thread.at(1)))
    sheet.add(flower(chance, 7.0, tilt=0.9, turn=6))
    return sheet
