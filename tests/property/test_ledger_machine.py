"""Capture, import, write, thank, waive, merge and undo in any order, against a plain model."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from penned import ledger
from penned.coach import Way
from penned.errors import Refused
from penned.ledger import imports, moments, notes, owed, people, records, ways
from penned.moments import Moment, Standing
from penned.notes import State
from penned.people.names import parse
from penned.told import Reading, Told

if TYPE_CHECKING:
    from pathlib import Path

    from penned.ledger.imports import RunRow

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
STAMP: dict[str, Any] = {"now": NOW, "by": "me"}
NAMES = ("Ana Reyes", "Annie", "Tom Lee", "Zoe & Kim Hill", "The Hills")
THANKED = {Standing.THANKED, Standing.THANKED_IN_PERSON}

givers = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
days = st.integers(0, 30).map(lambda back: NOW.date() - timedelta(days=back))
texts = st.sampled_from(("Dear you", "Dear you, thanks", "Dear you, thank you"))
files = st.lists(st.integers(0, 7), min_size=1, max_size=5).map(tuple)
picks = st.integers(0, 99)


def row_of(number: int, *, dated: bool = False) -> Told:
    """Rows 0 and 1 are thanked already, row 2 introduces somebody, the last name new people."""
    first = NAMES[number] if number < len(NAMES) else f"Lou & Pat New{number}"
    named = [first, *(["Tom Lee"] if number % 3 else [])]
    parties = tuple(parse(name) for name in dict.fromkeys(named))
    day = NOW.date() - timedelta(days=number)
    moment = None if number == 2 else Moment(what=f"row {number}", on=day if dated else None)
    key = f"key {number}{' dated' if dated else ''}"
    on = day if number < 2 else None
    return Told(number, key, parties, moment=moment, thanked_on=on, undated_key=f"undated {number}")


def import_file(name: str, rows: list[Told], *, dry_run: bool = False) -> RunRow:
    return imports.record(
        Reading("gifts", f"{name}.csv", name, tuple(rows)), dry_run=dry_run, **STAMP
    )


@dataclass
class Debt:
    """What the model knows of one debt."""

    standing: Standing = Standing.OWED
    on: date | None = None
    note: int | None = None
    by_hand: bool = False

    @property
    def untouched(self) -> bool:
        """Whether an undone import may take it back."""
        return self.note is None and not self.by_hand


@dataclass
class Paper:
    """What the model knows of one note."""

    texts: list[str] = field(default_factory=list)
    state: State = State.DRAFT


class Ledger(RuleBasedStateMachine):
    """The ledger beside a dictionary: (what, name) -> debt."""

    template: str
    folder: Path
    made = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).made += 1
        ledger.open(shutil.copyfile(self.template, self.folder / f"{self.made}.sqlite3"))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # a test outlives no power cut
        self.debts: dict[tuple[str, str], Debt] = {}
        self.papers: dict[int, Paper] = {}
        self.now_called = {name: name for name in NAMES}
        self.live: dict[int, tuple[str, set[int]]] = {}
        self.untold: set[int] = set()
        self.captured = 0

    def teardown(self) -> None:
        ledger.close()

    @initialize()
    def begin(self) -> None:
        self.capture(["Ana Reyes", "Annie"])
        self.take_in((0, 1, 2, 3, 4), dated=False)
        for pick in (0, 5):  # one captured, one imported
            self.write(pick, "Dear you", ready=True, together=False)
        self.one_step_on(min(self.papers), NOW.date())

    @rule(names=givers)
    def capture(self, names: list[str]) -> None:
        self.captured += 1
        what = f"gift {self.captured}"
        moments.accept(Moment(what=what), [parse(name) for name in names], **STAMP)
        for name in names:
            self.debts[what, self.now_called[name]] = Debt()

    @rule(file=files, dated=st.booleans())
    def take_in(self, file: tuple[int, ...], *, dated: bool) -> None:
        name = f"{file} {dated}"
        before = self.seen(), imports.runs()
        run = import_file(name, [row_of(n, dated=dated) for n in file])
        new = set(file) - self.told() - self.untold
        assert (run.added, run.known) == (len(new), len(file) - len(new))
        if any(name == known for known, _ in self.live.values()):
            assert (self.seen(), imports.runs()) == before
        else:
            self.live[run.id] = name, set(file)
        self.untold -= set(file)
        for number in new:
            self.add(row_of(number))

    @rule(file=files, dry=st.booleans())
    def take_in_and_out(self, file: tuple[int, ...], dry: bool) -> None:  # noqa: FBT001 - drawn
        before = self.seen(), people.everyone()
        run = import_file(f"{file} again", [row_of(n) for n in file], dry_run=dry)
        if not dry:
            imports.undo(run.id, **STAMP)
        assert (self.seen(), people.everyone()) == before

    @rule(pick=picks)
    def undo(self, pick: int) -> None:
        if not self.live:
            return
        run = sorted(self.live)[pick % len(self.live)]
        _, numbers = self.live.pop(run)
        undone = imports.undo(run, **STAMP)
        alone = numbers - self.told()
        gone = {n for n in alone if all(debt.untouched for debt in self.of_row(n))}
        self.untold |= alone - gone
        assert undone.removed == len(numbers) - len(alone - gone)
        whats = {f"row {number}" for number in gone}
        self.debts = {key: debt for key, debt in self.debts.items() if key[0] not in whats}
        with pytest.raises(Refused):
            imports.undo(run, **STAMP)

    @rule(pick=picks, on=days, to=st.sampled_from(tuple(Standing)[1:]))
    def settle(self, pick: int, on: date, to: Standing) -> None:
        chosen = self.some(pick)
        if chosen is None:
            return
        key, debt = chosen
        number = self.ids()[key]
        may = debt.standing not in THANKED and not (
            debt.standing is not Standing.OWED and to not in THANKED
        )
        if not may:
            with pytest.raises(Refused):
                owed.settle([number], to, on=on, **STAMP)
            return
        owed.settle([number], to, on=on, **STAMP)
        debt.standing, debt.on, debt.by_hand = to, on, True

    @rule(pick=picks)
    def reopen(self, pick: int) -> None:
        chosen = self.some(pick)
        if chosen is None:
            return
        key, debt = chosen
        number = self.ids()[key]
        if debt.standing in THANKED or debt.standing is Standing.OWED:
            with pytest.raises(Refused):
                owed.reopen([number], **STAMP)
            return
        owed.reopen([number], **STAMP)
        debt.standing, debt.on, debt.by_hand = Standing.OWED, None, True

    @rule(pick=picks, text=texts, ready=st.booleans(), together=st.booleans())
    def write(self, pick: int, text: str, *, ready: bool, together: bool) -> None:
        chosen = self.some(pick)
        if chosen is None:
            return
        key, debt = chosen
        ids = self.ids()
        paper = self.papers.get(debt.note or 0, Paper())
        posted = paper.state in {State.POSTED, State.ARRIVED}
        if debt.standing is not Standing.OWED or posted:
            with pytest.raises(Refused):
                notes.save([ids[key]], text, ready=ready, **STAMP)
            return
        answered = {key, *(self.beside(key) if together else ())}
        note = notes.save([ids[each] for each in answered], text, ready=ready, **STAMP)
        self.papers[note.id] = paper
        new = paper.texts[-1:] != [text]
        if new or paper.state is not State.WRITTEN:
            paper.state = State.READY if ready else State.DRAFT
            for each in answered:
                self.debts[each].note = note.id
        paper.texts += [text] if new else []

    @rule(pick=picks, on=days)
    def capture_again_after_printing(self, pick: int, on: date) -> None:
        """A later gift, the same words saved for both, and the card posted: the gift stays owed."""
        written = [n for n, paper in self.papers.items() if paper.state is State.WRITTEN]
        answered = [
            (key, debt)
            for key, debt in self.debts.items()
            if debt.note in written and debt.standing is Standing.OWED
        ]
        if not answered:
            return
        (what, name), debt = answered[pick % len(answered)]
        party = next(row.party for row in owed.waiting() if row.party.name == name)
        self.captured += 1
        later = (f"gift {self.captured}", name)
        moments.accept(Moment(what=later[0]), [party.party], **STAMP)
        self.debts[later] = Debt()
        ids, number = self.ids(), debt.note or 0
        words = self.papers[number].texts[-1]
        notes.save([ids[what, name], ids[later]], words, ready=True, **STAMP)
        self.one_step_on(number, on)
        assert self.papers[number].state is State.POSTED
        (row,) = owed.get([ids[later]])
        assert (row.standing, row.note_id) == (Standing.OWED, None)

    @rule(pick=picks, on=days, steps=st.integers(1, 3))
    def step_on(self, pick: int, on: date, steps: int) -> None:
        if not self.papers:
            return
        number = sorted(self.papers)[pick % len(self.papers)]
        for _ in range(steps):
            self.one_step_on(number, on)

    def one_step_on(self, number: int, on: date) -> None:
        paper = self.papers[number]
        steps = {
            State.READY: State.WRITTEN,
            State.WRITTEN: State.POSTED,
            State.POSTED: State.ARRIVED,
        }
        to = steps.get(paper.state, State.POSTED)
        answered = [debt for debt in self.debts.values() if debt.note == number]
        still = [debt for debt in answered if debt.standing is Standing.OWED]
        if paper.state not in steps or (to is State.POSTED and not still):
            with pytest.raises(Refused):
                notes.advance(number, to, on=on, **STAMP)
            return
        notes.advance(number, to, on=on, **STAMP)
        paper.state = to
        for debt in still if to is State.POSTED else []:
            debt.standing, debt.on, debt.by_hand = Standing.THANKED, on, True

    @rule(keep=st.sampled_from(NAMES[:3]), other=st.sampled_from(NAMES[:4]))
    def merge(self, keep: str, other: str) -> None:
        known = {row.name: row for row in people.everyone()}
        one, two = (known.get(self.now_called[name]) for name in (keep, other))
        if one is None or two is None:
            return
        pairs = [
            (key, (key[0], one.name))
            for key in self.debts
            if key[1] == two.name and (key[0], one.name) in self.debts
        ]
        spare = [next((key for key in pair if self.is_spare(key)), None) for pair in pairs]
        if one == two or one.kind != two.kind or None in spare:
            with pytest.raises(Refused):
                people.merge(one.id, two.id, **STAMP)
            return
        people.merge(one.id, two.id, **STAMP)
        for key in spare:
            del self.debts[key or ("", "")]
        self.debts = {
            (what, one.name if name == two.name else name): debt
            for (what, name), debt in self.debts.items()
        }
        self.now_called = {
            name: one.name if called == two.name else called
            for name, called in self.now_called.items()
        }

    @rule(name=st.sampled_from(NAMES))
    def lay_aside(self, name: str) -> None:
        """Whoever has a way of the writer's own is merged with it, and kept by an undone import."""
        known = {row.name: row.id for row in people.everyone()}
        party = known.get(self.now_called[name])
        if party is not None:
            ways.keep(Way("late"), party_id=party, **STAMP)
            assert Way("late") in ways.holding(party)

    @invariant()
    def every_debt_stands_as_it_should(self) -> None:
        """Invariants 1 and 2: exactly one standing each, and no thanked day but those given."""
        model = {key: (debt.standing, debt.on, debt.note) for key, debt in self.debts.items()}
        assert self.seen() == model
        still = {key for key, debt in self.debts.items() if debt.standing is Standing.OWED}
        assert {(row.moment.what, row.party.name) for row in owed.waiting()} == still

    @invariant()
    def every_moment_is_owed_to_somebody(self) -> None:
        assert not records.Moment.objects.filter(owed__isnull=True).exists()

    @invariant()
    def every_revision_is_kept(self) -> None:
        kept: dict[int, list[str]] = {number: [] for number in self.papers}
        for revision in records.Revision.objects.order_by("note", "number"):
            kept[revision.note_id].append(revision.text)
        assert kept == {number: paper.texts for number, paper in self.papers.items()}
        states = dict(records.Note.objects.values_list("id", "state"))
        assert states == {number: paper.state for number, paper in self.papers.items()}

    def told(self) -> set[int]:
        """The rows that standing imports tell."""
        return {number for _, numbers in self.live.values() for number in numbers}

    def add(self, row: Told) -> None:
        if row.moment is None:
            return
        standing = Standing.THANKED if row.thanked_on else Standing.OWED
        for party in row.parties:
            name = self.now_called.get(party.name, party.name)
            self.debts[row.moment.what, name] = Debt(standing, row.thanked_on)

    def of_row(self, number: int) -> list[Debt]:
        return [debt for (what, _), debt in self.debts.items() if what == f"row {number}"]

    def is_spare(self, key: tuple[str, str]) -> bool:
        return self.debts[key].standing is Standing.OWED and self.debts[key].note is None

    def beside(self, key: tuple[str, str]) -> list[tuple[str, str]]:
        """Find what the note to this debt can answer as well."""
        return [
            each
            for each, debt in self.debts.items()
            if each[1] == key[1]
            and debt.standing is Standing.OWED
            and debt.note in {None, self.debts[key].note}
        ]

    def ids(self) -> dict[tuple[str, str], int]:
        found = records.Owed.objects.order_by("id").values_list("moment__what", "party__name", "id")
        return {(what, name): number for what, name, number in found}

    def some(self, pick: int) -> tuple[tuple[str, str], Debt] | None:
        """Choose a debt: which, and what the model knows of it."""
        keys = list(self.ids())
        key = keys[pick % len(keys)] if keys else None
        return (key, self.debts[key]) if key else None

    def seen(self) -> dict[tuple[str, str], tuple[str, date | None, int | None]]:
        """Say how every debt stands in the ledger."""
        found = records.Owed.objects.values_list(
            "moment__what", "party__name", "standing", "settled_on", "note"
        )
        return {(what, name): (standing, on, note) for what, name, standing, on, note in found}


def test_any_order_of_what_people_do_keeps_the_promises(tmp_path: Path) -> None:
    template = tmp_path / "empty.sqlite3"
    ledger.open(template)
    ledger.close()
    Ledger.template, Ledger.folder = str(template), tmp_path
    run_state_machine_as_test(
        Ledger,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
