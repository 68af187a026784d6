"""The words of sentences: every language is whole, and a faulty file says where it is faulty."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from penned import occasions
from penned.errors import BadInput
from penned.people import fields
from penned.sources.sentence import lexicon


def data(language: str) -> dict[str, Any]:
    folder = files("penned.sources.sentence") / "words"
    return tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", lexicon.languages())
def test_a_language_says_its_source_and_knows_only_occasions_and_relations_that_there_are(
    language: str,
) -> None:
    words = lexicon.load(language)
    found = data(language)

    assert found["source"]
    assert found["as_of"]
    assert {kind.occasion for kind in words.kinds} <= set(occasions.keys())
    assert {role.occasion for role in words.roles} <= {*occasions.keys(), ""}
    assert {role.relation for role in words.roles} <= {*fields.field("relation").choices, ""}
    assert (len(words.weekdays), len(words.months)) == (7, 12)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ana drove me to the airport", "en"),
        ("ana hat mich zum flughafen gefahren", "de"),
        ("ana m'a conduite à l'aéroport avec la voiture", "fr"),
        ("ana me llevó al aeropuerto con el coche", "es"),
        ("", "en"),
        ("zoltan", "en"),
    ],
)
def test_the_language_is_that_of_most_words(text: str, language: str) -> None:
    assert lexicon.of(text).language == language


@pytest.mark.parametrize(
    ("table", "name", "value", "why"),
    [
        ("who", "verbs", None, "verbs is missing in [who]"),
        ("when", "months", None, "months is missing in [when]"),
        ("parts", "details", ["("], "is no pattern"),
    ],
)
def test_a_faulty_file_says_where(table: str, name: str, value: object, why: str) -> None:
    broken = data("en")
    inner = dict(broken[table])
    inner = inner | {name: value} if value else {key: inner[key] for key in inner if key != name}

    with pytest.raises(BadInput) as fault:
        lexicon.made(broken | {table: inner}, "en")
    assert why in str(fault.value)
    assert "words/en.toml" in str(fault.value)
