"""A moment and its donation as columns and as JSON, and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from penned.moments import Donation, Moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.ledger import records

WORDS = ("what", "detail", "difference", "occasion", "next", "also")
_AMOUNTS = ("amount", "returned_value")


def donation_said(donation: Donation | None) -> dict[str, Any] | None:
    """Say a donation as JSON; the amounts as decimals in words, so that no cent is lost."""
    if donation is None:
        return None
    said = {field.name: getattr(donation, field.name) for field in fields(donation)}
    return said | {name: None if said[name] is None else str(said[name]) for name in _AMOUNTS}


def donation(said: Mapping[str, Any] | None) -> Donation | None:
    """Read a donation from JSON."""
    if said is None:
        return None
    amounts = {name: None if said[name] is None else Decimal(said[name]) for name in _AMOUNTS}
    return Donation(**{**said, **amounts})


def moment_said(moment: Moment) -> dict[str, Any]:
    """Say a moment as JSON."""
    return {
        "givers": list(moment.givers),
        "on": moment.on.isoformat() if moment.on else None,
        "donation": donation_said(moment.donation),
        **{name: getattr(moment, name) for name in WORDS},
    }


def moment(said: Mapping[str, Any]) -> Moment:
    """Read a moment from JSON."""
    return Moment(
        givers=tuple(said["givers"]),
        on=date.fromisoformat(said["on"]) if said["on"] else None,
        donation=donation(said["donation"]),
        **{name: said[name] for name in WORDS},
    )


def columns(moment: Moment) -> dict[str, Any]:
    """Say a moment as columns."""
    return moment_said(moment) | {"on": moment.on}


def value(record: records.Moment) -> Moment:
    """Read a moment from its columns."""
    return Moment(
        givers=tuple(record.givers),
        on=record.on,
        donation=donation(record.donation),
        **{name: getattr(record, name) for name in WORDS},
    )
