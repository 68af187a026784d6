"""Somebody else's PDF in ours: its first page as a form, with what that page needs and no more."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

from penned.errors import BadInput, Refused
from penned.press.deflate import deflate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from penned.press.file import PdfFile

_Objgen = tuple[int, int]
_Box = tuple[float, float, float, float]

_ANEW = "Print it to a new PDF, or save it as a picture, and take that."
# What belongs to the other document and means nothing on a page of ours.
_LEFT = frozenset(
    ("/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/LastModified", "/Length")
)
_FONTS = frozenset(("/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2"))
_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
# What sets a turned box upright in the unit square: for x and for y, how much of the way across
# it, how much of the way up, and what is added.
_UPRIGHT = {
    0: ((1, 0, 0), (0, 1, 0)),
    90: ((0, 1, 0), (-1, 0, 1)),
    180: ((-1, 0, 1), (0, -1, 1)),
    270: ((0, -1, 1), (1, 0, 0)),
}


def form(file: PdfFile, data: bytes) -> int:
    """Put the first page into `file` as a form that fills the unit square; its number.

    What is shown is its BleedBox where it has one, else its CropBox. `Refused` for hidden layers,
    and for fonts that are not embedded: they would look different elsewhere.
    """
    with _document(data) as document:
        if _has_hidden_layers(document):
            raise Refused("a PDF to be placed has hidden layers", cure=_ANEW)
        page = document.pages[0]
        _leave_out_idle_fonts(document, page)
        page.remove_unreferenced_resources()
        needs = pikepdf.Dictionary(Resources=page.resources)
        if "/Group" in page:
            needs.Group = page.Group
        numbers = _copied(file, needs)
        drawing = page.Contents.read_bytes() if "/Contents" in page else b""
        box = _box(page)
        said = b"/Type/XObject/Subtype/Form/BBox[%b]/Matrix[%b]/Filter/FlateDecode%b" % (
            _row(box),
            _row(_matrix(box, page.rotation)),
            _entries(needs, numbers),
        )
        return file.stream_as_is(deflate(drawing), said)


def drawn(data: bytes, dpi: float) -> Image.Image:
    """The first page as a picture in colour on white."""
    with _document(data) as document:
        box = _box(document.pages[0])
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        page.set_cropbox(*box)
        picture: Image.Image = page.render(scale=dpi / 72, rev_byteorder=True).to_pil()
        return picture.convert("RGB")


def _document(data: bytes) -> pikepdf.Pdf:
    try:
        document = pikepdf.open(io.BytesIO(data))
        document.pages[0].contents_coalesce()
    except pikepdf.PasswordError as fault:
        raise Refused("a PDF to be placed is locked", cure="Save it without a password.") from fault
    except (pikepdf.PdfError, IndexError) as fault:
        raise BadInput(f"a PDF to be placed cannot be read ({fault})", cure=_ANEW) from fault
    return document


def _has_hidden_layers(document: pikepdf.Pdf) -> bool:
    layers = document.Root.get("/OCProperties", pikepdf.Dictionary())
    return len(layers.get("/D", pikepdf.Dictionary()).get("/OFF", pikepdf.Array())) > 0


def _box(page: pikepdf.Page) -> _Box:
    x0, y0, x1, y1 = map(float, page.bleedbox if "/BleedBox" in page else page.cropbox)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _matrix(box: _Box, turn: int) -> tuple[float, ...]:
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    (a, c, e), (b, d, f) = (
        (across / width, up / height, added) for across, up, added in _UPRIGHT[turn]
    )
    return a, b, c, d, e - a * left - c * bottom, f - b * left - d * bottom


def _copied(file: PdfFile, needs: pikepdf.Object) -> dict[_Objgen, int]:
    """Put all objects that `needs` leads to into `file`; the new number of each."""
    found: dict[_Objgen, pikepdf.Object] = {}
    waiting = [needs]
    while waiting:
        one = waiting.pop()
        if one.is_indirect:
            if one.objgen in found:
                continue
            found[one.objgen] = one
        _check_font(one)
        waiting.extend(_inside(one))
    numbers = {name: file.reserve() for name in found}
    for name, one in found.items():
        if isinstance(one, pikepdf.Stream):
            file.stream_as_is(one.read_raw_bytes(), _entries(one, numbers), numbers[name])
        else:
            file.put(_direct(one, numbers), numbers[name])
    return numbers


def _inside(one: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(one, pikepdf.Array):
        values: Any = one
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        values = (value for key, value in one.items() if key not in _LEFT)
    else:
        return
    yield from (value for value in values if isinstance(value, pikepdf.Object))


def _leave_out_idle_fonts(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Take out fonts that are chosen but show nothing: some programs begin every page with one."""
    chosen: object = None
    saved: list[object] = []
    busy = set()
    operators = list(pikepdf.parse_content_stream(page))
    for each in operators:
        name = str(each.operator)
        if name == "Tf":
            chosen = each.operands[0]
        elif name in _SHOWING:
            busy.add(chosen)
        elif name == "q":
            saved.append(chosen)
        elif name == "Q" and saved:
            chosen = saved.pop()
    kept = [one for one in operators if str(one.operator) != "Tf" or one.operands[0] in busy]
    if len(kept) < len(operators):
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))


def _check_font(one: pikepdf.Object) -> None:
    if not isinstance(one, pikepdf.Dictionary) or one.get("/Subtype") not in _FONTS:
        return
    if not any(key in one.get("/FontDescriptor", {}) for key in _FILES):
        name = str(one.get("/BaseFont", "/without a name"))[1:]
        raise Refused(
            f"a PDF to be placed does not carry its font “{name}”",
            cure="Save it with all fonts embedded, or as a picture.",
        )


def _written(one: object, numbers: dict[_Objgen, int]) -> bytes:
    if isinstance(one, pikepdf.Object) and one.is_indirect:
        return b"%d 0 R" % numbers[one.objgen]
    return _direct(one, numbers)


def _direct(one: object, numbers: dict[_Objgen, int]) -> bytes:
    if isinstance(one, pikepdf.Dictionary):
        return b"<<%b>>" % _entries(one, numbers)
    if isinstance(one, pikepdf.Array):
        return b"[%b]" % b" ".join(_written(each, numbers) for each in one)
    if isinstance(one, pikepdf.Object):
        return one.unparse()
    if one is None:
        return b"null"
    if isinstance(one, bool):
        return b"true" if one else b"false"
    return f"{one:f}".encode("ascii") if isinstance(one, Decimal) else str(one).encode("ascii")


def _entries(one: pikepdf.Object, numbers: dict[_Objgen, int]) -> bytes:
    kept = ((key, value) for key, value in one.items() if key not in _LEFT)
    return b"".join(
        b"%b %b" % (pikepdf.Name(key).unparse(), _written(value, numbers)) for key, value in kept
    )


def _row(numbers: tuple[float, ...]) -> bytes:
    return " ".join(f"{number:.9f}" for number in numbers).encode("ascii")
