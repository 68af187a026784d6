"""What is odd about the rows of a source that were taken in all the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Remarks:
    """What is odd about rows that were taken in, each sentence once, with their numbers."""

    thing: str
    _rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, what: str, *rows: int) -> None:
        """Say something of these rows."""
        self._rows[what].extend(rows)

    def sentences(self) -> tuple[str, ...]:
        """All that was said: "a line could not be read (cards 3, 9 and 4 more)"."""
        return tuple(f"{what} ({self._numbers(rows)})" for what, rows in self._rows.items())

    def _numbers(self, rows: Sequence[int]) -> str:
        few = ", ".join(map(str, rows[:5]))
        more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
        return f"{self.thing}{'s' if len(rows) > 1 else ''} {few}{more}"
