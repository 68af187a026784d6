from __future__ import annotations

from penned.desk import address_book
from penned.people import Address


def test_the_corner_of_an_envelope_is_as_its_post_writes_it() -> None:
    home = Address(("Torstraße 1",), "Berlin", "", "10115", "DE")
    assert address_book.corner("Mia Kern", home) == ("Mia Kern", "Torstraße 1", "10115 Berlin")


def test_where_the_name_stands_last_it_does_so_in_the_corner() -> None:
    home = Address(("銀座1-2-3",), "中央区", "東京都", "1040061", "JP")
    assert address_book.corner("山田 花子", home)[0] == "〒104-0061"
    assert address_book.corner("山田 花子", home)[-1] == "山田 花子"
