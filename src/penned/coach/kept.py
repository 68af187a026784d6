"""What is worked out once for a long tuple that comes again and again, told by being that very one.

To compare two thousand moments with two thousand others would cost more than what is saved.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 4  # tuples that are remembered, and so kept alive

Part = TypeVar("Part")
Found = TypeVar("Found")
Rest = TypeVarTuple("Rest")


class _ThisVery(Generic[Part]):
    """A tuple that equals only itself."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts

    def __hash__(self) -> int:
        return id(self.parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ThisVery) and self.parts is other.parts


def kept(
    work_out: Callable[[tuple[Part, ...], *Rest], Found],
) -> Callable[[tuple[Part, ...], *Rest], Found]:
    """`work_out(parts, ...)`, remembered for the last few tuples."""

    @lru_cache(maxsize=_MOST)
    def remembered(this: _ThisVery[Part], *rest: *Rest) -> Found:
        return work_out(this.parts, *rest)

    def find(parts: tuple[Part, ...], *rest: *Rest) -> Found:
        return remembered(_ThisVery(parts), *rest)

    return find
