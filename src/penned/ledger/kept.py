"""The journal: what is kept without anything being owed, typed or told by files.

An entry that files tell is derived from all of them, whatever their order: what the person says of
it holds, then what changed last, then a fixed choice by its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import BadInput, NotFound
from penned.ledger import events, forgetting, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.words import check
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date, datetime

    from penned.told import Told


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry: its day, its words, the prompt that it answers ("" for none), what came of it.

    `moment` is the id of the moment that it became, None while nothing is owed for it; `source`
    the name of the file that tells it, "" where the person wrote it.
    """

    id: int
    on: date
    text: str
    prompt: str = ""
    moment: int | None = None
    source: str = ""


def keep(on: date, text: str, *, prompt: str = "", now: datetime, by: str) -> EntryRow:
    """Keep an entry; there may be several to a day. Raises `BadInput` for one without words."""
    words = _words(text)
    check(prompt)
    with transaction():
        record = records.Kept.objects.create(
            on=on, text=words, folded=fold(words), prompt=prompt, as_of=now
        )
        events.record("kept", f"entry {record.pk}", now=now, by=by)
        return _row(record)


@faults()
def get(number: int) -> EntryRow:
    """Read the entry of this number; raises `NotFound`."""
    return _row(_find(number))


@faults()
def find(
    words: str = "", *, on: date | None = None, first: int | None = None
) -> tuple[EntryRow, ...]:
    """The entries that hold all of `words` in any spelling, of one day or all; the newest first."""
    found = records.Kept.objects.filter(shows=True).select_related("run").order_by("-on", "-id")
    if on is not None:
        found = found.filter(on=on)
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return tuple(map(_row, found[:first]))


@faults()
def count(first: date, last: date) -> int:
    """How many entries there are from `first` to `last`, both days included."""
    return records.Kept.objects.filter(shows=True, on__range=(first, last)).count()


def amend(
    number: int, *, text: str = "", on: date | None = None, now: datetime, by: str
) -> EntryRow:
    """Change the words or the day of an entry; the words before are gone."""
    with forgetting.for_good(), transaction():
        own = _own(_find(number))
        own.text = _words(text) if text else own.text
        own.folded, own.on, own.as_of = fold(own.text), on or own.on, now
        own.save()
        _choose([own.key])
        events.record("entry amended", f"entry {own.pk}", now=now, by=by)
        return _row(own)


def delete(number: int, *, now: datetime, by: str) -> None:
    """Delete an entry and its words for good; a moment that came of it stays.

    Of one that a file told, the key is remembered, so that no file brings it back.
    """
    with forgetting.for_good(), transaction():
        record = _find(number)
        if record.key:
            records.Kept.objects.filter(key=record.key).delete()
            records.Kept.objects.create(
                key=record.key, on=record.on, text="", folded="", shows=False
            )
        else:
            record.delete()
        events.record("entry deleted", f"entry {number}", now=now, by=by)


def became(number: int, moment: int, *, now: datetime, by: str) -> EntryRow:
    """Note down which moment came of an entry."""
    with transaction():
        own = _own(_find(number))
        own.moment_id = moment
        own.save()
        _choose([own.key])
        events.record("entry became a moment", f"entry {own.pk}", now=now, by=by)
        return _row(own)


def take_in(run: records.ImportRun, rows: Sequence[Told], *, as_of: datetime | None = None) -> None:
    """Take the entries that a file tells; what the person deleted stays away.

    `as_of` is the day of the file, for rows that do not say when they were changed.
    """
    keys = [row.key for row in rows]
    said = {key for part in records.parts(keys) for key in _deleted(part)}
    records.Kept.objects.bulk_create(
        (_claim(run, row, as_of) for row in rows if row.moment and row.key not in said),
        ignore_conflicts=True,
    )
    _choose(keys)


def take_back(run: records.ImportRun) -> None:
    """Take back what one file told; what other files or the person say stays."""
    told = records.Kept.objects.filter(run=run)
    keys = list(told.values_list("key", flat=True))
    told.delete()
    _choose(keys)


def known(keys: Iterable[str]) -> set[str]:
    """Say which keys the journal knows already, those of deleted entries among them."""
    found = (records.Kept.objects.filter(key__in=part) for part in records.parts(keys))
    return {key for some in found for key in some.values_list("key", flat=True)}


def news(rows: Sequence[Told], digest: str) -> bool:
    """Whether an entry says what no standing import of the file `digest` has said of it.

    What the person deleted is no news.
    """
    told = {row.key: _said(row) for row in rows}
    for keys in records.parts(told):
        said = records.Kept.objects.filter(
            key__in=keys, run__digest=digest, run__undone_at=None
        ).values_list("key", "on", "text")
        if {told[key] for key in keys} - set(said) - {told[key] for key in _deleted(keys)}:
            return True
    return False


def changed(rows: Sequence[Told]) -> int:
    """How many rows say of a known entry what nobody said of it before, unless it was deleted."""
    told = {row.key: _said(row) for row in rows}
    many = 0
    for keys in records.parts(told):
        said = records.Kept.objects.filter(key__in=keys).values_list("key", "on", "text")
        known_ = {key for key, _, _ in said}.difference(_deleted(keys))
        many += len({told[key] for key in known_} - set(said))
    return many


def _said(row: Told) -> tuple[str, date | None, str]:
    """What a row says of its entry, as it is kept."""
    return (row.key, row.moment.on, row.moment.what.strip()) if row.moment else (row.key, None, "")


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise BadInput("an entry needs words")
    check(words)
    return words


def _find(number: int) -> records.Kept:
    record = records.Kept.objects.filter(id=number).first()
    if record is not None and record.key:
        record = records.Kept.objects.filter(key=record.key, shows=True).first()
    if record is None:
        raise NotFound(
            f"there is no entry {number} in the journal", cure="List them: penned journal."
        )
    return record


def _own(record: records.Kept) -> records.Kept:
    """What the person says of this entry from now on: it starts as what a file told."""
    if record.run_id is None:
        return record
    return records.Kept(
        key=record.key,
        on=record.on,
        text=record.text,
        folded=record.folded,
        prompt=record.prompt,
        moment_id=record.moment_id,
    )


def _deleted(keys: Collection[str]) -> Iterable[str]:
    found = records.Kept.objects.filter(run=None, text="", key__in=keys)
    return found.values_list("key", flat=True)


def _claim(run: records.ImportRun, row: Told, as_of: datetime | None) -> records.Kept:
    if row.moment is None or row.moment.on is None:
        raise ValueError("an entry of a journal has its day")
    text = _words(row.moment.what)
    return records.Kept(
        run=run,
        row=row.row,
        key=row.key,
        on=row.moment.on,
        text=text,
        folded=fold(text),
        as_of=row.as_of or as_of,
        shows=False,
    )


def _choose(keys: Iterable[str]) -> None:
    """Let whose word holds show, for each of these keys."""
    for part in records.parts(filter(None, keys)):
        said = records.Kept.objects.filter(key__in=part)
        best: dict[str, records.Kept] = {}
        for each in sorted(said, key=_weight):
            best[each.key] = each
        said.update(shows=False)
        shown = [each.pk for each in best.values() if each.text]
        records.Kept.objects.filter(id__in=shown).update(shows=True)


def _weight(record: records.Kept) -> tuple[bool, float, str, str, int]:
    stamp = record.as_of.timestamp() if record.as_of else 0.0
    return record.run_id is None, stamp, record.on.isoformat(), record.text, record.pk


def _row(record: records.Kept) -> EntryRow:
    return EntryRow(
        id=record.pk,
        on=record.on,
        text=record.text,
        prompt=record.prompt,
        moment=record.moment_id,
        source=record.run.file_name if record.run else "",
    )
