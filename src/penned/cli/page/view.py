"""How the writing page looks: a card of paper, the questions beside it, one line of the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.application import get_app
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.layout import (
    BufferControl,
    ConditionalContainer,
    DynamicContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    UIContent,
    VSplit,
    Window,
    WindowAlign,
)
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from penned.cli import say
from penned.cli.page import rows, words
from penned.cli.page.page import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from penned.cli.page.page import Page
    from penned.coach import Advice

STYLE = Style.from_dict(
    {
        "to": "bold",
        "quiet": "#8a8a8a",
        "paper": "bg:#fbf7ec #22262e",
        "warning": "underline #b3261e",
        "suggestion": "underline #8a3f8f",
        "note": "underline",
        "here": "bg:#f1e3b8",
        "number": "bold",
        "asked": "italic ansicyan",
        "taken": "#8a8a8a",
        "line": "bold",
    }
)
_LOW = 20  # rows: with fewer, no row stays empty


def layout(page: Page) -> Layout:
    """The page for a terminal of any size."""
    paper = _paper(page)
    beside = Window(
        FormattedTextControl(lambda: words.beside(page)), dont_extend_height=_is_stacked
    )
    wide = VSplit([paper, Window(width=words.GAP), beside])
    stacked = HSplit([paper, beside])
    return Layout(
        HSplit(
            [
                Window(FormattedTextControl(lambda: words.heading(page)), height=1),
                _air(),
                DynamicContainer(lambda: stacked if words.is_stacked() else wide),
                _air(),
                Window(FormattedTextControl(lambda: words.coach(page)), height=2),
                _line(page),
                _air(),
                _foot(page),
            ]
        )
    )


_is_stacked = Condition(words.is_stacked)
_is_low = Condition(lambda: get_app().output.get_size().rows < _LOW)
_is_plain = Condition(lambda: get_app().color_depth is ColorDepth.DEPTH_1_BIT)


def _paper(page: Page) -> VSplit:
    letter = Window(_Paper(page), width=lambda: words.measure() + 1, style="class:paper")
    edge = Window(width=words.EDGE, style="class:paper")
    rule = ConditionalContainer(Window(width=1, char="│"), _is_plain)
    return VSplit([edge, HSplit([_air("class:paper"), letter]), edge, rule])


def _air(style: str = "") -> ConditionalContainer:
    return ConditionalContainer(Window(height=1, style=style), ~_is_low)


class _Paper(BufferControl):
    """The words on paper, broken between words, with the coach's marks under them."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.paper)
        self._page = page

    def create_content(
        self,
        width: int,
        height: int,  # noqa: ARG002 - the window cuts what it has no room for
        preview_search: bool = False,  # noqa: ARG002 - prompt_toolkit asks for it
    ) -> UIContent:
        self._page.measure = max(width - 1, 1)  # the last cell is the cursor's
        text, place = self.buffer.text, self.buffer.cursor_position
        found = rows.rows(text, self._page.measure)
        marks = list(self._page.sheet.marks())
        here = self._page.sheet.at(place)
        number = rows.row_of(found, place)

        def line(which: int) -> StyleAndTextTuples:
            return [*_marked(text, found[which], marks, here), ("", " ")]

        return UIContent(line, len(found), Point(x=place - found[number].start, y=number))


def _marked(
    text: str, row: rows.Row, marks: Iterable[Advice], here: Advice | None
) -> StyleAndTextTuples:
    """A row of words with the style of what is marked in it, the gravest last."""
    styles = [""] * (row.end - row.start)
    order = ("note", "suggestion", "warning")
    for one in sorted(marks, key=lambda one: order.index(one.level)):
        for at in range(max(one.start, row.start), min(one.end, row.end)):
            styles[at - row.start] = f"class:{one.level}"
    if here:
        for at in range(max(here.start, row.start), min(here.end, row.end)):
            styles[at - row.start] += " class:here"
    return [
        (style, say.shown(char))
        for style, char in zip(styles, text[row.start : row.end], strict=True)
    ]


def _line(page: Page) -> ConditionalContainer:
    """Where the answer to a question is typed."""
    return ConditionalContainer(
        HSplit(
            [
                Window(
                    FormattedTextControl(lambda: words.asked(page)),
                    dont_extend_height=True,
                ),
                VSplit(
                    [
                        Window(FormattedTextControl("  > "), width=4),
                        Window(BufferControl(page.line), height=1),
                    ]
                ),
            ]
        ),
        Condition(lambda: page.mode is Mode.ANSWERING),
    )


def _foot(page: Page) -> VSplit:
    return VSplit(
        [
            Window(
                FormattedTextControl(lambda: words.hint(page)),
                height=1,
                dont_extend_width=True,
                style="class:quiet",
            ),
            Window(
                FormattedTextControl(lambda: f"{words.fullness(page)}  "),
                height=1,
                align=WindowAlign.RIGHT,
                style="class:quiet",
            ),
        ]
    )
