"""Pulled from Radicale, really running: found, taken in, kept up with, taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest

import dav_server
from penned import ledger
from penned.desk import dav, pulling, taking_in
from penned.desk.desk import open_desk
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import people, subscriptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dav_server import Radicale
    from penned.desk.desk import Desk
    from penned.desk.pulling import Pulled
    from penned.ledger.subscriptions import SubscriptionRow

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
USERS = tuple(f"user{number}" for number in range(20))
PASSWORD = dav_server.PASSWORD
STALE = "http://radicale.org/ns/sync/" + "0" * 64


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    with dav_server.serving(tmp_path_factory.mktemp("radicale"), *USERS) as server:
        yield server


@pytest.fixture(scope="module")
def users() -> Iterator[str]:
    return iter(USERS)


@pytest.fixture
def user(users: Iterator[str]) -> str:
    """Somebody on the server who has nothing there yet."""
    return next(users)


@pytest.fixture
def desk(fresh: Callable[[], Path]) -> Iterator[Desk]:
    minutes = count()
    yield open_desk(fresh(), clock=lambda: NOW.replace(minute=next(minutes) % 60))
    ledger.close()


def card(name: str, number: str, *said: str) -> str:
    lines = ("BEGIN:VCARD", "VERSION:3.0", f"UID:{number}", f"FN:{name}", *said, "END:VCARD", "")
    return "\r\n".join(lines)


def event(number: str, title: str) -> str:
    return "\r\n".join(
        (
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", "BEGIN:VEVENT"),
            *(f"UID:{number}", "DTSTAMP:20261101T000000Z", "DTSTART:20261107T180000Z"),
            *("DTEND:20261107T210000Z", f"SUMMARY:{title}", "ORGANIZER;CN=Lea Hahn:mailto:l@x.org"),
            *("END:VEVENT", "END:VCALENDAR", ""),
        )
    )


def subscribed(url: str, user: str) -> SubscriptionRow:
    (found,) = pulling.find(url, user=user, password=PASSWORD)
    return pulling.subscription(found, user=user)


def pull(desk: Desk, row: SubscriptionRow, *, dry_run: bool = False) -> Pulled:
    return pulling.take_in(desk, pulling.look(desk, row, password=PASSWORD), dry_run=dry_run)


def names() -> set[str]:
    return {row.name for row in people.everyone()}


def test_all_that_somebody_has_is_found_from_any_address_near(
    radicale: Radicale, user: str
) -> None:
    book = radicale.make(user, "book", "contacts", "Friends")
    days = radicale.make(user, "days", "calendar", "Family calendar")

    def found(url: str, kind: str = "") -> set[tuple[str, str, str]]:
        server = dav.open_server(url, user=user, password=PASSWORD)
        return {(one.url, one.kind, one.name) for one in dav.find(server, kind)}

    friends, family = (book, "contacts", "Friends"), (days, "calendar", "Family calendar")
    for url in (radicale.url, f"{radicale.url}/", f"{radicale.url}/{user}/"):
        assert found(url) == {friends, family}
        assert found(url, "contacts") == {friends}
    assert found(book) == found(book.rstrip("/")) == {friends}
    assert found(days) == {family}


def test_a_pull_is_an_import_and_pulling_again_changes_nothing(
    radicale: Radicale, user: str, desk: Desk
) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}ana.vcf", card("Ana Reyes", "a", "EMAIL:ana@example.org"))
    radicale.put(user, f"{book}tom.vcf", card("Tom Berg", "t"))

    first = pull(desk, subscribed(book, user))
    assert first.imported
    assert first.imported.run.people == 2
    assert names() == {"Ana Reyes", "Tom Berg"}
    assert people.find("Ana Reyes").particulars.values("email") == ("ana@example.org",)

    again = pull(desk, subscriptions.find(book))
    assert again.imported is None
    assert not again.look.is_news
    assert [run.file_name for run in taking_in.runs()] == ["book"]


def test_a_preview_keeps_nothing(radicale: Radicale, user: str, desk: Desk) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}ana.vcf", card("Ana Reyes", "a"))

    shown = pull(desk, subscribed(book, user), dry_run=True)
    assert shown.imported
    assert shown.imported.run.people == 1
    assert names() == set()
    assert subscriptions.everything() == ()


def test_only_what_changed_is_fetched_and_what_is_gone_is_told(
    radicale: Radicale, user: str, desk: Desk
) -> None:
    book = radicale.make(user, "book", "contacts")
    for number, name in enumerate(("Ana Reyes", "Tom Berg", "Lea Hahn")):
        radicale.put(user, f"{book}{number}.vcf", card(name, f"u{number}", "TITLE:Baker"))
    pull(desk, subscribed(book, user))
    radicale.put(user, f"{book}1.vcf", card("Tom Berg", "u1", "TITLE:Cook"))
    radicale.delete(user, f"{book}2.vcf")

    done = pull(desk, subscriptions.find("book"))
    assert [seen.path.rpartition("/")[2] for seen in done.look.changed] == ["1.vcf"]
    assert done.look.gone == ("Lea Hahn",)
    assert people.find("Tom Berg").particulars.values("job") == ("Cook",)
    assert "Lea Hahn" in names()


def test_a_renamed_card_is_the_same_thing_under_its_new_name(
    radicale: Radicale, user: str, desk: Desk
) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}a.vcf", card("Ana Reyes", "a", "EMAIL:ana@example.org"))
    before = pulling.look(desk, subscribed(book, user), password=PASSWORD).reading.rows
    pull(desk, subscribed(book, user))
    radicale.put(user, f"{book}a.vcf", card("Ana Berg", "a", "EMAIL:ana@example.org"))

    after = pull(desk, subscriptions.find("book")).look.reading.rows
    assert [row.key for row in after] == [row.key for row in before]
    assert [row.parties[0].name for row in after] == ["Ana Berg"]


def test_a_token_that_the_server_forgot_costs_nothing_but_time(
    radicale: Radicale, user: str, desk: Desk
) -> None:
    book = radicale.make(user, "book", "contacts")
    for number, name in enumerate(("Ana Reyes", "Tom Berg", "Lea Hahn")):
        radicale.put(user, f"{book}{number}.vcf", card(name, f"u{number}"))
    pull(desk, subscribed(book, user))
    row = subscriptions.find("book")
    subscriptions.note_seen(row.id, (), (), token=STALE, now=NOW)
    radicale.put(user, f"{book}1.vcf", card("Tom Berg", "u1", "TITLE:Cook"))
    radicale.delete(user, f"{book}2.vcf")

    done = pull(desk, subscriptions.find("book"))
    assert [seen.path.rpartition("/")[2] for seen in done.look.changed] == ["1.vcf"]
    assert done.look.gone == ("Lea Hahn",)
    assert subscriptions.find("book").token not in {STALE, ""}


def test_two_of_one_name_are_told_apart_though_only_one_card_came(
    radicale: Radicale, user: str, desk: Desk
) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}1.vcf", card("Jon Smith", "1", "ORG:Acme"))
    pull(desk, subscribed(book, user))
    radicale.put(user, f"{book}2.vcf", card("Jon Smith", "2", "ORG:Berg"))

    done = pull(desk, subscriptions.find("book"))
    assert len(done.look.changed) == 1
    asides = {row.parties[0].aside for row in done.look.reading.rows}
    assert asides == {"Acme", "Berg"}


def test_a_pull_that_was_undone_is_taken_in_again_by_the_next(
    radicale: Radicale, user: str, desk: Desk
) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}a.vcf", card("Ana Reyes", "a"))
    first = pull(desk, subscribed(book, user))
    assert first.imported
    taking_in.undo(desk, first.imported.run.id)
    assert names() == set()

    assert pull(desk, subscriptions.find("book")).imported
    assert names() == {"Ana Reyes"}


def test_a_bad_card_on_the_server_stops_no_other(radicale: Radicale, user: str, desk: Desk) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}a.vcf", card("", "a", "EMAIL:nobody@example.org"))
    radicale.put(user, f"{book}t.vcf", card("Tom Berg", "t"))

    done = pull(desk, subscribed(book, user))
    assert done.imported
    assert len(done.imported.run.faults) == 1
    assert names() == {"Tom Berg"}


def test_a_calendar_is_pulled_and_only_proposes(radicale: Radicale, user: str, desk: Desk) -> None:
    days = radicale.make(user, "days", "calendar", "Family calendar")
    radicale.put(user, f"{days}1.ics", event("e1", "Dinner at Lea's"))
    radicale.put(user, f"{days}2.ics", event("e2", "Standup"))

    done = pull(desk, subscribed(days, user))
    assert done.look.subscription.kind == "calendar"
    assert [row.taking for row in done.look.reading.rows] == ["proposed"]
    assert pull(desk, subscriptions.find("Family calendar")).imported is None

    radicale.delete(user, f"{days}2.ics")
    assert len(pull(desk, subscriptions.find("Family calendar")).look.gone_paths) == 1


def test_what_is_forgotten_is_pulled_no_more_and_what_came_in_stays(
    radicale: Radicale, user: str, desk: Desk
) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}a.vcf", card("Ana Reyes", "a"))
    row = pull(desk, subscribed(book, user)).look.subscription

    subscriptions.forget(row.id, now=NOW, by="me")
    assert subscriptions.everything() == ()
    assert subscriptions.seen(row.id) == ()
    assert names() == {"Ana Reyes"}
    with pytest.raises(NotFound, match="Nothing is pulled from “book”"):
        subscriptions.find("book")


def test_a_file_at_an_address_is_pulled_as_it_is(radicale: Radicale, user: str, desk: Desk) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}a.vcf", card("Ana Reyes", "a"))

    row = subscribed(f"{book}a.vcf", user)
    assert row.is_file
    assert pull(desk, row).imported
    assert names() == {"Ana Reyes"}
    assert not pull(desk, subscriptions.find("a.vcf")).look.is_news


def test_who_is_not_let_in_is_told_what_to_do(radicale: Radicale, user: str) -> None:
    with pytest.raises(Refused, match="wants to know who asks"):
        pulling.find(f"{radicale.url}/{user}/")
    with pytest.raises(Refused, match="does not take this password for") as refused:
        pulling.find(radicale.url, user=user, password="no")  # noqa: S106 - a wrong one
    assert "no" not in refused.value.what.split()
    with pytest.raises(Refused, match="There is nothing at"):
        pulling.find(f"{radicale.url}/{user}/none/", user=user, password=PASSWORD)


def test_the_password_is_nowhere_in_the_ledger(radicale: Radicale, user: str, desk: Desk) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}a.vcf", card("Ana Reyes", "a"))
    pull(desk, subscribed(book, user))

    with open(desk.ledger, "rb") as file:  # noqa: PTH123 - a file as it lies on the disk
        assert PASSWORD.encode() not in file.read()


def test_who_is_forgotten_is_gone_from_the_copies_as_well(
    radicale: Radicale, user: str, desk: Desk
) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}a.vcf", card("Ana Reyes", "a-1", "NOTE:likes tea"))
    radicale.put(user, f"{book}t.vcf", card("Tom Berg", "t-1"))
    row = pull(desk, subscribed(book, user)).look.subscription
    people.forget(people.find("Ana Reyes").id, now=NOW, by="me")

    assert [b"Tom Berg" in seen.data for seen in subscriptions.seen(row.id)] == [True]
    assert pull(desk, subscriptions.find("book")).imported is None
    assert names() == {"Tom Berg"}


def test_a_subscription_can_be_called_otherwise(radicale: Radicale, user: str, desk: Desk) -> None:
    book = radicale.make(user, "book", "contacts")
    radicale.put(user, f"{book}a.vcf", card("Ana Reyes", "a"))
    pull(desk, subscribed(book, user))
    (found,) = pulling.find(book, user=user, password=PASSWORD)
    pull(desk, pulling.subscription(found, user=user, name="Old friends"))

    assert [row.name for row in subscriptions.everything()] == ["Old friends"]


def test_two_may_not_have_one_name(radicale: Radicale, user: str, desk: Desk) -> None:
    for path in ("one", "two"):
        book = radicale.make(user, path, "contacts", "Friends")
        radicale.put(user, f"{book}a.vcf", card("Ana Reyes", "a"))
    one, two = pulling.find(radicale.url, kind="contacts", user=user, password=PASSWORD)
    pull(desk, pulling.subscription(one, user=user))

    with pytest.raises(Refused, match="Something else is pulled as “Friends”"):
        pull(desk, pulling.subscription(two, user=user))
    assert pull(desk, pulling.subscription(two, user=user, name="Others")).look.subscription.id


@pytest.mark.parametrize(
    ("environment", "password"),
    [
        ({}, ""),
        ({"PENNED_DAV_PASSWORD": "all"}, "all"),
        (
            {"PENNED_DAV_PASSWORD": "all", "PENNED_DAV_PASSWORD_FAMILY_CALENDAR": "own"},
            "own",
        ),
    ],
)
def test_a_password_is_taken_from_the_environment(
    environment: dict[str, str], password: str
) -> None:
    assert pulling.password("Family calendar", environment) == password


def test_only_contacts_and_calendars_can_be_pulled() -> None:
    with pytest.raises(BadInput, match="“mail” cannot be pulled"):
        pulling.find("https://dav.example.org", kind="mail")
