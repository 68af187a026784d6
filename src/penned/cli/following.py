"""Commands for following up: later, delegate, remind, timeline, quiet, wednesday, year, feed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli.asking import AsJson, open_desk, parse_number
from penned.cli.notes import For
from penned.errors import BadInput

if TYPE_CHECKING:
    from penned.desk.desk import Desk
    from penned.desk.reminding import Channel


class By(StrEnum):
    """The way by which a reminder reaches the writer."""

    TERMINAL = "terminal"
    DESKTOP = "desktop"
    MAIL = "mail"


def later(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO")],
    until: Annotated[
        str,
        typer.Option(
            metavar="DAY", help="Friday, in two weeks, 2026-12-04; or words: “after the move”."
        ),
    ] = "",
    thing: For = "",
    undo: Annotated[bool, typer.Option("--undo", help="Show it again now.")] = False,
    json: AsJson = False,
) -> None:
    """Put a note off: it is on no list until then, and then it is.

    Where no day is named, it comes back after thirty days.
    """
    from penned.cli import followed
    from penned.desk import follow_up

    desk = open_desk(context)
    if undo == bool(until.strip()):
        raise BadInput("say until when, or --undo", cure="Such as: --until Friday.")
    if undo:
        debts = follow_up.sooner(desk, who, thing=thing)
    else:
        debts = follow_up.later(desk, who, until, thing=thing)
    followed.put_off(debts, today=desk.today(), json=json)


def delegate(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO")],
    to: Annotated[str, typer.Option(metavar="NAME", help="Who writes instead of you.")] = "",
    thing: For = "",
    undo: Annotated[bool, typer.Option("--undo", help="Write it yourself after all.")] = False,
    json: AsJson = False,
) -> None:
    """Hand a note on to somebody who writes it instead."""
    from penned.cli import followed
    from penned.desk import follow_up

    desk = open_desk(context)
    if undo == bool(to.strip()):
        raise BadInput("say who writes instead, or --undo", cure='Such as: --to "Tom".')
    if undo:
        debts = follow_up.reopen(desk, who, thing=thing)
    else:
        debts = follow_up.delegate(desk, who, to, thing=thing)
    followed.handed_on(debts, json=json)


def remind(
    context: typer.Context,
    by: Annotated[By, typer.Option(help="How to tell you.")] = By.TERMINAL,
    to: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Your e-mail address; else PENNED_MAIL_TO.")
    ] = "",
    server: Annotated[
        str,
        typer.Option(metavar="URL", help="The mail server, smtps://USER@HOST; else PENNED_SMTP."),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be said; note nothing.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Say what is to be said today, each thing once, and nothing on other days.

    Let your computer run it every morning: penned remind --by desktop. Many things at once are one
    digest. The password of the mail server is in PENNED_SMTP_PASSWORD.
    """
    from penned.cli import followed
    from penned.desk import reminding

    desk = open_desk(context)
    if dry_run:
        return followed.reminded(reminding.look(desk, by.value), json=json)
    message = reminding.remind(desk, _channel(desk, by, to, server, json=json))
    if message is None or by is not By.TERMINAL:
        followed.delivered(message, by=by.value, json=json)
    return None


def timeline(
    context: typer.Context,
    who: Annotated[str, typer.Argument(metavar="WHO")],
    json: AsJson = False,
) -> None:
    """What happened between you and somebody, year by year."""
    from penned.cli import followed
    from penned.desk import timeline as desk_timeline

    open_desk(context)
    followed.timeline(desk_timeline.of(who), json=json)


def quiet(
    context: typer.Context,
    first: Annotated[int, typer.Option(min=1, metavar="N", help="So many people.")] = 20,
    json: AsJson = False,
) -> None:
    """Whom you have not thanked for long. Nothing is owed to them."""
    from penned.cli import followed
    from penned.desk import out_of_the_blue

    desk = open_desk(context)
    followed.quiet(out_of_the_blue.quiet(desk, first=first), json=json)


def wednesday(
    context: typer.Context,
    another: Annotated[bool, typer.Option("--another", help="Pass this one over for now.")] = False,
    json: AsJson = False,
) -> None:
    """One person a week who would not expect a note, out of the blue."""
    from penned.cli import followed
    from penned.desk import out_of_the_blue

    desk = open_desk(context)
    chosen = out_of_the_blue.pass_over(desk) if another else out_of_the_blue.wednesday(desk)
    followed.wednesday(chosen, json=json)


def year(
    context: typer.Context,
    which: Annotated[
        int | None, typer.Argument(metavar="[YEAR]", help="This year, unless you name one.")
    ] = None,
    json: AsJson = False,
) -> None:
    """A year of thanks: notes, people, and its weeks.

    What was posted or said counts on its own day, whenever you enter it.
    """
    from penned.cli import followed
    from penned.desk import year as desk_year

    followed.year(desk_year.of(open_desk(context), which), json=json)


feed = typer.Typer(help="The days on which notes are due, for your calendar.")
Names = Annotated[bool, typer.Option("--names", help="Say whom to write to, and for what.")]


@feed.callback(invoke_without_command=True)
def feed_file(
    context: typer.Context,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="NAME.ics")
    ] = None,
    names: Names = False,
) -> None:
    """The days on which notes are due, for your calendar: a file, or secret addresses.

    Without --names it says “a note to write” and nothing else.
    """
    from penned.cli import say
    from penned.desk import feed as desk_feed
    from penned.desk import files

    if context.invoked_subcommand:
        return
    if output is None:
        raise BadInput("say where the calendar goes", cure="Such as: penned feed -o due.ics")
    made = desk_feed.calendar(open_desk(context), names=names)
    files.write_all({output: made})
    say.line(f"{output} has the days on which notes are due.")


@feed.command("address")
def feed_address(context: typer.Context, names: Names = False, json: AsJson = False) -> None:
    """Make a secret address under which a calendar reads what is due. It is shown once."""
    from penned.cli import followed
    from penned.desk import feed as desk_feed

    row, token = desk_feed.make(open_desk(context), names=names)
    followed.address(row, token, json=json)


@feed.command("list")
def feed_list(context: typer.Context, json: AsJson = False) -> None:
    """The addresses that lead to your calendar, without their secrets."""
    from penned.cli import followed
    from penned.ledger import feeds

    open_desk(context)
    followed.addresses(feeds.every(), json=json)


@feed.command("revoke")
def feed_revoke(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="N", help="Its number in `penned feed list`.")],
) -> None:
    """Let an address lead nowhere from now on."""
    from penned.cli import say
    from penned.desk import feed as desk_feed

    row = desk_feed.revoke(open_desk(context), parse_number(number, "a feed address"))
    say.line(f"Address {row.id} leads nowhere now.")


def _channel(desk: Desk, by: By, to: str, server: str, *, json: bool) -> Channel:
    from penned.cli import followed
    from penned.desk.reminding import ways

    match by:
        case By.TERMINAL:
            return followed.Terminal(json=json)
        case By.DESKTOP:
            return ways.desktop()
        case By.MAIL:
            return ways.mail(desk, to=to, server=server)
