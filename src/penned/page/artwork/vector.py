"""Drawings in SVG, turned into a PDF: paths and shapes, filled and stroked; the rest is refused."""

from __future__ import annotations

import io
import math
import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pikepdf
from fontTools.misc.transform import Identity
from fontTools.svgLib.path import parse_path
from PIL import ImageColor

from penned.errors import BadInput, Refused
from penned.stationery.drawing import StepPen
from penned.units import MM_PER_INCH, POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Style = Mapping[str, str]

_SVG = "{http://www.w3.org/2000/svg}"
_MM = {"": MM_PER_INCH / 96, "px": MM_PER_INCH / 96, "mm": 1.0, "cm": 10.0, "in": MM_PER_INCH}
_MM |= {"pt": MM_PER_INCH / 72, "pc": MM_PER_INCH / 6}
_LENGTH = re.compile(r"\s*([0-9.]+(?:e-?[0-9]+)?)\s*([a-z%]*)\s*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
_UNSEEN = {"title", "desc", "metadata", "defs", "style"}
_GROUPS = {"g", "svg", "a", "switch"}
_INHERITED = (
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-dasharray", "fill-rule", "visibility", "color",
)  # fmt: skip
_REFUSED = {
    "text": "words set in a font; turn them into paths first",
    "image": "a picture inside; place the picture itself, or save all as PDF",
    "use": "copies of a part (<use>); save it as PDF",
}
_SMALLEST, _LARGEST = 2.0, 5000.0  # mm
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_SEE_THROUGH = ("opacity", "fill-opacity", "stroke-opacity")
_BEYOND = ("clip-path", "mask", "filter")


class _Turned(NamedTuple):
    """What stands before an element: its style, and which class has which."""

    style: Style
    classes: Mapping[str, Style]
    where: str


def to_pdf(data: bytes, *, where: str) -> bytes:
    """The drawing as a PDF of one page in its own size, all vectors.

    `BadInput` for what is no SVG; `Refused` names what of it Penned cannot draw, and what to do.
    """
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat keeps entities in bounds
    except ET.ParseError as error:
        raise BadInput(f"this is not SVG: {error}", where=where) from error
    x, y, width, height = _view(root, where)
    mm = _size(root, (width, height))
    if not _SMALLEST < min(mm) <= max(mm) < _LARGEST:
        raise BadInput(f"it measures {mm[0]:.1f} x {mm[1]:.1f} mm", where=where)
    scale = mm[0] / width * POINTS_PER_MM, mm[1] / height * POINTS_PER_MM
    classes = {}
    for sheet in root.iter(f"{_SVG}style"):
        classes.update(_rules(sheet.text or ""))
    start = _Turned({"fill": "#000000", "stroke": "none"}, classes, where)
    inside = "\n".join(_operators(root, start))
    size = [round(side * POINTS_PER_MM, 4) for side in mm]
    content = (
        f"{scale[0]:.6f} 0 0 {-scale[1]:.6f} {-x * scale[0]:.4f} {size[1] + y * scale[1]:.4f} cm\n"
        f"{inside}"
    )
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(size[0], size[1]))
        made.pages[0].Contents = made.make_stream(content.encode())
        file = io.BytesIO()
        made.save(file, deterministic_id=True)
    return file.getvalue()


def _view(root: ET.Element, where: str) -> tuple[float, float, float, float]:
    said = root.get("viewBox", "")
    if root.tag == "svg":
        raise BadInput(
            "this SVG does not say that it is SVG: its namespace is missing",
            where=where,
            cure=f'Begin it with <svg xmlns="{_SVG[1:-1]}" …>, or save it anew.',
        )
    if root.tag != f"{_SVG}svg":
        raise BadInput("this is not SVG: it does not begin with <svg>", where=where)
    numbers = [float(each) for each in _NUMBER.findall(said)]
    if not said:
        numbers = [0, 0, *(_length(root.get(key, "")) / _MM[""] for key in ("width", "height"))]
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        raise BadInput("it does not say how large it is", where=where, cure="Give it a viewBox.")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _size(root: ET.Element, view: tuple[float, float]) -> tuple[float, float]:
    """Width and height in mm: those it says, in the shape of its view."""
    width = _length(root.get("width", "")) or view[0] * _MM[""]
    return width, width * view[1] / view[0]


def _length(said: str) -> float:
    match = _LENGTH.fullmatch(said)
    return float(match[1]) * _MM[match[2]] if match and match[2] in _MM else 0.0


def _rules(sheet: str) -> dict[str, Style]:
    """The styles of classes that a <style> gives; other selectors are left to the elements."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        for selector in selectors.split(","):
            if selector.strip().startswith("."):
                found.setdefault(selector.strip()[1:], {}).update(_declared(body))
    return dict(found)


def _declared(body: str) -> dict[str, str]:
    pairs = (each.split(":", 1) for each in body.split(";") if ":" in each)
    return {key.strip(): value.strip() for key, value in pairs}


def _operators(element: ET.Element, before: _Turned) -> Iterator[str]:
    name = str(element.tag).removeprefix(_SVG)
    if name in _UNSEEN or "}" in name:
        return
    own = _style(element, before)
    if own.get("display") == "none" or own.get("visibility") == "hidden":
        return
    _must_be_plain(name, own, before.where)
    matrix = " ".join(f"{each:.6g}" for each in _matrix(element.get("transform", ""), before.where))
    yield f"q {matrix} cm"
    if name in _GROUPS:
        inside = before._replace(style={key: own[key] for key in _INHERITED if key in own})
        for child in element:
            yield from _operators(child, inside)
    else:
        yield from _painted(name, element, own, before.where)
    yield "Q"


def _style(element: ET.Element, before: _Turned) -> Style:
    own = dict(before.style)
    own |= {key: value for key, value in element.attrib.items() if "}" not in key}
    for name in element.get("class", "").split():
        own |= before.classes.get(name, {})
    return own | _declared(element.get("style", ""))


def _must_be_plain(name: str, own: Style, where: str) -> None:
    if name in _REFUSED:
        raise Refused(f"the drawing has {_REFUSED[name]}", where=where)
    for key in _BEYOND:
        if own.get(key, "none") != "none":
            raise Refused(f"the drawing has a {key}", where=where, cure="Save it as PDF.")
    for key in _SEE_THROUGH:
        said = own.get(key, "1")
        numbers = _NUMBER.findall(said)
        if numbers and float(numbers[0]) < (100 if said.endswith("%") else 1):
            raise Refused(
                "the drawing is see-through in places", where=where, cure="Save it as PDF."
            )


def _painted(name: str, element: ET.Element, own: Style, where: str) -> Iterator[str]:
    fill, stroke = _colour(own, "fill", where), _colour(own, "stroke", where)
    width = _px(own.get("stroke-width", "1"))
    stroke = stroke if width > 0 else ""
    data = _data(name, element, where)
    if not data or not (fill or stroke):
        return
    pen = StepPen()
    try:
        parse_path(data, pen)
    except (ValueError, IndexError, TypeError, KeyError, AssertionError) as error:
        raise BadInput(f"a path cannot be drawn: {error}", where=where) from error
    if fill:
        yield f"{fill} rg"
    if stroke:
        yield f"{stroke} RG {width:.5g} w {_CAPS.get(own.get('stroke-linecap', ''), 0)} J"
        yield f"{_JOINS.get(own.get('stroke-linejoin', ''), 0)} j"
        yield f"{_px(own.get('stroke-miterlimit', '4')):.5g} M [{_dashes(own)}] 0 d"
    yield from _path(pen)
    rule = "*" if own.get("fill-rule") == "evenodd" else ""
    yield f"B{rule}" if fill and stroke else f"f{rule}" if fill else "S"


def _path(pen: StepPen) -> Iterator[str]:
    points = iter(pen.points)
    for step in pen.steps:
        if step == "Z":
            yield "h"
            continue
        some = [next(points) for _ in range(3 if step == "C" else 1)]
        numbers = " ".join(f"{x:.5f} {y:.5f}" for x, y in some)
        yield f"{numbers} {step.lower()}"


def _dashes(own: Style) -> str:
    said = own.get("stroke-dasharray", "none")
    return "" if said == "none" else " ".join(_NUMBER.findall(said))


def _colour(own: Style, key: str, where: str) -> str:
    said = own.get(key, "none").strip()
    if said in ("none", "transparent"):
        return ""
    if said.startswith("url("):
        raise Refused(
            "the drawing has colours that run into one another (a gradient or a pattern)",
            where=where,
            cure="Save it as PDF.",
        )
    said = own.get("color", "#000000") if said.lower() == "currentcolor" else said
    try:
        red, green, blue, *_ = ImageColor.getrgb(said)
    except ValueError as error:
        raise BadInput(f"“{said}” is not a colour", where=where) from error
    return f"{red / 255:.4g} {green / 255:.4g} {blue / 255:.4g}"


def _px(said: str) -> float:
    match = _LENGTH.fullmatch(said)
    return float(match[1]) * _MM.get(match[2], _MM[""]) / _MM[""] if match else 0.0


def _data(name: str, element: ET.Element, where: str) -> str:
    """An element's outline as path data."""
    at = {key: _px(element.get(key, "0")) for key in ("width", "height", "r", "rx", "ry")}
    signed = {
        key: float((_NUMBER.findall(element.get(key, "0")) or ["0"])[0])
        for key in ("x", "y", "cx", "cy", "x1", "y1", "x2", "y2")
    }
    match name:
        case "path":
            return element.get("d", "")
        case "rect":
            return _rect(signed["x"], signed["y"], at, element)
        case "circle" | "ellipse":
            rx, ry = (at["r"], at["r"]) if name == "circle" else (at["rx"], at["ry"])
            x, y = signed["cx"], signed["cy"]
            arcs = f"A{rx} {ry} 0 1 1 {x + rx} {y}A{rx} {ry} 0 1 1 {x - rx} {y}Z"
            return f"M{x - rx} {y}{arcs}" if rx and ry else ""
        case "line":
            return f"M{signed['x1']} {signed['y1']}L{signed['x2']} {signed['y2']}"
        case "polyline" | "polygon":
            numbers = _NUMBER.findall(element.get("points", ""))
            return f"M{' '.join(numbers)}{'Z' if name == 'polygon' else ''}" if numbers else ""
    raise Refused(
        f"the drawing has something that Penned cannot draw: <{name}>",
        where=where,
        cure="Save it as PDF.",
    )


def _rect(x: float, y: float, at: Mapping[str, float], element: ET.Element) -> str:
    wide, tall = at["width"], at["height"]
    rx = at["rx"] if "rx" in element.attrib else at["ry"]
    ry = at["ry"] if "ry" in element.attrib else rx
    rx, ry = min(rx, wide / 2), min(ry, tall / 2)
    if not (wide and tall):
        return ""
    if not (rx and ry):
        return f"M{x} {y}h{wide}v{tall}h{-wide}z"
    arc = f"a{rx} {ry} 0 0 1"
    return (
        f"M{x + rx} {y}h{wide - 2 * rx}{arc} {rx} {ry}v{tall - 2 * ry}{arc} {-rx} {ry}"
        f"h{2 * rx - wide}{arc} {-rx} {-ry}v{2 * ry - tall}{arc} {rx} {-ry}z"
    )


def _matrix(said: str, where: str) -> tuple[float, ...]:
    matrix = Identity
    for name, inside in _TRANSFORM.findall(said):
        numbers = [float(each) for each in _NUMBER.findall(inside)]
        match name, numbers:
            case "matrix", [_, _, _, _, _, _]:
                matrix = matrix.transform(tuple(numbers))
            case "translate", [x, *rest]:
                matrix = matrix.translate(x, rest[0] if rest else 0)
            case "scale", [x, *rest]:
                matrix = matrix.scale(x, rest[0] if rest else x)
            case "rotate", [angle, *about]:
                x, y = about if len(about) == 2 else (0.0, 0.0)
                turned = matrix.translate(x, y).rotate(math.radians(angle))
                matrix = turned.translate(-x, -y)
            case ("skewX" | "skewY") as way, [angle]:
                radians = math.radians(angle)
                matrix = matrix.skew(*((radians, 0) if way == "skewX" else (0, radians)))
            case _:
                raise BadInput(f"“{name}({inside})” is no transform", where=where)
    return tuple(matrix)
