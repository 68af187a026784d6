"""What is used where nobody says fits together."""

from __future__ import annotations

from penned import catalogue, page
from penned.desk import own_hands, usual


def test_the_room_that_is_known_is_the_room_that_the_usual_card_has() -> None:
    area = catalogue.card(usual.CARD).note_area
    assert page.room(own_hands.load(usual.HAND), area) == usual.ROOM
