"""How a list is laid out: one gift to a row, or several side by side; sections between the rows."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from penned import occasions
from penned.people.spelling import fold
from penned.sources import words
from penned.sources.cells import said
from penned.sources.fields import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penned.sources.cells import Row
    from penned.sources.days import DateOrder
    from penned.sources.fields import Field

Fields = tuple[str | None, ...]
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns are: their titles, their fields, and by column the order of its dates.

    `event` is what all gifts of these columns were for, where the list says so above them.
    """

    titles: tuple[str, ...]
    fields: Fields
    orders: Mapping[int, DateOrder | None]
    event: str = ""


class Clash(Exception):
    """Several columns hold what only one can."""

    def __init__(self, field: str, columns: Sequence[int]) -> None:
        self.field, self.columns = field, tuple(columns)
        super().__init__(field)


def strands(
    titles: Sequence[str], fields: Fields, rows: Sequence[Row], known: Mapping[str, Field]
) -> tuple[Fields, ...]:
    """The fields of each gift that a row holds; most lists have one gift to a row.

    A list with “Gift, Thanked, Gift, Thanked” has two to a row, and so has one with “Shower gift,
    Wedding gift”: columns that there are once belong to both. Two columns for one thing are no
    trouble where no row fills both. Raises `Clash` for those that cannot be told apart.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for at, field in enumerate(fields):
        if field:
            held[field].append(at)
    gifts = held.get("gift", [])
    several = len(gifts) > 1 and _are_apart([titles[at] for at in gifts])
    for field, columns in held.items():
        alone = len(columns) == 1 or known[field].join
        in_step = several and len(columns) == len(gifts)
        if not alone and not in_step and (field == "gift" or _overlap(columns, rows)):
            raise Clash(field, columns)
    if not several:
        return (fields,)
    parted = [columns for columns in held.values() if _in_turn(columns, gifts)]
    return tuple(_strand(fields, parted, at) for at in range(len(gifts)))


def _strand(fields: Fields, parted: Sequence[Sequence[int]], at: int) -> Fields:
    others = {column for columns in parted for turn, column in enumerate(columns) if turn != at}
    return tuple(None if column in others else field for column, field in enumerate(fields))


def _are_apart(titles: Sequence[str]) -> bool:
    """Whether these are gifts of their own: one title again and again, or one to each event."""
    if len({normal(title) for title in titles}) == 1:
        return True
    events = [event_in(title) for title in titles]
    return all(events) and len(set(events)) == len(events)


def _in_turn(columns: Sequence[int], gifts: Sequence[int]) -> bool:
    """Whether there is one column to each gift: the first before the second gift, and so on."""
    if len(columns) != len(gifts) or len(gifts) < 2:
        return False
    behind = all(gift <= at for gift, at in zip(gifts, columns, strict=True))
    before = all(at <= gift for gift, at in zip(gifts, columns, strict=True))
    apart = all(at < gift for at, gift in zip(columns, gifts[1:], strict=False))
    return (behind and apart) or (
        before and all(at > gift for at, gift in zip(columns[1:], gifts, strict=False))
    )


def _overlap(columns: Sequence[int], rows: Sequence[Row]) -> bool:
    """Whether some row fills two of these columns; so it seems where there are no rows."""
    filled = (
        sum(at < len(row.cells) and not words.is_nothing(said(row.cells[at])) for at in columns)
        for row in rows
    )
    return not rows or any(number > 1 for number in filled)


@lru_cache(maxsize=1024)
def event_in(title: str) -> str:
    """The event that a title of a column names: the shower of “Shower gift”; "" for none."""
    telling = [word for word in _WORD.findall(title) if fold(word) not in words.beside_sections()]
    found = occasions.of(" ".join(telling)) if telling else None
    return found.title if found and found.key not in {"gift", "money-gift"} else ""


def section(row: Row) -> str | None:
    """The event in a row that is only a heading: “Bridal shower, 3 May”; None for other rows.

    It is "" where the heading names no event: “His family”, “Gifts from work”.
    """
    if len(row.cells) < 2 or row.fault:
        return None
    told = list(islice(filter(None, map(said, row.cells)), 2))
    return _heading(told[0]) if len(told) == 1 else None


@lru_cache(maxsize=1024)
def _heading(text: str) -> str | None:
    folded = [fold(word) for word in _WORD.findall(text.replace("'", "").replace("’", ""))]
    spoken = [word for word in folded if word not in words.months()]
    rest = [word for word in spoken if word not in words.beside_sections()]
    if rest:
        known = map(occasions.load, occasions.keys())
        event = occasions.find(" ".join(rest), known) or occasions.find(" ".join(spoken), known)
        heads = event and (event.key in words.events() or len(spoken) > len(rest))
        return event.title if event and heads else None
    return "" if spoken else None
