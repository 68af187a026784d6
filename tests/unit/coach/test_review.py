"""What a review promises: gentleness, its order, and an answer for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.coach import Advice, Context, Kind, Level, Review, Way, review
from penned.coach.reading import LONGEST
from penned.moments import Moment

GENERIC = "Dear Jean, thank you for your kindness and your thoughtful gift. It meant so much. Ron"


def kinds(text: str, context: Context | None = None) -> set[Kind]:
    return {advice.kind for advice in review(text, context).advice}


@pytest.mark.parametrize("occasion", ["sympathy", "Funeral flowers", "hospital stay", "illness"])
def test_mourning_and_illness_are_never_nagged_and_never_counted(occasion: str) -> None:
    said = review(GENERIC, Context(occasion=occasion))

    assert said == Review((), None)
    assert said.ready


def test_the_same_note_on_another_occasion_is_asked_about() -> None:
    said = review(GENERIC, Context(occasion="gift"))

    assert not said.ready
    assert said.specificity is not None
    assert said.specificity < 10


def test_a_slot_and_a_wrong_name_are_told_in_mourning_too() -> None:
    context = Context(to=("Jean Parry",), occasion="sympathy")

    assert kinds("Dear Tom, thank you for the [flowers or food].", context) >= {Kind.WRONG_NAME}
    assert kinds("Dear Jean, thank you for the [gift].", context) == {Kind.SLOT}


def test_a_note_in_another_language_is_read_for_slots_and_names_only() -> None:
    said = review("Beste Anne, heel hartelijk bedankt voor [Name]!", Context(to=("Hanna Weber",)))

    assert {advice.kind for advice in said.advice} == {Kind.SLOT, Kind.WRONG_NAME}
    assert said.specificity is None


def test_the_occasion_of_the_moment_counts_where_none_is_said() -> None:
    moment = Moment(what="flowers", occasion="sympathy")

    assert review(GENERIC, Context(moment=moment)).advice == ()


def test_only_a_warning_keeps_a_note_from_being_ready() -> None:
    def advice(level: Level) -> Advice:
        return Advice(Kind.LATE, level, 0, 0, "why", "question?", "message", "source", "rule")

    assert Review((advice(Level.NOTE), advice(Level.SUGGESTION))).ready
    assert not Review((advice(Level.NOTE), advice(Level.WARNING))).ready


def test_a_question_is_built_from_the_moment_and_never_a_sentence_for_the_note() -> None:
    moment = Moment(givers=("Ana & Tom Reyes",), what="enamel paella pan")
    questions = [
        one.question
        for one in review("Thank you for the lovely gift!", Context(moment=moment)).advice
    ]

    assert "You noted “enamel paella pan”: where is it now, and who uses it?" in questions
    assert "You noted “enamel paella pan”: where does the note speak of it?" in questions


def test_a_name_is_right_by_nickname_accent_and_kin() -> None:
    for greeting, name in [
        ("Dear Bob", "Robert Hale"),
        ("Dear Zoe", "Zoë Brontë-Hall"),
        ("Dear Granny", "Ruth Lindqvist"),
        ("Dear Dr. Park", "Dr. Jun Park (work)"),
        ("Dear Lees", "Mr. and Mrs. Lee"),
        ("Dear Ana", "Ana Reyes"),
    ]:
        assert kinds(f"{greeting}, the kettle sings in two keys.", Context(to=(name,))) == set()


PANEL = Moment(givers=("Priya Shah", "Dr. Tom Becker", "Hannah Wu"), what="tour of the press")


@pytest.mark.parametrize("greeting", ["Dear Priya", "Dear Ms. Wu", "Hannah"])
def test_one_who_gave_the_same_is_not_greeted_in_the_note_to_another(greeting: str) -> None:
    context = Context(to=("Dr. Tom Becker",), moment=PANEL)
    said = review(f"{greeting},\n\nthe press was warm when we came in.", context)

    assert [(one.kind, one.level) for one in said.advice] == [(Kind.WRONG_NAME, Level.WARNING)]


def test_one_who_gave_the_same_may_be_told_of() -> None:
    text = "Dear Tom, Priya says that you insisted on the press. It was warm when we came in."

    assert review(text, Context(to=("Dr. Tom Becker",), moment=PANEL)).advice == ()


@pytest.mark.parametrize(
    ("greeting", "level"),
    [
        ("Dear Priya", Level.WARNING),
        ("Dear Tony", Level.SUGGESTION),
        ("Dear all", Level.SUGGESTION),
        ("Dear team", Level.SUGGESTION),
    ],
)
def test_without_a_ledger_a_strange_name_is_a_warning_and_a_likely_one_is_not(
    greeting: str, level: Level
) -> None:
    text = f"{greeting}, the press was warm when we came in."
    said = review(text, Context(to=("Dr. Tom Becker",)))

    assert [(one.kind, one.level) for one in said.advice] == [(Kind.WRONG_NAME, level)]


@pytest.mark.parametrize(
    "text",
    ["", " \n", "hi", "Thanks", "x" * 60_000, "hi " * 400, "❤️", "Dear Ana, thank you. Love, N."],
)
@pytest.mark.parametrize("moment", [None, Moment(what="fixed my bike and brought tea")])
def test_next_to_nothing_is_not_ready(text: str, moment: Moment | None) -> None:
    assert not review(text, Context(occasion="gift", moment=moment)).ready


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Thank you for the soup. It was the first warm thing I ate all week.", ""),
        ("Lovely kettle! It sings.", "kettle"),
        ("Merci pour la soupe.", "soup"),
    ],
)
def test_a_very_short_note_of_ones_own_is_ready(text: str, what: str) -> None:
    assert review(text, Context(moment=Moment(what=what) if what else None)).ready


def test_a_note_about_another_thing_is_asked_for_the_thing() -> None:
    text = (
        "Dear Ana, you drove me to the airport at five, and I caught my flight. My seat was warm."
    )
    moment = Moment(givers=("Ana Reyes",), what="fixed my bike and brought tea")
    said = review(text, Context(to=("Ana Reyes",), moment=moment))

    (found,) = [one for one in said.advice if one.kind is Kind.NO_NAMED_THING]
    assert found.level is Level.SUGGESTION
    assert "fixed my bike and brought tea" in found.question


@pytest.mark.parametrize(
    "moment",
    [Moment(what="", occasion="favour"), Moment(what="", occasion="interview")],
)
def test_for_a_deed_one_asks_what_they_did(moment: Moment) -> None:
    said = review("Dear Ana, thank you so much!", Context(to=("Ana Reyes",), moment=moment))

    assert [one.question for one in said.advice] == ["What did Ana do?"]


def test_two_of_one_name_are_told_apart_by_their_full_names() -> None:
    context = Context(
        to=("Ana Reyes",),
        moment=Moment(givers=("Ana Reyes",), what="kettle"),
        other_moments=(Moment(givers=("Ana Bell",), what="toaster"),),
    )
    questions = [one.question for one in review("Thank you for the toaster.", context).advice]

    assert (
        "You noted “kettle” from Ana Reyes, and “toaster” from Ana Bell: which is this?"
        in questions
    )


def test_a_blank_is_quoted_and_told_of_once() -> None:
    said = review("Dear Ana, the [GIFT] is on the sill, where it sings.")

    assert [one.question for one in said.advice if one.kind is Kind.SLOT] == [
        "What belongs in place of “[GIFT]”?"
    ]


def test_one_of_a_couple_left_out_is_a_suggestion_only() -> None:
    said = review("Dear Ana, the pan holds ten.", Context(to=("Ana & Tom Reyes",)))

    assert [(one.kind, one.level) for one in said.advice] == [(Kind.WRONG_NAME, Level.SUGGESTION)]


@pytest.mark.parametrize(
    "unit", ["thank you for the gift ", "[", "_ ", " ", "\n", "(", "Dear ", "“"]
)
def test_a_megabyte_is_answered_from_its_beginning(unit: str) -> None:
    said = review(unit * (1_000_000 // len(unit)), Context(to=("Ana Reyes",)))

    assert all(one.end <= LONGEST for one in said.advice)


@given(st.text(max_size=300), st.text(max_size=40), st.text(max_size=40))
def test_any_text_in_any_context_gets_an_answer(text: str, name: str, what: str) -> None:
    other = Moment(givers=(what,), what=name)
    context = Context(to=(name,), moment=Moment(what=what), other_moments=(other,))
    said = review(text, context)

    assert said.specificity is None or 0 <= said.specificity <= 100
    assert all(0 <= one.start <= one.end <= len(text) for one in said.advice)
    assert list(said.advice) == sorted(said.advice, key=lambda one: one.start)
    assert said == review(text, context)


ASKS = "Dear Ana, the gate shuts. Could you send another tin, and could you lend me the drill?"


def asked(ways: tuple[Way, ...]) -> tuple[list[str], list[str]]:
    said = review(ASKS, Context(ways=ways))
    return [ASKS[one.start : one.end] for one in said.advice if one.kind is Kind.ASK], [
        ASKS[one.start : one.end] for one in said.dismissed
    ]


def test_a_way_lays_aside_its_words_or_its_rule_and_nothing_else() -> None:
    told, _ = asked(())
    rule = next(one.rule for one in review(ASKS).advice if one.kind is Kind.ASK)

    assert len(told) == 2
    assert asked((Way(rule, told[0].upper()),)) == (told[1:], told[:1])
    assert asked((Way(rule),)) == ([], told)
    assert asked((Way("another-rule"),)) == (told, [])


def test_what_is_laid_aside_does_not_come_back_more_mildly() -> None:
    text = "Dear Ana, thank you for the £50, it must have cost you a fortune."
    strict = next(one for one in review(text).advice if one.rule == "weighs-the-sum")
    said = review(text, Context(ways=(Way(strict.rule),)))

    assert not [one for one in said.advice if one.start < strict.end and strict.start < one.end]


def test_a_place_is_told_of_once_for_each_kind_by_the_strictest() -> None:
    text = "Dear Ana, I could not believe the price. You must have spent a fortune on the [boots]."
    told = [one for one in review(text).advice if one.start < one.end]

    for one in told:
        same = [other for other in told if other.kind is one.kind and other is not one]
        assert not [other for other in same if one.start < other.end and other.start < one.end]


def test_how_it_is_put_gives_way_to_what_is_wrong_with_it() -> None:
    text = "Your generosity is a testament to friendship. Thank you in advance for your kind help."
    kinds_told = [one.kind for one in review(text).advice if "advance" in text[one.start : one.end]]

    assert kinds_told == [Kind.ASK]
