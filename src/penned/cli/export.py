"""The command for moving out: export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penned.cli.asking import open_desk


def export(
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE|FOLDER", help="Its ending says what is written.")
    ],
    form: Annotated[
        str, typer.Option("--as", metavar="FORM", help="json, csv, vcf, markdown or pdf.")
    ] = "",
) -> None:
    """Move out, or keep a copy: everything is yours.

    FILE.json is all of it, and fills an empty ledger: penned import FILE.json.
    FILE.csv is every debt of thanks, FILE.vcf everybody, FILE.pdf a book of your notes.
    A FOLDER gets Markdown, a file for each person.
    """
    from penned.cli import say
    from penned.desk import moving_out

    open_desk(context)
    made = moving_out.write(path, form)
    if len(made) == 1:
        say.line(f"Written: {made[0]}")
    else:
        say.line(f"Written: {say.count(len(made), 'file')} in {path}")
