"""A magnolia in line: a flower just open, a bud, and large leaves on knotty wood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from designs.leaves import leaf, swell, times
from designs.pen import Curve, Sheet, sprung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike


def _petal(
    sheet: Sheet, points: ArrayLike, folds: Sequence[ArrayLike],
    role: str = "petal",
) -> None:  # fmt: skip
    """A petal with a swelling contour, and strokes that follow its bowl."""
    sheet.outlined(role, points, line=(0.13, 0.26))
    for fold in folds:
        sheet.blade("ink", Curve(fold), times(swell(0.35, 1.3), 0.11), knots=4)


def flower() -> Sheet:
    """The open flower; its foot is at 0, 0. Petals from back to front."""
    sheet = Sheet()
    _petal(
        sheet,
        [(0, -2), (-5, -9), (-7.5, -18), (-5.5, -26), (0, -31), (5, -27), (7.8, -19), (5.5, -9)],
        [[(-1, -8), (-2.6, -16), (-1.8, -25)], [(1.5, -9), (3.4, -17), (2.6, -24)]],
    )
    _petal(
        sheet,
        [
            (-1, -2),
            (-9, -7),
            (-16.5, -14),
            (-20.5, -22),
            (-18, -27.5),
            (-11, -24),
            (-5, -16),
            (-1.5, -8),
        ],
        [[(-3.5, -7), (-9.5, -14), (-15.5, -22.5)], [(-5.5, -7.2), (-11.5, -13), (-17, -20.5)]],
    )
    _petal(
        sheet,
        [
            (1, -2),
            (2.5, -9),
            (6.5, -17),
            (13, -23),
            (19.5, -24.5),
            (20.5, -19),
            (15.5, -11),
            (8, -5.5),
        ],
        [[(3.6, -7), (9.5, -14.5), (16.5, -21)], [(5.5, -7), (11.5, -13), (17.5, -17.8)]],
    )
    for n in range(9):
        spot = sprung((0, -9.5), 90 + (n - 4) * 21, 4.2 + (n % 2) * 0.8, (n - 4) * -5)
        sheet.blade("ink", spot, times(swell(0.4, 0.5), 0.5, 0.12), knots=3)
        sheet.blade("light", spot, times(swell(0.4, 0.5), 0.5), knots=3)
    _petal(
        sheet,
        [
            (0, 0),
            (-7.5, -2),
            (-17, -2.5),
            (-26, -7.5),
            (-27.5, -12.5),
            (-20, -12),
            (-10, -9.5),
            (-3, -6),
        ],
        [[(-4, -3.2), (-12, -6), (-22, -9.5)], [(-5, -2.2), (-13, -4), (-21.5, -6.6)]],
    )
    _petal(
        sheet,
        [
            (0, 0),
            (4, -6),
            (11, -9.5),
            (20, -10.5),
            (27, -13.5),
            (27.5, -8.5),
            (20.5, -2.5),
            (8.5, -0.8),
        ],
        [[(4.5, -3.6), (13, -6.2), (22.5, -8.6)], [(6, -2.4), (13.5, -3.8), (20.5, -5.4)]],
    )
    _petal(
        sheet,
        [(0, 0.6), (-6, -2.6), (-9.5, -9), (-8.2, -14.6), (-2.5, -12.6), (3.8, -14), (8.8, -9.6),
         (6.4, -2.8)],
        [[(-1.4, -2.2), (-4.2, -6.4), (-5, -11)], [(0.3, -2), (0.6, -6), (0.3, -10)],
         [(1.8, -2.2), (4.4, -5.6), (5.4, -9.8)]],
    )  # fmt: skip
    return sheet


def bud() -> Sheet:
    """A bud with its furry sheath half off, its foot at 0, 0."""
    sheet = Sheet()
    _petal(
        sheet,
        [
            (0, 0),
            (-3.6, -3.5),
            (-4.4, -9),
            (-2.4, -15),
            (0.6, -18.6),
            (2.6, -13),
            (3.8, -7),
            (3, -2),
        ],
        [[(-0.8, -3), (-1.8, -8), (-0.6, -14.5)]],
    )
    _petal(
        sheet,
        [(0.2, 0.2), (-1.2, -5), (0.2, -11), (1.6, -15.5), (4, -10.5), (4.4, -5), (2.6, -0.8)],
        [[(1.4, -2.6), (1.9, -7), (1.9, -11.5)]],
    )
    for way, bend in ((118, -34), (64, 30)):
        sheath = sprung((0, 0.6), way, 6.6, bend)
        sheet.blade("ink", sheath, times(swell(0.5, 0.9), 1.35, 0.15), knots=4)
        sheet.blade("light", sheath, times(swell(0.5, 0.9), 1.35), knots=4)
    return sheet


def branch(seed: int) -> Sheet:
    """A branch that rises from the lower left; the flower stands in its upper part."""
    chance = np.random.default_rng(seed)
    wood = Curve([(-20, 62), (-13, 49), (-11.5, 37), (-4, 25), (-3.4, 12), (0, 1)])
    arm = Curve([(-11.5, 37), (-21, 29), (-25.5, 18), (-33, 11.5)])
    twig = Curve([(-4, 25), (7, 19.5), (17, 19)])
    sheet, front = Sheet(), Sheet()
    for x, y, angle, size, lit in (
        (-13.0, 48.0, 168, 27, 1), (-33, 11.5, 196, 21, 1), (-22, 27, 128, 17, -1),
        (17, 19, -14, 27, -1), (8, 19.5, 62, 13, 1), (-12, 42, -2, 24, -1), (-15, 52, -42, 18, -1),
    ):  # fmt: skip
        foot = sprung((x, y), angle, 2.4, 0)
        spine = sprung(foot.at(1), angle, size, chance.normal(0, 8) + lit * 16)
        sheet.stem("ink", foot, 0.6, 0.42, knots=2)
        leaf(
            sheet, spine, size * 0.39, shape=(0.85, 0.8), lit=lit, contour=(0.15, 0.26), veins=6,
            rib=0.26,
        )  # fmt: skip
    for curve, thick, thin in ((arm, 1.5, 0.8), (twig, 1.3, 0.6), (wood, 2.7, 1.5)):
        sheet.stem("ink", curve, thick + 0.28, thin + 0.28, knots=9)
        sheet.stem("light", curve, thick, thin, knots=9)
        for t in np.linspace(0.08, 0.86, 8):
            ring = Curve([curve.at(t) + curve.across(t) * w for w in (-0.3, 0.0, 0.32)])
            sheet.blade("ink", ring, lambda _: 0.07, knots=2)
    front.add(bud().turned(28).moved(-33, 11.5))
    front.add(flower().turned(-3).moved(0, 2))
    sheet.add(front)
    return sheet
