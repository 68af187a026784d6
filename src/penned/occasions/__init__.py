"""Occasions: why one says thank you, as data with prompts, a timing window and a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that leads to a specific note; its answer fills the moment's `field`."""

    field: str
    question: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """One kind of occasion. `ideal_days` and `soft_days` count from the moment's day; None: never pressed."""

    key: str
    title: str
    prompts: tuple[Prompt, ...]
    ideal_days: int | None
    soft_days: int | None
    source: str
    as_of: date
