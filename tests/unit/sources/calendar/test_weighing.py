from __future__ import annotations

import pytest

from icsfile import ANA, DINNER, EVENING, ME, event, read
from penned.sources.proposing import Decision, Known

HOST = f"ORGANIZER;CN=Ana Reyes:mailto:{ANA}"
MINE = f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ME}"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"


def reason(*lines: str, decisions: tuple[Decision, ...] = ()) -> str:
    """Why the event is proposed; "" where it is not."""
    rows = read(event(*EVENING, *lines), decisions=decisions).rows
    return rows[0].because if rows else ""


def givers(*lines: str, known: tuple[Known, ...] = ()) -> list[str]:
    (row,) = read(event(*EVENING, *lines), known=known).rows
    return [party.name for party in row.parties]


def test_the_words_of_the_reason_stand_as_in_the_title() -> None:
    assert reason("SUMMARY:Rev. Dale visits (hospital\\, ward 7)").startswith(
        "“Rev. Dale visits (hospital” is in the title"
    )


def test_what_repeats_is_no_kindness_unless_once_a_year() -> None:
    assert reason(DINNER)
    assert not reason(DINNER, WEEKLY)
    assert reason(DINNER, "RRULE:FREQ=YEARLY").endswith("it comes once a year")


def test_what_I_invite_to_is_no_kindness_but_a_speaker_there_is() -> None:  # noqa: N802 - I, the person
    hosted = (f"ORGANIZER:mailto:{ME}", f"ATTENDEE;CN=Ana Reyes:mailto:{ANA}")
    assert not reason("SUMMARY:Dinner at Nora's", *hosted)
    assert reason("SUMMARY:Guest speaker Ana Reyes", *hosted)
    assert not reason("SUMMARY:Guest speaker Tom Lee", HOST, MINE)


def test_a_crowd_or_an_office_is_no_host() -> None:
    crowd = [f"ATTENDEE;CN=Guest {n}:mailto:{n}@x.org" for n in range(12)]
    assert not reason(DINNER, *crowd)
    office = "ORGANIZER;CN=Events Team:mailto:events@hall.org"
    assert not reason(DINNER, office)


def test_an_interview_by_my_own_firm_is_one_that_I_hold() -> None:  # noqa: N802 - I, the person
    title = "SUMMARY:Technical interview"
    assert reason(title, "ORGANIZER;CN=Jo Lee:mailto:jo@other.com")
    assert not reason(title, "ORGANIZER;CN=Jo Lee:mailto:jo@home.net")
    assert not reason("SUMMARY:Interview candidate Sam", HOST)


def test_the_same_provider_of_mail_makes_no_colleagues() -> None:
    rows = read(
        event("SUMMARY:Phone interview", *EVENING, "ORGANIZER;CN=Jo Lee:mailto:jo@gmail.com"),
        me=("me@gmail.com",),
    ).rows
    assert len(rows) == 1


def test_an_invitation_that_was_not_answered_says_so() -> None:
    unsure = f"ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:{ME}"
    assert "though you did not say that you would come" in reason(DINNER, HOST, unsure)


def test_rooms_lists_and_offices_are_nobody_to_thank() -> None:
    panel = (
        "SUMMARY:Panel interview",
        "ORGANIZER;CN=Recruiting:mailto:jobs@acme.io",
        MINE,
        "ATTENDEE;CN=Dana Whitfield:mailto:dana@acme.io",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@acme.io",
        "ATTENDEE;CUTYPE=GROUP;CN=Design:mailto:design@acme.io",
        "ATTENDEE;CN=Attic:mailto:c_1@resource.calendar.google.com",
        "ATTENDEE:mailto:luis.prado@acme.io",
        "ATTENDEE:mailto:noreply@acme.io",
    )
    assert givers(*panel) == ["Dana Whitfield", "Luis Prado"]


def test_who_is_known_is_named_as_they_are_known() -> None:
    reyes = Known("Dr. Ana Reyes", (ANA,))
    assert givers(DINNER, known=(reyes,)) == ["Dr. Ana Reyes"]
    assert givers("SUMMARY:Final round", HOST, known=(reyes,)) == ["Dr. Ana Reyes"]
    pike = Known("Alan & Jean Pike")
    assert givers("SUMMARY:Lunch at the Pikes", known=(pike,)) == ["Alan & Jean Pike"]
    assert "you know Dr. Ana Reyes" in read(event(DINNER, *EVENING), known=(reyes,)).rows[0].because


def test_who_of_two_is_meant_is_not_guessed() -> None:
    two = (Known("Ana Reyes", (ANA,)), Known("Ana Li"))
    assert givers(DINNER, known=two) == ["Ana"]
    assert givers("SUMMARY:Dinner at Ana Li's", known=two) == ["Ana Li"]


def test_the_address_of_a_giver_goes_with_the_name() -> None:
    (row,) = read(event("SUMMARY:Final round", *EVENING, HOST)).rows
    assert [each.values("email") for each in row.particulars] == [(ANA,)]


def test_a_restaurant_is_no_host_unless_somebody_treats() -> None:
    assert not reason("SUMMARY:Dinner at Luigi's")
    assert not reason("SUMMARY:Dinner at Rosa's", "LOCATION:Rosa's Trattoria\\, Main St")
    assert reason("SUMMARY:Dinner at Jun Park's")


def test_whose_name_is_nowhere_is_left_open() -> None:
    assert givers("SUMMARY:Final round interview") == []


@pytest.mark.parametrize(
    ("title", "occasion"),
    [
        ("Ana drives me to the airport", "favour"),
        ("Staying with Ana", "stay"),
        ("Ana bringing soup", "medical"),
        ("Ana babysitting", "favour"),
        ("Moving day: Ana helping", "favour"),
        ("Coffee with Ana, career advice", "mentor"),
        ("Reference letter from Ana", "reference-letter"),
        ("New client, referred by Ana", "referral"),
        ("Surprise party by Ana", "birthday"),
        ("Abendessen bei Ana", "dinner"),
        ("Ana fährt mich zum Bahnhof", "favour"),
        ("Dîner chez Ana", "dinner"),
        ("Ana garde les enfants", "favour"),
        ("Cena en casa de Ana", "dinner"),
        ("Ana me lleva a la estación", "favour"),
    ],
)
def test_kindnesses_of_every_kind_and_language_are_known(title: str, occasion: str) -> None:
    (row,) = read(event(f"SUMMARY:{title}", *EVENING), known=(Known("Ana Reyes"),)).rows
    assert row.moment
    assert (row.moment.occasion, row.moment.givers) == (occasion, ("Ana Reyes",))


def test_what_was_dismissed_often_is_proposed_no_more() -> None:
    rows = read(event(DINNER, *EVENING, HOST)).rows
    no = Decision(accepted=False, signals=rows[0].signals)
    assert reason(DINNER, HOST, decisions=(no, no, no)) == ""
    assert reason("SUMMARY:Final round", decisions=(no, no, no))


def test_a_series_that_was_accepted_is_proposed_with_the_reason() -> None:
    evening = (DINNER, EVENING[0], WEEKLY)
    yes = Decision(accepted=True, signals=("dinner", "series:1"))
    rows = read(event(*evening), known=(Known("Ana Reyes"),), decisions=(yes,) * 3).rows
    assert len(rows) == 4
    assert rows[0].because.endswith("though it repeats, you accepted 3 like it")
