"""The records for the rest of this folder, with Django started first."""

from __future__ import annotations

from penned.ledger.book import start
from penned.ledger.few import FEW, parts

start()

# ruff: noqa: E402 - a model needs a started Django
from penned.ledger.models.drawer import (
    ADDED,
    CARD,
    COUNTED,
    ENVELOPE,
    FORGOTTEN,
    PAPERS,
    PRINTED,
    PUT_BACK,
    SPOILED,
    STAMP,
    Stock,
    StockChange,
)
from penned.ledger.models.event import Event
from penned.ledger.models.moments import THANKED, ImportedRow, Moment, Owed
from penned.ledger.models.notes import IN_THE_POST, Note, Revision, Way
from penned.ledger.models.people import (
    HOUSEHOLD,
    KINDS,
    PERSON,
    Address,
    Me,
    Membership,
    Party,
    Postal,
)
from penned.ledger.models.run import ImportRun

__all__ = [
    "ADDED",
    "CARD",
    "COUNTED",
    "ENVELOPE",
    "FEW",
    "FORGOTTEN",
    "HOUSEHOLD",
    "IN_THE_POST",
    "KINDS",
    "PAPERS",
    "PERSON",
    "PRINTED",
    "PUT_BACK",
    "SPOILED",
    "STAMP",
    "THANKED",
    "Address",
    "Event",
    "ImportRun",
    "ImportedRow",
    "Me",
    "Membership",
    "Moment",
    "Note",
    "Owed",
    "Party",
    "Postal",
    "Revision",
    "Stock",
    "StockChange",
    "Way",
    "parts",
]
