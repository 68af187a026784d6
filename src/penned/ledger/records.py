"""The records for the rest of this folder, with Django started first."""

from __future__ import annotations

from penned.ledger.book import start
from penned.ledger.few import FEW, parts

start()

# ruff: noqa: E402 - a model needs a started Django
from penned.ledger.models.doubles import Different
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
from penned.ledger.models.following import Feed, Reminder
from penned.ledger.models.kept import Kept, Prompt
from penned.ledger.models.mapping import Mapping
from penned.ledger.models.moments import THANKED, Moment, Owed
from penned.ledger.models.notes import IN_THE_POST, Note, Revision, Way
from penned.ledger.models.people import (
    HOUSEHOLD,
    KINDS,
    PERSON,
    Address,
    Fact,
    Me,
    Membership,
    Merge,
    Naming,
    Party,
    Photo,
    Postal,
)
from penned.ledger.models.proposals import (
    ACCEPTED,
    DISMISSED,
    OPEN,
    Proposal,
    ProposalClaim,
)
from penned.ledger.models.run import ImportedRow, ImportRun
from penned.ledger.models.subscriptions import PulledRow, Seen, Subscription
from penned.ledger.models.twins import NoTwin, SameThing, Twin

__all__ = [
    "ACCEPTED",
    "ADDED",
    "CARD",
    "COUNTED",
    "DISMISSED",
    "ENVELOPE",
    "FEW",
    "FORGOTTEN",
    "HOUSEHOLD",
    "IN_THE_POST",
    "KINDS",
    "OPEN",
    "PAPERS",
    "PERSON",
    "PRINTED",
    "PUT_BACK",
    "SPOILED",
    "STAMP",
    "THANKED",
    "Address",
    "Different",
    "Event",
    "Fact",
    "Feed",
    "ImportRun",
    "ImportedRow",
    "Kept",
    "Mapping",
    "Me",
    "Membership",
    "Merge",
    "Moment",
    "Naming",
    "NoTwin",
    "Note",
    "Owed",
    "Party",
    "Photo",
    "Postal",
    "Prompt",
    "Proposal",
    "ProposalClaim",
    "PulledRow",
    "Reminder",
    "Revision",
    "SameThing",
    "Seen",
    "Stock",
    "StockChange",
    "Subscription",
    "Twin",
    "Way",
    "parts",
]
