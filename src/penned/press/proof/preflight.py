"""The look at a finished file before it goes to paper, page by page, from outside."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, BinaryIO

import pypdfium2

from penned.errors import Refused
from penned.page.page import Page, Picture
from penned.press.proof import edges, fineness, ink, said
from penned.press.proof.finding import Finding
from penned.press.proof.places import There

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

_AT_A_TIME = 64  # pages that are read of a file before it is opened anew


def check(pdf: bytes | BinaryIO, pages: Page | Iterable[Page]) -> tuple[Finding, ...]:
    """What is to know of a file that shows and says exactly these pages.

    Raises `Refused` with the page and word of the first fault. The pages are read one by one.
    """
    found = []
    with closing(proof(pdf, pages)) as findings:
        for finding in findings:
            if finding.refused:
                raise finding.refused
            found.append(finding)
    return tuple(found)


def proof(pdf: bytes | BinaryIO, pages: Page | Iterable[Page]) -> Generator[Finding]:
    """All that is found in a file that should show and say these pages, read one by one.

    A page that must not be printed has one finding that says so, its first, and no others.
    """
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            there = len(document)
    except pypdfium2.PdfiumError as error:
        yield _refused(0, Refused(f"the PDF cannot be opened: {error}"))
        return
    count = 0
    with closing(_sheets(pdf, there)) as sheets:
        for count, page in enumerate((pages,) if isinstance(pages, Page) else pages, start=1):
            if (sheet := next(sheets, None)) is not None:
                yield from _page(sheet, page, count)
    if count != there:
        told = f"the PDF has {there} pages where there should be {count}"
        yield _refused(0, Refused(told))


def _sheets(pdf: bytes | BinaryIO, there: int) -> Generator[pypdfium2.PdfPage]:
    """The pages of the file, which is opened anew now and then: what was read of it is kept."""
    for first in range(0, there, _AT_A_TIME):
        with pypdfium2.PdfDocument(pdf) as document:
            for number in range(first, min(first + _AT_A_TIME, there)):
                yield document[number]


def _page(sheet: pypdfium2.PdfPage, page: Page, number: int) -> list[Finding]:
    """The findings on one page; only the fault where there is one."""
    where = f"page {number}"
    try:
        edges.check(sheet, page, where)
        said.check(sheet, page, where)
        there = [each.page for each in There(page).everything()]
        for each in there:
            fineness.check_lines(each, where)
        pictures = [mark for each in there for mark in each.marks if isinstance(mark, Picture)]
        told = list(fineness.check_pictures(sheet, pictures, where)) if pictures else []
        edges.crop_to_trim(sheet)
        ink.check(sheet, page, where)
    except Refused as fault:
        return [_refused(number, fault)]
    finally:
        sheet.close()
    return [Finding(number, each, where) for each in told]


def _refused(number: int, fault: Refused) -> Finding:
    return Finding(number, fault.what, fault.where, fault.cure, fault)
