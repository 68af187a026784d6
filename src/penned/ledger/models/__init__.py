"""The tables of the ledger and what the database itself refuses; private to this folder.

What a row alone can show is a constraint here; what compares a row with its past is a trigger
(`triggers.py`). The rest of the folder reads them from `records`.
"""

from penned.ledger.models import (
    doubles,
    drawer,
    event,
    following,
    kept,
    mapping,
    moments,
    notes,
    people,
    proposals,
    run,
    subscriptions,
    twins,
)

__all__ = [
    "doubles",
    "drawer",
    "event",
    "following",
    "kept",
    "mapping",
    "moments",
    "notes",
    "people",
    "proposals",
    "run",
    "subscriptions",
    "twins",
]
