"""How far two spellings lie apart: a slip of the pen, a child's own way, a word within another."""

from __future__ import annotations

_WHOLE_WORD = 5  # letters: what a longer word ends with, or begins with, means much the same
_MANY_LETTERS = 7  # a word as long as this may be spelt with two slips, and is still that word


def alike(one: str, other: str) -> bool:
    """Whether two stems may mean one thing: “watch” and “wristwatch”, “dinosor” and “dinosaur”."""
    short, long = sorted((one, other), key=len)
    if len(short) < _WHOLE_WORD:
        return False
    if long.endswith(short) or long.startswith(short):
        return True
    allowed = 2 if len(long) > _MANY_LETTERS else 1
    return one[0] == other[0] and slips(one, other, allowed) <= allowed


def slips(one: str, other: str, most: int) -> int:
    """How many letters were added, left out, changed or swapped; at most `most` + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row = row, [i]
        for j, b in enumerate(other, 1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before = above
    return min(row[-1], most + 1)
