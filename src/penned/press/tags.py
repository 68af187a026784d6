"""The tags of a PDF: a part for each stretch of pages, a section for each page, and what it says.

They are what a screen reader follows (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from penned.press.file import references, text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.press.content import Tag
    from penned.press.file import PdfFile


class Tags:
    """The tree of tags, written as it grows, and the way back to it from every page."""

    def __init__(self, file: PdfFile, language: str) -> None:
        self._file = file
        self._language = language
        self._root, self._whole, self._part = (file.reserve() for _ in range(3))
        self._parts = array("L")
        self._ways_back = array("L")
        self._sections: list[int] = []
        self._nums: list[bytes] = []
        self._pages = 0

    def page(self, sheet: int, tags: Sequence[Tag]) -> bytes:
        """Write the tags of the page with the number `sheet`; the page's entry that leads here."""
        if not tags:
            return b""
        put, section = self._file.put, self._file.reserve()
        elements = [
            put(
                b"<</S/%b/P %d 0 R/Pg %d 0 R/K %d%b>>"
                % (tag.kind.encode("ascii"), section, sheet, number, self._said(tag))
            )
            for number, tag in enumerate(tags)
        ]
        kids = references(elements)
        put(b"<</S/Sect/P %d 0 R/K[%b]>>" % (self._part, kids), section)
        self._sections.append(section)
        self._nums.append(b"%d[%b]" % (self._pages, kids))
        self._pages += 1
        return b"/StructParents %d" % (self._pages - 1)

    def end_stretch(self) -> None:
        """Write what the pages since the last stretch have in common."""
        if not self._sections:
            return
        kids = references(self._sections)
        self._file.put(b"<</S/Part/P %d 0 R/K[%b]>>" % (self._whole, kids), self._part)
        self._parts.append(self._part)
        limits = self._pages - len(self._nums), self._pages - 1
        leaf = b"<</Limits[%d %d]/Nums[%b]>>" % (*limits, b" ".join(self._nums))
        self._ways_back.append(self._file.put(leaf))
        self._part = self._file.reserve()
        self._sections, self._nums = [], []

    def finish(self) -> bytes:
        """Write the top of the tree; the entries of the catalog that lead to it."""
        put = self._file.put
        put(b"<</S/Document/P %d 0 R/K[%b]>>" % (self._root, references(self._parts)), self._whole)
        leaves = references(self._ways_back)
        ways_back = put(b"<</Kids[%b]>>" % leaves if leaves else b"<</Nums[]>>")
        put(
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self._whole, ways_back, self._pages),
            self._root,
        )
        return b"/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>" % self._root

    def _said(self, tag: Tag) -> bytes:
        language = tag.language != self._language
        return (b"/Alt%b" % text_string(tag.said) if tag.said else b"") + (
            b"/Lang%b" % text_string(tag.language) if language else b""
        )
