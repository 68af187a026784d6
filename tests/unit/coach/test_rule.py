"""A rule file says what it means, and a faulty one is refused with its place."""

from __future__ import annotations

from typing import Any

import pytest

from penned.coach import Context, Kind, Level, built_in, read_rules, review
from penned.errors import BadInput

MOTHS = """source = "this test"
as_of = 2026-11-22

[moths]
kind = "gushing"
level = "note"
phrases = ["very? many|most moths", "clothes ... moths"]
message = "“{phrase}”?"
question = ["What would {giver} say?", "Are they meant?"]
why = "Moths distract."
good = ["The lamp burns."]
bad = ["So many moths."]
"""


def found(text: str, rules: str = MOTHS, **context: Any) -> list[str]:  # noqa: ANN401 - any field of a Context
    said = review(text, Context(**context), read_rules(rules, where="moths.toml", known=built_in()))
    return [text[advice.start : advice.end] for advice in said.advice]


@pytest.mark.parametrize(
    "text",
    [
        "There are very many moths.",
        "Those are MOST\nmoths!",
        "The clothes, and all the moths.",
        "we saw many, moths there",
    ],
)
def test_a_phrase_knows_either_optional_and_skipped_words(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["There are many. Moths.", "The manymoths", "The many mothsy", "The many moths's wings."],
)
def test_a_phrase_keeps_to_words_and_sentences(text: str) -> None:
    assert found(text) == []


def test_the_first_question_is_asked_for_which_all_is_known() -> None:
    rules = read_rules(MOTHS, where="moths.toml")

    assert review("There are many moths.", Context(), rules).advice[0].question == "Are they meant?"
    known = review("There are many moths.", Context(to=("Ana Reyes",)), rules).advice[0]
    assert known.question == "What would Ana say?"


def test_one_question_is_asked_once() -> None:
    assert found("The lamp and many moths, and again many moths.") == ["many moths"]


def test_unless_forgives_within_the_sentence_only() -> None:
    rules = MOTHS + 'unless = ["lamp"]\n'

    assert found("The lamp drew many moths.", rules) == []
    assert found("The lamp burns. So many moths.", rules) == ["many moths"]


def test_words_in_quotation_marks_can_be_forgiven() -> None:
    rules = MOTHS + 'forgiven = ["quoted"]\n'

    assert found("You said “many moths” at the door.", rules) == []


def test_a_habit_needs_its_count() -> None:
    rules = MOTHS + "min_count = 2\n"

    assert found("So many moths at the lamp.", rules) == []
    assert found("So many moths at the lamp, most moths grey.", rules) == ["many moths"]


def test_a_rule_keeps_to_its_occasions() -> None:
    rules = MOTHS + 'occasions = ["hosting"]\n'

    assert found("So many moths at the lamp.", rules, occasion="gift") == []
    assert found("So many moths at the lamp.", rules, occasion="hosting") == ["many moths"]


def test_a_rule_extends_another_and_changes_its_lists() -> None:
    bats = '[bats]\nextends = "moths"\n"phrases+" = ["bats"]\ngood = ["Owls."]\nbad = ["The bats."]'
    rule = read_rules(f"{MOTHS}\n{bats}", where="moths.toml")[1]

    assert (rule.kind, rule.level) == (Kind.GUSHING, Level.NOTE)
    assert rule.phrases == ("very? many|most moths", "clothes ... moths", "bats")
    assert [example.text for example in rule.bad] == ["The bats."]


@pytest.mark.parametrize(
    ("before", "after", "line", "reason"),
    [
        ('kind = "gushing"', 'kind = "rude"', 5, "one of generic_phrase"),
        ('level = "note"', 'level = "error"', 6, "one of note"),
        ('level = "note"', "level = 3", 6, "must be one of note"),
        ("why =", "wy =", 10, "“wy” is no key"),
        ('why = "Moths distract."', "", 4, "“why” is missing"),
        ("{giver}", "{gift}", 9, "“question” names “gift”"),
        ("{giver}", "{giver", 4, "curly bracket"),
        ("clothes ... moths", "clothes ...", 4, "must end in a word"),
        ("clothes ... moths", "<sheep>", 4, "<sheep>"),
        ('level = "note"', 'level = "note"\ncheck = "moths"', 7, "“check” names “moths”"),
        ('level = "note"', 'level = "note"\nforgiven = ["mood"]', 7, "“forgiven” names “mood”"),
        ('level = "note"', 'level = "note"\nscope = "margin"', 7, "“scope” names “margin”"),
        ('level = "note"', 'level = "note"\nlanguage = "tlh"', 7, "“language” names “tlh”"),
        ('level = "note"', 'level = "note"\nextends = "owls"', 7, "no rule above"),
        ('level = "note"', 'level = "note"\npatterns = ["(a+)+"]', 4, "without end"),
        ('level = "note"', 'level = "note"\npatterns = ["(a"]', 4, "cannot be read"),
        ('level = "note"', 'level = "note"\nmin_count = true', 7, "whole number"),
        ('phrases = ["very? many|most moths", "clothes ... moths"]', "", 4, "looks for nothing"),
        ('good = ["The lamp burns."]', "", 4, "good and bad examples"),
        ('good = ["The lamp burns."]', "good = [{ to = [] }]", 11, "cannot be read"),
        ("[moths]", "[slot]", 4, "already"),
    ],
)
def test_a_faulty_rule_is_refused_with_its_line_and_reason(
    before: str, after: str, line: int, reason: str
) -> None:
    with pytest.raises(BadInput) as fault:
        read_rules(MOTHS.replace(before, after), where="moths.toml", known=built_in())

    assert fault.value.where == f"moths.toml, line {line}"
    assert reason in str(fault.value) + str(fault.value.__cause__)


def test_a_file_that_is_no_toml_is_refused_with_its_line() -> None:
    with pytest.raises(BadInput, match="line 1"):
        read_rules("a =\nb = 1", where="moths.toml")


def test_every_built_in_rule_names_its_source_and_its_day() -> None:
    assert all(rule.source and rule.as_of and rule.why for rule in built_in() if not rule.abstract)


def test_no_built_in_message_says_again_what_stands_beside_it() -> None:
    assert not [rule.id for rule in built_in() if "{phrase}" in rule.message]
    assert not [rule.id for rule in built_in() if "{written}" in rule.message]
