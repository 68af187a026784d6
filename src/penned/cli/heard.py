"""What a sentence was taken to say, shown and put right before anything is owed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from penned import catalogue
from penned.cli import say
from penned.cli.asking import is_conversation, parse_day
from penned.desk import capture
from penned.errors import PennedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.capture import Heard
    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow
    from penned.people.person import Party
    from penned.sources.sentence import Giver

_FIELDS = ("who", "when", "what", "detail", "difference", "occasion")
_NO = "no"


def confirmed(desk: Desk, heard: Sequence[Heard], *, quiet: bool) -> tuple[Heard, ...]:
    """What the person makes of what was heard; as it is where nobody is there to ask, or `quiet`.

    What is not to be noted after all is not in it.
    """
    if quiet:
        return tuple(heard)
    if is_conversation():
        return put_right(desk, heard)
    if not any(each.question for each in heard):  # a question is put by who refuses it
        show(heard)
    return tuple(heard)


def put_right(desk: Desk, heard: Sequence[Heard]) -> tuple[Heard, ...]:
    """Let the person put right each kindness that was heard; those are left out that are none."""
    right = (put_one_right(desk, each) for each in heard)
    return tuple(each for each in right if each)


def noted(debts: Sequence[OwedRow], *, json: bool) -> None:
    """Say what is owed now, and what speaks against writing to some of them: they have died."""
    from penned.cli import address_book, reports
    from penned.desk import hindered

    reports.captured(debts, json=json)
    for found in () if json else hindered.among(debt.party for debt in debts).values():
        address_book.hindrances(found)


def show(heard: Sequence[Heard], *, json: bool = False) -> None:
    """Say what was understood of each kindness, one line to each thing, and what is not clear."""
    if json:
        return say.as_json(list(map(_facts, heard)))
    for each in heard:
        _show(each)
    return None


def _show(heard: Heard) -> None:
    table = say.table("", "")
    table.show_header = False
    for title, words in _lines(heard).items():
        if words:
            table.add_row(title, say.words(words))
    say.show(table)
    if heard.question:
        say.line(f"Not clear: {heard.question}")


def _facts(heard: Heard) -> dict[str, Any]:
    moment = heard.moment
    return {
        "who": [
            {"said": each.name, "is": [capture.called(party) for party in each.fits]}
            for each in heard.givers
        ],
        "on": moment.on,
        "what": moment.what,
        "detail": moment.detail,
        "difference": moment.difference,
        "occasion": moment.occasion,
        "question": heard.question,
    }


def _lines(heard: Heard) -> dict[str, str]:
    moment, told = heard.moment, heard.understood.when
    day = f"{moment.on:%A}, {say.day(moment.on)}" if moment.on else ""
    if told is None:
        day += " (no day was named)"
    elif told.on == moment.on:
        said = heard.understood.text[told.start : told.end]
        day += f" (“{said}”{', the last day that it can be' if told.about else ''})"
    return {
        "Who": "; ".join(map(_who, heard.givers)) or "?",
        "When": day,
        "What": moment.what,
        "Detail": moment.detail,
        "Difference": moment.difference,
        "Occasion": catalogue.occasion(moment.occasion).title,
    }


def put_one_right(desk: Desk, heard: Heard) -> Heard | None:
    """Ask what is not clear, show what was understood, change what is wrong; None for "no"."""
    heard = _settle(heard)
    while True:
        _show(heard)
        answer = _ask(f"Right? Enter; or {', '.join(_FIELDS)} to change it; or {_NO}").casefold()
        if answer in {"", "y", "yes"} and not heard.question:
            return heard
        if answer in {_NO, "n"}:
            return None
        if answer in _FIELDS:
            heard = _settle(_changed(desk, heard, answer))
        else:
            say.line("Enter where all of it is right.", style=say.QUIET)


def _settle(heard: Heard) -> Heard:
    """Ask who is meant, and which day, as long as that is not clear."""
    while not heard.givers or heard.understood.mixed:
        if not (who := _ask("Who was it?")):
            raise typer.Abort
        heard = capture.was(heard, who)
    for giver in heard.unsure:
        heard = capture.is_(heard, giver, _which(giver))
    if heard.other_day and heard.moment.on:
        days = [heard.moment.on, heard.other_day]
        heard = capture.corrected(heard, on=days[_choice("Which day?", list(map(say.day, days)))])
    return heard


def _which(giver: Giver) -> Party:
    there = [capture.called(party) for party in giver.fits]
    return giver.fits[_choice(f"Who is “{giver.name}”?", there)]


def _choice(question: str, there: Sequence[str]) -> int:
    """Let somebody choose one by its number; the first with Enter."""
    say.line(question)
    for number, each in enumerate(there, 1):
        say.line(f"  {number} {each}")
    while True:
        answer = _ask("The number") or "1"
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(there):
            return int(answer) - 1


def _changed(desk: Desk, heard: Heard, field: str) -> Heard:
    words = _ask(f"{field.capitalize()}?")
    if not words:
        return heard
    try:
        if field == "who":
            return capture.was(heard, words)
        if field == "when":
            return capture.corrected(heard, on=parse_day(words, desk.today()))
        said: dict[str, Any] = {field: words}
        return capture.corrected(heard, **said)
    except PennedError as fault:
        say.line(str(fault))
        return heard


def _who(giver: Giver) -> str:
    if not giver.fits:
        return f"{giver.name} (new)"
    return " or ".join(map(capture.called, giver.fits))


def _ask(question: str) -> str:
    answer: str = typer.prompt(question, default="", show_default=False, prompt_suffix="\n> ")
    return answer.strip()
