from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import BadInput, NotFound, Refused
from penned.ledger import accepting, events, imports, moments, owed, people, proposals
from penned.moments import Moment
from penned.people.names import parse
from penned.people.particulars import Fact, Particulars
from penned.told import Reading, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.imports import RunRow

DAY = date(2026, 10, 3)


def told(key: str = "k1", who: str = "Ana Reyes", **more: Any) -> Told:  # noqa: ANN401 - any field
    return replace(
        Told(
            row=3,
            key=key,
            parties=(parse(who),) if who else (),
            particulars=(Particulars(facts=(Fact("email", "ana@x.org"),)),),
            moment=Moment(
                givers=(who,) if who else (), what="had me over", occasion="dinner", on=DAY
            ),
            taking=Taking.PROPOSED,
            because="“Dinner at” is in the title",
            signals=("dinner", "from:ana@x.org"),
        ),
        **more,
    )


@pytest.fixture
def take_in(stamp: dict[str, Any]) -> Callable[..., RunRow]:
    """Import rows as a calendar of this name."""

    def taken(*rows: Told, name: str = "work.ics") -> RunRow:
        reading = Reading("calendar", name, f"digest of {name}", rows)
        return imports.record(reading, as_of=None, **stamp)

    return taken


def accept(number: int, stamp: dict[str, Any], **wording: Any) -> accepting.Accepted:  # noqa: ANN401 - any field
    (row,) = proposals.get([number])
    moment = replace(row.moment, **wording)
    parties = [parse(name) for name in moment.givers]
    return accepting.accept(row, moment, parties, emails={"Ana Reyes": "ana@x.org"}, **stamp)


def test_what_is_proposed_makes_nobody_known_and_nothing_owed(
    take_in: Callable[..., RunRow],
) -> None:
    run = take_in(told(), told("k2", who=""))
    assert run.proposed == 2
    assert not owed.waiting()
    assert not people.everyone()
    first = proposals.waiting()[-1]
    assert (first.parties[0].name, first.emails, first.moment.on) == (
        "Ana Reyes",
        ("ana@x.org",),
        DAY,
    )
    assert first.because == "“Dinner at” is in the title"
    assert first.sources == ("work.ics row 3",)


def test_the_same_file_again_changes_nothing(take_in: Callable[..., RunRow]) -> None:
    assert take_in(told()).id == 1
    again = take_in(told())
    assert (again.id, again.proposed, again.known) == (1, 0, 1)
    assert len(imports.runs()) == 1


def test_the_same_file_read_later_may_propose_more(take_in: Callable[..., RunRow]) -> None:
    take_in(told())
    assert take_in(told(), told("k2")).proposed == 1


def test_undo_takes_back_what_nobody_else_proposes(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    one = take_in(told(), told("k2"))
    two = take_in(told(), name="home.ics")
    assert proposals.waiting()[-1].sources == ("work.ics row 3", "home.ics row 3")
    imports.undo(one.id, **stamp)
    (left,) = proposals.waiting()
    assert left.sources == ("home.ics row 3",)
    imports.undo(two.id, **stamp)
    assert not proposals.waiting()


def test_what_the_latest_source_says_is_shown_in_any_order_of_imports(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    old = told(as_of=datetime(2026, 10, 1, tzinfo=UTC))
    new = told(as_of=datetime(2026, 10, 2, tzinfo=UTC), because="it was moved")
    take_in(new, name="new.ics")
    take_in(old, name="old.ics")
    assert proposals.waiting()[0].because == "it was moved"
    imports.undo(1, **stamp)
    assert proposals.waiting()[0].because == old.because


def test_what_is_accepted_is_owed_and_stays_when_its_import_is_undone(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    run = take_in(told())
    done = accept(1, stamp)
    assert [debt.party.name for debt in done.new] == ["Ana Reyes"]
    assert done.new[0].sources == () or "work.ics row 3" in done.new[0].sources
    assert "work.ics row 3" in owed.waiting()[0].sources
    assert people.find("Ana").particulars.values("email") == ("ana@x.org",)
    assert not proposals.waiting()
    undone = imports.undo(run.id, **stamp)
    assert "row 3: it was accepted" in undone.kept
    assert len(owed.waiting()) == 1
    assert [event.kind for event in events.about(["proposal 1"])] == ["accepted"]


def test_it_is_accepted_once(take_in: Callable[..., RunRow], stamp: dict[str, Any]) -> None:
    take_in(told())
    accept(1, stamp)
    with pytest.raises(Refused, match="accepted before"):
        accept(1, stamp)
    assert len(owed.waiting()) == 1


def test_without_a_name_nothing_is_accepted(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    take_in(told(who=""))
    with pytest.raises(BadInput, match="needs somebody"):
        accept(1, stamp)
    assert accept(1, stamp, givers=("Tom Lee",)).new


@pytest.mark.parametrize(
    ("before", "doubled"),
    [
        (Moment(what="their balcony", occasion="dinner", on=date(2026, 10, 4)), False),
        (Moment(what="had me over", occasion="gift", on=DAY), False),
        (Moment(what="a blue vase", occasion="gift", on=DAY), True),
        (Moment(what="dinner", occasion="dinner", on=date(2026, 10, 5)), True),
    ],
)
def test_what_is_owed_already_is_said_and_not_doubled(
    take_in: Callable[..., RunRow],
    stamp: dict[str, Any],
    before: Moment,
    *,
    doubled: bool,
) -> None:
    moments.accept(before, [parse("Ana Reyes")], **stamp)
    take_in(told())
    done = accept(1, stamp)
    assert bool(done.new) is doubled
    assert bool(done.before) is not doubled
    assert len(owed.waiting()) == 1 + doubled


def test_a_debt_to_the_household_is_one_to_its_members(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    moment = Moment(("Ana & Tom Reyes",), "dinner", occasion="dinner", on=DAY)
    moments.accept(moment, [parse("Ana & Tom Reyes")], **stamp)
    take_in(told())
    assert accept(1, stamp).before


def test_of_several_only_those_without_a_debt_get_a_new_one(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    moments.accept(
        Moment(("Ana Reyes",), "dinner", occasion="dinner", on=DAY), [parse("Ana Reyes")], **stamp
    )
    take_in(told())
    done = accept(1, stamp, givers=("Ana Reyes", "Tom Lee"))
    assert [debt.party.name for debt in done.new] == ["Tom Lee"]
    assert [debt.party.name for debt in done.before] == ["Ana Reyes"]


def test_what_is_dismissed_is_never_proposed_again(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    run = take_in(told())
    proposals.dismiss([1], **stamp)
    assert take_in(told(because="again"), name="home.ics").proposed == 0
    imports.undo(run.id, **stamp)
    take_in(told(), name="third.ics")
    assert not proposals.waiting()
    assert len(proposals.dismissed()) == 1
    assert proposals.decisions() == ((False, ("dinner", "from:ana@x.org")),)


def test_what_is_dismissed_can_still_be_accepted(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    take_in(told())
    proposals.dismiss([1], **stamp)
    assert accept(1, stamp).new
    assert proposals.decisions()[0][0]


def test_what_is_forgotten_leaves_no_word(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    take_in(told(sentence="Dinner was lovely"))
    proposals.dismiss([1], forget=True, **stamp)
    (row,) = proposals.get([1])
    assert (row.sentence, row.because, row.moment.what, row.parties) == ("", "", "", ())
    assert proposals.decisions() == ()
    take_in(told(sentence="Dinner was lovely"), name="home.ics")
    assert not proposals.waiting()


def test_forgotten_words_do_not_come_back_with_another_import(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    take_in(told(sentence="Dinner was lovely"))
    proposals.dismiss([1], forget=True, **stamp)
    take_in(told(sentence="Dinner was lovely"), name="home.ics")
    assert proposals.get([1])[0].sentence == ""


def test_what_was_accepted_is_not_dismissed_and_none_of_them_is(
    take_in: Callable[..., RunRow], stamp: dict[str, Any]
) -> None:
    take_in(told(), told("k2"))
    accept(1, stamp)
    with pytest.raises(Refused, match="was accepted"):
        proposals.dismiss([2, 1], **stamp)
    assert [row.id for row in proposals.waiting()] == [2]


def test_a_number_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="number 7"):
        proposals.get([7])


def test_the_queries_do_not_grow_with_the_rows(
    take_in: Callable[..., RunRow], queries: Callable[..., int]
) -> None:
    take_in(told())
    few = queries(proposals.waiting)
    take_in(*(told(f"more {number}") for number in range(40)), name="home.ics")
    assert queries(proposals.waiting) == few
