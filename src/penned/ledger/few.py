"""How many ids one query names."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

FEW = 500
"""More than that, and a query reads the table."""


def parts(ids: Iterable[T]) -> Iterator[list[T]]:
    """The ids or keys, each once, as many at a time as one query names."""
    every = list(dict.fromkeys(ids))
    return (every[start : start + FEW] for start in range(0, len(every), FEW))
