"""The marks on a draft: what the coach speaks of is underlined and numbered, as on a proof."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from penned.cli import say
from penned.coach import Kind, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from penned.coach import Advice

STYLES = {
    Level.NOTE: "underline",
    Level.SUGGESTION: "underline magenta",
    Level.WARNING: "underline red",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BETWEEN = "·"  # of two raised numbers, which would read as one
_RANK = {level: rank for rank, level in enumerate(Level)}
_RIGHT_TO_LEFT = ("R", "AL")
_FIRST = (
    Kind.WRONG_NAME, Kind.WRONG_GIFT, Kind.WRONG_COMPANY, Kind.SLOT, Kind.INVENTED_FACT,
    Kind.SAMENESS,
)  # fmt: skip
"""What goes astray: it is asked about before how anything is put."""
_UNNAMED = "gift-without-its-name"  # a phrase, and in other languages too: the thing has no name


@dataclass(frozen=True, slots=True)
class Mark:
    """What is told under one number of the draft; what is missing from all of it has none."""

    number: int | None
    advice: tuple[Advice, ...]

    @property
    def level(self) -> Level:
        """The strictest level of what is told here."""
        return max((one.level for one in self.advice), key=_RANK.__getitem__)

    @property
    def is_light_doubt(self) -> bool:
        """Whether it only doubts that something is so."""
        return _is_light_doubt(self.advice[0])


def marks(advice: Sequence[Advice]) -> tuple[Mark, ...]:
    """What is missing first, then the places in the order of the text.

    Light doubts whether something is so are gathered under one number, and left out where more is
    said of the same words.
    """
    advice = each_once(advice)
    missing = [Mark(None, (one,)) for one in advice if one.start == one.end]
    placed = [one for one in advice if one.start < one.end]
    firm = [one for one in placed if not _is_light_doubt(one)]
    doubts = [one for one in placed if one not in firm and not _is_within(one, firm)]
    places = [*((one,) for one in firm), *([tuple(doubts)] if doubts else [])]
    places.sort(key=lambda group: group[0].start)
    return (*missing, *(Mark(number, group) for number, group in enumerate(places, 1)))


def each_once(advice: Sequence[Advice]) -> list[Advice]:
    """What is told: of several findings that the thing goes without its name, the most precise."""
    unnamed = [one for one in advice if _is_unnamed(one)]
    best = min(unnamed, key=_vagueness, default=None)
    return [one for one in advice if one is best or not _is_unnamed(one)]


def _is_unnamed(one: Advice) -> bool:
    return one.kind is Kind.NO_NAMED_THING or one.rule.startswith(_UNNAMED)


def _vagueness(one: Advice) -> tuple[int, bool, bool, int]:
    """The gravest first, then what points to words, then what asks for the name, in most words."""
    is_nowhere, is_manner = one.start == one.end, one.kind is not Kind.NO_NAMED_THING
    return (-_RANK[one.level], is_nowhere, is_manner, one.start - one.end)


def gravest(advice: Iterable[Advice]) -> Advice | None:
    """What is asked about first, where only one question is put."""
    order = {kind: place for place, kind in enumerate(_FIRST)}
    return min(
        advice,
        key=lambda one: (-_RANK[one.level], order.get(one.kind, len(order)), one.start),
        default=None,
    )


def raised(number: int) -> str:
    """A number as a footnote has it."""
    return str(number).translate(_RAISED)


def coloured(text: str, found: Sequence[Mark]) -> Text:
    """The draft with its places underlined, and a raised number after each."""
    body = Text(_seen(text))
    numbers: dict[int, list[Mark]] = {}
    for mark, one in _places(found):
        body.stylize(STYLES[one.level], one.start, one.end)
        numbers.setdefault(one.end, []).append(mark)
    ends = sorted(numbers)
    pieces: list[Text] = []
    for end, piece in zip([*ends, None], body.divide(ends), strict=True):
        pieces.append(piece)
        here = sorted(numbers.get(end, ()) if end else (), key=lambda mark: mark.number or 0)
        for place, mark in enumerate(here):
            between = _BETWEEN if place else ""
            pieces.append(Text(between + raised(mark.number or 0), f"bold {colour(mark.level)}"))
    return Text().join(pieces)


def plain(text: str, found: Sequence[Mark], width: int, console: Console) -> Iterator[str]:
    """The draft in lines of `width` cells, its places underlined with ^^^ and numbered below.

    A line that runs from right to left has brackets instead: nobody knows where it is shown.
    """
    body = Text(_seen(text))
    for mark, one in _places(found):
        body.stylize(Style(meta={"number": mark.number}), one.start, one.end)
    for line in body.wrap(console, width):
        places = [
            (span.start, min(span.end, len(line.plain.rstrip())), _number(span.style))
            for span in line.spans
        ]
        if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in line.plain):
            yield _bracketed(line.plain.rstrip(), places)
        else:
            yield line.plain.rstrip()
            if places:
                yield _underline(line.plain, places)


def _number(style: str | Style) -> int:
    return int(style.meta["number"]) if isinstance(style, Style) else 0


def _underline(line: str, places: Sequence[tuple[int, int, int]]) -> str:
    """The ^^^ below a line, with the number of each place in brackets where it ends."""
    row = [" "] * cell_len(line)
    for start, end, _ in places:
        left, right = cell_len(line[:start]), cell_len(line[:end])
        row[left:right] = "^" * (right - left)
    free = 0
    for _, end, number in sorted(places, key=lambda each: each[1:]):
        told = f"[{number}]"
        at = max(cell_len(line[:end]), free)
        free = at + len(told)
        row += " " * (free - len(row))
        row[at:free] = told
    return "".join(row).rstrip()


def _bracketed(line: str, places: Sequence[tuple[int, int, int]]) -> str:
    inserted = [(end, f"][{number}]") for _, end, number in places]
    inserted += [(start, "[") for start, _, _ in places]
    for at, sign in sorted(inserted, key=lambda each: each[0], reverse=True):
        line = line[:at] + sign + line[at:]
    return line


def _is_light_doubt(one: Advice) -> bool:
    return one.kind is Kind.INVENTED_FACT and one.level is not Level.WARNING


def _is_within(one: Advice, others: Iterable[Advice]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)


def _places(found: Sequence[Mark]) -> list[tuple[Mark, Advice]]:
    """Each place with its mark, the strictest last: it is what one sees."""
    every = [(mark, one) for mark in found if mark.number for one in mark.advice]
    return sorted(every, key=lambda each: _RANK[each[1].level])


def colour(level: Level) -> str:
    """The colour of a level, for what is not underlined."""
    return STYLES[level].removeprefix("underline").strip()


def _seen(text: str) -> str:
    """The words as a terminal may show them, every character in its place."""
    return "\n".join(say.words(line).plain for line in text.split("\n"))
