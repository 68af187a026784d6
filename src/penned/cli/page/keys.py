"""What the keys of the writing page do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from penned.cli.page import rows
from penned.cli.page.page import End, Mode
from penned.cli.page.sheet import FOR_GOOD, FOR_THEM, HERE

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPressEvent

    from penned.cli.page.page import Page

_WIDELY = {"h": HERE, "t": FOR_THEM, "g": FOR_GOOD}


def bindings(page: Page) -> KeyBindings:
    """Every key that means more here than a letter."""
    keys = KeyBindings()
    _leaving(page, keys)
    _writing(page, keys)
    _moving(page, keys)
    _answering(page, keys)
    _laying_aside(page, keys)
    return keys


def _is(page: Page, mode: Mode) -> Condition:
    return Condition(lambda: page.mode is mode)


def _leaving(page: Page, keys: KeyBindings) -> None:
    writing = _is(page, Mode.WRITING)

    @keys.add("c-s", filter=writing)
    @keys.add("c-d", filter=writing)
    def _done(event: KeyPressEvent) -> None:
        event.app.exit(result=End.DONE)

    @keys.add("c-e", filter=writing)
    def _editor(event: KeyPressEvent) -> None:
        event.app.exit(result=End.EDITOR)

    @keys.add("c-c", filter=writing)
    @keys.add("<sigint>")
    def _later(event: KeyPressEvent) -> None:
        event.app.exit(result=End.LATER)


def _writing(page: Page, keys: KeyBindings) -> None:
    writing = _is(page, Mode.WRITING)

    @keys.add(Keys.Any, filter=writing, save_before=lambda _: page.begins_a_word)
    def _letter(event: KeyPressEvent) -> None:
        page.paper.insert_text(event.data)

    for number in range(1, 10):

        @keys.add("escape", str(number), filter=writing)
        def _take(event: KeyPressEvent, number: int = number) -> None:
            page.take(number - 1)
            if page.mode is Mode.ANSWERING:
                event.app.layout.focus(page.line)

    @keys.add("c-g")
    @keys.add("f1")
    def _help(event: KeyPressEvent) -> None:
        page.helps = not page.helps

    @keys.add("c-k", filter=writing)
    def _aside(event: KeyPressEvent) -> None:
        page.ask_about()

    @keys.add("c-z", filter=writing, save_before=lambda _: False)
    def _undo(event: KeyPressEvent) -> None:
        page.paper.undo()

    @keys.add("c-y", filter=writing, save_before=lambda _: False)
    def _redo(event: KeyPressEvent) -> None:
        page.paper.redo()


def _moving(page: Page, keys: KeyBindings) -> None:
    writing = _is(page, Mode.WRITING)
    goal = _Goal(page)

    @keys.add("up", filter=writing)
    def _up(event: KeyPressEvent) -> None:
        goal.move(-1)

    @keys.add("down", filter=writing)
    def _down(event: KeyPressEvent) -> None:
        goal.move(1)

    @keys.add("home", filter=writing)
    def _home(event: KeyPressEvent) -> None:
        found, place = goal.rows()
        page.paper.cursor_position = found[place].start

    @keys.add("end", filter=writing)
    def _end(event: KeyPressEvent) -> None:
        found, place = goal.rows()
        page.paper.cursor_position = rows.end_of(found, place)

    @keys.add("c-n", filter=writing)
    def _next(event: KeyPressEvent) -> None:
        page.paper.cursor_position = page.sheet.next_mark(page.paper.cursor_position)


class _Goal:
    """Up and down keep to the column where they began, over short rows as well."""

    def __init__(self, page: Page) -> None:
        self._page, self._paper = page, page.paper
        self._column, self._at = 0, -1

    def rows(self) -> tuple[tuple[rows.Row, ...], int]:
        found = rows.rows(self._paper.text, self._page.measure)
        return found, rows.row_of(found, self._paper.cursor_position)

    def move(self, by: int) -> None:
        found, _ = self.rows()
        text, place = self._paper.text, self._paper.cursor_position
        if place != self._at:
            self._column = rows.column(text, found, place)
        self._at = rows.beside(text, found, place, self._column, by)
        self._paper.cursor_position = self._at


def _answering(page: Page, keys: KeyBindings) -> None:
    answering = _is(page, Mode.ANSWERING)

    @keys.add("enter", filter=answering)
    def _answer(event: KeyPressEvent) -> None:
        page.answer()
        event.app.layout.focus(page.paper)

    @keys.add("escape", filter=answering, eager=True)
    @keys.add("c-c", filter=answering)
    def _no_answer(event: KeyPressEvent) -> None:
        page.mode = Mode.WRITING
        event.app.layout.focus(page.paper)


def _laying_aside(page: Page, keys: KeyBindings) -> None:
    laying = _is(page, Mode.LAYING_ASIDE)

    for key, where in _WIDELY.items():

        @keys.add(key, filter=laying, eager=True)
        def _lay_aside(event: KeyPressEvent, where: str = where) -> None:
            page.lay_aside(where)

    @keys.add("escape", filter=laying, eager=True)
    @keys.add(Keys.Any, filter=laying)
    def _not_at_all(event: KeyPressEvent) -> None:
        page.mode = Mode.WRITING
