"""The proof of a rule: it speaks on each of its bad examples, and keeps silent on each good one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.coach.review import review

if TYPE_CHECKING:
    from penned.coach.advice import Advice
    from penned.coach.example import Example
    from penned.coach.rule import Rule


def failures(rule: Rule) -> list[str]:
    """A sentence for each example on which `rule` breaks its promise; empty when all hold."""
    if rule.abstract:
        return []
    silent = [
        f"{rule.id} says nothing about: {one.text}" for one in rule.bad if not _said(rule, one)
    ]
    loud = [
        f"{rule.id} should leave “{one.text[said.start : said.end]}” alone in: {one.text}"
        for one in rule.good
        for said in _said(rule, one)[:1]
    ]
    mute = [
        f"{rule.id} asks nothing about: {one.text}"
        for one in rule.bad
        for said in _said(rule, one)
        if not (said.question and said.message)
    ]
    return silent + loud + mute


def _said(rule: Rule, example: Example) -> tuple[Advice, ...]:
    return review(example.text, example.context, rules=(rule,)).advice
