"""One chunk of a source goes into the ledger: its rows, what they say of people, their moments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from penned.ledger import kept, meeting, noticing, proposals, records, sifting
from penned.ledger.claims import moments, people, telling
from penned.ledger.claims.people import Row
from penned.told import Taking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.ledger.meeting import Met
    from penned.told import Fault, Told


@dataclass(slots=True)
class Came:
    """What came of some rows: see `imports.RunRow`."""

    added: int = 0
    known: int = 0
    changed: int = 0
    people: int = 0
    proposed: int = 0
    kept: int = 0
    learned: int = 0
    remarks: list[Fault] = field(default_factory=list)


def take_in(run: records.ImportRun, rows: Sequence[Told]) -> Came:
    """Take in some rows of a source; those that `run` told before it was cut off count for none."""
    came = Came()
    _accept(run, [row for row in rows if row.taking is Taking.ACCEPTED], came)
    _propose(run, [row for row in rows if row.taking is Taking.PROPOSED], came)
    _keep(run, [row for row in rows if row.taking is Taking.KEPT], came)
    return came


def _accept(run: records.ImportRun, rows: Sequence[Told], came: Came) -> None:
    before = _told_before(rows)
    rows = [row for row in rows if (run.id, row.key) not in before.rows]
    if not rows:
        return
    met = meeting.meet(party for row in rows for party in row.parties)
    came.people += len(met.new)
    notice = noticing.Notice(rows, met)
    written = records.ImportedRow.objects.bulk_create(_record(run, row, met) for row in rows)
    taken = [Row(row, record) for row, record in zip(rows, written, strict=True)]
    people.take_in(taken, met)
    done = moments.regroup(moments.group(each.record) for each in taken if each.told.moment)
    people.tidy(done.unsaid)
    moment_of = _moments([record.id for record in written])
    for row, record in taken:
        moment = moment_of.get(record.id)
        is_new = moment in done.new if moment else before.is_new(row)
        came.added += is_new
        came.known += not is_new
        came.changed += not is_new and record.says not in before.said
    came.learned += notice.learned()
    came.remarks += notice.remarks({row.row: moment_of.get(record.id) for row, record in taken})


def _propose(run: records.ImportRun, rows: Sequence[Told], came: Came) -> None:
    claims = records.ProposalClaim.objects.filter(run=run)
    said = set(claims.values_list("proposal__key", flat=True)) if rows else set()
    rows = [row for row in rows if row.key not in said]
    if rows:
        new = proposals.take_in(run, rows)
        came.proposed += new
        came.known += len(rows) - new


def _keep(run: records.ImportRun, rows: Sequence[Told], came: Came) -> None:
    entries = records.Kept.objects.filter(run=run)
    said = set(entries.values_list("key", flat=True)) if rows else set()
    rows = [row for row in rows if row.key not in said]
    if rows:
        before = kept.known([row.key for row in rows])
        came.changed += kept.changed(rows)
        kept.take_in(run, rows, as_of=run.as_of)
        came.known += sum(row.key in before for row in rows)
        came.kept += sum(row.key not in before for row in rows)


class _Before(NamedTuple):
    """What was told before of the things that some rows tell of: rows by import and key."""

    rows: frozenset[tuple[int, str]]
    things: frozenset[str]
    said: frozenset[str]

    def is_new(self, row: Told) -> bool:
        """Whether nothing was told of the thing that a row tells of."""
        return not self.things & {row.key, row.undated_key}


def _told_before(rows: Sequence[Told]) -> _Before:
    keys = {row.key for row in rows}
    undated = {row.undated_key for row in rows if row.undated_key and not row.moment}
    told = [
        row
        for some in records.parts(keys | undated)
        for row in records.ImportedRow.objects.filter(
            Q(key__in=some) | Q(undated_key__in=some)
        ).values_list("run", "key", "undated_key", "says")
    ]
    return _Before(
        frozenset((run, key) for run, key, _, _ in told),
        frozenset(thing for _, *things, _ in told for thing in things if thing),
        frozenset(says for *_, says in told),
    )


def _moments(rows: Sequence[int]) -> dict[int, int]:
    found = (records.ImportedRow.objects.filter(id__in=some) for some in records.parts(rows))
    return {
        row: moment for some in found for row, moment in some.values_list("id", "moment") if moment
    }


def _record(run: records.ImportRun, row: Told, met: Met) -> records.ImportedRow:
    names = [met.names[party] for party in row.parties]
    told = row.moment and {
        "moment": telling.moment_said(row.moment),
        "parties": [[*each.key, each.id] for each in names],
        "thanked": row.thanked_on.isoformat() if row.thanked_on else None,
        "how": row.thanked_how if row.thanked_on else "",
    }
    return records.ImportedRow(
        run=run,
        row=row.row,
        key=row.key,
        undated_key=row.undated_key,
        on=row.moment.on if row.moment else None,
        thanked=bool(row.thanked_on),
        as_of=row.as_of or run.as_of,
        told=told,
        says=sifting.digest(row),
    )
