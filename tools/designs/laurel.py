"""A laurel wreath: two boughs that part at the foot and nearly meet above, with a few berries."""

from __future__ import annotations

import numpy as np

from designs.leaves import berry, leaf
from designs.pen import Curve, Sheet, sprung


def wreath(seed: int, *, radius: float = 36.0, gap: float = 9.0) -> Sheet:
    """Round 0, 0. The right bough is the left one's mirror, grown by another chance."""
    sheet = Sheet()
    left = _bough(np.random.default_rng(seed), radius, gap)
    right = _bough(np.random.default_rng(seed + 1), radius, gap).mirrored()
    sheet.add(left)
    sheet.add(right)
    return sheet


def _bough(chance: np.random.Generator, radius: float, gap: float) -> Sheet:
    """From the foot, round the left, up to the gap."""
    angles = np.radians(np.linspace(277, 90 + gap, 15))
    ring = [
        (np.cos(a) * r, -np.sin(a) * r)
        for n, a in enumerate(angles)
        for r in [radius * (1 + 0.012 * np.sin(n * 1.3 + chance.random()))]
    ]
    stalk = Curve(ring)
    back, front = Sheet(), Sheet()
    count = 15
    for n in range(count):
        t = 0.07 + 0.9 * n / (count - 1)
        for side in (1, -1):
            here = min(t + (0.018 if side > 0 else 0.0), 0.995)
            size = radius * (0.33 - 0.13 * here**2) * (1 + chance.normal(0, 0.06))
            size *= 0.9 if side < 0 else 1.0
            way = stalk.angle(here) + side * (38 - 8 * here + chance.normal(0, 4))
            spine = sprung(stalk.at(here), way, size, side * (6 + chance.normal(0, 6)) - side * 22)
            leaf(
                front if side > 0 else back,
                spine,
                size * 0.3,
                shape=(0.85, 0.95),
                lit=-1 if side > 0 else 1,
                contour=(0.14, 0.22),
                rib=0.18,
            )
    tip = sprung(stalk.at(1), stalk.angle(1), radius * 0.19, -16)
    leaf(front, tip, radius * 0.055, shape=(0.85, 0.95), contour=(0.14, 0.22), rib=0.16)
    sheet = Sheet()
    sheet.add(back)
    sheet.stem("ink", stalk, 0.75, 0.25, knots=12)
    sheet.add(front)
    for t, side in ((0.2, 1), (0.245, 1), (0.43, -1), (0.62, 1), (0.65, 1), (0.83, -1)):
        stem = sprung(stalk.at(t), stalk.angle(t) + side * 80, radius * 0.075, -side * 40)
        sheet.stem("ink", stem, 0.26, 0.2, knots=2)
        berry(sheet, stem.at(1) + stem.way(1) * 0.9, 1.05 + chance.normal(0, 0.08))
    return sheet
