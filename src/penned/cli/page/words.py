"""What the page says beside and below the paper, in a terminal of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.application import get_app

from penned.cli.page import rows
from penned.cli.page.page import Mode

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from penned.cli.page.page import Page
    from penned.desk.beside import Slip

CARD = 56  # cells of a line on the paper
EDGE = 2  # cells of paper on either side of the words
GAP = 3  # cells between the paper and the questions
_STACKED = 84  # columns: in fewer, the questions lie below the paper
_NARROW = 72  # columns: in fewer, the foot is short

_KEYS = (
    ("Ctrl-S", "done; the coach reads it"),
    ("Alt-1…9", "put that answer in (or Esc, then 1)"),
    ("Ctrl-N", "to the next marked place"),
    ("Ctrl-K", "leave a question alone"),
    ("Ctrl-Z", "take back; Ctrl-Y, again"),
    ("Ctrl-E", "go on in your editor"),
    ("Ctrl-C", "leave; all of it is kept"),
    ("Ctrl-G", "back to the questions"),
)
_KEY = 9  # cells of a key's name, and the air after it


def columns() -> int:
    """How many cells the terminal has on a line."""
    return get_app().output.get_size().columns


def measure() -> int:
    """How many cells a line on the paper has."""
    return max(1, min(CARD, columns() - 2 * EDGE - 2))


def _room_beside() -> int:
    """How many cells a line of the questions has, after its number."""
    if is_stacked():
        return columns() - 6
    return min(columns() - measure() - 2 * EDGE - GAP - 5, CARD)


def heading(page: Page) -> StyleAndTextTuples:
    """Whom it is to, and for what."""
    return [
        ("class:to", f"  To {page.sheet.name}"),
        ("class:quiet", f"   {page.sheet.about}"),
    ]


def beside(page: Page) -> StyleAndTextTuples:
    """The questions with their answers, or all keys."""
    if page.helps:
        return _help()
    if is_stacked():
        return [
            each for number, slip in enumerate(page.sheet.slips, 1) for each in _short(number, slip)
        ]
    told: StyleAndTextTuples = [("", "\n")]
    for number, slip in enumerate(page.sheet.slips, 1):
        told += _slip(number, slip, is_used=_is_used(page, slip))
    return told


def _is_used(page: Page, slip: Slip) -> bool:
    return bool(slip.answer) and slip.answer in page.sheet.text


def _slip(number: int, slip: Slip, *, is_used: bool) -> StyleAndTextTuples:
    width = _room_beside()
    question = "class:quiet" if slip.answer else "class:asked"
    told: StyleAndTextTuples = [("class:number", f"{number} ")]
    for place, line in enumerate(_lines(slip.question, width)):
        told.append((question, f"{'  ' * (place > 0)}{line}\n"))
    for line in _lines(slip.answer, width) if slip.answer else ():
        told.append(("class:taken" if is_used else "", f"  {line}\n"))
    return [*told, ("", "\n")]


def _short(number: int, slip: Slip) -> StyleAndTextTuples:
    style = "" if slip.answer else "class:asked"
    words = _lines(slip.answer or slip.question, _room_beside())
    more = "…" * (len(words) > 1)
    return [("class:number", f"  {number} "), (style, f"{words[0].rstrip()}{more}\n")]


def _help() -> StyleAndTextTuples:
    """Every key; in a small terminal on a line each."""
    told: StyleAndTextTuples = [] if is_stacked() else [("", "\n")]
    for key, what in _KEYS:
        told.append(("class:number", f"{'  ' if is_stacked() else ''}{key.ljust(_KEY)}"))
        edge = _KEY + 2 * is_stacked()
        lines = _lines(what, _room_beside() + 2 - _KEY)
        told.append(("", ("\n" + " " * edge).join(lines) + "\n"))
    return told


def coach(page: Page) -> StyleAndTextTuples:
    """What the coach asks about the place of the cursor, or of the whole; where to look else."""
    if page.mode is Mode.ANSWERING:
        return []
    one = page.sheet.at(page.paper.cursor_position) or page.sheet.missing()
    if page.mode is Mode.LAYING_ASIDE and page.finding:
        return [
            ("class:asked", f"  {_lines(page.finding.question, columns() - 4)[0]}\n"),
            ("class:line", "  Leave it alone:  "),
            ("", f"h here   t to {page.sheet.name}   g for good   Esc not at all"),
        ]
    if one and not page.said:
        first, *more = _lines(one.question, columns() - 5)
        second = more[:1] + ["…"] * (len(more) > 1)
        return [("class:asked", f"  {first}\n  {''.join(second)}")]
    return [("class:quiet", f"  {_quietly(page)}")]


def _quietly(page: Page) -> str:
    """What else there is to say: of the last key, of the coach itself, of where it asks."""
    marked = len(list(page.sheet.marks()))
    if page.said:
        return page.said
    if page.sheet.unread:
        return "The coach cannot read this; write on, your words are kept."
    places = "One place is" if marked == 1 else f"{marked} places are"
    return f"{places} underlined; Ctrl-N goes there." if marked else ""


def asked(page: Page) -> StyleAndTextTuples:
    """The question that is being answered."""
    lines = _lines(page.sheet.slips[page.slip].question, columns() - 4)
    return [("class:asked", "\n".join(f"  {line}" for line in lines))]


def hint(page: Page) -> str:
    """The few keys that one has to know."""
    if page.mode is Mode.ANSWERING:
        return "  Enter keeps it   Esc back"
    answers = "" if is_stacked() else "Alt-1 answer 1   "
    keys = "Ctrl-G keys" if is_narrow() else "Ctrl-G all keys"
    return f"  Ctrl-S done   {answers}{keys}"


def fullness(page: Page) -> str:
    """How many words there are, and how many the card has room for."""
    words, room = page.sheet.words, page.sheet.room
    if room is None:
        return f"{words} words"
    if is_narrow():
        return f"{words}/{room} words"
    if words > room:
        return f"{words} words, more than the card holds"
    return f"{words} words; room for {room}"


def _lines(text: str, width: int) -> list[str]:
    return [text[row.start : row.end].rstrip() for row in rows.rows(text, max(width, 10))]


def is_narrow() -> bool:
    """Whether the foot has room for few words."""
    return columns() < _NARROW


def is_stacked() -> bool:
    """Whether the questions lie below the paper, for want of columns."""
    return columns() < _STACKED
