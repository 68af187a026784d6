"""What an import brought, or would bring, told to the person or as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import typer

from penned.cli import say
from penned.told import Taking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.desk.taking_in import Imported
    from penned.ledger.imports import RunRow
    from penned.ledger.undoing import UndoRow
    from penned.told import Fault, Told

MOST = 20  # rows left out that are told one by one
SHOWN = 5  # rows of a preview
# What is said of a file even where it is not previewed.
_ALWAYS = ("groups", "not used", "looked at")
_UNITS = {
    "contacts": ("card", "cards"),
    "calendar": ("event", "events"),
    "mail": ("message", "messages"),
    "jrnl": ("entry", "entries"),
    "dayone": ("entry", "entries"),
    "presently": ("entry", "entries"),
}


def imported(done: Sequence[Imported], *, json: bool) -> None:
    """Files were taken in, or would be: what was read, what is new, what to look at."""
    if json:
        return say.as_json([facts(each) for each in done])
    for each in done:
        _imported(each)
    return None


def agreed(would_bring: Imported | None) -> bool:
    """Show what would come in, and ask whether it may."""
    if would_bring:
        _imported(would_bring)
    if typer.confirm("Take it in?", default=True):
        return True
    say.line("Nothing was taken in.")
    return False


def _imported(each: Imported) -> None:
    run, reading = each.run, each.reading
    news = ", ".join(_news(each))
    if news:
        verb = "Would import" if each.dry_run else "Imported"
        say.line(f"{verb} {reading.name}: {news}; {run.known} known.")
    else:
        say.line(f"Nothing new in {reading.name}: {_count(run.known, run.kind)} known already.")
    if each.dry_run:
        _understood(each)
    for label, said in reading.about:
        if label in _ALWAYS and not each.dry_run:
            say.line(f"  {label}: {said}")
    for remark in (*reading.remarks, *each.beside):
        say.line(f"  {remark}")
    if each.doubled:
        say.line(f"  {each.doubled:,} may be known already: penned same")
    _faults("left out ", run.faults, run.kind)
    _faults("", run.remarks, run.kind)
    if run.proposed and not each.dry_run:
        say.line("  Nothing is owed for what is proposed until you say so: penned proposed")
    if news and run.id:
        say.line(f"  To take it back: penned import undo {run.id}", style=say.QUIET)


def _news(each: Imported) -> Iterator[str]:
    """What is new, a part for each kind of thing."""
    run = each.run
    if run.added:
        yield f"{_count(run.added, run.kind)} new"
    if run.changed:
        yield f"{run.changed} changed"
    if run.people:
        yield f"{run.people} {'person' if run.people == 1 else 'people'} new"
    if run.proposed:
        yield f"{say.count(run.proposed, 'moment')} proposed"
    if run.kept:
        yield f"{say.count(run.kept, 'entry', 'entries')} kept"


def _count(many: int, kind: str) -> str:
    return say.count(many, *_UNITS.get(kind, ("row", "rows")))


def _faults(what: str, found: Sequence[Fault], kind: str) -> None:
    """Rows with their reasons; of very many the first, and which reasons the others have."""
    unit = _UNITS.get(kind, ("row", "rows"))[0]
    for fault in found[:MOST]:
        say.line(f"  {what}{unit} {fault.row}: {fault.reason}")
    others = Counter(fault.reason for fault in found[MOST:])
    for reason, many in others.most_common(3):
        say.line(f"  {what}{_count(many, kind)} more: {reason}", style=say.QUIET)
    if left := sum(others.values()) - sum(many for _, many in others.most_common(3)):
        say.line(f"  {what}{_count(left, kind)} more for other reasons", style=say.QUIET)


def _understood(each: Imported) -> None:
    """How the file was read, and its first rows."""
    for label, said in each.reading.about:
        say.line(f"  {label}: {said}")
    unit = _UNITS.get(each.run.kind, ("row", "rows"))[0]
    for row in each.reading.rows[:SHOWN]:
        say.line(f"  {unit} {row.row}: {_told(row)}")
    more = len(each.reading.rows) - SHOWN
    if more > 0:
        say.line(f"  and {_count(more, each.run.kind)} more", style=say.QUIET)


def _told(row: Told) -> str:
    who = ", ".join(party.name for party in row.parties)
    if row.moment is None:
        return "; ".join(filter(None, (who, *_particulars(row))))
    if row.taking is Taking.KEPT:
        return f"{say.day(row.moment.on)}: {_short(row.moment.what)}"
    parts = (who, _short(row.moment.what), say.day(row.moment.on) or "no day", row.because)
    return "; ".join(filter(None, parts))


def _particulars(row: Told) -> Iterator[str]:
    for each in row.particulars[:1]:
        if each.homes:
            yield say.address(each.homes[0].address)
        fields = dict.fromkeys(fact.field for fact in each.facts if fact.field != "card")
        if fields:
            yield ", ".join(fields)


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69].rstrip()}…"


def facts(each: Imported) -> dict[str, Any]:
    """An import as JSON."""
    run, reading = each.run, each.reading
    return {
        "file": reading.name,
        "kind": run.kind,
        "about": dict(reading.about),
        "run": run.id,
        "added": run.added,
        "known": run.known,
        "changed": run.changed,
        "people": run.people,
        "proposed": run.proposed,
        "kept": run.kept,
        "doubled": each.doubled,
        "dry_run": each.dry_run,
        "faults": [_fault(fault) for fault in run.faults],
        "remarks": [
            *({"row": 0, "reason": said} for said in (*reading.remarks, *each.beside)),
            *map(_fault, run.remarks),
        ],
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"row": fault.row, "reason": fault.reason}


def undone(undo: UndoRow, *, run: str, json: bool) -> None:
    """An import was taken back."""
    if json:
        return say.as_json({"run": int(run), "removed": undo.removed, "kept": undo.kept})
    say.line(f"Took back import {run}: what it alone said, in {say.count(undo.removed, 'row')}.")
    for reason in undo.kept:
        say.line(f"  kept {reason}")
    return None


def runs(found: Sequence[RunRow], *, json: bool) -> None:
    """All imports, the last first."""
    if json:
        return say.as_json([_run(each) for each in found])
    if not found:
        say.line("Nothing was imported yet.")
        return None
    table = say.table("Import", "When", "What", "Kind", "New", "")
    for each in reversed(found):
        undone = f"undone {say.day(each.undone_at.date())}" if each.undone_at else ""
        cut_off = "" if each.finished else "cut off; import it again"
        table.add_row(
            str(each.id),
            say.day(each.at.date()),
            say.words(each.file_name),
            each.kind,
            str(each.added + each.people + each.proposed + each.kept),
            undone or cut_off,
        )
    say.show(table)
    return None


def _run(each: RunRow) -> dict[str, Any]:
    return {
        "run": each.id,
        "file": each.file_name,
        "kind": each.kind,
        "at": each.at,
        "added": each.added,
        "known": each.known,
        "undone_at": each.undone_at,
    }


def whole(rows: int, name: str, *, json: bool) -> None:
    """An empty ledger was filled."""
    if json:
        return say.as_json({"file": name, "kind": "penned", "rows": rows})
    say.line(f"Filled the ledger from {name}: {say.count(rows, 'row')} in all its tables.")
    return None
