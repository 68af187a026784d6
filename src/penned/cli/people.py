"""Commands of the address book: who is in it, what is known of them, where they live."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penned.cli.asking import AsJson, is_conversation, open_desk
from penned.errors import BadInput

people = typer.Typer(no_args_is_help=True, help="The address book.", rich_markup_mode=None)

Name = Annotated[str, typer.Argument(metavar="NAME")]
Where = Annotated[str, typer.Argument(metavar="ADDRESS", help="Its lines parted by commas.")]
Since = Annotated[
    str, typer.Option("--since", metavar="WHEN", help="June, June 2025, 3 June or 2026-06-03.")
]


@people.command("list")
def people_list(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="A part of the name.")] = "",
    relation: Annotated[str, typer.Option(metavar="WHAT", help="friend, family, client ...")] = "",
    group: Annotated[str, typer.Option(metavar="NAME", help="Those with this label.")] = "",
    company: Annotated[str, typer.Option(metavar="NAME", help="Those who are there.")] = "",
    without_address: Annotated[
        bool, typer.Option("--without-address", help="Those of whom no address is known.")
    ] = False,
    quiet_since: Annotated[
        str, typer.Option(metavar="WHEN", help="Those not thanked since then: June, 2024 ...")
    ] = "",
    json: AsJson = False,
) -> None:
    """Everybody in the address book, or some of them."""
    from penned.cli import address_book as shown
    from penned.desk import address_book, hindered
    from penned.sources import since

    desk = open_desk(context)
    wanted = address_book.Wanted(
        words=words,
        relation=relation,
        group=group,
        company=company,
        without_address=without_address,
        quiet_since=since.read(quiet_since, desk.today()) if quiet_since else None,
    )
    found = address_book.everyone(wanted)
    marked = {} if json else hindered.among(found)
    shown.everybody(found, marked, today=desk.today(), json=json)


@people.command("show")
def people_show(context: typer.Context, name: Name, json: AsJson = False) -> None:
    """One person or household, and what was said."""
    from penned.cli import address_book as shown
    from penned.desk import address_book

    open_desk(context)
    shown.portrait(address_book.portrait(name), json=json)


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
    say.line(f"Your envelopes will say: {', '.join(address_book.corner(name, home))}.")


@people.command("add")
def people_add(
    context: typer.Context,
    name: Name,
    said: Annotated[
        list[str] | None, typer.Argument(metavar="[FIELD=VALUE...]", help="As for: set.")
    ] = None,
    address: Annotated[str, typer.Option(help="Its lines parted by commas.")] = "",
    json: AsJson = False,
) -> None:
    """Add somebody to the book."""
    from penned.cli import address_book as shown
    from penned.desk import address_book

    desk = open_desk(context)
    values = _pairs(said or [])
    row = address_book.add(desk, name, address, values)
    shown.changed(row, json=json)


@people.command("set")
def people_set(
    context: typer.Context,
    name: Name,
    said: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD=VALUE...]",
            help="email=, phone=, birthday=, company=, job=, group=, note=, kin=, language=, "
            "deceased=, do_not_mail=, returned= ...; given=, family=, title= of the name.",
        ),
    ] = None,
    greeting: Annotated[
        str | None, typer.Option(metavar="WORDS", help="What you call them: Mum.")
    ] = None,
    relation: Annotated[
        str | None, typer.Option(metavar="WHAT", help="What they are to you: friend.")
    ] = None,
    pronouns: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Theirs, if you know them.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Note down what you know of somebody.

    Such as birthday="4 May" or phone="+1 503 555 0100"; an empty value takes a field away: phone=
    """
    from penned.cli import address_book as shown
    from penned.desk import address_book

    desk = open_desk(context)
    options = {"greeting": greeting, "relation": relation, "pronouns": pronouns}
    values = _pairs(said or []) | {
        field: value for field, value in options.items() if value is not None
    }
    if not values:
        raise BadInput("nothing is said of them", cure='Write, say, phone="+1 503 555 0100".')
    shown.changed(address_book.note_down(desk, name, values), json=json)


@people.command("unset")
def people_unset(
    context: typer.Context,
    name: Name,
    field: Annotated[str, typer.Argument(metavar="FIELD")],
    value: Annotated[str, typer.Argument(metavar="[VALUE]", help="Of several, this one.")] = "",
    json: AsJson = False,
) -> None:
    """Take away what is not so, whatever a list says."""
    from penned.cli import address_book as shown
    from penned.desk import address_book

    shown.changed(address_book.take_away(open_desk(context), name, field, value), json=json)


@people.command("rename")
def people_rename(
    context: typer.Context,
    name: Name,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The name as it is written now.")],
) -> None:
    """Write somebody's name in another way; the old one still finds them."""
    from penned.cli import say
    from penned.desk import address_book

    row = address_book.rename(open_desk(context), name, new)
    say.line(f"{row.name}: Dear {row.party.salutation}.")


@people.command("move")
def people_move(
    context: typer.Context,
    name: Name,
    address: Where,
    since: Since = "",
    kind: Annotated[str, typer.Option("--as", metavar="KIND", help="home, work or other.")] = "",
) -> None:
    """Note down where somebody lives, since June say; an address before is kept."""
    from penned.cli import say
    from penned.desk import address_book

    moved = address_book.move(open_desk(context), name, address, from_when=since, kind=kind)
    say.line(f"{moved.name}: {say.address(moved.address)}.")


@people.command("address", hidden=True)
def people_address(context: typer.Context, name: Name, address: Where) -> None:
    """Note down where somebody lives; an address before is kept."""
    people_move(context, name, address)


@people.command("photo")
def people_photo(
    context: typer.Context,
    name: Name,
    output: Annotated[Path, typer.Argument(metavar="FILE", help="NAME.jpg")],
) -> None:
    """Write the photo that a contact card brought of somebody into a file."""
    from penned.cli import say
    from penned.desk import address_book

    open_desk(context)
    say.line(f"{address_book.photo(name, output)} is in {output}.")


@people.command("forget")
def people_forget(
    context: typer.Context,
    name: Name,
    words: Annotated[
        bool, typer.Option("--words", help="With the words of the notes to them.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete somebody for good, because they ask for it."""
    from penned.cli import say
    from penned.desk import address_book

    desk = open_desk(context)
    row = address_book.find(name)
    if not yes and not (
        is_conversation()
        and typer.confirm(f"Delete all that is known of {row.name}, for good?", default=False)
    ):
        raise BadInput("nobody was deleted", cure="To do so without being asked, add --yes.")
    say.line(f"{address_book.forget(desk, row, words=words)} is forgotten.")


@people.command("export")
def people_export(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help=".csv or .vcf")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The same.")
    ] = None,
) -> None:
    """The address book as a spreadsheet (.csv) or as contact cards (.vcf)."""
    from penned.cli import say
    from penned.desk import book_file

    open_desk(context)
    path = file or output
    if path is None:
        raise BadInput("say which file", cure="Name it, such as book.csv or book.vcf.")
    say.line(f"{say.count(book_file.export(path), 'entry', 'entries')} in {path}.")


def _pairs(said: list[str]) -> dict[str, str]:
    """Read "field=value" words; the value is what follows the first equals sign."""
    found = {}
    for pair in said:
        field, equals, value = pair.partition("=")
        if not (equals and field.strip()):
            raise BadInput(
                f"“{pair}” does not say which field",
                cure='Write it as field=value, such as phone="+1 503 555 0100".',
            )
        found[field.strip()] = value.strip()
    return found
