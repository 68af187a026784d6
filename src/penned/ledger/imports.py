"""Taking in a file: whole or not at all, the same row never twice, and back out again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, starmap, zip_longest
from typing import TYPE_CHECKING

from django.db.transaction import set_rollback

from penned.errors import NotFound, Refused
from penned.ledger import addresses, events, meeting, moments, noticing, records, sifting, undoing
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.sifting import ImportRow
from penned.moments import Standing
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from penned.ledger.undoing import UndoRow
    from penned.moments import Moment
    from penned.people.address import Address


__all__ = ["Fault", "ImportRow", "RunRow", "already", "record", "runs", "undo"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that was left out, and why; or a row that was taken in, and what is odd about it."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """One import: rows added, rows known before, rows left out.

    `learned` counts the addresses learned from known rows; `remarks` say where a known row and the
    ledger differ. Both are told once, and not kept. What was not recorded has no id (0).
    """

    id: int
    file_name: str
    at: datetime
    by: str
    added: int
    known: int
    faults: tuple[Fault, ...]
    undone_at: datetime | None = None
    dry_run: bool = False
    remarks: tuple[Fault, ...] = ()
    learned: int = 0


@faults()
def already(digest: str) -> RunRow | None:
    """Find the last import of the file with this digest that was not undone."""
    run = records.ImportRun.objects.filter(digest=digest, undone_at=None).order_by("id").last()
    return _row(run) if run else None


@faults()
def runs() -> tuple[RunRow, ...]:
    """Every import, the first first."""
    return tuple(_row(run) for run in records.ImportRun.objects.order_by("id"))


def record(  # noqa: PLR0913 - the file, its rows, and who takes it in when
    file_name: str,
    digest: str,
    rows: Sequence[ImportRow],
    *,
    faults: Sequence[Fault] = (),
    now: datetime,
    by: str,
    dry_run: bool = False,
) -> RunRow:
    """Take in a file, all of it in one transaction; a known row adds only an address we lacked.

    A bad row is left out and told in `faults`, after those that the reader found. Where nothing is
    new, no import is recorded: the answer has the id of the last import of this very file, or 0.
    A dry run does everything and takes it back.
    """
    with transaction():
        new, known, bad = sifting.sift(rows, today=now.date())
        homes, remarks = noticing.homes(known)
        told = RunRow(
            id=0,
            file_name=file_name,
            at=now,
            by=by,
            added=len(new),
            known=len(rows) - len(new) - len(bad),
            faults=(*faults, *starmap(Fault, bad)),
            dry_run=dry_run,
            remarks=tuple(starmap(Fault, sorted([*noticing.still_owed(known), *remarks]))),
            learned=len(homes),
        )
        if new or homes:
            told = replace(told, id=_take_in(told, digest, new, homes))
            set_rollback(dry_run)
        elif before := already(digest):
            told = replace(told, id=before.id, at=before.at, by=before.by)
        return replace(told, id=0) if dry_run else told


def undo(run_id: int, *, now: datetime, by: str) -> UndoRow:
    """Take back what an import added and nobody has touched since; keep and name the rest.

    Raises `Refused` for an import that was undone before.
    """
    with transaction():
        run = records.ImportRun.objects.filter(id=run_id).first()
        if run is None:
            raise NotFound(f"no import has the number {run_id}")
        if run.undone_at:
            raise Refused(f"import {run_id} was undone on {run.undone_at.date().isoformat()}")
        run.undone_at = now
        run.save()
        events.record("undone", f"import {run_id}", now=now, by=by)
        return undoing.take_back(run)


def _row(run: records.ImportRun) -> RunRow:
    return RunRow(
        id=run.id,
        file_name=run.file_name,
        at=run.at,
        by=run.by,
        added=run.added,
        known=run.known,
        faults=tuple(Fault(row, reason) for row, reason in run.faults),
        undone_at=run.undone_at,
    )


def _take_in(
    told: RunRow, digest: str, new: Sequence[ImportRow], homes: Mapping[int, Address]
) -> int:
    """Record what is told of this import, with its new rows and new addresses; return its id."""
    run = records.ImportRun.objects.create(
        file_name=told.file_name,
        digest=digest,
        at=told.at,
        by=told.by,
        added=told.added,
        known=told.known,
        faults=[[fault.row, fault.reason] for fault in told.faults],
    )
    addresses.learn(homes, on=told.at.date(), run=run)
    _enter(new, run, now=told.at, by=told.by)
    events.record("imported", f"import {run.id}", now=told.at, by=told.by)
    return run.id


def _enter(rows: Sequence[ImportRow], run: records.ImportRun, *, now: datetime, by: str) -> None:
    found = [pair for row in rows for pair in zip_longest(row.parties, row.addresses)]
    met = iter(meeting.introduce(found, now=now, by=by, run=run))
    parties = {row.key: tuple(islice(met, len(row.parties))) for row in rows}
    kind = [row for row in rows if row.moment]
    written = moments.enter(
        [_entry(row, row.moment, parties[row.key]) for row in kind if row.moment],
        on=now.date(),
        run=run,
    )
    noted = {row.key: number for row, number in zip(kind, written, strict=True)}
    records.ImportedRow.objects.bulk_create(
        records.ImportedRow(
            run=run,
            row=row.row,
            key=row.key,
            undated_key=row.undated_key,
            dated=sifting.is_dated(row),
            moment_id=noted.get(row.key),
        )
        for row in rows
    )


def _entry(row: ImportRow, moment: Moment, parties: tuple[int, ...]) -> moments.Entry:
    standing = Standing.THANKED if row.thanked_on else Standing.OWED
    if row.thanked_on and fold(row.thanked_how) == "in person":
        standing = Standing.THANKED_IN_PERSON
    how = row.thanked_how if row.thanked_on else ""
    return moments.Entry(moment, parties, row.thanked_on, standing, how)
