"""Leaves that fall in October, each with its foot at 0, 0 and its tip upward."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from designs.leaves import berry, leaf, swell, times
from designs.pen import Curve, Sheet, sprung

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator


def oak(chance: Generator) -> Sheet:
    """An oak leaf: round lobes that grow toward the tip, and an acorn's worth of stalk."""
    sheet = Sheet()
    spine = sprung((0, 0), 90, 27, chance.normal(6, 4))
    rim = (
        (0.0, 0.25), (0.06, 0.9), (0.11, 2.3), (0.15, 2.7), (0.19, 2.2), (0.225, 1.7), (0.27, 2.4),
        (0.31, 4.2), (0.35, 5.1), (0.40, 4.9), (0.43, 3.8), (0.455, 3.0), (0.50, 3.7), (0.54, 5.6),
        (0.58, 6.6), (0.63, 6.5), (0.665, 5.3), (0.69, 4.2), (0.73, 4.5), (0.765, 5.5), (0.81, 5.6),
        (0.845, 4.6), (0.865, 3.7), (0.90, 3.6), (0.95, 3.1), (0.985, 1.8),
    )  # fmt: skip
    left = [spine.at(t) + spine.across(t) * w * (1 + chance.normal(0, 0.02)) for t, w in rim]
    right = [
        spine.at(t - 0.03 * (2 < n < 24)) - spine.across(t) * w * (1 + chance.normal(0, 0.02))
        for n, (t, w) in enumerate(rim)
    ]
    sheet.outlined("rust", [*left, spine.at(1.0), *right[::-1]])
    stalk = sprung((0, 0), -92, 4.2, 16)
    sheet.stem("ink", stalk, 0.45, 0.6, knots=3)
    sheet.blade("ink", spine, lambda t: 0.19 * (1.1 - t), knots=4, span=(0, 0.92))
    for t, reach in ((0.1, 2.2), (0.26, 4.4), (0.46, 6.2), (0.68, 5.2)):
        for side in (1, -1):
            vein = sprung(spine.at(t), spine.angle(t) + side * 42, reach * 1.1, -side * 8)
            sheet.blade("ink", vein, lambda t: 0.1 * (1.15 - t), knots=2)
    return sheet


def beech(chance: Generator) -> Sheet:
    """A beech leaf: oval, with parallel veins and one half in the light."""
    sheet = Sheet()
    spine = sprung((0, 0), 90, 22, chance.normal(-8, 4))
    stalk = sprung((0, 0), -90, 4.5, -24)
    sheet.stem("ink", stalk, 0.36, 0.5, knots=3)
    leaf(
        sheet, spine, 12.4, shape=(0.62, 0.85), lit=1, contour=(0.15, 0.2), veins=8, rib=0.3,
        roles=("gold", "pale", "ink"),
    )  # fmt: skip
    return sheet


def ginkgo(chance: Generator) -> Sheet:
    """A ginkgo leaf: a fan on a long stalk, parted in the middle, with rays."""
    sheet = Sheet()
    stalk = sprung((0, 0), -84, 12, -22)
    sheet.stem("ink", stalk, 0.42, 0.5, knots=3)
    points = [(0.0, 0.2), (-1.2, -1.2), (-4.2, -3.4), (-8.2, -5.2)]
    rim = []
    for n, angle in enumerate(np.linspace(150, 30, 25)):
        far = 13.4 + 0.36 * np.sin(n * 2.3) + chance.normal(0, 0.1)
        far *= 1 - 0.05 * ((angle - 90) / 60) ** 4
        if abs(angle - 90) < 3:
            far *= 0.62
        way = np.radians(angle)
        rim.append((float(np.cos(way) * far), float(-np.sin(way) * far)))
    points += [*rim, (8.2, -5.2), (4.2, -3.4), (1.2, -1.2)]
    sheet.outlined("gold", points)
    for n, angle in enumerate(np.linspace(136, 44, 15)):
        if n != 7:
            ray = sprung((0, 0), angle, 11.2 - 2.8 * (n % 2), 0)
            sheet.blade("ink", ray, lambda t: 0.085 * (1.25 - t), knots=2, span=(0.1, 1.0))
    return sheet


def rowan(chance: Generator) -> Sheet:
    """A sprig of rowan: a cluster of berries and two feathered leaves."""
    sheet = Sheet()
    for lean, bend in ((128, 26), (58, -24)):
        spine = sprung((0, 0), lean, 20, bend)
        for n in range(6):
            t = 0.24 + 0.7 * n / 5
            for side in (1, -1):
                size = 6.6 * swell(0.5, 0.35)(0.15 + 0.75 * t)
                part = sprung(spine.at(t), spine.angle(t) + side * 56, size, -side * 12)
                leaf(
                    sheet, part, size * 0.34, shape=(0.7, 0.8), lit=side, contour=(0.13, 0.18),
                    rib=0.14, roles=("plum", "rust", "ink"), knots=4,
                )  # fmt: skip
        end = sprung(spine.at(0.98), spine.angle(1), 5.6, 0)
        leaf(
            sheet, end, 2.0, shape=(0.7, 0.8), lit=1, contour=(0.13, 0.18), rib=0.14,
            roles=("plum", "rust", "ink"), knots=4,
        )  # fmt: skip
        sheet.stem("ink", spine, 0.4, 0.26, knots=4)
    spots = [
        (-3.2, 4.4), (0.4, 3.8), (3.6, 4.7), (-4.6, 7.4), (-1.4, 7.0), (2.0, 7.4), (5.2, 7.6),
        (-2.9, 10.0), (0.5, 10.5), (3.7, 10.4), (-0.9, 13.1), (2.0, 13.3),
    ]  # fmt: skip
    for x, y in spots:
        stem = Curve([(0, 0), (x * 0.45, y * 0.55), (x, y)])
        sheet.stem("ink", stem, 0.26, 0.2, knots=3)
    for x, y in spots:
        berry(
            sheet, (x + chance.normal(0, 0.15), y + chance.normal(0, 0.15)), 1.55,
            roles=("red", "shine", "ink"), contour=0.14,
        )  # fmt: skip
        sheet.dot("ink", (x + 0.25, y + 1.05), 0.2)
    return sheet


def acorn(chance: Generator) -> Sheet:
    """Two acorns on a stalk."""
    sheet, stalks = Sheet(), Sheet()
    for x, turn, size in ((-2.6, 18, 1.0), (2.8, -22, 0.92)):
        own = Sheet()
        nut = sprung((0, 1.6), -90, 7.6, 0)
        own.blade("ink", nut, times(swell(0.36, 0.5), 2.75, 0.16), knots=6)
        own.blade("gold", nut, times(swell(0.36, 0.5), 2.75), knots=6)
        light = sprung((-1.3, 3.4), -86, 3.6, 10)
        own.blade("pale", light, times(swell(0.8, 0.8), 0.34), knots=3)
        tip = sprung((0, 9.0), -90, 0.9, 0)
        own.stem("ink", tip, 0.36, 0.16, knots=2)
        cup = [(-3.2, 3.0), (-3.3, 1.6), (-2.2, 0.2), (0, -0.4), (2.2, 0.2), (3.3, 1.6), (3.2, 3.0)]
        cup += [(1.6, 3.7), (0, 3.9), (-1.6, 3.7)]
        own.outlined("plum", cup)
        for row in range(3):
            for n in range(5 + row % 2):
                px = (n - (4 + row % 2) / 2) * 1.15
                arc = Curve([(px - 0.5, 1.0 + row), (px, 1.5 + row), (px + 0.5, 1.0 + row)])
                own.blade("ink", arc, lambda _: 0.07, knots=2)
        sheet.add(own.scaled(size).turned(turn).moved(x, 0))
        top = Curve([(x * 1.0, -0.2), (x * 0.55, -1.9), (0.0, -3.6)])
        stalks.stem("ink", top, 0.55, 0.42, knots=3)
    stalks.stem("ink", sprung((0, -3.3), 88 + chance.normal(0, 2), 4, 16), 0.48, 0.62, knots=3)
    sheet.paths[:0] = stalks.paths
    return sheet


LEAVES: dict[str, Callable[[Generator], Sheet]] = {
    "oak": oak,
    "beech": beech,
    "ginkgo": ginkgo,
    "rowan": rowan,
    "acorn": acorn,
}


def fallen(name: str, seed: int) -> Sheet:
    """One of them, by its name."""
    return LEAVES[name](np.random.default_rng(seed))
