from __future__ import annotations

import pytest

from penned.errors import BadInput
from penned.stationery import entries
from penned.stationery.entries import Entries
from penned.stationery.folds import folding, foldings, written_area
from penned.stationery.paper import Rect


def read(text: str) -> Entries:
    return Entries.read(text, "ours.toml")


def test_a_fault_deep_in_a_file_is_reported_with_the_way_to_it() -> None:
    file = read('[cards.a7]\ntitle = 3\n[[classes]]\nname = "letter"\n[[classes]]\nname = []\n')
    ((_, a7),) = file.tables("cards")
    with pytest.raises(BadInput, match=r"^ours\.toml: cards\.a7\.title: it must be words"):
        a7.take("title", entries.text)
    _, second = file.list_of_tables("classes")
    with pytest.raises(BadInput, match=r"^ours\.toml: classes\[2\]\.name: it must be words"):
        second.take("name", entries.text)


def test_what_is_left_over_is_a_mistake() -> None:
    file = read("title = 1\ntitel = 2")
    file.take("title", entries.whole)
    with pytest.raises(BadInput, match=r"ours\.toml: titel: no card has this"):
        file.finish("no card")


def test_what_is_left_out_may_have_a_usual_value() -> None:
    assert read("").may_take("bleed", entries.length, 3.0) == 3.0
    assert read('bleed = "0.125 in"').may_take("bleed", entries.length, 3.0) == 3.175


@pytest.mark.parametrize(
    ("parse", "value", "reason"),
    [
        (entries.whole, 1.5, "1.5 is not a whole number"),
        (entries.whole, True, "True is not a whole number"),
        (entries.flag, 1, "must be true or false"),
        (entries.number, -2, "-2 is not a number"),
        (entries.size, [5], r"must be \[width, height\]"),
        (entries.size, "5 x 0 in", "“5 x 0 in” is not a size"),
        (entries.size, "5 x 7 furlongs", "“5furlongs” is not a length"),
        (entries.one_of("long", "short"), "left", "“left” is not one of long, short"),
        (entries.texts, ["side", 3], "must be words"),
    ],
)
def test_a_value_of_the_wrong_kind_says_what_it_should_be(
    parse: object, value: object, reason: str
) -> None:
    with pytest.raises(BadInput, match=reason):
        parse(value)  # type: ignore[operator]  # one of the parsers above


@pytest.mark.parametrize(
    ("told", "mm"), [("5 x 7 in", (127, 177.8)), ("105 × 148 mm", (105, 148)), ("9x5cm", (90, 50))]
)
def test_a_size_may_be_told_as_people_say_it(told: str, mm: tuple[float, float]) -> None:
    assert entries.size(told) == pytest.approx(mm)


def test_every_fold_has_a_face_on_which_a_note_begins() -> None:
    for each in foldings().values():
        assert any(face.written and face.side == "inside" for face in each.faces), each.key
    with pytest.raises(BadInput, match="There are side, top, flat, french, half, thirds"):
        folding("zigzag")


def test_margins_are_a_little_larger_below_than_above() -> None:
    area = written_area(Rect(0, 0, 114.3, 158.75))
    above, below, side = area.y, 158.75 - area.bottom, area.x
    assert (side, above, below) == pytest.approx((14, 14.5, 17.5))
