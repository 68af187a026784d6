"""The whole ledger goes out and comes in the same; what is none is refused by table and row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from penned import ledger
from penned.coach import Way
from penned.errors import BadInput, Refused
from penned.ledger import (
    doubles,
    drawer,
    feeds,
    imports,
    mappings,
    notes,
    owed,
    people,
    prompts,
    reminders,
    subscriptions,
    twins,
    ways,
    whole,
)
from penned.ledger.drawer import Sort
from penned.ledger.subscriptions import SeenRow, SubscriptionRow
from penned.moments import Moment, Standing
from penned.notes import State
from penned.people import Address, names
from penned.people.particulars import Fact, Home, Particulars
from penned.told import Reading, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.ledger.owed import OwedRow


@pytest.fixture
def another(template: str, copy: Callable[[str], str]) -> str:
    """Where an empty ledger is, to be opened."""
    return copy(template)


@pytest.fixture
def full(opened: str, capture: Callable[..., tuple[OwedRow, ...]], stamp: dict[str, Any]) -> str:
    """A ledger with a posted note, a draft, a waived debt, homes and who writes."""
    people.set_me("Lou Berg", Address(("1 Quay",), "Portland", "ME", "04101", "US"), **stamp)
    (ana,) = capture("kettle", "Ana Reyes")
    (tom,) = capture("trailer", "Tom Lee")
    (kim,) = capture("soup", "Kim Hill")
    people.move(ana.party.id, Address(("2 Elm",), "Bath", "ME", "04530", "US"), **stamp)
    people.move(ana.party.id, Address(("3 Oak",), "Bath", "ME", "04530", "US"), **stamp)
    note = notes.save([ana.id], "Dear Ana", ready=True, **stamp)
    notes.save([ana.id], "Dear Ana, the kettle sings.", ready=True, **stamp)
    for state in (State.WRITTEN, State.POSTED):
        notes.advance(note.id, state, on=stamp["now"].date(), **stamp)
    notes.save([tom.id], "Dear Tom", ready=False, **stamp)
    owed.settle([kim.id], Standing.WAIVED, on=stamp["now"].date(), **stamp)
    return opened


def every_table(stamp: dict[str, Any], capture: Callable[..., tuple[OwedRow, ...]]) -> None:
    """Put something into each table that `full` leaves empty."""
    day = stamp["now"].date()
    said = Particulars(
        (Home(Address(("4 Ash",), "Bath", "ME", "04530", "US")),),
        (Fact("email", "pat@example.org"),),
        b"\xff\xd8 a picture",
    )
    pat, house = names.parse("Pat New"), names.parse("Pat New & Sam Old")
    rows = (
        Told(1, "card", (pat, house), (said,)),
        Told(2, "gift", (pat,), moment=Moment(("Pat New",), "a vase", on=day), undated_key="u"),
        Told(
            3,
            "event",
            (pat,),
            moment=Moment(("Pat New",), "dinner", on=day),
            taking=Taking.PROPOSED,
            because="“Dinner” is in the title",
        ),
        Told(4, "entry", moment=Moment(what="light", on=day), taking=Taking.KEPT),
    )
    run = imports.record(Reading("gifts", "all.csv", "digest", rows), as_of=stamp["now"], **stamp)
    prompts.add("Who fed me?", **stamp)
    reminders.claim("terminal", {"owed 1": day}, day=day, now=stamp["now"])
    feeds.make("secret", names=False, **stamp)
    mappings.remember("titles", {"Who": "giver"}, **stamp)
    drawer.add(Sort("card", "us-a7-folded"), 10, low=2, **stamp)
    dav = SubscriptionRow(0, "Home", "https://dav.example.org/", "contacts")
    kept = subscriptions.keep(dav, **stamp)
    seen = SeenRow("/1.vcf", "1", b"card", None)
    subscriptions.note_seen(kept.id, [seen], (), token=seen.etag, now=stamp["now"])
    subscriptions.note_told(kept.id, run.id, {"card": "digest"})
    one, other = capture("a pot", "Lee One")[0], capture("a big pot", "Lee One")[0]
    twins.join(one.moment_id, other.moment_id, **stamp)
    third = capture("a pan", "Lee One")[0]
    twins.part(one.moment_id, third.moment_id, **stamp)
    two = capture("tea", "Lee Two")[0]
    doubles.keep_apart(one.party.id, capture("jam", "Lee Three")[0].party.id, **stamp)
    people.merge(one.party.id, two.party.id, **stamp)
    ways.keep(Way("gushing", "so very"), **stamp)


def through_json(found: whole.Values) -> Any:  # noqa: ANN401 - that is the point
    return json.loads(json.dumps(found))


@pytest.mark.usefixtures("full")
def test_what_goes_out_fills_an_empty_ledger_and_goes_out_the_same(another: str) -> None:
    out = whole.taken_out()
    told = owed.every(), notes.every(), people.everyone()
    ledger.open(another)

    assert whole.put_in(through_json(out)) == sum(map(len, out.values())) > 10
    assert whole.taken_out() == out
    assert (owed.every(), notes.every(), people.everyone()) == told


@pytest.mark.usefixtures("full")
def test_no_table_is_left_out(
    another: str, stamp: dict[str, Any], capture: Callable[..., tuple[OwedRow, ...]]
) -> None:
    every_table(stamp, capture)
    out = whole.taken_out()
    ledger.open(another)
    whole.put_in(through_json(out))

    assert [name for name, rows in out.items() if not rows] == []
    assert whole.taken_out() == out


@pytest.mark.usefixtures("full")
def test_the_next_row_has_the_next_number(
    another: str, capture: Callable[..., tuple[OwedRow, ...]]
) -> None:
    out = whole.taken_out()
    ledger.open(another)
    whole.put_in(through_json(out))

    (new,) = capture("ladder", "Pat New")

    assert new.moment_id == max(row["id"] for row in out["moment"]) + 1


@pytest.mark.usefixtures("full")
def test_a_ledger_with_something_in_it_is_left_as_it_is() -> None:
    out = whole.taken_out()
    with pytest.raises(Refused, match="goes into an empty one"):
        whole.put_in(through_json(out))
    assert whole.taken_out() == out


def _spoiled(spoil: Callable[[Any], object]) -> Any:  # noqa: ANN401 - JSON
    found = through_json(whole.taken_out())
    spoil(found)
    return found


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda found: found.pop("moment"), "lacks the table “moment”"),
        (lambda found: found.update(gold=[]), "a table “gold”"),
        (lambda found: found.update(moment={}), "“moment” is no list"),
        (lambda found: found["party"][0].pop("name"), "not the columns"),
        (lambda found: found["party"][0].update(name=7), "“name” holds no value"),
        (lambda found: found["party"][0].update(name="a\0b"), "“name” holds no value"),
        (lambda found: found["party"][0].update(id="x"), "“id” holds no value"),
        (lambda found: found["note"][0].update(posted_on="soon"), "“posted_on” holds no value"),
        (lambda found: found["event"][0].update(at="2026-01-01T00:00:00"), "“at” holds no value"),
        (lambda found: found["owed"][0].update(moment_id=999), "do not fit together"),
        (lambda found: found["owed"][0].update(standing="paid"), "do not fit together"),
        (lambda found: found["owed"].clear(), "do not fit together"),
        (lambda found: found["note"][0].update(written_on=None), "do not fit together"),
        (lambda found: found["party"][0].update(id=2**70), "“id” holds no value"),
        (lambda found: found["owed"][0].update(party_id=2**70), "“party_id” holds no value"),
        (
            lambda found: found["event"][0].update(at="9999-12-31T23:59:59-23:00"),
            "“at” holds no value",
        ),
        (lambda found: found["moment"][0].update(donation=[1]), "do not fit together"),
        (
            lambda found: [
                party.update(same_as_id=other["id"])
                for party, other in zip(
                    found["party"], found["party"][1:] + found["party"][:1], strict=True
                )
            ],
            "do not fit together",
        ),
    ],
)
@pytest.mark.usefixtures("full")
def test_what_is_no_ledger_is_refused_whole(
    another: str, spoil: Callable[[Any], object], sentence: str
) -> None:
    found = _spoiled(spoil)
    ledger.open(another)
    before = whole.taken_out()

    with pytest.raises(BadInput, match=sentence):
        whole.put_in(found, where="ledger.json")

    assert whole.taken_out() == before
