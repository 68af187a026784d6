"""Pages to one PDF: strokes as paths, the words behind them as text, tagged for reading aloud."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from penned.errors import Refused
from penned.page.page import Page
from penned.press.content import content
from penned.press.fonts import PrintedText, UnseenText
from penned.units import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable


def pdf(pages: Page | Iterable[Page], *, title: str = "") -> bytes:
    """One PDF of all pages, read once and in order; the same pages give the same bytes.

    `title` names the document where the first page's own title does not. `Refused` without a page.
    """
    document = _Document()
    for page in (pages,) if isinstance(pages, Page) else pages:
        document.add(page)
    return document.finish(title)


class _Document:
    """A PDF in the making: holds each page compressed, and the characters used so far."""

    def __init__(self) -> None:
        self._pdf = pikepdf.new()
        self._unseen = UnseenText()
        self._printed = PrintedText()
        self._fonts = self._pdf.make_indirect(Dictionary())
        self._resources = self._pdf.make_indirect(Dictionary(Font=self._fonts))
        self._root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._whole = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root)
        )
        self._tree = self._pdf.Root.Pages
        self._sheets: list[pikepdf.Object] = []
        self._paragraphs: list[list[pikepdf.Object]] = []
        self._title = ""
        self._language = "en"

    def add(self, page: Page) -> None:
        if not self._sheets:
            self._title, self._language = page.title, page.language
        operators, paragraphs = content(page, self._unseen, self._printed)
        make = self._pdf.make_indirect
        sheet = make(
            Dictionary(
                Type=Name.Page,
                Parent=self._tree,
                MediaBox=(box := _box(page)),
                TrimBox=box,
                Resources=self._resources,
                Contents=self._pdf.make_stream(operators, Filter=Name.FlateDecode),
                StructParents=len(self._sheets),
            )
        )
        self._sheets.append(sheet)
        self._paragraphs.append(
            [
                make(Dictionary(Type=Name.StructElem, S=Name.P, P=self._whole, Pg=sheet, K=number))
                for number in range(paragraphs)
            ]
        )

    def finish(self, title: str) -> bytes:
        if not self._sheets:
            raise Refused("there is no page to print")
        self._tree.Kids, self._tree.Count = Array(self._sheets), len(self._sheets)
        self._fonts.Unseen = self._unseen.embed(self._pdf)
        if (printed := self._printed.embed(self._pdf)) is not None:
            self._fonts.Printed = printed
        self._tag()
        root = self._pdf.Root
        root.Lang = self._language
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        self._pdf.docinfo = self._pdf.make_indirect(
            Dictionary(Title=title or self._title or "Penned", Creator="Penned")
        )
        file = io.BytesIO()
        self._pdf.save(
            file,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        return file.getvalue()

    def _tag(self) -> None:
        pages = [self._pdf.make_indirect(Array(page)) for page in self._paragraphs]
        self._whole.K = Array([one for page in self._paragraphs for one in page])
        self._root.K = self._whole
        self._root.ParentTree = Dictionary(
            Nums=Array([entry for pair in enumerate(pages) for entry in pair])
        )
        self._root.ParentTreeNextKey = len(pages)
        self._pdf.Root.StructTreeRoot = self._root


def _box(page: Page) -> Array:
    return Array([0, 0, *(round(mm * POINTS_PER_MM, 4) for mm in (page.width, page.height))])
