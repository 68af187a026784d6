"""The proof that rule authors use: it passes what holds, and it can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from penned.coach import Rule, built_in, read_rules
from penned.testing.rules import failures

RULE = """
[no-moths]
kind = "gushing"
level = "note"
phrases = ["moths"]
message = "There are moths."
question = "Are the moths meant?"
why = "Moths distract."
source = "this test"
as_of = 2026-11-22
good = ["The lamp burns."]
bad = ["The lamp burns, and the moths come."]
"""


@pytest.mark.parametrize("rule", built_in(), ids=[rule.id for rule in built_in()])
def test_every_rule_proves_itself_on_its_own_examples(rule: Rule) -> None:
    assert failures(rule) == []


def test_a_rule_of_somebody_else_is_proved_the_same_way() -> None:
    (rule,) = read_rules(RULE, where="moths.toml")

    assert failures(rule) == []


def test_a_rule_that_keeps_silent_on_a_bad_example_fails() -> None:
    (rule,) = read_rules(RULE.replace("the moths come", "the bats come"), where="moths.toml")

    assert failures(rule) == ["no-moths says nothing about: The lamp burns, and the bats come."]


def test_a_rule_that_speaks_on_a_good_example_fails() -> None:
    (rule,) = read_rules(RULE.replace("burns.", "burns for moths."), where="moths.toml")

    assert failures(rule) == ["no-moths should leave “moths” alone in: The lamp burns for moths."]


def test_a_rule_that_has_no_question_for_a_case_fails() -> None:
    text = RULE.replace("Are the moths meant?", "What would {giver} say to moths?")
    (rule,) = read_rules(text, where="moths.toml")

    assert failures(rule) == ["no-moths asks nothing about: The lamp burns, and the moths come."]


def test_the_rule_in_the_documentation_proves_itself() -> None:
    letter = (Path(__file__).parents[3] / "docs" / "rules.md").read_text(encoding="utf-8")
    (rule,) = read_rules(letter.split("```toml\n")[1].split("```")[0], where="docs/rules.md")

    assert failures(rule) == []
