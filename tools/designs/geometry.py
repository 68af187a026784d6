"""Fans, tiles and scales drawn with compasses."""

from __future__ import annotations

import numpy as np

from designs.leaves import swell, times
from designs.pen import Curve, Sheet, sprung


def fan(radius: float = 9.0) -> Sheet:
    """A fan that fits between its neighbours; its middle is 0, 0 and its foot `radius` below."""
    sheet = Sheet()
    rim = _rim(radius)
    sheet.paths.append(("ground", _straightened(rim), 0.0))
    for bow in (1.0, 1.16, 1.45, 2.05, 3.9, np.inf):
        for side in (1, -1) if np.isfinite(bow) else (1,):
            rib = _rib(radius, bow, side)
            if bow == 1.0:
                sheet.line("line", rib, 0.3, knots=8)
            else:
                sheet.blade("line", rib, lambda t: 0.07 + 0.13 * t, knots=6, span=(0.2, 0.9))
    top = [(np.cos(a) * radius, -np.sin(a) * radius) for a in np.radians(np.linspace(0, 180, 17))]
    sheet.line("line", Curve(top), 0.3, knots=8)
    inner = [
        (np.cos(a) * radius * 0.9, -np.sin(a) * radius * 0.9)
        for a in np.radians(np.linspace(6, 174, 17))
    ]
    sheet.line("line", Curve(inner), 0.16, knots=8)
    pearl = [(np.cos(a) * radius * 0.95, -np.sin(a) * radius * 0.95) for a in np.radians(
        np.linspace(12, 168, 13))]  # fmt: skip
    for x, y in pearl:
        sheet.dot("line", (x, y), 0.14)
    foot = sprung((0, radius * 0.97), 90, radius * 0.42, 0)
    sheet.blade("accent", foot, times(swell(0.7, 0.8), radius * 0.085), knots=4)
    return sheet


def _rib(radius: float, bow: float, side: int) -> Curve:
    """From the foot to the rim along a circle that leaves the foot upright."""
    if not np.isfinite(bow):
        return Curve([(0, radius), (0, 0), (0, -radius)])
    far = bow * radius
    points = []
    for turn in np.linspace(0, np.pi / 2, 200):
        x, y = far - far * np.cos(turn), radius - far * np.sin(turn)
        if np.hypot(x, y) > radius * 1.0001 and turn > 0.05:
            break
        points.append((side * x, y))
    kept = np.array(points)[np.linspace(0, len(points) - 1, 14).astype(int)]
    return Curve(kept)


def _rim(radius: float) -> np.ndarray:
    """The outline of the visible part of a scale."""
    top = [(np.cos(a) * radius, -np.sin(a) * radius) for a in np.radians(np.linspace(180, 0, 25))]
    right = [
        (radius - np.sin(a) * radius, radius - np.cos(a) * radius)
        for a in np.radians(np.linspace(0, 90, 13))
    ]
    left = [(-x, y) for x, y in right][::-1]
    return np.array([*top, *right[1:], *left[1:-1]])


def _straightened(rim: np.ndarray) -> list[tuple[str, np.ndarray]]:
    return [("M", rim[:1]), *(("L", p[None]) for p in rim[1:]), ("Z", np.empty((0, 2)))]


def tile(size: float = 22.0) -> Sheet:
    """A painted tile of which four make a larger figure; its middle is 0, 0."""
    half = size / 2
    sheet = Sheet()
    sheet.polygon("paper", [(-half, -half), (half, -half), (half, half), (-half, half)])
    for x in (-1, 1):
        for y in (-1, 1):
            corner = Sheet()
            for radius, wide in ((0.44, 0.30), (0.36, 0.15)):
                a = np.radians(np.linspace(0, 90, 9))
                ring = [
                    (
                        -half + np.cos(t) * half * radius * 1.9,
                        -half + np.sin(t) * half * radius * 1.9,
                    )
                    for t in a
                ]
                corner.line("line", Curve(ring), wide, knots=5)
            for angle, role, long in ((45, "blue", 0.42), (22, "wash", 0.40), (68, "wash", 0.40)):
                petal = sprung((-half, -half), -angle, half * long, 0)
                corner.blade(
                    role, petal, times(swell(0.9, 0.6), half * 0.065), knots=4, span=(0.08, 1)
                )
            for t in np.linspace(9, 81, 7):
                way = np.radians(t)
                spot = (-half + np.cos(way) * half * 0.76, -half + np.sin(way) * half * 0.76)
                corner.dot("blue", spot, 0.28)
            sheet.add(corner.scaled(-x, -y))
    for n in range(8):
        way = 45 * n
        long = half * (0.62 if n % 2 == 0 else 0.5)
        petal = sprung((0, 0), way, long, 0)
        f = swell(0.85, 0.7)
        wide = half * (0.115 if n % 2 == 0 else 0.1)
        sheet.blade("line", petal, times(f, wide, 0.16), knots=5, span=(0.14, 1))
        sheet.blade(
            "blue" if n % 2 == 0 else "wash", petal, times(f, wide), knots=5, span=(0.16, 1)
        )
    sheet.dot("line", (0, 0), half * 0.085 + 0.14)
    sheet.dot("accent", (0, 0), half * 0.085)
    for n in range(4):
        way = np.radians(90 * n)
        along, across = np.array([np.cos(way), np.sin(way)]), np.array([-np.sin(way), np.cos(way)])
        middle = along * half
        diamond = [middle + across * 1.05, middle - along * 1.7, middle - across * 1.05]
        sheet.polygon("accent", diamond)
        for side in (1, -1):
            curl = Curve(
                [middle - along * 3.2, middle - along * 2.6 + across * side * 1.3,
                 middle - along * 0.9 + across * side * 1.75]
            )  # fmt: skip
            sheet.blade("line", curl, times(swell(0.6, 0.9), 0.2), knots=4)
    return sheet


def bracket(size: float = 20.0) -> Sheet:
    """A corner of steps and a quarter sun, drawn for the upper left; its point is 0, 0."""
    sheet = Sheet()
    for n, (inset, long, wide) in enumerate(
        ((0.0, 1.0, 0.4), (1.3, 0.86, 0.18), (2.2, 0.72, 0.18))
    ):
        reach = size * long
        for flip in (False, True):
            path = Curve([(inset + wide / 2, inset), (reach, inset)])
            part = Sheet()
            part.line("line", path, wide, knots=1)
            if flip:
                part = part.mapped(lambda p: p[:, ::-1].copy())
            sheet.add(part)
        if n == 2:
            for k in range(5):
                ray = sprung(
                    (inset + 0.4, inset + 0.4), -9 - 18 * k, size * (0.42 if k % 2 == 0 else 0.3), 0
                )
                sheet.blade(
                    "accent" if k % 2 else "line",
                    ray,
                    lambda t: 0.1 + 0.2 * t,
                    knots=2,
                    span=(0.3, 1),
                )
    return sheet


def flourish(wide: float = 46.0) -> Sheet:
    """A calligrapher's double curl with a leaf in the middle, 0, 0; symmetrical."""
    sheet = Sheet()
    half = wide / 2
    for side in (1, -1):
        own = Sheet()
        sweep = Curve(
            [(1.6, 0.2), (half * 0.3, -1.9), (half * 0.62, 0.5), (half * 0.88, 0.6),
             (half * 0.97, -1.1), (half * 0.86, -1.9), (half * 0.79, -1.0)]
        )  # fmt: skip
        own.blade(
            "line",
            sweep,
            lambda t: 0.07 + 0.3 * np.sin(np.pi * min(t * 1.25, 1.0)) ** 1.5,
            knots=12,
        )
        small = Curve(
            [(half * 0.3, -1.85), (half * 0.42, 1.7), (half * 0.22, 2.5), (half * 0.2, 1.5)]
        )
        own.blade("line", small, lambda t: 0.07 + 0.16 * np.sin(np.pi * t) ** 1.3, knots=8)
        bud = sprung((half * 0.5, -0.9), 38, 3.2, -26)
        own.blade("accent", bud, times(swell(0.8, 0.9), 0.62), knots=4)
        sheet.add(own if side > 0 else own.mirrored())
    for way, long in ((90, 4.4), (128, 3.0), (52, 3.0)):
        petal = sprung((0, 0.9), way, long, 0)
        sheet.blade("accent", petal, times(swell(0.8, 0.8), long * 0.17), knots=4)
    sheet.dot("line", (0, 1.7), 0.42)
    return sheet
