"""The commands of the journal: one question an evening, what was kept, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from penned.cli.asking import AsJson, is_conversation, open_desk, parse_day
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.capture import Heard
    from penned.desk.desk import Desk
    from penned.ledger.kept import EntryRow
    from penned.ledger.prompts import PromptRow

_SHOWN = 50  # entries that a person scrolls through

Number = Annotated[int, typer.Argument(metavar="N", help="Its number in the journal.", min=1)]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help="2026-11-20, yesterday.")]


class _Listing(TyperGroup):
    """Commands of which `list` is meant where none is named: penned journal airport."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's own
        """Put `list` before what names no command."""
        named = bool(args) and (args[0] in self.commands or args[0] in {"-h", "--help"})
        return super().parse_args(ctx, args if named else ["list", *args])


journal = typer.Typer(
    cls=_Listing, help="What you kept: penned journal [WORDS].", rich_markup_mode=None
)


def today(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="An entry, without being asked.")
    ] = "",
    on: On = None,
    add_prompt: Annotated[
        str, typer.Option("--add-prompt", metavar="TEXT", help="Ask this too, from now on.")
    ] = "",
    remove_prompt: Annotated[
        int, typer.Option("--remove-prompt", metavar="N", help="Do not ask this any more.")
    ] = 0,
    prompts: Annotated[bool, typer.Option("--prompts", help="List your own prompts.")] = False,
    json: AsJson = False,
) -> None:
    """Keep what the day brought: one question, as many entries as you like.

    An entry owes nothing until you say so. A day that was missed can be told later: --on yesterday.
    """
    from penned.cli import say
    from penned.desk import journal as desk_journal

    desk = open_desk(context)
    if add_prompt:
        row = desk_journal.add_prompt(desk, add_prompt)
        return say.line(f"Prompt {row.id} is among those that are asked: {row.text}")
    if remove_prompt:
        row = desk_journal.remove_prompt(desk, remove_prompt)
        return say.line(f"“{row.text}” is not asked any more.")
    if prompts:
        return _prompts(desk_journal.own_prompts(), json=json)
    day = parse_day(on, desk.today()) or desk.today()
    if text:
        return _kept(desk, desk_journal.keep(desk, text, on=day), json=json)
    question = desk_journal.prompt(day)
    if is_conversation() and not json:
        return _evening(desk, day, question)
    return _so_far(day, question, json=json)


@journal.command("list")
def journal_list(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS]")] = None,
    on: On = None,
    json: AsJson = False,
) -> None:
    """What was kept, the newest first; of one day, or with these words."""
    from penned.desk import journal as desk_journal

    desk = open_desk(context)
    day = parse_day(on, desk.today())
    found = desk_journal.find(" ".join(words or ()), on=day, first=None if json else _SHOWN + 1)
    _entries(found, json=json)


@journal.command("owe")
def journal_owe(
    context: typer.Context,
    number: Number,
    givers: Annotated[
        list[str] | None, typer.Option("--from", metavar="NAME", help="Who was kind.")
    ] = None,
    on: On = None,
    occasion: Annotated[str, typer.Option(metavar="KIND", help="gift, dinner ...")] = "",
    together: Annotated[bool, typer.Option("--together", help="One card to all of them.")] = False,
    json: AsJson = False,
) -> None:
    """Owe thanks for what an entry tells: who, when and what are found in it."""
    from penned.cli import heard as hearing
    from penned.desk import capture
    from penned.desk import journal as desk_journal

    desk = open_desk(context)
    entry = desk_journal.open_entry(number)
    heard = desk_journal.hear(desk, entry)
    if givers:
        heard = (desk_journal.of(heard, "; ".join(givers)),)
    day = parse_day(on, desk.today())
    heard = tuple(capture.corrected(each, on=day, occasion=occasion) for each in heard)
    question = next((each.question for each in heard if each.question), "")
    if question and not is_conversation():
        raise BadInput(
            question, cure=f'Say it: penned journal owe {number} --from "Ana Reyes", say.'
        )
    if right := hearing.confirmed(desk, heard, quiet=json):
        hearing.noted(desk_journal.owe(desk, entry, right, together=together), json=json)


@journal.command("edit")
def journal_edit(
    context: typer.Context,
    number: Number,
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="Its new words.")] = "",
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Its new day.")] = None,
    json: AsJson = False,
) -> None:
    """Put other words or another day to an entry; those before are gone."""
    from penned.desk import journal as desk_journal

    desk = open_desk(context)
    day = parse_day(on, desk.today())
    if not text and day is None:
        if not is_conversation():
            raise BadInput("say its new words, or its new day with --on")
        text = typer.prompt("Its words", default=desk_journal.get(number).text)
    _entries([desk_journal.edit(desk, number, text=text, on=day)], json=json)


@journal.command("delete")
def journal_delete(
    context: typer.Context,
    number: Number,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete an entry for good. A moment that came of it stays owed."""
    from penned.cli import say
    from penned.desk import journal as desk_journal

    desk = open_desk(context)
    entry = desk_journal.get(number)
    if not yes:
        if not is_conversation():
            raise BadInput("nothing was deleted", cure="To do so without being asked, add --yes.")
        _entries([entry], json=False)
        if not typer.confirm("Delete it for good?", default=False):
            return
    desk_journal.delete(desk, number)
    say.line("It is gone.")


def _evening(desk: Desk, day: date, question: str) -> None:
    """Ask, and keep each answer; an empty one ends it."""
    from penned.cli import say
    from penned.desk import journal as desk_journal

    say.line(question, style=say.LOUD)
    say.line("One entry to a line; Enter alone ends it.", style=say.QUIET)
    kept = 0
    while words := str(
        typer.prompt(">", default="", show_default=False, prompt_suffix=" ")
    ).strip():
        entry = desk_journal.keep(desk, words, on=day, answering=question)
        kept += 1
        _offer(desk, entry)
    say.line(f"{say.count(kept, 'entry', 'entries')} kept." if kept else "Another evening, then.")


def _offer(desk: Desk, entry: EntryRow) -> None:
    """Ask whether a note is owed to whom an entry names."""
    from penned.cli import heard as hearing
    from penned.desk import journal as desk_journal

    heard = desk_journal.hear(desk, entry)
    named = _named(heard)
    if not named or not typer.confirm(f"Owe {named} a note for this?", default=False):
        return
    if right := hearing.put_right(desk, heard):
        hearing.noted(desk_journal.owe(desk, entry, right), json=False)


def _kept(desk: Desk, entry: EntryRow, *, json: bool) -> None:
    """Say that an entry was kept, and whom it seems to name."""
    from penned.cli import say
    from penned.desk import journal as desk_journal

    if json:
        return say.as_json(_facts(entry))
    say.line(f"Kept for {say.day(entry.on)}, as entry {entry.id}.")
    if is_conversation():
        return _offer(desk, entry)
    if named := _named(desk_journal.hear(desk, entry)):
        say.line(f"To owe {named} a note for it: penned journal owe {entry.id}", style=say.QUIET)
    return None


def _named(heard: Sequence[Heard]) -> str:
    return " and ".join(giver.name for each in heard for giver in each.givers)


def _so_far(day: date, question: str, *, json: bool) -> None:
    from penned.cli import say
    from penned.desk import journal as desk_journal

    found = desk_journal.find(on=day)
    if json:
        return say.as_json({"on": day, "prompt": question, "entries": list(map(_facts, found))})
    say.line(question, style=say.LOUD)
    if found:
        _entries(found, json=False)
    return say.line('Answer with: penned today "..."', style=say.QUIET)


def _entries(found: Sequence[EntryRow], *, json: bool) -> None:
    from penned.cli import say

    if json:
        return say.as_json(list(map(_facts, found)))
    if not found:
        return say.line("Nothing of that kind is in the journal.")
    table = say.table("", "Day", "Kept", "")
    for each in found[:_SHOWN]:
        text = each.text.replace("\n", " / ")
        came = "owed" if each.moment else each.source
        table.add_row(str(each.id), each.on.isoformat(), say.words(text), say.words(came))
    say.show(table)
    if len(found) > _SHOWN:
        say.line("and more: with words, --on or --json", style=say.QUIET)
    return None


def _facts(each: EntryRow) -> dict[str, Any]:
    return {
        "entry": each.id,
        "on": each.on,
        "text": each.text,
        "prompt": each.prompt,
        "moment": each.moment,
        "source": each.source,
    }


def _prompts(found: Sequence[PromptRow], *, json: bool) -> None:
    from penned.cli import say

    if json:
        return say.as_json([{"prompt": each.id, "text": each.text} for each in found])
    if not found:
        return say.line('You have no prompts of your own. Add one: penned today --add-prompt "..."')
    table = say.table("", "Prompt")
    for each in found:
        table.add_row(str(each.id), say.words(each.text))
    return say.show(table)
