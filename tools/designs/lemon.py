"""Lemons on the bough: fruit with a lit side and pores, leaves with their veins, a white flower."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from designs.leaves import leaf, swell, times
from designs.pen import Curve, Sheet, sprung

if TYPE_CHECKING:
    from numpy.random import Generator


def lemon(chance: Generator, long: float) -> Sheet:
    """A lemon that hangs from 0, 0, its nipple downward."""
    sheet = Sheet()
    half = long * 0.345

    def ring(grow: float) -> list[tuple[float, float]]:
        outline = (
            (0.0, 0.0), (0.16, 0.015), (0.62, 0.16), (0.93, 0.36), (1.0, 0.53), (0.86, 0.73),
            (0.5, 0.885), (0.2, 0.935), (0.1, 1.0),
        )  # fmt: skip
        right = [(x * half, y * long) for x, y in outline]
        left = [(-x * half, y * long) for x, y in outline[1:]][::-1]
        points = [*right, *left]
        middle = (0.0, long * 0.5)
        found = []
        for x, y in points:
            dx, dy = x - middle[0], y - middle[1]
            far = float(np.hypot(dx, dy))
            found.append((x + dx / far * grow, y + dy / far * grow))
        return found

    sheet.closed("ink", ring(0.17))
    sheet.closed("fruit", ring(-0.02))
    glow = Curve(
        [(-half * 0.38, long * 0.15), (-half * 0.66, long * 0.42), (-half * 0.4, long * 0.74)]
    )
    sheet.blade("shine", glow, times(swell(0.8, 0.8), half * 0.17), knots=4)
    for _ in range(26):
        x, y = chance.uniform(-0.1, 0.8) * half, chance.uniform(0.18, 0.86) * long
        if (x / half) ** 2 + ((y / long - 0.53) / 0.42) ** 2 < 0.72:
            sheet.dot("ink", (x, y), chance.uniform(0.07, 0.12))
    for n in range(5):
        cap = sprung((0, 0.1), -90 + (n - 2) * 48, long * 0.075, 0)
        sheet.blade("leaf", cap, times(swell(0.6, 0.8), long * 0.026), knots=3)
    return sheet


def flower(chance: Generator, size: float) -> Sheet:
    """A white flower of five thick petals, seen from above."""
    sheet = Sheet()
    for n in chance.permutation(5):
        petal = sprung((0, 0), 90 + 72 * n + chance.normal(0, 4), size, chance.normal(0, 12))
        f = swell(0.75, 0.5)
        sheet.blade("ink", petal, times(f, size * 0.25, 0.13), knots=5)
        sheet.blade("paper", petal, times(f, size * 0.25), knots=5)
        sheet.blade("ink", petal, lambda _: 0.055, knots=2, span=(0.3, 0.75))
    for n in range(9):
        thread = sprung((0, 0), 40 * n + 11, size * 0.3, 0)
        sheet.blade("ink", thread, lambda _: 0.06, knots=2)
        sheet.dot("fruit", thread.at(1), 0.32)
    return sheet


def branch(seed: int) -> Sheet:
    """A bough that comes from the upper left, with three lemons."""
    chance = np.random.default_rng(seed)
    stalk = Curve([(0, 0), (14, 2), (30, 7.5), (46, 16), (60, 28)])
    back, front, fruit = Sheet(), Sheet(), Sheet()
    arm = Curve([(30, 7.5), (34, 16), (34.5, 27)])
    for x, y, angle, size, lit in (
        (8.0, 1.0, -104, 24, 1), (19, 3.6, 34, 22, -1), (36, 10, 22, 27, -1), (46, 16, -4, 24, -1),
        (60, 28, -26, 25, 1), (58, 26, -88, 21, 1), (25, 5.5, -120, 22, -1),
    ):  # fmt: skip
        foot = sprung((x, y), angle, 2.2, 0)
        spine = sprung(foot.at(1), angle, size, chance.normal(0, 16) - lit * 12)
        target = back if chance.random() < 0.4 else front
        target.stem("ink", foot, 0.45, 0.36, knots=2)
        leaf(
            target, spine, size * 0.4, shape=(0.78, 1.0), lit=lit, contour=(0.14, 0.24), veins=6,
            rib=0.24,
        )  # fmt: skip
    for x, y, long, turn in ((33, 15.5, 25, 8), (49, 19, 23, -14), (16.5, 4.5, 21, 5)):
        stem = sprung((x, y - 2.5), -88, 3.0, 0)
        fruit.stem("ink", stem, 0.5, 0.44, knots=2)
        fruit.add(lemon(chance, long).turned(turn).moved(*stem.at(1)))
    sheet = Sheet()
    sheet.add(back)
    sheet.stem("ink", arm, 0.9, 0.5, knots=5)
    sheet.stem("ink", stalk, 1.35, 0.5, knots=9)
    sheet.add(fruit)
    sheet.add(front)
    sheet.add(flower(chance, 6.2).moved(27.5, 6.5))
    sheet.add(flower(chance, 5.0).scaled(1, 0.8).turned(30).moved(36.5, 3.0))
    return sheet
