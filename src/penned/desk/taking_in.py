"""Taking in: a file of any kind is read, previewed, goes into the ledger, and comes out again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from penned.desk import files, mailboxes, namesakes, twins
from penned.errors import BadInput
from penned.ledger import imports, whole
from penned.sources import json_file, kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path
    from typing import Any

    from penned.desk.desk import Desk
    from penned.ledger.imports import RunRow
    from penned.ledger.undoing import UndoRow
    from penned.sources.days import DateOrder
    from penned.told import Reading

    Each = Callable[[Iterable[Any]], Iterator[Any]]


MOST_LEDGER = 2 * 2**30
"""Bytes of an exported ledger."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person says of a file.

    `kind` is one of `kinds.KINDS`, or "" to recognise it. `mapping` gives columns a field, `dates`
    is the order of day and month, `sheet` the one to take of a workbook; `group` is whether a gift
    of several is thanked for by "one" note or by one to "each"; `me` are e-mail addresses of the
    person's own.
    """

    kind: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: DateOrder | None = None
    sheet: str | None = None
    group: str = ""
    me: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: what was read, and what the ledger made of it or would make of it.

    `beside` says of whom in it others are known by the same name; `doubled` is how many of its new
    gifts may be known already.
    """

    reading: Reading
    run: RunRow
    dry_run: bool
    beside: tuple[str, ...] = ()
    doubled: int = 0

    @property
    def is_news(self) -> bool:
        """Whether the ledger learns something from it."""
        run = self.run
        return any((run.added, run.changed, run.people, run.proposed, run.kept))

    @property
    def has_findings(self) -> bool:
        """Whether there is something about it that the person should look at."""
        told = (self.run.faults, self.run.remarks, self.reading.remarks, self.beside, self.doubled)
        return any(told)


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to be taken in: its bytes, its name, and when it was last changed.

    Of a mailbox that is too `large` to hold, `data` is the head, and it is read where it lies.
    """

    data: bytes
    name: str
    changed: datetime | None = None
    large: Path | None = None


def files_of(desk: Desk, paths: Iterable[Path]) -> Iterator[File]:
    """Fetch files one by one. Raises `NotFound`, `BadInput`, `Unreachable`."""
    for path in paths:
        large = path if mailboxes.is_large(path) else None
        data = mailboxes.head(path) if large else files.read_bytes(path, most=_most(path))
        changed = datetime.fromtimestamp(path.stat().st_mtime, tz=desk.now().tzinfo)
        yield File(data, path.name, changed, large)


def _most(path: Path) -> int:
    """How many bytes a file may have: a whole ledger grows with the years."""
    return MOST_LEDGER if files.begins(path, kinds.WHOLE_LEDGER) else files.MOST_BYTES


def read(desk: Desk, file: File, wishes: Wishes) -> Reading:
    """What a file tells, whatever its kind; nothing goes into the ledger yet."""
    kind = wishes.kind or kinds.of(file.data, file.name)
    if kind == kinds.JOURNAL:
        kind = kinds.journal(file.data, file.name)
    if kind not in _READERS:
        known = ", ".join((*_READERS, kinds.JOURNAL))
        raise BadInput(f"there is no kind of file “{kind}”", cure=f"The kinds are {known}.")
    if kind not in _TABLES and (wishes.mapping or wishes.sheet):
        raise BadInput(
            f"this is {kinds.KINDS[kind]}, which has no columns or sheets",
            where=file.name,
            cure="Leave out --map and --sheet.",
        )
    return _READERS[kind](desk, file, wishes)


def take_in(  # noqa: PLR0913 - what, where from, and how
    desk: Desk,
    reading: Reading,
    *,
    as_of: datetime | None = None,
    source: str = "",
    dry_run: bool = False,
    each: Each = iter,
) -> Imported:
    """Put a reading into the ledger, chunk by chunk; a dry run only says what would come of it.

    `as_of` is when the source was last changed, `source` the address that it was pulled from;
    `each` wraps the chunks, for a progress bar.
    """
    run = imports.record(
        reading,
        source=source,
        as_of=as_of,
        now=desk.now(),
        by=desk.by,
        dry_run=dry_run,
        each=each,
    )
    done = Imported(reading, run, dry_run)
    if not done.is_news or reading.kind not in _TABLES:
        return done
    doubled = twins.known_already(run.id) if run.id else 0
    return replace(done, beside=namesakes.beside(reading), doubled=doubled)


def undo(desk: Desk, run: int) -> UndoRow:
    """Take back what an import added, but for what somebody has worked on since."""
    return imports.undo(run, now=desk.now(), by=desk.by)


def runs() -> tuple[RunRow, ...]:
    """Every import, the first first."""
    return imports.runs()


def is_whole_ledger(file: File, wishes: Wishes) -> bool:
    """Whether the file is a ledger that Penned exported."""
    if wishes.kind or not kinds.is_json(file.data):  # a table is parsed once, by its reader
        return wishes.kind == kinds.PENNED
    return kinds.of(file.data, file.name) == kinds.PENNED


def put_in_whole(file: File) -> int:
    """Fill an empty ledger with an exported one; return the number of rows in all tables."""
    found = json_file.read(file.data, file.name, most=MOST_LEDGER)
    tables = found.get("tables") if isinstance(found, dict) else None
    if not isinstance(tables, dict) or found.get("penned") != whole.FORM:
        raise BadInput(
            "this is no ledger of a form that this Penned reads",
            where=file.name,
            cure="Export it again with this Penned, or update Penned.",
        )
    return whole.put_in(tables, where=file.name)


# Each kind loads what it needs when it is read.
# ruff: noqa: PLC0415


def _day_of(desk: Desk, file: File) -> date:
    """The day of a file: whoever it calls thanked, and tells no day, was thanked by then."""
    return min(file.changed.date(), desk.today()) if file.changed else desk.today()


def _gifts(desk: Desk, file: File, wishes: Wishes) -> Reading:
    from penned.sources import giftlist

    def read(mapping: Mapping[str, str]) -> Reading:
        found = giftlist.read(
            file.data, file.name, mapping=mapping, dates=wishes.dates, sheet=wishes.sheet
        )
        return giftlist.told(found, today=_day_of(desk, file), group=wishes.group)

    return _mapped(desk, file, wishes, read)


def _donors(desk: Desk, file: File, wishes: Wishes) -> Reading:
    from penned.sources import donors

    def read(mapping: Mapping[str, str]) -> Reading:
        return donors.read(
            file.data,
            file.name,
            mapping=mapping,
            dates=wishes.dates,
            sheet=wishes.sheet,
            today=_day_of(desk, file),
        )

    return _mapped(desk, file, wishes, read)


def _mapped(
    desk: Desk, file: File, wishes: Wishes, read: Callable[[Mapping[str, str]], Reading]
) -> Reading:
    """Read with what was said of such columns before; what is said now is kept, if it fits."""
    from penned.ledger import mappings
    from penned.sources import giftlist

    if not (wishes.mapping or mappings.are_any()):
        return read({})
    signature = giftlist.signature(file.data, file.name, sheet=wishes.sheet)
    known = {**mappings.recall(signature), **wishes.mapping}
    found = read(known)
    if wishes.mapping:
        mappings.remember(signature, known, file_name=file.name, now=desk.now(), by=desk.by)
    return found


def _contacts(_desk: Desk, file: File, wishes: Wishes) -> Reading:
    from penned.sources import contacts

    return contacts.read(
        file.data, file.name, mapping=wishes.mapping, dates=wishes.dates, sheet=wishes.sheet
    )


def _calendar(desk: Desk, file: File, wishes: Wishes) -> Reading:
    from penned.desk import proposals
    from penned.sources import calendar

    return calendar.read(file.data, file.name, proposals.context(desk, wishes.me))


def _mail(desk: Desk, file: File, wishes: Wishes) -> Reading:
    from penned.desk import proposals
    from penned.sources import mail

    beside = proposals.context(desk, wishes.me)
    return (
        mailboxes.read(file.large, beside)
        if file.large
        else mail.read(file.data, file.name, beside)
    )


def _jrnl(_desk: Desk, file: File, _wishes: Wishes) -> Reading:
    from penned.sources.journals import jrnl

    return jrnl.read(file.data, file.name)


def _dayone(_desk: Desk, file: File, _wishes: Wishes) -> Reading:
    from penned.sources.journals import dayone

    return dayone.read(file.data, file.name)


def _presently(_desk: Desk, file: File, _wishes: Wishes) -> Reading:
    from penned.sources.journals import presently

    return presently.read(file.data, file.name)


def _monica(desk: Desk, file: File, _wishes: Wishes) -> Reading:
    from penned.sources import monica

    return monica.read(file.data, file.name, today=desk.today())


_TABLES = (kinds.GIFTS, kinds.DONORS, kinds.CONTACTS)
_READERS: Mapping[str, Callable[[Desk, File, Wishes], Reading]] = {
    kinds.GIFTS: _gifts,
    kinds.DONORS: _donors,
    kinds.CONTACTS: _contacts,
    kinds.CALENDAR: _calendar,
    kinds.MAIL: _mail,
    kinds.JRNL: _jrnl,
    kinds.DAYONE: _dayone,
    kinds.PRESENTLY: _presently,
    kinds.MONICA: _monica,
}
