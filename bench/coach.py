"""How long the coach takes: CPU milliseconds a note, warm, and the seconds of its import."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from penned import coach
from penned.moments import Moment

NOTES = sorted((Path(__file__).parent.parent / "examples" / "notes").glob("*.txt"))
ROUNDS = 40
CROWD = 2000
GIFTS = ("cast-iron teapot", "wool blanket", "brass lantern", "chess set", "drove us to the boat")
IMPORT = "import time; t = time.process_time(); import penned.coach; print(time.process_time() - t)"


def main() -> None:
    """Print the median and the 95th percentile: alone, beside a long gift list, beside notes."""
    written = [
        note.read_text(encoding="utf-8").removeprefix("To: ").split("\n\n", 1) for note in NOTES
    ]
    moments = tuple(
        Moment(givers=(f"Nia{at} Okoro",), what=f"{GIFTS[at % len(GIFTS)]} no. {at}")
        for at in range(CROWD)
    )
    notes = tuple(_letter(at, [text for _, text in written]) for at in range(CROWD))
    print(f"import  {_seconds_to_import():.3f} s")
    _report("alone", written, coach.Context(occasion="gift"))
    _report(f"{CROWD} moments", written, coach.Context(occasion="gift", other_moments=moments))
    _report(f"{CROWD} notes", written, coach.Context(occasion="gift", siblings=notes))
    both = coach.Context(occasion="gift", other_moments=moments, siblings=notes)
    _report("both", written, both)
    _report("both, read anew", written, both, anew=True)


def _letter(at: int, texts: list[str]) -> str:
    """A note of as many sentences as the examples have, every other one its own."""
    sentences = texts[at % len(texts)].split(". ")
    return ". ".join(f"{one} {at}" if place % 2 else one for place, one in enumerate(sentences))


def _report(
    name: str, written: list[list[str]], known: coach.Context, *, anew: bool = False
) -> None:
    """`anew`: the tuples are other objects for each note, as when a ledger is read for each."""
    spent = []
    for _ in range(ROUNDS):
        for to, text in written:
            moments, notes = known.other_moments, known.siblings
            context = coach.Context(
                to=(to,),
                occasion=known.occasion,
                other_moments=(*moments,) if anew else moments,
                siblings=(*notes,) if anew else notes,
            )
            spent.append(_milliseconds(text, context))
    warm = spent[len(written) :]
    p95 = statistics.quantiles(warm, n=20)[-1]
    p50 = statistics.median(warm)
    print(f"{name:16} first {spent[0]:6.1f} ms, p50 {p50:.2f} ms, p95 {p95:.2f} ms")


def _milliseconds(text: str, context: coach.Context) -> float:
    start = time.process_time()
    coach.review(text, context)
    return (time.process_time() - start) * 1000


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
