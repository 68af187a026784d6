"""Mail with labels (tests/mails): what each message calls for, and how much of it is found.

A header says so: "X-Expect: referral | Ana Reyes; Tom Linden", or "X-Expect: nothing".
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from penned.people import names
from penned.sources import mail
from penned.sources.mail import headers
from penned.sources.mail.mailbox import Mailbox
from penned.sources.proposing import Beside

if TYPE_CHECKING:
    from penned.told import Told

FOLDER = Path(__file__).parent / "mails"
HALVES = ("tuned", "held")
BESIDE = Beside(date(2026, 11, 22), me=("maya@lindqvist.example", "Maya Lindqvist"))
_KIN = (
    {"gift", "shipped-gift"},
    {"hosting", "dinner", "stay"},
)
"""Occasions that one may take for each other in a message."""


@dataclass(slots=True)
class Score:
    """What was found in one half: right, wrong and missed, each with what says so."""

    messages: int = 0
    right: list[Told] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


@cache
def score(half: str) -> Score:
    """Read one half and compare what is proposed with the labels."""
    data = (FOLDER / f"{half}.mbox").read_bytes()
    told = {row.row: row for row in mail.read(data, half, BESIDE).rows}
    found = Score()
    for raw in Mailbox(io.BytesIO(data)):
        held = headers.read(headers.split(raw.data)[0])
        label, row = held.text("x-expect"), told.get(raw.number)
        found.messages += 1
        if row and _is_right(label, row):
            found.right.append(row)
            continue
        if row:
            found.wrong.append(f"{label}: {row.because}")
        if label != "nothing":
            found.missed.append(f"{label}: {held.text('subject')}")
    return found


def _is_right(label: str, row: Told) -> bool:
    """Whether the occasion and everybody proposed as a giver are among those of the label."""
    occasion, _, givers = (part.strip() for part in label.partition("|"))
    moment = row.moment
    if moment is None or occasion == "nothing":
        return False
    kin = next((each for each in _KIN if occasion in each), {occasion})
    wanted = [names.key(each).split() for each in givers.split(";")]
    return moment.occasion in kin and all(
        any(_are_alike(names.key(giver).split(), each) for each in wanted)
        for giver in moment.givers
    )


def _are_alike(giver: list[str], wanted: list[str]) -> bool:
    """Whether it is the same name, or that of one of a couple: "Laura Obi"."""
    return giver[0] in wanted and giver[-1] in wanted
