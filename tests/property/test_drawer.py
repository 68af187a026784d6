"""Sets come, cards go, somebody counts, in any order: what is left is what came less what went."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from penned import ledger
from penned.errors import Refused
from penned.ledger import drawer, moments, notes
from penned.ledger.drawer import CARD, ENVELOPE, STAMP, Sort
from penned.moments import Moment
from penned.people.names import parse

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SORTS = (
    Sort(CARD, "us-a7-folded"),
    Sort(CARD, "us-a7-folded", "olive"),
    Sort(ENVELOPE, "us-a7-envelope"),
    Sort(STAMP, "forever"),
)
NOTES = (1, 2, 3)

sorts = st.sampled_from(SORTS)
numbers = st.integers(0, 6)
some = st.lists(st.sampled_from(NOTES), min_size=1, max_size=4)


class Drawer(RuleBasedStateMachine):
    """The drawer beside a dictionary: how many are left of each sort that is counted."""

    template: str
    folder: Path
    made = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).made += 1
        ledger.open(shutil.copyfile(self.template, self.folder / f"{self.made}.sqlite3"))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # a test outlives no power cut
        self.left: dict[Sort, int] = {}
        self.lying: dict[int, Counter[Sort]] = {note: Counter() for note in NOTES}
        self.clock = NOW

    def teardown(self) -> None:
        for sort in SORTS:
            changes = drawer.history(sort)
            assert [row.number for row in changes] == list(range(1, len(changes) + 1))
            assert [row.left for row in changes] == list(accumulate(row.change for row in changes))
            assert all(row.left >= 0 for row in changes)
        ledger.close()

    def stamp(self) -> dict[str, Any]:
        self.clock += timedelta(minutes=1)
        return {"now": self.clock, "by": "me"}

    def does(self, sort: Sort, change: int) -> Any:  # noqa: ANN401 - a context manager of pytest
        return pytest.raises(Refused) if self.left[sort] + change < 0 else nullcontext()

    @rule(sort=sorts, many=numbers)
    def add(self, sort: Sort, many: int) -> None:
        drawer.add(sort, many, **self.stamp())
        self.left[sort] = self.left.get(sort, 0) + many

    @precondition(lambda self: self.left)
    @rule(data=st.data(), many=numbers)
    def count(self, data: st.DataObject, many: int) -> None:
        sort = data.draw(st.sampled_from(list(self.left)))
        drawer.count(sort, many, **self.stamp())
        self.left[sort] = many

    @precondition(lambda self: self.left)
    @rule(data=st.data(), many=numbers)
    def spoil(self, data: st.DataObject, many: int) -> None:
        sort = data.draw(st.sampled_from(list(self.left)))
        with self.does(sort, -many):
            drawer.spoil(sort, many, **self.stamp())
            self.left[sort] -= many

    @precondition(lambda self: self.left)
    @rule(data=st.data())
    def forget(self, data: st.DataObject) -> None:
        sort = data.draw(st.sampled_from(list(self.left)))
        assert drawer.forget(sort, **self.stamp()).left == self.left.pop(sort)

    @precondition(lambda self: self.left)
    @rule(data=st.data(), who=some)
    def print_(self, data: st.DataObject, who: list[int]) -> None:
        used = data.draw(st.lists(st.sampled_from(list(self.left)), unique=True, min_size=1))
        scarce = min(used, key=lambda sort: self.left[sort])
        with self.does(scarce, -len(who)):
            drawer.take({drawer.find(sort).id: who for sort in used}, **self.stamp())
            for sort in used:
                self.left[sort] -= len(who)
            for note in set(who):
                self.lying[note] = Counter({sort: who.count(note) for sort in used})

    @rule(note=st.sampled_from(NOTES))
    def put_back(self, note: int) -> None:
        back = Counter({sort: n for sort, n in self.lying[note].items() if sort in self.left})
        if back:
            drawer.put_back(note, **self.stamp())
            for sort, number in back.items():
                self.left[sort] += number
            self.lying[note] = Counter()
        else:
            with pytest.raises(Refused):
                drawer.put_back(note, **self.stamp())

    @invariant()
    def what_is_left_is_what_came_less_what_went(self) -> None:
        assert {row.sort: row.left for row in drawer.kept()} == self.left


def test_in_any_order_what_is_left_is_what_came_less_what_went(tmp_path: Path) -> None:
    template = tmp_path / "template.sqlite3"
    ledger.open(template)
    stamp: dict[str, Any] = {"now": NOW, "by": "me"}
    for number in NOTES:
        (debt,) = moments.accept(Moment(what=f"favour {number}"), [parse("Ana Reyes")], **stamp)
        assert notes.save([debt.id], "Dear Ana", ready=True, **stamp).id == number
    ledger.close()
    Drawer.template, Drawer.folder = str(template), tmp_path

    run_state_machine_as_test(
        Drawer,
        settings=settings(
            max_examples=10,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
