"""A file that describes an occasion may extend another; a faulty one is refused by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from penned import occasions
from penned.errors import BadInput
from penned.occasions import Again, CardAdvice, Length, Occasion, Prompt, Window

PLAIN = """
title = "A song"
source = "our choir"
as_of = 2026-11-22
aliases = ["serenade"]

[window]
ideal_days = 1
soft_days = 4

[length]
words = 20

[card]
paper = "the back of the score"

[[prompts]]
field = "what"
question = "What did they sing?"
"""
ENCORE = """
extends = "wedding"
title = "A song at the wedding"
source = "our choir"
as_of = 2026-11-22

[card]
group = "to the choir's leader"
"""


def test_a_file_is_read_and_its_name_is_the_key() -> None:
    assert occasions.read(PLAIN, "choir/song.toml") == Occasion(
        key="song",
        title="A song",
        prompts=(Prompt("what", "What did they sing?"),),
        window=Window(1, 4, source="our choir"),
        source="our choir",
        as_of=date(2026, 11, 22),
        aliases=("serenade",),
        length=Length(words=20),
        card=CardAdvice(paper="the back of the score"),
    )


def test_an_occasion_is_found_among_those_given() -> None:
    song = occasions.read(PLAIN, "song.toml")

    assert occasions.find("Serenade", [song]) is song
    assert occasions.find("gift", [song]) is None


def test_what_a_file_leaves_out_is_as_in_what_it_extends() -> None:
    song, wedding = occasions.read(ENCORE, "encore.toml"), occasions.load("wedding")

    assert song.family == ("encore", "wedding", "gift")
    assert (song.window, song.late, song.length, song.profile) == (
        wedding.window,
        wedding.late,
        wedding.length,
        wedding.profile,
    )
    assert song.prompts == wedding.prompts
    assert song.card.group == "to the choir's leader"
    assert song.card.paper == wedding.card.paper
    assert (song.aliases, song.source) == ((), "our choir")


def test_hours_are_days_rounded_up() -> None:
    text = PLAIN.replace("soft_days = 4", "soft_hours = 49")

    assert occasions.read(text, "song.toml").window == Window(1, 3, 49, "our choir")


def test_the_file_that_the_documents_show_is_read() -> None:
    shown = (Path(__file__).parents[3] / "docs" / "occasions.md").read_text("utf-8")
    text = shown.split("```toml\n")[1].split("```")[0]

    assert occasions.read(text, "airport.toml").family == ("airport", "favour")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('title = "A song"', "", "“title” is missing"),
        ('title = "A song"', "title = 3", "“title” must be text"),
        ('title = "A song"', 'titel = "A song"', "“titel” is not known"),
        ('source = "our choir"', 'source = " "', "“source” must be text"),
        ("as_of = 2026-11-22", "", "“as_of” is missing"),
        ("as_of = 2026-11-22", 'as_of = "today"', "“as_of” must be a day"),
        ("as_of = 2026-11-22", "as_of = 2026-11-22T10:00:00", "“as_of” must be a day"),
        ('aliases = ["serenade"]', 'aliases = "serenade"', "“aliases” must be a list"),
        ('aliases = ["serenade"]', "late = 1", "“late” must be text"),
        ('aliases = ["serenade"]', 'profile = "stern"', "“profile” must be one of open, brief"),
        ('aliases = ["serenade"]', 'extends = "moonrise"', "“extends” names “moonrise”, which is"),
        ('aliases = ["serenade"]', "country = 81", "“country” must be text"),
        ("ideal_days = 1", 'ideal_days = "soon"', "“window.ideal_days” must be a whole number"),
        ("ideal_days = 1", "ideal_days = true", "“window.ideal_days” must be a whole number"),
        ("ideal_days = 1", "ideal_days = -1", "“window.ideal_days” must be a whole number"),
        ("ideal_days = 1", "ideal_days = 9", "“window.soft_days” must not be less"),
        ("ideal_days = 1", "", "“window.soft_days” must not be less"),
        ("soft_days = 4", "hard_days = 4", "“window.hard_days” is not known"),
        ("soft_days = 4", "soft_hours = 4.5", "“window.soft_hours” must be a whole number"),
        ("ideal_days = 1", "ideal_days = 1\nsoft_hours = 40", "“window.soft_hours” cannot stand"),
        ("[window]\nideal_days = 1\nsoft_days = 4", "window = 3", "“window” must be a table"),
        ("words = 20", "words = 900", "“length” must not be more as a rule than it is at most"),
        ("words = 20", 'words = "few"', "“length.words” must be a whole number"),
        ("words = 20", "letters = 20", "“length.letters” is not known"),
        ("[length]", "[[length]]", "“length” must be a table"),
        ('paper = "the back of the score"', "paper = 1", "“card.paper” must be text"),
        ('paper = "the back of the score"', 'ribbon = "red"', "“card.ribbon” is not known"),
        (
            'field = "what"',
            'field = "mood"',
            "“prompts\\[1\\].field” must be one of what, detail, difference",
        ),
        ('question = "What did they sing?"', "", "“prompts\\[1\\].question” is missing"),
        ("[[prompts]]", "[prompts]", "“prompts” must be one or more"),
        ("[[prompts]]", '[[prompts]]\nhint = "x"', "“prompts\\[1\\]” holds more"),
        (
            "[[prompts]]",
            '[[prompts]]\nfield = "what"\nquestion = "?"\n[[prompts]]',
            "a second time",
        ),
        ('title = "A song"', "title = ", "no TOML: .*line 2"),
    ],
)
def test_a_faulty_file_is_refused_with_file_key_and_reason(old: str, new: str, reason: str) -> None:
    assert old in PLAIN
    with pytest.raises(BadInput, match=f"^song.toml: .*{reason}"):
        occasions.read(PLAIN.replace(old, new), "song.toml")


AGAIN = '\n[again]\nafter_days = 30\nquestion = "What came of it?"\n'


def test_a_second_note_is_asked_for_where_the_file_says_so() -> None:
    again = occasions.read(PLAIN + AGAIN, "kite.toml").again

    assert again == Again(30, "What came of it?", occasions.read(PLAIN, "kite.toml").source)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("after_days = 30", "", "“again.after_days” is missing"),
        ("after_days = 30", "after_days = -1", "“again.after_days” must be a whole number"),
        ("question = ", "asks = ", "“again.asks” is not known here"),
        ('"What came of it?"', "3", "“again.question” must be text"),
    ],
)
def test_a_faulty_second_note_is_told(before: str, after: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        occasions.read(PLAIN + AGAIN.replace(before, after), "kite.toml")
