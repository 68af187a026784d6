from __future__ import annotations

import pypdfium2
import pytest

from penned.errors import BadInput, Refused
from penned.page.artwork.vector import to_pdf

WHITE = (255, 255, 255)


def svg(inside: str, frame: str = 'width="100mm" height="100mm" viewBox="0 0 100 100"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{inside}</svg>'.encode()


def colour_at(data: bytes, x: float, y: float) -> tuple[int, ...]:
    """What is seen at x, y of a drawing of 100 x 100."""
    page = pypdfium2.PdfDocument(to_pdf(data, where="mine.svg"))[0]
    image = page.render(scale=400 / page.get_width()).to_pil().convert("RGB")
    pixel = image.getpixel((int(x * 4), int(y * 4)))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize(
    "inside",
    [
        '<rect x="20" y="20" width="60" height="60" fill="red"/>',
        '<rect x="20" y="20" width="60" height="60" rx="9" fill="#f00"/>',
        '<circle cx="50" cy="50" r="30" fill="rgb(255,0,0)"/>',
        '<ellipse cx="50" cy="50" rx="30" ry="20" fill="red"/>',
        '<polygon points="50,20 80,80 20,80" fill="red"/>',
        '<path d="M20 20h60v60h-60z" style="fill:red"/>',
        '<style>.r{fill:red} /* x */</style><path class="r" d="M20 20H80V80H20Z"/>',
        '<g fill="red" transform="translate(50 50) rotate(45)"><circle r="20"/></g>',
        '<g fill="red" transform="scale(2)"><rect x="10" y="10" width="30" height="30"/></g>',
        '<g color="red"><rect x="20" y="20" width="60" height="60" fill="currentColor"/></g>',
        '<line x1="20" y1="50" x2="80" y2="50" stroke="red" stroke-width="20"/>',
        '<polyline points="20,50 50,50 80,50" fill="none" stroke="red" stroke-width="20px"/>',
        '<g fill="red" transform="matrix(1 0 0 1 50 50)"><circle r="20"/></g>',
        '<g fill="red" transform="skewX(.1) skewY(.1)"><circle cx="50" cy="50" r="20"/></g>',
    ],
)
def test_shapes_are_seen_where_they_are_drawn(inside: str) -> None:
    assert colour_at(svg(inside), 50, 50) == (255, 0, 0)
    assert colour_at(svg(inside), 5, 5) == WHITE


def test_what_is_not_shown_is_not_drawn() -> None:
    hidden = (
        '<rect width="100" height="100" fill="red" display="none"/>'
        '<g visibility="hidden"><rect width="100" height="100" fill="red"/></g>'
        '<rect width="100" height="100" fill="none"/>'
        '<defs><rect width="100" height="100"/></defs><title>A title</title>'
    )
    assert colour_at(svg(hidden), 50, 50) == WHITE


def test_holes_stay_holes() -> None:
    ring = '<path fill-rule="evenodd" d="M10 10H90V90H10ZM30 30H70V70H30Z"/>'
    assert colour_at(svg(ring), 50, 50) == WHITE
    assert colour_at(svg(ring), 20, 20) == (0, 0, 0)


@pytest.mark.parametrize(
    ("frame", "width"),
    [
        ('width="5in" viewBox="0 0 50 70"', 360),
        ('width="96" height="96"', 72),
        ('viewBox="0 0 96 192"', 72),
        ('width="10cm" viewBox="5 5 10 10"', 283.46),
    ],
)
def test_it_is_as_large_as_it_says(frame: str, width: float) -> None:
    page = pypdfium2.PdfDocument(to_pdf(svg('<rect width="1" height="1"/>', frame), where=""))[0]
    assert page.get_width() == pytest.approx(width, abs=0.1)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<text>Thank you</text>", "words set in a font; turn them into paths"),
        ("<image/>", "a picture inside"),
        ('<use href="#a"/>', "copies of a part"),
        ('<rect width="9" height="9" fill="url(#g)"/>', "run into one another.*Save it as PDF"),
        ('<g opacity="0.5"><rect width="9" height="9"/></g>', "see-through"),
        ('<rect width="9" height="9" fill-opacity="50%"/>', "see-through"),
        ('<g clip-path="url(#c)"/>', "has a clip-path"),
        ('<g style="filter:url(#f)"/>', "has a filter"),
        ("<foreignObject/>", "cannot draw: <foreignObject>"),
    ],
)
def test_what_would_be_lost_is_refused_by_name(inside: str, reason: str) -> None:
    with pytest.raises(Refused, match=rf"mine\.svg: .*{reason}"):
        to_pdf(svg(inside), where="mine.svg")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg", "not SVG"),
        (b"<html/>", "does not begin with <svg>"),
        (b'<svg viewBox="0 0 90 90"/>', "its namespace is missing"),
        (svg("", frame=""), "does not say how large"),
        (svg("", frame='viewBox="0 0 1 1"'), "it measures 0.3 x 0.3 mm"),
        (svg('<rect width="9" height="9" fill="reddish"/>'), "“reddish” is not a colour"),
        (svg('<path d="M0"/>'), "a path cannot be drawn"),
        (svg('<g transform="wobble(3)"/>'), "is no transform"),
    ],
)
def test_a_broken_drawing_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        to_pdf(data, where="mine.svg")
