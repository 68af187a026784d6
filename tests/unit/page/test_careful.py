from __future__ import annotations

import pytest

from penned import hand
from penned.errors import Refused
from penned.page import addressing, careful
from penned.page.placing import extent
from penned.people.address import Address

BIRCH = hand.load("birch")
AUSTIN = Address(("1600 Barton Springs Rd", "Apt 12"), "Austin", "TX", "78704", "US")


def test_every_hand_that_may_write_for_machines_is_built_in_and_writes_at_these_sizes() -> None:
    for name in careful.hands():
        style = hand.load(name).style
        for size in careful._sizes(hand.load(name)):
            assert style.x_height_range[0] <= size <= style.x_height_range[1]


def test_a_hand_that_is_not_read_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match="do not read the hand “laurel”") as caught:
        careful.written(addressing.block("Ana", AUSTIN), hand.load("laurel"), 100)
    assert "birch" in caught.value.cure


def test_lines_are_written_in_capitals_as_large_as_they_fit() -> None:
    wide, _ = careful.written(addressing.block("Ana", AUSTIN), BIRCH, 120)
    narrow, _ = careful.written(addressing.block("Ana", AUSTIN), BIRCH, 88)
    assert [ink.text for parts in wide for ink in parts] == [
        "1600 BARTON SPRINGS RD APT 12",
        "AUSTIN TX 78704",
    ]
    assert narrow[-1][0].x_height < wide[-1][0].x_height
    assert all(extent(ink).width <= 88 for parts in narrow for ink in parts)


def test_a_line_that_is_too_long_is_parted_by_its_posts_rule_or_refused() -> None:
    parted, _ = careful.written(addressing.block("Ana", AUSTIN), BIRCH, 65)
    assert [ink.text for ink in parted[0]] == ["APT 12", "1600 BARTON SPRINGS RD"]
    with pytest.raises(Refused, match="mm too long"):
        careful.written(addressing.block("Ana", AUSTIN), BIRCH, 30)


def test_a_character_that_the_hand_lacks_is_refused() -> None:
    athens = Address(("Ερμού 12",), "Athens", "", "10563", "GR")
    with pytest.raises(Refused, match="has no “Ε”"):
        careful.written(addressing.block("Ana", athens), BIRCH, 120)
