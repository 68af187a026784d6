"""Pages to one PDF, each written as it comes: boxes, tags for reading aloud, fonts at the end."""

from __future__ import annotations

import io
from array import array
from typing import TYPE_CHECKING, BinaryIO

from penned.errors import Refused
from penned.page.page import Page
from penned.press import archive
from penned.press.content import content
from penned.press.file import PdfFile, references, text_string
from penned.press.finish import PLAIN, boxes
from penned.press.resources import Resources
from penned.press.tags import Tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.press.finish import Boxes, Finish

_STRETCH = 64
"""Pages that share a node of every tree in the file; what they used is forgotten after them."""


def pdf(pages: Page | Iterable[Page], *, title: str = "", finish: Finish = PLAIN) -> bytes:
    """One PDF of all pages, as `write` writes it."""
    file = io.BytesIO()
    write(file, pages, title=title, finish=finish)
    return file.getvalue()


def write(
    file: BinaryIO, pages: Page | Iterable[Page], *, title: str = "", finish: Finish = PLAIN
) -> None:
    """Write one PDF of all pages, read once and in order; the same pages give the same bytes.

    A page is in the file before the next is asked for, so that ten thousand take no more memory
    than a hundred. `title` names the document; without it, the first page's own title does.
    `Refused` without a page, and where a page cannot be drawn: what is in the file is then no PDF.
    """
    document: _Document | None = None
    for page in (pages,) if isinstance(pages, Page) else pages:
        document = document or _Document(file, finish, page, title)
        document.add(page)
    if document is None:
        raise Refused("there is no page to print")
    document.finish()


class _Document:
    """A PDF in the making: holds where things are, and the glyphs that were used."""

    def __init__(self, file: BinaryIO, finish: Finish, first: Page, title: str) -> None:
        self._file = PdfFile(file, packed=finish.standard != "pdf/a-1b")
        self._finish = finish
        named = title or first.title
        self._title = "".join(char for char in named if char.isprintable()) or archive.CREATOR
        self._language = first.language
        self._resources = Resources(self._file, finish.standard)
        self._tags = Tags(self._file, first.language)
        self._tree = self._file.reserve()
        self._nodes = array("L")
        self._count = 0
        self._sheets: list[int] = []
        self._node = self._names = 0

    def add(self, page: Page) -> None:
        if not self._sheets:
            self._node, self._names = self._file.reserve(), self._file.reserve()
        there = boxes(page, self._finish)
        drawn = content(page, there, self._resources, marked=self._finish.crop_marks)
        sheet = self._file.reserve()
        self._file.put(
            b"<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R%b%b>>"
            % (
                self._node,
                self._names,
                self._file.stream(drawn.operators),
                _boxes(there),
                self._tags.page(sheet, drawn.tags),
            ),
            sheet,
        )
        self._sheets.append(sheet)
        if len(self._sheets) == _STRETCH:
            self._end_stretch()

    def finish(self) -> None:
        if self._sheets:
            self._end_stretch()
        self._resources.finish()
        put, title = self._file.put, text_string(self._title)
        nodes = references(self._nodes)
        put(b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._count, nodes), self._tree)
        root = b"<</Type/Catalog/Pages %d 0 R/Lang%b/ViewerPreferences<</DisplayDocTitle true>>%b"
        root %= (self._tree, text_string(self._language), self._tags.finish())
        if self._finish.standard:
            root += archive.entries(self._file, self._finish.standard, self._title)
        creator = text_string(archive.CREATOR)
        self._file.finish(put(root + b">>"), put(b"<</Title%b/Creator%b>>" % (title, creator)))

    def _end_stretch(self) -> None:
        """Write what the pages since the last stretch have in common."""
        self._resources.put(self._names)
        self._tags.end_stretch()
        count, sheets = len(self._sheets), references(self._sheets)
        node = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % (self._tree, count, sheets)
        self._nodes.append(self._file.put(node, self._node))
        self._count += count
        self._sheets = []


def _boxes(there: Boxes) -> bytes:
    edges = (" ".join(f"{edge:.4f}".rstrip("0").rstrip(".") for edge in box) for box in there)
    return "/MediaBox[{}]/BleedBox[{}]/TrimBox[{}]".format(*edges).encode("ascii")
