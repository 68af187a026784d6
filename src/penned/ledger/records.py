"""The records for the rest of this folder, with Django started first."""

from __future__ import annotations

from penned.ledger.book import start

start()

from penned.ledger.models import (  # noqa: E402 - a model needs a started Django
    FEW,
    HOUSEHOLD,
    IN_THE_POST,
    KINDS,
    PERSON,
    THANKED,
    Address,
    Event,
    ImportedRow,
    ImportRun,
    Me,
    Membership,
    Moment,
    Note,
    Owed,
    Party,
    Postal,
    Revision,
    Way,
)

__all__ = [
    "FEW",
    "HOUSEHOLD",
    "IN_THE_POST",
    "KINDS",
    "PERSON",
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
    "Way",
]
