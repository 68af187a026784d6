"""Writing with a person at the keyboard: questions, the paper, and what the coach asks back."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from penned import catalogue, coach
from penned.cli import address_book, left_alone, page, reports, say
from penned.cli.asking import ask
from penned.cli.page import FOR_GOOD, FOR_THEM, HERE, End, Laid, Sheet
from penned.desk import beside, draft, editor, follow_up, hindered, owing, usual, ways, why
from penned.desk.draft import Taken
from penned.errors import PennedError, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from penned.coach import Advice, Review, Way
    from penned.desk.desk import Desk
    from penned.desk.draft import Written
    from penned.ledger.owed import OwedRow

FOLD = "---- Only what stands above this line is your note. ----"


class Paper(StrEnum):
    """What a letter is written on."""

    PAGE = "page"
    EDITOR = "editor"


class Next(StrEnum):
    """What a writer does about a warning, each by its letter."""

    WRITE_ON = "w"
    HERE = "h"
    FOR_THEM = "t"
    FOR_GOOD = "g"
    DRAFT = "d"


_WIDELY = {Next.HERE: HERE, Next.FOR_THEM: FOR_THEM, Next.FOR_GOOD: FOR_GOOD}


def usual_paper() -> Paper:
    """The editor of somebody who has chosen one, else the page, where the terminal can show it."""
    is_chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    is_simple = os.environ.get("TERM", "") in {"", "dumb", "unknown"} and os.name != "nt"
    return Paper.EDITOR if is_chosen or is_simple else Paper.PAGE


def write(desk: Desk, who: str, paper: Paper) -> bool:
    """Ask the occasion's questions, let them write, show what the coach asks; until it is right.

    Returns whether nothing stands against the note, or no note was wanted after all.
    """
    debts = owing.for_note(who) if who else follow_up.next_to_write(desk)
    say.line(f"To {debts[0].party.name}: {draft.about(debts)}")
    address_book.hindrances(hindered.of(debts[0].party))
    if not draft.text_so_far(debts):
        left_alone.nudge(why.before_writing(desk, debts))
        laid = beside.slips(debts)
        if any(slip.is_open for slip in laid) and draft.may_ask(desk, debts):
            debts = draft.answer(desk, debts, ask(laid))
    sheet = lay_down(desk, debts)
    with editor.paper() as file:
        while True:
            before = sheet.text
            end = _write_on(paper, sheet, desk, debts, file)
            done = _keep(desk, debts, sheet, before, finished=end is End.DONE)
            if done is None:
                is_there = bool(sheet.text.strip())
                say.line(
                    "The note is as it was."
                    if is_there
                    else "No note was written; what you answered is kept."
                )
                return True
            if end is End.LATER:
                return _later(done)
            reports.written(Taken((done,)), json=False)
            done, then = _settle(desk, debts, done)
            if done.ready:
                return True
            if then is Next.DRAFT:
                return _later(done)


def lay_down(desk: Desk, debts: Sequence[OwedRow]) -> Sheet:
    """A sheet for a note that answers these debts, with all that is known of it beside it."""
    known = draft.context(desk, debts)
    rules = catalogue.more_rules()

    def read(text: str, laid: tuple[Way, ...]) -> Review:
        return coach.review(text, replace(known, ways=(*known.ways, *laid)), more=rules)

    return Sheet(
        name=debts[0].party.name,
        about=draft.about(debts),
        slips=beside.slips(debts),
        read=read,
        text=draft.text_so_far(debts),
        room=usual.ROOM,
    )


def _write_on(paper: Paper, sheet: Sheet, desk: Desk, debts: Sequence[OwedRow], file: Path) -> End:
    """Open the page or the editor on the sheet; whatever happens there, what was typed is kept."""
    before = sheet.text
    try:
        while True:
            if paper is Paper.EDITOR:
                sheet.text = _edit(file, sheet, debts)
                return End.DONE
            end = page.write(sheet)
            editor.put(file, sheet.text)
            if end is not End.EDITOR:
                return end
            sheet.text = _edit(file, sheet, debts)
    except BaseException:
        _keep(desk, debts, sheet, before, finished=False)
        raise


def _edit(file: Path, sheet: Sheet, debts: Sequence[OwedRow]) -> str:
    party = debts[0].party
    lines = [
        f"To {party.name} (Dear {party.party.salutation})",
        *(f"- {slip.answer}" for slip in sheet.slips if slip.answer),
        *(f"? {slip.question}" for slip in sheet.slips if slip.is_open),
    ]
    beside_it = "\n".join(lines)
    edited = editor.edit(file, f"{sheet.text}\n\n{FOLD}\n{beside_it}\n")
    return _trimmed(edited.split(FOLD)[0])


def _keep(
    desk: Desk, debts: Sequence[OwedRow], sheet: Sheet, before: str, *, finished: bool
) -> Written | None:
    """Put the words into the ledger, with what was answered and laid aside; None if there is none.

    Words that somebody has not finished are a draft, whatever the coach has to say of them.
    """
    draft.answer(desk, debts, sheet.answers)
    words = _trimmed(sheet.text)
    is_new = words != before or bool(sheet.laid)
    if not words or not (finished or is_new):
        return None
    try:
        done = draft.write(desk, debts, words, finished=finished)
    except PennedError:
        raise
    except Exception:
        say.line(f"What you wrote is kept as a draft to {sheet.name}.")
        raise
    laid, sheet.laid = sheet.laid, []
    for each in laid:
        _lay_aside(desk, done, each)
    return draft.write(desk, debts, words, finished=finished) if laid else done


def _lay_aside(desk: Desk, done: Written, what: Laid) -> None:
    note = done.note
    try:
        ways.dismiss(
            desk,
            what.advice,
            what.text,
            note=note if what.where == HERE else None,
            party=note.party if what.where == FOR_THEM else None,
        )
    except Refused as reason:
        say.line(str(reason))


def _settle(desk: Desk, debts: Sequence[OwedRow], done: Written) -> tuple[Written, Next]:
    """Ask about each warning: write on, leave it alone, or keep the note as a draft."""
    while not done.ready:
        then, first = _what_next(done), _first_warning(done)
        if then not in _WIDELY or first is None:
            return done, then
        _lay_aside(desk, done, Laid(first, done.note.text, _WIDELY[then]))
        done = draft.write(desk, debts, done.note.text)
        if done.ready:
            say.line(f"Note {done.note.id} to {done.note.party.name} is ready.")
    return done, Next.WRITE_ON


def _what_next(done: Written) -> Next:
    """What the writer wants to do about the first warning; who goes away wants a draft."""
    first = _first_warning(done)
    choices = {Next.WRITE_ON: "write on", Next.DRAFT: "keep a draft"}
    say.line()
    if first:
        quoted = " ".join(done.note.text[first.start : first.end].split())
        about = f"“{quoted}”: " if quoted else ""
        say.line(f"{about}{first.message}")
        choices = {
            Next.WRITE_ON: "write on",
            Next.HERE: "leave it alone here",
            Next.FOR_THEM: f"always for {done.note.party.name}",
            Next.FOR_GOOD: "for good",
            Next.DRAFT: "keep a draft",
        }
    say.line("   ".join(f"{each} {words}" for each, words in choices.items()), style=say.QUIET)
    try:
        while True:
            said = typer.prompt(">", default="w", show_default=False, prompt_suffix=" ")
            if (key := said.strip().casefold()[:1]) in set(choices):
                return Next(key)
    except typer.Abort:
        return Next.DRAFT


def _first_warning(done: Written) -> Advice | None:
    advice = done.review.advice if done.review else ()
    return next((one for one in advice if one.level is coach.Level.WARNING), None)


def _later(done: Written) -> bool:
    say.line(f"It is kept as a draft. Go on with: penned write {done.note.id}", style=say.QUIET)
    return False


def _trimmed(text: str) -> str:
    return text.strip("\n").rstrip()
