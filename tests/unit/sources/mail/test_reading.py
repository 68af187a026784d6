from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mailfile import BESIDE, HEAD, KIND, letter, read, told
from penned.errors import BadInput
from penned.moments import Donation
from penned.people.person import Household
from penned.sources import kinds
from penned.sources.proposing import Decision
from penned.told import Taking

FROM = "From - Mon Oct  5 09:00:00 2026\n"
GIFT = "Grandma Ellen sent you a gift: Wool blanket, worth $80.00\nGift message: Keep warm!\n"


def test_a_letter_proposes_who_what_when_and_why() -> None:
    row = told()

    assert row
    assert row.moment
    assert row.taking is Taking.PROPOSED
    assert row.moment.givers == ("Ana Reyes",)
    assert row.moment.what == "put in a good word for me"
    assert row.moment.on == date(2026, 10, 5)
    assert row.sentence == KIND
    assert row.because == "Ana Reyes spoke up for you: “put in a good word for you”"
    assert row.particulars[0].values("email") == ("ana@reyes.example",)
    assert row.signals[0] == "good_word"
    assert row.signals[-1] == "from:ana@reyes.example"


def test_a_message_is_the_same_by_its_number_else_by_day_sender_and_subject() -> None:
    numbered = [read(letter(subject=each)).rows[0].key for each in ("a", "b")]
    unnumbered = [read(letter(subject=each, message_id="")).rows[0].key for each in ("a", "b", "b")]

    assert len(set(numbered)) == 1
    assert unnumbered[0] != unnumbered[1] == unnumbered[2]


@pytest.mark.parametrize(
    "text",
    [
        "Could you put in a good word for you know whom?",
        "Shall I say that I put in a good word for you?",
        "If you like, I put in a good word for you.",
        "She wrote “I put in a good word for you” under it.",
        "> I put in a good word for you.",
        "On Monday Tom wrote:\nI put in a good word for you.",
        "We put in a good word for you. Unsubscribe here.",
    ],
)
def test_what_is_asked_offered_quoted_or_sold_is_no_kindness(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "said",
    [
        {"From": "Maya Lindqvist <maya@lindqvist.example>"},
        {"From": "Maya Lindqvist <maya@elsewhere.example>"},
        {"From": "Support <support@barn.example>"},
        {"From": "Ana Reyes <no-reply@barn.example>"},
        {"List_Id": "<friends.example>"},
        {"Precedence": "bulk"},
        {"Auto_Submitted": "auto-replied"},
        {"Subject": "Automatic reply: hello"},
        {"X_Gmail_Labels": "Sent,Opened"},
        {"Date": "Mon, 05 Oct 2020 09:00:00 +0200"},
    ],
)
def test_own_mail_machines_lists_answers_and_old_mail_are_passed_over(said: dict[str, str]) -> None:
    assert told(**said) is None


def test_what_was_passed_over_is_counted() -> None:
    own = letter().replace(b"ana@reyes.example", b"maya@lindqvist.example")
    box = b"".join(FROM.encode() + each + b"\n" for each in (letter(), own))

    assert dict(read(box).about) == {"messages": "2", "passed over": "1 that you sent"}


def test_without_the_persons_addresses_that_is_said() -> None:
    assert read(letter()).remarks == ()
    assert "--me" in read(letter(), replace(BESIDE, me=())).remarks[0]


def test_somebody_known_is_named_as_in_the_ledger_and_needs_fewer_words() -> None:
    hint = "You're welcome! My notes are attached."
    known = letter(hint).replace(b"Ana Reyes <ana@", b"C. Reyes <carol@")
    (row,) = read(known).rows

    assert row.moment
    assert row.moment.givers == ("Aunt Carol",)
    assert "you know who wrote it" in row.because


def test_a_couple_that_signs_together_is_thanked_together() -> None:
    row = told(f"{KIND}\n\nAna & Tom Reyes")

    assert row
    assert isinstance(row.parties[0], Household)
    assert row.moment
    assert row.moment.givers == ("Ana & Tom Reyes",)


def test_a_family_name_that_stands_first_is_put_last() -> None:
    (row,) = read(letter().replace(b"Ana Reyes <", b'"Reyes, Ana" <')).rows

    assert row.moment
    assert row.moment.givers == ("Ana Reyes",)


def shop(text: str, **said: str) -> bytes:
    return letter(text, From="Thistle & Co <gifts@thistle.example>", **said)


def test_of_a_shops_message_the_giver_the_gift_and_the_wish_are_taken() -> None:
    (row,) = read(shop(GIFT)).rows

    assert row.moment
    assert row.moment.givers == ("Grandma Ellen",)
    assert (row.moment.what, row.moment.detail) == ("Wool blanket", "Keep warm")
    assert row.particulars[0].facts == ()


def test_a_gift_that_a_shop_writes_of_twice_is_one() -> None:
    bought = shop(GIFT)
    sent = shop(GIFT, Message_Id="<2@x>", Date="Wed, 07 Oct 2026 09:00:00 +0200")
    other = shop(GIFT.replace("Wool blanket", "Tea pot"), Message_Id="<3@x>")
    box = b"".join(FROM.encode() + each + b"\n" for each in (bought, sent, other))

    assert [row.moment.what for row in read(box).rows if row.moment] == ["Wool blanket", "Tea pot"]


@pytest.mark.parametrize(
    "text",
    [
        "You have received a gift from us: free delivery.",
        "A gift from Thistle & Co is waiting for you.",
        "Your gift to Ana Reyes was delivered. Gift message: Keep warm!",
        "Someone sent you a gift.",
        "Give the gift of warmth.",
    ],
)
def test_gifts_of_nobody_of_the_shop_and_of_ones_own_are_left_out(text: str) -> None:
    assert read(shop(text)).rows == ()


def test_a_donation_has_its_sum_apart_from_its_words() -> None:
    text = "Peter Holm has just donated €1,120.00 to “Harbour Library”."
    (row,) = read(shop(text)).rows

    assert row.moment
    assert row.moment.what == "a donation"
    assert row.moment.donation
    assert str(row.moment.donation.amount) == "1120.00"
    assert replace(row.moment.donation, amount=None) == Donation(
        currency="EUR", designation="Harbour Library"
    )


INTERVIEW = (
    "This is to confirm your interview on {day} at 10:00.\n\n"
    "Interviewers: Sarah Chen (Design Director), Marcus Bell\n\n"
    "If you need to reschedule, please write to us.\n"
)


def test_an_interview_is_proposed_when_it_is_over_with_those_who_asked() -> None:
    (row,) = read(shop(INTERVIEW.format(day="Thursday, 8 October"))).rows

    assert row.moment
    assert row.moment.givers == ("Sarah Chen", "Marcus Bell")
    assert row.moment.on == date(2026, 10, 8)


@pytest.mark.parametrize(
    "text",
    [
        INTERVIEW.format(day="3 December 2026"),
        INTERVIEW.format(day="a day to be settled"),
        INTERVIEW.format(day="8 October") + "Unfortunately we must cancel it.",
    ],
)
def test_what_is_to_come_undated_or_cancelled_is_not_proposed(text: str) -> None:
    assert read(shop(text)).rows == ()


def test_of_an_introduction_who_was_introduced_is_told_but_not_oneself() -> None:
    row = told("Tom, meet Maya. Maya, I'd like to introduce you to Tom Linden of Linden Books.")

    assert row
    assert row.moment
    assert row.moment.what == "introduced me to Tom Linden"


def test_what_was_dismissed_often_is_not_proposed_again_soon() -> None:
    row = told()
    assert row
    no = tuple(Decision(accepted=False, signals=row.signals) for _ in range(3))

    assert read(letter(), replace(BESIDE, decisions=no)).rows == ()


def test_an_invitation_in_a_message_is_read_as_a_calendar_is() -> None:
    head = HEAD + b"Content-Type: text/calendar; method=REQUEST\n\n"
    event = (
        b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\n"
        b"DTSTAMP:20261001T000000Z\nDTSTART:20261010T180000Z\nDTEND:20261010T210000Z\n"
        b"SUMMARY:Dinner at Ana's\nORGANIZER;CN=Ana Reyes:mailto:ana@reyes.example\n"
        b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:maya@lindqvist.example\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (row,) = read(head + event).rows

    assert row.row == 1
    assert row.moment
    assert row.moment.on == date(2026, 10, 10)


def test_a_message_that_cannot_be_read_is_told_by_number_and_subject_and_stops_nothing() -> None:
    tnef = HEAD + b"Content-Type: application/ms-tnef\n\nx\n"
    box = b"".join(FROM.encode() + each + b"\n" for each in (tnef, letter()))
    found = read(box)

    assert [fault.row for fault in found.faults] == [1]
    assert "“hello”" in found.faults[0].reason
    assert [row.row for row in found.rows] == [2]


def test_a_long_sentence_is_cut_around_what_it_says() -> None:
    row = told("word " * 200 + KIND[:-1] + " word" * 200)

    assert row
    assert len(row.sentence) <= 300
    assert "put in a good word for you" in row.sentence


@pytest.mark.parametrize("data", [b"", b"\n\n", FROM.encode()])
def test_a_file_without_mail_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="no mail"):
        read(data)


@pytest.mark.parametrize(
    "hostile",
    [
        b"Subject: " + b"=?utf-8?q?=3D?= " * 20_000 + b"\n" + HEAD + b"\n" + KIND.encode(),
        b"".join(b"X-%d: y\n" % at for at in range(5_000)) + HEAD + b"\n",
        HEAD + b"\n" + b"introduce you to " + b"Aa " * 100_000,
        HEAD + b"\n" + b'"gift message: ' * 50_000,
        HEAD + b"\ninterview " + b"1" * 60_000 + b" 10:10" * 10_000,
        HEAD + b"\n" + b"On Monday wrote: " * 50_000,
        HEAD + b"\n" + b"Gift message:\n" * 10_000,
    ],
    ids=range(7),
)
def test_messages_made_to_be_slow_are_read(hostile: bytes) -> None:
    assert dict(read(hostile).about)["messages"] == "1"


@pytest.mark.parametrize(
    "data",
    [letter(), b"Content-Type: text/plain\n" + letter(), b"250   \n" + letter(), FROM.encode()],
)
def test_mail_is_recognised_by_what_it_holds(data: bytes) -> None:
    assert kinds.of(data, "a") == kinds.MAIL


def test_the_day_is_that_of_the_person_and_never_to_come() -> None:
    late = letter(Date="Sun, 22 Nov 2026 23:30:00 -0800")
    (here,) = read(late).rows
    (away,) = read(late, replace(BESIDE, zone="Europe/Berlin")).rows

    assert here.moment
    assert here.moment.on == date(2026, 11, 22)
    assert away.moment
    assert away.moment.on is None
