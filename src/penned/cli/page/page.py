"""The page while it is open: the words under the cursor, what the keys are for, when to look."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from prompt_toolkit.application import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

if TYPE_CHECKING:
    from penned.cli.page.sheet import Sheet
    from penned.coach import Advice

_ENDS = (*".,;:!?)”’…",)  # after which a word does not follow without a blank
PAUSE = 0.7  # seconds without a key, after which the coach looks again


class End(StrEnum):
    """How somebody leaves the page."""

    DONE = "done"
    LATER = "later"
    EDITOR = "editor"


class Mode(StrEnum):
    """What the keys are for just now."""

    WRITING = "writing"
    ANSWERING = "answering"
    LAYING_ASIDE = "laying aside"


class Page:
    """A sheet in front of somebody: their cursor, and what they are about to do."""

    def __init__(self, sheet: Sheet, *, pause: float = PAUSE) -> None:
        self.sheet = sheet
        self.mode = Mode.WRITING
        self.measure = 1  # cells of a line on the paper, as it was drawn last
        self.helps = False
        self.paper = Buffer(document=Document(sheet.text), on_text_changed=self._changed)
        self.line = Buffer(multiline=False)
        self.slip = 0
        self.finding: Advice | None = None
        self.said = ""  # of the last key, until the next
        self._pause = pause
        self._timer: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Look once, and leave the page in order where the terminal goes away."""
        self.sheet.look()
        app = get_app()
        for name in ("SIGHUP", "SIGTERM"):
            with suppress(AttributeError, NotImplementedError, RuntimeError):  # not on Windows
                asyncio.get_running_loop().add_signal_handler(
                    getattr(signal, name), lambda: app.exit(result=End.LATER)
                )

    def look(self) -> None:
        """Let the coach read what is there now."""
        self.sheet.look()
        get_app().invalidate()

    def take(self, number: int) -> None:
        """Put the answer of a slip into the letter as it was written, or ask for it."""
        if number >= len(self.sheet.slips):
            self.said = f"There is no answer {number + 1}."
            return
        slip = self.sheet.slips[number]
        if slip.answer:
            self.paper.save_to_undo_stack()
            self.paper.insert_text(self._parted(slip.answer))
        else:
            self.slip, self.mode = number, Mode.ANSWERING
            self.line.reset()

    def _parted(self, answer: str) -> str:
        """An answer with the blanks that part it from the words around the cursor."""
        before, after = self.paper.document.char_before_cursor, self.paper.document.current_char
        first = " " * (before.isalnum() or before in _ENDS)
        return f"{first}{answer}{' ' * after.isalnum()}"

    def answer(self) -> None:
        """Keep what was typed on the line as the answer of the slip that was asked about."""
        self.sheet.answer(self.slip, self.line.text)
        self.look()
        self.mode = Mode.WRITING

    def ask_about(self) -> None:
        """Ask how widely the finding at the cursor is to be left alone, or else what is missing."""
        self.finding = self.sheet.at(self.paper.cursor_position) or self.sheet.missing()
        if self.finding:
            self.mode = Mode.LAYING_ASIDE

    def lay_aside(self, where: str) -> None:
        """Leave the finding alone: here, for them, or for good."""
        if self.finding:
            self.sheet.lay_aside(self.finding, where)
        self.mode = Mode.WRITING

    @property
    def begins_a_word(self) -> bool:
        """Whether what is typed next is taken back with nothing before it."""
        before = self.paper.document.char_before_cursor
        return not before or before.isspace()

    def _changed(self, _: Buffer) -> None:
        self.sheet.text, self.said = self.paper.text, ""
        if self._timer:
            self._timer.cancel()
        if get_app().is_running:
            self._timer = asyncio.get_running_loop().call_later(self._pause, self.look)
