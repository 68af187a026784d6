from __future__ import annotations

from importlib.resources import files

import pytest

from penned.errors import BadInput
from penned.sources.mail import rules, senders
from penned.sources.mail.headers import Address

TEXT = files("penned.sources.mail").joinpath("rules.toml").read_text("utf-8")
ONE = """
source = "x"
as_of = 2026-11-22
[unless.message]
en = ["no"]
[help]
occasion = "favour"
because = "helped"
from = "person"
what = { en = "help", de = "Hilfe", fr = "aide", es = "ayuda" }
[help.sure]
en = ["helped you"]
"""


def test_every_rule_says_its_deed_in_every_language_and_has_phrases_in_each() -> None:
    for rule in rules.known().rules:
        assert set(rules.LANGUAGES) <= set(rule.what)
        assert {language for language, _ in rule.phrases("sure")} >= set(rules.LANGUAGES), rule.key


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[help]", "[help", "TOML"),
        ('source = "x"', "", "source"),
        ('"favour"', '"kindness"', "no occasion"),
        ('"person"', '"dog"', "neither"),
        ('because = "helped"', "", "because"),
        ('es = "ayuda"', 'it = "aiuto"', "language es"),
        ("Hilfe", "{helf}", "blank"),
        ("helped you", "(helped you", "bracket"),
        ('en = ["helped', 'xx = ["helped', "language"),
        ("[help.sure]", "[help.certain]", "certain"),
        ("[unless.message]", "[unless.dog]", "dog"),
    ],
)
def test_a_faulty_rule_is_told_by_file_rule_and_reason(old: str, new: str, told: str) -> None:
    assert rules.read(ONE).rules
    with pytest.raises(BadInput, match=told) as fault:
        rules.read(ONE.replace(old, new))
    assert fault.value.where == "sources/mail/rules.toml"


@pytest.mark.parametrize(
    ("name", "email", "is_one"),
    [
        ("Ana Reyes", "ana@reyes.example", True),
        ("", "ana.reyes@x.example", True),
        ("Fabian Koch", "fabian@fabiankoch.example", True),
        ("Ana Reyes", "no-reply@x.example", False),
        ("Ana Reyes via LinkedUp", "ana@x.example", False),
        ("Paper Source", "papersource@papersource.example", False),
        ("Support Team", "ana@x.example", False),
        ("Kino GmbH", "kino@x.example", False),
        ("", "", False),
    ],
)
def test_a_person_is_told_from_a_machine(name: str, email: str, is_one: bool) -> None:  # noqa: FBT001 - a row of a table
    assert senders.is_person(Address(name, email)) is is_one


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Angela Moss (Programme Lead), Derek Shaw and Yuki Tanaka", 3),
        ("Sarah Chen, Design Director", 1),
        ("Acme Corporation, Zoom", 0),
        ("me", 0),
    ],
)
def test_names_in_a_list_are_told_from_jobs_and_firms(text: str, people: int) -> None:
    assert len(list(senders.people_in(text))) == people
