"""Reminders: each thing once at each of its days, few at a time, and never lost or said twice."""

from __future__ import annotations

import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clock import Clock
from penned import ledger
from penned.desk import capture, feed, follow_up, owing, reminding
from penned.desk.desk import Desk, open_desk
from penned.desk.reminding import SAID, Delivery, Fate
from penned.desk.reminding.wanted import FLOOD, FROM_BEFORE
from penned.errors import Unreachable
from penned.ledger import notes, people, records
from penned.moments import Moment, Standing
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.reminding.wording import Message
    from penned.ledger.owed import OwedRow

    Kind = Callable[..., tuple[OwedRow, ...]]

FRIDAY = date(2026, 11, 20)
LONG_AGO = date(2025, 1, 4)
TRIED = settings().max_examples // 6  # each of them asks the ledger a hundred things
NOTE = "Dear Bob,\n\nThe cheese is half gone already.\n\nNell\n"


class Crash(BaseException):
    """The machine goes off."""


@dataclass
class Paper:
    """A way to the writer that does as it is told, and keeps what it was given."""

    name: str = "paper"
    fate: Fate | None = Fate.SAID
    given: list[Message] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    meanwhile: Callable[[], object] = field(default=lambda: None)

    def say(self, message: Message, key: str) -> Delivery:
        self.given.append(message)
        self.keys.append(key)
        self.meanwhile()
        if self.fate is None:
            raise Crash
        return SAID if self.fate is Fate.SAID else Delivery(self.fate, "the wire is cut")

    @property
    def said(self) -> str:
        return "".join(message.text for message in self.given)


@pytest.fixture
def paper() -> Paper:
    return Paper()


def write(desk: Desk, who: str, *, written: date | None = None) -> int:
    debts = [debt.id for debt in owing.named(who)]
    note = notes.save(debts, NOTE, ready=bool(written), now=desk.now(), by=desk.by)
    if written:
        notes.advance(note.id, State.WRITTEN, on=written, now=desk.now(), by=desk.by)
    return note.id


def test_a_debt_is_told_when_it_is_best_written_due_and_still_welcome(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Bob Diaz", "cheese", "gift")  # best within three days, due within fourteen
    told = {}
    for day in range(60):
        if message := reminding.remind(desk, paper):
            told[day] = message.text
        clock.later(1)

    assert told == {
        3: "Bob Diaz: cheese, 20 November 2026. These days a note is written most easily.\n",
        14: "Bob Diaz: cheese, 20 November 2026. A note is wanted today.\n",
        28: "Bob Diaz: cheese, 20 November 2026. A note is still welcome.\n",
    }


def test_a_day_that_was_missed_is_made_good_for_once(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Bob Diaz", "cheese", "gift")
    clock.later(40)

    assert reminding.remind(desk, paper)
    assert paper.said.count("Bob Diaz") == 1
    assert reminding.remind(desk, paper) is None


def test_the_last_thanks_are_told_beside_it(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Bob Diaz", "a ride", "favour", date(2026, 5, 4))
    follow_up.settle(desk, "Bob", Standing.THANKED_IN_PERSON, on=date(2026, 5, 6), how="")
    kind("Bob Diaz", "cheese", "gift")
    clock.later(14)
    reminding.remind(desk, paper)

    assert "  You last thanked them on 6 May 2026, for a ride.\n" in paper.said


def test_of_mourning_nothing_is_said(desk: Desk, kind: Kind, clock: Clock, paper: Paper) -> None:
    kind("Una Berg", "flowers", "sympathy")
    kind("Kim Lee", "soup when my mother died", "favour")
    clock.later(300)

    assert reminding.remind(desk, paper) is None


@pytest.mark.parametrize("field", ["deceased", "do_not_mail"])
def test_of_who_may_not_be_written_to_nothing_is_said(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper, field: str
) -> None:
    kind("Bob Diaz", "cheese", "gift")
    people.say(people.find("Bob").id, field, "yes", now=desk.now(), by=desk.by)
    clock.later(14)

    assert reminding.remind(desk, paper) is None
    assert feed.calendar(desk, names=True).count(b"BEGIN:VEVENT") == 0


def test_what_was_put_off_is_told_on_its_day(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Bob Diaz", "cheese", "gift")
    follow_up.later(desk, "Bob", "after the move")
    clock.later(29)
    assert reminding.remind(desk, paper) is None
    clock.later(1)
    reminding.remind(desk, paper)

    assert "You put it off until now (after the move)." in paper.said


def test_a_card_that_lies_about_is_told_after_five_days(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Bob Diaz", "cheese", "gift")
    number = write(desk, "Bob", written=FRIDAY)
    clock.later(4)
    assert reminding.remind(desk, paper) is None
    clock.later(1)
    reminding.remind(desk, paper)

    assert paper.said == (
        "Bob Diaz: the card for cheese was written on 20 November 2026, and is not in the post "
        f"yet. If it is: penned posted {number}\n"
    )
    notes.advance(number, State.POSTED, on=desk.today(), now=desk.now(), by=desk.by)
    clock.later(30)
    assert reminding.remind(desk, paper) is None


def test_a_draft_that_was_left_is_told_after_a_week(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Tom Berg", "a lamp", "graduation")
    write(desk, "Tom")
    clock.later(7)
    reminding.remind(desk, paper)

    assert "Tom Berg: a note for a lamp was begun, and left on 20 November 2026." in paper.said


def test_money_asks_for_a_second_note_when_it_may_be_spent(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Ruth Hahn", "a cheque", "money-gift")
    kind("Bob Diaz", "cheese", "gift")
    for who in ("Ruth", "Bob"):
        follow_up.settle(desk, who, Standing.THANKED, on=None, how="by post")
    clock.later(55)
    assert reminding.remind(desk, paper) is None
    clock.later(1)
    reminding.remind(desk, paper)

    assert paper.said.startswith("Ruth Hahn: a cheque, thanked for on 20 November 2026. What has ")
    assert "Bob" not in paper.said


def test_thanks_of_long_ago_ask_for_no_second_note(desk: Desk, kind: Kind, paper: Paper) -> None:
    kind("Ruth Hahn", "a cheque", "money-gift", date(2020, 5, 4))
    follow_up.settle(desk, "Ruth", Standing.THANKED, on=date(2020, 6, 1), how="by post")

    assert reminding.remind(desk, paper) is None


def test_a_flood_is_one_digest_and_is_not_told_again(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind((f"Guest{number} Berg" for number in range(FLOOD + 2)), "a plate", "wedding", LONG_AGO)
    message = reminding.remind(desk, paper)

    assert message
    assert message.title == "Penned: 12 people to write to"
    assert [told.says.split(":")[0] for told in message.things] == [
        "Guest0 Berg", "Guest1 Berg", "Guest2 Berg",
    ]  # fmt: skip
    assert message.ending == "And 9 more people. All of them: penned owed"
    for _ in range(3):
        clock.later(1)
        assert reminding.remind(desk, paper) is None


def test_what_was_late_when_it_was_noted_comes_a_few_a_day(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind((f"Guest{number} Berg" for number in range(FLOOD - 2)), "a plate", "wedding", LONG_AGO)
    for _ in range(4):
        for _ in range(3):  # however often it is asked on one day
            reminding.remind(desk, paper)
        clock.later(1)

    assert [len(message.things) for message in paper.given] == [FROM_BEFORE, FROM_BEFORE, 2]


def test_what_could_not_be_said_is_told_so_and_tried_again(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Bob Diaz", "cheese", "gift")
    clock.later(14)
    paper.fate = Fate.NOT_SAID
    with pytest.raises(Unreachable, match=r"the wire is cut.*tried again"):
        reminding.remind(desk, paper)
    paper.fate = Fate.SAID

    assert reminding.remind(desk, paper)
    assert paper.keys[0] == paper.keys[1]
    assert reminding.remind(desk, paper) is None


def test_what_was_perhaps_said_waits_for_another_day(
    desk: Desk, kind: Kind, clock: Clock, paper: Paper
) -> None:
    kind("Bob Diaz", "cheese", "gift")
    clock.later(14)
    paper.fate = Fate.PERHAPS
    with pytest.raises(Unreachable, match=r"obody knows whether"):
        reminding.remind(desk, paper)
    paper.fate = Fate.SAID

    assert reminding.remind(desk, paper) is None
    clock.later(1)
    assert reminding.remind(desk, paper)
    assert paper.keys[0] != paper.keys[1]


def test_to_look_says_nothing(desk: Desk, kind: Kind, clock: Clock, paper: Paper) -> None:
    kind("Bob Diaz", "cheese", "gift")
    assert reminding.look(desk, paper.name) is None
    clock.later(14)
    seen = reminding.look(desk, paper.name)

    assert seen
    assert reminding.remind(desk, paper) == seen
    assert reminding.look(desk, paper.name) is None


ZONES = ("America/New_York", "Europe/Berlin", "Pacific/Auckland", "Asia/Kathmandu", "UTC",
         "Africa/Casablanca", "Pacific/Kiritimati", "Australia/Lord_Howe")  # fmt: skip
CHANGES = (datetime(2026, 10, 25, 0, tzinfo=UTC), datetime(2026, 11, 1, 5, tzinfo=UTC),
           datetime(2027, 3, 14, 6, tzinfo=UTC), datetime(2027, 3, 28, 0, tzinfo=UTC),
           datetime(2028, 2, 28, 12, tzinfo=UTC))  # fmt: skip
times = st.one_of(
    st.builds(
        lambda change, hours: change + timedelta(hours=hours),
        st.sampled_from(CHANGES),
        st.integers(-30, 30),
    ),
    st.datetimes(datetime(2026, 9, 1), datetime(2028, 3, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
)
turns = st.lists(
    st.tuples(
        times,
        st.sampled_from(ZONES),
        st.sampled_from(["paper", "mail"]),
        st.sampled_from([Fate.SAID, Fate.SAID, Fate.NOT_SAID, Fate.PERHAPS, None]),
        st.booleans(),
    ),
    min_size=2,
    max_size=6,
)


@pytest.fixture(scope="module")
def filled(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Some debts, a card that lies about, and money that was thanked for."""
    place = shutil.copy(empty, tmp_path_factory.mktemp("filled") / "ledger.sqlite3")
    made = open_desk(place, clock=Clock(datetime(2026, 9, 1, 9, tzinfo=UTC)))
    for who, occasion in (
        ("Ana Reyes", "favour"), ("Bob Diaz", "gift"), ("Mia Kern", "interview"),
        ("Tom Berg", "wedding"), ("Una Berg", "sympathy"), ("Ruth Hahn", "money-gift"),
    ):  # fmt: skip
        capture.capture(made, Moment((who,), "a thing", occasion=occasion, on=made.today()))
    write(made, "Bob", written=made.today())
    follow_up.settle(made, "Ruth", Standing.THANKED, on=None, how="by post")
    yield made
    ledger.close()


@settings(max_examples=TRIED)
@given(turns)
def test_a_thing_is_said_at_most_once_a_day_and_way_whatever_the_clock_does(
    filled: Desk, turns: list[tuple[datetime, str, str, Fate | None, bool]]
) -> None:
    ledger.open(filled.ledger)
    records.Reminder.objects.all().delete()
    on_a_day: Counter[tuple[str, str, date]] = Counter()
    for_a_day: Counter[tuple[str, str, date]] = Counter()
    for time, zone, way, fate, twice in turns:
        desk = Desk(filled.ledger, "me", Clock(time.astimezone(ZoneInfo(zone))))
        papers = [Paper(way, fate)]
        if twice:  # another program runs while the first one speaks
            papers.append(Paper(way))
            papers[0].meanwhile = partial(reminding.remind, desk, papers[1])
        with suppress(Unreachable, Crash):
            reminding.remind(desk, papers[0])
        for paper in papers:
            for told in (told for message in paper.given for told in message.things):
                if paper.fate is not Fate.NOT_SAID:
                    on_a_day[way, told.wanted.item, desk.today()] += 1
                if paper.fate is Fate.SAID:
                    for_a_day[way, told.wanted.item, told.wanted.on] += 1
    assert max(on_a_day.values(), default=1) == 1
    assert max(for_a_day.values(), default=1) == 1


def test_nothing_that_fails_is_lost(filled: Desk) -> None:
    ledger.open(filled.ledger)
    records.Reminder.objects.all().delete()
    for day in (date(2026, 9, 20), date(2026, 9, 20), date(2026, 10, 25), date(2026, 9, 1)):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Berlin"))
        with pytest.raises(Unreachable):
            reminding.remind(Desk(filled.ledger, "me", Clock(noon)), Paper("mail", Fate.NOT_SAID))
    paper = Paper("mail")
    reminding.remind(Desk(filled.ledger, "me", Clock(datetime(2027, 1, 5, tzinfo=UTC))), paper)
    told = {told.wanted.party_id for message in paper.given for told in message.things}
    assert len(told) == 4  # all but who mourns, and whose money was thanked for long ago
