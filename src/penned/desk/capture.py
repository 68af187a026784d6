"""Capture: a moment told in a sentence, or a whole gift list; each becomes what is owed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from penned import catalogue
from penned.desk import files
from penned.errors import BadInput
from penned.ledger import imports, moments
from penned.ledger.imports import ImportRow
from penned.people import address as addresses
from penned.people import names
from penned.sources import giftlist

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.ledger.imports import RunRow
    from penned.ledger.owed import OwedRow
    from penned.ledger.undoing import UndoRow
    from penned.moments import Moment
    from penned.sources.giftlist import DateOrder, GiftList, GiftRow


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: what was read, and what the ledger made of it."""

    reading: GiftList
    run: RunRow
    dry_run: bool

    @property
    def has_findings(self) -> bool:
        """Whether there is something about it that the person should look at."""
        return bool(self.run.faults or self.run.remarks or self.reading.other_sheets)


def capture(
    desk: Desk, moment: Moment, *, address: str = "", together: bool = False
) -> tuple[OwedRow, ...]:
    """Accept a moment: each of its givers is owed thanks from now on, or all of them `together`.

    An `address`, as written, belongs to the one giver; `BadInput` where there are several.
    """
    if together:
        moment = replace(moment, givers=(_household(moment.givers),))
    parties = tuple(party for name in moment.givers for party in names.parse_givers(name))
    moment = replace(moment, occasion=catalogue.occasion(moment.occasion).key)
    if address and len(parties) > 1:
        raise BadInput("one address cannot be that of several people")
    homes = (addresses.parse(address),) if address else ()
    return moments.accept(moment, parties, addresses=homes, now=desk.now(), by=desk.by)


def _household(givers: Sequence[str]) -> str:
    """Several as one to write to: "Tom Berg & Lea Hahn"; `BadInput` where it is one alone."""
    each = [party.name for name in givers for party in names.parse_givers(name)]
    joined = " & ".join(each)
    if len(each) < 2:
        raise BadInput(f"only {joined} is named", cure="Name each of them with --from.")
    return joined


def import_list(  # noqa: PLR0913 - what the person says about the list, each by its name
    desk: Desk,
    path: Path,
    *,
    mapping: Mapping[str, str],
    dates: DateOrder | None = None,
    sheet: str | None = None,
    dry_run: bool = False,
) -> Imported:
    """Import a gift list. A row seen before changes nothing; a bad row is told and left out."""
    reading = giftlist.read(
        files.read_bytes(path), path.name, mapping=mapping, dates=dates, sheet=sheet
    )
    run = imports.record(
        path.name,
        reading.digest,
        tuple(_entry(row, desk.today()) for row in reading.rows),
        faults=tuple(imports.Fault(fault.row, fault.reason) for fault in reading.faults),
        now=desk.now(),
        by=desk.by,
        dry_run=dry_run,
    )
    return Imported(reading, run, dry_run)


def _entry(row: GiftRow, today: date) -> ImportRow:
    """A row as the ledger takes it. An address belongs to a giver who stands alone in the row."""
    thanked_on = row.thanked_on or (today if row.thanked else None)
    return ImportRow(
        row=row.row,
        key=row.key,
        undated_key=row.undated_key,
        moment=row.moment,
        parties=row.givers,
        addresses=(row.address,) if len(row.givers) == 1 else (),
        thanked_on=thanked_on,
        thanked_how=row.thanked_how,
    )


def undo_import(desk: Desk, run: int) -> UndoRow:
    """Take back what an import added, but for what somebody has worked on since."""
    return imports.undo(run, now=desk.now(), by=desk.by)
