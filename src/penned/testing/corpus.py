"""Notes with a verdict, in TOML files, and how well the coach agrees: what rules are judged by."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from penned import coach
from penned.coach import reading
from penned.coach.example import read_example
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    Judge = Callable[[str, coach.Context], coach.Review]

FILES = ("good", "generic", "bad", "pairs", "spans", "facts")
BINS = (0, 25, 60, 120)  # words: the lower end of each length that is looked at by itself
TRUTH = frozenset({coach.Kind.INVENTED_FACT, coach.Kind.WRONG_NAME, coach.Kind.WRONG_GIFT})
SOFT = frozenset({"late", "too_long", "money_amount", "invented_fact"})
"""Kinds that need not keep a note from being ready."""
_VERDICT = ("how", "kind", "phrase", "flag", "invented", "long", "better", "worse")


@dataclass(frozen=True, slots=True)
class Item:
    """One note of a corpus: where it stands, the words, what is known around it, the verdict."""

    file: str
    how: str
    text: str
    context: coach.Context
    verdict: Mapping[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(reading.tokens(self.text))

    @property
    def place(self) -> tuple[int, int]:
        """Where the words at fault stand; the whole text where none are named."""
        phrase = self.verdict.get("phrase", "")
        return (
            (self.text.index(phrase), self.text.index(phrase) + len(phrase)) if phrase else (0, 0)
        )


@dataclass(frozen=True, slots=True)
class Miss:
    """One verdict that the coach does not share, and what it said instead."""

    part: str
    item: Item
    said: str


@dataclass
class Score:
    """How the coach did on a corpus; shares from 0 to 1."""

    auc: float = 0.0
    auc_by_length: dict[str, float] = field(default_factory=dict)
    ready: float = 0.0
    false_warnings: float = 0.0
    ordered: float = 0.0
    precision: float = 0.0
    recall: float = 0.0
    by_kind: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    met: float = 0.0
    facts_found: float = 0.0
    false_alarms: float = 0.0
    misses: list[Miss] = field(default_factory=list)


def read(*folders: Path) -> dict[str, list[Item]]:
    """All items of these folders by file; a file that is missing is empty.

    The form is told in docs/rules.md.
    """
    return {
        name: [
            item
            for folder in folders
            if (folder / f"{name}.toml").exists()
            for item in _items(folder / f"{name}.toml")
        ]
        for name in FILES
    }


def _items(file: Path) -> Iterator[Item]:
    """The notes of one file; `BadInput` where a verdict's words do not stand in its note."""
    for table in tomllib.loads(file.read_text(encoding="utf-8")).get("note", []):
        verdict = {key: table.pop(key) for key in _VERDICT if key in table}
        example = read_example({"text": "", **table})
        where = f"{file.parent.name}/{file.stem}"
        how = verdict.get("how", "")
        words = (verdict.get("phrase", ""), *verdict.get("invented", ()))
        if strange := [said for said in words if said not in example.text]:
            raise BadInput(f"“{strange[0]}” is not in the note “{how}”", where=str(file))
        yield Item(where, how, example.text, example.context, verdict)


def score(corpus: Mapping[str, Sequence[Item]], judge: Judge = coach.review) -> Score:
    """Let the coach read every note, and count where it agrees."""
    found = Score()
    good = [(item, judge(item.text, item.context)) for item in corpus["good"]]
    generic = [(item, judge(item.text, item.context)) for item in corpus["generic"]]
    bad = [(item, judge(item.text, item.context)) for item in corpus["bad"]]
    _apart(found, good, generic)
    _readiness(found, good, generic, bad)
    _kinds(found, corpus["spans"], bad, judge)
    _pairs(found, corpus["pairs"], judge)
    _facts(found, corpus["facts"], judge)
    return found


_Read = list[tuple[Item, coach.Review]]


def _apart(found: Score, good: _Read, generic: _Read) -> None:
    """How often a good note has the higher number: all, and by length."""
    found.auc = auc(_numbers(good), _numbers(generic))
    for low, high in zip(BINS, (*BINS[1:], 10**6), strict=True):
        within = partial(_of_length, low, high)
        high_side, low_side = _numbers(filter(within, good)), _numbers(filter(within, generic))
        found.auc_by_length[f"{low}+"] = auc(high_side, low_side)
    ranked = sorted(_numbers(generic))
    edge = ranked[int(0.95 * len(ranked))] if ranked else 0
    for item, review in good:
        if review.specificity is not None and review.specificity <= edge:
            found.misses.append(Miss("low", item, f"{review.specificity}"))


def _of_length(low: int, high: int, read_one: tuple[Item, coach.Review]) -> bool:
    return low <= read_one[0].words < high


def _numbers(notes: Iterable[tuple[Item, coach.Review]]) -> list[int]:
    return [review.specificity for _, review in notes if review.specificity is not None]


def auc(high: Sequence[float], low: Sequence[float]) -> float:
    """The share of pairs in which the first is higher; a draw counts half."""
    pairs = [(one > other) + 0.5 * (one == other) for one in high for other in low]
    return sum(pairs) / len(pairs) if pairs else float("nan")


def _readiness(found: Score, good: _Read, generic: _Read, bad: _Read) -> None:
    """Generic notes on occasions on which nothing is nudged are rightly left in peace."""
    hard = [(item, review) for item, review in bad if item.verdict["kind"] not in SOFT]
    generic = [(item, review) for item, review in generic if review.specificity is not None]
    right = [review.ready for _, review in good]
    wrong = [not review.ready for _, review in (*generic, *hard)]
    found.ready = share((*right, *wrong))
    found.false_warnings = 1 - share(right)
    found.misses += [Miss("good", item, told(review)) for item, review in good if not review.ready]
    found.misses += [
        Miss(item.file.split("/")[-1], item, told(review))
        for item, review in (*generic, *hard)
        if review.ready
    ]


def told(review: coach.Review) -> str:
    """What a review says, on one line: the number, then rules and levels."""
    finds = ", ".join(
        f"{one.kind} {one.level} [{one.rule} {one.start}-{one.end}]" for one in review.advice
    )
    return f"{review.specificity}; {finds}"


def share(facts: Iterable[bool]) -> float:
    """How many of these hold, from 0 to 1."""
    known = list(facts)
    return sum(known) / len(known) if known else float("nan")


def _kinds(found: Score, spans: Sequence[Item], bad: _Read, judge: Judge) -> None:
    """Hits, misses, false alarms and right silences of each kind."""
    counts: dict[str, Counter[str]] = {}
    for item in spans:
        review = judge(item.text, item.context)
        told_of = _is_told(item, review)
        outcome = {
            (True, True): "hit",
            (True, False): "miss",
            (False, True): "alarm",
            (False, False): "silent",
        }[item.verdict["flag"], told_of]
        counts.setdefault(item.verdict["kind"], Counter())[outcome] += 1
        if outcome in ("miss", "alarm"):
            found.misses.append(Miss(f"{item.verdict['kind']} {outcome}", item, told(review)))
    for item, review in bad:
        if not _is_told(item, review):
            found.misses.append(Miss(f"{item.verdict['kind']} unmet", item, told(review)))
    found.met = share(_is_told(item, review) for item, review in bad)
    total = sum(counts.values(), Counter[str]())
    found.precision = _ratio(total["hit"], total["alarm"])
    found.recall = _ratio(total["hit"], total["miss"])
    found.by_kind = {
        kind: (one["hit"], one["miss"], one["alarm"], one["silent"])
        for kind, one in sorted(counts.items())
    }


def _ratio(these: int, those: int) -> float:
    return these / (these + those) if these + those else float("nan")


def _is_told(item: Item, review: coach.Review) -> bool:
    """Whether the coach has a finding of the item's kind at its place, or one for the whole."""
    start, end = item.place
    return any(
        one.kind == item.verdict["kind"]
        and (start == end or one.end == 0 or overlap((one.start, one.end), (start, end)))
        for one in review.advice
    )


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _pairs(found: Score, pairs: Sequence[Item], judge: Judge) -> None:
    """Those of which both have a number: on some occasions none is shown."""
    right = []
    for item in pairs:
        better, worse = (
            judge(item.verdict[side], item.context).specificity for side in ("better", "worse")
        )
        if better is None or worse is None:
            continue
        right.append(better > worse)
        if better <= worse:
            found.misses.append(Miss("pairs", item, f"{better} against {worse}"))
    found.ordered = share(right)


def _facts(found: Score, drafts: Sequence[Item], judge: Judge) -> None:
    caught: list[bool] = []
    alarms: list[bool] = []
    for item in drafts:
        review = judge(item.text, item.context)
        finds = [(one.start, one.end) for one in review.advice if one.kind in TRUTH]
        places = [_place(item.text, words) for words in item.verdict["invented"]]
        for words, place in zip(item.verdict["invented"], places, strict=True):
            caught.append(any(overlap(find, place) for find in finds))
            if not caught[-1]:
                found.misses.append(Miss("facts miss", item, words))
        for one in reading.read(item.text).sentences:
            span = (one.start, one.end)
            if any(overlap(span, place) for place in places):
                continue
            false = [find for find in finds if overlap(find, span)]
            alarms.append(bool(false))
            if false:
                words = "; ".join(item.text[start:end] for start, end in false)
                found.misses.append(Miss("facts alarm", item, words))
    found.facts_found = share(caught)
    found.false_alarms = share(alarms)


def _place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)
