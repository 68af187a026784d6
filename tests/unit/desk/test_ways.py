from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.coach import Advice, Kind, Level, Way
from penned.desk import capture, draft, lay_out, owing, print_run, ways
from penned.desk.desk import open_desk
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import notes, people
from penned.ledger.ways import holding, standing
from penned.moments import Moment
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
TO_TOM = """\
Dear Tom,

You carried the oak up four flights, and on Sunday you planed every shelf of my bookcase again
because the door was narrower than you had thought. Now the atlas stands upright.

Nell
"""
SOMEBODY = Advice(Kind.WRONG_NAME, Level.WARNING, 5, 8, "", "", "", "", "name-of-somebody-else")
MISSING = Advice(Kind.NO_DIFFERENCE, Level.SUGGESTION, 0, 0, "", "", "", "", "nothing-changed")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bookcase to thank Ana for, whom one friend calls Tom, and soup from Walter."""
    place = tmp_path_factory.mktemp("ways") / "ledger.sqlite3"
    made = open_desk(place, clock=lambda: NOW)
    for name, what in (("Ana Reyes", "built me a bookcase"), ("Walter Hill", "brought soup")):
        capture.capture(made, Moment((name,), what, occasion="favour"))
    ledger.close()
    return place


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with that ledger."""
    yield open_desk(shutil.copy(template, tmp_path / "ledger.sqlite3"), clock=lambda: NOW)
    ledger.close()


def rules_of(done: draft.Written) -> set[str]:
    assert done.review
    return {one.rule for one in done.review.advice}


def test_a_finding_goes_with_its_words_and_comes_back_when_it_is_undone(desk: Desk) -> None:
    debts = owing.named("Ana Reyes")
    first = draft.write(desk, debts, TO_TOM)
    assert not first.ready
    assert first.review
    (name,) = [one for one in first.review.advice if one.kind is Kind.WRONG_NAME]

    kept = ways.dismiss(desk, name, TO_TOM, party=first.note.party)
    assert kept.way == Way(name.rule, "Tom")
    second = draft.write(desk, owing.named("Ana Reyes"), TO_TOM)
    assert second.ready
    assert second.note.revision == 1
    assert second.review
    assert name.rule in {one.rule for one in second.review.dismissed}

    assert ways.undo(desk, kept.id).notes[0].state is State.DRAFT
    assert name.rule in rules_of(draft.write(desk, owing.named("Ana Reyes"), TO_TOM))


def test_a_name_that_is_theirs_is_put_on_paper(desk: Desk, tmp_path: Path) -> None:
    note = draft.write(desk, owing.named("Ana Reyes"), TO_TOM).note
    ways.dismiss_rule(desk, SOMEBODY.rule, who="Ana Reyes", phrase="Tom")
    done = print_run.print_notes(desk, [notes.get(note.id)], lay_out.choose(), tmp_path / "out")
    assert done.refused == ()
    assert [each.state for each in done.notes] == [State.WRITTEN]


def test_a_way_for_one_never_speaks_for_another(desk: Desk) -> None:
    ways.dismiss(desk, SOMEBODY, TO_TOM, party=people.find("Ana Reyes"))
    assert not draft.write(desk, owing.named("Walter"), TO_TOM).ready


def test_here_is_in_this_note_only(desk: Desk) -> None:
    note = draft.write(desk, owing.named("Ana Reyes"), TO_TOM).note
    kept = ways.dismiss(desk, SOMEBODY, TO_TOM, note=note)
    assert (kept.note_id, kept.party_id, kept.who) == (note.id, None, "Ana Reyes")
    assert draft.write(desk, owing.named("Ana Reyes"), TO_TOM).ready
    assert holding(note.party.id) == ()


def test_a_rule_in_a_note_is_laid_aside_with_the_words_it_finds_there(desk: Desk) -> None:
    note = draft.write(desk, owing.named("Ana Reyes"), TO_TOM).note
    done = ways.dismiss_rule(desk, SOMEBODY.rule, note=note.id)
    assert [each.way for each in done.ways] == [Way(SOMEBODY.rule, "Tom")]
    assert [(each.id, each.state) for each in done.notes] == [(note.id, State.READY)]
    assert ways.dismiss_rule(desk, SOMEBODY.rule, note=note.id) == ways.Changed(done.ways)


def test_what_a_note_does_not_hold_is_not_laid_aside_there(desk: Desk) -> None:
    note = draft.write(desk, owing.named("Ana Reyes"), TO_TOM).note
    with pytest.raises(Refused, match="does not say this of note 1") as refused:
        ways.dismiss_rule(desk, "slot-as-a-line", note=note.id)
    assert f"{SOMEBODY.rule} of “Tom”" in refused.value.cure
    with pytest.raises(Refused, match="does not say this of note 1"):
        ways.dismiss_rule(desk, SOMEBODY.rule, note=note.id, phrase="Peter")
    assert standing() == ()
    assert ways.dismiss_rule(desk, SOMEBODY.rule, note=note.id, phrase="TOM").notes


def test_a_rule_is_laid_aside_for_somebody_whatever_it_finds(desk: Desk) -> None:
    ways.dismiss_rule(desk, SOMEBODY.rule, who="Ana Reyes")
    assert draft.write(desk, owing.named("Ana Reyes"), TO_TOM.replace("Tom", "Peter")).ready


def test_what_goes_astray_is_never_laid_aside_for_good_without_its_words(desk: Desk) -> None:
    gift = Advice(Kind.WRONG_GIFT, Level.WARNING, 0, 0, "", "", "", "", "gift-of-another")
    with pytest.raises(Refused, match="looked at in every letter"):
        ways.dismiss(desk, gift, TO_TOM)
    with pytest.raises(Refused, match="looked at in every letter"):
        ways.dismiss_rule(desk, SOMEBODY.rule)
    assert ways.dismiss(desk, SOMEBODY, TO_TOM).who == ""
    assert ways.dismiss(desk, gift, TO_TOM, party=people.find("Ana Reyes")).who == "Ana Reyes"


def test_a_place_left_open_is_laid_aside_only_with_its_words(desk: Desk) -> None:
    slot = Advice(Kind.SLOT, Level.WARNING, 0, 0, "", "", "", "", "slot-as-a-line")
    for party in (None, people.find("Ana Reyes")):
        with pytest.raises(Refused, match="only with its words"):
            ways.dismiss(desk, slot, TO_TOM, party=party)
    text = "Dear Ana, the sign says ____ and so do I."
    ways.dismiss_rule(desk, "slot-as-a-line", phrase="____")
    review = draft.write(desk, owing.named("Ana Reyes"), text).review
    assert review
    assert [one.kind for one in review.dismissed] == [Kind.SLOT]


def test_what_is_missing_can_be_laid_aside_for_good(desk: Desk) -> None:
    assert ways.dismiss(desk, MISSING, TO_TOM).way == Way(MISSING.rule)


@pytest.mark.parametrize(
    ("name", "reason", "cure"),
    [
        ("slot-as-a-lime", "there is no rule", "slot-as-a-line"),
        ("slot", "is a kind of advice", "slot-in-braces"),
        ("qqqq", "there is no rule", "penned check --json"),
    ],
)
def test_an_unknown_rule_is_told_with_the_nearest(
    desk: Desk, name: str, reason: str, cure: str
) -> None:
    with pytest.raises(NotFound, match=f"(?i){reason}") as fault:
        ways.dismiss_rule(desk, name)
    assert cure in fault.value.cure


@pytest.mark.parametrize(
    "scope",
    [{"who": "Ana Reyes", "note": 1}, {"who": "Ana Reyes", "phrase": ""}, {"phrase": "five"}],
)
def test_a_nudge_is_left_out_for_good_or_not_at_all(desk: Desk, scope: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        ways.dismiss_rule(desk, "five-minutes", **scope)  # type: ignore[arg-type]  # options
    ways.dismiss_rule(desk, "five-minutes")
    assert holding() == (Way("five-minutes"),)
