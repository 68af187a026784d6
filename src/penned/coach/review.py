"""Read a note in its context and gather what every rule has to say about it."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING

from penned.coach import reading
from penned.coach.advice import Advice, Context, Kind, Level, Review
from penned.coach.language import ENGLISH, said
from penned.coach.names import salutation
from penned.coach.rulebook import built_in
from penned.coach.seeking import found
from penned.coach.situation import Situation
from penned.coach.ways import lays_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from penned.coach.checks import Find
    from penned.coach.rule import Rule


def review(
    text: str,
    context: Context | None = None,
    rules: Sequence[Rule] | None = None,
    *,
    more: tuple[Rule, ...] = (),
) -> Review:
    """What the coach has to say about the note in `text`.

    `rules` are the built-in ones for its language where left out; `more` are looked at beside
    these. At most `reading.LONGEST` characters are read.
    """
    known = context or Context()
    case = Situation(reading.read(text, known.language), known)
    manner = case.manner
    rules = built_in(_tongue(case)) if rules is None else tuple(rules)
    advice = _told_once(
        one
        for some in filter(None, (rules, more))
        for rule, finds in found(some, case, gentle=not manner.nudge)
        for one in _advice(rule, finds, case)
    )
    kept = [one for one in advice if not lays_aside(case.context.ways, one, text)]
    silent = not manner.number or case.reading.lexicon is None or not case.reading.sentences
    return Review(
        tuple(kept),
        None if silent else case.specificity,
        () if silent else case.parts,
        dismissed=tuple(one for one in advice if one not in kept),
        language=case.reading.lexicon.language if case.reading.lexicon else "",
    )


_STRICTNESS = {level: rank for rank, level in enumerate(reversed(Level))}
_MANNER = frozenset({Kind.GENERIC_PHRASE, Kind.AI_PROSE})
"""How it is put: where another finding says what is wrong with these words, they give way."""
_ABSENCE = frozenset({Kind.NO_NAMED_THING, Kind.NO_DIFFERENCE})
"""What is missing: it stands at words that may be at fault as well."""


def _told_once(advice: Iterable[Advice]) -> list[Advice]:
    """Each place once for one kind, each question once: by the strictest rule, then the longest."""
    told: list[Advice] = []
    for one in sorted(
        advice,
        key=lambda one: (
            _STRICTNESS[one.level],
            one.kind in _MANNER,
            one.start - one.end,
            one.start,
            one.rule,
        ),
    ):
        if not any(_asks_it(other, one) for other in told):
            told.append(one)
    return sorted(told, key=lambda one: (one.start, _STRICTNESS[one.level], one.rule))


def _asks_it(told: Advice, one: Advice) -> bool:
    """Whether this is asked already, at another place, or at this one in other words."""
    return told.question == one.question or (_overlap(one, told) and _says_it(told, one))


def _overlap(one: Advice, other: Advice) -> bool:
    return one.start < other.end and other.start < one.end


def _says_it(told: Advice, one: Advice) -> bool:
    return told.kind is one.kind or (one.kind in _MANNER and told.kind not in _MANNER | _ABSENCE)


def _advice(rule: Rule, finds: Iterable[Find], case: Situation) -> Iterator[Advice]:
    asked = set()
    tongue = _tongue(case)
    for find in finds:
        values = {
            **_values(case),
            "phrase": case.reading.text[find.start : find.end],
            **find.values,
        }
        question = _said(rule.question, values, tongue)
        if question in asked:
            continue
        asked.add(question)
        yield Advice(
            kind=rule.kind,
            level=rule.level,
            start=case.reading.given(find.start),
            end=case.reading.given(find.end),
            why=said(rule.why, tongue),
            question=question,
            message=_said((rule.message,), values, tongue),
            source=rule.source,
            rule=rule.id,
        )


def _tongue(case: Situation) -> str:
    """In which language one speaks of the note: its own, or else English."""
    return case.reading.lexicon.language if case.reading.lexicon else ENGLISH


def _values(case: Situation) -> dict[str, str]:
    moment = case.context.moment
    reader = salutation(case.reader)
    return {
        "giver": reader,
        "to": reader,
        "thing": moment.what if moment else "",
        "gave": case.gave,
        case.sort: moment.what if moment else "",
    }


def _said(sentences: tuple[str, ...], values: Mapping[str, str], tongue: str) -> str:
    """The first of the sentences for which everything that it wants to put in is known."""
    for sentence in (said(one, tongue) for one in sentences):
        if all(values.get(name) for name in _wanted(sentence)):
            return sentence.format_map(values)
    return ""


@lru_cache(maxsize=4096)
def _wanted(sentence: str) -> tuple[str, ...]:
    """What a rule's sentence wants to put in."""
    return tuple(name for _, name, _, _ in Formatter().parse(sentence) if name)
