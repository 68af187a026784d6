"""What the coach leaves alone, what changed with it, and why one should bother, told."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from penned.cli import say
from penned.cli.lists import note_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.coach.nudge import Nudge
    from penned.desk.ways import Changed
    from penned.ledger.ways import WayRow


def ways(standing: Sequence[WayRow], *, json: bool) -> None:
    """What the coach leaves alone."""
    if json:
        return say.as_json([_facts(each) for each in standing])
    if not standing:
        say.line("The coach leaves nothing alone.")
        return None
    table = say.table("Way", "What is left alone", "Only these words", "For", "Since")
    for each in standing:
        table.add_row(
            str(each.id),
            say.words(each.way.rule),
            say.words(f"“{each.way.phrase}”" if each.way.phrase else ""),
            say.words(_for_whom(each)),
            say.day(each.since.astimezone().date()),
        )
    say.show(table)
    return None


def kept(done: Changed, *, json: bool) -> None:
    """Something is left alone from now on."""
    if json:
        return say.as_json(_changed_facts(done))
    for each in done.ways:
        say.line(f"Left alone {_where(each)}: {_what(each)}.")
        say.line(f"  To take it back: penned ways undo {each.id}", style=say.QUIET)
    _judged(done)
    return None


def taken_back(done: Changed, *, json: bool) -> None:
    """The coach speaks of it again."""
    if json:
        return say.as_json(_changed_facts(done))
    for each in done.ways:
        say.line(f"Looked at again {_where(each)}: {_what(each)}.")
    _judged(done)
    return None


def nudge(each: Nudge | None) -> None:
    """A small true thing for whoever hesitates, if there is one."""
    if each is not None:
        say.line()
        say.line(each.text, style="italic")
        say.line("More of this, and how to switch it off: penned why", style=say.QUIET)


def nudges(found: Sequence[Nudge], *, on: bool, json: bool) -> None:
    """Why bother: all there is to say, and who says so."""
    if json:
        return say.as_json({"on": on, "nudges": [dataclasses.asdict(each) for each in found]})
    for each in found:
        say.line(each.text)
        say.line(f"  {each.source}", style=say.QUIET)
        say.line(f"  {each.url}", style=say.QUIET)
        say.line()
    switched(on=on)
    return None


def switched(*, on: bool) -> None:
    """Whether one of them is shown."""
    shown = "One is shown now and then, at most once a week. To see none: penned why --off"
    say.line(shown if on else "None is shown by itself. To change that: penned why --on")


def _judged(done: Changed) -> None:
    for note in done.notes:
        state = "is ready now" if note.state == "ready" else "is not ready any more"
        say.line(f"Note {note.id} to {note.party.name} {state}.")


def _what(each: WayRow) -> str:
    return f"“{each.way.phrase}” ({each.way.rule})" if each.way.phrase else each.way.rule


def _where(each: WayRow) -> str:
    if each.note_id:
        return f"in note {each.note_id} to {each.who}"
    return f"for {each.who}" if each.who else "for good"


def _changed_facts(done: Changed) -> dict[str, Any]:
    return {
        "ways": [_facts(each) for each in done.ways],
        "notes": [note_facts(note) for note in done.notes],
    }


def _for_whom(each: WayRow) -> str:
    if each.note_id:
        return f"note {each.note_id} to {each.who}"
    return each.who or "everybody"


def _facts(each: WayRow) -> dict[str, Any]:
    return {
        "way": each.id,
        "rule": each.way.rule,
        "phrase": each.way.phrase,
        "for": each.who,
        "note": each.note_id,
        "since": each.since,
        "by": each.by,
    }
