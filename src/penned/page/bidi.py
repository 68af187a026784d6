"""The order in which a line is set: right-to-left words and the numbers among them.

Unicode's bidirectional algorithm (UAX #9, 16.0) for one line that carries no marks of direction,
embeddings or isolates: those are dropped before anything is printed.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PAIRS = "()[]{}〈〉《》「」『』【】〔〕（）［］｛｝"
_CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_NEUTRAL = frozenset({"WS", "ON", "S", "B"})
_DEEPEST = 63  # brackets open at a time (BD16)
_FIRST_RTL = "\u0590"


class Run(NamedTuple):
    """Characters of a line, `start` to `end`, that are set in one direction."""

    start: int
    end: int
    right_to_left: bool


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of `text` that has a direction is set right to left (P2, P3)."""
    if text.isascii():
        return False
    kinds = map(bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def runs(text: str) -> list[Run]:
    """The runs of a line as they stand on paper, left to right (L2)."""
    if not text or max(text) < _FIRST_RTL:
        return [Run(0, len(text), right_to_left=False)] if text else []
    placed: list[tuple[int, int, int]] = []
    start = 0
    depths = levels(text, 1 if is_right_to_left(text) else 0)
    for level, same in groupby(depths):
        end = start + len(list(same))
        placed.append((start, end, level))
        start = end
    for level in range(max(depths), 0, -1):
        turned: list[tuple[int, int, int]] = []
        for deep, some in groupby(placed, key=lambda run: run[2] >= level):
            turned += list(some)[:: -1 if deep else 1]
        placed = turned
    return [Run(start, end, level % 2 == 1) for start, end, level in placed]


def levels(text: str, base: int) -> list[int]:
    """The level of each character in a line whose own level is `base`; odd is right to left."""
    whole = [bidirectional(char) or "L" for char in text]
    kept = [at for at, kind in enumerate(whole) if kind != "BN"]
    kinds = [whole[at] for at in kept]
    edge = "R" if base else "L"
    _weak(kinds, edge)
    _brackets([text[at] for at in kept], [whole[at] for at in kept], kinds, edge)
    _neutral(kinds, edge)
    found = [base] * len(text)
    for at, kind in zip(kept, kinds, strict=True):
        found[at] = base + _STEPS[base][kind]
    for at, kind in enumerate(whole):
        if kind == "BN" and at:
            found[at] = found[at - 1]
    return _with_plain_ends(found, whole, base)


_STEPS = ({"L": 0, "R": 1, "AN": 2, "EN": 2}, {"L": 1, "R": 0, "AN": 1, "EN": 1})  # I1, I2


def _weak(kinds: list[str], edge: str) -> None:
    """W1 to W7: accents, numbers and what stands between numbers."""
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = kinds[at - 1] if at else edge
    _numbers(kinds, behind="AL", are="AN", edge=edge)
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        left, kind, right = kinds[at - 1 : at + 2]
        if left == right and (kind, left) in _JOINED:
            kinds[at] = left
    for start, end in _stretches(kinds, frozenset({"ET"})):
        if "EN" in (kinds[start - 1] if start else "", kinds[end] if end < len(kinds) else ""):
            kinds[start:end] = ["EN"] * (end - start)
    kinds[:] = ["ON" if kind in {"ES", "CS", "ET"} else kind for kind in kinds]
    _numbers(kinds, behind="L", are="L", edge=edge)


_JOINED = {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}


def _numbers(kinds: list[str], *, behind: str, are: str, edge: str) -> None:
    """Make European numbers `are` where the last letter with a direction is `behind`."""
    strong = edge
    for at, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == behind:
            kinds[at] = are


def _brackets(text: Sequence[str], were: Sequence[str], kinds: list[str], edge: str) -> None:
    """N0: a pair of brackets goes with what it holds, or with what stands before it."""
    for opening, closing in sorted(_pairs(text, kinds)):
        inside = {_direction(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if edge in inside:
            chosen = edge
        elif inside:
            outside = (_direction(kind) for kind in reversed(kinds[:opening]))
            chosen = next((found for found in outside if found), edge)
        else:
            continue
        for at in (opening, closing):
            kinds[at] = chosen
            for behind in range(at + 1, len(kinds)):
                if were[behind] != "NSM":
                    break
                kinds[behind] = chosen


def _pairs(text: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Where brackets open and close (BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if kinds[at] != "ON":
            continue
        if char in _CLOSING:
            if len(waiting) == _DEEPEST:
                return []
            waiting.append((_CLOSING[char], at))
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == char:
                found.append((waiting[depth][1], at))
                del waiting[depth:]
                break
    return found


def _neutral(kinds: list[str], edge: str) -> None:
    """N1, N2: what has no direction takes that of both its sides, or else the line's."""
    for start, end in _stretches(kinds, _NEUTRAL):
        left = _direction(kinds[start - 1]) if start else edge
        right = _direction(kinds[end]) if end < len(kinds) else edge
        kinds[start:end] = [left if left == right else edge] * (end - start)


def _stretches(kinds: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where kinds that are `wanted` stand together."""
    at = 0
    for inside, some in groupby(list(kinds), key=lambda kind: kind in wanted):
        start, at = at, at + len(list(some))
        if inside:
            yield start, at


def _direction(kind: str) -> str:
    """L, or R for right-to-left letters and all numbers among them; "" for what has none."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _with_plain_ends(found: list[int], whole: Sequence[str], base: int) -> list[int]:
    """L1: spaces at the end of the line, and before a tab, have the line's own level."""
    at_end = True
    for at in range(len(whole) - 1, -1, -1):
        if whole[at] in {"S", "B"}:
            at_end = True
        elif whole[at] not in {"WS", "BN"}:
            at_end = False
        if at_end:
            found[at] = base
    return found
