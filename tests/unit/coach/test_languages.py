"""German, Spanish and French notes are read like English ones; others for what shows in any."""

from __future__ import annotations

import re
import sys
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from penned import occasions
from penned.coach import Context, Kind, built_in, language, review
from penned.coach.lexicon import fold, lexicons, read
from penned.coach.phrases import phrase
from penned.coach.reading import read as read_note
from penned.coach.reading import tokens
from penned.coach.rule import ANY
from penned.errors import BadInput
from penned.moments import Moment
from penned.testing import corpus

CORPUS = Path(__file__).parents[2] / "corpus"
TRANSLATED = ("de", "es", "fr")
DRAFTS = tomllib.loads(Path(__file__).with_name("drafts.toml").read_text(encoding="utf-8"))

NOTES = tomllib.loads(Path(__file__).with_name("tongues.toml").read_text(encoding="utf-8"))

every_language = pytest.mark.parametrize("code", TRANSLATED)


def recognised(text: str) -> str:
    return language.recognised(text, [fold(word) for word in tokens(text)])


@cache
def found(code: str) -> corpus.Score:
    return corpus.score(corpus.read(CORPUS / code))


@pytest.mark.parametrize("code", DRAFTS)
def test_a_draft_is_taken_for_the_language_that_it_is_in(code: str) -> None:
    wrong = [
        text for text in DRAFTS[code] if recognised(text) != (code if code in lexicons() else "")
    ]

    assert wrong == []


@pytest.mark.parametrize("code", ["en", "de", "es", "fr"])
def test_most_drafts_are_recognised_where_lingua_is_not_installed(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "lingua", None)
    language._lingua.cache_clear()

    right = [text for text in DRAFTS[code] if recognised(text) == code]
    language._lingua.cache_clear()

    assert len(right) >= 0.9 * len(DRAFTS[code])


@pytest.mark.parametrize(
    "text", ["So many moths.", "He painted moths.", "Ana, the pan holds ten.", "x"]
)
def test_few_words_are_english_as_long_as_nothing_tells_of_another(text: str) -> None:
    assert recognised(text) == "en"


def test_nothing_written_is_in_no_language() -> None:
    assert recognised("") == recognised("12 34") or recognised("12 34") == "en"
    assert recognised("") == ""


@pytest.mark.parametrize("said", ["de", "de-AT", "DE"])
def test_a_language_that_is_said_is_not_doubted(said: str) -> None:
    assert review("Soup.", Context(language=said)).language == "de"


def test_a_language_that_nobody_reads_may_be_said_too() -> None:
    assert review("Thank you for the soup.", Context(language="nl")).language == ""


def test_of_an_unknown_language_only_slots_names_and_gifts_are_judged() -> None:
    said = review(
        "Beste Anna, heel hartelijk bedankt voor het [cadeau]!", Context(to=("Jan Smit",))
    )

    assert said.language == ""
    assert said.specificity is None
    assert {one.kind for one in said.advice} == {Kind.SLOT, Kind.WRONG_NAME}


@every_language
def test_good_notes_are_told_from_generic_ones(code: str) -> None:
    assert found(code).auc >= 0.95
    assert found(code).ordered >= 0.9


@every_language
def test_good_notes_are_left_alone_and_faults_are_met(code: str) -> None:
    score = found(code)

    assert score.false_warnings <= 0.05
    assert score.precision >= 0.9
    assert score.recall >= 0.85
    assert score.met >= 0.9


@every_language
def test_a_specific_note_is_ready_and_a_generic_one_has_a_lower_number(code: str) -> None:
    specific = [review(text) for text in NOTES[code]["specific"]]
    generic = [review(text).specificity or 0 for text in NOTES[code]["generic"]]

    assert all(one.ready for one in specific)
    assert min(one.specificity or 0 for one in specific) > max(generic)


@every_language
def test_a_fault_is_met_and_what_only_looks_like_one_is_not(code: str) -> None:
    missed = [
        text
        for kind, text in NOTES[code]["faulty"]
        if kind not in {one.kind for one in review(text).advice}
    ]
    alarms = [text for text in NOTES[code]["harmless"] if _grace(text)]

    assert missed == []
    assert alarms == []


def _grace(text: str) -> list[str]:
    missing = {Kind.NO_NAMED_THING, Kind.NO_DIFFERENCE}
    return [
        one.rule
        for one in review(text).advice
        if one.level == "warning" and one.kind not in missing
    ]


@every_language
def test_every_rule_of_a_language_speaks_it(code: str) -> None:
    said = [
        sentence
        for rule in built_in()
        if rule.language == code
        for sentence in (rule.message, rule.why, *rule.question)
    ]
    spoken = [re.sub(r"\{\w+\}", "", language.said(one, code)).strip() for one in said]

    assert [one for one in spoken if one and recognised(one) not in {code, ""}] == []


@every_language
def test_what_rules_of_any_language_say_is_translated(code: str) -> None:
    spoken = {
        sentence
        for rule in built_in()
        if rule.language == ANY and not rule.abstract
        for sentence in (rule.message, rule.why, *rule.question)
    }
    file = files("penned.coach") / "sayings" / f"{code}.toml"
    translated = tomllib.loads(file.read_text(encoding="utf-8"))["said"]

    assert sorted(spoken - set(translated)) == []
    assert sorted(set(translated) - spoken) == [], "nobody says this any more"


@every_language
def test_a_translation_asks_for_no_more_than_its_sentence(code: str) -> None:
    file = files("penned.coach") / "sayings" / f"{code}.toml"

    for sentence, translated in tomllib.loads(file.read_text(encoding="utf-8"))["said"].items():
        assert _values(translated) <= _values(sentence), sentence


def _values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@every_language
def test_a_find_of_any_language_is_told_in_the_notes(code: str) -> None:
    greeting = {
        "de": "Liebe Ana, die Suppe war noch heiß.",
        "es": "Querida Ana, la sopa estaba caliente.",
        "fr": "Chère Ana, la soupe était encore chaude.",
    }[code]

    (slip,) = review(greeting, Context(to=("Tom Bell",))).advice

    assert slip.kind is Kind.WRONG_NAME
    assert recognised(slip.message + " " + slip.why) == code


def test_a_sentence_that_is_not_translated_stays_english() -> None:
    assert language.said("It is raining.", "de") == "It is raining."
    assert language.said("Square brackets.", "xx") == "Square brackets."


@every_language
def test_every_occasion_asks_in_every_language(code: str) -> None:
    for key in occasions.keys():  # noqa: SIM118 - no dict: it lists them
        occasion = occasions.load(key)
        asked = {prompt.field: prompt.question for prompt in occasion.prompts_in(code)}

        assert asked.keys() == {prompt.field for prompt in occasion.prompts}
        assert not set(asked.values()) & {prompt.question for prompt in occasion.prompts}, key
        assert occasion.title_in(code) != occasion.title
        assert bool(occasion.late_in(code)) is bool(occasion.late)


def test_an_elided_article_is_a_word_of_its_own() -> None:
    assert tokens("l'écharpe qu'elle m'a tricotée") == [
        "l'",
        "écharpe",
        "qu'",
        "elle",
        "m'",
        "a",
        "tricotée",
    ]
    assert tokens("don't o'clock I'd John's D'Angelo") == [
        "don't",
        "o'clock",
        "I'd",
        "John's",
        "D'",
        "Angelo",
    ]


def test_a_phrase_finds_what_is_elided_and_what_has_no_accent() -> None:
    sought = phrase("généreux|grand soutien", lexicons()["fr"])
    help_ = phrase("pour l'|ton aide", lexicons()["fr"])

    assert sought.pattern.search("un genereux soutien")
    assert help_.pattern.search("merci pour l’aide")
    assert not help_.pattern.search("merci pour laide")


def test_a_german_noun_names_the_thing_by_a_part_of_it() -> None:
    text = "Danke! Der Kessel singt zweistimmig, und die Katze verlässt die Küche."

    assert read_note(text).lexicon is lexicons()["de"]
    assert Kind.NO_NAMED_THING not in {
        one.kind for one in review(text, _gift("Kupferkessel")).advice
    }


def _gift(what: str) -> Context:
    return Context(moment=Moment(what=what))


def test_endings_are_written_once() -> None:
    english = (files("penned.coach") / "words" / "en.toml").read_text(encoding="utf-8")
    text = (
        re.sub(r'praise = """', 'praise = """ toll~', english, count=1)
        + '\n[endings]\n"~" = "- e es"\n'
    )

    assert {"toll", "tolle", "tolles"} <= read(text, "en").praise
    assert "toll~" not in read(text, "en").praise


def test_a_words_file_that_lacks_a_list_is_refused() -> None:
    with pytest.raises(BadInput, match="tells"):
        read('source = "nobody"', "xx")
