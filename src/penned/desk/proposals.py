"""What calendars and mail propose: shown with the reason, accepted as you word it, or dismissed."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from penned import catalogue
from penned.errors import BadInput, Refused
from penned.ledger import accepting, people, proposals
from penned.ledger.proposals import ACCEPTED
from penned.people import names
from penned.people.spelling import fold
from penned.sources import proposing
from penned.sources.proposing import Beside, Decision, Known

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.accepting import Accepted
    from penned.ledger.proposals import ProposalRow

_ZONES = "zoneinfo/"


@dataclass(frozen=True, slots=True)
class Wording:
    """What the person says otherwise than proposed; None where it is right as it is."""

    givers: tuple[str, ...] = ()
    what: str | None = None
    occasion: str | None = None
    on: date | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal, and what decisions since then say against it: "you dismissed 3 like it"."""

    row: ProposalRow
    leaning: str = ""


def context(desk: Desk, me: Sequence[str] = ()) -> Beside:
    """What lies beside a calendar or a message: the day, who I am, whom I know, what I decided."""
    everyone = people.everyone()
    known = tuple(
        Known(
            name if not each.party.aside else f"{name} ({each.party.aside})",
            tuple(email.lower() for email in each.particulars.values("email")),
        )
        for each in everyone
        for name in (each.name, *each.also)
    )
    named = people.me()
    name = named[0] if named else ""
    own = [email for each in known if fold(each.name) == fold(name) for email in each.emails]
    others = tuple(each for each in known if fold(each.name) != fold(name))
    mine = tuple(filter(None, (*me, *own, name)))
    return Beside(desk.today(), mine, others, _decisions(), _zone())


def waiting() -> tuple[Proposed, ...]:
    """Everything that waits for a decision, the latest first; what was often dismissed, last."""
    past = proposing.Past(_decisions())
    found = []
    for row in proposals.waiting():
        leaning = past.lean(row.signals)
        found.append(Proposed(row, leaning.because if leaning.weight < 0 else ""))
    return tuple(sorted(found, key=lambda each: bool(each.leaning)))


def dismissed() -> tuple[Proposed, ...]:
    """What was dismissed, and can still be accepted."""
    return tuple(map(Proposed, proposals.dismissed()))


def accept(desk: Desk, numbers: Sequence[int], wording: Wording) -> tuple[Accepted, ...]:
    """Owe thanks for these proposals from now on, worded as the person says.

    Raises `BadInput` where nobody is named, or where one wording is given to several, `Refused`
    for one that was accepted before.
    """
    rows = proposals.get(numbers)
    if len(rows) > 1 and (wording.what or wording.detail or wording.on):
        raise BadInput("one wording cannot be that of several", cure="Accept them one by one.")
    for row in rows:
        if row.state == ACCEPTED:
            raise Refused(f"proposal {row.id} was accepted before")
        if not row.moment.what:
            raise Refused(f"nothing is left of proposal {row.id}", cure="Say it: penned capture.")
    missing = [row for row in rows if not (row.parties or wording.givers)]
    if missing:
        raise BadInput(
            f"of proposal {missing[0].id} it is not known who was kind",
            cure=f'Say who it was: penned accept {missing[0].id} --from "NAME".',
        )
    return tuple(_accept(desk, row, wording) for row in rows)


def dismiss(desk: Desk, numbers: Sequence[int], *, forget: bool = False) -> None:
    """Never propose these again; with `forget`, none of their words is kept."""
    proposals.dismiss(numbers, forget=forget, now=desk.now(), by=desk.by)


def _accept(desk: Desk, row: ProposalRow, wording: Wording) -> Accepted:
    parties = row.parties
    if wording.givers:
        parties = tuple(party for name in wording.givers for party in names.parse_givers(name))
    said = {
        name: value
        for name in ("what", "on", "detail")
        if (value := getattr(wording, name)) is not None
    }
    moment = replace(
        row.moment,
        givers=tuple(party.name for party in parties),
        occasion=catalogue.occasion(wording.occasion or row.moment.occasion).key,
        **said,
    )
    emails = {
        party.name: email for party, email in zip(row.parties, row.emails, strict=False) if email
    }
    return accepting.accept(row, moment, parties, emails=emails, now=desk.now(), by=desk.by)


def _decisions() -> tuple[Decision, ...]:
    return tuple(Decision(accepted, signals) for accepted, signals in proposals.decisions())


def _zone() -> str:
    """The IANA name of the time zone that this computer is set to, or "" where it does not say."""
    said = os.environ.get("TZ", "").lstrip(":")
    if said:
        return said.partition(_ZONES)[2] or said
    try:
        return str(Path("/etc/localtime").resolve()).partition(_ZONES)[2]
    except OSError:
        return ""
