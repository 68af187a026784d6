"""Wild flowers as they stand in a meadow: each plant rises from the ground line at 0, 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from designs.leaves import leaf, swell, times, twig
from designs.pen import Curve, Sheet, sprung

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator

_LINE = (0.1, 0.16)


def parsley(chance: Generator, height: float = 52.0) -> Sheet:
    """Cow parsley: umbels of umbels."""
    sheet = Sheet()
    stalk = twig(chance, (0, 0), 88, height * 0.8, chance.normal(0, 6), wander=0.004)
    for t, side in ((0.32, 1), (0.5, -1)):
        _feather(sheet, stalk, t, side, height * 0.2)
    sheet.stem("stem", stalk, 0.75, 0.45, knots=6)
    _umbel(sheet, stalk.at(1), stalk.angle(1), height * 0.24, chance, count=9)
    arm = sprung(stalk.at(0.66), stalk.angle(0.66) - 28, height * 0.24, 16)
    sheet.stem("stem", arm, 0.42, 0.32, knots=3)
    _umbel(sheet, arm.at(1), arm.angle(1), height * 0.13, chance, count=7)
    return sheet


def _umbel(  # noqa: PLR0913 - where it stands, how large, by chance
    sheet: Sheet, root: np.ndarray, way: float, size: float, chance: Generator, *, count: int
) -> None:
    for n in range(count):
        spread = (n / (count - 1) - 0.5) * 136
        ray = sprung(root, way + spread * 0.72, size * (1 - 0.16 * abs(spread) / 68), spread * 0.3)
        sheet.stem("stem", ray, 0.24, 0.2, knots=3)
        for k in range(9):
            fan = (k / 8 - 0.5) * 150
            tiny = sprung(ray.at(1), ray.angle(1) + fan * 0.8, size * 0.17, fan * 0.3)
            sheet.stem("stem", tiny, 0.16, 0.13, knots=2)
            for _ in range(2):
                spot = tiny.at(1) + chance.normal(0, 0.34, 2)
                sheet.dot("umbel", spot, 0.36 * (1 + chance.normal(0, 0.14)))


def _feather(sheet: Sheet, stalk: Curve, t: float, side: int, size: float) -> None:
    """A cut leaf, like a small fern."""
    spine = sprung(stalk.at(t), stalk.angle(t) + side * 46, size, -side * 34)
    sheet.stem("leaf", spine, 0.34, 0.2, knots=3)
    for n in range(5):
        here = 0.3 + 0.62 * n / 4
        for turn in (1, -1):
            long = size * 0.4 * (1.2 - here)
            lobe = sprung(spine.at(here), spine.angle(here) + turn * 44, long, -turn * 24)
            sheet.blade("leaf", lobe, times(swell(0.8, 0.9), 0.22 + long * 0.07), knots=3)
            for m in (0.34, 0.6):
                for fork in (1, -1):
                    small = sprung(
                        lobe.at(m), lobe.angle(m) + fork * 40, long * (0.62 - m * 0.5), 0
                    )
                    sheet.blade("leaf", small, times(swell(0.8, 0.9), 0.22 + long * 0.03), knots=2)
    end = sprung(spine.at(0.95), spine.angle(1), size * 0.16, 0)
    sheet.blade("leaf", end, times(swell(0.8, 0.9), 0.3), knots=3)


def poppy(chance: Generator, height: float = 46.0) -> Sheet:
    """A poppy, with a bud that nods."""
    sheet = Sheet()
    stalk = twig(chance, (0, 0), 86, height * 0.82, chance.normal(4, 4), wander=0.006)
    nod = sprung((0.4, 0), 97, height * 0.56, 22)
    sheet.stem("stem", nod, 0.5, 0.36, knots=5)
    hook = sprung(nod.at(1), nod.angle(1), height * 0.12, 150)
    sheet.stem("stem", hook, 0.36, 0.34, knots=4)
    drop = sprung(hook.at(1), hook.angle(1), 5.4, 8)
    sheet.blade("ink", drop, times(swell(0.55, 0.7), 1.75, 0.14), knots=5)
    sheet.blade("stem", drop, times(swell(0.55, 0.7), 1.75), knots=5)
    sheet.blade("petal", drop, lambda t: 0.34 * t, lambda t: 0.2 * t, knots=3, span=(0.5, 0.97))
    for t, side, size in ((0.08, 1, 15), (0.16, -1, 13), (0.3, 1, 9)):
        _feather(sheet, stalk, t, side, size)
    sheet.stem("stem", stalk, 0.65, 0.42, knots=6)
    bloom = Sheet()
    for angle, wide, tall in ((90, 10.5, 10.4), (132, 9.6, 9.0), (48, 9.6, 9.0)):
        _poppy_petal(bloom, angle, wide, tall, chance)
    for n in range(21):
        thread = sprung((0, -2.4), 8 + 164 * n / 20, 3.1 + chance.normal(0, 0.35), 0)
        bloom.blade("ink", thread, lambda _: 0.06, knots=2)
        bloom.dot("ink", thread.at(1), 0.3)
    bloom.dot("leaf", (0, -3.4), 1.25, 0.95)
    for n in range(5):
        ray = sprung((0, -3.5), 18 + 36 * n, 1.15, 0)
        bloom.blade("ink", ray, lambda _: 0.07, knots=2)
    for angle, wide, tall in ((163, 6.4, 8.6), (17, 6.4, 8.6)):
        _poppy_petal(bloom, angle, wide, tall, chance)
    _poppy_petal(bloom, 90, 11.6, 3.5, chance)
    sheet.add(bloom.turned(stalk.angle(1) - 90).moved(*stalk.at(1)))
    return sheet


def _poppy_petal(sheet: Sheet, angle: float, wide: float, tall: float, chance: Generator) -> None:
    """A crumpled fan of a petal with its foot at 0, 0."""
    rim = [(0.03, 0.05), (0.34, 0.36), (0.72, 0.5), (0.93, 0.38), (0.99, 0.16)]
    rim += [(0.95 + chance.normal(0, 0.02), 0.0), (1.0, -0.15), (0.92, -0.38), (0.7, -0.5)]
    rim += [(0.33, -0.35), (0.03, -0.05)]
    way = np.radians(angle)
    along, across = np.array([np.cos(way), -np.sin(way)]), np.array([np.sin(way), np.cos(way)])
    points = [along * a * tall * (1 + chance.normal(0, 0.018)) + across * b * wide for a, b in rim]
    middle = np.mean(points, axis=0)
    sheet.closed("ink", [p + (p - middle) / np.hypot(*(p - middle)) * 0.14 for p in points])
    sheet.closed("petal", points)
    for n in range(7):
        side = (n - 3) / 3
        end = along * tall * (0.82 - 0.1 * abs(side)) + across * side * wide * 0.34
        crease = Curve([along * tall * 0.2 + across * side * 0.4, end * 0.6, end])
        sheet.blade("fold", crease, times(swell(0.6, 1.2), 0.1), knots=3)


def daisy(chance: Generator, height: float = 34.0) -> Sheet:
    """An ox-eye daisy, seen a little from the side, and a second one behind."""
    sheet = Sheet()
    for lean, part, radius, tilt in ((97, 0.72, 4.4, 0.62), (86, 0.94, 5.4, 0.82)):
        stalk = twig(chance, (0, 0), lean, height * part, (90 - lean) * 1.2, wander=0.005)
        sheet.stem("stem", stalk, 0.55, 0.36, knots=5)
        for t, side in ((0.2, 1), (0.36, -1), (0.52, 1)):
            blade = sprung(stalk.at(t), stalk.angle(t) + side * 30, 6.2 - 4 * t, -side * 24)
            leaf(sheet, blade, 1.5, shape=(0.9, 0.9), lit=0, contour=(0, 0), rib=0, knots=4)
        bloom = Sheet()
        count = 17
        for n in chance.permutation(count):
            ray = sprung((0, 0), 360 * n / count + chance.normal(0, 3), radius, chance.normal(0, 8))
            long = swell(0.62, 0.36)
            bloom.blade("ink", ray, times(long, radius * 0.135, 0.11), knots=4)
            bloom.blade("white", ray, times(long, radius * 0.135), knots=4)
            bloom.blade("shade", ray, lambda _: 0.07, knots=2, span=(0.35, 0.8))
        bloom.dot("ink", (0, 0), radius * 0.31 + 0.12)
        bloom.dot("centre", (0, 0), radius * 0.31)
        for _ in range(14):
            spot = chance.normal(0, radius * 0.11, 2)
            bloom.dot("ink", spot, 0.1)
        sheet.add(bloom.scaled(1, tilt).turned(stalk.angle(1) - 90).moved(*stalk.at(1)))
    return sheet


def lavender(chance: Generator, height: float = 40.0) -> Sheet:
    """Three spikes of lavender."""
    sheet = Sheet()
    for lean, part in ((106, 0.84), (75, 0.76), (91, 1.0)):
        stalk = twig(chance, (chance.normal(0, 0.4), 0), lean, height * part, (90 - lean) * 0.9)
        sheet.stem("stem", stalk, 0.46, 0.3, knots=5)
        for t, side in ((0.16, 1), (0.2, -1), (0.34, -1), (0.37, 1)):
            blade = sprung(stalk.at(t), stalk.angle(t) + side * 22, height * 0.2, -side * 12)
            leaf(sheet, blade, 1.0, lit=0, contour=(0, 0), rib=0, knots=4)
        rows = 9
        for n in range(rows):
            t = 0.66 + 0.33 * n / (rows - 1)
            if n == 1:
                t -= 0.025
            for turn in (-62, 62, -26, 26, 0):
                size = (2.35 - 1.0 * n / rows) * (0.86 if turn == 0 else 1)
                way = stalk.angle(t) + turn + chance.normal(0, 5)
                cup = sprung(stalk.at(t), way, size, -turn * 0.35)
                tone = "bloom" if abs(turn) != 26 else "bloom2"
                cup_shape = swell(0.6, 0.5)
                sheet.blade("ink", cup, times(cup_shape, size * 0.22, 0.08), knots=4)
                sheet.blade(tone, cup, times(cup_shape, size * 0.22), knots=4)
    return sheet


def grass(chance: Generator, height: float = 42.0) -> Sheet:
    """Two ears of grass between their blades."""
    sheet = Sheet()
    for lean, long, bend in ((112, 0.5, 34), (72, 0.6, -38), (98, 0.72, 18)):
        blade = sprung((chance.normal(0, 0.5), 0), lean, height * long, bend)
        sheet.blade("leaf", blade, lambda t: 0.62 * (1 - t) ** 0.7 * (0.6 + 0.4 * min(1, t * 4)))
    for lean, part, bend in ((94, 1.0, 16), (84, 0.82, -22)):
        stalk = sprung((0, 0), lean, height * part, bend)
        sheet.stem("stem", stalk, 0.4, 0.2, knots=6)
        for n in range(13):
            t = 0.68 + 0.31 * n / 12
            for side in (1, -1):
                ear = sprung(
                    stalk.at(t), stalk.angle(t) + side * (30 - 12 * n / 12), 3.1, -side * 16
                )
                sheet.blade("paper", ear, times(swell(0.6, 1.0), 0.5, 0.13), knots=4)
                sheet.blade("grain", ear, times(swell(0.6, 1.0), 0.5), knots=4)
                awn = sprung(ear.at(0.9), ear.angle(1), 2.4, side * 10)
                sheet.blade("grain", awn, lambda _: 0.065, knots=2)
    return sheet


def cornflower(chance: Generator, height: float = 48.0) -> Sheet:
    """A cornflower over its scaly cup."""
    sheet = Sheet()
    stalk = twig(chance, (0, 0), 92, height * 0.86, -6, wander=0.006)
    sheet.stem("stem", stalk, 0.55, 0.4, knots=6)
    for t, side, size in ((0.14, 1, 17), (0.27, -1, 15), (0.44, 1, 11), (0.6, -1, 8), (0.74, 1, 5)):
        blade = sprung(stalk.at(t), stalk.angle(t) + side * 24, size, -side * 26)
        leaf(sheet, blade, 1.5, shape=(0.9, 1.1), lit=0, contour=(0, 0), rib=0.0, knots=4)
    bloom = Sheet()
    for layer, (count, spread, long) in enumerate(((9, 176, 7.4), (7, 132, 7.0), (5, 84, 6.2))):
        for n in range(count):
            angle = 90 + (n / (count - 1) - 0.5) * spread + chance.normal(0, 3)
            _trumpet(bloom, angle, long, "bloom" if layer != 1 else "bloom2")
    for n in range(9):
        thread = sprung((0, 0), 90 + (n - 4) * 13, 4.2, 0)
        bloom.blade("ink", thread, lambda _: 0.08, knots=2)
    cup = sprung((0, 4.6), 90, 5.6, 0)
    bloom.blade("ink", cup, times(swell(0.62, 0.5), 1.9, 0.14), knots=5)
    bloom.blade("stem", cup, times(swell(0.62, 0.5), 1.9), knots=5)
    for row in range(4):
        for n in range(3 + row % 2):
            x = (n - (2 + row % 2) / 2) * 1.05
            scale = Curve([(x - 0.5, 3.5 - row), (x, 3.0 - row), (x + 0.5, 3.5 - row)])
            bloom.blade("ink", scale, lambda _: 0.07, knots=3)
    sheet.add(bloom.turned(stalk.angle(1) - 90).moved(*stalk.at(1)).moved(0, -4.2))
    return sheet


def _trumpet(sheet: Sheet, angle: float, long: float, role: str) -> None:
    """A floret that widens into five points."""
    way = np.radians(angle)
    along, across = np.array([np.cos(way), -np.sin(way)]), np.array([np.sin(way), np.cos(way)])
    rim = (
        (0.0, 0.03), (0.5, 0.07), (0.78, 0.26), (1.0, 0.3), (0.86, 0.15), (1.06, 0.11),
        (0.88, 0.02), (1.09, -0.03), (0.87, -0.1), (1.02, -0.2), (0.82, -0.2), (0.92, -0.34),
        (0.72, -0.2), (0.5, -0.07), (0.0, -0.03),
    )  # fmt: skip
    points = [(along * a + across * b) * long for a, b in rim]
    middle = along * long * 0.7
    sheet.polygon("ink", [p + (p - middle) / np.hypot(*(p - middle)) * 0.12 for p in points])
    sheet.polygon(role, points)


PLANTS: dict[str, Callable[[Generator], Sheet]] = {
    "parsley": parsley,
    "poppy": poppy,
    "daisy": daisy,
    "lavender": lavender,
    "grass": grass,
    "cornflower": cornflower,
}


def grown(name: str, seed: int) -> Sheet:
    """One of the plants, by its name."""
    return PLANTS[name](np.random.default_rng(seed))
