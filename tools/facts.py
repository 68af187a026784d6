"""Fit the weights by which a claim counts as invented: `python tools/facts.py FOLDER...`.

FOLDERs are those of tests/corpus, and tests/unit/coach, that have a facts.toml: drafts with the
words that are invented.
A logistic regression on `doubt.features`, held back by a ridge; 0 is where the coach
speaks. `--check` fits on all folders but one and prints how it does on that one.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.coach.facts.claims import claims
from penned.coach.facts.doubt import features
from penned.coach.facts.evidence import evidence
from penned.coach.facts.wording import wordings
from penned.coach.reading import read
from penned.testing import corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WEIGHTS = Path(__file__).resolve().parents[1] / "src/penned/coach/facts/weights.toml"
RIDGE = 2.0
EDGE = -1.2  # of six corpora judged by the others, one true sentence in 14 is doubted
STEPS = 30
EDGES = np.arange(-1.5, 0.01, 0.125)


class Case(NamedTuple):
    """One claim of a draft: its features, the sentence, and which invented phrases it touches."""

    found: dict[str, float]
    sentence: int
    touched: frozenset[int]
    true: bool


class Draft(NamedTuple):
    """A draft: its claims, how many phrases are invented, which sentences are true."""

    cases: list[Case]
    invented: int
    true: frozenset[int]


def main() -> None:
    """Fit, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--edge", type=float, default=EDGE, help="the score at which to speak")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    sides = [list(map(draft, corpus.read(folder)["facts"])) for folder in given.folders]
    if given.check:
        check(sides)
        return
    weights = fit([one for side in sides for one in side])
    weights["any"] -= given.edge
    lines = [f'"{name}" = {value:.2f}' for name, value in sorted(weights.items())]
    head = WEIGHTS.read_text(encoding="utf-8").split("[weights]")[0]
    WEIGHTS.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def draft(item: corpus.Item) -> Draft:
    """An item's claims with the verdict on each."""
    wording, context = wordings()["en"], item.context
    reading = read(item.text)
    if context.moment is None:
        raise SystemExit(f"“{item.how}” has no moment")
    told = evidence(context.moment, context.to, context.kind_of_occasion, "en")
    places = [
        (item.text.index(words), item.text.index(words) + len(words))
        for words in item.verdict["invented"]
    ]
    cases, true = [], set()
    for number, sentence in enumerate(reading.sentences):
        if not any(corpus.overlap((sentence.start, sentence.end), place) for place in places):
            true.add(number)
        some = list(claims(sentence, item.text, wording))
        for claim, found in zip(some, features(some, sentence, reading, told), strict=True):
            span = (claim.start, claim.end)
            touched = frozenset(
                at for at, place in enumerate(places) if corpus.overlap(span, place)
            )
            cases.append(Case(found, number, touched, number in true))
    return Draft(cases, len(places), frozenset(true))


def fit(drafts: Sequence[Draft]) -> dict[str, float]:
    """The weights that tell invented claims from those of true sentences."""
    cases = [
        case for one in drafts for case in one.cases if case.found and (case.touched or case.true)
    ]
    names = sorted({name for case in cases for name in case.found})
    rows = np.array([[case.found.get(name, 0.0) for name in names] for case in cases])
    verdicts = np.array([float(bool(case.touched)) for case in cases])
    ridge = RIDGE * np.diag([float(name != "any") for name in names]) + 1e-6 * np.eye(len(names))
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (sure - verdicts) + ridge @ weights
        bend = (rows * (sure * (1 - sure))[:, None]).T @ rows + ridge
        weights -= np.linalg.solve(bend, slope)
    return dict(zip(names, map(float, weights), strict=True))


def check(sides: Sequence[Sequence[Draft]]) -> None:
    """How the weights of the other folders do on each folder, at several edges."""
    fitted = [fit([one for other in sides if other is not side for one in other]) for side in sides]
    for edge in EDGES:
        found, alarms = zip(*outcomes(sides, fitted, edge), strict=True)
        print(f"{edge:6.3f}  found {mean(found):.3f}  false alarms {mean(alarms):.3f}")


def outcomes(
    sides: Sequence[Sequence[Draft]], fitted: Sequence[dict[str, float]], edge: float
) -> Iterator[tuple[list[bool], list[bool]]]:
    """For each draft: which phrases are found, which true sentences are doubted."""
    for side, weights in zip(sides, fitted, strict=True):
        for one in side:
            doubted = [case for case in one.cases if case.found and score(case, weights) > edge]
            yield (
                [any(at in case.touched for case in doubted) for at in range(one.invented)],
                [any(case.sentence == at for case in doubted) for at in one.true],
            )


def score(case: Case, weights: dict[str, float]) -> float:
    """How doubtful a claim is by these weights."""
    return sum(weights.get(name, 0.0) * value for name, value in case.found.items())


def mean(some: Iterable[list[bool]]) -> float:
    """The share of what holds."""
    return float(np.mean([one for many in some for one in many]))


if __name__ == "__main__":
    main()
