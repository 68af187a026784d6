"""What calendars and mail propose: kept by import until the person accepts or dismisses it."""

from __future__ import annotations

import hashlib
import json
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from penned.errors import NotFound, Refused
from penned.ledger import events, forgetting, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.moments import Moment
from penned.people import names
from penned.people.person import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from penned.people.person import Party
    from penned.told import Told

ACCEPTED = records.ACCEPTED

_OLDEST = datetime.min.replace(tzinfo=UTC)
_REMEMBERED = 2000
_COLUMNS = ("what", "detail", "difference", "occasion", "next", "also")


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal as it is shown: the moment that it would become, and why it is proposed.

    `emails` stand in the order of `parties`, "" where none is known. `sources` are "work.ics
    row 12", once for each import that says so. A dismissed one may have lost all its words.
    """

    id: int
    state: str
    moment: Moment
    parties: tuple[Party, ...]
    emails: tuple[str, ...]
    because: str
    sentence: str
    signals: tuple[str, ...]
    sources: tuple[str, ...]
    moment_id: int | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """What an undone import took back (open proposals), and what it left, with the reason."""

    removed: int
    kept: tuple[str, ...]


def known(rows: Sequence[Told]) -> set[str]:
    """The keys of `rows` that were proposed before, whatever became of them."""
    return set(_ids({row.key for row in rows}))


def news(rows: Sequence[Told], digest: str) -> bool:
    """Whether a row is new, or says what no standing import of the file `digest` has said of it."""
    told = {row.key: _digest(_says(row)) for row in rows}
    for key in _forgotten(told):
        del told[key]
    said = {
        (key, claim)
        for some in records.parts(_ids(told).values())
        for key, claim in records.ProposalClaim.objects.filter(
            proposal__in=some, run__digest=digest, run__undone_at=None
        ).values_list("proposal__key", "digest")
    }
    return any(pair not in said for pair in told.items())


def take_in(run: records.ImportRun, rows: Sequence[Told]) -> int:
    """Keep what an import proposes; return how many proposals were not there before.

    What was dismissed stays dismissed, what was accepted stays accepted.
    """
    told: dict[str, Told] = {}
    for row in rows:
        if row.moment:
            told.setdefault(row.key, row)
    with transaction():
        there = _ids(told)
        for key in _forgotten(told):
            del told[key]
        new = records.Proposal.objects.bulk_create(
            records.Proposal(key=key) for key in told if key not in there
        )
        ids = there | {proposal.key: proposal.id for proposal in new}
        records.ProposalClaim.objects.bulk_create(
            (_claim(run, row, ids[key]) for key, row in told.items()), ignore_conflicts=True
        )
        return len(new)


def take_back(run: records.ImportRun) -> Back:
    """Take back what `run` proposed; what another import proposes, or was decided, stays."""
    with transaction():
        claims = records.ProposalClaim.objects.filter(run=run)
        accepted = claims.filter(proposal__state=records.ACCEPTED).order_by("row")
        kept = tuple(
            f"row {row}: it was accepted" for row in accepted.values_list("row", flat=True)
        )
        mine = list(claims.values_list("proposal", flat=True))
        claims.delete()
        removed = 0
        for some in records.parts(mine):
            loose = records.Proposal.objects.filter(id__in=some, state=records.OPEN, claims=None)
            removed += loose.count()
            loose.delete()
        return Back(removed, kept)


@faults()
def waiting() -> tuple[ProposalRow, ...]:
    """Every proposal that nobody has decided about, the latest day first."""
    return _by_day(_rows(records.Proposal.objects.filter(state=records.OPEN)))


@faults()
def dismissed() -> tuple[ProposalRow, ...]:
    """Every proposal that was dismissed and whose words are still there."""
    found = _rows(records.Proposal.objects.filter(state=records.DISMISSED))
    return _by_day([row for row in found if row.moment.what])


@faults()
def get(numbers: Sequence[int]) -> tuple[ProposalRow, ...]:
    """Read proposals by their numbers, in that order; raises `NotFound`."""
    found = {
        row.id: row
        for some in records.parts(numbers)
        for row in _rows(records.Proposal.objects.filter(id__in=some))
    }
    for number in numbers:
        if number not in found:
            raise NotFound(f"no proposal has the number {number}", cure="See: penned proposed.")
    return tuple(found[number] for number in dict.fromkeys(numbers))


@faults()
def decisions() -> tuple[tuple[bool, tuple[str, ...]], ...]:
    """The last decisions, the latest first: whether it was accepted, and by which signals."""
    found = records.Proposal.objects.exclude(state=records.OPEN).order_by("-decided_at", "-id")
    return tuple(
        (state == records.ACCEPTED, tuple(signals))
        for state, signals in found.values_list("state", "signals")[:_REMEMBERED]
        if signals
    )


def dismiss(numbers: Sequence[int], *, forget: bool = False, now: datetime, by: str) -> None:
    """Never propose these again, and learn from it; with `forget`, keep nothing of their words.

    Raises `Refused`, and dismisses none, where one was accepted.
    """
    with forgetting.for_good() if forget else nullcontext(), transaction():
        rows = get(numbers)
        for row in rows:
            if row.state == records.ACCEPTED:
                raise Refused(
                    f"proposal {row.id} was accepted",
                    cure="Waive what is owed for it instead: penned waive WHO.",
                )
        records.Proposal.objects.bulk_update(
            [
                records.Proposal(
                    id=row.id,
                    state=records.DISMISSED,
                    decided_at=now,
                    signals=[] if forget else list(row.signals),
                    forgotten=forget,
                )
                for row in rows
            ],
            ["state", "decided_at", "signals", "forgotten"],
            batch_size=records.FEW,
        )
        if forget:
            for some in records.parts(row.id for row in rows):
                records.ProposalClaim.objects.filter(proposal__in=some).delete()
        events.record(
            "dismissed", *events.subjects("proposal", (row.id for row in rows)), now=now, by=by
        )


def _ids(keys: Iterable[str]) -> dict[str, int]:
    return dict(_each(keys, records.Proposal.objects.values_list("key", "id")))


def _forgotten(keys: Iterable[str]) -> list[str]:
    """Those of which no words are kept."""
    found = _each(keys, records.Proposal.objects.filter(forgotten=True).values_list("key", "id"))
    return [key for key, _ in found]


def _each(
    keys: Iterable[str], among: QuerySet[records.Proposal, tuple[str, int]]
) -> list[tuple[str, int]]:
    wanted = list(keys)
    starts = range(0, len(wanted), records.FEW)
    parts = (wanted[start : start + records.FEW] for start in starts)
    return [pair for part in parts for pair in among.filter(key__in=part)]


def _claim(run: records.ImportRun, row: Told, proposal: int) -> records.ProposalClaim:
    says = _says(row)
    return records.ProposalClaim(
        proposal_id=proposal,
        run=run,
        row=row.row,
        as_of=row.as_of or run.as_of,
        digest=_digest(says),
        says=says,
    )


def _says(row: Told) -> dict[str, Any]:
    """What is kept of a row, as JSON."""
    moment = row.moment or Moment()
    emails = [next(iter(each.values("email")), "") for each in row.particulars]
    return {
        "givers": [_written(party) for party in row.parties],
        "emails": emails[: len(row.parties)],
        "on": moment.on.isoformat() if moment.on else "",
        "because": row.because,
        "sentence": row.sentence,
        "signals": list(row.signals),
        **{column: getattr(moment, column) for column in _COLUMNS},
    }


def _digest(says: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(says, sort_keys=True).encode()).hexdigest()


def _written(party: Party) -> str:
    return together(party.name, f"({party.aside})" if party.aside else "")


def _rows(found: QuerySet[records.Proposal]) -> list[ProposalRow]:
    """Read proposals with their claims, in two queries."""
    claims: dict[int, list[records.ProposalClaim]] = {}
    said = records.ProposalClaim.objects.filter(proposal__in=found.values("id"))
    for claim in said.select_related("run").order_by("run"):
        claims.setdefault(claim.proposal_id, []).append(claim)
    return [_row(proposal, claims.get(proposal.id, [])) for proposal in found.order_by("id")]


def _row(proposal: records.Proposal, claims: list[records.ProposalClaim]) -> ProposalRow:
    best = max(claims, key=lambda claim: (claim.as_of or _OLDEST, claim.digest), default=None)
    says: dict[str, Any] = best.says if best else {}
    givers = [name for name in says.get("givers", ()) if name]
    on = says.get("on")
    return ProposalRow(
        id=proposal.id,
        state=proposal.state,
        moment=Moment(
            givers=tuple(givers),
            on=date.fromisoformat(on) if on else None,
            **{column: says.get(column, "") for column in _COLUMNS},
        ),
        parties=tuple(map(names.parse, givers)),
        emails=tuple(says.get("emails", ())),
        because=says.get("because", ""),
        sentence=says.get("sentence", ""),
        signals=tuple(says.get("signals", ())),
        sources=tuple(f"{claim.run.file_name} row {claim.row}" for claim in claims),
        moment_id=proposal.moment_id,
    )


def _by_day(rows: list[ProposalRow]) -> tuple[ProposalRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.moment.on or date.min, row.id), reverse=True))
