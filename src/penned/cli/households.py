"""Commands for households and for entries that are one: added to those of `people`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli.asking import FINDINGS, AsJson, is_conversation, open_desk
from penned.cli.people import Name, Since, people
from penned.errors import Refused

if TYPE_CHECKING:
    from penned.desk.desk import Desk
    from penned.desk.households import Separated
    from penned.ledger.people import PartyRow

Home = Annotated[str, typer.Argument(metavar="HOUSEHOLD")]
One = Annotated[str, typer.Argument(metavar="ONE")]
Other = Annotated[str, typer.Argument(metavar="OTHER")]
On = Annotated[str, typer.Option("--on", metavar="WHEN", help="Today unless you say otherwise.")]


@people.command("household")
def household(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As the envelope says it.")],
    of: Annotated[
        list[str] | None, typer.Option("--of", metavar="NAME", help="Who belongs to it; repeat.")
    ] = None,
    address: Annotated[str, typer.Option(help="The joint one, its lines parted by commas.")] = "",
    since: Since = "",
) -> None:
    """Put people into a household: one envelope, one card."""
    from penned.desk import households

    row = households.make(open_desk(context), name, of or (), address=address, from_when=since)
    _told(row)


@people.command("join")
def join(context: typer.Context, name: Name, household: Home, since: Since = "") -> None:
    """Let somebody belong to a household."""
    from penned.desk import households

    _told(households.join(open_desk(context), name, household, from_when=since))


@people.command("leave")
def leave(context: typer.Context, name: Name, household: Home, on: On = "") -> None:
    """Let somebody belong to a household no longer."""
    from penned.cli import say
    from penned.desk import households

    row = households.leave(open_desk(context), name, household, on=on)
    _told(row)
    say.line(f"  Its envelopes say {row.party.envelope_name}. Another name: penned people rename")


@people.command("separate")
def separate(
    context: typer.Context,
    household: Home,
    on: On = "",
    thank: Annotated[
        list[str] | None,
        typer.Option(
            "--thank", metavar="NAME", help="Who gets what it is owed: a name, each, or nobody."
        ),
    ] = None,
) -> None:
    """Say that a household is no more.

    What was written to it stays to be read; nothing new is addressed to it.
    """
    from penned.cli import say
    from penned.desk import households

    desk = open_desk(context)
    done = households.separate(desk, household, on=on, thank=thank or ())
    if done.open and is_conversation():
        done = _ask(desk, done)
    say.line(f"{done.household.name} is one household no longer.")
    for debt in done.passed_on:
        say.line(f"  {debt.party.name} is owed thanks for “{debt.moment.what}”.")
    for name in done.without_address:
        say.line(f'  Where does {name} live now? penned people move "{name}" ADDRESS')
    if not done.open:
        return
    for debt in done.open:
        say.line(f"  still owed to them: {debt.moment.what}")
    say.line(
        f'Whom will you thank? penned people separate "{done.household.name}" --thank each, '
        "or --thank NAME, or --thank nobody"
    )
    raise typer.Exit(FINDINGS)


@people.command("doubles")
def doubles(context: typer.Context, json: AsJson = False) -> None:
    """Entries that may be one, each pair with the reason."""
    from penned.cli import address_book as shown
    from penned.cli import say
    from penned.desk import doubles

    desk = open_desk(context)
    found = doubles.proposals()
    if json or not (found and is_conversation()):
        return shown.doubles(found, json=json)
    decide = {"s": doubles.join, "d": doubles.keep_apart}
    for pair, one, other in found:
        shown.double(pair, one, other)
        question = "s same   d different   Enter later   q stop"
        said = typer.prompt(question, default="", show_default=False).strip()[:1].casefold()
        if said == "q":
            break
        if said in decide:
            try:
                decide[said](desk, one, other)
            except Refused as reason:  # they became one a few pairs ago
                say.line(str(reason))
    return None


@people.command("merge")
def merge(
    context: typer.Context,
    keep: Annotated[str, typer.Argument(metavar="KEEP")],
    other: Other,
) -> None:
    """Make one of two entries, under the first name; nothing is lost."""
    from penned.cli import say
    from penned.desk import doubles

    kept = doubles.merge(open_desk(context), keep, other)
    say.line(f"{other} and {kept.name} are one now.")


@people.command("same")
def same(context: typer.Context, one: One, other: Other) -> None:
    """Make one of two entries, under the fuller name; nothing is lost."""
    from penned.cli import say
    from penned.desk import doubles

    kept = doubles.same(open_desk(context), one, other)
    say.line(f"They are one now: {kept.name}.")


@people.command("part")
def part(
    context: typer.Context,
    name: Name,
    other: Annotated[str, typer.Argument(metavar="[OTHER]", help="Of several, this one.")] = "",
) -> None:
    """Make two of an entry again that was made one."""
    from penned.cli import say
    from penned.desk import doubles

    one, two = doubles.part(open_desk(context), name, other)
    say.line(f"{one.name} and {two.name} are two again.")


@people.command("different")
def different(context: typer.Context, one: One, other: Other) -> None:
    """Say that two entries are two, however alike they are."""
    from penned.cli import say
    from penned.desk import doubles

    first, second = doubles.different(open_desk(context), one, other)
    say.line(f"{first.name} and {second.name} are two, and are not proposed again.")


def _told(row: PartyRow) -> None:
    from penned.cli import say

    say.line(f"{row.party.envelope_name}: Dear {row.party.salutation}.")
    members = getattr(row.party, "members", ())
    if members:
        say.line(f"  In it: {', '.join(each.name for each in members)}.")


def _ask(desk: Desk, done: Separated) -> Separated:
    """Ask whom to thank for what the household is still owed; Enter decides it later."""
    from penned.cli import say
    from penned.desk import households

    for debt in done.open:
        say.line(f"  still owed to them: {debt.moment.what}")
    said = typer.prompt(
        "Whom will you thank? (each, nobody, or a name)", default="", show_default=False
    ).strip()
    if not said:
        return done
    return households.separate(desk, done.household.name, thank=[said])
