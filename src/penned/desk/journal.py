"""The journal: one question an evening, entries that owe nothing, and moments that come of them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from penned.desk import capture
from penned.desk.capture import Heard
from penned.desk.desk import chosen_language
from penned.errors import BadInput, Refused
from penned.ledger import kept, prompts, transaction
from penned.moments import Moment
from penned.occasions import daily
from penned.people.spelling import tidy
from penned.sources.sentence import LONGEST, Understood

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.kept import EntryRow
    from penned.ledger.owed import OwedRow
    from penned.ledger.prompts import PromptRow

_SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")


def prompt(day: date) -> str:
    """The question of a day: one's own and those that come with Penned, in one's language."""
    own = [each.text for each in prompts.own()]
    return daily.of_day(day, [*own, *daily.prompts(chosen_language())])


def keep(desk: Desk, text: str, *, on: date | None = None, answering: str = "") -> EntryRow:
    """Keep an entry of today, or of a day before; it owes nothing."""
    day = on or desk.today()
    if day > desk.today():
        raise BadInput("that day is still to come", cure="A journal tells what was.")
    return kept.keep(day, text, prompt=answering, now=desk.now(), by=desk.by)


def get(number: int) -> EntryRow:
    """One entry by its number; raises `NotFound`."""
    return kept.get(number)


def open_entry(number: int) -> EntryRow:
    """One entry for which nothing is owed yet; `Refused` where something is."""
    entry = kept.get(number)
    if entry.moment is not None:
        raise Refused(f"thanks for entry {entry.id} are owed already")
    return entry


def find(
    words: str = "", *, on: date | None = None, first: int | None = None
) -> tuple[EntryRow, ...]:
    """The entries with these words, of one day or all, the newest first."""
    return kept.find(words, on=on, first=first)


def edit(desk: Desk, number: int, *, text: str = "", on: date | None = None) -> EntryRow:
    """Put other words or another day to an entry; those before are gone."""
    return kept.amend(number, text=text, on=on, now=desk.now(), by=desk.by)


def delete(desk: Desk, number: int) -> None:
    """Delete an entry for good; a moment that came of it stays."""
    kept.delete(number, now=desk.now(), by=desk.by)


def own_prompts() -> tuple[PromptRow, ...]:
    """The questions of one's own."""
    return prompts.own()


def add_prompt(desk: Desk, text: str) -> PromptRow:
    """Ask this too, from now on."""
    return prompts.add(text, now=desk.now(), by=desk.by)


def remove_prompt(desk: Desk, number: int) -> PromptRow:
    """Do not ask this any more."""
    return prompts.remove(number, now=desk.now(), by=desk.by)


def hear(desk: Desk, entry: EntryRow) -> tuple[Heard, ...]:
    """The kindnesses that an entry tells; one without givers where nobody is found in it.

    Words such as “yesterday” are those of the day of the entry. Of a long one, the first sentence
    that names somebody is heard.
    """
    known = capture.everybody()
    whole = [entry.text] if len(entry.text) <= LONGEST else []
    for text in (*whole, *_SENTENCES.split(entry.text)):
        with suppress(BadInput):  # of a day to come, or without words
            heard = capture.hear(desk, text[:LONGEST], on=entry.on, known=known)
            if heard[0].givers:
                return heard
    words = tidy(entry.text)
    nobody = Moment(what=words, occasion=capture.USUAL, on=entry.on)
    return (Heard(Understood(words), (), nobody),)


def of(heard: Sequence[Heard], who: str) -> Heard:
    """What was heard of those whom the writer names; where it is of others, all of it as it is."""
    meant = [capture.was(each, who) for each in heard]
    for each, right in zip(heard, meant, strict=True):
        if {party.name for party in each.parties} & {party.name for party in right.parties}:
            return right
    if len(heard) == 1:
        return meant[0]
    whole = replace(heard[0].moment, what=heard[0].understood.text, detail="", difference="")
    return replace(meant[0], moment=whole)


def owe(
    desk: Desk, entry: EntryRow, heard: Sequence[Heard], *, together: bool = False
) -> tuple[OwedRow, ...]:
    """Owe thanks for what an entry tells; `Refused` while it is not clear, or owed already."""
    with transaction():
        open_entry(entry.id)
        debts = capture.settle(desk, heard, together=together)
        kept.became(entry.id, debts[0].moment_id, now=desk.now(), by=desk.by)
    return debts
