"""What was said of columns is remembered for lists with the same titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import NotFound
from penned.ledger import mappings

if TYPE_CHECKING:
    from collections.abc import Callable

    Stamp = dict[str, Any]


def test_a_mapping_is_recalled_by_its_signature_and_replaced(stamp: Stamp) -> None:
    assert (mappings.are_any(), mappings.recall("ab")) == (False, {})
    mappings.remember("ab", {"Kram": "gift"}, file_name="a.csv", **stamp)
    mappings.remember("ab", {"Kram": "gift", "Wer": "giver"}, file_name="b.csv", **stamp)
    assert mappings.recall("ab") == {"Kram": "gift", "Wer": "giver"}
    assert mappings.recall("cd") == {}
    (kept,) = mappings.every()
    assert kept.file_name == "b.csv"


def test_what_is_known_or_has_no_titles_is_not_written_again(
    stamp: Stamp, queries: Callable[[Callable[[], object]], int]
) -> None:
    mappings.remember("", {"Kram": "gift"}, **stamp)
    assert not mappings.are_any()
    mappings.remember("ab", {"Kram": "gift"}, **stamp)
    assert queries(lambda: mappings.remember("ab", {"Kram": "gift"}, **stamp)) == 1


def test_a_mapping_can_be_dropped(stamp: Stamp) -> None:
    mappings.remember("ab", {"Kram": "gift"}, **stamp)
    mappings.forget(mappings.every()[0].id, **stamp)
    assert mappings.every() == ()
    with pytest.raises(NotFound):
        mappings.forget(7, **stamp)
