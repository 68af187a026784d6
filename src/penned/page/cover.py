"""An envelope's face: the name by hand, what machines read in type, the stamp's corner free."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from penned.errors import BadInput, Refused
from penned.hand.write import write
from penned.page import addressing, face, limits
from penned.page.card import INK
from penned.page.page import Page, Type, Writing
from penned.page.pasted import seen
from penned.page.placing import enlarged, extent, moved
from penned.stationery.paper import Envelope, Rect
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.hand.hand import Hand
    from penned.hand.ink import Ink
    from penned.hand.pen import Pen
    from penned.page.page import Mark
    from penned.people.address import Address
    from penned.stationery.paper import Card

# Sorting machines want capitals of at least 2.3 mm (Deutsche Post): 10 points of the face.
_ADDRESS_SIZES = (12.0, 11.5, 11.0, 10.5, 10.0)
_RETURN_SIZES = (8.5, 8.0, 7.5, 7.0)
_LEADING = 1.32  # of the size: 0.5 to 2.5 mm between lines (Deutsche Post)
_NAME_LEADING = 1.75  # from the name by hand to the first printed line
_NAME_SIZE = 1.2  # of the hand's own x-height
_NAME_ALONE_SIZE = 2.0
_NAME_ALONE_WIDTH = 0.7  # of the envelope's
_OPTICAL_CENTRE = 0.48
_TYPE_COLOUR = "#222222"
_RETURN_COLOUR = "#4a4a48"


class _Writer(NamedTuple):
    """Who writes the name: a hand with a pen, and its chance."""

    hand: Hand
    pen: Pen | None
    seed: int

    def write(self, name: str, *, x_height: float | None = None, width: float | None = None) -> Ink:
        return write(name, self.hand, seed=self.seed, width=width, x_height=x_height, pen=self.pen)


def envelope(  # noqa: PLR0913 - what an envelope says, and with which pen on which paper
    name: str,
    address: Address | None,
    *,
    sender: tuple[str, Address] | None = None,
    hand: Hand,
    stationery: Envelope | Card,
    seed: int = 0,
    country: str | None = None,
    pen: Pen | None = None,
    ink: str = INK,
) -> Page:
    """The face of an envelope to `name`; without an address, the name alone, to be handed over.

    `country` is where it is posted, ISO 3166 alpha-2: the sender's where it is not given; `pen` is
    the hand's own where none is given. Raises `Refused` with the line that does not fit, or the
    character that hand or face lacks.
    """
    if not isinstance(stationery, Envelope):
        raise BadInput(f"“{stationery.name}” is a card; an address goes on an envelope")
    name = seen(name)
    if not name.strip():
        raise Refused("an envelope needs a name")
    writer = _Writer(hand, pen, seed)
    posted_in = country if country is not None else sender[1].country if sender else ""
    marks: list[Mark] = []
    if sender:
        # Who returns a letter from abroad has to know which country to return it to.
        goes_to = (address.country if address else "") or posted_in
        lines = (sender[0], *addressing.lines(sender[1], posted_in=goes_to))
        marks += _return_address(lines, stationery.return_area)
    if address is None:
        marks.append(Writing(_name_alone(name, writer, stationery), ink))
    else:
        lines = addressing.lines(address, posted_in=posted_in)
        written, printed = _address(name, lines, writer, stationery.address_area)
        marks += (Writing(written, ink), *printed)
    whole = Rect(0, 0, stationery.width, stationery.height)
    page = Page(
        width=stationery.width,
        height=stationery.height,
        safe=whole.inset(stationery.safe_margin),
        marks=tuple(marks),
        clear=(stationery.stamp_area, *stationery.clear_areas),
        title=f"Envelope to {name}",
    )
    limits.check(page)
    return page


def _return_address(lines: Sequence[str], area: Rect) -> list[Type]:
    lines = [seen(line) for line in lines]
    size = _fitting_size(lines, _RETURN_SIZES, area.width, area.height)
    pitch = size / POINTS_PER_MM * _LEADING
    first = area.y + face.CAP_HEIGHT * size / POINTS_PER_MM
    return [
        Type(line, area.x, first + n * pitch, size, _RETURN_COLOUR) for n, line in enumerate(lines)
    ]


def _address(
    name: str, lines: Sequence[str], writer: _Writer, area: Rect
) -> tuple[Ink, list[Type]]:
    """The name, and below it the printed lines, a little above the middle of `area`."""
    written = _name(name, writer, area.width)
    lines = [seen(line) for line in lines]
    size = _fitting_size(lines, _ADDRESS_SIZES, area.width, area.height * 0.75)
    pitch = size / POINTS_PER_MM * _LEADING
    box = extent(written)
    lead = max(pitch * _NAME_LEADING, box.bottom + size / POINTS_PER_MM)
    height = -box.y + lead + pitch * (len(lines) - 1)
    if height > area.height:
        raise Refused(
            f"the address is {height - area.height:.0f} mm too tall", where=f"“{lines[-1]}”"
        )
    baseline = area.y - box.y + (area.height - height) * 0.4
    printed = [
        Type(line, area.x, baseline + lead + n * pitch, size, _TYPE_COLOUR)
        for n, line in enumerate(lines)
    ]
    return moved(written, (area.x - box.x, baseline)), printed


def _name(name: str, writer: _Writer, width: float) -> Ink:
    """The name, a little larger than the hand writes a note, or as small as it must.

    A name that is too long for a line even so is written on two, in the size of a note.
    """
    smallest, largest = writer.hand.style.x_height_range
    size = min(writer.hand.style.x_height * _NAME_SIZE, largest)
    written = writer.write(name, x_height=size)
    wide = extent(written).width
    if wide > width:
        written = writer.write(name, x_height=max(size * width / wide * 0.97, smallest))
    if extent(written).width > width:
        written = writer.write(name, width=width)
    if written.boxes[-1, 3] > 1:
        raise Refused("the name is too long for the envelope", where=f"“{name}”")
    return written


def _name_alone(name: str, writer: _Writer, stationery: Envelope) -> Ink:
    """The name, larger than the hand writes anything else, in the optical centre."""
    written = enlarged(writer.write(name), _NAME_ALONE_SIZE)
    wide = extent(written).width / (stationery.width * _NAME_ALONE_WIDTH)
    if wide > 1:
        written = enlarged(written, 1 / wide)
    box = extent(written)
    x = (stationery.width - box.width) / 2 - box.x
    return moved(written, (x, stationery.height * _OPTICAL_CENTRE + written.x_height / 2))


def _fitting_size(
    lines: Sequence[str], sizes: Sequence[float], width: float, height: float
) -> float:
    """The largest of `sizes`, in points, in which all lines fit; `Refused` names one over."""
    for size in sizes:
        widest = max(lines, key=lambda line: face.width(line, size))
        tall = len(lines) * size / POINTS_PER_MM * _LEADING
        if face.width(widest, size) <= width and tall <= height:
            return size
    if tall > height:
        raise Refused(f"{len(lines)} lines are too many for the envelope", where=f"“{lines[-1]}”")
    raise Refused(
        f"this line is {face.width(widest, size) - width:.0f} mm too long for the envelope",
        where=f"“{widest}”",
        cure="Part it into two lines, or choose a larger envelope.",
    )
