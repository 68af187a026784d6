from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import Refused
from penned.page import face
from penned.page.page import Page, Placed, Rule, Type
from penned.page.sheet import of_country, sheet
from penned.press import imposition
from penned.press.imposition import Card, Piece, fitted, impose
from penned.stationery.paper import Crease, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.page.sheet import Sheet
    from penned.press.imposition import Imposition
    from penned.press.matching import Kind

LETTER, A4 = sheet("letter"), sheet("a4")
INCH = 25.4

cards = st.builds(
    Card,
    width=st.floats(40, 200).map(lambda mm: round(mm, 2)),
    height=st.floats(40, 200).map(lambda mm: round(mm, 2)),
    bleed=st.sampled_from([0.0, 3.0, 3.175]),
    over=st.sampled_from(["sideways", "head over heels"]),
)
ways = st.fixed_dictionaries(
    {"flip": st.sampled_from(["long", "short"]), "stack": st.integers(1, 4)}
)
sheets = st.sampled_from([LETTER, A4])


def piece(number: int, card: Card, sides: int = 2) -> Piece:
    def side(title: str) -> Page:
        return Page(card.width, card.height, Rect(0, 0, card.width, card.height), title=title)

    return Piece(tuple(side(f"{number} {name}") for name in ("front", "back")[:sides]), str(number))


def pieces(count: int, card: Card) -> list[Piece]:
    return [piece(number, card) for number in range(count)]


def placed(page: Page) -> list[Placed]:
    return [mark for mark in page.marks if isinstance(mark, Placed) and mark.page.title]


def trim(mark: Placed) -> Rect:
    wide, high = mark.page.width, mark.page.height
    return Rect(mark.x, mark.y, *((high, wide) if mark.turn in (90, 270) else (wide, high)))


def on_sheet(mark: Placed, x: float, y: float) -> tuple[float, float]:
    """Where on the sheet a point of the placed page is."""
    wide, high = mark.page.width, mark.page.height
    turned = {0: (x, y), 90: (high - y, x), 180: (wide - x, high - y), 270: (y, wide - x)}
    return mark.x + turned[mark.turn][0], mark.y + turned[mark.turn][1]


def through_the_paper(how: Imposition, x: float, y: float) -> tuple[float, float]:
    """The point of the back behind a point of the front, as the printer turns a portrait sheet."""
    return (how.sheet.width - x, y) if how.flip == "long" else (x, how.sheet.height - y)


def through_the_card(card: Card, x: float, y: float) -> tuple[float, float]:
    return (card.width - x, y) if card.over == "sideways" else (x, card.height - y)


def fits(card: Card, **how: object) -> Imposition | None:
    try:
        return fitted(card, how.pop("sheet"), **how)  # type: ignore[arg-type]
    except Refused:
        return None


@pytest.mark.parametrize(
    ("name", "card", "on", "count"),
    [
        ("A2 folded on Letter", Card(8.5 * INCH, 5.5 * INCH), LETTER, 2),
        ("A2 flat on Letter", Card(4.25 * INCH, 5.5 * INCH), LETTER, 4),
        ("A6 flat on A4", Card(105, 148), A4, 4),
        ("A6 folded on A4", Card(210, 148), A4, 2),
        ("DL flat on A4", Card(99, 210), A4, 3),
        ("A7 folded on Letter", Card(10 * INCH, 7 * INCH), LETTER, 1),
        ("A7 flat on Letter", Card(5 * INCH, 7 * INCH), LETTER, 2),
        ("A6 flat with bleed on A4", Card(105, 148, bleed=3), A4, 2),
        ("A7 folded with bleed on Letter", Card(10 * INCH, 7 * INCH, bleed=3.175), LETTER, 1),
    ],
)
def test_as_many_cards_as_fit_are_put_on_a_sheet(
    name: str, card: Card, on: Sheet, count: int
) -> None:
    assert len(fitted(card, on).cells) == count, name


@given(card=cards, on=sheets, ways=ways, count=st.integers(1, 30))
def test_turned_over_every_back_lies_exactly_behind_its_front(
    card: Card, on: Sheet, ways: dict[str, object], count: int
) -> None:
    how = fits(card, sheet=on, two_sided=True, **ways)
    if how is None:
        return
    found = list(impose(pieces(count, card), how))
    for front, back in zip(found[::2], found[1::2], strict=True):
        behind = {mark.page.title.split()[0]: mark for mark in placed(back)}
        assert len(behind) == len(placed(front))
        for mark in placed(front):
            other = behind[mark.page.title.split()[0]]
            for x, y in ((0, 0), (card.width, 0), (12.3, 4.5)):
                there = through_the_paper(how, *on_sheet(mark, x, y))
                assert on_sheet(other, *through_the_card(card, x, y)) == pytest.approx(there)


@given(card=cards, on=sheets, ways=ways, count=st.integers(1, 30))
def test_every_card_is_on_one_sheet_once_and_no_two_meet(
    card: Card, on: Sheet, ways: dict[str, object], count: int
) -> None:
    how = fits(card, sheet=on, **ways)
    if how is None:
        return
    found = list(impose(pieces(count, card), how))
    there = [int(mark.page.title.split()[0]) for page in found for mark in placed(page)]
    assert sorted(there) == list(range(count))
    assert len(found) == math.ceil(count / len(how.cells))
    for page in found:
        trims = [trim(mark).inset(-card.bleed) for mark in placed(page)]
        limits = on.printable if card.bleed else on.whole
        assert all(limits.holds(one, 0.01) for one in trims)
        assert not any(a.inset(0.01).meets(b) for n, a in enumerate(trims) for b in trims[:n])


@given(
    card=cards,
    on=sheets,
    marks=st.sampled_from(["number", "none"]),
    crease=st.booleans(),
)
def test_no_mark_lies_on_a_card_or_its_bleed_or_where_the_printer_cannot_print(
    card: Card, on: Sheet, marks: Kind, *, crease: bool
) -> None:
    middle = Crease(card.width / 2, 0, card.width / 2, card.height)
    card = card._replace(creases=(middle,) if crease else ())
    how = fits(card, sheet=on, marks=marks)
    if how is None:
        return
    (page, *_) = impose(pieces(len(how.cells), card), how)
    for box in outside_marks(page):
        assert on.printable.holds(box, 0.2)
        assert not any(cell.inset(-card.bleed).meets(box) for cell in how.cells)


def outside_marks(page: Page) -> Iterator[Rect]:
    for mark in page.marks:
        if isinstance(mark, Rule):
            x, y = min(mark.x0, mark.x1), min(mark.y0, mark.y1)
            yield Rect(x, y, abs(mark.x1 - mark.x0), abs(mark.y1 - mark.y0))
        elif isinstance(mark, Type):
            yield Rect(mark.x, mark.y - 1.4, face.width(mark.text, mark.size), 1.4)
        elif isinstance(mark, Placed) and not mark.page.title:
            yield trim(mark)


@given(count=st.integers(1, 40), stack=st.integers(1, 5))
def test_cut_as_a_stack_the_piles_lie_in_order(count: int, stack: int) -> None:
    card = Card(99, 210)
    how = fitted(card, A4, stack=stack)
    found = list(impose(pieces(count, card), how))
    order: list[int] = []
    full = stack * len(how.cells)
    for begin in range(0, len(found), stack):
        pile = [placed(page) for page in found[begin : begin + stack]]
        for cell in range(len(how.cells)):
            order += [int(on[cell].page.title.split()[0]) for on in pile if cell < len(on)]
    assert order == list(range(count))
    assert all(one < two for one, two in pairwise(order)), full


def test_cards_that_touch_share_their_cut_and_the_edge_of_the_sheet_needs_none() -> None:
    how = fitted(Card(100, 140), A4)
    (page,) = impose(pieces(1, how.card), how)
    down = {
        round(rule.x0, 2) for rule in page.marks if isinstance(rule, Rule) and rule.x0 == rule.x1
    }
    assert down == {5.0, 105.0, 205.0}

    (filled,) = impose(pieces(4, Card(105, 148)), fitted(Card(105, 148), A4))
    assert not [mark for mark in filled.marks if isinstance(mark, Rule)]


def test_sheets_come_as_soon_as_their_cards_are_there() -> None:
    card, taken = Card(99, 210), []

    def endless() -> Iterator[Piece]:
        number = 0
        while True:
            taken.append(number)
            yield piece(number, card)
            number += 1

    found = impose(endless(), fitted(card, A4))
    next(found), next(found)
    assert len(taken) == 6


def test_a_card_without_a_back_leaves_its_place_on_the_back_of_the_sheet_white() -> None:
    card = Card(99, 210)
    how = fitted(card, A4, two_sided=True)
    front, back = impose([piece(0, card), piece(1, card, sides=1), piece(2, card)], how)
    assert [len(placed(page)) for page in (front, back)] == [3, 2]


def test_numbers_stand_beside_their_cards_and_none_where_cards_fill_the_sheet() -> None:
    how = fitted(Card(10 * INCH, 7 * INCH), LETTER)
    (page,) = impose([Piece((piece(0, how.card).sides[0],), "1207")], how)
    assert "1207" in page.text
    assert imposition.has_room_for_marks(how)
    assert not imposition.has_room_for_marks(fitted(Card(105, 148), A4))


def test_a_card_too_large_for_the_sheet_is_refused_with_its_measures() -> None:
    with pytest.raises(Refused, match="260 × 300 mm does not fit on A4"):
        fitted(Card(260, 300), A4)


@pytest.mark.parametrize(
    ("country", "name"), [("US", "letter"), ("ca", "letter"), ("DE", "a4"), ("", "a4")]
)
def test_each_country_has_its_paper(country: str, name: str) -> None:
    assert of_country(country).name == name
