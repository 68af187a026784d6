"""What the database refuses by itself, whoever writes to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, connection
from django.db.transaction import atomic

from penned import ledger
from penned.ledger import drawer, imports, moments, notes, owed, people, records, triggers
from penned.ledger.drawer import CARD, Sort
from penned.moments import Moment, Standing
from penned.notes import State
from penned.people.address import Address
from penned.people.names import parse
from penned.told import Reading, Told

if TYPE_CHECKING:
    from collections.abc import Callable


NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def template(empty: str, copy: Callable[[str], str]) -> str:
    """One row of everything: moment 1 open, 2 thanked by post, 3 waived, 4 thanked by import 1.

    Of stock 1 there are 20; stock 2 was never filled.
    """
    place = copy(empty)
    ledger.open(place)
    stamp: dict[str, Any] = {"now": NOW, "by": "me"}
    zoe, today = parse("Zoe Hill"), NOW.date()
    moments.accept(Moment(what="a wok"), [parse("Ana & Tom Reyes")], **stamp)
    (posted,) = moments.accept(Moment(what="a ride"), [zoe], **stamp)
    (waived,) = moments.accept(Moment(what="soup"), [zoe], addresses=[Address(city="A")], **stamp)
    note = notes.save([posted.id], "Dear Zoe", ready=True, **stamp)
    notes.advance(note.id, State.WRITTEN, on=today, **stamp)
    notes.advance(note.id, State.POSTED, on=today, **stamp)
    owed.settle([waived.id], Standing.WAIVED, on=today, **stamp)
    people.set_me("Sam", Address(), **stamp)
    row = Told(1, "key", (zoe,), moment=Moment(what="a lamp"), thanked_on=today)
    imports.record(Reading("gifts", "list.csv", "digest", (row,)), **stamp)
    drawer.add(Sort(CARD, "us-a7-folded"), 20, **stamp)
    records.Stock.objects.create(kind=CARD, name="us-a7-folded", design="olive", low=5)
    ledger.close()
    return place


def run(*statements: str) -> None:
    with atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


DEBT = (
    "INSERT INTO ledger_owed (moment_id, party_id, named_id, standing, settled_on, how, by_hand)"
    " VALUES "
)
NOTE = (
    "INSERT INTO ledger_note (party_id, state, hand, stationery, design, {})"
    " VALUES (1, '{}', '', '', '', {})"
)
HOME = "INSERT INTO ledger_address (street, city, region, postcode, country, kind, party_id)"
FACT = "INSERT INTO ledger_fact (field, value, denied, party_id, row_id) VALUES "
MERGE = "INSERT INTO ledger_merge (keep_id, other_id, at, by, spared) VALUES "
NAMING = (
    "INSERT INTO ledger_naming (party_id, row_id, name, title, given, family, suffix, kin, aside,"
    " middle, nickname, greeting) VALUES ({}, {}, 'Zoe', '', '', '', '', '', '', '', '', '')"
)
WAY = "INSERT INTO ledger_way (rule, phrase, key, party_id, note_id, since, by) VALUES "
AT = "'2026-11-20 12:00:00+00:00', 'me'"
STOCK = "INSERT INTO ledger_stock (kind, name, design, low) VALUES "
CHANGE = (
    "INSERT INTO ledger_stockchange (stock_id, number, change, remain, why, note_id, at, by)"
    " VALUES "
)
MOMENT = (
    "INSERT INTO ledger_moment"
    " (id, givers, what, detail, difference, occasion, noted_on, next, also, by_hand)"
    " VALUES (99, '[]', 'a wok', '', '', 'gift', '2026-11-20', '', '', TRUE)"
)

REFUSED = {
    "a moment for which nothing is owed": MOMENT,
    "the last debt of a moment taken away": "DELETE FROM ledger_owed WHERE moment_id = 1",
    "the last debt of a moment moved to another": (
        "UPDATE ledger_owed SET moment_id = 2 WHERE moment_id = 1"
    ),
    "a sixth standing": "UPDATE ledger_owed SET standing = 'forgotten' WHERE moment_id = 3",
    "open and dated": "UPDATE ledger_owed SET settled_on = '2026-01-01' WHERE moment_id = 1",
    "settled without a day": "UPDATE ledger_owed SET settled_on = NULL WHERE moment_id = 3",
    "two debts to one party for one moment": DEBT + "(2, 4, 4, 'owed', NULL, '', TRUE)",
    "a debt to nobody": DEBT + "(1, 99, 99, 'owed', NULL, '', TRUE)",
    "a debt without a party": DEBT + "(1, NULL, 1, 'owed', NULL, '', TRUE)",
    "a thanked day changed": (
        "UPDATE ledger_owed SET settled_on = '2026-01-01' WHERE standing = 'thanked'"
    ),
    "a thanked day cleared": (
        "UPDATE ledger_owed SET standing = 'owed', settled_on = NULL WHERE standing = 'thanked'"
    ),
    "thanked made waived": "UPDATE ledger_owed SET standing = 'waived' WHERE standing = 'thanked'",
    "the way of thanks changed": "UPDATE ledger_owed SET how = 'a hug' WHERE standing = 'thanked'",
    "thanks deleted with their moment": (
        "DELETE FROM ledger_owed WHERE moment_id = 2",
        "DELETE FROM ledger_moment WHERE id = 2",
    ),
    "imported thanks deleted while a row tells them": (
        "DELETE FROM ledger_owed WHERE settled_by_id = 1",
        "DELETE FROM ledger_moment WHERE id = 4",
    ),
    "imported thanks taken back while a row tells them": (
        "UPDATE ledger_owed SET standing = 'owed', settled_on = NULL, settled_by_id = NULL"
        " WHERE settled_by_id = 1"
    ),
    "imported thanks moved to another moment": (
        "UPDATE ledger_owed SET moment_id = 2 WHERE settled_by_id = 1"
    ),
    "an open debt that an import settled": (
        "UPDATE ledger_owed SET settled_by_id = 1 WHERE moment_id = 1"
    ),
    "a revision changed": "UPDATE ledger_revision SET text = 'Dear Bob'",
    "a revision emptied": "UPDATE ledger_revision SET text = ''",
    "other words to somebody who is forgotten": (
        "UPDATE ledger_party SET forgotten_at = '2026-11-20 12:00:00+00:00' WHERE id = 4",
        "UPDATE ledger_revision SET text = 'Dear Bob'",
    ),
    "a revision deleted": "DELETE FROM ledger_revision",
    "a revision of a posted note added": (
        "INSERT INTO ledger_revision (note_id, number, text, at, by)"
        " SELECT note_id, 2, text, at, by FROM ledger_revision"
    ),
    "a note deleted": "DELETE FROM ledger_note",
    "the day of posting changed": "UPDATE ledger_note SET posted_on = '2026-01-01'",
    "a posted note taken back": "UPDATE ledger_note SET state = 'written', posted_on = NULL",
    "an unknown state": NOTE.format("seed", "burnt", "1"),
    "written without a day": NOTE.format("seed", "written", "1"),
    "a draft with a day": NOTE.format("written_on", "draft", "'2026-01-01'"),
    "arrived without a day": "UPDATE ledger_note SET state = 'arrived'",
    "an event changed": "UPDATE ledger_event SET by = 'nobody'",
    "an event deleted": "DELETE FROM ledger_event",
    "two parties of one name": (
        "INSERT INTO ledger_party (kind, name, key, title, given, family, suffix, kin, aside,"
        " middle, nickname, greeting) SELECT kind, name, key, '', '', '', '', '', '', '', '', ''"
        " FROM ledger_party WHERE id = 1"
    ),
    "a party that is neither person nor household": "UPDATE ledger_party SET kind = 'ship'",
    "a party without a name": "UPDATE ledger_party SET key = '' WHERE id = 1",
    "a party that is its own double": "UPDATE ledger_party SET same_as_id = id WHERE id = 1",
    "a party deleted while thanks are owed to it": "DELETE FROM ledger_party WHERE id = 4",
    "a blank address": HOME + " VALUES ('', '', '', '', '', '', 1)",
    "an address of nobody": HOME + " VALUES ('', 'Salem', '', '', '', '', NULL)",
    "two spellings of yours for one name": NAMING.format(4, "NULL"),
    "a name of nobody": NAMING.format(99, "NULL"),
    "a fact in no field": FACT + "('', 'a friend', FALSE, 4, NULL)",
    "a fact that says nothing": FACT + "('relation', '', FALSE, 4, NULL)",
    "a fact that you say twice": FACT + ", ".join(["('job', 'cook', FALSE, 4, NULL)"] * 2),
    "a fact that a row denies": FACT + "('job', 'cook', TRUE, 4, 1)",
    "a row that goes while it says something": "DELETE FROM ledger_importedrow",
    "a party merged into itself": MERGE + f"(1, 1, {AT}, '{{}}')",
    "a party merged into two": MERGE + f"(1, 4, {AT}, '{{}}'), (2, 4, {AT}, '{{}}')",
    "a membership twice": (
        "INSERT INTO ledger_membership (household_id, person_id, place)"
        " SELECT household_id, person_id, place FROM ledger_membership"
    ),
    "a second writer": (
        "INSERT INTO ledger_me (id, name, street, city, region, postcode, country)"
        " VALUES (2, 'Bob', '', '', '', '', '')"
    ),
    "a way without a rule": WAY + f"('', '', '', NULL, NULL, {AT})",
    "a way for a note and a party at once": WAY + f"('late', '', '', 1, 1, {AT})",
    "a way for nobody": WAY + f"('late', '', '', 99, NULL, {AT})",
    "a way in no note": WAY + f"('late', '', '', NULL, 99, {AT})",
    "a phrase without its key": WAY + f"('late', 'so late', '', NULL, NULL, {AT})",
    "a key without its phrase": WAY + f"('late', '', 'so late', NULL, NULL, {AT})",
    "one way twice in a note": WAY + ", ".join([f"('late', '', '', NULL, 1, {AT})"] * 2),
    "one way twice for a party": WAY + ", ".join([f"('late', '', '', 1, NULL, {AT})"] * 2),
    "one way twice for good": WAY + ", ".join([f"('late', '', '', NULL, NULL, {AT})"] * 2),
    "a note deleted while a way holds in it": (
        WAY + f"('late', '', '', NULL, 2, {AT})",
        NOTE.format("seed", "draft", "1"),
        "DELETE FROM ledger_note WHERE id = 2",
    ),
    "a stock that is neither card nor envelope nor stamp": STOCK + "('ink', 'blue', '', 0)",
    "a stock without a name": STOCK + "('card', '', '', 0)",
    "one stock twice": STOCK + "('card', 'us-a7-folded', '', 0)",
    "more taken than there is": CHANGE + f"(1, 2, -21, -1, 'printed', 1, {AT})",
    "more left than there was": CHANGE + f"(1, 2, -1, 20, 'printed', 1, {AT})",
    "more left than came": CHANGE + f"(2, 1, 5, 6, 'added', NULL, {AT})",
    "one card taken twice": CHANGE + f"(1, 2, -1, 19, 'printed', 1, {AT}),"
    f" (1, 2, -1, 19, 'printed', 1, {AT})",
    "a change before which one is missing": CHANGE + f"(1, 3, 5, 25, 'added', NULL, {AT})",
    "a change of nothing": CHANGE + f"(99, 1, 5, 5, 'added', NULL, {AT})",
    "a change for no reason": CHANGE + f"(1, 2, -1, 19, 'lost', NULL, {AT})",
    "a change that is changed": "UPDATE ledger_stockchange SET why = 'spoiled'",
    "a change that is deleted": "DELETE FROM ledger_stockchange",
    "a stock deleted": "DELETE FROM ledger_stock WHERE id = 1",
    "a row taken in twice": (
        "INSERT INTO ledger_importedrow (run_id, row, key, undated_key, thanked, says)"
        " VALUES (1, 2, 'key', '', FALSE, '')"
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_database_refuses(what: str) -> None:
    statements = REFUSED[what]
    with pytest.raises(IntegrityError):
        run(*([statements] if isinstance(statements, str) else statements))


ALLOWED = {
    "a moment together with its debt": (MOMENT, DEBT + "(99, 1, 1, 'owed', NULL, '', TRUE)"),
    "a debt before its moment": (DEBT + "(99, 1, 1, 'owed', NULL, '', TRUE)", MOMENT),
    "a moment that goes with its last debt": (
        "DELETE FROM ledger_owed WHERE moment_id = 1",
        "DELETE FROM ledger_moment WHERE id = 1",
    ),
    "a last debt that is replaced": (
        "DELETE FROM ledger_owed WHERE moment_id = 1",
        DEBT + "(1, 4, 4, 'owed', NULL, '', TRUE)",
    ),
    "one way in a note, for its reader and for good": (
        WAY + f"('late', '', '', NULL, 1, {AT}), ('late', '', '', 1, NULL, {AT})",
        WAY + f"('late', '', '', NULL, NULL, {AT}), ('late', 'a', 'a', NULL, NULL, {AT})",
    ),
    "several changes of stock at once": (
        CHANGE + f"(1, 2, -1, 19, 'printed', 1, {AT}), (1, 3, -1, 18, 'printed', 1, {AT})",
    ),
    "thanks that move with their merged party": (
        "UPDATE ledger_owed SET party_id = 1 WHERE standing = 'thanked'",
    ),
    "imported thanks deleted with the undone import": (
        "UPDATE ledger_importrun SET undone_at = '2026-11-20 12:00:00+00:00'",
        "DELETE FROM ledger_owed WHERE settled_by_id = 1",
        "UPDATE ledger_importedrow SET moment_id = NULL",
        "DELETE FROM ledger_moment WHERE id = 4",
    ),
    "the day of imported thanks corrected by an import": (
        "UPDATE ledger_owed SET settled_on = '2026-01-01' WHERE settled_by_id = 1",
    ),
    "words to somebody who is forgotten taken out": (
        "UPDATE ledger_party SET forgotten_at = '2026-11-20 12:00:00+00:00' WHERE id = 4",
        "UPDATE ledger_revision SET text = ''",
    ),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_the_database_allows(what: str) -> None:
    run(*ALLOWED[what])


def test_every_trigger_stands_and_can_be_put_again() -> None:
    with connection.schema_editor() as editor:
        triggers.put(None, editor)  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        run(MOMENT)
    with pytest.raises(IntegrityError, match="revisions are kept"):
        run("DELETE FROM ledger_revision")
