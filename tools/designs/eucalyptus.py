"""Silver-dollar eucalyptus: round leaves in pairs on thin stalks, in two washes of colour."""

from __future__ import annotations

import numpy as np

from designs.leaves import swell, times, twig
from designs.pen import Curve, Sheet, sprung


def branch(seed: int, *, length: float = 84.0, lean: float = -78.0, bend: float = 30.0) -> Sheet:
    """One branch that leaves 0, 0 at `lean` degrees."""
    chance = np.random.default_rng(seed)
    stalk = twig(chance, (0, 0), lean, length, bend)
    back, front = Sheet(), Sheet()
    pairs = 10
    for n in range(pairs):
        t = 0.1 + 0.86 * n / (pairs - 1)
        for side in (1, -1):
            here = min(t + (0.02 if side > 0 else -0.015), 0.99)
            size = length * (0.165 - 0.095 * here**1.4) * (1 + chance.normal(0, 0.08))
            way = stalk.angle(here) + side * (64 - 22 * here + chance.normal(0, 9))
            foot = sprung(stalk.at(here), way, size * 0.16, side * 10)
            spine = sprung(foot.at(1), foot.angle(1), size, -side * chance.uniform(4, 22))
            squash = chance.choice([0.46, 0.43, 0.34, 0.25], p=[0.4, 0.3, 0.2, 0.1])
            lighter = chance.random() < 0.45
            target = back if chance.random() < 0.35 else front
            target.stem("stem", foot, 0.4, 0.3, knots=2)
            _leaf(target, spine, size * float(squash), lighter=lighter, side=side)
    tip = sprung(stalk.at(0.99), stalk.angle(1), length * 0.06, 10)
    _leaf(front, tip, length * 0.019, lighter=False, side=1)
    sheet = Sheet()
    sheet.add(back)
    sheet.stem("stem", stalk, 0.85, 0.3, knots=9)
    sheet.add(front)
    return sheet


def _leaf(sheet: Sheet, spine: Curve, half: float, *, lighter: bool, side: int) -> None:
    """A round leaf: a wash, a second one on the shaded half, and paper round it."""
    f = swell(0.5, 0.52)
    wash, shade = ("light", "leaf") if lighter else ("leaf", "deep")
    sheet.blade("paper", spine, times(f, half, 0.34), knots=6)
    sheet.blade("edge", spine, times(f, half, 0.17), knots=6)
    sheet.blade(wash, spine, times(f, half), knots=6)

    def shaded(t: float) -> float:
        return f(t) * half * (0.995 - 0.04 * t)

    sheet.blade(
        shade,
        spine,
        *((shaded, lambda _: 0.0) if side < 0 else (lambda _: 0.0, shaded)),
        knots=6,
    )
    sheet.blade("vein", spine, lambda t: 0.14 * (1 - t) + 0.05, knots=3, span=(0.0, 0.8))
