"""Secret addresses: found by their secret alone, which is kept nowhere, until revoked."""

from __future__ import annotations

from typing import Any

import pytest

from penned.errors import NotFound, Refused
from penned.ledger import feeds, records, whole

HIDDEN = "a secret of some length"


def test_an_address_is_found_by_its_secret(stamp: dict[str, Any]) -> None:
    made = feeds.make(HIDDEN, names=True, **stamp)
    feeds.make("another", names=False, **stamp)

    assert feeds.by_secret(HIDDEN) == made
    assert made.names


@pytest.mark.parametrize(
    "wrong", ["", "A secret of some length", HIDDEN[:-1], "\ud800", "é" * 9999]
)
def test_another_secret_leads_nowhere(stamp: dict[str, Any], wrong: str) -> None:
    feeds.make(HIDDEN, names=True, **stamp)

    assert feeds.by_secret(wrong) is None


def test_a_revoked_address_leads_nowhere_and_stays_revoked(stamp: dict[str, Any]) -> None:
    made = feeds.make(HIDDEN, names=True, **stamp)
    first = feeds.revoke(made.id, **stamp)

    assert feeds.by_secret(HIDDEN) is None
    assert feeds.revoke(made.id, **stamp) == first
    assert feeds.every() == (first,)
    with pytest.raises(NotFound, match="No feed address has the number 99"):
        feeds.revoke(99, **stamp)


def test_the_secret_is_nowhere_in_the_ledger(stamp: dict[str, Any]) -> None:
    feeds.make(HIDDEN, names=True, **stamp)

    assert HIDDEN not in str(whole.taken_out())


def test_a_hundred_addresses_are_enough(stamp: dict[str, Any]) -> None:
    records.Feed.objects.bulk_create(
        records.Feed(digest=str(number), made_at=stamp["now"], by="me")
        for number in range(feeds.MOST)
    )

    with pytest.raises(Refused, match="There are 100 addresses already"):
        feeds.make(HIDDEN, names=False, **stamp)
