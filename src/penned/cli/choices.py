"""Commands for what there is to choose from: hand, pen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penned.cli.asking import FINDINGS, AsJson, is_conversation
from penned.errors import BadInput

hand = typer.Typer(no_args_is_help=True, help="Handwritings to write in.", rich_markup_mode=None)
pen = typer.Typer(no_args_is_help=True, help="Pens and inks to write with.", rich_markup_mode=None)

HandName = Annotated[str, typer.Argument(metavar="NAME", help="A hand's name, or a .hand file.")]


@hand.command("list")
def hand_list(json: AsJson = False) -> None:
    """All hands: built in, from plugins, and yours."""
    from penned import catalogue
    from penned.cli import lists
    from penned.desk import own_hands

    lists.hands(catalogue.hand_labels(), own_hands.found(), catalogue.faults("hands"), json=json)


@hand.command("show")
def hand_show(
    name: HandName,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write a specimen: .pdf, .svg or .png."
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """One hand: its origin, what it lacks, a specimen."""
    from penned.cli import lists, say
    from penned.desk import lay_out, own_hands

    chosen = own_hands.load(name)
    lists.hand(chosen, json=json)
    if output is not None:
        lay_out.save_letter(lay_out.specimen(chosen), output)
        if not json:
            say.line(f"{output} is ready.")


@hand.command("check")
def hand_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .hand file.")],
    json: AsJson = False,
) -> None:
    """Read a .hand file: what it holds, and what it lacks."""
    from penned.cli import lists
    from penned.desk import own_hands

    if lists.checked(own_hands.read(file), json=json):
        raise typer.Exit(FINDINGS)


@hand.command("add")
def hand_add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .hand file.")],
    name: Annotated[
        str, typer.Option(metavar="NAME", help="What to call it here; else as the file is called.")
    ] = "",
    mine: Annotated[
        bool, typer.Option("--mine", help="Say that it is your own handwriting.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="In place of the hand that you have of this name.")
    ] = False,
) -> None:
    """Take a hand from a .hand file.

    From another machine of yours, or from somebody who gives it away. A private hand is taken only
    by the person who writes it.
    """
    from penned.cli import lists, say
    from penned.desk import own_hands

    given = own_hands.read(file)
    lists.hand(given, json=False)
    if own_hands.is_private(given) and not mine and is_conversation():
        mine = typer.confirm("Is this your own handwriting?", default=False)
    kept = own_hands.add(file, name, mine=mine, replaces=replace)
    say.line(f"It is among your hands. Write with it: --hand {kept.name}")


@hand.command("export")
def hand_export(
    name: HandName,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="NAME.hand")],
    signature: Annotated[
        bool,
        typer.Option("--signature", help="With your signature; else it stays at home."),
    ] = False,
) -> None:
    """Write a hand into a file, to keep or to give away."""
    from penned.cli import say
    from penned.desk import own_hands

    given = own_hands.export(name, output, signature=signature)
    say.line(f"{output} holds {given.title} (licence: {given.origin.licence}).")


@hand.command("remove")
def hand_remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of a hand of yours.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Throw away a hand of yours, and the specimen beside it."""
    from penned.cli import say
    from penned.desk import own_hands

    path = own_hands.kept_as(name)
    if not yes and not (
        is_conversation() and typer.confirm(f"Throw away {path} for good?", default=False)
    ):
        raise BadInput("nothing was thrown away", cure="To do so without being asked, add --yes.")
    say.line(f"{own_hands.remove(name)} is gone.")


@pen.command("list")
def pen_list(json: AsJson = False) -> None:
    """All pens, and the inks to fill them with."""
    from penned.cli import lists
    from penned.hand import pen as pens

    lists.pens([pens.load(name) for name in pens.names()], pens.inks(), json=json)
