"""A fern frond: leaflets in leaflets, all one silhouette, the tip still a little rolled."""

from __future__ import annotations

import numpy as np

from designs.leaves import swell, times, twig
from designs.pen import Curve, Sheet, sprung


def frond(seed: int, *, length: float = 110.0, lean: float = 76.0, bend: float = -46.0) -> Sheet:
    """One frond that rises from 0, 0 and leans over."""
    chance = np.random.default_rng(seed)
    stalk = twig(chance, (0, 0), lean, length, bend, wander=0.002)
    sheet = Sheet()
    pairs = 22
    for n in range(pairs):
        t = 0.17 + 0.82 * (n / (pairs - 1)) ** 0.92
        grown = swell(0.42, 1.12)((t - 0.12) / 0.885)
        for side in (1, -1):
            here = min(t + (0.011 if side > 0 else 0), 0.995)
            size = length * 0.25 * grown * (1 + chance.normal(0, 0.03)) + 0.9
            way = stalk.angle(here) + side * (66 - 20 * here + chance.normal(0, 1.6))
            spine = sprung(stalk.at(here), way, size, -side * (20 + chance.normal(0, 4)))
            _leaflet(sheet, spine, size, chance)
    tip = sprung(stalk.at(0.985), stalk.angle(1), length * 0.028, -20)
    sheet.blade("leaf", tip, times(swell(0.5, 1), length * 0.006))
    sheet.stem("stem", stalk, 1.0, 0.28, knots=9)
    return sheet


def _leaflet(sheet: Sheet, spine: Curve, size: float, chance: np.random.Generator) -> None:
    """A leaflet of small lobes on both sides, larger at its base."""
    if size < 5.0:
        sheet.blade("leaf", spine, times(swell(0.5, 0.9), 0.3 + size * 0.09), knots=4)
        return
    sheet.blade("leaf", spine, lambda t: 0.17 * (1.3 - t), knots=3)
    lobes = max(4, int(size / 1.55))
    for n in range(lobes):
        t = 0.07 + 0.87 * n / lobes
        long = 2.55 * (1 - t) ** 0.6 * min(1, 0.7 + 5 * t) * (0.45 + 0.55 * min(1, size / 20))
        for side in (1, -1):
            here = min(t + (0.025 if side > 0 else 0), 0.98)
            way = spine.angle(here) + side * (58 + chance.normal(0, 3))
            lobe = sprung(spine.at(here), way, long * (1 + chance.normal(0, 0.06)), -side * 30)
            sheet.blade("leaf", lobe, times(swell(0.5, 0.7), 0.3 + long * 0.11), knots=3)
    end = sprung(spine.at(0.93), spine.angle(0.93), size * 0.08 + 0.7, 0)
    sheet.blade("leaf", end, times(swell(0.5, 0.9), 0.34), knots=3)
