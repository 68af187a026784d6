"""Taking in a source: chunk by chunk, the same thing never twice, and back out again."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.transaction import set_rollback

from penned.errors import NotFound, Refused
from penned.ledger import events, forgetting, kept, proposals, records, sifting, taking, undoing
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.told import Fault, Taking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from penned.ledger.undoing import UndoRow
    from penned.told import Reading, Told

    Each = Callable[[Iterable[Any]], Iterator[Any]]

__all__ = ["CHUNK", "Fault", "RunRow", "already", "record", "runs", "undo"]

CHUNK = 500
"""How many rows go into the ledger together, or not at all."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One import: rows that tell something new, and rows that were told before.

    Of the known ones, `changed` say something else than before. `people`, `proposed` and `kept`
    count people, proposals and entries of the journal that were not there; `learned` the addresses
    of people who had none. `remarks` say where a row and the ledger differ; they and `learned` are
    told once, and not kept. `source` is where it was fetched, "" for a file. What was not recorded
    has no id (0).
    """

    id: int
    file_name: str
    at: datetime
    by: str
    added: int = 0
    known: int = 0
    faults: tuple[Fault, ...] = ()
    undone_at: datetime | None = None
    dry_run: bool = False
    remarks: tuple[Fault, ...] = ()
    learned: int = 0
    kind: str = "gifts"
    changed: int = 0
    people: int = 0
    proposed: int = 0
    kept: int = 0
    finished: bool = True
    source: str = ""


@faults()
def already(digest: str) -> RunRow | None:
    """Find the last import of the source with this digest that was not undone."""
    run = records.ImportRun.objects.filter(digest=digest, undone_at=None).order_by("id").last()
    return _row(run) if run else None


@faults()
def runs() -> tuple[RunRow, ...]:
    """Every import, the first first."""
    return tuple(_row(run) for run in records.ImportRun.objects.order_by("id"))


@faults()
def record(  # noqa: PLR0913 - the source, and who takes it in when
    reading: Reading,
    *,
    source: str = "",
    as_of: datetime | None = None,
    now: datetime,
    by: str,
    dry_run: bool = False,
    each: Each = iter,
) -> RunRow:
    """Take in a source, `CHUNK` rows in one transaction, and say what came of it.

    `as_of` is when the source was last changed, for rows that do not say so; `source` where it was
    fetched. A bad row is left out and told in `faults`, after those that the reader found. An
    import that was cut off, or is still coming in, goes on when its source is taken in again.
    Where the same source said all this before, nothing is recorded: the answer has the id of that
    import. A dry run does everything and takes it back. `each` goes round the chunks, to show how
    far it is. Raises `Refused` where the import is undone meanwhile.
    """
    every, again, bad = sifting.sift(reading.rows, today=now.date())
    rows, out, remarks = forgetting.parted(every)
    faults = (*reading.faults, *sorted([*bad, *out], key=astuple))
    run = records.ImportRun(
        kind=reading.kind,
        file_name=reading.name,
        source=source,
        digest=reading.digest,
        as_of=as_of,
        at=now,
        by=by,
        known=again,
        faults=[[fault.row, fault.reason] for fault in faults],
    )
    left = {row.key for row in rows}
    coming = _Coming(run, rows, [row for row in every if row.key in left], remarks)
    if not dry_run:
        return _take_in(coming, each)
    with transaction():
        told = _take_in(coming, each)
        set_rollback(True)
    return replace(told, id=0, at=now, by=by, dry_run=True)


def undo(run_id: int, *, now: datetime, by: str) -> UndoRow:
    """Take back what an import told, but for what somebody has worked on since; name that.

    What other imports or the person say of the same things stays. Raises `Refused` for an import
    that was undone before.
    """
    with transaction():
        run = records.ImportRun.objects.filter(id=run_id).first()
        if run is None:
            raise NotFound(f"no import has the number {run_id}")
        if run.undone_at:
            raise Refused(f"import {run_id} was undone on {run.undone_at.date().isoformat()}")
        run.undone_at = now
        run.save(update_fields=["undone_at"])
        events.record("undone", f"import {run_id}", now=now, by=by)
        return undoing.take_back(run)


def _row(run: records.ImportRun) -> RunRow:
    return RunRow(
        id=run.id or 0,
        file_name=run.file_name,
        at=run.at,
        by=run.by,
        added=run.added,
        known=run.known,
        faults=tuple(Fault(row, reason) for row, reason in run.faults),
        undone_at=run.undone_at,
        kind=run.kind,
        changed=run.changed,
        people=run.new_people,
        proposed=run.new_proposals,
        kept=run.new_entries,
        finished=run.finished_at is not None,
        source=run.source,
    )


class _Coming(NamedTuple):
    """What comes in: its import as it would begin, the rows, and as they were told at first.

    `remarks` say what is left out of the rows since: those who were forgotten.
    """

    run: records.ImportRun
    rows: Sequence[Told]
    first: Sequence[Told]
    remarks: Sequence[Fault]


def _take_in(coming: _Coming, each: Each) -> RunRow:
    """Take in the rows chunk by chunk, each with its share of the numbers of their import."""
    if _joined(coming) is None:
        return _known_before(coming)
    starts = range(0, len(coming.rows), CHUNK)
    chunks = [coming.rows[start : start + CHUNK] for start in starts] or [()]
    run: records.ImportRun | None = None
    remarks = list(coming.remarks)
    learned = 0
    for place, chunk in enumerate(each(chunks), 1):
        with transaction():
            run = _as_it_stands(run) if run else _joined(coming)
            if run is None:  # another import of the source was faster
                return _known_before(coming)
            came = _add(run, chunk, is_last=place == len(chunks))
        remarks += came.remarks
        learned += came.learned
    remarks.sort(key=astuple)
    return replace(_row(run or coming.run), remarks=tuple(remarks), learned=learned)


def _joined(coming: _Coming) -> records.ImportRun | None:
    """The import that takes the rows in: one of their source that has not finished, or a new one.

    None where all was told before. The answer lasts as long as the transaction around it.
    """
    same = records.ImportRun.objects.filter(
        digest=coming.run.digest, kind=coming.run.kind, undone_at=None
    )
    begun = same.filter(finished_at=None).order_by("id").first()
    if begun is not None:
        begun.faults = coming.run.faults
        return begun
    is_news = all(_is_news(rows, coming.run.digest, same) for rows in (coming.rows, coming.first))
    return coming.run if is_news else None


def _is_news(rows: Sequence[Told], digest: str, same: QuerySet[records.ImportRun]) -> bool:
    """Whether a row says what no standing import of this very source has said."""
    said = set(records.ImportedRow.objects.filter(run__in=same).values_list("key", "says"))
    accepted = [row for row in rows if row.taking is Taking.ACCEPTED]
    if any((row.key, sifting.digest(row)) not in said for row in accepted):
        return True
    entries = [row for row in rows if row.taking is Taking.KEPT]
    proposed = [row for row in rows if row.taking is Taking.PROPOSED]
    return kept.news(entries, digest) or proposals.news(proposed, digest)


def _as_it_stands(run: records.ImportRun) -> records.ImportRun:
    """The import by now: while it comes in, others may add to it, or undo it."""
    run.refresh_from_db()
    if run.undone_at:
        raise Refused(
            f"import {run.pk} was undone while it came in, so its other rows were left out",
            cure="Take it in again if you want it after all.",
        )
    return run


def _add(run: records.ImportRun, chunk: Sequence[Told], *, is_last: bool) -> taking.Came:
    if not run.pk:
        run.save()
        events.record("imported", f"import {run.pk}", now=run.at, by=run.by)
    came = taking.take_in(run, chunk)
    run.added += came.added
    run.known += came.known
    run.changed += came.changed
    run.new_people += came.people
    run.new_proposals += came.proposed
    run.new_entries += came.kept
    run.finished_at = run.at if is_last else run.finished_at
    run.save()
    return came


def _known_before(coming: _Coming) -> RunRow:
    """A source that tells nothing new, with the number of the import that told it all."""
    told = replace(
        _row(coming.run),
        known=coming.run.known + len(coming.rows),
        remarks=tuple(coming.remarks),
        finished=True,
    )
    before = already(coming.run.digest)
    return replace(told, id=before.id, at=before.at, by=before.by) if before else told
