"""Draws the coach at work: `penned check` as it answers, and the writing page with its marks."""

from __future__ import annotations

import asyncio
import io
import re
from itertools import groupby
from typing import TYPE_CHECKING

from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import ColorDepth, DummyOutput
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from penned import catalogue, coach
from penned.cli import at_the_desk, page, proof, say
from penned.cli.page.page import Page
from penned.desk import draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from prompt_toolkit.application import Application

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow

THEME = TerminalTheme(
    (40, 42, 46),
    (222, 220, 214),
    [
        (40, 42, 46), (224, 108, 100), (152, 187, 120), (222, 184, 108),
        (120, 160, 210), (200, 140, 200), (110, 190, 196), (222, 220, 214),
    ],
)  # fmt: skip


DRAFT = """\
Dear Mr. and Mrs. Lee,

Thank you so much for the teapot! It was so kind of you. You lent us sugar \
before you knew our names, and now we are the ones with the machine on at six. Please \
send us the number of your plumber, too.

With love,
Nell & [Name]
"""
BEGUN = DRAFT.partition(" Please")[0]
UNDER_THE_CURSOR = "teapot"
COLUMNS, ROWS = 100, 24


def checked(here: Desk, debts: Sequence[OwedRow], picture: Path) -> None:
    """What `penned check` answers to a draft, as a terminal shows it."""
    console = _console(90)
    usual, say.out = say.out, console
    try:
        found = coach.review(DRAFT, draft.context(here, debts), catalogue.rules())
        proof.review(found, DRAFT, json=False)
    finally:
        say.out = usual
    _save(console, picture, title="penned check lees.txt")


class _Output(DummyOutput):
    """A terminal of a size that nobody looks at."""

    def __init__(self, columns: int, rows: int) -> None:
        self._size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self._size

    def get_default_color_depth(self) -> ColorDepth:
        return ColorDepth.DEPTH_24_BIT


def writing(here: Desk, debts: Sequence[OwedRow], picture: Path) -> None:
    """The writing page with a note begun on it, as a terminal shows it."""
    sheet = at_the_desk.lay_down(here, debts)
    sheet.text = BEGUN
    at = Page(sheet)
    at.paper.cursor_position = BEGUN.index(UNDER_THE_CURSOR) + 2
    with (
        create_pipe_input() as keys,
        create_app_session(input=keys, output=_Output(COLUMNS, ROWS)),
    ):
        drawn = asyncio.run(_drawn(page.opened(at)))
    console = _console(COLUMNS)
    console.print(drawn, soft_wrap=True)
    _save(console, picture, title="penned write Lee")


async def _drawn(app: Application[page.End]) -> Text:
    shown = Text()

    def draw(_: object) -> None:
        if not shown.plain:
            shown.append_text(_screen(app))
            app.exit(result=page.End.LATER)

    app.after_render += draw
    await app.run_async()
    return shown


def _screen(app: Application[page.End]) -> Text:
    """The characters and colours of the last picture that the page drew of itself."""
    screen, size = app.renderer.last_rendered_screen, app.output.get_size()
    if screen is None:
        return Text()
    cursor = screen.cursor_positions.get(app.layout.current_window)
    place = (cursor.x, cursor.y) if cursor else None
    rows = []
    for y in range(size.rows):
        cells = [(screen.data_buffer[y][x], (x, y)) for x in range(size.columns)]
        runs = groupby(cells, lambda each: (each[0].style, each[1] == place))
        rows.append(
            Text.assemble(
                *(
                    ("".join(cell.char for cell, _ in run), _style(app, style, reverse=is_cursor))
                    for (style, is_cursor), run in runs
                )
            )
        )
    return Text("\n").join(rows)


def _style(app: Application[page.End], style: str, *, reverse: bool) -> Style:
    attrs = app.renderer.style.get_attrs_for_style_str(style)
    return Style(
        color=_colour(attrs.color),
        bgcolor=_colour(attrs.bgcolor),
        bold=attrs.bold,
        italic=attrs.italic,
        underline=attrs.underline,
        reverse=reverse or attrs.reverse,
    )


def _colour(name: str | None) -> str | None:
    if not name:
        return None
    return name.removeprefix("ansi") if name.startswith("ansi") else f"#{name}"


def _console(width: int) -> Console:
    return Console(
        highlight=False,
        record=True,
        width=width,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
    )


def _save(console: Console, picture: Path, *, title: str) -> None:
    """As Rich draws it, without the font that it would fetch from elsewhere."""
    drawn = console.export_svg(title=title, unique_id=picture.stem, theme=THEME)
    picture.write_text(re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL), "utf-8")
