"""A specimen shows all that a hand can write, on one page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from penned import hand, page, press
from penned.hand.form import Form
from penned.page import Type, signing

MEADOW = hand.load("meadow")


def test_a_specimen_shows_every_letter_in_several_forms() -> None:
    sheet = page.specimen(MEADOW)
    written = [mark.text for mark in sheet.writing]
    assert {" ".join(char * 3) for char in "abcdefghijklmnopqrstuvwxyz"} <= set(written)
    assert {" ".join(char * 2) for char in "ABCXYZ0189"} <= set(written)
    assert {"&", "€", "♥", "é", "ß", "ş"} <= set(written)
    assert written[0] == MEADOW.title


def test_a_specimen_is_a_page_that_can_be_pressed() -> None:
    sheet = page.specimen(MEADOW)
    press.check(press.pdf(sheet), sheet)


def test_it_says_where_the_hand_is_from() -> None:
    assert f"Licence: {MEADOW.origin.licence}" in page.specimen(MEADOW).text


def test_what_the_hand_lacks_stands_in_pale_type() -> None:
    few = replace(MEADOW, title="Few", forms={c: MEADOW.forms[c] for c in "abDear"})
    sheet = page.specimen(few)
    typed = [mark.text for mark in sheet.marks if isinstance(mark, Type)]
    assert {"c", "z", "B", "Few", "€"} <= set(typed)
    assert {"a", "b"}.isdisjoint(typed)
    assert sheet.writing[-1].text == "Dear a"


def test_the_signature_of_ones_own_hand_stands_under_the_words() -> None:
    tall = Form((np.array([[0.0, -3.0, 1.0], [4.0, 0.0, 1.0], [9.0, -1.0, 1.0]]),))
    mine = replace(MEADOW, origin=replace(MEADOW.origin, own=True), signature=tall)
    assert page.specimen(mine).writing[-1].text == signing.NAMELESS


def test_a_letter_that_is_too_wide_for_it_is_not_repeated() -> None:
    wide = tuple(
        replace(form, strokes=tuple(stroke * (4, 1, 1) for stroke in form.strokes))
        for form in MEADOW.forms["M"]
    )
    sheet = page.specimen(replace(MEADOW, forms={**MEADOW.forms, "M": wide}))
    written = [mark.text for mark in sheet.writing]
    assert {"M", "N N"} <= set(written)
    assert "M M" not in written
