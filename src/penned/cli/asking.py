"""What a person typed, as values: days, numbers, column mappings; and the questions asked back."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.beside import Slip
    from penned.desk.desk import Desk


DONE, FINDINGS = 0, 1  # what a command that went well exits with

AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for other programs.")]


class DateWords(StrEnum):
    """How a date such as 04/05/2026 is meant."""

    DMY = "dmy"
    MDY = "mdy"


def open_desk(context: typer.Context) -> Desk:
    """The desk, with the ledger that `--ledger` names or the usual one."""
    from penned.desk import desk

    return desk.open_desk(context.obj)


def is_conversation() -> bool:
    """Whether there is a person at both ends: nothing prompts otherwise."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(laid: Sequence[Slip]) -> dict[str, str]:
    """Put the questions that are still open; what was answered, by its field."""
    from penned.cli import say

    open_ones = [slip for slip in laid if slip.is_open]
    if open_ones:
        say.line("A few questions; Enter leaves one out.", style=say.QUIET)
    answers = {
        slip.field: typer.prompt(
            slip.question, default="", show_default=False, prompt_suffix="\n> "
        ).strip()
        for slip in open_ones
    }
    return {field: answer for field, answer in answers.items() if answer}


def parse_day(text: str | None, today: date) -> date | None:
    """Read "2026-11-20", "today" or "yesterday"; None stays None."""
    if text is None:
        return None
    word = text.strip().lower()
    if word in {"today", "yesterday"}:
        return today - timedelta(days=word == "yesterday")
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise BadInput(
            f"“{text}” is not a day", cure="Write it as year-month-day, such as 2026-11-20."
        ) from None
    if day > today:
        raise BadInput(f"“{text}” is still to come", cure="Thanks are owed for what has happened.")
    return day


def parse_number(text: str, thing: str) -> int:
    """A positive whole number, such as that of an import run."""
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text)):
        raise BadInput(f"“{text}” is not the number of {thing}")
    return int(text)


def parse_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """Read `--map "Column=field"` options; the field is what follows the last equals sign."""
    mapping = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not (equals and column.strip() and field.strip()):
            raise BadInput(
                f"--map “{pair}” does not say which column",
                cure='Write it as --map "Column=field".',
            )
        mapping[column.strip()] = field.strip()
    return mapping
