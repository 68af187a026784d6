from __future__ import annotations

import io
import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import hand, page, press, stationery
from penned.errors import Refused
from penned.notes import Note
from penned.page import Type
from penned.people.address import Address
from pressed import blank, drawing, faults, opened, operators, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import ReadableBuffer as Buffer

    from penned.page import Page

MEADOW = hand.load("meadow")
A7 = stationery.card("us-a7-folded")
NOTE = "Dear Ana,\n\nThank you for the soup.\n\nWith love,\nMaya"
TRICKY = (
    "Dear Zoë & Łukasz,\n\nŐrült “jó” ‘naïve’ café — façade – it’s mother-in-law’s; 50% of €20, "
    "(çok teşekkürler) señor Muñoz! ĄĘŚĆŻŹ… Straße № 5? A/B: fi fl ffi.\n\nWith ❤,\nMaya"
)


def card(text: str = NOTE, *, seed: int = 7) -> Page:
    return page.compose(Note(text), hand=MEADOW, stationery=A7, seed=seed)


def envelope(name: str = "Ana Reyes") -> Page:
    return page.envelope(
        name,
        Address(("ul. Piotrkowska 120 m. 4",), "Łódź", "", "90006", "PL"),
        sender=("Maya Lindqvist", Address(("418 Juniper St",), "Portland", "OR", "97205", "US")),
        hand=MEADOW,
        stationery=stationery.envelope("us-a7-envelope"),
    )


def writable(text: str) -> str:
    lacking = hand.missing(text, MEADOW)
    return "".join(char for char in text if char not in lacking)


def test_a_reader_finds_every_word_in_order() -> None:
    assert said(press.pdf([card(), envelope()])) == [card().text.split(), envelope().text.split()]


def test_accents_quotes_and_dashes_come_back_as_written() -> None:
    text = writable(TRICKY)
    assert said(press.pdf(card(text))) == [text.split()]


WORD = st.text(alphabet=[c for c in writable(TRICKY) if not c.isspace()], min_size=1, max_size=9)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=30))
def test_any_note_comes_back_word_for_word(some: list[str]) -> None:
    sheet = card(" ".join(some))
    assert said(press.pdf(sheet)) == [sheet.text.split()]


def test_the_unseen_words_lie_where_the_words_are_written() -> None:
    sheet = card()
    with pypdfium2.PdfDocument(press.pdf(sheet)) as document:
        text = document[0].get_textpage()
        index = text.get_text_range().index("soup")
        left, _, _, _ = text.get_charbox(index, loose=True)
        _, _, right, _ = text.get_charbox(index + 3, loose=True)
    place = next(w for w in page.words.words(sheet.writing[0].ink) if w.text == "soup.")
    points = 72 / 25.4
    assert left == pytest.approx(place.left * points, abs=1)
    assert right == pytest.approx(place.right * points, abs=12)


@pytest.mark.parametrize("sheet", [card(), envelope()], ids=["card", "envelope"])
def test_the_boxes_are_right_to_a_hundredth_of_a_millimetre(sheet: Page) -> None:
    pdf = opened(press.pdf(sheet))
    (leaf,) = pdf.pages
    for box in (leaf.mediabox, leaf.trimbox):
        width, height = (float(side) * 25.4 / 72 for side in box[2:])
        assert (width, height) == pytest.approx((sheet.width, sheet.height), abs=0.01)


def test_the_file_is_sound() -> None:
    assert faults(press.pdf([card(), envelope()])) == []


def test_the_same_pages_give_the_same_bytes_and_another_seed_gives_others() -> None:
    assert press.pdf([card(), envelope()]) == press.pdf([card(), envelope()])
    assert press.pdf(card(seed=8)) != press.pdf(card(seed=7))


def test_the_file_names_no_day_and_no_place() -> None:
    pdf = opened(press.pdf(card()))
    assert set(pdf.docinfo.keys()) == {"/Title", "/Creator"}


def test_every_font_is_embedded_and_maps_to_text() -> None:
    pdf = opened(press.pdf([envelope(), card()]))
    fonts = list(pdf.pages[0].resources.Font.values())
    assert len(fonts) >= 2
    for font in fonts:
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        assert "/ToUnicode" in font


def test_the_document_is_tagged_for_reading_aloud() -> None:
    pdf = opened(press.pdf([card(), envelope()], title="Cards"))
    assert pdf.Root.Lang == "en"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.docinfo.Title == "Cards"
    (part,) = pdf.Root.StructTreeRoot.K.K
    sections = list(part.K)
    assert [int(one.K) for one in sections[0].K] == [0, 1, 2]
    for section, leaf in zip(sections, pdf.pages, strict=True):
        assert part == section.P
        assert all(one.Pg == leaf.obj and section == one.P for one in section.K)


def test_every_page_leads_to_its_tags() -> None:
    sheet = card()
    pages = [sheet if number % 3 else blank() for number in range(200)]
    pdf = opened(press.pdf(pages))
    ways_back = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    assert len(ways_back) == 200 - 67
    for one, leaf in zip(pages, pdf.pages, strict=True):
        assert ("/StructParents" in leaf) == bool(one.marks)
        if one.marks:
            assert {tag.Pg.objgen for tag in ways_back[int(leaf.StructParents)]} == {leaf.objgen}


def test_everything_drawn_is_marked_as_an_artifact_or_as_text() -> None:
    depth = 0
    for operator, _ in operators(press.pdf(card())):
        depth += {"BMC": 1, "BDC": 1, "EMC": -1}.get(operator, 0)
        assert depth == 1 or operator == "EMC", operator


def test_the_title_is_the_first_pages_where_none_is_given() -> None:
    sheet = page.compose(Note(NOTE, ("Ana",)), hand=MEADOW, stationery=A7)
    assert opened(press.pdf(sheet)).docinfo.Title == "Note to Ana"


def test_pages_may_come_one_by_one_and_each_is_written_before_the_next_is_asked_for() -> None:
    file, sizes = io.BytesIO(), []

    def pages() -> Iterator[Page]:
        for seed in range(3):
            sizes.append(len(file.getvalue()))
            yield card(seed=seed)

    press.write(file, pages())
    assert sizes == sorted(set(sizes))
    assert file.getvalue() == press.pdf([card(seed=seed) for seed in range(3)])


@pytest.mark.parametrize("count", [1, 63, 64, 65, 130])
def test_any_number_of_pages_makes_one_sound_tree(count: int) -> None:
    pages = [blank(Type(f"Page {number}", 10, 10, 9)) for number in range(count)]
    pdf = press.pdf(pages)
    assert faults(pdf) == []
    assert said(pdf) == [["Page", str(number)] for number in range(count)]


def test_memory_does_not_grow_with_the_pages() -> None:
    class Nowhere(io.BytesIO):
        def write(self, data: Buffer) -> int:
            return memoryview(data).nbytes

    def highest(count: int) -> int:
        pages = (blank(Type("Thank you", 9, 9, 9), drawing(x=n % 90)) for n in range(count))
        tracemalloc.start()
        press.write(Nowhere(), pages)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    highest(10)
    few, many = highest(200), highest(500)
    assert many - few < 300 * 500


def test_without_a_page_there_is_nothing_to_print() -> None:
    with pytest.raises(Refused, match="no page"):
        press.pdf([])


@pytest.mark.parametrize("name", ["us-a7-envelope", "iso-c6-envelope"])
def test_the_zones_that_machines_read_and_the_stamps_corner_are_free_of_ink(name: str) -> None:
    size = stationery.envelope(name)
    sheet = page.envelope(
        "Prof. Małgorzata Wiśniewska",
        Address(("1600 Barton Springs Rd", "Apt 12"), "Austin", "TX", "787041234", "US"),
        sender=("Maya Lindqvist", Address(("418 Juniper St",), "Lisboa", "", "1000205", "PT")),
        hand=MEADOW,
        stationery=size,
    )
    with pypdfium2.PdfDocument(press.pdf(sheet)) as document:
        pixels = document[0].render(scale=200 / 72, grayscale=True).to_numpy().squeeze()
    assert (pixels < 128).any()
    for area in (*size.clear_areas, size.stamp_area):
        x0, x1, y0, y1 = (
            int(np.ceil(mm * 200 / 25.4)) for mm in (area.x, area.right, area.y, area.bottom)
        )
        assert (pixels[y0:y1, x0:x1] > 250).all()
