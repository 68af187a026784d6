"""A late note is asked for one honest line, and never blocked; mourning has no clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from penned import occasions
from penned.coach import Advice, Context, Kind, Level, review
from penned.moments import Moment

DAY = date(2026, 3, 2)
LONG_AFTER = date(2026, 11, 22)
NOTE = "Dear Una,\n\n{}The kite flew on Sunday, over the allotments, and stayed up till one.\n\nJo"
BIRTHDAY = Context(moment=Moment(("Una",), "a kite", occasion="birthday", on=DAY), today=LONG_AFTER)


def late(text: str, context: Context) -> list[Advice]:
    return [one for one in review(text, context).advice if one.kind is Kind.LATE]


def said(opening: str) -> list[Advice]:
    return late(NOTE.format(opening and f"{opening} "), BIRTHDAY)


def test_a_late_note_is_asked_the_occasions_own_question() -> None:
    (one,) = said("")

    assert one.level is Level.NOTE
    assert one.question == occasions.load("birthday").late
    assert (one.start, one.end) == (0, 0)
    assert "Late is welcome" in one.message
    assert "Emily Post, Etiquette (1922)" in one.source


def test_being_late_never_keeps_a_note_from_being_ready() -> None:
    assert review(NOTE.format(""), BIRTHDAY).ready


@pytest.mark.parametrize(
    "line",
    [
        "This comes far too late.",
        "I know this is late.",
        "I should have written in March.",
        "I ought to have thanked you months ago.",
        "This note should have reached you in spring.",
        "I have been meaning to write since Easter.",
        "Sorry this took me so long.",
        "Please forgive my long silence.",
        "I'm sorry I didn't write sooner.",
        "My apologies for the delay.",
        "A belated word about your parcel.",
        "Eight months late, but here it is.",
        "Better late than never.",
        "I never wrote to you about your parcel.",
        "It has been eight months and I have not thanked you.",
        "It's been ages.",
        "It took me until November to sit down with a pen.",
        "I am only now getting round to this.",
        "At last I am sitting down to thank you.",
        "You must think I forgot.",
        "No, I haven't forgotten.",
        "I am ashamed at how long this has taken.",
        "It is November already, and your parcel came in March.",
        "I'm terribly slow at writing letters.",
        "Time got away from me.",
        "This letter is longer overdue than my library books.",
        "I have owed you this since spring.",
        "I kept putting this off.",
        "Late as it is, this is for you.",
        "I meant to write straight away.",
        "I meant to write in June, but then the roof came down.",
        "Work has been frantic, and this is the first evening I have had.",
        "We had no time to write before the move.",
        "We are only getting to these now.",
    ],
)
def test_a_line_that_owns_up_is_enough(line: str) -> None:
    assert said(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "You stayed late to wrap it.",
        "My late husband had one just like it.",
        "The late train brought it.",
        "You were sorry to miss the party.",
        "It came in the late summer light.",
        "You never forget a thing that I say.",
        "It took you three hours to make.",
        "You should have seen the dog.",
        "The dog was sorry to see it go up.",
        "We flew it again two weeks after.",
        "You could have bought me a better hat, and you did not.",
        "You finally found out what I wish for.",
        "We were slow to get the string out.",
        "It has been in the air every week.",
        "The wind never once let it down.",
        "You had no time to eat, and you wrapped it in the car.",
        "You said that you were busy that week, and still it came.",
    ],
)
def test_the_same_words_about_something_else_are_not(line: str) -> None:
    assert len(said(line)) == 1


@pytest.mark.parametrize("key", occasions.keys())
def test_every_occasion_that_presses_says_so_from_the_day_after(key: str) -> None:
    occasion = occasions.load(key)
    moment = Moment(what="a kite", occasion=key, on=DAY)
    last = occasions.due(occasion, DAY)

    if last is None:
        assert late(NOTE.format(""), Context(moment=moment, today=LONG_AFTER)) == []
    else:
        in_time = Context(moment=moment, today=last)
        assert late(NOTE.format(""), in_time) == []
        after = replace(in_time, today=last + timedelta(days=1))
        assert [one.question for one in late(NOTE.format(""), after)] == [occasion.late]


@pytest.mark.parametrize("words", ["sympathy", "my father's funeral", "hospital stay", "wednesday"])
def test_mourning_illness_and_wednesdays_are_never_late(words: str) -> None:
    context = Context(occasion=words, moment=Moment(what="soup", on=DAY), today=LONG_AFTER)

    assert late("Dear Una, the soup stood on the step, still warm.", context) == []


def test_the_custom_of_the_country_decides() -> None:
    wedding = Context(
        moment=Moment(what="a kite", occasion="wedding", on=DAY), today=DAY + timedelta(days=70)
    )

    assert late(NOTE.format(""), replace(wedding, custom="US")) == []
    assert len(late(NOTE.format(""), replace(wedding, custom="GB"))) == 1


@pytest.mark.parametrize(
    "context",
    [
        Context(),
        replace(BIRTHDAY, today=None),
        replace(BIRTHDAY, moment=None),
        replace(BIRTHDAY, moment=Moment(what="a kite", occasion="birthday")),
        replace(BIRTHDAY, occasion="moonrise"),
        replace(BIRTHDAY, today=DAY - timedelta(days=400)),
    ],
)
def test_what_is_not_known_is_not_judged(context: Context) -> None:
    assert late(NOTE.format(""), context) == []


def test_an_empty_note_is_not_late_yet() -> None:
    assert late("", BIRTHDAY) == []


def test_a_language_that_is_not_read_is_not_judged() -> None:
    assert late("Kedves Una, köszönöm szépen a sárkányt, nagyon szép volt.", BIRTHDAY) == []


def test_an_occasion_of_a_plugin_is_known_by_itself() -> None:
    choir = replace(occasions.load("favour"), key="choir", late="Which song stayed?")
    mourning = replace(choir, profile=occasions.load("sympathy").profile)
    moment = Moment(what="sang", occasion="choir", on=DAY)

    assert late(NOTE.format(""), Context(moment=moment, today=LONG_AFTER)) == []
    (one,) = late(NOTE.format(""), Context(occasion=choir, moment=moment, today=LONG_AFTER))
    assert one.question == "Which song stayed?"
    assert review("Thank you so much.", Context(occasion=mourning)).specificity is None
