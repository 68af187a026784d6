"""What one may wish of paper: the options of print and letter."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class SignWords(StrEnum):
    """How a card is signed."""

    GAP = "gap"
    DRAWING = "drawing"


class SheetWords(StrEnum):
    """Sheets that cards are cut from."""

    LETTER = "letter"
    A4 = "a4"


class FlipWords(StrEnum):
    """The edges over which a printer turns a sheet."""

    LONG = "long"
    SHORT = "short"


class MarkWords(StrEnum):
    """How a card says which envelope is its own."""

    NUMBER = "number"
    DATAMATRIX = "datamatrix"
    NONE = "none"


class MachineWords(StrEnum):
    """How the lines of an address are set that machines read."""

    TYPE = "type"
    HAND = "hand"


class Archive(StrEnum):
    """Which part of PDF/A a file keeps."""

    ONE = "1b"
    TWO = "2b"


# What the help of a command shows its options under.
_CARD = "Card"
_WRITING = "Writing"
_ENVELOPES = "Envelope"
_FILES = "Sheets and files"
_PRINTER = "Printer"

Which = Annotated[
    list[str] | None, typer.Argument(metavar="[NOTE...]", help="Numbers of notes, or names.")
]
First = Annotated[
    int | None, typer.Option("--first", metavar="N", min=1, help="Only the first N of them.")
]
EvenSo = Annotated[
    bool,
    typer.Option(
        "--even-so", help="Print a card that is meant, though something speaks against it."
    ),
]
HandName = Annotated[
    str,
    typer.Option(
        "--hand",
        metavar="NAME",
        help="See: penned hand list; or a .hand file.",
        rich_help_panel=_WRITING,
    ),
]
StationeryName = Annotated[
    str,
    typer.Option(
        "--stationery", metavar="NAME", help="See: penned stationery list.", rich_help_panel=_CARD
    ),
]
EnvelopeName = Annotated[
    str,
    typer.Option(
        "--envelope",
        metavar="NAME",
        help="Else the one that fits the card best.",
        rich_help_panel=_CARD,
    ),
]
DesignName = Annotated[
    str,
    typer.Option(
        "--design",
        metavar="NAME",
        help="The card's looks. See: penned design list.",
        rich_help_panel=_CARD,
    ),
]
Colours = Annotated[
    str,
    typer.Option(
        metavar="NAME", help="The design's colours; or one colour: #4a6b52.", rich_help_panel=_CARD
    ),
]
Words = Annotated[
    str,
    typer.Option(
        "--words",
        metavar="TEXT",
        help="On the front, instead of the design's.",
        rich_help_panel=_CARD,
    ),
]
Initials = Annotated[
    str, typer.Option(metavar="TEXT", help="For a monogram.", rich_help_panel=_CARD)
]
Logo = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="For a letterhead: .pdf .svg .png .jpg.",
        rich_help_panel=_CARD,
    ),
]
Head = Annotated[
    str,
    typer.Option(
        "--head",
        metavar="LINES",
        help="For a letterhead: your name, and how to reach you; lines parted by “/”. Else what "
        "you said with penned people me.",
        rich_help_panel=_CARD,
    ),
]
HeadHere = Annotated[
    str,
    typer.Option(
        "--head",
        metavar="LINES",
        help="For a letterhead: your name, and how to reach you; lines parted by “/”.",
        rich_help_panel=_CARD,
    ),
]
Front = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Your own artwork as the front: .pdf .svg .png .jpg.",
        rich_help_panel=_CARD,
    ),
]
Fit = Annotated[
    bool,
    typer.Option(
        "--fit",
        help="Show all of your artwork, inside the margins of the front.",
        rich_help_panel=_CARD,
    ),
]
MakersLine = Annotated[
    str,
    typer.Option(
        metavar="TEXT", help="A small line on the back of each card.", rich_help_panel=_CARD
    ),
]
PenName = Annotated[
    str,
    typer.Option(
        "--pen",
        metavar="NAME",
        help="See: penned pen list. Else the hand's own.",
        rich_help_panel=_WRITING,
    ),
]
InkName = Annotated[
    str,
    typer.Option(
        "--ink",
        metavar="NAME",
        help="See: penned pen list; or a colour: #1b2a52.",
        rich_help_panel=_WRITING,
    ),
]
Signed = Annotated[
    SignWords,
    typer.Option(
        "--sign",
        help="gap: room to sign with your pen, under a close without a name. "
        "drawing: the signature of your own hand, there or in place of the name.",
        rich_help_panel=_WRITING,
    ),
]
DateLine = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="TEXT",
        help="A date above the note, as you write it.",
        rich_help_panel=_WRITING,
    ),
]
RunOn = Annotated[
    bool,
    typer.Option(
        "--run-on/--no-run-on",
        help="Let a long note go on over the card's other panels.",
        rich_help_panel=_WRITING,
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        min=0,
        max=2**31 - 1,
        metavar="N",
        help="The same seed and words give the same page; another seed, another go.",
        rich_help_panel=_WRITING,
    ),
]
MachineLines = Annotated[
    MachineWords,
    typer.Option(
        help="How street, city and postcode stand on envelopes.", rich_help_panel=_ENVELOPES
    ),
]
ReturnOnFlap = Annotated[
    bool,
    typer.Option(
        "--return-on-flap",
        help="Your address on the flap, in a file of its own.",
        rich_help_panel=_ENVELOPES,
    ),
]
Thickness = Annotated[
    float | None,
    typer.Option(
        min=0,
        metavar="MM",
        help="Of the whole letter, if there is more than paper.",
        rich_help_panel=_ENVELOPES,
    ),
]
StampName = Annotated[
    str,
    typer.Option(
        "--stamp",
        metavar="NAME",
        help="Which stamps, if you keep several sorts.",
        rich_help_panel=_ENVELOPES,
    ),
]
OnSheet = Annotated[
    SheetWords | None,
    typer.Option(
        "--on", help="Cut the cards from sheets: as many as fit on each.", rich_help_panel=_FILES
    ),
]
StackOf = Annotated[
    int,
    typer.Option(
        "--stack",
        min=1,
        metavar="N",
        help="Sheets you cut at once: their piles lie in order.",
        rich_help_panel=_FILES,
    ),
]
FlipEdge = Annotated[
    FlipWords | None,
    typer.Option(
        "--flip",
        help="The edge over which the printer turns a sheet. Else its own.",
        rich_help_panel=_FILES,
    ),
]
Marks = Annotated[
    MarkWords,
    typer.Option(
        help="What matches a card with its envelope, where nobody will see it: beside cards that "
        "are cut out, and under the stamp.",
        rich_help_panel=_FILES,
    ),
]
MarkBacks = Annotated[
    bool,
    typer.Option(
        "--mark-backs", help="Also small and grey on the back of each card.", rich_help_panel=_FILES
    ),
]
Separate = Annotated[
    bool,
    typer.Option(
        "--separate", help="A file for each card and each envelope.", rich_help_panel=_FILES
    ),
]
Bleed = Annotated[
    bool,
    typer.Option(
        "--bleed",
        help="For a print shop: keep art that reaches beyond the edge.",
        rich_help_panel=_FILES,
    ),
]
CropMarks = Annotated[
    bool,
    typer.Option(
        "--crop-marks", help="The same, with lines where the paper is cut.", rich_help_panel=_FILES
    ),
]
PdfA = Annotated[
    Archive | None,
    typer.Option(
        "--pdf-a", help="For an archive: keep to PDF/A-1b or PDF/A-2b.", rich_help_panel=_FILES
    ),
]
PrinterName = Annotated[
    str,
    typer.Option(
        "--printer",
        metavar="NAME",
        help="Made for it. See: penned printer list.",
        rich_help_panel=_PRINTER,
    ),
]
Send = Annotated[
    bool,
    typer.Option(
        "--send", "--lp", help="And print them there, through CUPS.", rich_help_panel=_PRINTER
    ),
]
Calibrate = Annotated[
    bool,
    typer.Option(
        "--calibrate",
        help="Instead, a page that shows by how much a printer misses.",
        rich_help_panel=_PRINTER,
    ),
]
