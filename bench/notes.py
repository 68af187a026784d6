"""How well the coach reads: what it says of notes with a verdict; beside three prose linters.

python bench/notes.py [FOLDER...] [--misses PART]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from penned.testing import corpus

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"


def main() -> None:
    """Print the figures, or the verdicts that the coach does not share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument(
        "--misses", default="", help="good, generic, bad, low, pairs, facts, a kind, all"
    )
    chosen = parser.parse_args()
    folders = chosen.folders or sorted(path for path in CORPUS.iterdir() if path.is_dir())
    items = corpus.read(*folders)
    found = corpus.score(items)
    show(items, found)
    if chosen.misses:
        _print_misses(found, chosen.misses)


def show(items: dict[str, list[corpus.Item]], found: corpus.Score) -> None:
    """Print every figure, a line each, then hits and misses of each kind."""
    print("notes            ", ", ".join(f"{len(some)} {name}" for name, some in items.items()))
    print(f"AUC of specificity {found.auc:.3f}  by words ", end="")
    print("  ".join(f"{words} {value:.3f}" for words, value in found.auc_by_length.items()))
    print(f"ready, right       {found.ready:.3f}")
    print(f"good with warning  {found.false_warnings:.3f}")
    print(f"pairs ordered      {found.ordered:.3f}")
    print(f"spans              precision {found.precision:.3f}  recall {found.recall:.3f}")
    print(f"faulty notes met   {found.met:.3f}")
    print(
        f"invented facts     found {found.facts_found:.3f}  false alarms {found.false_alarms:.3f}"
    )
    for kind, (hit, miss, alarm, silent) in found.by_kind.items():
        print(f"  {kind:16} hit {hit:3}  missed {miss:3}  false alarm {alarm:3}  silent {silent:3}")


def _print_misses(found: corpus.Score, part: str) -> None:
    for miss in found.misses:
        if part in ("all", *miss.part.split(), miss.part):
            print(f"\n--- {miss.part}: {miss.item.file} “{miss.item.how}”: {miss.said}")
            context = miss.item.context
            print(f"    to {context.to}, {context.occasion}, {context.moment}")
            verdict = {key: value for key, value in miss.item.verdict.items() if key != "how"}
            print(f"    {verdict}")
            print(miss.item.text)


if __name__ == "__main__":
    main()
