"""An envelope's face: the name by hand, what machines read in type, the stamp's corner free."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from penned.errors import BadInput, Refused
from penned.hand.write import missing, write
from penned.page import address_lines, addressing, careful, face, limits
from penned.page.address_lines import Line, faced, pitch, shown
from penned.page.card import INK
from penned.page.page import Page, Type, Writing
from penned.page.pasted import spelt
from penned.page.placing import enlarged, extent, moved
from penned.people import spelling
from penned.stationery.paper import Envelope, Rect
from penned.stationery.postal import rules, zones
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.hand.hand import Hand
    from penned.hand.ink import Ink
    from penned.hand.pen import Pen
    from penned.page.face import Faces
    from penned.page.page import Mark
    from penned.people.address import Address
    from penned.stationery.paper import Card

Sender = tuple[str, "Address"]

_RETURN_SIZES = (8.5, 8.0, 7.5, 7.0)
_NAME_LEADING = 1.75  # from the name by hand to the printed line below it
_NAME_SIZE = 1.2  # of the hand's own x-height
_NAME_ALONE_SIZE = 2.0
_NAME_ALONE_WIDTH = 0.7  # of the envelope's
_NAME_ALONE_SIZES = (32.0, 28.0, 24.0, 20.0, 16.0, 12.0)  # points, where it is printed
_OPTICAL_CENTRE = 0.48
_ABOVE_THE_MIDDLE = 0.4
_AIR = 1.0  # mm between written lines
_USUAL_WIDTH = 52.0  # mm: a block that is set right to left ends where a usual one would
_RETURN_COLOUR = "#4a4a48"
_FLAP_DEPTH = 0.2  # of the envelope's height: where a flap is still broad
_FLAP_WIDTH = 0.5  # of its width


class _Writer(NamedTuple):
    """Who writes the name: a hand with a pen, and its chance."""

    hand: Hand
    pen: Pen | None
    ink: str
    seed: int

    def write(self, name: str, *, x_height: float | None = None, width: float | None = None) -> Ink:
        return write(name, self.hand, seed=self.seed, width=width, x_height=x_height, pen=self.pen)


class _Standing(NamedTuple):
    """Where the lines of an address stand: baselines from the top of the block, in mm."""

    before: list[float]
    name: float
    behind: list[float]
    height: float


def envelope(  # noqa: PLR0913 - what an envelope says, and with which pen on which paper
    name: str,
    address: Address | None,
    *,
    sender: Sender | None = None,
    hand: Hand,
    stationery: Envelope | Card,
    seed: int = 0,
    country: str | None = None,
    pen: Pen | None = None,
    ink: str = INK,
    faces: Faces | None = None,
    machine_lines: Literal["type", "hand"] = "type",
    return_on_flap: bool = False,
) -> Page:
    """The face of an envelope to `name`; without an address, the name alone, to be handed over.

    `country` is where it is posted, ISO 3166 alpha-2: the sender's where it is not given; `pen` is
    the hand's own where none is given. `faces` are asked for characters that the usual face
    lacks; a name that the hand cannot write is printed. `machine_lines` are the lines below the
    name: in type, or in the hand where machines are known to read it. Raises `Refused` with the
    line that does not fit, or the character that no face has.
    """
    if not isinstance(stationery, Envelope):
        raise BadInput(f"“{stationery.name}” is a card; an address goes on an envelope")
    name = _tidy(name)
    if not name:
        raise Refused("an envelope needs a name")
    writer = _Writer(hand, pen, ink, seed)
    posted_in = country if country is not None else sender[1].country if sender else ""
    goes_to = (address.country if address else "") or posted_in
    stationery = _zoned(stationery, posted_in, goes_to)
    marks: list[Mark] = []
    if sender and not return_on_flap:
        block, area = _sender_block(sender, goes_to), stationery.return_area
        lines, size = _small(block, faces, (area.width, area.height))
        marks += _column(lines, area.x, area.y, size)
    if address is None:
        marks.append(_name_alone(name, writer, stationery, faces))
    else:
        block, area = addressing.block(name, address, posted_in=posted_in), stationery.address_area
        if not block.lines:
            raise Refused("the address is empty", where=f"“{shown(name)}”")
        if machine_lines == "hand":
            marks += _by_hand(block, writer, area)
        else:
            marks += _address(block, writer, area, faces)
    page = _page(stationery, marks, f"Envelope to {shown(name)}")
    if address is None:
        return page
    read = stationery.read_area or stationery.address_area
    return replace(page, read=(stationery.return_area, read))


def flap(
    sender: Sender, stationery: Envelope, *, country: str = "", faces: Faces | None = None
) -> Page:
    """The back of an envelope with the sender small on its flap; `country` is where it goes to."""
    width, height = stationery.width * _FLAP_WIDTH, stationery.height * _FLAP_DEPTH
    lines, size = _small(_sender_block(sender, country), faces, (width, height))
    top = stationery.safe_margin + pitch(size) / 2
    marks = [
        replace(mark, x=mark.x + (stationery.width - line.width(size)) / 2)
        for line, mark in zip(lines, _column(lines, 0, top, size), strict=True)
    ]
    back = replace(stationery, clear_areas=(), stamp_area=Rect(0, 0, 0, 0))
    return _page(back, marks, f"Flap of {shown(sender[0])}")


def _tidy(name: str) -> str:
    return spelt(spelling.tidy(name))


def _page(stationery: Envelope, marks: Sequence[Mark], title: str) -> Page:
    whole = Rect(0, 0, stationery.width, stationery.height)
    page = Page(
        width=stationery.width,
        height=stationery.height,
        safe=whole.inset(stationery.safe_margin),
        marks=tuple(marks),
        clear=(stationery.stamp_area, *stationery.clear_areas),
        title=title,
    )
    limits.check(page)
    return page


def _zoned(stationery: Envelope, posted_in: str, goes_to: str) -> Envelope:
    """The envelope with its areas where the machines of the post that takes it in look for them.

    What the machines of the destination want clear stays clear as well.
    """
    width, height = stationery.width, stationery.height
    if posted_in.upper() in rules.countries():
        own = zones.areas(zones.zones(posted_in.upper()), width, height)
        stationery = replace(
            stationery,
            return_area=own.return_area,
            address_area=own.address_area,
            stamp_area=own.stamp_area,
            clear_areas=own.clear_areas,
            read_area=own.read_area,
        )
    if goes_to != posted_in and goes_to.upper() in rules.countries():
        theirs = [each.on(width, height) for each in zones.zones(goes_to.upper()).clear]
        area = stationery.address_area
        bottom = min([area.bottom, *(each.y for each in theirs if each.meets(area))])
        stationery = replace(
            stationery,
            address_area=Rect(area.x, area.y, area.width, bottom - area.y),
            clear_areas=(*stationery.clear_areas, *theirs),
        )
    return stationery


def _sender_block(sender: Sender, goes_to: str) -> addressing.Block:
    """The sender's lines, the name among them.

    Who returns a letter from abroad has to know which country to return it to.
    """
    name, address = sender
    return _with_name(addressing.block(_tidy(name), address, posted_in=goes_to, titled=False))


def _with_name(block: addressing.Block) -> addressing.Block:
    """The block with the name as a line like the others, which may be parted."""
    lines, streets, at = list(block.lines), list(block.streets), block.name_at
    lines.insert(at, block.name)
    streets.insert(at, True)
    return block._replace(lines=tuple(lines), streets=tuple(streets), name_at=len(lines))


def _small(
    block: addressing.Block, faces: Faces | None, room: tuple[float, float]
) -> tuple[list[Line], float]:
    """The sender's lines and their size."""
    lines, size = address_lines.fitted(block, faces, room, _RETURN_SIZES)
    return [line for parts in lines for line in parts], size


def _column(lines: Iterable[Line], x: float, top: float, size: float) -> list[Type]:
    """Small lines one below the other."""
    first = top + face.CAP_HEIGHT * size / POINTS_PER_MM
    return [
        line.at(x, first + n * pitch(size), size, _RETURN_COLOUR) for n, line in enumerate(lines)
    ]


def _address(
    block: addressing.Block, writer: _Writer, area: Rect, faces: Faces | None
) -> list[Mark]:
    """The name and the printed lines, a little above the middle of `area`."""
    written = None if missing(block.name, writer.hand) else _name(block.name, writer, area.width)
    if not written:
        block = _with_name(block)
    box = extent(written) if written else Rect(0, 0, 0, 0)
    lines, size = address_lines.fitted(block, faces, (area.width, area.height * 0.75))
    before = [line for parts in lines[: block.name_at] for line in parts]
    behind = [line for parts in lines[block.name_at :] for line in parts]
    standing = _standing(len(before), box if written else None, len(behind), size)
    top = _top(standing.height, block, area)
    right = area.x
    if block.right_to_left:
        widest = max(line.width(size) for line in (*before, *behind))
        right = min(area.right, area.x + max(_USUAL_WIDTH, widest, box.width))

    def left(width: float) -> float:
        return right - width if block.right_to_left else area.x

    def printed(some: Sequence[Line], baselines: Sequence[float]) -> list[Mark]:
        return [
            line.at(left(line.width(size)), top + y, size)
            for line, y in zip(some, baselines, strict=True)
        ]

    marks = printed(before, standing.before)
    if written:
        place = (left(box.width) - box.x, top + standing.name)
        marks.append(Writing(moved(written, place), writer.ink))
    return marks + printed(behind, standing.behind)


def _by_hand(block: addressing.Block, writer: _Writer, area: Rect) -> list[Mark]:
    """The whole address by hand: the name as ever, the other lines in capitals and with care."""
    lines, step = careful.written(block, writer.hand, area.width, seed=writer.seed, pen=writer.pen)
    lines.insert(block.name_at, [_name(block.name, writer, area.width)])
    inks = [ink for parts in lines for ink in parts]
    boxes = [extent(ink) for ink in inks]
    baselines = [-boxes[0].y]
    for above, below in pairwise(boxes):
        baselines.append(baselines[-1] + max(step, above.bottom - below.y + _AIR))
    top = _top(baselines[-1] + boxes[-1].bottom, block, area)
    return [
        Writing(moved(ink, (area.x - box.x, top + y)), writer.ink)
        for ink, box, y in zip(inks, boxes, baselines, strict=True)
    ]


def _top(height: float, block: addressing.Block, area: Rect) -> float:
    """Where a block of lines begins, a little above the middle of `area`."""
    if height > area.height:
        raise Refused(
            f"the address is {height - area.height:.0f} mm too tall",
            where=f"“{shown(block.lines[-1])}”",
            cure="Choose a larger envelope.",
        )
    return area.y + (area.height - height) * _ABOVE_THE_MIDDLE


def _standing(before: int, name: Rect | None, behind: int, size: float) -> _Standing:
    """The baselines of so many lines before and behind a name whose ink fills `name`."""
    step, letter = pitch(size), size / POINTS_PER_MM
    y = face.CAP_HEIGHT * letter
    above = [y + n * step for n in range(before)]
    if name is None:
        return _Standing(above, 0.0, [], above[-1])
    baseline = -name.y
    if above:
        baseline += max(above[-1] + step - face.CAP_HEIGHT * letter, above[-1] + letter / 2)
    first = baseline + max(step * _NAME_LEADING, name.bottom + step)
    below = [first + n * step for n in range(behind)]
    return _Standing(above, baseline, below, below[-1] if below else baseline)


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
        raise Refused(
            "the name is too long for the envelope",
            where=f"“{shown(name)}”",
            cure="Shorten it, or choose a larger envelope.",
        )
    return written


def _name_alone(name: str, writer: _Writer, stationery: Envelope, faces: Faces | None) -> Mark:
    """The name, larger than the hand writes anything else, in the optical centre."""
    room = stationery.width * _NAME_ALONE_WIDTH
    middle = stationery.height * _OPTICAL_CENTRE
    if missing(name, writer.hand):
        line = faced(name, faces)
        size = next((s for s in _NAME_ALONE_SIZES if line.width(s) <= room), _NAME_ALONE_SIZES[-1])
        x = (stationery.width - line.width(size)) / 2
        return line.at(x, middle + face.CAP_HEIGHT * size / POINTS_PER_MM / 2, size)
    written = enlarged(writer.write(name), _NAME_ALONE_SIZE)
    wide = extent(written).width / room
    if wide > 1:
        written = enlarged(written, 1 / wide)
    box = extent(written)
    x = (stationery.width - box.width) / 2 - box.x
    return Writing(moved(written, (x, middle + written.x_height / 2)), writer.ink)
