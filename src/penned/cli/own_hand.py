"""Commands for one's own hand: template, learn."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penned.cli.choices import hand
from penned.errors import BadInput

if TYPE_CHECKING:
    from penned.desk.learn import Kept


class PaperWords(StrEnum):
    """The papers that a home printer takes."""

    A4 = "a4"
    LETTER = "letter"


@hand.command("template")
def template(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="sheet.pdf")
    ] = None,
    paper: Annotated[PaperWords, typer.Option(help="The paper in your printer.")] = PaperWords.A4,
    accents: Annotated[
        bool, typer.Option("--accents", help="Also the sheets for accents and signs.")
    ] = False,
) -> None:
    """Make a sheet to fill in with your own writing."""
    from penned.cli import say
    from penned.desk import learn as learning

    if output is None:
        raise BadInput("say where the sheet should go", cure="Add -o sheet.pdf, for instance.")
    if output.suffix.lower() != ".pdf":
        raise BadInput("the sheet is a .pdf file", where=str(output), cure="End its name in .pdf.")
    count = learning.templates(paper.value, output, accents=accents)
    say.line(f"{output} is ready: {say.count(count, 'sheet')}.")
    say.line(
        "Print at 100 %, fill in with your usual pen, photograph it with all four corners in view."
    )
    say.line("Then: penned hand learn PHOTO --name mine --mine", style=say.QUIET)


@hand.command("learn")
def learn(
    photos: Annotated[
        list[Path],
        typer.Argument(metavar="PHOTO...", help="Photographs or scans; recordings end in .json."),
    ],
    name: Annotated[str, typer.Option(metavar="NAME", help="What your hand is to be called.")],
    mine: Annotated[
        bool, typer.Option("--mine", help="Say that this is your own writing.")
    ] = False,
    add: Annotated[
        bool, typer.Option("--add", help="Add to the hand that you have of this name.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where the specimen goes: a .pdf."),
    ] = None,
) -> None:
    """Learn your own hand from photographs of the filled-in sheet."""
    from penned.cli import say
    from penned.cli.asking import is_conversation
    from penned.desk import learn as learning
    from penned.desk.desk import today

    if not mine and is_conversation():
        mine = typer.confirm("Is this your own writing?", default=False)
    kept = learning.learn(
        photos,
        learning.Wish(name, mine, add),
        today(),
        specimen=output,
        progress=say.progress("Reading"),
    )
    _tell(kept)


def _tell(kept: Kept) -> None:
    """What was read, what was left out and why, what is missing, and how to add it."""
    from penned.cli import say

    learned, name = kept.learned, kept.learned.hand.name
    read = learned.boxes - len(learned.left_out)
    say.line(f"{read} of {say.count(learned.boxes, 'box', 'boxes')} read. Your hand: {kept.file}")
    for why in dict.fromkeys(each.why for each in learned.left_out):
        texts = Counter(each.text for each in learned.left_out if each.why == why)
        said = [text if times == 1 else f"{text} ({times})" for text, times in texts.items()]
        say.line(f"Left out, {why}: {' '.join(said)}")
    for note in kept.notes:
        say.line(note)
    if learned.missing:
        say.line(
            f"Missing: {' '.join(learned.missing)}. Words with these are refused. Fill in those "
            f"boxes on another sheet and run: penned hand learn PHOTO --name {name} --add --mine"
        )
    if learned.hand.signature is None:
        say.line("It has no signature: cards leave room to sign with your pen.")
    if learned.plain:
        say.line(
            f"{say.count(len(learned.plain), 'accent or sign', 'accents and signs')} drawn plainly "
            "with your pen. To write them yourself: penned hand template --accents -o sheets.pdf"
        )
    say.line(f"A specimen: {kept.specimen}. Write with it: --hand {name}")
