"""Decor: a design in chosen colours and words, and how it dresses a panel of a card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from penned.errors import Refused
from penned.page import lettering, motif, ornament
from penned.page.block import Block, moved
from penned.page.pasted import seen
from penned.stationery.design import ROLES
from penned.stationery.paper import Rect
from penned.stationery.thing import Frame, Line, Logo, Motif, Rings, Words, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.page.page import Mark, Picture
    from penned.stationery.design import Design
    from penned.stationery.paper import Card
    from penned.stationery.thing import Thing

_ABOVE = 0.44  # of the room left over: the optical centre lies above the middle
_JOINED = ("under", "on")
_WANTED = {
    "words": "words",
    "initials": "initials",
    "initials and words": "initials or words",
    "name": "your name",
    "contact": "your address",
}
_BY_HEAD = (
    "with --head “NAME / HOW TO REACH YOU”; penned print also knows it from: penned people me"
)
_GIVEN_BY = {
    "words": "Say which with --words.",
    "initials": "Say which with --initials, such as “A & J”.",
    "initials and words": "Say which with --initials or --words.",
    "name": f"Say it {_BY_HEAD}",
    "contact": f"Say how {_BY_HEAD}",
}
_UNBROKEN = "\N{NO-BREAK SPACE}"
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"  # as type has it; keyboards have a straight one
_KEEP_AWAY = 5.0  # mm from a design to the writing beside it
_LEAST_ROOM = 20.0  # mm
_HAIR = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Decor:
    """A design, and what the person chose for it.

    `colours` is the name of a colourway, or one colour; `words` stand in place of the design's own;
    `head` is the sender's name and, line by line, how to reach them.
    """

    design: Design
    colours: str = ""
    words: str = ""
    initials: str = ""
    logo: Picture | None = None
    head: tuple[str, ...] = ()


class Dressed(NamedTuple):
    """A panel in its design, and the area of it that is left to write on.

    `flush`: the head stands at the left, and the writing under it begins where it does.
    """

    marks: tuple[Mark, ...]
    writing: Rect
    flush: bool = False


def note_role(card: Card, decor: Decor | Picture | None) -> str:
    """Which role of the design stands round the note: "" where it stays plain."""
    if not isinstance(decor, Decor):
        return ""
    roles = decor.design.roles
    inside = ("inside",) if "front" in roles else ("inside", "note")
    wanted = {"flat": ("note",), "sheet": ("letterhead", "note")}.get(card.fold, inside)
    return next((role for role in wanted if role in roles), "")


def places(card: Card, decor: Decor) -> frozenset[str]:
    """What of a person's own the design has a place for on this card: "words", "logo" and so on."""
    roles = decor.design.roles
    beside = note_role(card, decor)
    shown = {beside or "front"} if card.fold in ("flat", "sheet") else {beside, "front"}
    fronts = (each for each in card.panels if each.name in ("front", "face"))
    shape = shape_of(next(fronts, card.panels[0]).area)
    things = [each for role in shown & roles.keys() for each in roles[role]]
    return frozenset(
        said for each in things if not each.when or shape in each.when for said in _said_by(each)
    )


def _said_by(thing: Thing) -> tuple[str, ...]:
    if isinstance(thing, Logo):
        return ("logo",)
    return tuple(thing.says.split(" and ")) if isinstance(thing, Words) else ()


def takes_face(card: Card, decor: Decor | Picture | None) -> bool:
    """Whether the art takes the whole face, and the note goes to the reverse."""
    return card.fold in ("flat", "sheet") and decor is not None and not note_role(card, decor)


def dressed(
    panel: Rect, decor: Decor, role: str = "note", *, column: Rect | None = None
) -> Dressed:
    """What stands on `panel` in that role, in the panel's coordinates, and where one may write.

    `column` is where the panel is usually written on: a letterhead is no wider than the letter.
    Raises `Refused` where the panel has no room for it, or the design is nothing without initials
    or a name that nobody gave.
    """
    design = decor.design
    if role not in design.roles:
        raise Refused(
            f"the design “{design.name}” has nothing for {ROLES[role]}",
            cure=f"It is for {' and '.join(ROLES[each] for each in design.roles)}.",
        )
    shape = shape_of(panel)
    things = [each for each in design.roles[role] if not each.when or shape in each.when]
    marks: list[Mark] = []
    free = panel
    for group in _groups(things):
        area = panel.inset(design.margin + group[0].inset)
        if role == "letterhead" and column is not None:
            area = Rect(column.x, area.y, column.width, area.height)
        block = _stack(group, area, decor)
        if block.marks:
            x, y = _corner(group[0], area, block)
            marks += [moved(each, x, y) for each in block.marks]
            free = _beside(Rect(x, y, block.width, block.height), group[0], free)
    keep = free.inset(_KEEP_AWAY)
    if keep.width < _LEAST_ROOM or keep.height < _LEAST_ROOM:
        raise Refused(
            f"the design “{design.name}” leaves no room to write", cure="Choose a larger card."
        )
    flush = role == "letterhead" and any(each.place == "top-left" for each in things)
    return Dressed(tuple(marks), keep, flush)


def _beside(box: Rect, thing: Thing, free: Rect) -> Rect:
    """What of a free area is left by a box that the writing keeps away from on one side."""
    left, top, right, bottom = free.x, free.y, free.right, free.bottom
    box = box.inset(-thing.air) if thing.clears != "all" else box.inset(thing.air)
    match thing.clears:
        case "all":
            left, top = max(left, box.x), max(top, box.y)
            right, bottom = min(right, box.right), min(bottom, box.bottom)
        case "top":
            top = max(top, box.bottom)
        case "bottom":
            bottom = min(bottom, box.y)
        case "left":
            left = max(left, box.right)
        case "right":
            right = min(right, box.x)
    return Rect(left, top, right - left, bottom - top)


def _groups(things: Iterable[Thing]) -> list[list[Thing]]:
    """Things that stand under one another, and are placed as one."""
    groups: list[list[Thing]] = []
    for each in things:
        if each.place in _JOINED and groups:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


class _Row(NamedTuple):
    """What stands at one height: a block, what lies on the middle of it, and the gap above."""

    gap: float
    blocks: list[Block]

    @property
    def width(self) -> float:
        return self.blocks[0].width

    @property
    def height(self) -> float:
        return self.blocks[0].height


def _rows(group: Sequence[Thing], area: Rect, decor: Decor) -> list[_Row]:
    """The things of a group from top to foot; a line or a label that nothing stands by is left."""
    rows: list[_Row] = []
    for each in group:
        joined = each.place in _JOINED
        if joined and not rows and (each.place == "on" or isinstance(each, Line)):
            continue
        on = each.place == "on"
        room = Rect(0, 0, rows[-1].width, rows[-1].height) if on else area
        room = Rect(0, 0, room.width * each.reach[0], room.height * each.reach[1])
        place = "centre" if on else group[0].place
        block = _made(replace(each, place=place), room, decor)
        if block.marks and on:
            rows[-1].blocks.append(block)
        elif block.marks:
            rows.append(_Row(each.gap if rows else 0.0, [block]))
    return rows


def _stack(group: Sequence[Thing], area: Rect, decor: Decor) -> Block:
    """The things of a group under one another: in the middle, or flush with the side it is at."""
    rows = _rows(group, area, decor)
    place = group[0].place
    share = 0.0 if "left" in place else 1.0 if "right" in place else 0.5
    width = max((row.width for row in rows), default=0.0)
    height = sum(row.gap + row.height for row in rows)
    if height > area.height + _HAIR or width > area.width + _HAIR:
        raise Refused(
            f"the design “{decor.design.name}” has no room on a panel of "
            f"{area.width:.0f} x {area.height:.0f} mm inside its margins",
            cure="Choose a larger card, or another design.",
        )
    marks: list[Mark] = []
    y = 0.0
    for row in rows:
        y += row.gap
        left = (width - row.width) * share
        for block in row.blocks:
            dx, dy = (row.width - block.width) / 2, (row.height - block.height) / 2
            marks += [moved(mark, left + dx, y + dy) for mark in block.marks]
        y += row.height
    return Block(tuple(marks), width, height)


def _corner(thing: Thing, area: Rect, block: Block) -> tuple[float, float]:
    """Where the block's upper left corner goes; never so that it leaves the area."""
    across = 0.0 if "left" in thing.place else 1.0 if "right" in thing.place else 0.5
    down = 0.0 if "top" in thing.place else 1.0 if "bottom" in thing.place else _ABOVE
    spare = (area.width - block.width, area.height - block.height)
    x = spare[0] * across + thing.shift[0] * area.width
    y = spare[1] * down + thing.shift[1] * area.height
    return area.x + min(max(x, 0), spare[0]), area.y + min(max(y, 0), spare[1])


def _made(thing: Thing, area: Rect, decor: Decor) -> Block:
    design, colours = decor.design, decor.design.colourway(decor.colours)
    match thing:
        case Motif():
            drawings = [design.drawing(name) for name in thing.drawings]
            return motif.placed(thing, drawings, area, colours)
        case Words():
            lines = _lines(thing, decor)
            return lettering.block(thing, lines, area, design, colours) if lines else _NOTHING
        case Frame():
            return ornament.frame(thing, area, colours)
        case Line():
            return ornament.line(thing, area, colours)
        case Rings():
            return ornament.rings(thing, area, colours)
        case Logo(most=most):
            return _logo(decor.logo, area, most)
    raise TypeError(thing)


_NOTHING = Block((), 0.0, 0.0)


def _lines(thing: Words, decor: Decor) -> tuple[str, ...]:
    initials = decor.initials.replace(" ", _UNBROKEN)
    said = {
        "words": decor.words,
        "initials": initials,
        "initials and words": "\n".join(filter(None, (initials, decor.words))),
        "name": "".join(decor.head[:1]),
        "contact": (thing.between or "\n").join(decor.head[1:]),
    }[thing.says]
    if thing.must and not said and decor.logo is None:
        raise Refused(
            f"the design “{decor.design.name}” is nothing without {_WANTED[thing.says]}",
            cure=_GIVEN_BY[thing.says],
        )
    shown = (said or thing.text).replace("'", _APOSTROPHE)
    return tuple(line for each in shown.splitlines() if (line := seen(each).strip()))


def _logo(logo: Picture | None, area: Rect, most: float) -> Block:
    if logo is None:
        return _NOTHING
    own = logo.area
    scale = min(area.width / own.width, area.height / own.height, most / own.width)
    box = Rect(0, 0, own.width * scale, own.height * scale)
    return Block((replace(logo, area=box),), box.width, box.height)
