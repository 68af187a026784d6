"""The command `owed`: one list of who is waiting, for what, since when and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli.asking import AsJson, is_conversation, open_desk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rich.table import Table
    from rich.text import Text

    from penned.desk.waiting import Giver, Listing, Waiting
    from penned.ledger.owed import OwedRow
    from penned.people.hindrances import Hindrance

    Against = Mapping[int, tuple[Hindrance, ...]]


def owed(
    context: typer.Context,
    due: Annotated[
        bool, typer.Option("--due", help="Only what is due within a week, or was.")
    ] = False,
    to: Annotated[
        str, typer.Option(metavar="NAME", help="Only to somebody, with the household.")
    ] = "",
    occasion: Annotated[
        str, typer.Option(metavar="KIND", help="Only for a gift, a dinner: `penned occasion list`.")
    ] = "",
    first: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only the N most pressing people.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="With what is put off, and what others write.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Who is waiting for thanks, the most pressing first.

    What is owed to one person, or to a household and its members, stands together. What came in
    mourning or illness stands last, without a day.
    """
    from penned.desk import hindered, waiting

    desk = open_desk(context)
    most = first or (None if json else waiting.A_SCREENFUL)
    found = waiting.listing(desk, waiting.Wishes(due, to, occasion, most, everything))
    parties = {each.party.id: each.party for each in (*found.givers, *found.put_off)}
    against = hindered.among(parties.values())
    if json:
        return _as_json(found, against)
    show(found, against, desk.today())
    if is_conversation():
        from penned.cli import left_alone
        from penned.desk import why

        left_alone.nudge(why.among_waiting(desk, found.every))
    return None


def show(found: Listing, against: Against, today: date) -> None:
    """What presses, and in blocks of their own what never does, what is put off, what others do."""
    from penned.cli import say

    blocks = (
        ("Who", [each for each in found.givers if not each.gentle], "Thanks due"),
        ("Whenever you can", [each for each in found.givers if each.gentle], ""),
        ("Put off", found.put_off, "Until"),
    )
    shown = [(title, givers, due) for title, givers, due in blocks if givers]
    if not found.givers:
        say.line("Nobody is waiting for thanks.")
    for place, (title, givers, due) in enumerate(shown):
        if place or not found.givers:
            say.line()
        table = say.table(title, "For", "Since", due, _heads_notes(givers))
        for each in givers:
            _add(table, each, against, today)
        say.show(table)
    if found.handed_on:
        say.line()
        _show_handed_on(found.handed_on, today)
    if found.more:
        say.line(f"and {found.more:,} more", style=say.QUIET)
    if found.hidden:
        say.line(f"{say.count(found.hidden, 'thing')} put off; --all shows all.", style=say.QUIET)


def _heads_notes(givers: Sequence[Giver]) -> str:
    return "Note" if any(debt.note_id for each in givers for debt, _ in each.things) else ""


def _add(table: Table, giver: Giver, against: Against, today: date) -> None:
    """A person's or household's rows: each name once, and what stands against writing to them."""
    from penned.cli import say

    marks = ", ".join(each.kind.value for each in against.get(giver.party.id, ()))
    named = 0
    for debt, each in giver.things:
        who, what = say.words(""), say.words(debt.moment.what)
        if debt.party.id != named:
            indent = "" if debt.party.id == giver.party.id else "  "
            who = say.words(f"{indent}{debt.party.name}")
            if marks and not named:
                who.append_text(_below(marks))
            named = debt.party.id
        if len(debt.sources) > 1:
            what.append_text(_below("; ".join(debt.sources)))
        note = f"{debt.note_id} {debt.note_state}" if debt.note_id else ""
        since = say.short_day(debt.since, today)
        table.add_row(who, what, since, _until(debt, each, today), note)


def _until(debt: OwedRow, each: Waiting, today: date) -> Text:
    """Until when, in words that press nobody: “by Tue 24 Nov”, “still welcome”, “any day”."""
    from penned.cli import say

    if each.later and each.later > today:
        until = say.words(say.short_day(each.later, today))
        return until.append_text(_below(debt.how)) if debt.how else until
    if each.due is None:
        return say.words("any day")
    if each.due < today:
        return say.words("still welcome")
    if each.due == today:
        return say.words("today")
    return say.words(f"by {each.due:%a} {say.short_day(each.due, today)}")


def _below(text: str) -> Text:
    """A quiet line below another in a table."""
    from rich.text import Text

    from penned.cli import say

    return Text("\n").append_text(Text(say.words(text).plain, style=say.QUIET))


def _show_handed_on(found: Sequence[OwedRow], today: date) -> None:
    from penned.cli import say

    table = say.table("Handed on", "For", "Since", "Who writes")
    for debt in found:
        name, what, how = debt.party.name, debt.moment.what, debt.how
        since = say.short_day(debt.since, today)
        table.add_row(say.words(name), say.words(what), since, say.words(how))
    say.show(table)


def _as_json(found: Listing, against: Against) -> None:
    from penned.cli import say
    from penned.cli.lists import debt_facts

    facts: list[dict[str, Any]] = []
    for giver in (*found.givers, *found.put_off):
        reasons = [each.what for each in against.get(giver.party.id, ())]
        for debt, each in giver.things:
            days = {"ideal": each.ideal, "due": each.due, "later": each.later}
            where = {"together": giver.party.name, "gentle": each.gentle, "sources": debt.sources}
            facts.append(debt_facts(debt) | days | where | {"not_to_be_written": reasons})
    say.as_json([*facts, *map(debt_facts, found.handed_on)])
