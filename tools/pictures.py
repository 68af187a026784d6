"""Draws the README's pictures with the real program: card, envelope, lists, hands, the coach.

python tools/pictures.py docs/pictures
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter
from rich.console import Console

import picture_hands
import picture_writing
from penned.cli import lists, say
from penned.desk import (
    address_book,
    capture,
    desk,
    draft,
    follow_up,
    lay_out,
    manuscript,
    owing,
    print_run,
)
from penned.ledger import close

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
TABLE = (221, 213, 200)  # what the paper lies on
PAPER = (255, 254, 250)
WIDTH = 1600


def main(folder: Path) -> None:
    """Draw everything into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    picture_hands.side_by_side(folder / "hands.png")
    picture_hands.learned(folder / "learned.png")
    with tempfile.TemporaryDirectory() as home:
        here = desk.open_desk(Path(home) / "ledger.sqlite3", clock=lambda: TODAY)
        address_book.set_me(
            here, "Nell Harper & Jonas Lindqvist", "27 Orchard Street, Portland, ME 04102, USA"
        )
        capture.import_list(here, EXAMPLES / "wedding.csv", mapping={})
        for name in ("haddads", "ana-and-tom", "jun-park"):
            found = manuscript.read(EXAMPLES / "notes" / f"{name}.txt")
            draft.write(here, owing.named(found.to), found.text)
        lees = owing.named("Mr. and Mrs. Lee")
        picture_writing.checked(here, lees, folder / "check.svg")
        picture_writing.writing(here, lees, folder / "write.svg")
        (folder / "owed.svg").write_text(owed_list(here), encoding="utf-8")
        choice = lay_out.choose("meadow", "us-a7-folded")
        print_run.print_notes(here, print_run.pick(()), choice, Path(home))
        on_the_table(Path(home) / "cards.pdf", 0, folder / "card.png", fold=True)
        on_the_table(Path(home) / "envelopes.pdf", 0, folder / "envelope.png")
        close()


def owed_list(here: desk.Desk) -> str:
    """The owed list as Rich draws it, without the font that it would fetch from elsewhere."""
    say.out = Console(
        highlight=False, record=True, width=96, file=io.StringIO(), force_terminal=True
    )
    lists.owed(follow_up.waiting(here), first=9, today=here.today(), json=False)
    drawn = say.out.export_svg(title="penned owed", unique_id="owed")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


def on_the_table(pdf: Path, page: int, picture: Path, *, fold: bool = False) -> None:
    """A page as paper on a table: a soft shadow under it, a faint one along the fold."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        drawn = sheet.render(scale=WIDTH / sheet.get_width()).to_pil().convert("RGB")
    paper = Image.composite(
        Image.new("RGB", drawn.size, PAPER),
        drawn,
        drawn.convert("L").point(lambda v: 255 if v == 255 else 0),
    )
    if fold:
        crease(paper)
    margin = WIDTH // 18
    table = Image.new("RGB", (paper.width + 2 * margin, paper.height + 2 * margin), TABLE)
    shadow = Image.new("L", table.size, 0)
    shadow.paste(
        90, (margin + 6, margin + 12, margin + paper.width + 6, margin + paper.height + 12)
    )
    table.paste((60, 50, 40), mask=shadow.filter(ImageFilter.GaussianBlur(18)))
    table.paste(paper, (margin, margin))
    table.save(picture, optimize=True)


def crease(paper: Image.Image) -> None:
    """Darken the paper a little toward the fold in its middle."""
    middle, reach = paper.width // 2, paper.width // 40
    for x in range(middle - reach, middle + reach):
        strength = 1 - abs(x - middle) / reach
        shade = Image.new("RGB", (1, paper.height), (120, 110, 100))
        paper.paste(shade, (x, 0), Image.new("L", shade.size, int(26 * strength**2)))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"))
