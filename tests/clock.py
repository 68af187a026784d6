"""A clock that a test turns on, or back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class Clock:
    """What the desk takes for the time; a Friday in November, unless it is turned."""

    time: datetime = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def later(self, days: float) -> None:
        self.time += timedelta(days)
