from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from penned import stationery
from penned.errors import NotFound, Refused
from penned.page import face
from penned.page.block import FINEST
from penned.page.decor import Decor, Dressed, dressed, note_role, takes_face
from penned.page.page import Art, Mark, Picture, Type, Writing
from penned.page.placing import extent
from penned.stationery import design
from penned.stationery.design import Design
from penned.stationery.paper import Card, Rect

HEAD = ("Nell Harper & Jonas Lindqvist", "27 Orchard Street", "Portland, ME 04102")
A7 = Rect(0, 0, 127, 177.8)
WHITE, BLACK = "#ffffff", "#1a1a1a"
DESIGNS = design.names()


def decor(name: str, **wishes: str) -> Decor:
    return Decor(design.load(name), head=HEAD, **({"initials": "A & J"} | wishes))  # type: ignore[arg-type]


# The smallest and the largest, and one of every shape.
FEW = (
    "us-4bar-folded", "us-a7-folded", "us-a9-tent", "us-5x5-folded", "us-10-folded", "us-10-tent",
    "us-4bar-flat", "us-a7-flat", "iso-dl-flat", "us-monarch-sheet", "iso-a4-sheet",
)  # fmt: skip


@cache
def panels(chosen: tuple[str, ...] = FEW) -> tuple[tuple[str, Rect], ...]:
    """Each role with each size of panel that these cards may show it on, once."""
    found = set()
    for card in map(stationery.card, chosen):
        for panel in card.panels:
            size = Rect(0, 0, panel.area.width, panel.area.height)
            if panel.name in ("front", "face"):
                found.add(("front", size))
            if panel.name == "face":
                found.add(("letterhead" if card.fold == "sheet" else "note", size))
    return tuple(sorted(found, key=str))


@cache
def usual(name: str) -> tuple[tuple[str, Rect, Dressed], ...]:
    return tuple(dressings(decor(name)))


def dressings(chosen: Decor, cards: tuple[str, ...] = FEW) -> list[tuple[str, Rect, Dressed]]:
    roles = chosen.design.roles
    return [(r, p, dressed(p, chosen, r)) for r, p in panels(cards) if r in roles]


def box(mark: Mark) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a mark's ink."""
    if isinstance(mark, Art):
        points = np.concatenate([each.points for each in mark.shapes])
        return (*points.min(axis=0).tolist(), *points.max(axis=0).tolist())
    area = face.box(mark) if isinstance(mark, Type) else None
    area = extent(mark.ink) if isinstance(mark, Writing) else area
    area = mark.area if isinstance(mark, Picture) else area
    assert area is not None
    return area.x, area.y, area.right, area.bottom


def said(chosen: Decor, panel: Rect = A7) -> list[str]:
    return [m.text for m in dressed(panel, chosen, "front").marks if isinstance(m, Type)]


def colours(made: Dressed) -> set[str]:
    shapes = [each for mark in made.marks if isinstance(mark, Art) for each in mark.shapes]
    inks = {mark.colour for mark in made.marks if isinstance(mark, Type | Writing)}
    return inks | {each.fill for each in shapes} | {each.stroke for each in shapes}


def keeps_its_margin(margin: float, panel: Rect, made: Dressed) -> bool:
    room = panel.inset(min(margin, 5.0) - 0.01)  # what hangs in from a corner may hang further
    boxes = (box(mark) for mark in made.marks)
    return all(room.holds(Rect(x0, y0, x1 - x0, y1 - y0)) for x0, y0, x1, y1 in boxes)


def keeps_off_the_writing(panel: Rect, made: Dressed) -> bool:
    inside = made.writing.inset(0.5)
    low, high = (inside.x, inside.y), (inside.right, inside.bottom)
    drawn = [s.points for m in made.marks if isinstance(m, Art) for s in m.shapes]
    within = any(((p > low) & (p < high)).all(axis=1).any() for p in drawn)
    words = [Rect(x0, y0, x1 - x0, y1 - y0) for m in made.marks if isinstance(m, Type)
             for x0, y0, x1, y1 in [box(m)]]  # fmt: skip
    return panel.holds(made.writing) and not within and not any(map(inside.meets, words))


@pytest.mark.parametrize("name", DESIGNS)
def test_a_design_keeps_its_margin_and_off_the_writing(name: str) -> None:
    chosen = decor(name)
    for role, panel, made in usual(name):
        assert keeps_its_margin(chosen.design.margin, panel, made), (role, panel)
        assert role == "front" or keeps_off_the_writing(panel, made), (role, panel)


@pytest.mark.slow
@pytest.mark.parametrize("name", DESIGNS)
def test_a_design_fits_every_card_that_there_is(name: str) -> None:
    every = tuple(n for n in stationery.names() if isinstance(stationery.load(n), Card))
    chosen = decor(name)
    for role, panel, made in dressings(chosen, every):
        assert keeps_its_margin(chosen.design.margin, panel, made), (role, panel)
        assert role == "front" or keeps_off_the_writing(panel, made), (role, panel)


@pytest.mark.parametrize("name", DESIGNS)
def test_every_colourway_is_its_own_and_one_is_one(name: str) -> None:
    chosen = design.load(name)
    role = next(iter(chosen.roles))
    seen = [colours(dressed(A7, decor(name, colours=way), role)) for way in chosen.colours]
    assert len({frozenset(each) for each in seen}) == len(seen)
    one = colours(dressed(A7, decor(name, colours="one"), role)) - {""}
    assert one <= {WHITE, BLACK}
    mine = colours(dressed(A7, decor(name, colours="#4A6B52"), role)) - {""}
    assert {each.replace("#4a6b52", BLACK) for each in mine} == one


@pytest.mark.parametrize("name", DESIGNS)
def test_lines_are_thick_enough_for_any_printer(name: str) -> None:
    _, _, made = min(usual(name), key=lambda each: each[1].width)
    drawn = [s for mark in made.marks if isinstance(mark, Art) for s in mark.shapes]
    assert all(each.width >= FINEST - 1e-9 for each in drawn if each.stroke)


def test_the_same_decor_looks_the_same_again() -> None:
    once, again = (dressed(A7, decor("autumn"), "front") for _ in range(2))
    for first, second in zip(once.marks, again.marks, strict=True):
        assert isinstance(first, Art)
        assert isinstance(second, Art)
        for one, other in zip(first.shapes, second.shapes, strict=True):
            assert (one.points == other.points).all()


def test_words_stand_in_place_of_the_designs_own() -> None:
    assert said(decor("olive", words="Danke")) == ["Danke"]


def test_a_long_thank_you_is_broken_evenly_and_an_endless_one_is_refused() -> None:
    long = decor("olive", words="thank you for the lemons and the walk by the sea")
    assert len(said(long)) > 1
    assert " ".join(said(long)) == long.words
    with pytest.raises(Refused, match="too long for the design"):
        dressed(A7, decor("olive", words="thank you " * 40), "front")
    with pytest.raises(Refused, match="too long for the design"):
        dressed(A7, decor("olive", words="thankyou" * 40), "front")


def test_initials_are_never_parted() -> None:
    (line,) = said(decor("monogram"), Rect(0, 0, 99, 210))
    assert line.split() == ["A", "&", "J"]


def test_a_monogram_is_nothing_without_initials() -> None:
    with pytest.raises(Refused, match=r"is nothing without initials\. Say which with --initials"):
        dressed(A7, decor("monogram", initials=""), "front")


def test_a_letterhead_wants_a_name_or_a_logo() -> None:
    sheet = Rect(0, 0, 215.9, 279.4)
    logo = Picture("png", b"", Rect(0, 0, 60, 20))
    with pytest.raises(Refused, match=r"nothing without your name\. Say it with --head"):
        dressed(sheet, Decor(design.load("letterhead")), "letterhead")
    shown = dressed(sheet, Decor(design.load("letterhead"), logo=logo), "letterhead").marks
    assert [type(each) for each in shown] == [Picture, Art]


def test_a_line_under_nothing_is_left_out() -> None:
    plain = dressed(A7, Decor(design.load("rule")), "note")
    assert [type(each) for each in plain.marks] == [Art]  # the one at the foot


def test_a_laurel_wreath_has_words_where_nobody_gave_initials() -> None:
    assert said(decor("laurel", initials="")) == ["thank", "you"]


def test_words_stand_in_the_wreath_too_and_below_initials() -> None:
    assert said(decor("laurel", initials="", words="Merci")) == ["Merci"]
    assert said(decor("laurel", words="Merci")) == [
        "A\N{NO-BREAK SPACE}&\N{NO-BREAK SPACE}J",
        "Merci",
    ]


@pytest.mark.parametrize("initials", ["N&J", "N&M", "Q", "Ö"])
def test_initials_stand_in_the_middle_by_the_height_of_their_capitals(initials: str) -> None:
    ring, _, words = dressed(A7, decor("monogram", initials=initials), "front").marks
    assert isinstance(words, Type)
    capital = face.reach("H", words.size, words.face)[0]
    _, top, _, bottom = box(ring)
    assert words.y - capital / 2 == pytest.approx((top + bottom) / 2, abs=0.05)


def test_an_apostrophe_is_set_as_type_has_it() -> None:
    assert said(decor("olive", words="It's lovely")) == ["It’s lovely"]


def test_the_writing_begins_where_a_letterhead_at_the_left_does() -> None:
    sheet, column = Rect(0, 0, 215.9, 279.4), Rect(26, 27, 163.9, 219.9)
    made = dressed(sheet, decor("letterhead"), "letterhead", column=column)
    assert made.flush
    assert min(box(mark)[0] for mark in made.marks) == pytest.approx(column.x, abs=1)
    assert not dressed(sheet, decor("name"), "letterhead", column=column).flush


def test_an_address_at_the_foot_keeps_away_from_the_signature() -> None:
    made = dressed(A7, decor("name"), "note")
    address = next(m for m in made.marks if isinstance(m, Type) and m.text == HEAD[1])
    assert box(address)[1] - made.writing.bottom >= 10


def test_a_hand_writes_what_is_written_large() -> None:
    (written,) = dressed(A7, decor("penned", words="Merci"), "front").marks
    assert isinstance(written, Writing)
    assert written.text == "Merci"
    assert written.ink.x_height > 10


def test_a_letterhead_has_the_logo_where_there_is_one() -> None:
    logo = Picture("png", b"", Rect(0, 0, 60, 20))
    sheet = Rect(0, 0, 215.9, 279.4)
    plain = dressed(sheet, decor("letterhead"), "letterhead")
    with_logo = dressed(sheet, Decor(design.load("letterhead"), logo=logo, head=HEAD), "letterhead")
    (shown,) = [m for m in with_logo.marks if isinstance(m, Picture)]
    assert shown.area.width / shown.area.height == pytest.approx(3)
    assert with_logo.writing.y > plain.writing.y
    assert with_logo.writing.bottom == plain.writing.bottom


def test_a_role_that_a_design_has_not_is_refused() -> None:
    with pytest.raises(Refused, match=r"nothing for a card’s front\. It is for a letter sheet"):
        dressed(A7, decor("letterhead"), "front")


def test_a_panel_without_room_is_refused() -> None:
    with pytest.raises(Refused, match="room"):
        dressed(Rect(0, 0, 40, 40), decor("olive"), "front")
    with pytest.raises(Refused, match="leaves no room to write"):
        dressed(Rect(0, 0, 90, 38), decor("double"), "note")


def test_unknown_colours_are_told() -> None:
    with pytest.raises(NotFound, match="no colours “mauve”"):
        dressed(A7, decor("olive", colours="mauve"), "front")


@pytest.mark.parametrize(
    ("card", "name", "role", "face_taken"),
    [
        ("us-a7-folded", "olive", "", False),
        ("us-a7-folded", "name", "note", False),
        ("us-a7-flat", "olive", "note", False),
        ("us-letter-sheet", "letterhead", "letterhead", False),
        ("us-letter-sheet", "olive", "note", False),
        ("us-a7-flat", "front-only", "", True),
    ],
)
def test_the_note_stands_where_the_design_leaves_room(
    card: str, name: str, role: str, *, face_taken: bool
) -> None:
    chosen = Decor(front_only()) if name == "front-only" else decor(name)
    assert note_role(stationery.card(card), chosen) == role
    assert takes_face(stationery.card(card), chosen) is face_taken


def test_a_picture_takes_the_face_and_nothing_takes_none() -> None:
    flat = stationery.card("us-a7-flat")
    assert takes_face(flat, Picture("png", b"", A7))
    assert not takes_face(flat, None)
    assert note_role(flat, None) == ""


def front_only() -> Design:
    olive = design.load("olive")
    return Design(
        name="front-only",
        title=olive.title,
        about=olive.about,
        margin=olive.margin,
        colours=olive.colours,
        roles={"front": olive.roles["front"]},
        drawings=olive.drawings,
        faces={},
        source=olive.source,
        as_of=olive.as_of,
    )
