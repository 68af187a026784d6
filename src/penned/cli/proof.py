"""A proof: the draft as it stands, marked, with what the coach asks about it."""

from __future__ import annotations

import textwrap
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rich.text import Text

from penned.cli import marks, say
from penned.cli.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned import coach
    from penned.desk.verdict import Verdict

WIDEST = 76  # cells of a line: what one reads without losing the next
_WIDEST_PARTS = 88
_MARGIN = 4
_DOTS = 3
_AT_MOST = 6  # words quoted in one line
_HALF, _NEARLY = 0.5, 0.8  # of what good notes have: two dots, and three
_GOOD = {"thing": 6, "their act": 6, "the difference": 10, "what comes next": 1, "own words": 38}
"""Points that the good notes of tests/corpus have of each part where they have any: the median."""


def review(found: coach.Review, text: str, *, json: bool, why: bool = False) -> None:
    """What the coach found in a text; with `why`, also why it asks and who says so."""
    if json:
        return say.as_json(facts(found))
    say.line(_standing(found.language, ready=found.ready), style=say.LOUD)
    show(found, text, why=why)
    return None


def verdict(told: Verdict, text: str, *, to: str, json: bool, why: bool = False) -> None:
    """The same of a note to somebody: also whether it fits the card, if it is owed."""
    if json:
        return say.as_json(verdict_facts(told))
    found = told.review
    say.line(_standing(found.language, ready=told.ready), style=say.LOUD)
    show(found, text, why=why)
    if told.unfit:
        say.line()
        say.line(f"On the card: {told.unfit}")
    if to and not told.owed:
        say.line()
        say.line(f"Nothing is owed to {to}: the coach knows of no gift or deed.", style=say.QUIET)
    return None


def verdict_facts(told: Verdict) -> dict[str, Any]:
    """The same for another program."""
    return facts(told.review) | {"ready": told.ready, "unfit": told.unfit, "owed": told.owed}


def show(found: coach.Review, text: str, *, why: bool = False) -> None:
    """The parts of the draft in one line, the draft with its marks, and what is asked."""
    _parts(found, why=why)
    noted = marks.marks(found.advice)
    say.line()
    _draft(text, noted)
    for mark in noted:
        say.line()
        _ask(text, mark, language=found.language, why=why)
    _remarks(found)


def facts(found: coach.Review) -> dict[str, Any]:
    """A review for another program."""
    return {
        "ready": found.ready,
        "specificity": found.specificity,
        "parts": [
            {"name": part.name, "points": part.points, "most": part.most, "why": part.why}
            for part in found.parts
        ],
        "language": found.language,
        "advice": [_facts(one) for one in found.advice],
        "dismissed": [_facts(one) for one in found.dismissed],
    }


def _facts(one: coach.Advice) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "kind": one.kind,
        "level": one.level,
        "start": one.start,
        "end": one.end,
        "message": one.message,
        "why": one.why,
        "question": one.question,
        "source": one.source,
    }


def _said(words: str, language: str) -> str:
    """What stands around the draft, in its language where that is known here."""
    return _tongues().get(language, {}).get(words, words)


@cache
def _tongues() -> dict[str, dict[str, str]]:
    text = files("penned.cli").joinpath("proof.toml").read_text(encoding="utf-8")
    return {code: each for code, each in tomllib.loads(text).items() if isinstance(each, dict)}


def _standing(language: str, *, ready: bool) -> str:
    return _said("Ready." if ready else "Not ready yet.", language)


def _parts(found: coach.Review, *, why: bool) -> None:
    """What is in the note, part by part, and nothing of what is not: never a grade."""
    parts = [part for part in found.parts if part.points]
    if not parts or found.specificity is None:
        return
    told = [f"{_said(part.name, found.language)} {_dots(part)}" for part in parts]
    line = "  ".join(each.replace(" ", "\xa0") for each in (_said("In it:", found.language), *told))
    width = min(say.out.width, _WIDEST_PARTS)
    for row in textwrap.wrap(
        line, width, subsequent_indent=" " * 8
    ):  # parts only at the blanks that are left
        say.line(row.replace("\xa0", " "), style=say.QUIET)
    if why:
        for part in found.parts:
            say.line(f"  {_said(part.name, found.language)}: {part.why}", style=say.QUIET)


def _dots(part: coach.Part) -> str:
    """One where there is anything of it, all where there is as much as good notes have."""
    share = part.points / _GOOD.get(part.name, part.most / 2)
    full = 1 + sum(share >= least for least in (_HALF, _NEARLY))
    return "●" * full + "○" * (_DOTS - full)


def _draft(text: str, noted: Sequence[Mark]) -> None:
    room = _width() - _MARGIN
    text = text.rstrip("\n")
    if say.out.color_system:
        for line in marks.coloured(text, noted).wrap(say.out, room):
            _print(Text(" " * _MARGIN), line)
        return
    for words in marks.plain(text, noted, room, say.out):
        _print(Text(" " * _MARGIN), Text(words))


def _ask(text: str, mark: Mark, *, language: str, why: bool) -> None:
    """One number, and beside it what is said and asked there."""
    number = Text(f"{mark.number or '–'} ".rjust(_MARGIN), marks.colour(mark.level))
    for told in _told(text, mark, language=language, why=why):
        for line in told.wrap(say.out, _width() - _MARGIN):
            _print(number, line)
            number = Text(" " * _MARGIN)


def _print(margin: Text, line: Text) -> None:
    line.rstrip()
    say.out.print(Text.assemble(margin, line) if line.plain else "", soft_wrap=True)


def _told(text: str, mark: Mark, *, language: str, why: bool) -> list[Text]:
    first = mark.advice[0]
    message, question = first.message, first.question
    if mark.is_light_doubt:
        quoted = _quoted(text, mark, language=language)
        message = _said("Not in what you noted: {quoted}.", language).format(quoted=quoted)
        question = _said("Is it so?", language)
    lines = [
        say.words(message).append(f"  {first.rule}", style=say.QUIET),
        Text(say.words(question).plain, say.ASKED),
    ]
    if why:
        lines += [Text(say.words(each).plain, say.QUIET) for each in (first.why, first.source)]
    return [line for line in lines if line.plain.strip()]


def _quoted(text: str, mark: Mark, *, language: str) -> str:
    """The words at fault, each once, and how many more there are."""
    each = dict.fromkeys(" ".join(text[one.start : one.end].split()) for one in mark.advice)
    quoted = ", ".join(f"“{words}”" for words in list(each)[:_AT_MOST])
    more = len(each) - _AT_MOST
    return (
        f"{quoted} {_said('and {more} more', language).format(more=more)}" if more > 0 else quoted
    )


def _remarks(found: coach.Review) -> None:
    if not found.language:
        say.line()
        say.line(
            "The coach does not read this language: it looked for blanks, for names, and for "
            "what you said before.",
            style=say.QUIET,
        )
    if found.dismissed:
        say.line()
        say.line(f"{len(found.dismissed)} laid aside, as you like it: penned ways", style=say.QUIET)


def _width() -> int:
    return min(say.out.width, WIDEST)
