"""What the file says to a reader: every word of the page, in order, and no more."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from itertools import zip_longest
from typing import TYPE_CHECKING

from penned.errors import Refused
from penned.page.page import Type, Writing
from penned.page.pasted import seen
from penned.press.proof.places import There

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from penned.page.page import Page

_HYPHEN_OF_PDFIUM = "\ufffe"  # where it believes that a line parts a word


def check(sheet: pypdfium2.PdfPage, page: Page, where: str) -> None:
    """Raise `Refused` with the first word that is missing, misplaced or too many.

    Where one word ends and the next begins a reader guesses by the gaps: it is not held against
    the file. What stands upside down or on its side is read with the sheet turned; of a line from
    right to left, and of what stands beside one, only the letters count: a reader puts them in an
    order of its own.
    """
    words, found = _plain(page.text), _plain(_read(sheet))
    pages = list(There(page).everything())
    if any(each.turn for each in pages) or any(map(_is_right_to_left, words)):
        if _is_said_by_line(sheet, pages, "".join(found)):
            return
    elif "".join(words) == "".join(found):
        return
    differ = ((word, other) for word, other in zip_longest(words, found) if word != other)
    word, other = next(differ, (" ".join(words[:1]), "it elsewhere"))
    raise Refused(f"it says “{other or 'nothing'}” for “{word or 'nothing'}”", where=where)


def _is_said_by_line(sheet: pypdfium2.PdfPage, pages: list[There], upright: str) -> bool:
    """Whether each line of each page is said where one turns the sheet so that it stands upright.

    The lines of a page come one after the other; those of the sheet around pages, as they may.
    """
    lines = {each: ["".join(_plain(line)) for line in _lines(each.page)] for each in pages}
    freely = {each: {"".join(_plain(line)) for line in _reordered(each.page)} for each in pages}
    if sorted(upright) != sorted("".join(line for each in pages for line in lines[each])):
        return False
    said = {0: upright}
    for each in pages:
        if each.turn not in said:
            sheet.set_rotation(360 - each.turn)
            said[each.turn] = "".join(_plain(_read(sheet)))
            sheet.set_rotation(0)
        heard, is_around = 0, any(each.placed())
        for line in lines[each]:
            if line in freely[each]:
                continue
            at = said[each.turn].find(line, heard)
            if at < 0:
                return False
            heard = 0 if is_around else at + len(line)
    return True


def _lines(page: Page) -> Iterator[str]:
    """What is said on a page itself."""
    for mark in page.marks:
        if isinstance(mark, Writing | Type):
            yield mark.text


def _reordered(page: Page) -> Iterator[str]:
    """The lines from right to left, and what stands on a baseline with one."""
    lines = [mark for mark in page.marks if isinstance(mark, Writing | Type)]
    turned = [mark for mark in lines if _is_right_to_left(mark.text)]
    beside = {mark.y for mark in turned if isinstance(mark, Type)}
    return (
        mark.text
        for mark in lines
        if _is_right_to_left(mark.text) or (isinstance(mark, Type) and mark.y in beside)
    )


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def _read(sheet: pypdfium2.PdfPage) -> str:
    with closing(sheet.get_textpage()) as text:
        return str(text.get_text_range())


def _plain(text: str) -> list[str]:
    """The words of `text`, spelt as a reader may spell them: “ﬁ” as fi, without what is unseen."""
    return unicodedata.normalize("NFKC", seen(text).replace(_HYPHEN_OF_PDFIUM, "-")).split()
