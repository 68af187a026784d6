"""What is known of a person or household besides the name: addresses, and facts by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from penned.people.address import Address


@dataclass(frozen=True, slots=True)
class Home:
    """An address and the days between which it holds, as far as they are known.

    `kind` is "home", "work", "other", or "" where nobody says.
    """

    address: Address
    kind: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a party: `field` is one of those in `fields.toml`, `value` is never ""."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """What one source says of a party; what it leaves blank is not here.

    `photo` is a JPEG of at most 256 by 256 pixels, or b"".
    """

    homes: tuple[Home, ...] = ()
    facts: tuple[Fact, ...] = ()
    photo: bytes = b""

    def values(self, field: str) -> tuple[str, ...]:
        """What is said in one field."""
        return tuple(fact.value for fact in self.facts if fact.field == field)


NOTHING = Particulars()
