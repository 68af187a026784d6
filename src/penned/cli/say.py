"""How the command line speaks: lines, open tables, days in words, a bar for long work, JSON."""

from __future__ import annotations

import json as jsonlib
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from penned.people import Address

QUIET, LOUD, ASKED = "dim", "bold", "italic cyan"
_JOINERS = "\u200c\u200d"  # within a word, and between the parts of one sign: 👩‍🌾
out = Console(highlight=False, soft_wrap=False)


def line(text: str = "", *, style: str = "") -> None:
    """One line of plain words; nothing in it is taken for markup."""
    out.print(words(text), style=style or None, soft_wrap=True)


def as_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON can say
    """The same facts for another program: dates as ISO, one document."""
    print(jsonlib.dumps(value, ensure_ascii=False, indent=2, default=str))


def show(thing: Table) -> None:
    """Print a table."""
    out.print(thing)


def words(text: str) -> Text:
    """Somebody's words, never taken for markup, never with control characters."""
    return Text("".join(map(shown, text)))


def shown(char: str) -> str:
    """A character as a terminal may show it: a control is a blank, a joiner of signs stays."""
    return char if char.isprintable() or char in _JOINERS else " "


def day(date: date | None) -> str:
    """A day as people write it: 4 October 2026; "" for none."""
    return f"{date.day} {date:%B %Y}" if date else ""


def short_day(date: date, today: date) -> str:
    """A day in a table: 4 Oct, with the year where it is another."""
    return f"{date.day} {date:%b}" + ("" if date.year == today.year else f" {date.year}")


def address(where: Address | None) -> str:
    """An address on one line."""
    if where is None:
        return ""
    return ", ".join(
        filter(None, (*where.street, where.city, where.region, where.postcode, where.country))
    )


def count(number: int, one: str, many: str = "") -> str:
    """How many there are: 1 note, 2 notes."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def progress(label: str) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """Wrap a loop so that a bar with the time left appears where it takes longer than a second."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    def each(things: Iterable[Any]) -> Iterator[Any]:
        known = list(things)
        columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        screen = Console(stderr=True)
        bar = Progress(*columns, console=screen, transient=True)
        task = bar.add_task(label, total=len(known))
        started = bar.get_time()
        try:
            for thing in known:
                if screen.is_terminal and not bar.live.is_started and bar.get_time() - started > 1:
                    bar.start()
                yield thing
                bar.advance(task)
        finally:
            if bar.live.is_started:
                bar.stop()

    return each


def table(*columns: str) -> Table:
    """A table without a cage: headings, and air between the columns."""
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made
