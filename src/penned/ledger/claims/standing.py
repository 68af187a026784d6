"""How debts stand as sources say; thanks told of a gift hold for its twins too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from penned.ledger import many, records
from penned.ledger.claims import wording
from penned.ledger.claims.wording import Settled
from penned.moments import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

STANDS = ("standing", "settled_on", "how", "settled_by")


def settle(debt: records.Owed, named: int, stands: Settled) -> bool:
    """Let a debt that nobody decided about stand as sources say; whether that is a change."""
    if debt.note_id or debt.by_hand:
        return False
    if debt.later and stands.standing == debt.standing:
        stands = stands._replace(how=debt.how)  # the person's words on why it is put off
    after = (named, *stands)
    if after == (debt.named_id, debt.standing, debt.settled_on, debt.how, debt.settled_by_id):
        return False
    debt.named_id, debt.standing, debt.settled_on, debt.how, debt.settled_by_id = after
    return True


def write(debts: Iterable[records.Owed]) -> None:
    """Write down how these debts stand now."""
    values = (
        (each.named_id, each.standing, each.settled_on, each.how, each.settled_by_id, each.id)
        for each in debts
    )
    many.update(records.Owed, ("named", *STANDS), values)


def twins(moments: Collection[int]) -> list[records.Twin]:
    """The twins that these moments have or are."""
    found = (
        records.Twin.objects.filter(Q(keep__in=some) | Q(other__in=some))
        for some in records.parts(moments)
    )
    return list({twin.id: twin for some in found for twin in some}.values())


def settle_together(moments: Collection[int]) -> None:
    """Let what is owed for these moments stand as the rows that tell them or their twins say.

    A twin that is owed for to somebody new is let go as well.
    """
    for some in records.parts(moments):
        joined = twins(some)
        _let_go(joined)
        keeps = {twin.other_id: twin.keep_id for twin in joined}
        _settle({number for number in some if number not in keeps}, keeps)


def let_go_as(keep: int) -> str:
    """Say why nothing is owed for a twin of this moment."""
    return f"the same gift as {keep}"


def _settle(moments: Collection[int], keeps: dict[int, int]) -> None:
    own: dict[int, list[records.ImportedRow]] = {number: [] for number in moments}
    every: dict[int, list[records.ImportedRow]] = {number: [] for number in moments}
    rows = records.ImportedRow.objects.filter(moment__in={*moments, *keeps}, run__undone_at=None)
    for row in rows.select_related("run"):
        keep = keeps.get(row.moment_id or 0, row.moment_id)
        if keep in every:
            every[keep].append(row)
            own[keep] += [row] if keep == row.moment_id else []
    stands = {number: _stands(own[number], its) for number, its in every.items()}
    debts = records.Owed.objects.filter(moment__in=moments)
    write(
        [
            debt
            for debt in debts
            if (every[debt.moment_id] or debt.settled_by_id)
            and settle(debt, debt.named_id, stands[debt.moment_id])
        ]
    )


def _stands(own: Sequence[records.ImportedRow], every: Sequence[records.ImportedRow]) -> Settled:
    """What all say of thanks; that none are wanted is for its own rows to say."""
    if not any(row.thanked for row in every):
        every = own
    if not every:
        return Settled()
    said = wording.columns(wording.in_order(own)) if own else {"donation": None}
    return wording.settled(wording.in_order(every), said)


def _let_go(joined: Iterable[records.Twin]) -> None:
    its = {twin.other_id: twin for twin in joined}
    found = records.Owed.objects.filter(moment__in=its, standing=Standing.OWED)
    for debt in found.filter(note=None, by_hand=False, settled_by=None):
        twin = its[debt.moment_id]
        debt.standing, debt.settled_on = Standing.WAIVED.value, twin.at.date()
        debt.how, debt.by_hand, debt.later = let_go_as(twin.keep_id), True, None
        debt.save()
        twin.waived.append(debt.id)
        twin.save()
