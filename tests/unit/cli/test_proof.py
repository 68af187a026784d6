from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from penned import coach
from penned.cli import proof, say
from penned.coach import Advice, Kind, Level, Part, Review
from penned.desk.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Dear Ana,\n\nIt was so kind of you, on Monday at five.\n\nNell\n"
PARTS = (Part("thing", 0, 15, "what was given"), Part("own words", 40, 50, "what is yours"))


def advice(words: str, **other: Any) -> Advice:  # noqa: ANN401 - any field of it
    start = TEXT.index(words) if words else 0
    made = Advice(
        Kind.GENERIC_PHRASE, Level.WARNING, start, start + len(words),
        "Because it fits all.", "What did she do?", "Stock.", "Emily Post", "kind-of-you",
    )  # fmt: skip
    return replace(made, **other)


@pytest.fixture
def shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    monkeypatch.setattr(say, "out", Console(width=80, highlight=False))

    def show(found: Review, *, why: bool = False) -> str:
        proof.review(found, TEXT, json=False, why=why)
        return capsys.readouterr().out

    return show


def test_the_proof_has_the_draft_its_marks_and_the_questions(shown: Callable[..., str]) -> None:
    found = Review((advice("so kind of you"),), 40, PARTS)
    assert shown(found) == (
        "Not ready yet.\n"
        "In it:  own words ●●●\n"
        "\n"
        "    Dear Ana,\n"
        "\n"
        "    It was so kind of you, on Monday at five.\n"
        "           ^^^^^^^^^^^^^^[1]\n"
        "\n"
        "    Nell\n"
        "\n"
        "  1 Stock.  kind-of-you\n"
        "    What did she do?\n"
    )


def test_what_all_of_it_lacks_is_asked_first_without_a_number(shown: Callable[..., str]) -> None:
    missing = advice("", message="Nothing is named.", rule="nothing-named")
    told = shown(Review((advice("Monday"), missing)))
    assert told.index("  – Nothing is named.  nothing-named") < told.index("  1 Stock.")


def test_no_number_and_no_part_is_shown_where_it_would_hurt(shown: Callable[..., str]) -> None:
    assert shown(Review((), None, PARTS)).startswith("Ready.\n\n    Dear Ana,")


def test_light_doubts_are_gathered_on_one_line(shown: Callable[..., str]) -> None:
    doubt: dict[str, Any] = {"kind": Kind.INVENTED_FACT, "level": Level.SUGGESTION}
    told = shown(Review((advice("Monday", **doubt), advice("five", **doubt))))
    assert "  1 Not in what you noted: “Monday”, “five”.  kind-of-you\n    Is it so?" in told
    assert "^^^^^^[1] ^^^^[1]" in told


def test_of_many_light_doubts_six_are_quoted_once_each(shown: Callable[..., str]) -> None:
    doubt: dict[str, Any] = {"kind": Kind.INVENTED_FACT, "level": Level.SUGGESTION}
    words = ("Ana", "was", "so", "kind", "of", "you", "Monday", "five", "five")
    told = shown(Review(tuple(advice(each, **doubt) for each in words)))
    assert "“you” and 2 more." in " ".join(told.split())


def test_why_and_who_says_so_only_when_asked(shown: Callable[..., str]) -> None:
    found = Review((advice("so kind of you"),), 40, PARTS)
    assert "Emily Post" not in shown(found)
    told = shown(found, why=True)
    for words in ("Because it fits all.", "Emily Post", "own words: what is yours"):
        assert words in told


def test_what_was_laid_aside_is_counted_quietly(shown: Callable[..., str]) -> None:
    assert "1 laid aside, as you like it" in shown(Review(dismissed=(advice("Monday"),)))


def test_an_unknown_language_is_said_to_be_unknown(shown: Callable[..., str]) -> None:
    assert "does not read this language" in shown(Review(language=""))
    assert "does not read" not in shown(Review(language="de"))


@pytest.mark.parametrize(("points", "dots"), [(1, "●○○"), (3, "●●○"), (5, "●●●"), (15, "●●●")])
def test_the_dots_are_held_against_good_notes(
    points: int, dots: str, shown: Callable[..., str]
) -> None:
    part = Part("thing", points, 15, "what was given")
    assert f"In it:  thing {dots}\n" in shown(Review((), points, (part,)))


def test_a_proof_speaks_the_language_of_the_note(shown: Callable[..., str]) -> None:
    doubt: dict[str, Any] = {"kind": Kind.INVENTED_FACT, "level": Level.SUGGESTION}
    told = shown(Review((advice("Monday", **doubt),), 40, PARTS, language="de"))
    assert told.startswith("Fertig.\nDarin:  eigene Worte ●●●\n")
    assert "Stimmt das?" in told


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_every_language_has_a_word_for_every_part(language: str) -> None:
    parts = coach.review("Dear Ana, the pan holds ten.").parts
    words = tomllib.loads(files("penned.cli").joinpath("proof.toml").read_text("utf-8"))[language]
    assert {part.name for part in parts} < set(words)


def test_what_a_note_to_somebody_lacks_beside_words_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    proof.verdict(Verdict(Review(), "too long", owed=True), TEXT, to="Ana", json=False)
    told = capsys.readouterr().out
    assert told.startswith("Not ready yet.")
    assert "On the card: too long" in told
    assert "Nothing is owed" not in told
    proof.verdict(Verdict(Review()), TEXT, to="Zoe", json=False)
    assert "Nothing is owed to Zoe" in capsys.readouterr().out


def test_json_has_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = Review((advice("so kind of you"),), 40, PARTS, (advice("Monday"),))
    proof.review(found, TEXT, json=True)
    facts = json.loads(capsys.readouterr().out)
    assert facts["advice"][0]["rule"] == "kind-of-you"
    assert [part["points"] for part in facts["parts"]] == [0, 40]
    assert len(facts["dismissed"]) == 1
    assert (facts["ready"], facts["language"]) == (False, "en")
