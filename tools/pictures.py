"""Draws the README's pictures with the real program: paper, lists, hands, the coach.

python tools/pictures.py docs/pictures
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

import picture_hands
import picture_paper
import picture_writing
from designs import contact
from penned.cli import owed, say
from penned.desk import (
    address_book,
    desk,
    draft,
    dress,
    lay_out,
    manuscript,
    owing,
    print_run,
    taking_in,
    waiting,
)
from penned.desk.job import Job
from penned.ledger import close

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
WIDTH = picture_paper.WIDTH


def main(folder: Path) -> None:
    """Draw everything into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    picture_hands.side_by_side(folder / "hands.png")
    picture_hands.learned(folder / "learned.png")
    contact.sheet(folder / "designs.png")
    with tempfile.TemporaryDirectory() as home:
        here = desk.open_desk(Path(home) / "ledger.sqlite3", clock=lambda: TODAY)
        address_book.set_me(
            here, "Nell Harper & Jonas Lindqvist", "27 Orchard Street, Portland, ME 04102, USA"
        )
        for file in taking_in.files_of(here, [EXAMPLES / "wedding.csv"]):
            taking_in.take_in(here, taking_in.read(here, file, taking_in.Wishes()))
        for name in ("haddads", "ana-and-tom", "jun-park"):
            found = manuscript.read(EXAMPLES / "notes" / f"{name}.txt")
            draft.write(here, owing.named(found.to), found.text)
        lees = owing.named("Mr. and Mrs. Lee")
        picture_writing.checked(here, lees, folder / "check.svg")
        picture_writing.writing(here, lees, folder / "write.svg")
        (folder / "owed.svg").write_text(owed_list(here), encoding="utf-8")
        paper(here, Path(home), folder)
        close()


def paper(here: desk.Desk, home: Path, folder: Path) -> None:
    """A card inside and out, its envelope, and the sheets that small cards are cut from."""
    olive = lay_out.choose("meadow", "us-a7-folded", look=dress.Look(design="olive"))
    ready = print_run.pick(())
    print_run.print_notes(here, ready, olive, home)
    cards, envelopes = home / "cards.pdf", home / "envelopes.pdf"
    inside = picture_paper.sheet(cards, 0, fold=True)
    front = picture_paper.right_half(picture_paper.sheet(cards, 1))
    envelope = picture_paper.sheet(envelopes, 0, round(WIDTH * 7.25 / 10))
    picture_paper.on_the_table([(inside, 0, 0)], folder / "card.png")
    picture_paper.on_the_table([(envelope, 0, 0)], folder / "envelope.png")
    picture_paper.on_the_table(
        [(envelope, front.width * 2 // 3, front.height // 4), (front, 0, 0)], folder / "front.png"
    )
    small = lay_out.choose("meadow", "us-4bar-folded", look=dress.Look(design="olive"))
    print_run.print_notes(
        here,
        print_run.pick([str(note.id) for note in ready]),
        small,
        home / "small",
        job=Job(on="letter"),
    )
    sheets = [
        picture_paper.sheet(home / "small" / "cards.pdf", side, WIDTH // 2) for side in (0, 1)
    ]
    picture_paper.on_the_table(
        [(each, n * (each.width + 60), 0) for n, each in enumerate(sheets)], folder / "sheets.png"
    )


def owed_list(here: desk.Desk) -> str:
    """The owed list as Rich draws it, without the font that it would fetch from elsewhere."""
    say.out = Console(
        highlight=False, record=True, width=96, file=io.StringIO(), force_terminal=True
    )
    owed.show(waiting.listing(here, waiting.Wishes(first=9)), {}, here.today())
    drawn = say.out.export_svg(title="penned owed", unique_id="owed")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"))
