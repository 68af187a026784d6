"""Which column of a list of donors holds what."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from penned.sources import columns
from penned.sources import fields as shared
from penned.sources.fields import Field, Vocabulary, read_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penned.sources.table import Likeness

_WHERE = "sources/donors/fields.toml"
_LEFT_TO_GIFTS = frozenset({"quantity", "event", "value", "store", "order", "kind", "gift"})
_NAMES = frozenset({"giver", "given", "family", "household", "company"})
_TELLING = frozenset(
    {
        "designation",
        "honour",
        "memory",
        "tribute_type",
        "tribute",
        "notify",
        "soft_credit",
        "recurring",
        "anonymous",
        "acknowledge",
        "do_not_acknowledge",
        "returned",
        "returned_value",
    }
)
_WORDS = (
    "donor",
    "donation",
    "constituent",
    "contribution",
    "pledge",
    "spende",
    "donateur",
    "donante",
)


@cache
def vocabulary() -> Vocabulary:
    """The words of a list of donors: the fields that it shares with gift lists, and its own.

    It must say who gave, and how much or what.
    """
    text = files("penned.sources.donors").joinpath("fields.toml").read_text("utf-8")
    own = read_fields(text, _WHERE)
    claimed = frozenset(title for field in own.values() for title in field.titles)
    kept = {
        name: replace(
            field,
            titles=field.titles - claimed,
            perhaps=tuple(title for title in field.perhaps if title not in claimed),
            written=tuple(each for each in field.written if shared.normal(each) not in claimed),
        )
        for name, field in shared.known().items()
        if name not in _LEFT_TO_GIFTS
    }
    merged = {name: _both(field, own.get(name)) for name, field in kept.items()}
    merged |= {name: field for name, field in own.items() if name not in merged}
    return Vocabulary(merged, {"giver": tuple(_NAMES), "amount": ("amount", "gift")})


def _both(field: Field, own: Field | None) -> Field:
    if own is None:
        return field
    return replace(
        field,
        titles=field.titles | own.titles,
        perhaps=(*field.perhaps, *own.perhaps),
        written=(*field.written, *own.written),
    )


def likeness(titles: Sequence[str], mapping: Mapping[str, str] | None = None) -> Likeness:
    """How much these cells look like the titles of a list of donors."""
    return columns.likeness(titles, mapping or {}, vocabulary())


def are_donors(titles: Sequence[str]) -> bool:
    """Whether these titles say who gave how much, and speak of donations.

    A list with gifts in it is a gift list, unless it says what each donation is for.
    """
    found = {each for each in columns.recognise(titles, None, vocabulary()) if each}
    if not (found & _NAMES and "amount" in found):
        return False
    gifts = {each for each in columns.recognise(titles) if each}
    if "gift" in gifts and "gift" not in found:
        return False
    spoken = any(word in shared.normal(title) for title in titles for word in _WORDS)
    return bool(found & _TELLING) or spoken
