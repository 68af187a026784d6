"""After how long one may think of somebody again is data, and a faulty file is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from penned.errors import BadInput
from penned.occasions.silence import read, silence
from penned.people import fields

PLAIN = """
source = "me"
as_of = 2026-11-22
usual = 300
never = ["judge"]
[relations]
friend = 100
"""


def test_a_relation_has_its_own_while_or_the_usual_one() -> None:
    said = read(PLAIN, "x.toml")

    assert said.after("friend") == timedelta(days=100)
    assert said.after("") == said.after("cousin") == timedelta(days=300)
    assert said.after("judge") is None
    assert said.shortest == timedelta(days=100)


def test_what_comes_with_it_speaks_of_relations_that_there_are() -> None:
    known = fields.field("relation").choices

    assert {*silence().relations, *silence().never} <= set(known)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("usual = 300", "", "“usual” must be a number of days"),
        ("friend = 100", "friend = 0", "“relations.friend” must be a number of days"),
        ("friend = 100", "friend = true", "“relations.friend” must be a number of days"),
        ('never = ["judge"]', "never = 3", "“never” must be a list of words"),
        ('source = "me"', "", "“source” is missing"),
        ("as_of = 2026-11-22", "", "“as_of” is missing"),
        ("usual = 300", "usual = 300\nfoo = 1", "“foo” is not known here"),
        ("[relations]", "[relations", "this is no TOML"),
    ],
)
def test_a_faulty_file_is_told(before: str, after: str, told: str) -> None:
    with pytest.raises(BadInput, match=f"(?i){told}"):
        read(PLAIN.replace(before, after), "x.toml")
