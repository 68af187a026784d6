"""Addresses of every country that we know well, at home and abroad, each in a file of its own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from penned.page import addressing
from penned.people.address import Address

if TYPE_CHECKING:
    from collections.abc import Callable

    Golden = Callable[[str, str], None]

KNOWN = tomllib.loads((Path(__file__).parent / "addresses.toml").read_text("utf-8"))


def test_there_are_more_than_thirty_countries() -> None:
    assert len(KNOWN) >= 30


@pytest.mark.parametrize("country", KNOWN)
def test_an_address_stands_as_its_post_wants_it(country: str, golden: Golden) -> None:
    blocks = [f"Checked by: {KNOWN[country]['form']}\n"]
    for name, street, *parts in KNOWN[country]["addresses"]:
        address = Address(tuple(street.split("|")), *parts)
        for posted_in in dict.fromkeys((country, "US", "FR")):
            block = addressing.block(name, address, posted_in=posted_in)
            whole = [*block.lines[: block.name_at], block.name, *block.lines[block.name_at :]]
            blocks.append("\n".join((f"-- posted in {posted_in}", *whole, "")))
    golden(f"addresses/{country}.txt", "\n".join(blocks))
