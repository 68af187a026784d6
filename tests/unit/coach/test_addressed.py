"""By what names a note calls its reader, and which of them are wrong."""

from __future__ import annotations

import pytest

from penned import coach
from penned.moments import Moment


def names(text: str, *to: str, others: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    context = coach.Context(
        to=to, other_moments=tuple(Moment(givers=(one,), what="a jug") for one in others)
    )
    return [
        (text[one.start : one.end], str(one.level))
        for one in coach.review(text, context).advice
        if one.kind is coach.Kind.WRONG_NAME
    ]


@pytest.mark.parametrize(
    ("greeting", "to"),
    [
        ("Dear Frau Reyes", "Ana Reyes"),
        ("Dear Señora Reyes", "Ana Reyes"),
        ("Respected Rao-ji", "Suresh Rao"),
        ("Dear Suresh sir", "Suresh Rao"),
        ("Dear Mummyji", "Mum"),
        ("Dear Tanaka-san", "Kenji Tanaka"),
        ("Dear Bob", "Robert Hale"),
        ("Dear Coach", "Bea Thornton"),
        ("Dear Rotarians", "Rotary Club of Corley"),
        ("Dear second shift", "Second shift"),
        ("Dear Reyes family", "Ana & Tom Reyes"),
        ("Dear Auntie", "Aunt Carol"),
        ("Dear Claire d'Aubigné", "Claire d’Aubigné"),
        ("Dear Ivan", "Иван Петров"),
    ],
)
def test_a_name_or_form_of_address_that_is_theirs_is_left_alone(greeting: str, to: str) -> None:
    assert names(f"{greeting}, the pan holds ten.", to) == []


@pytest.mark.parametrize(
    ("greeting", "to"),
    [
        ("Dear Katherine", "Kathryn Moran"),
        ("Dear Steven", "Stephen Hale"),
        ("Dear Anna", "Ana Reyes"),
        ("Dear Tom", "Ana Reyes"),
        ("Dear Rose", "Ana Reyes"),
        ("Dear Donna", "Diane Foss"),
        ("Dear Graham", "Gordon Reece"),
        ("Dear Frau Meyers", "Ana Reyes"),
        ("Dear Madame d'Aubignac", "Claire d’Aubigné"),
        ("Dear Ivan", "Ana Reyes"),
    ],
)
def test_another_name_or_spelling_is_a_warning(greeting: str, to: str) -> None:
    assert [level for _, level in names(f"{greeting}, the pan holds ten.", to)] == ["warning"]


def test_a_pet_name_is_only_asked_about() -> None:
    assert names("Dear Bear, the pan holds ten.", "Barnaby Reyes") == [("Bear", "suggestion")]


def test_a_name_beside_the_right_one_may_be_a_pet_name() -> None:
    text = "Dear Bunty, you are Elizabeth on your passport alone. The pan holds ten."

    assert names(text, "Elizabeth Carruthers") == [("Bunty", "suggestion")]


def test_a_pet_name_that_is_another_givers_name_is_a_warning() -> None:
    found = names("Dear Bear, the pan holds ten.", "Barnaby Reyes", others=("Bear Hale",))

    assert found == [("Bear", "warning")]


@pytest.mark.parametrize(("others", "level"), [((), "suggestion"), (("Peter Marsh",), "warning")])
def test_somebody_spoken_to_by_the_way_is_told(others: tuple[str, ...], level: str) -> None:
    text = "Dear Ana, the pan holds ten. Peter, you never said that it sings."

    assert names(text, "Ana Reyes", others=others) == [("Peter", level)]


def test_words_that_open_a_sentence_are_nobody() -> None:
    text = "Dear Ana, the pan holds ten. Honestly, you never said that it sings."

    assert names(text, "Ana Reyes") == []


def test_the_readers_name_under_the_note_is_asked_about() -> None:
    assert names("Dear Ana, the pan holds ten.\n\nLove,\nAna", "Ana Reyes") == [
        ("Ana", "suggestion")
    ]
    assert names("Dear Ana, the pan holds ten.\n\nLove,\nNell", "Ana Reyes") == []
