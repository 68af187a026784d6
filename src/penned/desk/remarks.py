"""What a person should know of a print run: what the post will say, what is still to be done."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from penned.desk import will_it_post
from penned.errors import NotFound
from penned.press import imposition
from penned.stationery.postal import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.desk.job import Job
    from penned.desk.lay_out import Choice
    from penned.desk.pages_of import Pages
    from penned.ledger.notes import NoteRow
    from penned.people import Address
    from penned.stationery.postal import Verdict

    Sender = tuple[str, Address]

_FEW = 5  # names that a line can hold


def of(notes: Sequence[NoteRow], pages: Pages, sender: Sender | None) -> Iterator[str]:
    """Everything to know of these notes on paper, what matters most first."""
    if sender is None:
        yield "The envelopes have no return address. Say yours with: penned people me"
    by_hand = [note.party.name for note in notes if note.party.address is None]
    if by_hand:
        yield f"Without an address, to be handed over: {', '.join(by_hand)}."
    if pages.laid.in_type:
        names = ", ".join(pages.laid.in_type)
        yield f"Printed instead of handwritten, because the hand lacks characters: {names}."
    yield from pages.choice.remarks
    yield from _postage(notes, verdicts(notes, pages.choice, pages.job, sender))
    yield from _marks(pages)
    yield from _way_in(pages)


def verdicts(
    notes: Sequence[NoteRow], choice: Choice, job: Job, sender: Sender | None
) -> dict[int, Verdict]:
    """What each note is to the post, by the note's number; only what is posted, as far as known."""
    country = sender[1].country if sender else ""
    known = Known(thickness=job.thickness)
    by_country: dict[str, Verdict] = {}
    found = {}
    for note in notes:
        if not country or note.party.address is None:
            continue
        to = note.party.address.country or country
        try:
            if to not in by_country:
                by_country[to] = will_it_post.letter(
                    choice.card, choice.envelope, country, to, known
                )
        except NotFound:  # of this country's post no rules are known
            return {}
        found[note.id] = by_country[to]
    return found


def _postage(notes: Sequence[NoteRow], found: dict[int, Verdict]) -> Iterator[str]:
    """One line for each class; for all but letters like others also whose, why and what helps."""
    names: dict[str, list[str]] = defaultdict(list)
    of_class: dict[str, Verdict] = {}
    for note in notes:
        if note.id in found:
            verdict = found[note.id]
            said = f"{verdict.post}: {verdict.name}"
            names[said].append(note.party.name)
            of_class.setdefault(said, verdict)
    for said, verdict in of_class.items():
        many = f"{len(names[said])} × " if len(of_class) > 1 else ""
        yield f"{many}{said}." if verdict.ordinary else f"{many}{said}{_why(verdict, names[said])}"


def _why(verdict: Verdict, names: Sequence[str]) -> str:
    told = f" ({', '.join(names)})" if len(names) <= _FEW else ""
    cure = f" Better: {verdict.cures[0]}." if verdict.cures else ""
    return f"{told}: {'; '.join(verdict.reasons)}.{cure}"


def _marks(pages: Pages) -> Iterator[str]:
    how = pages.how
    yield from _left_out(pages)
    if how is None or pages.job.marks == "none" or imposition.has_room_for_marks(how):
        return
    backs = "" if pages.job.mark_backs else "; with --mark-backs they stand on the cards' backs"
    yield (
        f"Cards of this size fill the sheet ({how.sheet.title}): cut it in the middle. There is no "
        f"room for numbers beside them{backs}."
    )


def _left_out(pages: Pages) -> Iterator[str]:
    for where, notes in (
        ("under the stamps", pages.unmarked_envelopes()),
        ("on the cards' backs", pages.unmarked_backs()),
    ):
        if notes:
            yield f"No numbers {where} of {len(notes)}: the printer cannot print there."


def _way_in(pages: Pages) -> Iterator[str]:
    """How cards go into a printer, and over which edge they are turned."""
    job, card, edge = pages.job, pages.choice.card, pages.turned_over
    if job.printer and pages.how is None and card.width > card.height:
        yield "The cards go in short edge first, the left one: it is the top of their pages."
    if edge is None or job.send:  # the printer's queue is told
        return
    other = "short" if edge == "long" else "long"
    said = job.flip or job.printer or pages.how
    instead = "" if said else f" (--flip {other} makes them for the other one)"
    yield f"Print the cards on both sides, turned over the {edge} edge{instead}."
