"""The writing page: the terminal as a sheet of paper, with questions and the coach beside it.

It knows no ledger: what was typed, answered and laid aside is on the sheet, whatever happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.cli.page.page import End, Page
from penned.cli.page.sheet import FOR_GOOD, FOR_THEM, HERE, Laid, Sheet

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

__all__ = ["FOR_GOOD", "FOR_THEM", "HERE", "End", "Laid", "Sheet", "write"]


def write(sheet: Sheet) -> End:
    """Let somebody write on the sheet until they leave the page; the sheet has what they typed."""
    return opened(Page(sheet)).run()


def opened(page: Page) -> Application[End]:
    """The page as a program that fills the terminal."""
    from prompt_toolkit.application import Application

    from penned.cli.page import keys, view

    app: Application[End] = Application(
        layout=view.layout(page),
        key_bindings=keys.bindings(page),
        style=view.STYLE,
        full_screen=True,
    )
    app.ttimeoutlen = 0.1  # seconds after which Esc is Esc, and no key together with the next
    app.pre_run_callables.append(page.begin)
    return app
