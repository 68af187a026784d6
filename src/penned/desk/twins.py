"""Gifts that may be one, from two sources say: shown with the reason, joined when you say so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.ledger import twins
from penned.sources import alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow
    from penned.ledger.twins import GiftRow


@dataclass(frozen=True, slots=True)
class Double:
    """Two gifts that may be one, each with what is owed for it, and the reason in words.

    `debts` stand beside the first ones of a long list only.
    """

    one: int
    other: int
    why: str
    debts: tuple[OwedRow, ...] = ()


def doubles(*, told: int | None = None) -> tuple[Double, ...]:
    """Every two gifts that may be one, of which one at least is still owed for.

    What is owed is read for the first `told` of them, or for all.
    """
    pairs = _pairs(twins.gifts())
    debts: dict[int, list[OwedRow]] = defaultdict(list)
    wanted = {number for pair in pairs[:told] for number in (pair.one, pair.other)}
    for debt in twins.debts_of(wanted):
        debts[debt.moment_id].append(debt)
    return tuple(
        Double(pair.one, pair.other, pair.why, (*debts[pair.one], *debts[pair.other]))
        for pair in pairs
    )


def known_already(run: int) -> int:
    """How many gifts that only this import tells may have been known before."""
    new = twins.told_only_by(run)
    pairs = _pairs(twins.gifts(beside=new)) if new else []
    known = [{pair.one, pair.other} & new for pair in pairs]
    return len(set().union(*(its for its in known if len(its) == 1)))


def same(desk: Desk, one: int, other: int) -> tuple[int, int]:
    """Make two gifts one; return which stays and which is let go.

    The one stays that more has been done about: thanked, then with a note, then the first named.
    """
    weight = {gift.moment: gift.weight for gift in twins.gifts(beside={one, other})}
    keep, gone = (other, one) if weight.get(other, 0) > weight.get(one, 0) else (one, other)
    twins.join(keep, gone, now=desk.now(), by=desk.by)
    return keep, gone


def different(desk: Desk, one: int, other: int) -> None:
    """Say that two gifts are two; where they were made one, both are owed again."""
    twins.part(one, other, now=desk.now(), by=desk.by)


def _pairs(gifts: Sequence[GiftRow]) -> list[alike.Pair]:
    """Those that may be one, and were not said to be two; something is still owed for one."""
    found = _beside_open_ones(gifts)
    apart = twins.said_to_be_two()
    return [
        pair
        for pair in alike.pairs(map(_gift, found.values()))
        if (pair.one, pair.other) not in apart
        and (found[pair.one].is_open or found[pair.other].is_open)
    ]


def _beside_open_ones(gifts: Sequence[GiftRow]) -> dict[int, GiftRow]:
    """Those of givers to whom something is still owed, by number; no others make a question."""
    waiting = {party for gift in gifts if gift.is_open for party in gift.parties}
    return {gift.moment: gift for gift in gifts if not waiting.isdisjoint(gift.parties)}


def _gift(row: GiftRow) -> alike.Gift:
    return alike.Gift(row.moment, frozenset(map(str, row.parties)), row.what, row.on)
