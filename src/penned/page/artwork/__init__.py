"""Somebody's own artwork, PDF, SVG, PNG or JPEG: on a card's front, and as a logo."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from penned.errors import BadInput, Refused
from penned.page.artwork import drawn, raster, vector
from penned.page.artwork.source import MOST_BYTES, Source
from penned.page.page import Picture
from penned.stationery.paper import Rect
from penned.units import MM_PER_INCH

if TYPE_CHECKING:
    from penned.stationery.paper import Card, Panel

_WANTED_DPI, _LEAST_DPI = 300, 150
_ALIKE = 0.003  # of a side: what is off by less is not cut
_WORTH_SAYING = 0.02
_SAME_SIZE = 0.5  # mm
_ENDS = (
    "It ends where the paper is cut, and the cut may show white; "
    "let it reach {bleed:.1f} mm beyond."
)
_ABOVE = 0.46  # of the room left over round a picture that is shown whole
_LOGO_WIDTH = 30.0  # mm, of a logo of pixels


class _Fitted(NamedTuple):
    """Which part of the artwork goes where on the upright front, and what is to be said of it."""

    part: Rect
    area: Rect
    remarks: tuple[str, ...]


def front(
    data: bytes, card: Card, *, where: str, fit: bool = False, bleed: bool = False
) -> Picture:
    """The artwork over the whole front; with `fit` all of it, inside the margins.

    With `bleed` it covers what is cut off too, unless its shape is that of the front without:
    nothing of that may be lost. A PDF that has bleed of its own keeps it. `data` is the file and
    `where` its name. The picture's area is told in the upright front's own coordinates. Raises
    `BadInput` for what is no picture or broken, `Refused` for what is locked, too coarse, or of a
    kind that would not print as it looks.
    """
    source = _read(data, where)
    fitted = _fit(source, card, fit=fit, bleed=bleed)
    dpi = _dpi(source, fitted)
    if dpi and dpi < _LEAST_DPI:
        raise Refused(
            f"the picture would be printed at {dpi:.0f} dots to the inch, and show it",
            where=where,
            cure=_sizes(source, fitted),
        )
    return Picture(source.kind, _cut(source, fitted.part), fitted.area)


def remarks(
    data: bytes, card: Card, *, where: str, fit: bool = False, bleed: bool = False
) -> tuple[str, ...]:
    """What one should know of the artwork on this card, each with `where` before it."""
    source = _read(data, where)
    fitted = _fit(source, card, fit=fit, bleed=bleed)
    said = [*source.remarks, *fitted.remarks]
    dpi = _dpi(source, fitted)
    if dpi and round(dpi) < _WANTED_DPI:
        said.append(
            f"It is printed at {dpi:.0f} dots to the inch; {_WANTED_DPI} look sharp. "
            f"{_sizes(source, fitted)}"
        )
    return tuple(f"{where}: {each[:1].lower()}{each[1:]}" for each in said)


def logo(data: bytes, *, where: str) -> Picture:
    """The artwork as a logo: whole, its area in its own size with the upper left corner at 0, 0."""
    source = _read(data, where)
    width = source.width if source.is_drawing else _LOGO_WIDTH
    area = Rect(0, 0, width, width * source.height / source.width)
    return Picture(source.kind, source.data, area)


@lru_cache(maxsize=4)
def _read(data: bytes, where: str) -> Source:
    if len(data) > MOST_BYTES:
        raise Refused(
            f"the file has {len(data) / 1e6:.0f} MB; more than {MOST_BYTES / 1e6:.0f} are not read",
            where=where,
        )
    start = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return drawn.read(data, where=where)
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return raster.read(data, where=where)
    if start.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE", b"\xef\xbb\xbf<")):
        return drawn.read(vector.to_pdf(data, where=where), where=where)
    raise BadInput("it is no PDF, SVG, PNG or JPEG", where=where)


def _fit(source: Source, card: Card, *, fit: bool, bleed: bool) -> _Fitted:
    panel = _front(card)
    paper = Rect(0, 0, panel.area.width, panel.area.height)
    whole = Rect(0, 0, source.width, source.height)
    if fit:
        return _shown_whole(source.trim or whole, paper.inset(card.safe_margin))
    reach = _with_bleed(panel, card)
    if source.trim is not None and source.trim != whole:
        return _by_trim(source, source.trim, paper, reach)
    if _is_as_large(source, reach):
        return _Fitted(whole, reach, ())
    if not bleed:
        return _covering(whole, paper)
    if _off(whole, paper) > min(_off(whole, reach), _WORTH_SAYING):
        return _covering(whole, reach)
    part, area, said = _covering(whole, paper)
    return _Fitted(part, area, (_ENDS.format(bleed=card.bleed), *said))


def _off(one: Rect, other: Rect) -> float:
    """By how much the shapes of two areas differ, of 1."""
    return abs(one.width / one.height / (other.width / other.height) - 1)


def _is_as_large(source: Source, reach: Rect) -> bool:
    """Whether a drawing has the very size of a front with its bleed, and says so by that alone."""
    off = (source.width - reach.width, source.height - reach.height)
    return source.is_drawing and max(map(abs, off)) < _SAME_SIZE


def _front(card: Card) -> Panel:
    for name in ("front", "face"):
        if card.has(name):
            return card.panel(name)
    raise Refused(f"the card “{card.name}” has no front")


def _with_bleed(panel: Panel, card: Card) -> Rect:
    """The upright front with its bleed: beyond the cut edges, not beyond a fold."""
    area, bleed = panel.area, card.bleed
    left, top = (bleed if at < 0.01 else 0.0 for at in (area.x, area.y))
    right = bleed if card.width - area.right < 0.01 else 0.0
    bottom = bleed if card.height - area.bottom < 0.01 else 0.0
    if panel.turn:
        left, top, right, bottom = right, bottom, left, top
    return Rect(0.0 - left, 0.0 - top, area.width + left + right, area.height + top + bottom)


def _shown_whole(part: Rect, room: Rect) -> _Fitted:
    scale = min(room.width / part.width, room.height / part.height)
    width, height = part.width * scale, part.height * scale
    x = room.x + (room.width - width) / 2
    return _Fitted(part, Rect(x, room.y + (room.height - height) * _ABOVE, width, height), ())


def _covering(whole: Rect, reach: Rect) -> _Fitted:
    """All of the reach is covered; what is too much of the artwork is cut off evenly."""
    scale = max(reach.width / whole.width, reach.height / whole.height)
    width, height = reach.width / scale, reach.height / scale
    part = Rect((whole.width - width) / 2, (whole.height - height) / 2, width, height)
    if max(1 - width / whole.width, 1 - height / whole.height) < _ALIKE:
        part = whole
    said = []
    for share, sides in (
        (1 - width / whole.width, "width, at the left and the right"),
        (1 - height / whole.height, "height, at the top and the foot"),
    ):
        if share > _WORTH_SAYING:
            said.append(
                f"It has another shape than the front: {share:.0%} of its {sides}, is cut off."
            )
    return _Fitted(part, reach, tuple(said))


def _by_trim(source: Source, trim: Rect, paper: Rect, reach: Rect) -> _Fitted:
    """The trim that a PDF tells is laid on the paper's edge; its bleed as far as it goes."""
    scale = max(paper.width / trim.width, paper.height / trim.height)
    x = (paper.width - trim.width * scale) / 2 - trim.x * scale
    y = (paper.height - trim.height * scale) / 2 - trim.y * scale
    left, top = max(reach.x, x), max(reach.y, y)
    right, bottom = (
        min(reach.right, x + source.width * scale),
        min(reach.bottom, y + source.height * scale),
    )
    area = Rect(left, top, right - left, bottom - top)
    part = Rect((left - x) / scale, (top - y) / scale, area.width / scale, area.height / scale)
    short = max(left - reach.x, top - reach.y, reach.right - right, reach.bottom - bottom)
    said = []
    if short > 0.1:
        wanted = max(-reach.x, -reach.y, reach.right - paper.right)
        said.append(
            f"Its bleed is {wanted - short:.1f} mm; a print shop wants {wanted:.1f} mm, "
            "or the cut may show white."
        )
    off = max(trim.width * scale / paper.width, trim.height * scale / paper.height) - 1
    if off > _WORTH_SAYING:
        said.append(f"It has another shape than the front: {off / (1 + off):.0%} of it is cut off.")
    return _Fitted(part, area, tuple(said))


def _cut(source: Source, part: Rect) -> bytes:
    if part == Rect(0, 0, source.width, source.height):
        return source.data
    return drawn.cut(source, part) if source.is_drawing else raster.cut(source, part)


def _dpi(source: Source, fitted: _Fitted) -> float:
    """Dots to the inch as it is printed; 0 where all is drawn."""
    scale = fitted.area.width / fitted.part.width
    if source.is_drawing:
        return source.pixels / scale * MM_PER_INCH
    return MM_PER_INCH / scale


def _sizes(source: Source, fitted: _Fitted) -> str:
    """What would be sharp: how large it may be, and how many pixels it needs."""
    share = _dpi(source, fitted) / _WANTED_DPI
    inches = [side / MM_PER_INCH for side in (fitted.area.width, fitted.area.height)]
    small = " x ".join(f"{side * share:.1f}" for side in inches)
    needed = " x ".join(f"{side * _WANTED_DPI:,.0f}" for side in inches)
    return f"It is sharp up to {small} inches; this front wants {needed} pixels."
