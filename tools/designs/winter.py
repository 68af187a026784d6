"""Winter: bare twigs with berries, a sprig of fir, and stars."""

from __future__ import annotations

import numpy as np

from designs.leaves import berry, swell, times, twig
from designs.pen import Curve, Sheet, sprung


def bough(seed: int) -> Sheet:
    """A bare bough that hangs in from the upper left and forks, with berries on its twigs."""
    chance = np.random.default_rng(seed)
    sheet, fruit = Sheet(), Sheet()
    main = Curve([(0, 0), (12, 5.5), (26, 8), (40, 15), (55, 18.5), (70, 27)])
    _twigs(sheet, fruit, main, (2.2, 0.28), chance, depth=0)
    side = Curve([(12, 5.5), (19, 14), (23, 25), (30, 34), (33, 46)])
    _twigs(sheet, fruit, side, (1.4, 0.26), chance, depth=0)
    sheet.add(fruit)
    return sheet


def _twigs(  # noqa: PLR0913 - a bough and where its parts are drawn
    sheet: Sheet,
    fruit: Sheet,
    bough: Curve,
    ends: tuple[float, float],
    chance: np.random.Generator,
    *,
    depth: int,
) -> None:
    thick, thin = ends
    side = 1 if depth % 2 else -1
    count = (8, 4, 0)[depth]
    for n in range(count):
        t = 0.16 + 0.8 * n / max(count - 1, 1) + chance.normal(0, 0.015)
        t = min(t, 0.985)
        side = -side
        long = (
            bough.length * (0.3 - 0.17 * t) * (1 + chance.normal(0, 0.12)) * (1 if depth else 0.82)
        )
        arm = twig(
            chance,
            bough.at(t),
            bough.angle(t) + side * (44 - 10 * t),
            long,
            -side * 22,
            wander=0.02,
        )
        here = thick + (thin - thick) * t
        _twigs(sheet, fruit, arm, (max(here * 0.5, 0.36), 0.24), chance, depth=depth + 1)
    if depth and chance.random() < (0.45 if depth == 2 else 0.5):
        end = bough.at(1)
        radius = 1.15 + chance.normal(0, 0.12)
        berry(fruit, end + bough.way(1) * radius * 0.8, radius, contour=0.13)
        fruit.dot("ink", end + bough.way(1) * radius * 1.55, 0.16)
    if depth:
        for t in (0.45, 0.78):
            budding = sprung(bough.at(t), bough.angle(t) + side * 30, 1.15, 0)
            sheet.blade("wood", budding, times(swell(0.6, 0.8), 0.3), knots=3)
    sheet.stem("wood", bough, thick, thin, knots=10 if depth == 0 else 5)


def star(points: int, outer: float, inner: float) -> Sheet:
    """A star of slim rays, every other one shorter, each with a lit half."""
    sheet = Sheet()
    for n in range(points):
        long = outer if n % 2 == 0 else inner
        way = 90 + 360 * n / points
        a, b = np.radians(way), np.radians(way + 360 / points / 2)
        c = np.radians(way - 360 / points / 2)
        core = outer * 0.115
        tip = (np.cos(a) * long, -np.sin(a) * long)
        left = (np.cos(b) * core, -np.sin(b) * core)
        right = (np.cos(c) * core, -np.sin(c) * core)
        sheet.polygon("star", [(0, 0), left, tip, right])
    return sheet


def stars() -> Sheet:
    """Three stars, the middle one larger and higher."""
    sheet = star(8, 4.4, 2.2)
    for side in (-1, 1):
        sheet.add(star(8, 2.9, 1.4).moved(side * 15, 4.2))
    return sheet


def flake(size: float) -> Sheet:
    """A snow crystal of six arms with three pairs of needles each."""
    sheet = Sheet()
    for n in range(6):
        arm = Sheet()
        main = sprung((0, 0), 90, size, 0)
        arm.stem("star", main, 0.36, 0.24, knots=2)
        for t, long in ((0.38, 0.2), (0.6, 0.3), (0.8, 0.17)):
            for side in (1, -1):
                needle = sprung(main.at(t), 90 + side * 58, size * long, 0)
                arm.stem("star", needle, 0.3, 0.2, knots=2)
        arm.dot("star", main.at(1), 0.32)
        sheet.add(arm.turned(60 * n))
    return sheet


def fir(seed: int, long: float = 46.0) -> Sheet:
    """A sprig of fir with two small cones."""
    chance = np.random.default_rng(seed)
    sheet = Sheet()
    stalk = twig(chance, (0, 0), 66, long, -18, wander=0.004)
    arms = [stalk]
    for t, side in ((0.22, 1), (0.34, -1), (0.52, 1), (0.62, -1)):
        arms.append(
            sprung(stalk.at(t), stalk.angle(t) + side * 42, long * (0.5 - 0.34 * t), -side * 16)
        )
    for arm in arms[::-1]:
        sheet.stem("wood", arm, 0.62, 0.3, knots=4)
        count = int(arm.length / 1.05)
        for n in range(count):
            t = 0.05 + 0.95 * n / count
            for side in (1, -1):
                size = 5.4 * (1 - 0.45 * t) * (1 + chance.normal(0, 0.1))
                way = arm.angle(t) + side * (50 - 20 * t + chance.normal(0, 5))
                needle = sprung(arm.at(t), way, size, -side * 12)
                tone = "leaf" if chance.random() < 0.6 else "deep"
                sheet.blade(tone, needle, times(swell(0.45, 0.7), 0.27), knots=3)
        tip = sprung(arm.at(0.99), arm.angle(1), 3.6, 0)
        sheet.blade("leaf", tip, times(swell(0.45, 0.7), 0.27), knots=3)
    return sheet
