"""Which words are kindred."""

from __future__ import annotations

import pytest

from penned.coach.kindred import kindred, unlike


def number(word: str) -> int:
    found = kindred().number(word)
    assert found is not None
    return found


def how_unlike(one: str, other: str) -> float:
    return unlike(kindred().code(number(one)), kindred().code(number(other)))


def test_a_synonym_a_part_and_a_kind_are_told() -> None:
    words = kindred()

    assert number("couch") in words.nearest(number("sofa"))
    assert number("hinge") in words.nearest(number("gate"))
    assert number("furniture") in words.wider(number("sofa"))
    assert number("passenger") in words.explained(number("airport"))


@pytest.mark.parametrize(
    ("one", "near", "far"),
    [("airport", "flight", "spoon"), ("dress", "dance", "ladder"), ("phone", "picture", "goat")],
)
def test_words_of_like_use_lie_nearer_than_others(one: str, near: str, far: str) -> None:
    assert how_unlike(one, one) == 0.0
    assert how_unlike(one, near) < how_unlike(one, far)


def test_names_and_nonsense_are_no_words() -> None:
    assert [kindred().number(word) for word in ("helen", "qwrtz", "")] == [None, None, None]


def test_the_parts_of_speech_and_the_class_are_told() -> None:
    words = kindred()

    assert words.share(number("kettle")) == (3, 0, 0)
    assert words.share(number("drive"))[1] > words.share(number("drive"))[0]
    assert words.kind(number("whippet")) == 5
    assert words.rarity(number("kettle")) > words.rarity(number("house"))


def test_the_words_are_in_order_and_every_row_is_within_bounds() -> None:
    words = kindred()

    assert words.words == sorted(set(words.words))
    assert words.starts[-1] == len(words.related)
    assert max(words.related) < len(words.words)
