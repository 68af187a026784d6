"""What one row, card, event, message or entry of a source tells, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from penned.moments import Moment
    from penned.people.particulars import Particulars
    from penned.people.person import Party


class Taking(StrEnum):
    """What becomes of a moment that a source tells."""

    ACCEPTED = "accepted"
    """It is owed from now on: the person wrote it down as a kindness."""
    PROPOSED = "proposed"
    """It is shown with its reason, and is nothing until the person accepts it."""
    KEPT = "kept"
    """It is kept as an entry of the journal, and nothing is owed for it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One row of a source.

    `row` is the number under which the person finds it there. `key` stays the same however often
    the row is read, in whichever file; rows with one `undated_key` differ in the day at most.
    `particulars` stand in the order of `parties`; the last ones may be missing. Without a moment
    the row tells of people only. With `thanked_on` it is thanked already; `thanked_how` "in person"
    makes that its standing.

    `because` says why a moment is proposed, and `sentence` holds the one sentence of a message that
    says so; `signals` name what it was recognised by, for learning from accept and dismiss.
    `as_of` is when the source last changed this row, where it says so.
    """

    row: int
    key: str
    parties: tuple[Party, ...] = ()
    particulars: tuple[Particulars, ...] = ()
    moment: Moment | None = None
    taking: Taking = Taking.ACCEPTED
    thanked_on: date | None = None
    thanked_how: str = ""
    undated_key: str = ""
    because: str = ""
    sentence: str = ""
    signals: tuple[str, ...] = ()
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that was left out, and why; or a row that was taken in, and what is odd about it."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one source.

    `kind` is one of `sources.kinds.KINDS`, `digest` the SHA-256 of the bytes in hexadecimal.
    `remarks` are what the person should know of the whole: a sheet that was left aside, say.
    `about` are pairs to show in a preview: ("columns", "Guest = giver, Gift = gift").
    """

    kind: str
    name: str
    digest: str
    rows: tuple[Told, ...]
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
