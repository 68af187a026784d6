"""Lay aside, take back and merge in any order: each way holds where it was kept, and only there."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from penned import coach, ledger
from penned.coach import Way
from penned.errors import Refused
from penned.ledger import moments, notes, people, ways
from penned.moments import Moment
from penned.people.names import parse

if TYPE_CHECKING:
    from pathlib import Path

STAMP: dict[str, Any] = {"now": datetime(2026, 11, 20, 12, 0, tzinfo=UTC), "by": "me"}
NAMES = ("Ana Reyes", "Annie", "Zoe Hill", "Ana & Tom Reyes")
TEXT = "Dear you,\n\nThank you so much for everything. It was so kind of you.\n"
RULES = coach.read_rules(
    """
kind = "generic_phrase"
level = "warning"
message = "This could stand in any note."
question = "What would only they recognise?"
why = "A phrase of every note is nobody's."
source = "this test"
as_of = 2026-11-22
good = ["The soup was hot."]
[everything]
phrases = ["for everything"]
bad = ["Thank you for everything."]
[kindness]
phrases = ["so kind of you"]
bad = ["It was so kind of you."]
""",
    where="test_ways.py",
)
FINDINGS = coach.review(TEXT, rules=RULES).advice
PHRASES = {one: " ".join(TEXT[one.start : one.end].split()) for one in FINDINGS}

findings = st.sampled_from(FINDINGS)
names = st.sampled_from(NAMES)
settings_of_words = st.sampled_from((str, str.upper, str.title, "“{}” ".format))


class Ways(RuleBasedStateMachine):
    """The ways in the ledger beside a dictionary: number -> rule, words and scope."""

    template: str
    folder: Path
    made = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).made += 1
        ledger.open(shutil.copyfile(self.template, self.folder / f"{self.made}.sqlite3"))
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # a test outlives no power cut
        self.party = {name: people.find(name).id for name in NAMES}
        self.note = {name: notes.of(number)[0].id for name, number in self.party.items()}
        self.member = people.find("Tom Reyes").id
        self.kept: dict[int, tuple[coach.Advice, str, str]] = {}

    def teardown(self) -> None:
        ledger.close()

    @rule(
        one=findings,
        name=names,
        scope=st.sampled_from(("note", "party", "good")),
        bare=st.booleans(),
    )
    def lay_aside(self, one: coach.Advice, name: str, scope: str, *, bare: bool) -> None:
        self.keep(one, "" if bare else PHRASES[one], name, scope)

    @rule(one=findings, name=names, how=settings_of_words)
    def lay_the_same_aside_in_other_letters(self, one: coach.Advice, name: str, how: Any) -> None:  # noqa: ANN401 - str to str
        before = self.keep(one, PHRASES[one], name, "party")
        assert self.keep(one, how(PHRASES[one]), name, "party") == before

    def keep(self, one: coach.Advice, phrase: str, name: str, scope: str) -> int:
        where = {"note": {"note_id": self.note[name]}, "party": {"party_id": self.party[name]}}
        row = ways.keep(Way(one.rule, phrase), **where.get(scope, {}), **STAMP)  # type: ignore[arg-type]  # numbers
        held = {"note": f"note {self.note[name]}", "party": f"party {self.party[name]}"}
        self.kept[row.id] = (one, "words" if phrase else "", held.get(scope, ""))
        return row.id

    @rule(pick=st.integers(0, 99))
    def take_back(self, pick: int) -> None:
        if self.kept:
            number = sorted(self.kept)[pick % len(self.kept)]
            del self.kept[number]
            ways.take_back(number, **STAMP)

    @rule(keep=names, other=names)
    def merge(self, keep: str, other: str) -> None:
        mine, theirs = self.party[keep], self.party[other]
        try:
            people.merge(mine, theirs, **STAMP)
        except Refused:
            return
        self.party = {
            name: mine if number == theirs else number for name, number in self.party.items()
        }
        own = {entry for entry in self.kept.values() if entry[2] == f"party {mine}"}
        for number, (one, words, scope) in list(self.kept.items()):
            if scope == f"party {theirs}":
                entry = (one, words, f"party {mine}")
                self.kept[number] = entry
                if entry in own:
                    del self.kept[number]

    @invariant()
    def what_stands_is_what_was_kept_and_not_taken_back(self) -> None:
        assert [row.id for row in ways.standing()] == sorted(self.kept)

    @invariant()
    def each_finding_is_laid_aside_where_it_was_and_nowhere_else(self) -> None:
        household, member = self.party["Ana & Tom Reyes"], self.party["Ana Reyes"]
        near = {household: {member, self.member}, member: {household}}
        for name, party in self.party.items():
            context = coach.Context(ways=ways.holding(party, self.note[name]))
            holds = {"", f"note {self.note[name]}", f"party {party}"}
            holds |= {f"party {each}" for each in near.get(party, ())}
            aside = {one for one, _, scope in self.kept.values() if scope in holds}
            review = coach.review(TEXT, context, RULES)
            assert {one.rule for one in review.dismissed} == {one.rule for one in aside}
            assert len(review.dismissed) + len(review.advice) == len(FINDINGS)


def test_a_way_holds_where_it_was_kept_until_it_is_taken_back(tmp_path: Path) -> None:
    template = tmp_path / "empty.sqlite3"
    ledger.open(template)
    for name in NAMES:
        (debt,) = moments.accept(Moment(what=f"soup of {name}"), [parse(name)], **STAMP)
        notes.save([debt.id], TEXT, ready=False, **STAMP)
    ledger.close()
    Ways.template, Ways.folder = str(template), tmp_path
    run_state_machine_as_test(
        Ways,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
