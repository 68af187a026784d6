"""The peers of the press: each puts the same strokes, or the same lines of type, into one PDF."""

from __future__ import annotations

import io
import json
from html import escape
from importlib import import_module, resources
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from penned.page.page import Type
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from penned.page.page import Page

    Rival = Callable[[Sequence[Page]], int]

STROKES, SEGMENTS = 125, 20
FACE = resources.files("penned.page") / "faces" / "SourceSans3-Regular.ttf"


def reportlab(pages: Sequence[Page]) -> int:
    """Path objects of reportlab, one a stroke, all of one width."""
    file = io.BytesIO()
    width, height = (side * POINTS_PER_MM for side in (pages[0].width, pages[0].height))
    canvas = Canvas(file, pagesize=(width, height), pageCompression=1)
    for page in pages:
        ink = page.writing[0].ink
        for start, end in zip(ink.stroke_starts, ink.stroke_starts[1:], strict=False):
            path = canvas.beginPath()
            points = (ink.points[start:end, :2] * POINTS_PER_MM).tolist()
            path.moveTo(*points[0])
            for x, y in points[1:]:
                path.lineTo(x, y)
            canvas.drawPath(path)
        canvas.showPage()
    canvas.save()
    return len(file.getvalue())


def typst_svg(pages: Sequence[Page]) -> int:
    """A picture a page, whose strokes are polylines of one width."""
    pictures = json.dumps([_svg(page) for page in pages])
    return _typst(
        pages[0],
        '#for one in json(bytes(sys.inputs.cards)) { page(image(bytes(one), format: "svg")) }',
        pictures,
    )


def typst_type(pages: Sequence[Page]) -> int:
    """The same words in the same face and size as a paragraph, whose lines typst breaks."""
    return _typst(
        pages[0],
        '#set text(font: "Source Sans 3", size: 11pt)\n'
        "#for words in json(bytes(sys.inputs.cards)) {"
        " page(pad(left: 130mm, right: 6mm, y: 6mm, words)) }",
        json.dumps([_words(page) for page in pages]),
    )


def weasyprint_type(pages: Sequence[Page]) -> int:
    """The same words in the same face and size as a paragraph, whose lines WeasyPrint breaks."""
    from weasyprint import HTML  # noqa: PLC0415 - installed or not

    style = (
        f"@font-face {{ font-family: face; src: url({FACE}) }}"
        f"@page {{ size: {pages[0].width}mm {pages[0].height}mm; margin: 6mm 6mm 6mm 130mm }}"
        "p { page-break-after: always; margin: 0; font: 11pt/1.9 face }"
    )
    body = "".join(f"<p>{escape(_words(page))}</p>" for page in pages)
    return len(HTML(string=f"<style>{style}</style>{body}", base_url="file:///").write_pdf())


def _words(page: Page) -> str:
    return " ".join(mark.text for mark in page.marks if isinstance(mark, Type))


def _svg(page: Page) -> str:
    ink = page.writing[0].ink
    paths = [
        "M" + " ".join(f"{x:.2f} {y:.2f}" for x, y in ink.points[start:end, :2].tolist())
        for start, end in zip(ink.stroke_starts, ink.stroke_starts[1:], strict=False)
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{page.width}mm" height="{page.height}mm" '
        f'viewBox="0 0 {page.width} {page.height}"><path fill="none" stroke="#1b2a52" '
        f'stroke-width=".36" stroke-linecap="round" d="{"".join(paths)}"/></svg>'
    )


def _typst(page: Page, body: str, cards: str) -> int:
    import typst  # noqa: PLC0415 - installed or not

    head = f"#set page(width: {page.width}mm, height: {page.height}mm, margin: 0mm)\n"
    compiler = typst.Compiler(font_paths=[str(FACE.parent)])  # type: ignore[attr-defined]
    return len(compiler.compile(input=(head + body).encode(), sys_inputs={"cards": cards}))


def _installed(rivals: dict[str, Rival]) -> dict[str, Rival]:
    found = {}
    for name, do in rivals.items():
        try:
            import_module(name)
        except (ImportError, OSError):  # weasyprint wants libraries of the system
            continue
        found[name] = do
    return found


RIVALS_OF_STROKES = _installed({"reportlab": reportlab, "typst": typst_svg})
RIVALS_OF_TYPE = _installed({"typst": typst_type, "weasyprint": weasyprint_type})
