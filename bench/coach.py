"""How well and how fast the coach reads, beside prose linters on the same notes; CPU time, warm.

python bench/coach.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from itertools import chain
from typing import TYPE_CHECKING

import linters
from notes import CORPUS, show
from penned import coach
from penned.coach import pile
from penned.moments import Moment
from penned.testing import corpus

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGLISH = ("us", "uk", "world", "plain", "mixed", "fair", "last")
ROUNDS = 5
PARTS = ("good", "generic", "bad", "spans")
CROWD = 2000
A_PILE = 10_000
GIFTS = ("cast-iron teapot", "wool blanket", "brass lantern", "chess set", "drove us to the boat")
IMPORT = "import time; t = time.process_time(); import penned.coach; print(time.process_time() - t)"

Notes = dict[str, list[corpus.Item]]


def main() -> None:
    """Print how well it reads, what the linters make of the same notes, and how long it takes."""
    items = corpus.read(*(CORPUS / name for name in ENGLISH))
    show(items, corpus.score(items))
    print()
    _beside_linters(items)
    print()
    _how_fast([*items["good"], *items["generic"]])


def _beside_linters(items: Notes) -> None:
    """The same notes: can it tell good from generic, and do its finds lie where the faults are."""
    print("                AUC   finds per 100 words      spans            ms a note")
    print("                      good generic faulty   precision recall")
    notes = list(chain.from_iterable(items[name] for name in PARTS))
    texts = [item.text for item in notes]
    coach.review(texts[0])
    start = time.process_time()
    reviews = [coach.review(item.text, item.context) for item in notes]
    each = (time.process_time() - start) * 1000 / len(notes)
    found = [[(one.start, one.end) for one in review.advice] for review in reviews]
    _linter(items, linters.Linted("penned", found, each), [one.specificity for one in reviews])
    for linted in (linters.proselint(texts), linters.write_good(texts)):
        if linted:
            _linter(items, linted)
    numbers, each = linters.vader(texts)
    good, generic = len(items["good"]), len(items["generic"])
    apart = corpus.auc(numbers[:good], numbers[good : good + generic])
    print(f"{'VADER':14} {apart:.3f}   {'':39} {each:8.2f}")


def _linter(
    items: Notes, linted: linters.Linted, numbers: Sequence[int | None] | None = None
) -> None:
    """One line: `numbers` are the tool's own, or else the fewer finds the better."""
    left = iter(zip(linted.found, numbers or [None] * len(linted.found), strict=True))
    marks: dict[str, list[float]] = {}
    rates: dict[str, float] = {}
    told: list[tuple[bool, bool]] = []
    for name in PARTS:
        each = []
        for item, (spans, number) in zip(items[name], left, strict=False):
            each.append(100 * len(spans) / max(item.words, 1))
            if number is not None or numbers is None:
                marks.setdefault(name, []).append(-each[-1] if number is None else number)
            if name == "spans":
                found = any(corpus.overlap(span, item.place) for span in spans)
                told.append((item.verdict["flag"], found))
        rates[name] = statistics.mean(each)
    precision = corpus.share(flag for flag, found in told if found)
    recall = corpus.share(found for flag, found in told if flag)
    apart = corpus.auc(marks["good"], marks["generic"])
    print(
        f"{linted.name:14} {apart:.3f}  {rates['good']:6.2f} {rates['generic']:6.2f}"
        f" {rates['bad']:6.2f}    {precision:8.2f} {recall:8.2f} {linted.each:12.2f}"
    )


def _how_fast(notes: Sequence[corpus.Item]) -> None:
    print(f"import {_seconds_to_import():.3f} s")
    moments = tuple(
        Moment(givers=(f"Nia{at} Okoro",), what=f"{GIFTS[at % len(GIFTS)]} no. {at}")
        for at in range(CROWD)
    )
    letters = tuple(_letter(at, [item.text for item in notes]) for at in range(CROWD))
    _time("alone", notes)
    _time(f"{CROWD} moments", notes, moments=moments)
    _time(f"{CROWD} notes", notes, letters=letters)
    _time("both, read anew", notes, moments=moments, letters=letters, anew=True)
    texts = [f"{_letter(at, [item.text for item in notes])} It is {at}." for at in range(A_PILE)]
    start = time.process_time()
    found = pile.compare(texts)
    spent = time.process_time() - start
    alike = f"{len(found.circulars)} letters to many, {len(found.refrains)} sentences again"
    print(f"a pile of {A_PILE:,} notes compared in {spent:.1f} s: {alike}")


def _letter(at: int, texts: list[str]) -> str:
    """A note of two others, every other sentence with a word of its own."""
    sentences = f"{texts[at % len(texts)]} {texts[at * 7 % len(texts)]}".split(". ")
    return ". ".join(f"{one} {at}" if place % 2 else one for place, one in enumerate(sentences))


def _time(
    name: str,
    notes: Sequence[corpus.Item],
    *,
    moments: tuple[Moment, ...] = (),
    letters: tuple[str, ...] = (),
    anew: bool = False,
) -> None:
    """`anew`: the tuples are other objects for each note, as when a ledger is read for each."""
    spent = []
    for _ in range(ROUNDS):
        for item in notes[:100] if anew else notes:
            context = coach.Context(
                to=item.context.to,
                occasion=item.context.occasion,
                moment=item.context.moment,
                other_moments=(*moments,) if anew else moments,
                siblings=(*letters,) if anew else letters,
            )
            start = time.process_time()
            coach.review(item.text, context)
            spent.append((time.process_time() - start) * 1000)
    warm = spent[len(spent) // ROUNDS :]
    p50, p95 = statistics.median(warm), statistics.quantiles(warm, n=20)[-1]
    print(f"{name:16} first {spent[0]:6.1f} ms, p50 {p50:.2f} ms, p95 {p95:.2f} ms")


def _seconds_to_import() -> float:
    runs = [
        float(
            subprocess.run([sys.executable, "-c", IMPORT], check=True, capture_output=True).stdout
        )
        for _ in range(5)
    ]
    return statistics.median(runs)


if __name__ == "__main__":
    main()
