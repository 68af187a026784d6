"""An olive branch: narrow leaves in loose pairs, some shown from below, and a few olives."""

from __future__ import annotations

import numpy as np

from designs.leaves import berry, leaf, twig
from designs.pen import Curve, Sheet, sprung


def branch(  # noqa: PLR0913 - a branch has these traits
    seed: int, *, length: float = 88.0, pairs: int = 11, lean: float = 80.0, bend: float = 26.0,
    fruit: tuple[float, ...] = (0.2, 0.34, 0.52),
) -> Sheet:  # fmt: skip
    """One branch that rises from 0, 0."""
    chance = np.random.default_rng(seed)
    stalk = twig(chance, (0, 0), lean, length, bend)
    back, front = Sheet(), Sheet()
    for n in range(pairs):
        t = 0.13 + 0.83 * n / (pairs - 1)
        for side in (1, -1):
            here = t + (0.028 if side > 0 else -0.012) + chance.normal(0, 0.006)
            if here > 0.985:
                continue
            size = length * (0.25 - 0.1 * abs(here - 0.38) - 0.085 * here**3)
            size *= 1 + chance.normal(0, 0.07)
            open_ = 58 - 26 * here + chance.normal(0, 5)
            way = stalk.angle(here) + side * open_
            spine = sprung(stalk.at(here), way, size, -side * (16 + chance.normal(0, 10)))
            behind = chance.random() < 0.3
            under = chance.random() < 0.28
            leaf(
                back if behind else front,
                spine,
                size * (0.178 + chance.normal(0, 0.01)),
                shape=(1.0, 1.05),
                lit=1 if side > 0 else -1,
                roles=("light", "", "ink") if under else ("leaf", "light", "ink"),
            )
    end = sprung(stalk.at(1), stalk.angle(1) + 4, length * 0.13, -14)
    leaf(front, end, length * 0.026, shape=(0.9, 1.0))
    sheet = Sheet()
    sheet.add(back)
    sheet.stem("ink", stalk, 0.95, 0.3, knots=8)
    sheet.add(front)
    for n, t in enumerate(fruit):
        side = 1 if n % 2 == 0 else -1
        _olive(sheet, stalk, t, side, chance)
    return sheet


def _olive(sheet: Sheet, stalk: Curve, t: float, side: int, chance: np.random.Generator) -> None:
    stem = sprung(stalk.at(t), stalk.angle(t) + side * 78, 6.5, -side * 50)
    sheet.stem("ink", stem, 0.3, 0.22, knots=3)
    way = stem.way(1)
    radius = 2.25 + chance.normal(0, 0.12)
    berry(
        sheet,
        stem.at(1) + way * radius * 1.15,
        radius,
        squash=1.28,
        turn=stem.angle(1) - 90 + chance.normal(0, 5),
    )
