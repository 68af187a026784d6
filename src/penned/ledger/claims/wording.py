"""What several rows say of one gift together: its words, from whom it is, how its debts stand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from penned.ledger.claims import telling
from penned.moments import Standing
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.ledger.models.run import ImportedRow

_NEVER = datetime.min.replace(tzinfo=UTC)
UNASKED = "do not acknowledge"


class Settled(NamedTuple):
    """How a debt stands by what sources say; `run` is the import that says so."""

    standing: str = Standing.OWED.value
    on: date | None = None
    how: str = ""
    run: int | None = None


def in_order(rows: Sequence[ImportedRow]) -> list[ImportedRow]:
    """The rows, the one whose word weighs most last."""
    return sorted(rows, key=lambda row: (row.as_of or _NEVER, row.says))


def columns(rows: Sequence[ImportedRow]) -> dict[str, Any]:
    """The moment in columns: the last word on each; a blank never wipes out another's word."""
    said: dict[str, Any] = {}
    for row in rows:
        said |= {name: value for name, value in _said(row)["moment"].items() if value}
    on = said.get("on")
    return {
        "givers": said.get("givers", []),
        "donation": said.get("donation"),
        "on": date.fromisoformat(on) if on else None,
        "noted_on": min(row.run.at.date() for row in rows),
        **{name: said.get(name, "") for name in telling.WORDS},
    }


def parties(rows: Sequence[ImportedRow]) -> list[int]:
    """The names of those whom the gift is from, as the last row says."""
    return [number for _, _, number in _said(rows[-1])["parties"]]


def settled(rows: Sequence[ImportedRow], said: dict[str, Any]) -> Settled:
    """How the debts for it stand: thanked where a row says so, waived where none is wanted."""
    thanked = [row for row in rows if row.thanked]
    if thanked:
        its = thanked[-1]
        how = next((how for row in reversed(thanked) if (how := _said(row)["how"])), "")
        in_person = fold(how) == "in person"
        standing = Standing.THANKED_IN_PERSON if in_person else Standing.THANKED
        return Settled(standing.value, date.fromisoformat(_said(its)["thanked"]), how, its.run_id)
    donation = said["donation"]
    if donation and not donation["acknowledge"]:
        return Settled(
            Standing.WAIVED.value, said["on"] or said["noted_on"], UNASKED, rows[-1].run_id
        )
    return Settled()


def _said(row: ImportedRow) -> dict[str, Any]:
    return row.told or {}
