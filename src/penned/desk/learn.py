"""Learn a hand: from photographs of filled-in sheets, or pen strokes, to a hand of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned import press
from penned.desk import files, lay_out, own_hands
from penned.errors import BadInput, Refused
from penned.hand.hand import PRIVATE, Origin
from penned.hand.learn.extra import check_installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from penned.hand.learn.learn import Learned
    from penned.hand.learn.samples import Samples
    from penned.hand.learn.sheet import Paper

RECORDING = ".json"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a hand is to be called, and its writer's word that it is their own.

    With `add`, what is new is added to the hand that has the name.
    """

    name: str
    mine: bool
    add: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A learned hand, where it lies, its specimen, and what was amiss with the photographs."""

    learned: Learned
    file: Path
    specimen: Path
    notes: tuple[str, ...]


def templates(paper: Paper, path: Path, *, accents: bool = False) -> int:
    """Write the sheets to fill in as a PDF; how many there are."""
    from penned.hand.learn.sheet import sheets  # noqa: PLC0415
    from penned.page.template import template  # noqa: PLC0415

    chosen = sheets(paper) if accents else sheets(paper)[:1]
    files.write_all({path: press.pdf(template(sheet) for sheet in chosen)})
    return len(chosen)


def learn(
    given: Sequence[Path],
    wish: Wish,
    day: date,
    *,
    specimen: Path | None = None,
    progress: Callable[[Iterable[Path]], Iterator[Path]] = iter,
) -> Kept:
    """Learn the hand of the writer of these photographs and recordings, keep it, and show it.

    The specimen goes where it is wished, else beside the hand. Raises `Refused` where the writer
    has not said that the hand is their own.
    """
    from penned.hand.learn import learn as learning  # noqa: PLC0415

    if not wish.mine:
        raise Refused(
            "Penned learns nobody's hand but your own",
            cure="If this is your own writing, say so with --mine.",
        )
    if not given:
        raise BadInput("say which photograph", cure="Name one, or several of the same hand.")
    own_hands.must_be_free(wish.name, replace=wish.add)
    if specimen is not None:
        lay_out.must_be_a_letter(specimen)
    before = own_hands.read(own_hands.kept_as(wish.name)) if wish.add else None
    shown, notes = [], []
    for path in progress(given):
        samples, remarks = _shown(path)
        shown.append(samples)
        notes += [f"{path.name}: {remark}" for remark in remarks]
    origin = Origin(_source(given, day), PRIVATE, (), day.isoformat(), own=True)
    learned = learning.learn(shown, origin, name=wish.name, before=before)
    place = own_hands.save(learned.hand, replace=wish.add)
    page = specimen or own_hands.specimen_of(place)
    lay_out.save_letter(lay_out.specimen(learned.hand), page)
    return Kept(learned, place, page, tuple(notes))


def _shown(path: Path) -> tuple[Samples, tuple[str, ...]]:
    """What a photograph or a recording shows, and what was amiss with it."""
    data = files.read_bytes(path)
    if path.suffix.lower() == RECORDING:
        from penned.hand.learn import recorded  # noqa: PLC0415

        return recorded.samples(data, where=str(path)), ()
    check_installed()
    from penned.hand.learn import find, traced  # noqa: PLC0415

    found = find.find(data, where=str(path))
    return traced.samples(found), found.notes


def _source(given: Sequence[Path], day: date) -> str:
    count = len(given)
    recordings = all(path.suffix.lower() == RECORDING for path in given)
    what = "recording" if recordings else "photograph"
    return f"Learned from {count} {what}{'s' * (count > 1)} on {day.isoformat()}"
