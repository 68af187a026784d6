"""Commands that show what there is to choose from: people, hand, stationery."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penned.cli.asking import AsJson, open_desk

people = typer.Typer(no_args_is_help=True, help="The address book.", rich_markup_mode=None)
hand = typer.Typer(no_args_is_help=True, help="Handwritings to write in.", rich_markup_mode=None)
stationery = typer.Typer(no_args_is_help=True, help="Cards and envelopes.", rich_markup_mode=None)

Name = Annotated[str, typer.Argument(metavar="NAME")]


@people.command("list")
def people_list(context: typer.Context, json: AsJson = False) -> None:
    """Everybody in the address book."""
    from penned.cli import lists
    from penned.desk import address_book

    open_desk(context)
    lists.people(address_book.everyone(), json=json)


@people.command("show")
def people_show(context: typer.Context, name: Name, json: AsJson = False) -> None:
    """One person or household, and what was said."""
    from penned.cli import lists
    from penned.desk import follow_up

    open_desk(context)
    lists.person(follow_up.tell(name), json=json)


@people.command("me")
def people_me(
    context: typer.Context,
    name: Name,
    address: Annotated[
        str, typer.Option(help="Yours, for the envelope's corner: lines parted by commas.")
    ] = "",
) -> None:
    """Say who you are, for the corner of your envelopes."""
    from penned.cli import say
    from penned.desk import address_book

    home = address_book.set_me(open_desk(context), name, address)
    say.line(f"Your envelopes will say: {name}, {say.address(home)}.")


@people.command("address")
def people_address(
    context: typer.Context,
    name: Name,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Its lines parted by commas.")],
) -> None:
    """Note down where somebody lives; an address before is kept."""
    from penned.cli import say
    from penned.desk import address_book

    moved = address_book.move(open_desk(context), name, address)
    say.line(f"{moved.name}: {say.address(moved.address)}.")


@people.command("merge")
def people_merge(
    context: typer.Context,
    keep: Annotated[str, typer.Argument(metavar="KEEP")],
    other: Annotated[str, typer.Argument(metavar="OTHER")],
) -> None:
    """Make one of two entries; nothing is lost."""
    from penned.cli import say
    from penned.desk import address_book

    kept = address_book.merge(open_desk(context), keep, other)
    say.line(f"{other} and {kept.name} are one now.")


@people.command("export")
def people_export(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="A CSV file.")],
) -> None:
    """The address book as a CSV file."""
    from penned.cli import say
    from penned.desk import address_book

    open_desk(context)
    say.line(f"{say.count(address_book.export(output), 'entry', 'entries')} in {output}.")


@hand.command("list")
def hand_list(json: AsJson = False) -> None:
    """All hands, built in and from plugins."""
    from penned import catalogue
    from penned.cli import lists

    lists.hands(catalogue.hands(), catalogue.faults("hands"), json=json)


@hand.command("show")
def hand_show(
    name: Name,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="Write a specimen: .pdf, .svg or .png."
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """One hand: where it comes from, and a specimen."""
    from penned import catalogue
    from penned.cli import lists
    from penned.desk import lay_out

    chosen = catalogue.hand(name)
    lists.hand(chosen, json=json)
    if output is not None:
        lay_out.save_letter(lay_out.specimen(chosen), output)


@stationery.command("list")
def stationery_list(json: AsJson = False) -> None:
    """All cards, with the envelopes that fit them."""
    from penned import catalogue
    from penned.cli import lists

    lists.stationery(tuple(catalogue.cards().values()), catalogue.faults("stationery"), json=json)


@stationery.command("show")
def stationery_show(name: Name, json: AsJson = False) -> None:
    """One card or envelope, with its measures and where they come from."""
    from penned import catalogue
    from penned.cli import lists

    lists.piece(catalogue.piece(name), json=json)
