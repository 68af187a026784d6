"""The rules that come with Penned are not tried when they are loaded: here they are."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from penned.coach import Context, built_in, read_rules, review

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from penned.coach import Rule

MOTHS = """
[moths]
kind = "critique"
level = "note"
message = "Moths."
question = "Are they meant?"
why = "They eat wool."
source = "a drawer"
as_of = 2026-11-22
phrases = ["moths"]
good = ["The wool is safe."]
bad = ["The moths are here."]
"""


def _rule_files() -> list[tuple[str, str]]:
    """Each file after those whose rules it may extend, as the coach loads them."""
    folder: Traversable = files("penned.coach") / "rules"
    entries = sorted(folder.iterdir(), key=lambda entry: (entry.is_dir(), entry.name))
    found: list[Traversable] = []
    for entry in entries:
        inside = sorted(entry.iterdir(), key=lambda one: one.name) if entry.is_dir() else [entry]
        found += [one for one in inside if one.name.endswith(".toml")]
    return [(one.name, one.read_text(encoding="utf-8")) for one in found]


def test_every_built_in_rule_can_be_read_looks_for_something_and_has_examples() -> None:
    known: list[Rule] = []
    for name, text in _rule_files():
        known += read_rules(text, where=name, known=known)
    assert [rule.id for rule in known] == [rule.id for rule in built_in()]


@pytest.mark.parametrize(
    ("text", "told"),
    [("Dear Ana, the moths liked the scarf as much as I did.", True), ("Dear Ana, hm.", False)],
)
def test_more_rules_are_looked_at_beside_the_built_in_ones(text: str, *, told: bool) -> None:
    more = read_rules(MOTHS, where="moths.toml")
    plain, with_more = review(text, Context()), review(text, Context(), more=more)
    added = [one.rule for one in with_more.advice if one not in plain.advice]
    assert added == ["moths"] * told
    assert set(plain.advice) <= set(with_more.advice)
