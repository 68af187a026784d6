"""Writing with a person at the keyboard: questions, the editor, and what the coach asks back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from penned.cli import reports, say
from penned.desk import draft, editor, follow_up, owing
from penned.desk.draft import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

FOLD = "---- Only what stands above this line is your note. ----"


def write(desk: Desk, who: str) -> bool:
    """Ask the occasion's questions, open the editor, show the coach's; again until it is right.

    Returns whether nothing stands against the note, or no note was wanted after all.
    """
    debts = owing.for_note(who) if who else follow_up.next_to_write(desk)
    say.line(f"To {debts[0].party.name}: {draft.about(debts)}")
    answers = _ask(draft.open_questions(debts))
    debts = draft.answer(desk, debts, answers)
    with editor.paper() as sheet:
        text = draft.text_so_far(debts)
        while True:
            edited = _edit(sheet, text, debts)
            if not edited:
                kept = "Your answers are kept." if answers else "Nothing has changed."
                say.line(f"No note was written. {kept}")
                return True
            done = draft.write(desk, debts, edited)
            reports.written(Taken((done,)), json=False)
            if done.ready:
                return True
            if not typer.confirm("Go on writing?", default=True):
                say.line(f"It is kept. Go on with: penned write {done.note.id}", style=say.QUIET)
                return False
            text = edited


def _ask(questions: Sequence[tuple[str, str]]) -> dict[str, str]:
    answers = {}
    if questions:
        say.line("A few questions first; Enter leaves one out.", style=say.QUIET)
    for field, question in questions:
        answers[field] = typer.prompt(
            question, default="", show_default=False, prompt_suffix="\n> "
        ).strip()
    return {field: answer for field, answer in answers.items() if answer}


def _edit(sheet: Path, text: str, debts: Sequence[OwedRow]) -> str:
    beside = "\n".join(draft.beside_the_paper(debts))
    edited = editor.edit(sheet, f"{text}\n\n{FOLD}\n{beside}\n")
    return edited.split(FOLD)[0].strip("\n").rstrip()
