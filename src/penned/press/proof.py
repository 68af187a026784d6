"""The finished file, judged from outside: its pages, their size, every word and all the ink."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2

from penned.errors import Refused
from penned.page.page import Page, Type, Writing
from penned.page.pasted import seen
from penned.page.words import word_at, words
from penned.units import MM_PER_INCH, POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from penned.stationery.paper import Rect

_HYPHEN_OF_PDFIUM = "\ufffe"  # where it believes that a line parts a word
_DPI = 96
_WHITE = 250
_SIZE_SLACK = 0.01  # mm
_PIXEL = MM_PER_INCH / _DPI


def check(pdf: bytes, pages: Page | Iterable[Page]) -> None:
    """Raise `Refused` with the page and word unless `pdf` shows and says exactly these `pages`."""
    wanted = (pages,) if isinstance(pages, Page) else tuple(pages)
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise Refused(f"the PDF cannot be opened: {error}") from error
    with document:
        if len(document) != len(wanted):
            raise Refused(f"the PDF has {len(document)} pages where there should be {len(wanted)}")
        for number, page in enumerate(wanted):
            _check_page(document[number], page, f"page {number + 1}")


def _check_page(sheet: pypdfium2.PdfPage, page: Page, where: str) -> None:
    for box in (sheet.get_mediabox(), sheet.get_trimbox()):
        width, height = (box[2] - box[0]) / POINTS_PER_MM, (box[3] - box[1]) / POINTS_PER_MM
        if max(abs(width - page.width), abs(height - page.height)) > _SIZE_SLACK:
            raise Refused(
                f"it measures {width:.2f} x {height:.2f} mm, "
                f"not {page.width:.2f} x {page.height:.2f} mm",
                where=where,
            )
    _check_words(sheet.get_textpage().get_text_range(), page.text, where)
    _check_pixels(sheet, page, where)


def _check_words(said: str, wanted: str, where: str) -> None:
    """All that is wanted is said, in order, and no more.

    Where one word ends and the next begins a reader guesses by the gaps: it is not held against
    the file.
    """
    words, found = _plain(wanted), _plain(said)
    if "".join(words) == "".join(found):
        return
    for word, other in zip_longest(words, found):
        if word != other:
            raise Refused(f"it says “{other or 'nothing'}” for “{word or 'nothing'}”", where=where)


def _plain(text: str) -> list[str]:
    """The words of `text`, spelt as a reader may spell them: “ﬁ” as fi, without what is unseen."""
    return unicodedata.normalize("NFKC", seen(text).replace(_HYPHEN_OF_PDFIUM, "-")).split()


def _check_pixels(sheet: pypdfium2.PdfPage, page: Page, where: str) -> None:
    bitmap = sheet.render(scale=_DPI / 72, grayscale=True)
    ink = bitmap.to_numpy().squeeze() < _WHITE
    _check_drawn(ink, page, where)
    forbidden = np.ones_like(ink)
    forbidden[_pixels(page.safe, outward=True)] = False
    for area in page.clear:
        forbidden[_pixels(area, outward=False)] = True
    spots = np.argwhere(ink & forbidden)
    if len(spots):
        y, x = ((spots[0] + 0.5) * _PIXEL).tolist()
        raise Refused(
            f"there is ink where none may be, {x:.0f} mm from the left and {y:.0f} mm from the top",
            where=f"{where}, “{_nearest(page, x, y)}”",
        )


def _check_drawn(ink: NDArray[np.bool_], page: Page, where: str) -> None:
    """Every stroke has left a mark, in the middle of it or right beside."""
    height, width = ink.shape
    marked = ink.copy()
    for axis in (0, 1):
        for step in (-1, 1):
            marked |= np.roll(ink, step, axis=axis)
    for writing in page.writing:
        drawn = writing.ink
        middles = (drawn.stroke_starts[:-1] + drawn.stroke_starts[1:]) // 2
        x, y = (drawn.points[middles, :2] / _PIXEL).astype(np.intp).T
        there = marked[y.clip(0, height - 1), x.clip(0, width - 1)]
        if not there.all():
            index = int(drawn.stroke_glyphs[int(there.argmin())])
            raise Refused(
                f"“{drawn.text[index]}” is not on the paper",
                where=f"{where}, “{word_at(drawn.text, index)}”",
            )


def _pixels(area: Rect, *, outward: bool) -> tuple[slice, slice]:
    """The pixels of an area: with those it cuts through, or without."""
    out = 1 if outward else -1
    first = [int(np.floor(mm / _PIXEL)) + (not outward) for mm in (area.x, area.y)]
    end = [int(np.ceil(mm / _PIXEL)) - (not outward) for mm in (area.right, area.bottom)]
    x, y = (slice(max(a - (out > 0), 0), b + (out > 0)) for a, b in zip(first, end, strict=True))
    return y, x


def _nearest(page: Page, x: float, y: float) -> str:
    def away(place: tuple[str, float, float]) -> float:
        return (place[1] - x) ** 2 + (place[2] - y) ** 2

    return min(_places(page), key=away, default=("a line", 0.0, 0.0))[0]


def _places(page: Page) -> Iterator[tuple[str, float, float]]:
    for mark in page.marks:
        if isinstance(mark, Writing):
            for word in words(mark.ink):
                yield word.text, (word.left + word.right) / 2, word.baseline
        elif isinstance(mark, Type):
            yield mark.text, mark.x, mark.y
