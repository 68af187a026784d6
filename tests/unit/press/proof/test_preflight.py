from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned import hand, page, press, stationery
from penned.errors import Refused
from penned.notes import Note
from penned.page import Type, Writing
from penned.page.face import Face, Faces, usual
from penned.page.page import Placed
from penned.page.placing import extent, moved
from penned.press.proof import said as said_in
from penned.stationery import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.page import Page

MEADOW = hand.load("meadow")


WORDS = (
    "a I i l ll lll 1 11 111 0 00 007 1-1 2-2 - -- --- – — a- Ana- well- e— . .. ... , : ; ;; ! "
    "’ ’’ “ ” ‘ 'a' (a) ( ) & / j ii oo é"
)
SHORT = st.sampled_from(WORDS.split())
GAPS = st.sampled_from([" ", " ", " ", "\n", "\n\n"])


def texts(most: int) -> st.SearchStrategy[str]:
    """Words of few signs, many of them alike, with hyphens and dashes where lines end."""
    return st.lists(st.tuples(SHORT, GAPS), min_size=1, max_size=most).map(
        lambda parts: "".join(word + gap for word, gap in parts).strip()
    )


def said(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        words: list[str] = document[0].get_textpage().get_text_range().split()
    return words


def card(text: str = "Dear Ana,\n\nThank you for the soup.\n\nMaya") -> Page:
    stock = stationery.card("us-a7-folded")
    return page.compose(Note(text), hand=MEADOW, stationery=stock, seed=3)


def test_a_file_that_shows_and_says_its_pages_passes() -> None:
    press.check(press.pdf(card()), card())
    pages = [card(), card("Dear Jo,\n\nThank you.\n\nMaya"), *page.packing_list([])]
    press.check(press.pdf(pages), pages)


def test_somebody_elses_name_is_refused() -> None:
    with pytest.raises(Refused, match="it says “Jo,” for “Ana,”") as caught:
        press.check(press.pdf(card("Dear Jo,\n\nThank you for the soup.\n\nMaya")), card())
    assert caught.value.where == "page 1"


def test_a_word_too_few_or_too_many_is_refused() -> None:
    with pytest.raises(Refused, match=r"“nothing” for “twice\.”"):
        press.check(press.pdf(card("Thank you")), card("Thank you twice."))
    with pytest.raises(Refused, match=r"“twice\.” for “nothing”"):
        press.check(press.pdf(card("Thank you twice.")), card("Thank you"))


def test_a_word_on_a_page_that_should_be_blank_is_refused() -> None:
    blank = replace(card(), marks=())
    with pytest.raises(Refused, match="it says “Dear” for “nothing”"):
        press.check(press.pdf(card()), blank)
    press.check(press.pdf(blank), blank)


def test_a_page_too_few_is_refused() -> None:
    with pytest.raises(Refused, match="1 pages where there should be 2"):
        press.check(press.pdf(card()), [card(), card()])


def test_a_page_of_the_wrong_size_is_refused() -> None:
    with pytest.raises(Refused, match=r"measures 254\.00 x 177\.80 mm, not 254\.00 x 178\.00"):
        press.check(press.pdf(card()), replace(card(), height=178.0))


def test_ink_beyond_the_safe_area_is_refused_with_the_nearest_word() -> None:
    sheet = card()
    (writing,) = sheet.writing
    left = sheet.safe.x - extent(writing.ink).x - 1
    astray = replace(sheet, marks=(Writing(moved(writing.ink, (left, 0))),))
    with pytest.raises(Refused, match="ink where none may be") as caught:
        press.check(press.pdf(astray), astray)
    assert caught.value.where.split("“")[1].rstrip("”") in sheet.text.split()


def test_ink_where_machines_read_is_refused() -> None:
    line = Type("Ana Reyes", 20, 30, 10)
    sheet = page.Page(100, 60, Rect(5, 5, 90, 50), (line,), clear=(Rect(0, 25, 100, 15),))
    with pytest.raises(Refused, match="ink where none may be") as caught:
        press.check(press.pdf(sheet), sheet)
    assert "Ana Reyes" in caught.value.where


def test_a_character_that_is_said_but_not_drawn_is_refused_with_its_word() -> None:
    sheet = card()
    with pikepdf.open(io.BytesIO(press.pdf(sheet))) as pdf:
        leaf = pdf.pages[0]
        stream = pikepdf.parse_content_stream(leaf)
        kept = [one for one in stream if str(one.operator) != "Tr"]
        leaf.Contents = pdf.make_stream(b"3 Tr\n" + pikepdf.unparse_content_stream(kept))
        pdf.save(blank := io.BytesIO())
    with pytest.raises(Refused, match="“D” is not on the paper") as caught:
        press.check(blank.getvalue(), sheet)
    assert caught.value.where == "page 1, “Dear”"


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(Refused, match="cannot be opened"):
        press.check(b"not a PDF", card())


@settings(max_examples=60)
@given(text=texts(14), seed=st.integers(0, 1000), name=st.sampled_from(hand.names()))
def test_every_word_is_found_in_order_however_short(text: str, seed: int, name: str) -> None:
    stock = stationery.card("us-a7-folded")
    sheet = page.compose(Note(text), hand=hand.load(name), stationery=stock, seed=seed)
    pdf = press.pdf(sheet)
    press.check(pdf, sheet)
    assert said(pdf) == text.split()


def test_a_hyphen_at_the_end_of_a_line_is_kept_in_writing_and_in_type() -> None:
    sheet = card("Dear Ana-\nThe soup was well-\nseasoned.")
    pdf = press.pdf(sheet)
    press.check(pdf, sheet)
    assert said(pdf) == sheet.text.split()
    lines = (Type("a coat of wool-", 20, 30, 10), Type("and silk", 20, 35, 10))
    typed = page.Page(100, 60, Rect(5, 5, 90, 50), lines)
    assert said(press.pdf(typed)) == typed.text.split()


def test_characters_that_share_a_glyph_are_told_apart() -> None:
    typed = page.Page(100, 60, Rect(5, 5, 90, 50), (Type("5 µm, 5 μm, Ω Ω", 20, 30, 10),))
    assert said(press.pdf(typed)) == typed.text.split()


def test_where_a_reader_parts_the_words_is_not_held_against_the_file() -> None:
    parted, joined = (
        page.Page(100, 60, Rect(5, 5, 90, 50), (Type(text, 20, 30, 10),))
        for text in ("It was al ways warm", "It was always warm")
    )
    press.check(press.pdf(parted), joined)
    press.check(press.pdf(joined), parted)


@pytest.mark.parametrize("other", ["Thank you so", "Thank so much", "Thank you much so"])
def test_a_word_that_is_missing_or_misplaced_is_refused(other: str) -> None:
    with pytest.raises(Refused, match="it says"):
        press.check(press.pdf(card(other)), card("Thank you so much"))


def test_a_file_may_be_open_and_its_pages_come_one_by_one() -> None:
    pages = [card(), card("Dear Jo,\n\nThank you.\n\nMaya")]
    press.check(io.BytesIO(press.pdf(pages)), iter(pages))


def test_a_page_is_judged_before_the_next_is_asked_for() -> None:
    asked = []

    def pages() -> Iterator[Page]:
        for number, sheet in enumerate([card(), card()]):
            asked.append(number)
            yield sheet

    with pytest.raises(Refused, match="it says") as caught:
        press.check(press.pdf([card("Dear Jo"), card()]), pages())
    assert (asked, caught.value.where) == ([0], "page 1")


def test_all_pages_that_must_not_be_printed_are_found_in_one_go() -> None:
    wrong = card("Dear Jo")
    found = list(press.proof(press.pdf([wrong, card(), wrong]), [card()] * 3))
    assert [(each.page, each.refused is not None) for each in found] == [(1, True), (3, True)]


def test_a_page_too_many_is_refused() -> None:
    with pytest.raises(Refused, match="2 pages where there should be 1"):
        press.check(press.pdf([card(), card()]), card())


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_is_turned_on_the_sheet_is_read_with_the_sheet_turned(turn: page.page.Turn) -> None:
    def on_sheet(*lines: str) -> Page:
        typed = tuple(Type(line, 20, 30 + 8 * down, 10) for down, line in enumerate(lines))
        leaf = page.Page(100, 60, Rect(5, 5, 90, 50), typed)
        upright = Placed(card("Thank you, Jo"), 10, 150)
        return page.Page(300, 400, Rect(5, 5, 290, 390), (Placed(leaf, 10, 10, turn), upright))

    right = on_sheet("Dear Ana and Tom,", "thank you for the soup.")
    with pypdfium2.PdfDocument(press.pdf(right)) as document:
        said_in.check(document[0], right, "page 1")
        for lines in (
            ("thank you for the soup.", "Dear Ana and Tom,"),
            ("Dear Ana and Jo,", "thank you for the soup."),
            ("Dear Ana and Tom,", "thank you for the soup.", "Maya"),
        ):
            with pytest.raises(Refused, match="it says"):
                said_in.check(document[0], on_sheet(*lines), "page 1")


def test_every_word_of_a_french_fold_is_found_upright_and_upside_down() -> None:
    stock = stationery.card("us-a2-french")
    note = Note("Dear Ana,\n\nThank you for the soup that you brought us.\n\nMaya")
    (sheet,) = page.sides(note, hand=MEADOW, stationery=stock, seed=3)
    press.check(press.pdf(sheet), sheet)


def test_what_a_sheet_says_around_its_cards_may_be_read_in_any_order() -> None:
    leaf = page.Page(100, 60, Rect(5, 5, 90, 50), (Type("Dear Ana", 20, 30, 10),))
    numbers = (Type("2", 20, 300, 8), Type("1", 20, 200, 8))
    sheet = page.Page(300, 400, Rect(5, 5, 290, 390), (*numbers, Placed(leaf, 10, 10, 90)))
    press.check(press.pdf(sheet), sheet)
    other = replace(sheet, marks=(*numbers, Type("3", 20, 250, 8), *sheet.marks[2:]))
    with pytest.raises(Refused, match="it says"):
        press.check(press.pdf(other), sheet)


def test_of_a_line_from_right_to_left_the_letters_count() -> None:
    data = (Path(__file__).parents[3] / "faces" / "NotoSansHebrew.ttf").read_bytes()
    faces = Faces((usual(), Face("Hebrew", data)))

    def leaf(line: str) -> Page:
        lines = (Type(line, 20, 20, 10, face=faces), Type("Tel Aviv 12", 20, 30, 10))
        return page.Page(100, 60, Rect(5, 5, 90, 50), lines)

    right = leaf("הרצל 12, תל אביב")
    press.check(press.pdf(right), right)
    with pytest.raises(Refused, match="it says"):
        press.check(press.pdf(leaf("הרצל 13, תל אביב")), right)
