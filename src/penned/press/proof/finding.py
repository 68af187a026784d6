"""What a look at the finished file finds: what keeps it from paper, or is good to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penned.errors import Refused


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding on a page, counted from 1, or in the file, 0; what was `refused` is not printed."""

    page: int
    what: str
    where: str = ""
    cure: str = ""
    refused: Refused | None = None
