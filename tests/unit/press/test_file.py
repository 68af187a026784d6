from __future__ import annotations

import io
import re

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned.press.file import PdfFile, text_string
from pressed import faults, opened


def many(pages: int, *, packed: bool) -> bytes:
    """A file of so many pages, each with its number as what it shows."""
    file = PdfFile(there := io.BytesIO(), packed=packed)
    root, tree = file.reserve(), file.reserve()
    kids = []
    for number in range(pages):
        content = file.stream(b"%d 0 m 1 1 l S" % number)
        kids.append(
            file.put(
                b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents %d 0 R>>"
                % (tree, content)
            )
        )
    refs = b" ".join(b"%d 0 R" % kid for kid in kids)
    file.put(b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, refs), tree)
    file.put(b"<</Type/Catalog/Pages %d 0 R>>" % tree, root)
    file.finish(root)
    return there.getvalue()


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("pages", [1, 127, 300])
def test_qpdf_finds_every_object_and_no_fault(pages: int, packed: bool) -> None:  # noqa: FBT001
    pdf = many(pages, packed=packed)
    assert faults(pdf) == []
    for number, page in enumerate(opened(pdf).pages):
        assert page.Contents.read_bytes() == b"%d 0 m 1 1 l S" % number


def test_packed_objects_take_less_room_and_plain_ones_are_of_version_1_4() -> None:
    packed, plain = many(200, packed=True), many(200, packed=False)
    assert len(packed) < 0.6 * len(plain)
    assert packed.startswith(b"%PDF-1.7\n")
    assert plain.startswith(b"%PDF-1.4\n")
    assert b"/ObjStm" not in plain
    assert b"/XRef" not in plain


def test_the_name_of_a_file_is_its_own_and_always_the_same() -> None:
    def name(pdf: bytes) -> bytes:
        return bytes(opened(pdf).trailer.ID[0])

    assert name(many(3, packed=True)) == name(many(3, packed=True))
    assert name(many(3, packed=True)) != name(many(4, packed=True))


def test_a_stream_that_is_put_once_more_is_not_written_again() -> None:
    file = PdfFile(there := io.BytesIO())
    first = file.once(b"the same", b"/Kind 1")
    size = len(there.getvalue())
    assert file.once(b"the same", b"/Kind 1") == first
    assert len(there.getvalue()) == size
    assert file.once(b"the same", b"/Kind 2") != first


def test_objects_go_out_as_they_come() -> None:
    file = PdfFile(there := io.BytesIO())
    for _ in range(1000):
        file.put(b"<</Some(thing)>>")
    assert there.getvalue().count(b"/ObjStm") == 1000 // 128


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_a_string(text: str) -> None:
    written = text_string(text)
    assert re.fullmatch(rb"\(.*\)|<[0-9a-f]*>", written)
    read = pikepdf.Object.parse(written)
    assert str(read) == text
