"""A contact sheet: every built-in design as a card on a table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageFilter

from penned import catalogue, press
from penned.page.decor import Decor
from penned.page.outside import front

if TYPE_CHECKING:
    from pathlib import Path

    from penned.stationery.design import Design

TABLE, PAPER = (221, 213, 200), (255, 254, 250)
ACROSS, GAP = 6, 34
HEIGHT = 420  # pixels of a card
HEAD = ("Nell Harper", "27 Orchard Street", "Portland, ME 04102")


def sheet(path: Path) -> None:
    """Draw all designs into one picture."""
    cards = [drawn(each) for each in catalogue.designs().values()]
    rows = [cards[n : n + ACROSS] for n in range(0, len(cards), ACROSS)]
    width = max(sum(card.width + GAP for card in row) for row in rows) + GAP
    table = Image.new("RGB", (width, len(rows) * (HEIGHT + GAP) + GAP), TABLE)
    for number, row in enumerate(rows):
        spare = width - sum(card.width + GAP for card in row) - GAP
        x = GAP + spare // 2
        for card in row:
            laid(table, card, x, GAP + number * (HEIGHT + GAP) + (HEIGHT - card.height) // 2)
            x += card.width + GAP
    table.save(path, optimize=True)


def drawn(design: Design, colours: str = "") -> Image.Image:
    """A design on the card that it is made for."""
    name = next(
        card
        for role, card in (
            ("front", "us-a7-folded"),
            ("note", "us-a7-flat"),
            ("letterhead", "us-letter-sheet"),
        )
        if role in design.roles
    )
    decor = Decor(design, colours, initials="A & J", head=HEAD)
    page = front(catalogue.card(name), decor)
    dpi = HEIGHT / max(page.height, 150) * 25.4
    picture = Image.open(io.BytesIO(press.png(page, dpi=2 * dpi))).convert("RGB")
    small = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
    return Image.composite(
        Image.new("RGB", small.size, PAPER),
        small,
        small.convert("L").point(lambda value: 255 * (value > 253)),
    )


def laid(table: Image.Image, card: Image.Image, x: int, y: int) -> None:
    """Put a card on the table, with its shadow."""
    shadow = Image.new("L", (card.width + 40, card.height + 40), 0)
    shadow.paste(80, (20, 24, 20 + card.width, 24 + card.height))
    table.paste((60, 50, 40), (x - 20, y - 20), shadow.filter(ImageFilter.GaussianBlur(9)))
    table.paste(card, (x, y))
