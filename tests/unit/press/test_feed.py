from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.errors import Refused
from penned.page.page import Art, Page, Placed, Shape, Type
from penned.page.sheet import sheet
from penned.press import extents, feed
from penned.press.feed import Feed, Shift, fed, shifted
from penned.stationery.paper import Rect

ENVELOPE = Page(184.15, 133.35, Rect(0, 0, 184.15, 133.35), title="Envelope to Ana")
LETTER = sheet("letter")


def envelope(*marks: object) -> Page:
    return Page(184.15, 133.35, Rect(0, 0, 184.15, 133.35), marks)  # type: ignore[arg-type]


def only(page: Page) -> Placed:
    (mark,) = page.marks
    assert isinstance(mark, Placed)
    return mark


def test_an_envelope_that_the_printer_knows_and_takes_upright_stays_as_it_is() -> None:
    assert fed(ENVELOPE, Feed()) is ENVELOPE


@pytest.mark.parametrize(
    ("leads", "turn", "size"),
    [
        ("left", 90, (133.35, 184.15)),
        ("bottom", 180, (184.15, 133.35)),
        ("right", 270, (133.35, 184.15)),
    ],
)
def test_the_edge_that_goes_in_first_is_at_the_top(
    leads: feed.Edge, turn: int, size: tuple[float, float]
) -> None:
    page = fed(ENVELOPE, Feed(leads))
    assert only(page).turn == turn
    assert (page.width, page.height) == size
    assert page.title == "Envelope to Ana"


@pytest.mark.parametrize(
    ("lies", "face", "x"),
    [
        ("centre", "up", (215.9 - 133.35) / 2),
        ("left", "up", 0),
        ("right", "up", 215.9 - 133.35),
        ("left", "down", 215.9 - 133.35),
        ("right", "down", 0),
    ],
)
def test_on_a_sheet_it_lies_where_it_is_fed_and_face_down_on_the_other_side(
    lies: feed.Lies, face: feed.Face, x: float
) -> None:
    page = fed(ENVELOPE, Feed("left", lies, face, LETTER))
    assert (page.width, page.height) == (LETTER.width, LETTER.height)
    assert (only(page).x, only(page).y) == pytest.approx((x, 0))


def test_an_envelope_larger_than_the_sheet_is_refused_with_what_helps() -> None:
    long = Page(241.3, 104.8, Rect(0, 0, 241.3, 104.8))
    with pytest.raises(Refused, match="short edge go first"):
        fed(long, Feed("top", sheet=LETTER))
    assert only(fed(long, Feed("left", sheet=LETTER))).turn == 90


@given(x=st.floats(-15, 15), y=st.floats(-90, 90))
def test_a_move_is_refused_just_where_it_pushes_words_off_what_can_be_printed(
    x: float, y: float
) -> None:
    words = Type("Ana", 10, 50, 9)
    ((box, _),) = extents.words(envelope(words))
    room = Rect(4, 4, 176.15, 125.35)
    allowed = room.holds(Rect(box.x + x, box.y + y, box.width, box.height), 0.005)
    try:
        moved = shifted(envelope(words), Shift(x, y), 4)
    except Refused:
        assert not allowed
    else:
        assert allowed
        ((now, _),) = extents.words(moved)
        assert (now.x, now.y) == pytest.approx((box.x + x, box.y + y))


def test_a_wide_card_is_turned_so_that_a_sheets_correction_moves_it_as_the_sheet() -> None:
    tall = Page(100, 140, Rect(0, 0, 100, 140))
    assert feed.upright(tall) is tall
    page = feed.upright(envelope(Type("Ana", 10, 50, 9)))
    assert (page.width, page.height) == (133.35, 184.15)
    ((before, _),) = extents.words(page)
    ((after, _),) = extents.words(shifted(page, Shift(2, -1), 4))
    assert (after.x - before.x, after.y - before.y) == pytest.approx((2, -1))
    assert before.y == pytest.approx(10, abs=1)  # the left edge of the card leads


def test_what_is_within_reach_is_still_printed_once_it_has_moved() -> None:
    reach = feed.reach(ENVELOPE, Shift(3, -2), 4)
    moved = Rect(reach.x + 3, reach.y - 2, reach.width, reach.height)
    assert moved == Rect(4, 4, 176.15, 125.35)


def test_what_stands_near_an_edge_already_may_move_away_from_it_only() -> None:
    page = envelope(Type("Ana", 1, 40, 9))
    assert shifted(page, Shift(2, 0), 4)
    with pytest.raises(Refused):
        shifted(page, Shift(-0.5, 0), 4)


def test_no_move_leaves_the_very_page_and_art_may_leave_the_paper() -> None:
    square = Shape("MLLZ", np.array([[0.0, 0], [184, 0], [184, 133]]), fill="#000000")
    page = envelope(Art((square,)))
    assert shifted(page, Shift(), 4) is page
    assert only(shifted(page, Shift(3, 3), 4)).page is page


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_words_of_a_placed_page_are_found_where_they_stand(turn: int) -> None:
    inner = Page(100, 50, Rect(0, 0, 100, 50), (Type("Ana", 10, 30, 9),))
    ((lying, _),) = extents.words(envelope(*inner.marks))
    page = envelope(Placed(inner, 5, 7, turn))  # type: ignore[arg-type]
    ((there, what),) = extents.words(page)
    corner = {
        0: (5 + lying.x, 7 + lying.y),
        90: (5 + 50 - lying.bottom, 7 + lying.x),
        180: (5 + 100 - lying.right, 7 + 50 - lying.bottom),
        270: (5 + lying.y, 7 + 100 - lying.right),
    }[turn]
    assert what == "Ana"
    assert (there.x, there.y) == pytest.approx(corner)
    size = (lying.width, lying.height) if turn in (0, 180) else (lying.height, lying.width)
    assert (there.width, there.height) == pytest.approx(size)


def test_art_bleeds_only_where_it_reaches_beyond_the_paper() -> None:
    def art(right: float) -> Page:
        corners = np.array([[10.0, 10], [right, 10], [right, 20]])
        return envelope(Art((Shape("MLLZ", corners, fill="#000000"),)))

    assert not extents.bleeds(art(184.15))
    assert extents.bleeds(art(187))
    assert extents.bleeds(envelope(Placed(art(187), 0, 0)))
