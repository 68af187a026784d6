from __future__ import annotations

from datetime import UTC, datetime

import pytest

from icsfile import ANA, DINNER, EVENING, ME, days, event, file, read
from penned.errors import BadInput
from penned.sources import calendar
from penned.told import Taking

WEEKLY = "RRULE:FREQ=YEARLY;COUNT=2"  # often enough to be a series, and seldom enough to count
INVITED = f"ORGANIZER;CN=Ana Reyes:mailto:{ANA}"


def twice(rule: str = "RRULE:FREQ=DAILY;COUNT=2") -> str:
    return event(DINNER, EVENING[0], rule)


def test_an_event_is_proposed_with_who_what_when_and_the_reason() -> None:
    (row,) = read(event(DINNER, *EVENING, INVITED, f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ME}")).rows
    assert row.taking is Taking.PROPOSED
    assert [party.name for party in row.parties] == ["Ana"]
    assert row.moment
    assert (row.moment.what, row.moment.detail) == ("had me over for a meal", "Dinner at Ana's")
    assert (row.moment.occasion, str(row.moment.on)) == ("dinner", "2026-10-03")
    assert row.because == (
        "“Dinner at Ana's” is in the title, Ana Reyes invited you, it does not repeat"
    )
    assert {"dinner", f"from:{ANA}", "title:dinner at anas"} <= set(row.signals)


def test_nothing_that_only_fills_a_calendar_is_proposed() -> None:
    for title in ("Dentist", "Standup", "Lunch at desk", "Buy gift for Ana", "Dinner at home"):
        assert not read(event(f"SUMMARY:{title}", *EVENING)).rows


@pytest.mark.parametrize(
    "line",
    [
        "STATUS:CANCELLED",
        f"{INVITED}\r\nATTENDEE;PARTSTAT=DECLINED:mailto:{ME}",
        f"{INVITED}\r\nATTENDEE;PARTSTAT=DECLINED:MAILTO:ME@home.net",
        "STATUS:TENTATIVE",
        "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
    ],
)
def test_what_was_called_off_declined_or_is_not_settled_is_left_out(line: str) -> None:
    assert not read(event(DINNER, *EVENING, line)).rows


def test_a_calendar_sent_to_call_off_proposes_nothing() -> None:
    assert not read(file(event(DINNER, *EVENING), head="METHOD:CANCEL\r\n")).rows


def test_an_invitation_is_read_like_any_calendar() -> None:
    assert read(file(event(DINNER, *EVENING), head="METHOD:REQUEST\r\n")).rows


def test_what_is_to_come_or_long_past_is_left_out() -> None:
    for day in ("20261121", "20250101", "20261231", "00010101", "99991231"):
        assert not read(event(DINNER, f"DTSTART:{day}T190000")).rows
    assert read(event(DINNER, "DTSTART:20261120T080000")).rows


def test_a_stay_that_has_not_ended_is_still_to_come() -> None:
    stay = "SUMMARY:Staying with Ana"
    begun, over = ("DTEND;VALUE=DATE:20261125", "DTEND;VALUE=DATE:20261121")
    assert not read(event(stay, "DTSTART;VALUE=DATE:20261118", begun)).rows
    assert days(read(event(stay, "DTSTART;VALUE=DATE:20261118", over))) == ["2026-11-18"]


def test_what_is_private_is_proposed_without_its_words() -> None:
    (row,) = read(event(DINNER, *EVENING, "CLASS:PRIVATE")).rows
    assert row.moment
    assert "Dinner at" not in row.because + row.moment.detail + row.moment.what


def test_the_time_of_utc_is_told_where_the_calendar_is() -> None:
    late = event(DINNER, "DTSTART:20261004T010000Z", "DTEND:20261004T030000Z")
    assert days(read(file(late, head="X-WR-TIMEZONE:America/New_York\r\n"))) == ["2026-10-03"]
    assert days(read(late, zone="America/New_York")) == ["2026-10-03"]
    assert days(read(late)) == ["2026-10-04"]


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART:20261003T233000",
        "DTSTART;TZID=America/New_York:20261003T233000",
        "DTSTART;TZID=Eastern Standard Time:20261003T233000",
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261003T233000",
        "DTSTART;TZID=Nowhere/Atoll:20261003T233000",
        "DTSTART;VALUE=DATE:20261003",
    ],
)
def test_a_local_time_is_the_day_on_the_wall_there(start: str) -> None:
    assert days(read(event(DINNER, start))) == ["2026-10-03"]


def test_a_zone_that_the_calendar_describes_itself_is_followed() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Home\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+1200\r\nTZOFFSETTO:+1100\r\n"
        "END:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    series = event(
        DINNER,
        "DTSTART;TZID=Home:20261003T090000",
        "RRULE:FREQ=DAILY;COUNT=2",
        "EXDATE:20261002T220000Z",
    )
    assert days(read(file(zone, series))) == ["2026-10-04"]


def test_the_hour_of_a_series_stays_through_the_change_of_clocks() -> None:
    series = event(
        DINNER,
        "DTSTART;TZID=Europe/Berlin:20261024T233000",
        "RRULE:FREQ=DAILY;COUNT=2",
        "EXDATE;TZID=Europe/Berlin:20261025T233000",
    )
    assert days(read(series)) == ["2026-10-24"]


def test_a_series_in_utc_is_counted_in_utc_and_told_at_home() -> None:
    series = event(DINNER, "DTSTART:20261025T023000Z", "RRULE:FREQ=DAILY;COUNT=2")
    assert days(read(series, zone="America/New_York")) == ["2026-10-24", "2026-10-25"]


def test_more_and_fewer_days_of_a_series_are_heeded() -> None:
    base = (DINNER, EVENING[0])
    more = read(event(*base, "RDATE;TZID=Europe/Berlin:20261008T190000"))
    assert days(more) == ["2026-10-03", "2026-10-08"]
    assert days(read(event(*base, WEEKLY, "EXDATE;VALUE=DATE:20261003"))) == []


def test_one_changed_occurrence_takes_its_place() -> None:
    moved = event(
        DINNER,
        "RECURRENCE-ID;TZID=Europe/Berlin:20261004T190000",
        "DTSTART;TZID=Europe/Berlin:20261006T190000",
    )
    assert days(read(file(twice(), moved))) == ["2026-10-03", "2026-10-06"]
    off = moved.replace("END:VEVENT", "STATUS:CANCELLED\r\nEND:VEVENT")
    assert days(read(file(off, twice()))) == ["2026-10-03"]


def test_an_occurrence_changed_for_all_that_follow_moves_them_and_gives_its_words() -> None:
    series = event(
        DINNER, "DTSTART;TZID=Europe/Berlin:20240101T190000", "RRULE:FREQ=YEARLY;COUNT=9"
    )
    onwards = event(
        "SUMMARY:Dinner at Tom's",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20250101T190000",
        "DTSTART;TZID=Europe/Berlin:20250103T190000",
    )
    (row,) = read(file(series, onwards)).rows
    assert row.moment
    assert (str(row.moment.on), row.moment.givers) == ("2026-01-03", ("Tom",))


def test_an_occurrence_without_its_series_stands_alone() -> None:
    alone = event(DINNER, EVENING[0], "RECURRENCE-ID;TZID=Europe/Berlin:20261003T190000")
    assert days(read(alone)) == ["2026-10-03"]


def test_the_key_is_the_same_in_any_file_and_after_a_move() -> None:
    here = read(event(DINNER, *EVENING)).rows
    moved = event(DINNER, "DTSTART:20261009T190000", "LAST-MODIFIED:20261008T100000Z")
    (there,) = read(file(event("SUMMARY:Dentist", *EVENING, uid="0"), moved)).rows
    assert there.key == here[0].key
    assert there.as_of == datetime(2026, 10, 8, 10, tzinfo=UTC)
    keys = {row.key for row in read(twice()).rows}
    assert len(keys) == 2
    assert here[0].key not in keys


def test_an_event_without_an_id_is_known_by_title_and_time() -> None:
    plain = event(DINNER, *EVENING).replace("UID:1\r\n", "")
    other = event("SUMMARY:Lunch at Tom's", *EVENING).replace("UID:1\r\n", "")
    one, two = read(file(plain, other)).rows
    assert one.key != two.key
    assert one.key == read(plain).rows[0].key


def test_of_an_event_that_stands_there_twice_the_last_counts() -> None:
    assert not read(file(event(DINNER, *EVENING), event("SUMMARY:Dentist", *EVENING))).rows


def test_several_calendars_in_one_file_are_read() -> None:
    both = file(event(DINNER, *EVENING)) + file(event("SUMMARY:Lunch at Tom's", *EVENING, uid="2"))
    assert [row.row for row in read(both).rows] == [1, 2]


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("DTSTART:someday", "when it begins"),
        ("X-NOTHING:1", "when it begins"),
        (f"{EVENING[0]}\r\nRRULE:FREQ=SECONDLY", "every second"),
        (f"{EVENING[0]}\r\nRRULE:FREQ=MINUTELY;COUNT=1000000000", "every minute"),
        (f"{EVENING[0]}\r\nRRULE:FREQ=WEEKLY;INTERVAL=0", "0 times"),
        (f"{EVENING[0]}\r\nRRULE:nonsense", "how often"),
        (f"{EVENING[0]}\r\nRRULE:FREQ=YEARLY;BYWEEKNO=20", "number of the week"),
    ],
)
def test_a_broken_event_is_named_and_stops_no_other(broken: str, why: str) -> None:
    good = event("SUMMARY:Lunch at Tom's", *EVENING, uid="2")
    found = read(file(event(DINNER, broken), good))
    assert [row.row for row in found.rows] == [2]
    (fault,) = found.faults
    assert fault.row == 1
    assert fault.reason.startswith("“Dinner at Ana's”")
    assert why in fault.reason


def test_an_event_that_does_not_end_stops_no_other() -> None:
    open_ended = event(DINNER, *EVENING).replace("END:VEVENT\r\n", "")
    good = event("SUMMARY:Lunch at Tom's", *EVENING, uid="2")
    found = read(file(open_ended, good))
    assert [row.row for row in found.rows] == [2]
    assert "another event begins" in found.faults[0].reason
    assert "the file ends" in read(f"BEGIN:VCALENDAR\r\n{open_ended}".encode()).faults[0].reason


def test_rules_that_never_end_are_left_when_they_cost_too_much() -> None:
    bomb = "RRULE:FREQ=DAILY;COUNT=2;BYMONTH=2;BYMONTHDAY=30"
    found = read(
        file(*(event(DINNER, "DTSTART:19000101T190000", bomb, uid=str(n)) for n in range(60)))
    )
    assert not found.rows
    assert "too many to follow" in found.faults[-1].reason


@pytest.mark.parametrize("data", [b"", b"hello", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"\xff\xfe\x00"])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="not a calendar"):
        read(data)


def test_more_events_than_a_calendar_holds_are_refused() -> None:
    with pytest.raises(BadInput, match="20,000 events"):
        read(b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 20_001)


@pytest.mark.parametrize("line", ["DESCRIPTION", "SUMMARY", "X-ALT-DESC", "ATTENDEE"])
def test_an_endless_line_hurts_nobody(line: str) -> None:
    good = event("SUMMARY:Lunch at Tom's", *EVENING, uid="2")
    found = read(file(event(f"{line}:{'a ' * 500_000}", *EVENING), good))
    assert [row.row for row in found.rows] == [2]


def test_deep_nesting_and_a_crowd_of_guests_hurt_nobody() -> None:
    deep = event(DINNER, *EVENING, *["BEGIN:VALARM"] * 50_000)
    guests = [f"ATTENDEE:mailto:{number}@x.org" for number in range(20_000)]
    good = event("SUMMARY:Lunch at Tom's", *EVENING, uid="2")
    found = read(file(event("SUMMARY:Gala", *EVENING, *guests, uid="3"), deep, good))
    assert [row.row for row in found.rows] == [2, 3]


def test_signs_that_turn_or_hide_words_are_taken_out() -> None:
    (row,) = read(event("SUMMARY:Dinner\u202e at \u200bAna's", *EVENING)).rows
    assert row.moment
    assert row.moment.detail == "Dinner at Ana's"


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16", "cp1252"])
def test_calendars_in_other_encodings_are_read(code: str) -> None:
    text = file(event("SUMMARY:Déjeuner chez Zoé", *EVENING)).decode()
    (row,) = read(text.encode(code)).rows
    assert row.moment
    assert row.moment.givers == ("Zoé",)


def test_a_line_folded_in_the_middle_of_a_letter_is_joined() -> None:
    data = file(event("SUMMARY:Déjeuner chez Zoé", *EVENING))
    place = data.index("é".encode()) + 1
    (row,) = read(data[:place] + b"\r\n " + data[place:]).rows
    assert row.moment
    assert row.moment.detail == "Déjeuner chez Zoé"


def test_whose_calendar_it_is_is_taken_from_its_title_and_said() -> None:
    lines = (DINNER, *EVENING, INVITED, f"ATTENDEE;PARTSTAT=DECLINED:mailto:{ME}")
    found = read(file(event(*lines), head=f"X-WR-CALNAME:{ME}\r\n"), me=())
    assert not found.rows
    assert ME in found.remarks[0]
    assert ("you", ME) in found.about


def test_whose_calendar_it_is_is_seen_from_who_is_always_there() -> None:
    others = [
        event(
            f"SUMMARY:Meeting {number}",
            *EVENING,
            f"ORGANIZER:mailto:{number}@x.org",
            f"ATTENDEE:mailto:{ME}",
            uid=f"{number} m",
        )
        for number in range(3)
    ]
    mine = event("SUMMARY:Interview", *EVENING, f"ORGANIZER:mailto:{ME}", f"ATTENDEE:mailto:{ANA}")
    assert ME in read(file(*others, mine), me=()).remarks[0]
    assert not read(file(mine), me=()).remarks


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Dinner at the Millers'", "the Millers"),
        ("Dinner at the Millers’", "the Millers"),
        ("Phone screen: Yuki Tanaka / Sony", "Yuki Tanaka"),
        ("Phone screen - Yuki Tanaka (Sony)", "Yuki Tanaka"),
    ],
)
def test_a_strong_sign_with_a_name_is_proposed_without_any_guest(title: str, who: str) -> None:
    (row,) = read(event(f"SUMMARY:{title}", *EVENING), me=()).rows
    assert [party.name for party in row.parties] == [who]


def test_a_meal_with_the_one_who_invited_is_proposed_and_with_another_not() -> None:
    mine = f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ME}"
    assert read(event("SUMMARY:Dinner with Ana", *EVENING, INVITED, mine)).rows
    assert not read(event("SUMMARY:Dinner with Bob", *EVENING, INVITED, mine)).rows
    assert not read(event("SUMMARY:Dinner with Ana", *EVENING)).rows


def test_a_few_times_of_one_thing_are_each_proposed() -> None:
    times = event("SUMMARY:Mentoring with Carol Danvers", EVENING[0], "RRULE:FREQ=MONTHLY;COUNT=3")
    assert days(read(times)) == ["2026-10-03", "2026-11-03"]


def test_it_is_said_how_many_events_were_passed_over_and_which_nearly_counted() -> None:
    titles = ("Dinner at Ana's", "Lunch w/ Priya", "Dentist")
    found = read(
        file(*(event(f"SUMMARY:{t}", *EVENING, uid=str(at)) for at, t in enumerate(titles)))
    )
    assert dict(found.about)["looked at"] == (
        "3 since 2025-10-16, 2 passed over, nearly proposed: “Lunch w/ Priya”"
    )
    secret = event("SUMMARY:Lunch w/ Priya", *EVENING, "CLASS:PRIVATE")
    assert "Priya" not in str(read(secret).about)


def test_an_event_elsewhere_is_on_the_day_it_was_at_home() -> None:
    tokyo = event(DINNER, "DTSTART;TZID=Asia/Tokyo:20261004T090000")
    head = "X-WR-TIMEZONE:America/New_York\r\n"
    assert days(read(file(tokyo, head=head))) == ["2026-10-03"]
    others = [
        event("SUMMARY:Dentist", "DTSTART;TZID=America/New_York:20261001T090000", uid=uid)
        for uid in "23"
    ]
    assert days(read(file(tokyo, *others), zone="Europe/Berlin")) == ["2026-10-03"]
    assert days(read(tokyo)) == ["2026-10-04"]
    assert days(read(tokyo, zone="Etc/UTC")) == ["2026-10-04"]


def test_an_event_without_an_id_has_one_key_in_every_zone() -> None:
    late = event(DINNER, "DTSTART:20261004T010000Z").replace("UID:1\r\n", "")
    here, there = (read(late, zone=zone).rows[0] for zone in ("", "America/New_York"))
    assert (here.key == there.key, here.moment == there.moment) == (True, False)


def test_a_series_that_has_ended_proposes_nothing_after_its_end() -> None:
    begun = ("DTSTART;TZID=Europe/Berlin:20221003T190000", "RRULE:FREQ=YEARLY;COUNT=5")
    assert days(read(event(DINNER, *begun))) == ["2026-10-03"]
    for until in ("20240101", "20240101T000000Z", "20261003T165959Z", "20261002"):
        rule = f"RRULE:FREQ=YEARLY;UNTIL={until}"
        assert not read(event(DINNER, begun[0], rule)).rows
    for until in ("20261003", "20261003T170000Z"):
        assert read(event(DINNER, begun[0], f"RRULE:FREQ=YEARLY;UNTIL={until}")).rows


def test_many_faults_of_one_kind_are_told_in_one_sentence() -> None:
    fine = "RRULE:FREQ=SECONDLY"
    found = read(file(*(event(DINNER, EVENING[0], fine, uid=str(n)) for n in range(130))))
    assert len(found.faults) == 100
    assert found.remarks[-1] == (
        "of 30 more events: it repeats every second, which no kindness does"
    )


def test_a_file_has_so_many_repeating_events_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "MOST_SERIES", 3)
    found = read(file(*(event(DINNER, *EVENING, "RRULE:FREQ=DAILY", uid=str(n)) for n in range(5))))
    assert [fault.row for fault in found.faults] == [4, 5]
    assert "too many to follow" in found.faults[0].reason
