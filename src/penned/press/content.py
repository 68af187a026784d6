"""One page as PDF operators: its marks in order, and which of them say something to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from penned.page.page import Art, Page, Picture, Placed, Rule, Type, Writing
from penned.press.colours import rgb
from penned.press.drawings import matrix
from penned.press.finish import crop_marks
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from penned.page.page import Mark
    from penned.press.finish import Boxes
    from penned.press.resources import Resources

# What turns a page about its lower left corner, and where that corner comes to lie: how many of
# its widths and heights right of the place and below it.
_TURNS = {
    0: ("1 0 0 1", (0, 0), (0, 1)),
    90: ("0 -1 1 0", (0, 0), (0, 0)),
    180: ("-1 0 0 -1", (1, 0), (0, 0)),
    270: ("0 1 -1 0", (0, 1), (1, 0)),
}
_SPREAD = (Art, Picture, Placed)  # what may reach beyond a page and its bleed


class Tag(NamedTuple):
    """A piece of a page that is read aloud: a paragraph, or a figure and what is said for it."""

    kind: str
    language: str
    said: str = ""


class Content(NamedTuple):
    """A page's operators, and its tags in the order of their numbers, from 0 on."""

    operators: bytes
    tags: tuple[Tag, ...]


def content(page: Page, boxes: Boxes, resources: Resources, *, marked: bool) -> Content:
    """What is on `page`, `marked` by crop marks or not."""
    sheet = _Sheet(resources)
    left, bottom = boxes.trim[:2]
    if left or bottom:
        sheet.page_inside(page, f"1 0 0 1 {left:.4f} {bottom:.4f}", cut=marked)
    else:
        sheet.page(page)
    if marked:
        sheet.artifact(crop_marks(page, boxes))
    return sheet.finished()


class _Sheet:
    """The operators of a page in the making."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._parts: list[bytes] = []
        self._tags: list[Tag] = []
        self._in_artifact = False

    def finished(self) -> Content:
        self._end_artifact()
        return Content(b"\n".join(self._parts), tuple(self._tags))

    def page(self, page: Page) -> None:
        """Every mark of `page`, whose lower left corner is the origin."""
        top = page.height * POINTS_PER_MM
        for mark in page.marks:
            self._mark(mark, top, page.language)

    def page_inside(self, page: Page, place: str, *, cut: bool) -> None:
        """The same at another `place`, and `cut` off where its bleed ends."""
        self._end_artifact()
        self._draw(f"q {place} cm")
        if cut:
            out, across, up = (
                mm * POINTS_PER_MM
                for mm in (page.bleed, page.width + 2 * page.bleed, page.height + 2 * page.bleed)
            )
            self._draw(f"{-out:.4f} {-out:.4f} {across:.4f} {up:.4f} re W n")
        self.page(page)
        self._end_artifact()
        self._draw("Q")

    def artifact(self, operators: str) -> None:
        """What decorates and says nothing."""
        if not self._in_artifact:
            self._draw("/Artifact BMC")
            self._in_artifact = True
        self._draw(operators)

    def _mark(self, mark: Mark, top: float, language: str) -> None:
        match mark:
            case Writing():
                self._end_artifact()
                written = self._resources.writing.written
                self._parts.append(written(mark, top, lambda: self._tag("P", language)))
            case Type():
                self._type(mark, top, language)
            case Rule():
                self.artifact(_rule(mark, top))
            case Art():
                form = self._resources.form(self._resources.drawings.number(mark))
                self._figure(f"q {matrix(top)} /{form} Do Q", mark.said, language)
            case Picture():
                self._figure(self._picture(mark, top), mark.said, language)
            case Placed():
                spread = any(isinstance(each, _SPREAD) for each in mark.page.marks)
                self.page_inside(mark.page, _place(mark, top), cut=spread)

    def _type(self, line: Type, top: float, language: str) -> None:
        if not line.text:
            return
        self._end_artifact()
        x, y = line.x * POINTS_PER_MM, top - line.y * POINTS_PER_MM
        number = self._tag("P", language)
        self._draw(
            f"/P<</MCID {number}>>BDC\nBT\n"
            f"{rgb(line.colour)} rg 0 Tr 100 Tz 1 0 0 1 {x:.2f} {y:.2f} Tm\n"
            f"{self._resources.printed.line(line, self._resources.font)}\nET\nEMC"
        )

    def _picture(self, picture: Picture, top: float) -> str:
        shown = self._resources.pictures.shown(picture.kind, picture.data)
        area = picture.area
        x, y, width, height = (
            mm * POINTS_PER_MM for mm in (area.x, area.bottom, area.width, area.height)
        )
        return (
            f"q {width:.4f} 0 0 {height:.4f} {x:.4f} {top - y:.4f} cm {shown.upright}"
            f"/{self._resources.form(shown.number)} Do Q"
        )

    def _figure(self, operators: str, said: str, language: str) -> None:
        if not said:
            self.artifact(operators)
            return
        self._end_artifact()
        number = self._tag("Figure", language, said)
        self._draw(f"/Figure<</MCID {number}>>BDC\n{operators}\nEMC")

    def _tag(self, kind: str, language: str, said: str = "") -> int:
        self._tags.append(Tag(kind, language, said))
        return len(self._tags) - 1

    def _end_artifact(self) -> None:
        if self._in_artifact:
            self._draw("EMC")
            self._in_artifact = False

    def _draw(self, operators: str) -> None:
        self._parts.append(operators.encode("ascii"))


def _place(placed: Placed, top: float) -> str:
    """The matrix that turns a placed page and brings it to its place."""
    turned, (across, along), (wide, high) = _TURNS[placed.turn]
    width, height = placed.page.width, placed.page.height
    x = placed.x + across * width + along * height
    y = placed.y + wide * width + high * height
    return f"{turned} {x * POINTS_PER_MM:.4f} {top - y * POINTS_PER_MM:.4f}"


def _rule(rule: Rule, top: float) -> str:
    x0, x1 = rule.x0 * POINTS_PER_MM, rule.x1 * POINTS_PER_MM
    y0, y1 = top - rule.y0 * POINTS_PER_MM, top - rule.y1 * POINTS_PER_MM
    width = rule.width * POINTS_PER_MM
    return f"{rgb(rule.colour)} RG {width:.2f} w 2 J {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S"
