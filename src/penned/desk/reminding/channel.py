"""How a message reaches the writer, and what is known of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from penned.desk.reminding.wording import Message


class Fate(StrEnum):
    """What became of a message."""

    SAID = "said"
    NOT_SAID = "not said"
    PERHAPS = "perhaps said"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a message, and where it was not said, why."""

    fate: Fate
    why: str = ""


SAID = Delivery(Fate.SAID)


class Channel(Protocol):
    """One way to the writer; its `name` stands for it in the ledger."""

    @property
    def name(self) -> str:
        """What the ledger calls it: “mail”."""

    def say(self, message: Message, key: str) -> Delivery:
        """Say it; the same message has the same `key` however often it is tried."""
