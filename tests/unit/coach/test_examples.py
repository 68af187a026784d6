"""The coach on the notes of examples/: two of them come back, and the others are ready."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from penned import coach
from penned.moments import Moment, together

EXAMPLES = Path(__file__).parents[3] / "examples"
HELD_BACK = {"Gwen Ashby", "Peter & Judy Marsh"}


def _moments() -> list[Moment]:
    with (EXAMPLES / "wedding.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    head = next(at for at, row in enumerate(rows) if row[0] == "From")
    told = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    return [
        Moment(
            givers=tuple(row["From"].removesuffix(" (work)").split("; ")),
            what=row["Gift"],
            detail=row["Notes"],
            occasion=row["Event"].lower(),
        )
        for row in told
        if row["Gift"]
    ]


def _notes() -> dict[str, str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("notes/*.txt"))]
    return dict(text.removeprefix("To: ").split("\n\n", 1) for text in texts)


NOTES, MOMENTS = _notes(), _moments()


@pytest.mark.parametrize("to", NOTES)
def test_a_note_is_ready_unless_it_is_one_of_the_two(to: str) -> None:
    own = [moment for moment in MOMENTS if to in moment.givers]
    context = coach.Context(
        to=(to,),
        moment=together(own),
        other_moments=tuple(moment for moment in MOMENTS if moment not in own),
        siblings=tuple(text for name, text in NOTES.items() if name != to),
    )

    assert coach.review(NOTES[to], context).ready is (to not in HELD_BACK)


def test_all_the_examples_are_there() -> None:
    assert len(NOTES) == 22
    assert set(NOTES) > HELD_BACK
