"""Which rows of which sources tell a moment, as the person finds them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.ledger import records

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from django.db.models import QuerySet


def of(moments: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Say by moment "gifts.csv row 12", "work.ics row 3", the source that came first first.

    Those that proposed it, or in whose journal it stood, are among them; so are those of its twins.
    """
    told = (
        (records.ImportedRow, "moment"),
        (records.ProposalClaim, "proposal__moment"),
        (records.Kept, "moment"),
    )
    twins = _twins(moments)
    moments = {*moments, *twins}
    found: dict[int, dict[str, None]] = {}
    for model, column in told:
        every = model._default_manager.filter(run__undone_at=None)
        for moment, name, row in _rows(every, column, moments):
            for each in {moment, twins.get(moment, moment)}:
                found.setdefault(each, {})[f"{name} row {row}"] = None
    return {moment: tuple(said) for moment, said in found.items()}


def _twins(moments: Collection[int]) -> dict[int, int]:
    """The moments that are the same gift as one of these, by their ids."""
    few = {"keep__in": list(moments)} if len(moments) <= records.FEW else {}
    return dict(records.Twin.objects.filter(**few).values_list("other", "keep"))


def _rows(
    every: QuerySet[Any], column: str, moments: Collection[int]
) -> list[tuple[int, str, int]]:
    few = {f"{column}__in": list(moments)} if len(moments) <= records.FEW else {}
    told = every.filter(**{f"{column}__isnull": False, **few}).order_by("run", "row")
    return list(told.values_list(column, "run__file_name", "row"))
