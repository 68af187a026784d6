"""Leaves and fruit, as an illustrator draws them: a contour that swells, a lit half, a rib."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from designs.pen import Curve, Sheet, sprung

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import ArrayLike

    from designs.pen import Profile


def swell(rise: float, fall: float) -> Profile:
    """A width from 0 over 1 to 0: the larger `rise`, the slimmer the base; `fall`, the tip."""
    peak = rise / (rise + fall)
    top = peak**rise * (1 - peak) ** fall

    def width(t: float) -> float:
        t = min(max(t, 0.0), 1.0)
        return float(t**rise * (1 - t) ** fall / top)

    return width


def times(profile: Profile, factor: float, more: float = 0.0) -> Profile:
    """A profile made wider; `more` mm of line outside of it hold out to its ends."""
    return lambda t: profile(t) * factor + more * profile(t) ** 0.4


def leaf(  # noqa: PLR0913 - a leaf has these traits
    sheet: Sheet,
    spine: Curve,
    wide: float,
    *,
    shape: tuple[float, float] = (0.8, 0.9),
    lit: int = 1,
    contour: tuple[float, float] = (0.15, 0.26),
    roles: tuple[str, str, str] = ("leaf", "light", "ink"),
    rib: float = 0.2,
    veins: int = 0,
    knots: int = 6,
) -> None:
    """A leaf along `spine`, `wide` mm; `lit` is the side (1 left, -1 right, 0 none) in the light.

    contour: how thick the line is on the lit side and on the other; roles: of fill, light and line.
    """
    fill, light, ink = roles
    f = swell(*shape)
    half = wide / 2
    thin, thick = contour if lit >= 0 else contour[::-1]
    if max(contour):
        sheet.blade(ink, spine, times(f, half, thin), times(f, half, thick), knots=knots)
    sheet.blade(fill, spine, times(f, half), knots=knots)
    if lit and light:
        lit_side, other = times(f, half), lambda _: 0.0
        left, right = (lit_side, other) if lit > 0 else (other, lit_side)
        sheet.blade(light, spine, left, right, knots=knots)
    if rib:
        sheet.blade(ink, spine, lambda t: rib / 2 * (1 - t * 0.75), knots=3, span=(0.0, 0.86))
    for side in (1, -1):
        for n in range(veins):
            t = 0.14 + 0.66 * (n + (0.25 if side > 0 else 0)) / veins
            reach = f(min(t + 0.16, 0.97)) * half * 0.8
            start = spine.at(t)
            end = spine.at(min(t + 0.17, 0.98)) + side * reach * spine.across(t)
            middle = (start + end) / 2 - side * 0.06 * reach * spine.across(t)
            vein = Curve([start, middle, end])
            sheet.blade(ink, vein, lambda t: 0.06 * (1.3 - t), knots=2)


def berry(  # noqa: PLR0913 - a berry has these traits
    sheet: Sheet,
    centre: ArrayLike,
    radius: float,
    *,
    roles: tuple[str, str, str] = ("fruit", "shine", "ink"),
    contour: float = 0.16,
    squash: float = 1.0,
    turn: float = 0.0,
) -> None:
    """A round fruit with a small light on it."""
    fill, shine, ink = roles
    own = Sheet()
    if contour:
        own.dot(ink, (0.0, 0.0), radius + contour, squash)
        own.dot(fill, (-contour * 0.25, -contour * 0.25), radius, squash)
    else:
        own.dot(fill, (0.0, 0.0), radius, squash)
    if shine:
        light = Curve(
            [
                (-radius * 0.6, radius * 0.1 * squash),
                (-radius * 0.45, -radius * 0.42 * squash),
                (-radius * 0.02, -radius * 0.64 * squash),
            ]
        )
        own.blade(shine, light, lambda t: radius * 0.09 * np.sin(np.pi * (0.1 + 0.8 * t)), knots=3)
    sheet.add(own.turned(turn).moved(*np.asarray(centre, dtype=np.float64).tolist()))


def twig(  # noqa: PLR0913 - a sprung curve, by chance
    chance: Generator,
    base: ArrayLike,
    angle: float,
    length: float,
    bend: float,
    *,
    wander: float = 0.006,
) -> Curve:
    """A stalk that wanders a little on its way, as stalks do."""
    plain = sprung(base, angle, length, bend)
    points = []
    for t in np.linspace(0, 1, 7):
        aside = chance.normal(0, wander) * length if 0 < t < 1 else 0.0
        points.append(plain.at(t) + aside * plain.across(t))
    return Curve(np.array(points))
