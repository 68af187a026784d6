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
    known = Context(language="en", **context)
    said = review(text, known, read_rules(rules, where="moths.toml", known=built_in()))
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


@pytest.mark.parametrize(
    ("phrase", "text", "span"),
    [
        ("thank_you|thanks moths", "I say thank you, moths.", "thank you, moths"),
        ("moth*", "The mothballs burn.", "mothballs"),
        ("*ed moths", "He painted moths.", "painted moths"),
        ("you * moths", "What you call moths are bats.", "you call moths"),
        ("<name> moths", "Then Ana moths about.", "Ana moths"),
        ("<figure> moths", "There were 1,200 moths.", "1,200 moths"),
        ("<kin>'s moths", "It is Grandpa's moths again.", "Grandpa's moths"),
        ("we ~ busy", "Now we have been terribly busy here.", "we have been terribly busy"),
        ("^ bring moths", "Then please bring moths!", "bring moths"),
        ("^ bring moths", "It is late; bring moths.", "bring moths"),
    ],
)
def test_a_phrase_knows_wholes_endings_names_and_who_acts(
    phrase: str, text: str, span: str
) -> None:
    assert found(text, MOTHS.replace("very? many|most moths", phrase)) == [span]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("we ~ busy", "We know that you are busy."),
        ("we ~ busy", "We were not busy."),
        ("we ~ busy", "We sang, and so on, quite a lot, busy bees."),
        ("<name> moths", "Then brown moths came."),
        ("^ bring moths", "The lamps bring moths."),
    ],
)
def test_a_phrase_stops_where_somebody_else_acts_or_nobody_does(phrase: str, text: str) -> None:
    assert found(text, MOTHS.replace("very? many|most moths", phrase)) == []


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


@pytest.mark.parametrize(
    ("sign", "harmless", "harmful"),
    [
        ("before: your", "In your hall are many moths.", "In your hall, see, are many moths."),
        ("after: lamp", "So many moths by the lamp.", "The lamp drew many moths."),
        ("then: by night", "So many moths by night.", "So many moths, it seems, by night."),
        ("previous: lamp", "A lamp. So many moths.", "So many moths. A lamp."),
        ("next: lamp", "So many moths. A lamp.", "A lamp. So many moths."),
        ("near: lamp", "A lamp. So many moths.", "A lamp. It burns. So many moths."),
        ("note: Ana", "Dear Ana, so many moths.", "Dear Bea, so many moths."),
        ("@lit", "A lamp. So many moths.", "It is dark. So many moths."),
    ],
)
def test_a_sign_says_where_it_counts(sign: str, harmless: str, harmful: str) -> None:
    lit = MOTHS.replace("[moths]", '[exclusions]\nlit = ["near: lamp"]\n\n[moths]')
    rules = f'{lit}unless = ["{sign}"]\n'

    assert found(harmless, rules) == []
    assert found(harmful, rules) == ["many moths"]


def test_an_exclusion_is_written_once_for_later_files_too() -> None:
    above = read_rules(
        MOTHS.replace("[moths]", '[exclusions]\nlit = ["lamp"]\n[moths]'), where="above.toml"
    )
    below = MOTHS.replace("[moths]", "[bats]").replace("many|most", "all") + 'unless = ["@lit"]'
    rules = read_rules(below, where="below.toml", known=above)

    assert review("All moths by the lamp.", Context(), rules).advice == ()
    assert len(review("All moths by the door.", Context(), rules).advice) == 1


def test_what_must_be_there_is_the_mirror_of_what_must_not() -> None:
    rules = MOTHS + 'only_with = ["lamp"]\nholds = ["question"]\n'

    assert found("Why so many moths by the lamp?", rules) == ["many moths"]
    assert found("Why so many moths by the door?", rules) == []
    assert found("So many moths by the lamp.", rules) == []


def test_a_habit_may_need_its_share_of_the_sentences() -> None:
    rules = MOTHS + "min_share = 0.5\n"

    assert found("Many moths. A lamp.", rules) == ["Many moths"]
    assert found("Many moths. A lamp. A door.", rules) == []


def test_marks_spare_the_patterns_and_not_the_phrases() -> None:
    rules = MOTHS + "patterns = ['bats!']\nmarks = ['!']\n"

    assert found("There are bats!", rules) == ["bats!"]
    assert found("There are bats. And many moths.", rules) == ["many moths"]


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


def test_a_rule_for_an_occasion_holds_for_its_kinds_and_a_silent_one_for_none() -> None:
    only, never = MOTHS + 'occasions = ["gift"]\n', MOTHS + 'silent_on = ["gift"]\n'

    assert found("So many moths.", only, occasion="birthday") == ["many moths"]
    assert found("So many moths.", never, occasion="birthday") == []
    assert found("So many moths.", never, occasion="interview") == ["many moths"]


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
        ("{giver}", "{colour}", 9, "“question” names “colour”"),
        ("{giver}", "{giver", 4, "curly bracket"),
        ("clothes ... moths", "clothes ...", 4, "must end in a word"),
        ("clothes ... moths", "<sheep>", 4, "<sheep>"),
        ('level = "note"', 'level = "note"\ncheck = "moths"', 7, "“check” names “moths”"),
        ('level = "note"', 'level = "note"\nforgiven = ["mood"]', 7, "“forgiven” names “mood”"),
        ('level = "note"', 'level = "note"\nholds = ["mood"]', 7, "“holds” names “mood”"),
        ('level = "note"', 'level = "note"\nunless = ["@owls"]', 7, "“unless” names “@owls”"),
        ('level = "note"', 'level = "note"\nunless = ["under: lamp"]', 4, "the place “under”"),
        ('level = "note"', 'level = "note"\nmarks = "!"', 7, "a list of strings"),
        ('level = "note"', 'level = "note"\nmin_share = 2', 7, "a share"),
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


def test_no_exclusion_is_written_that_no_rule_uses() -> None:
    written = {name for rule in built_in() for name in rule.exclusions}
    used = {one for rule in built_in() for one in (*rule.unless, *rule.only_with)}

    assert {f"@{name}" for name in written} <= used


def test_every_kind_has_a_rule() -> None:
    spoken_of = {rule.kind for rule in built_in() if not rule.abstract}

    assert spoken_of == set(Kind)


def test_every_rule_of_grace_has_three_examples_of_each() -> None:
    grace = {
        *(Kind.ASK, Kind.PITCH, Kind.CRITIQUE, Kind.COMPARISON, Kind.RETURN_GIFT, Kind.EXCUSE),
        *(Kind.GUSHING, Kind.MONEY_AMOUNT, Kind.AI_PROSE, Kind.TOO_LONG),
    }
    rules = [rule for rule in built_in() if rule.kind in grace and not rule.abstract]
    english = [rule for rule in rules if rule.language == "en"]

    assert not [rule.id for rule in english if min(len(rule.good), len(rule.bad)) < 3]


def test_every_built_in_rule_names_its_source_and_its_day() -> None:
    assert all(rule.source and rule.as_of and rule.why for rule in built_in() if not rule.abstract)


def test_no_built_in_message_says_again_what_stands_beside_it() -> None:
    assert not [rule.id for rule in built_in() if "{phrase}" in rule.message]
    assert not [rule.id for rule in built_in() if "{written}" in rule.message]


@pytest.mark.parametrize(
    ("was", "becomes", "why"),
    [
        ('"clothes ... moths"', '"a? b? c? d? e? f? g? h? i? j? moths"', "may be missing"),
        ('"clothes ... moths"', '"... ~ ... ~ ... ~ ... ~ ... ~ moths"', "may be missing"),
        ("What would {giver} say?", "What would {giver:>999999999} say?", "how to print"),
        ("“{phrase}”?", "“{phrase!r}”?", "how to print"),
    ],
)
def test_what_could_take_for_ever_or_fill_the_memory_is_refused(
    was: str, becomes: str, why: str
) -> None:
    with pytest.raises(BadInput, match=why):
        read_rules(MOTHS.replace(was, becomes), where="moths.toml", known=built_in())
