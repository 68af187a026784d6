"""Commands for designs: which there are, and what one looks like on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penned.cli.asking import AsJson

design = typer.Typer(
    no_args_is_help=True, help="Fronts, borders and letterheads.", rich_markup_mode=None
)


@design.command("list")
def list_(json: AsJson = False) -> None:
    """All designs: built in and from plugins."""
    from penned import catalogue
    from penned.cli import gallery

    gallery.designs(tuple(catalogue.designs().values()), catalogue.faults("designs"), json=json)


@design.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="See: penned design list.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Draw it: .pdf, .svg or .png."),
    ] = None,
    stationery: Annotated[
        str, typer.Option("--stationery", metavar="NAME", help="Else one that it is made for.")
    ] = "",
    colours: Annotated[
        str, typer.Option(metavar="NAME", help="Its colours; or one colour: #4a6b52.")
    ] = "",
    words: Annotated[
        str, typer.Option("--words", metavar="TEXT", help="On the front, instead of its own.")
    ] = "",
    initials: Annotated[str, typer.Option(metavar="TEXT", help="For a monogram.")] = "",
    head: Annotated[
        str,
        typer.Option("--head", metavar="LINES", help="For a letterhead; lines parted by “/”."),
    ] = "",
    json: AsJson = False,
) -> None:
    """One design: what it is for and its colours; or a picture of it on a card."""
    from penned import catalogue
    from penned.cli import gallery, say, wanted
    from penned.desk import dress, lay_out
    from penned.page.outside import front

    chosen = catalogue.design(name)
    if output is None:
        gallery.design(chosen, json=json)
        return
    card = catalogue.card(stationery or gallery.usual_card(chosen))
    look = dress.Look(name, colours, words, initials, head=wanted.lines(head))
    decor = dress.designed(look, card)
    lay_out.save_letter(front(card, gallery.shown(decor)), output)
    say.line(f"{output} is ready.")
