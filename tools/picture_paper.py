"""Paper on a table, as the pictures of the documents show it: shadows, folds, sheets to cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TABLE = (221, 213, 200)
PAPER = (255, 254, 250)
WIDTH = 1600


def sheet(pdf: Path, page: int, width: int = WIDTH, *, fold: bool = False) -> Image.Image:
    """A page of a file on warm white paper, so many pixels wide."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = document[page]
        drawn = found.render(scale=width / found.get_width()).to_pil().convert("RGB")
    white = drawn.convert("L").point(lambda value: 255 if value == 255 else 0)
    paper = Image.composite(Image.new("RGB", drawn.size, PAPER), drawn, white)
    if fold:
        _crease(paper)
    return paper


def right_half(paper: Image.Image) -> Image.Image:
    """What one sees of a card that is folded at the side: its front."""
    return paper.crop((paper.width // 2, 0, paper.width, paper.height))


def on_the_table(
    pieces: Sequence[tuple[Image.Image, int, int]], picture: Path, *, margin: int = WIDTH // 18
) -> None:
    """Pieces of paper from the lowest to the uppermost, each with its place on the table."""
    width = max(x + paper.width for paper, x, _ in pieces) + 2 * margin
    height = max(y + paper.height for paper, _, y in pieces) + 2 * margin
    table = Image.new("RGB", (width, height), TABLE)
    for paper, x, y in pieces:
        left, top = x + margin, y + margin
        shadow = Image.new("L", table.size, 0)
        shadow.paste(90, (left + 6, top + 12, left + paper.width + 6, top + paper.height + 12))
        table.paste((60, 50, 40), mask=shadow.filter(ImageFilter.GaussianBlur(18)))
        table.paste(paper, (left, top))
    table.save(picture, optimize=True)


def _crease(paper: Image.Image) -> None:
    """Darken the paper a little toward the fold in its middle."""
    middle, reach = paper.width // 2, paper.width // 40
    for x in range(middle - reach, middle + reach):
        strength = 1 - abs(x - middle) / reach
        shade = Image.new("RGB", (1, paper.height), (120, 110, 100))
        paper.paste(shade, (x, 0), Image.new("L", shade.size, int(26 * strength**2)))
