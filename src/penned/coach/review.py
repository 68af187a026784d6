"""Read a note in its context and gather what every rule has to say about it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING

from penned.coach import reading
from penned.coach.advice import Advice, Context, Kind, Level, Review
from penned.coach.checks import CHECKS, Find
from penned.coach.lexicon import fold
from penned.coach.names import salutation
from penned.coach.rule import ANY, built_in
from penned.coach.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from penned.coach.rule import Rule


def review(
    text: str, context: Context | None = None, rules: Sequence[Rule] | None = None
) -> Review:
    """What the coach has to say about the note in `text`.

    `rules` are the built-in ones where left out. At most `reading.LONGEST` characters are read.
    """
    case = Situation(reading.read(text), context or Context())
    gentle = _is_gentle(case.context.kind_of_occasion)
    advice = [
        one
        for rule in (built_in() if rules is None else rules)
        if _applies(rule, case, gentle=gentle)
        for one in _advice(rule, case)
    ]
    advice.sort(key=lambda one: (one.start, -_LEVELS.index(one.level), one.rule))
    advice = list(_each_blank_once(advice))
    silent = gentle or case.reading.lexicon is None or not case.reading.sentences
    return Review(tuple(advice), None if silent else case.specificity)


_LEVELS = tuple(Level)


def _each_blank_once(advice: Iterable[Advice]) -> Iterator[Advice]:
    """A blank that several rules take for one is told of once, by the strictest of them."""
    blank = 0
    for one in advice:
        if one.kind is not Kind.SLOT:
            yield one
        elif one.start >= blank:
            blank = one.end
            yield one


def _is_gentle(occasion: str) -> bool:
    """Whether a number or a nudge would hurt; any word of the occasion decides: “hospital stay”."""
    return not _gentle_words().isdisjoint(map(fold, reading.tokens(occasion)))


@cache
def _gentle_words() -> frozenset[str]:
    text = (files("penned.coach") / "gentle.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["words"])


def _applies(rule: Rule, case: Situation, *, gentle: bool) -> bool:
    if rule.abstract or (gentle and not rule.gentle):
        return False
    if rule.occasions and case.context.kind_of_occasion not in rule.occasions:
        return False
    lexicon = case.reading.lexicon
    return rule.language == ANY or (lexicon is not None and lexicon.language == rule.language)


def _advice(rule: Rule, case: Situation) -> Iterator[Advice]:
    finds = [find for find in _finds(rule, case) if not _forgiven(rule, case, find)]
    if len(finds) < rule.min_count:
        return
    asked = set()
    for find in finds:
        values = {
            **_values(case),
            "phrase": case.reading.text[find.start : find.end],
            **find.values,
        }
        question = _said(rule.question, values)
        if question in asked:
            continue
        asked.add(question)
        yield Advice(
            kind=rule.kind,
            level=rule.level,
            start=find.start,
            end=find.end,
            why=rule.why,
            question=question,
            message=_said((rule.message,), values),
            source=rule.source,
            rule=rule.id,
        )


def _finds(rule: Rule, case: Situation) -> Iterable[Find]:
    if rule.check:
        return CHECKS[rule.check](case)
    start, end = _region(rule.scope, case)
    found = [
        Find(*match.span())
        for sought in rule.seek
        for match in sought.finds(case.reading.text, start, end, case.reading.vocabulary)
    ]
    return _apart(find for find in found if not _excused(rule, case, find))


def _apart(finds: Iterable[Find]) -> Iterator[Find]:
    """Of finds that overlap, the first and longest only."""
    last = 0
    for find in sorted(finds, key=lambda find: (find.start, -find.end)):
        if find.start >= last:
            last = find.end
            yield find


def _excused(rule: Rule, case: Situation, find: Find) -> bool:
    if not rule.unless:
        return False
    start, end = case.reading.span_around(find.start)
    return any(
        next(sought.finds(case.reading.text, start, end, case.reading.vocabulary), None)
        for sought in rule.excuses
    )


def _region(scope: str, case: Situation) -> tuple[int, int]:
    match scope:
        case "greeting":
            return case.reading.greeting
        case "close":
            return case.reading.body[1], len(case.reading.text)
        case "body":
            return case.reading.body
        case _:
            return 0, len(case.reading.text)


def _forgiven(rule: Rule, case: Situation, find: Find) -> bool:
    return any(_FACTS[fact](case, find) for fact in rule.forgiven)


_FACTS: dict[str, Callable[[Situation, Find], bool]] = {
    "thing": lambda case, find: bool(case.naming) if case.thing_stems else case.near(find.start),
    "specific": lambda case, _: case.specific,
    "near": lambda case, find: case.near(find.start),
    "quoted": lambda case, find: any(a <= find.start < b for a, b in case.reading.quoted),
    "capitals": lambda case, _: case.reading.text.isupper(),
}


def _values(case: Situation) -> dict[str, str]:
    moment = case.context.moment
    reader = salutation(case.reader)
    return {
        "giver": reader,
        "to": reader,
        "thing": moment.what if moment else "",
        "gave": case.gave,
    }


def _said(sentences: tuple[str, ...], values: Mapping[str, str]) -> str:
    """The first of the sentences for which everything that it wants to put in is known."""
    for sentence in sentences:
        wanted = [name for _, name, _, _ in Formatter().parse(sentence) if name]
        if all(values.get(name) for name in wanted):
            return sentence.format_map(values)
    return ""
