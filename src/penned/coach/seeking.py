"""What the rules find in a note: phrases that it has the words for, less what is harmless."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.checks import CHECKS, Find
from penned.coach.circumstances import FACTS
from penned.coach.kept import kept
from penned.coach.rule import ANY

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from penned.coach.advice import Context
    from penned.coach.phrases import Sought
    from penned.coach.reading import Reading, Sentence
    from penned.coach.rule import Rule
    from penned.coach.situation import Situation

_MANNERS = 64  # languages and kinds of occasion for which the search is remembered


class _Wanted(NamedTuple):
    """One thing that is looked for, and the places of the rules that look for it.

    `beside` are the words that it needs beside the one by which it was found.
    """

    sought: Sought
    beside: tuple[frozenset[str], ...]
    scope: str
    rules: tuple[int, ...]


class _Search(NamedTuple):
    """All that is looked for in a language, on an occasion.

    It is found by a word that it cannot do without: `in_body` sentence by sentence, `elsewhere` in
    any other scope, or by one of its marks that stands in the text: `marked`. The `unmarked` is
    looked for in any text. `counted` are the places of rules that count instead.
    """

    in_body: dict[str, list[_Wanted]]
    elsewhere: dict[str, list[_Wanted]]
    marked: dict[str, list[_Wanted]]
    unmarked: list[_Wanted]
    counted: tuple[int, ...]


_Span = tuple[int, int]


def found(
    rules: tuple[Rule, ...], case: Situation, *, gentle: bool
) -> Iterator[tuple[Rule, list[Find]]]:
    """Each rule that speaks on this note, with the places where it does."""
    language = case.reading.lexicon.language if case.reading.lexicon else ANY
    search = _searches(rules)(language, _occasions(case.context), gentle)
    spans: dict[int, set[_Span]] = {at: set() for at in search.counted}
    for one, span in chain(_in_body(search, case.reading), _elsewhere(search, case.reading)):
        for at in one.rules:
            spans.setdefault(at, set()).add(span)
    for at in sorted(spans):
        finds = _finds(rules[at], case, spans[at])
        if _enough(rules[at], case, finds):
            yield rules[at], finds


@kept
def _searches(rules: tuple[Rule, ...]) -> Callable[[str, frozenset[str], bool], _Search]:
    """What to look for in a language, on an occasion (as words for it), gently or not."""
    told_apart = frozenset(chain.from_iterable((*one.occasions, *one.silent_on) for one in rules))

    @lru_cache(maxsize=_MANNERS)
    def search(language: str, occasions: frozenset[str], gentle: bool) -> _Search:  # noqa: FBT001
        return _search(
            {
                at: rule
                for at, rule in enumerate(rules)
                if rule.language in (ANY, language) and _applies(rule, occasions, gentle=gentle)
            }
        )

    return lambda language, occasions, gentle: search(language, occasions & told_apart, gentle)


def _search(rules: Mapping[int, Rule]) -> _Search:
    """All that these rules look for, told by their places."""
    wanted: dict[tuple[Sought, str, tuple[str, ...]], list[int]] = {}
    for at, rule in rules.items():
        for one in rule.seek:
            wanted.setdefault((one, rule.scope, () if one.needs else rule.marks), []).append(at)
    search = _Search({}, {}, {}, [], tuple(at for at in rules if rules[at].check))
    for (one, scope, marks), places in wanted.items():
        first, *beside = one.by_rarity(rules[places[0]].lexicon) if one.needs else (marks,)
        found = _Wanted(one, tuple(beside), scope, tuple(places))
        words = search.in_body if scope == "body" else search.elsewhere
        for key in first:
            (words if one.needs else search.marked).setdefault(key, []).append(found)
        if not first:
            search.unmarked.append(found)
    return search


def _in_body(search: _Search, read: Reading) -> Iterator[tuple[_Wanted, _Span]]:
    """What is found in the body. Nothing reaches beyond a sentence."""
    for sentence in read.sentences:
        places: dict[str, list[int]] = {}
        for word in sentence.words:
            places.setdefault(word.folded, []).append(word.start)
        for one in _having(sentence.vocabulary, search.in_body):
            for match in _matches(one.sought, read, sentence, places):
                yield one, match.span()


def _having(words: frozenset[str], index: Mapping[str, list[_Wanted]]) -> Iterator[_Wanted]:
    """What may be there among these words: all that it needs is."""
    for word in words:
        for one in index.get(word, ()):
            for need in one.beside:
                if need.isdisjoint(words):
                    break
            else:
                yield one


def _matches(
    sought: Sought, read: Reading, sentence: Sentence, places: Mapping[str, list[int]]
) -> Iterator[re.Match[str]]:
    """The matches in a sentence; only at words with which it can begin, where these are known."""
    if not sought.starts:
        yield from sought.finds(read.text, read.low, sentence.start, sentence.end)
        return
    for word in sought.starts & places.keys():
        for place in places[word]:
            match = sought.begins(read.text, read.low, place, sentence.end)
            if match:
                yield match


def _elsewhere(search: _Search, read: Reading) -> Iterator[tuple[_Wanted, _Span]]:
    """What is found by the words of the whole text, or by marks."""
    marked = (one for mark, ones in search.marked.items() if _stands_in(read, mark) for one in ones)
    having = _having(read.vocabulary, search.elsewhere)
    for one in dict.fromkeys(chain(having, marked, search.unmarked)):
        for match in one.sought.finds(read.text, read.low, *_region(one.scope, read)):
            yield one, match.span()


def _stands_in(read: Reading, mark: str) -> bool:
    return mark in read.low or (mark in read.text and not mark.islower())


def _applies(rule: Rule, occasions: frozenset[str], *, gentle: bool) -> bool:
    if rule.abstract or (gentle and not rule.gentle):
        return False
    unasked = bool(rule.occasions) and occasions.isdisjoint(rule.occasions)
    return not unasked and occasions.isdisjoint(rule.silent_on)


def _occasions(context: Context) -> frozenset[str]:
    """The occasion as said, and where it is one that we know, its key and what it is a kind of."""
    known = context.known_occasion
    return frozenset((context.kind_of_occasion, *(known.family if known else ())))


def _finds(rule: Rule, case: Situation, spans: Iterable[_Span]) -> list[Find]:
    """What stands; of phrases that overlap, the first and longest only."""
    if rule.check:
        return [find for find in CHECKS[rule.check](case) if _stands(rule, case, find)]
    finds: list[Find] = []
    for place in sorted(spans, key=lambda span: (span[0], -span[1])):
        find = Find(*place)
        if (not finds or find.start >= finds[-1].end) and _stands(rule, case, find):
            finds.append(find)
    return finds


def _region(scope: str, read: Reading) -> _Span:
    match scope:
        case "greeting":
            return read.greeting
        case "close":
            return read.body[1], len(read.text)
        case "body":
            return read.body
        case _:
            return 0, len(read.text)


def _stands(rule: Rule, case: Situation, find: Find) -> bool:
    """Whether nothing around the find makes it harmless, and all that must be there is there."""
    if rule.demands and not any(one.stands(case, find) for one in rule.demands):
        return False
    return not (
        any(one.stands(case, find) for one in rule.excuses)
        or any(FACTS[fact](case, find) for fact in rule.forgiven)
        or not all(FACTS[fact](case, find) for fact in rule.holds)
    )


def _enough(rule: Rule, case: Situation, finds: list[Find]) -> bool:
    if not finds or len(finds) < rule.min_count:
        return False
    if not rule.min_share:
        return True
    sentences = {case.reading.sentence_at(find.start) for find in finds}
    return len(sentences) >= rule.min_share * len(case.reading.sentences)
