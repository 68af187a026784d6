"""Piles: many notes read one after the other, and then laid beside each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from penned import catalogue, coach
from penned.coach import pile
from penned.desk import advise, desk, manuscript, usual
from penned.desk.verdict import Verdict, verdict
from penned.errors import PennedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.desk.manuscript import Manuscript

    Each = Callable[[Iterable[Any]], Iterable[Any]]

_MOST = 500  # notes to others that one is held against, as of those in the ledger


@dataclass(frozen=True, slots=True)
class Read:
    """One note of a pile: whom it is to ("" if nobody says), where it is, what stands against it.

    Of a note that is `gentle` nothing is compared: a few words may be anybody's.
    """

    to: str
    where: str
    text: str
    verdict: Verdict
    gentle: bool = False

    @property
    def review(self) -> coach.Review:
        """What the coach found."""
        return self.verdict.review

    @property
    def name(self) -> str:
        """What one calls it: its reader, or else the place where it is."""
        return self.to or self.where


@dataclass(frozen=True, slots=True)
class Pile:
    """Many notes, the ones that could not be read with the reason, and what notes share."""

    notes: tuple[Read, ...]
    refused: tuple[tuple[str, PennedError], ...]
    shared: pile.Pile

    @property
    def ready(self) -> bool:
        """Whether nothing stands against any of them."""
        return all(each.verdict.ready for each in self.notes) and not self.refused

    def of(self, places: Iterable[int]) -> tuple[Read, ...]:
        """The notes at these places of the pile."""
        return tuple(self.notes[place] for place in places)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A note of a folder: whom it is to, and its number and words in the ledger, if any."""

    note: Manuscript
    to: str
    number: int = 0
    before: str = ""


def in_folder(
    folder: Path, *, occasion: str = "", ledger: str | Path | None = None, each: Each = iter
) -> Pile:
    """Read every note of a folder; one that cannot be read does not stop the rest.

    Each is judged as if all of them were in the ledger. A ledger that does not exist yet is not
    made. `each` wraps the loop, to show how far it is.
    """
    key = catalogue.occasion(occasion).key if occasion else ""
    here = desk.open_desk(ledger) if desk.has_ledger(ledger) else None
    leaves: list[_Leaf] = []
    refused: list[tuple[str, PennedError]] = []
    for file in manuscript.in_folder(folder):
        try:
            leaves.append(_leaf(here, manuscript.read(file)))
        except PennedError as reason:
            refused.append((str(file), reason))
    read = []
    for leaf in each(leaves):
        known = _beside(_known(here, leaf.note), leaf, leaves)
        known = replace(known, occasion=key or known.occasion)
        place = leaf.note.where.removeprefix(str(folder)).lstrip("/\\")
        read.append(_judged(leaf.note.text, known, leaf.note.to, place, leaf.number))
    return _laid_together(read, refused)


def under_way(here: Desk, *, each: Each = iter) -> Pile:
    """Read every note of the ledger that is not posted yet."""
    from penned.desk import draft  # noqa: PLC0415 - without a ledger, no database is set up
    from penned.ledger import notes, owed  # noqa: PLC0415

    read = []
    for note in each(notes.under_way()):
        known = draft.context(here, owed.get(note.owed_ids))
        read.append(_judged(note.text, known, note.party.name, f"note {note.id}", note.id))
    return _laid_together(read, [])


def _known(here: Desk | None, found: Manuscript) -> coach.Context:
    if here is None:
        to = (found.to,) if found.to else ()
        return coach.Context(to=to, today=desk.today(), room=usual.ROOM)
    return advise.knows(here, found.to)


def _leaf(here: Desk | None, found: Manuscript) -> _Leaf:
    debts = advise.answers(found.to) if here and found.to else ()
    if not debts:
        return _Leaf(found, found.to)
    from penned.desk import draft  # noqa: PLC0415 - without a ledger, no database is set up

    number, words = draft.note_of(debts) or 0, draft.text_so_far(debts)
    return _Leaf(found, debts[0].party.name, number, words)


def _beside(known: coach.Context, leaf: _Leaf, leaves: Sequence[_Leaf]) -> coach.Context:
    """The same with the notes to others of the folder, in place of what they were before."""
    mates = (
        other.note.text
        for other in leaves
        if other is not leaf and not (leaf.to and other.to == leaf.to)
    )
    replaced = {other.before for other in leaves}
    others = (text for text in known.siblings if text not in replaced)
    return replace(known, siblings=tuple(islice(chain(mates, others), _MOST)))


def _judged(text: str, known: coach.Context, to: str, where: str, number: int) -> Read:
    told = verdict(text, known, seed=number)
    return Read(to, where, text, told, gentle=not known.manner.nudge)


def _laid_together(read: list[Read], refused: list[tuple[str, PennedError]]) -> Pile:
    shared = pile.compare(["" if one.gentle else one.text for one in read])
    return Pile(tuple(read), tuple(refused), shared)
