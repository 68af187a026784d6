"""Commands for cards and envelopes: what there is, what one is like, and whether it will post."""

from __future__ import annotations

from typing import Annotated

import typer

from penned.cli import drawer
from penned.cli.asking import FINDINGS, AsJson, open_desk
from penned.errors import BadInput

stationery = typer.Typer(no_args_is_help=True, help="Cards and envelopes.", rich_markup_mode=None)
stationery.add_typer(drawer.stock, name="stock")

Name = Annotated[str, typer.Argument(metavar="NAME")]
Piece = Annotated[
    str, typer.Argument(metavar="[PIECE]", help="A card or an envelope; else every envelope.")
]
Length = Annotated[str, typer.Option(metavar="LENGTH", help="Such as 162mm or 6.5in.")]
From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="COUNTRY",
        help="Where it is posted, US or Japan; else where you live.",
    ),
]
To = Annotated[str, typer.Option(metavar="COUNTRY", help="Where it goes; else it stays at home.")]
Thickness = Annotated[
    str, typer.Option(metavar="LENGTH", help="Such as 0.6; else that of its paper.")
]
Weight = Annotated[
    float | None, typer.Option(metavar="GRAMS", min=0.1, help="On a scale; else that of its paper.")
]
Postcard = Annotated[bool, typer.Option("--postcard", help="The card goes without an envelope.")]
Rigid = Annotated[bool, typer.Option("--rigid", help="It does not bend.")]
Lumpy = Annotated[bool, typer.Option("--lumpy", help="It holds something thick.")]
Clasp = Annotated[
    bool, typer.Option("--clasp", help="It is closed with a clasp, a string or a button.")
]
Upright = Annotated[bool, typer.Option("--upright", help="The address runs along its short edge.")]


@stationery.command("list")
def list_(json: AsJson = False) -> None:
    """All cards by size and fold, and all envelopes."""
    from penned import catalogue
    from penned.cli import stationer

    found = tuple(catalogue.pieces().values())
    stationer.everything(found, catalogue.faults("stationery"), json=json)


@stationery.command("show")
def show(name: Name, json: AsJson = False) -> None:
    """One card or envelope: its panels or zones, its measures and where they come from."""
    from penned import catalogue
    from penned.cli import stationer

    stationer.piece(catalogue.piece(name), json=json)


@stationery.command("check")
def check(
    context: typer.Context,
    piece: Piece = "",
    width: Length = "",
    height: Length = "",
    from_: From = "",
    to: To = "",
    thickness: Thickness = "",
    weight: Weight = None,
    postcard: Postcard = False,
    rigid: Rigid = False,
    lumpy: Lumpy = False,
    clasp: Clasp = False,
    upright: Upright = False,
    json: AsJson = False,
) -> None:
    """Will it post, and as what: the class, the reason and the cure.

    The post of the country where it is posted decides, by the measures of the envelope: Canada
    (CA), Germany (DE), Great Britain (GB), Japan (JP) and the United States (US) are known.
    """
    from penned.cli import stationer
    from penned.desk import customs, will_it_post
    from penned.stationery.postal import Known
    from penned.units import parse_length

    if bool(width) != bool(height) or (piece and width):
        raise BadInput("an envelope is told by its name, or by --width and --height")
    if postcard and not piece:
        raise BadInput("--postcard does not say which card goes without an envelope")
    traits = {"rigid": rigid, "lumpy": lumpy, "clasp": clasp, "upright": upright}
    known = Known(
        parse_length(thickness) if thickness else None,
        weight,
        frozenset(word for word, so in traits.items() if so),
    )
    route = (customs.named(from_) or _home(context), customs.named(to), known)
    if piece:
        told = [will_it_post.piece(piece, *route, bare=postcard)]
    elif width:
        size = (parse_length(width), parse_length(height))
        told = [will_it_post.measures(size, *route)]
    else:
        told = will_it_post.everything(*route)
    stationer.verdicts(told, json=json)
    if (piece or width) and not told[0].ordinary:
        raise typer.Exit(FINDINGS)


def _home(context: typer.Context) -> str:
    from penned.desk import address_book

    open_desk(context)
    return address_book.home_country()
