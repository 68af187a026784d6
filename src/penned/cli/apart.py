"""What a second reader said, told apart from the coach's own word and marked as what it is."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console

from penned.cli import proof, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned import coach
    from penned.desk.second_reader import Endpoint, Opinion
    from penned.errors import Unreachable

CHECKED = "checked against what you noted, not your words"


def review(found: coach.Review, text: str, *, json: bool) -> dict[str, Any]:
    """The coach's own word on a draft: shown, unless it is for another program."""
    if not json:
        proof.review(found, text, json=False)
    return {"review": proof.facts(found)}


def questions(asked: Sequence[str], *, json: bool) -> dict[str, Any]:
    """The occasion's own questions: shown, unless they are for another program."""
    if not json:
        for question in asked:
            say.line(question, style=say.ASKED)
        if not asked:
            say.line("The coach's questions are answered.")
    return {"questions": asked}


@contextmanager
def sending(reader: Endpoint, *, draft: bool) -> Iterator[None]:
    """Tell what goes where, and that one waits."""
    screen = Console(stderr=True, highlight=False)
    sent = "what you noted and the draft" if draft else "what you noted"
    how = "" if reader.secure or reader.is_here else ", unencrypted"
    told = f"Sent to {reader.name}{how}: {sent}; no address, and nothing of anybody else."
    screen.print(say.words(told), soft_wrap=True)
    with screen.status("It reads ... Ctrl-C leaves it."):
        yield


def second(
    own: dict[str, Any],
    reader: Endpoint | None,
    opinion: Opinion | None,
    fault: Unreachable | None,
    *,
    json: bool,
) -> None:
    """The second reader's word, or why there is none; a fault is told when the program ends."""
    if json:
        return say.as_json(own | {"second_reader": _facts(opinion, fault)})
    if opinion:
        say.line()
        _told(opinion)
    elif reader and not fault:
        say.line()
        say.line("A second reader is not asked on this occasion.", style=say.QUIET)
    return None


def _told(opinion: Opinion) -> None:
    said = opinion.heard
    say.line(f"Second reader ({opinion.by.name}), {CHECKED}:", style=say.LOUD)
    for sentence in (*said.questions, *said.remarks):
        say.line(f"  | {sentence}")
    if not (said.questions or said.remarks):
        say.line("  It said nothing that can be shown.", style=say.QUIET)
    if said.invented:
        what = say.count(said.invented, "sentence that brings", "sentences that bring")
        say.line(f"  Left out: {what} in what you did not note.", style=say.QUIET)
    if said.other:
        what = say.count(said.other, "sentence that is", "sentences that are")
        say.line(f"  Left out: {what} no open question.", style=say.QUIET)


def _facts(opinion: Opinion | None, fault: Unreachable | None) -> dict[str, Any] | None:
    """What it said, for another program; None where it was not asked."""
    if fault:
        return {"fault": str(fault)}
    if not opinion:
        return None
    said = opinion.heard
    return {
        "by": opinion.by.name,
        "what": f"a second reader's questions, {CHECKED}",
        "questions": said.questions,
        "remarks": said.remarks,
        "left_out": {"invented": said.invented, "other": said.other},
    }
