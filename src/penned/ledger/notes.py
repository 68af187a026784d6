"""Notes: their words in revisions, their way to the post, and what posting settles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max, OuterRef, Subquery

from penned import notes
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import events, owed, people, records
from penned.ledger.book import transaction
from penned.ledger.faults import faults
from penned.ledger.words import check
from penned.moments import Standing
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from django.db.models import QuerySet

    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow
    from penned.moments import Moment


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with its latest words; `open` says whether it still answers an open debt."""

    id: int
    party: PartyRow
    owed_ids: tuple[int, ...]
    moments: tuple[Moment, ...]
    text: str
    revision: int
    state: State
    open: bool
    hand: str = ""
    stationery: str = ""
    design: str = ""
    seed: int | None = None
    written_on: date | None = None
    posted_on: date | None = None
    arrived_on: date | None = None


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """The words of a note as they stood once."""

    number: int
    text: str
    at: datetime
    by: str


def save(owed_ids: Sequence[int], text: str, *, ready: bool, now: datetime, by: str) -> NoteRow:
    """Keep the words that answer these debts: a new note, or a new revision of theirs.

    The debts are open and owed to one party. The same words add no revision; a card that is on
    paper stays as it is then, and debts that it did not answer yet stay without a note. Raises
    `Refused` for a posted note and for settled debts.
    """
    check(text)
    if not text.strip():
        raise BadInput("a note needs words")
    with transaction():
        note = _note_of(owed.records_of(owed_ids))
        latest = note.revisions.order_by("-number").first()
        said_anew = latest is None or latest.text != text
        to = State.READY if ready else State.DRAFT
        if said_anew or note.state != State.WRITTEN:
            _set([note.id], notes.move(State(note.state), to), written_on=None)
            records.Owed.objects.filter(id__in=owed_ids).update(note=note)
        if said_anew:
            number = latest.number + 1 if latest else 1
            records.Revision.objects.create(note=note, number=number, text=text, at=now, by=by)
            events.record(f"revision {number}", f"note {note.id}", now=now, by=by)
        return get(note.id)


@dataclass(frozen=True, slots=True)
class Step:
    """A note that is taken one step on, and what was used where it is written.

    With `revision`, it takes the step only if that is its latest.
    """

    note_id: int
    hand: str = ""
    stationery: str = ""
    design: str = ""
    seed: int | None = None
    revision: int | None = None


def advance(  # noqa: PLR0913 - where to, who, when, and what was used
    note_id: int,
    to: State,
    *,
    on: date,
    now: datetime,
    by: str,
    hand: str = "",
    stationery: str = "",
    design: str = "",
    seed: int | None = None,
    revision: int | None = None,
) -> NoteRow:
    """Take one note one step on: see `advance_all`."""
    step = Step(note_id, hand, stationery, design, seed, revision)
    return advance_all([step], to, on=on, now=now, by=by)[0]


def advance_all(
    steps: Sequence[Step], to: State, *, on: date, now: datetime, by: str
) -> tuple[NoteRow, ...]:
    """Take notes one step on, all or none: written, posted, arrived, or back to the desk.

    Posting settles the open debts they answer as thanked, by post, on that day; a note none of
    whose debts is open is not posted (`Refused`). Each note takes one step, however often it is
    named; the number of queries grows with hundreds of notes, not with each.
    """
    by_note = {step.note_id: step for step in steps}
    for step in by_note.values():
        check(step.hand, step.stationery, step.design)
    owed.check_day(on, now)
    with transaction():
        found = _records(by_note)
        _may_step(found, to, by_note)
        if to is State.POSTED:
            _thank(found, on, now=now, by=by)
        for some in records.parts(by_note):
            _set(some, to, **_days(to, on))
        if to is State.WRITTEN:
            _say_what_was_used(found, by_note)
        events.record(to.value, *events.subjects("note", by_note), now=now, by=by)
        return read(by_note)


@faults()
def get(note_id: int) -> NoteRow:
    """Read one note by its number; raises `NotFound`."""
    return read([note_id])[0]


@faults()
def read(note_ids: Iterable[int]) -> tuple[NoteRow, ...]:
    """Read notes by their numbers, each once, in that order; raises `NotFound`."""
    wanted = list(dict.fromkeys(note_ids))
    found = {
        row.id: row
        for some in records.parts(wanted)
        for row in rows(records.Note.objects.filter(id__in=some))
    }
    for number in wanted:
        if number not in found:
            raise _missing(number)
    return tuple(found[number] for number in wanted)


def find_all(said: Iterable[int | str]) -> tuple[NoteRow, ...]:
    """Find notes by numbers or names, each once, in that order, as `find` does."""
    texts = (str(each).strip() for each in said)
    return read(int(text) if _is_number(text) else find(text).id for text in texts)


def find(number_or_name: int | str) -> NoteRow:
    """Find a note by its number, or the one note that is under way to somebody."""
    text = str(number_or_name).strip()
    if _is_number(text):
        return get(int(text))
    party = people.find(text)
    found = of(party.id)
    under_way = [row for row in found if row.open] or list(found[-1:])
    if not under_way:
        raise NotFound(f"there is no note to {party.name} yet")
    if len(under_way) > 1:
        numbers = ", ".join(str(row.id) for row in under_way)
        raise BadInput(
            f"several notes to {party.name} are under way: {numbers}", cure="Give the number."
        )
    return under_way[0]


def _is_number(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < 18


@faults()
def of(party_id: int) -> tuple[NoteRow, ...]:
    """Every note to one party, the oldest first."""
    return rows(records.Note.objects.filter(party=party_id))


@faults()
def ready() -> tuple[NoteRow, ...]:
    """Every note that is ready for paper and still answers an open debt, the oldest first."""
    return tuple(row for row in rows(records.Note.objects.filter(state=State.READY)) if row.open)


@faults()
def under_way() -> tuple[NoteRow, ...]:
    """Every note that is not posted yet and still answers an open debt, the oldest first."""
    before_the_post = (State.DRAFT, State.READY, State.WRITTEN)
    found = rows(records.Note.objects.filter(state__in=before_the_post))
    return tuple(row for row in found if row.open)


@faults()
def every() -> tuple[NoteRow, ...]:
    """Every note, the oldest first."""
    return rows(records.Note.objects.all())


@faults()
def revisions(note_id: int) -> tuple[RevisionRow, ...]:
    """Every revision of a note, the first first."""
    return tuple(
        RevisionRow(number=record.number, text=record.text, at=record.at, by=record.by)
        for record in records.Revision.objects.filter(note=note_id).order_by("number")
    )


def rows(found: QuerySet[records.Note]) -> tuple[NoteRow, ...]:
    """Read notes, the oldest first, with a fixed number of queries."""
    latest = records.Revision.objects.filter(note=OuterRef("id")).order_by("-number")
    text, number = (Subquery(latest.values(column)[:1]) for column in ("text", "number"))
    written = list(found.annotate(text=text, number=number).order_by("id"))
    answered: dict[int, list[OwedRow]] = {note.id: [] for note in written}
    few = {"note__in": list(answered)} if len(answered) <= records.FEW else {}
    for debt in owed.rows(records.Owed.objects.filter(note__isnull=False, **few), told=False):
        if debt.note_id in answered:
            answered[debt.note_id].append(debt)
    return tuple(_row(note, note.text, note.number, answered[note.id]) for note in written)


def _row(note: records.Note, text: str, revision: int, debts: Sequence[OwedRow]) -> NoteRow:
    return NoteRow(
        id=note.id,
        party=debts[0].party,
        owed_ids=tuple(debt.id for debt in debts),
        moments=tuple(debt.moment for debt in debts),
        text=text,
        revision=revision,
        state=State(note.state),
        open=any(debt.standing is Standing.OWED for debt in debts),
        hand=note.hand,
        stationery=note.stationery,
        design=note.design,
        seed=note.seed,
        written_on=note.written_on,
        posted_on=note.posted_on,
        arrived_on=note.arrived_on,
    )


def _records(note_ids: Iterable[int]) -> list[records.Note]:
    """The records of notes, each with its party; raises `NotFound`."""
    every = records.Note.objects.select_related("party")
    parts = records.parts(note_ids)
    found = {note.id: note for some in parts for note in every.filter(id__in=some)}
    for number in note_ids:
        if number not in found:
            raise _missing(number)
    return list(found.values())


def _may_step(found: Iterable[records.Note], to: State, steps: Mapping[int, Step]) -> None:
    """Raise `Refused` for the first note that cannot take the step."""
    wanted = [step.note_id for step in steps.values() if step.revision is not None]
    latest: dict[int, int] = {}
    for some in records.parts(wanted):
        revisions = records.Revision.objects.filter(note__in=some).values_list("note")
        latest |= dict(revisions.annotate(latest=Max("number")))
    for note in found:
        notes.move(State(note.state), to)
        if steps[note.id].revision not in (None, latest.get(note.id)):
            raise Refused("the words of this note have changed since", where=note.party.name)


def _missing(note_id: int) -> NotFound:
    return NotFound(f"no note has the number {note_id}")


def _note_of(debts: Sequence[records.Owed]) -> records.Note:
    """Find the note that answers these debts, or begin one."""
    if not debts:
        raise BadInput("a note answers at least one thing owed")
    if len({debt.party_id for debt in debts}) > 1:
        raise Refused("one note goes to one person or household", cure="Write one to each.")
    for debt in debts:
        if debt.standing != Standing.OWED:
            raise Refused(f"this is already {debt.standing}", where=debt.party.name)
    begun = {debt.note.id: debt.note for debt in debts if debt.note}
    if len(begun) > 1:
        numbers = " and ".join(str(number) for number in sorted(begun))
        raise Refused(f"these have two notes already, {numbers}", cure="Finish each by itself.")
    if begun:
        return begun.popitem()[1]
    return records.Note.objects.create(party=debts[0].party, state=State.DRAFT)


def _set(note_ids: Sequence[int], state: State, **columns: object) -> None:
    records.Note.objects.filter(id__in=note_ids).update(state=state.value, **columns)


def _days(to: State, on: date) -> dict[str, date | None]:
    """The day that a step sets; back at the desk no card is written."""
    columns = {State.POSTED: "posted_on", State.ARRIVED: "arrived_on"}
    return {columns.get(to, "written_on"): on if to not in (State.DRAFT, State.READY) else None}


def _say_what_was_used(found: Iterable[records.Note], steps: Mapping[int, Step]) -> None:
    changed = []
    for note in found:
        step = steps[note.id]
        note.hand, note.stationery = step.hand, step.stationery
        note.design, note.seed = step.design, step.seed
        changed.append(note)
    columns = ("hand", "stationery", "design", "seed")
    records.Note.objects.bulk_update(changed, columns, batch_size=100)


def _thank(found: Sequence[records.Note], on: date, *, now: datetime, by: str) -> None:
    answered = records.Owed.objects.filter(standing=Standing.OWED)
    debts = [
        debt
        for some in records.parts(note.id for note in found)
        for debt in answered.filter(note__in=some).values_list("note", "id").order_by("id")
    ]
    answering = {note for note, _ in debts}
    for note in found:
        if note.id not in answering:
            raise _answered(note)
    ids = [debt for _, debt in debts]
    owed.settle(ids, Standing.THANKED, on=on, how="by post", now=now, by=by)


def _answered(note: records.Note) -> Refused:
    waived = note.owed.filter(standing=Standing.WAIVED).exists()
    return Refused(
        "nothing that this note answers is owed any more",
        where=note.party.name,
        cure=f'Take it back with: penned waive "{note.party.name}" --undo' if waived else "",
    )
