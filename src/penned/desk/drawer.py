"""The drawer at the desk: what a print run takes from it, and who had this design last."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from penned.desk.stock import spelt_as
from penned.errors import NotFound, Refused
from penned.ledger import drawer
from penned.ledger.drawer import CARD, ENVELOPE, STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.drawer import StockRow
    from penned.ledger.notes import NoteRow

_FEW = 3  # names that a remark tells
_A_YEAR = 330  # days after which a month needs its year


@dataclass(frozen=True, slots=True)
class Paper:
    """What each note of a print run is put on, by name; "" for none.

    `design` is what stands on the card; where the drawer has no such set, a plain one is taken.
    `stamp` may be left out where only one sort is counted; `country` is the sender's, for whose
    own post that sort is.
    """

    card: str
    envelope: str = ""
    design: str = ""
    stamp: str = ""
    country: str = ""


def must_suffice(notes: Sequence[NoteRow], paper: Paper) -> None:
    """Raise `Refused` where the drawer has fewer cards or envelopes than these notes need.

    What is not counted in the drawer is never short. Raises `NotFound` for stamps that it lacks.
    """
    kept = drawer.kept()
    _stamp(paper.stamp, kept)
    _sheets(len(notes), paper, kept)


def take(desk: Desk, notes: Sequence[NoteRow], paper: Paper) -> tuple[str, ...]:
    """Take a card, an envelope and a stamp for each of these notes; says what is worth knowing.

    For notes that are printed anew: a run that only repeats itself takes nothing. It belongs into
    the transaction of the print run. Raises `Refused` as `must_suffice` does; too few stamps are
    remarked only, since a card without one can be printed. A note that is handed over needs none,
    and one that has its stamp no other. A letter abroad takes only a stamp that was named.
    """
    kept = drawer.kept()
    everyone = [note.id for note in notes]
    taken = {row.id: everyone for row in _sheets(len(notes), paper, kept)}
    wanting = _to_be_stamped(notes)
    stamp = _stamp(paper.stamp, kept)
    abroad = [note for note in notes if note.id in wanting and _is_abroad(note, paper)]
    told = list(_told_of_abroad(stamp, abroad, paper))
    if abroad and not paper.stamp:
        wanting = [each for each in wanting if each not in {note.id for note in abroad}]
    if stamp and wanting:
        taken[stamp.id] = wanting[: stamp.left]
        if missing := len(wanting) - stamp.left:
            told += [_missing_stamps(stamp, missing)] if missing > 0 else []
    elif wanting and not paper.stamp and len(_of_kind(STAMP, kept)) > 1:
        told.append("No stamps were taken from the drawer: say which with --stamp NAME.")
    drawer.take(taken, now=desk.now(), by=desk.by)
    left = {row.id: row for row in drawer.kept()}
    return (*told, *(_low(left[each]) for each in taken if taken[each] and left[each].is_low))


def remarks(desk: Desk, notes: Sequence[NoteRow], paper: Paper) -> tuple[str, ...]:
    """Who had this design last, and which one they could have instead.

    Ask before the notes count as written on it.
    """
    if not paper.design:
        return ()
    these = {note.id for note in notes}
    had = drawer.designs_of({note.party.id for note in notes}, besides=these)
    again = {}
    for note in notes:
        last = next(reversed(had[note.party.id].items()), ("", None))
        if last[0] == paper.design and last[1]:
            again[note.party.name] = last[1]
    if not again:
        return ()
    others = _other_designs(paper, [had[note.party.id] for note in notes])
    instead = f"; {others[0]} is next in your drawer" if others else ""
    if len(again) == 1:
        ((name, day),) = again.items()
        return (f"{name} had this one {_month(day, desk.today())}{instead}.",)
    return (f"{len(again)} had this one last: {_named(tuple(again))}{instead}.",)


def _sheets(many: int, paper: Paper, kept: Sequence[StockRow]) -> list[StockRow]:
    """The stocks of cards and envelopes that are taken from; `Refused` where one has too few."""
    wanted = ((CARD, paper.card), (ENVELOPE, paper.envelope))
    found = [row for kind, name in wanted if (row := _fitting(kind, name, paper.design, kept))]
    scarce = min(found, key=lambda row: row.left, default=None)
    if scarce and scarce.left < many:
        raise _short(scarce, many)
    return found


def _fitting(kind: str, name: str, design: str, kept: Sequence[StockRow]) -> StockRow | None:
    """The set of this design, else the plain one, else the only one where no design is wanted."""
    of_name = [row for row in _of_kind(kind, kept) if row.sort.name == name]
    for wanted in (design, ""):
        for row in of_name:
            if spelt_as(wanted, row.sort.design):
                return row
    return of_name[0] if len(of_name) == 1 and not design else None


def _short(row: StockRow, many: int) -> Refused:
    design = f" --design {row.sort.design}" if row.sort.design else ""
    add = f"add a set: penned stationery stock add {row.sort.name} N{design}"
    some = f"print the first {row.left} with --first {row.left}, or {add}" if row.left else add
    return Refused(
        f"you have {row.left or 'none'} of {many} {row.sort.called(many)} left",
        cure=f"{some[0].upper()}{some[1:]}",
    )


def _to_be_stamped(notes: Sequence[NoteRow]) -> list[int]:
    posted = [note.id for note in notes if note.party.address]
    stamped = drawer.stamped(posted)
    return [note for note in posted if note not in stamped]


def _is_abroad(note: NoteRow, paper: Paper) -> bool:
    country = note.party.address.country if note.party.address else ""
    return bool(paper.country and country) and country != paper.country


def _told_of_abroad(
    stamp: StockRow | None, abroad: Sequence[NoteRow], paper: Paper
) -> Iterator[str]:
    if stamp and abroad:
        names = _named([note.party.name for note in abroad])
        if paper.stamp:
            yield f"“{stamp.sort.name}” was taken for abroad too ({names}): see that it is enough."
        else:
            yield f"No stamp was taken for letters abroad: {names}. With --stamp NAME one is."


def _stamp(name: str, kept: Sequence[StockRow]) -> StockRow | None:
    """The stamps of this name, or the only ones."""
    stamps = _of_kind(STAMP, kept)
    if not name:
        return stamps[0] if len(stamps) == 1 else None
    for row in stamps:
        if spelt_as(name, row.sort.name):
            return row
    there = ", ".join(row.sort.name for row in stamps) or "none"
    raise NotFound(f"no stamps “{name}” are in the drawer", cure=f"There are: {there}.")


def _missing_stamps(row: StockRow, missing: int) -> str:
    return f"{missing} more {row.sort.called(missing)} will be needed."


def _low(row: StockRow) -> str:
    return f"{row.left or 'No'} {row.sort.called(row.left)} left: time for a new set."


def _of_kind(kind: str, kept: Sequence[StockRow]) -> list[StockRow]:
    return [row for row in kept if row.sort.kind == kind]


def _other_designs(paper: Paper, had: Sequence[dict[str, date]]) -> list[str]:
    """The drawer's other designs of this card: what nobody here had yet, or longest ago, first."""
    seen = dict(sorted(chain.from_iterable(each.items() for each in had), key=lambda one: one[1]))
    rows = [
        row
        for row in _of_kind(CARD, drawer.kept())
        if row.sort.name == paper.card and row.left and row.sort.design not in ("", paper.design)
    ]
    order = list(seen)
    rows.sort(key=lambda row: order.index(row.sort.design) if row.sort.design in seen else -1)
    return [row.sort.design for row in rows]


def _named(names: Sequence[str]) -> str:
    told, more = names[:_FEW], len(names) - _FEW
    return f"{', '.join(told)} and {more} more" if more > 0 else " and ".join(_last_apart(told))


def _last_apart(names: Sequence[str]) -> Iterator[str]:
    if names[1:]:
        yield ", ".join(names[:-1])
    yield names[-1]


def _month(day: date, today: date) -> str:
    """When it was, as one says it: in May, in May 2024, this month."""
    if (day.year, day.month) == (today.year, today.month):
        return "this month"
    return f"in {day:%B}" if (today - day).days < _A_YEAR else f"in {day:%B %Y}"
