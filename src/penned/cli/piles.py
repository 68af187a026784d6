"""A pile of notes at the terminal: a line each, the worst first, and what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from penned.cli import marks, proof, say
from penned.coach import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.piles import Pile, Read

_MOST_REFRAINS = 10
_MOST_NAMES = 8


def show(found: Pile, *, json: bool) -> None:
    """What was found in a pile of notes."""
    if json:
        return say.as_json(_facts(found))
    _each(found)
    _shared(found)
    for where, why in found.refused:
        say.line(str(why) if why.where == where else f"{where}: {why}")
    _unknown(found)
    return None


def _unknown(found: Pile) -> None:
    """For which of them the ledger has nothing to say: they might be judged otherwise there."""
    unknown = [one for one in found.notes if not one.verdict.owed]
    if unknown:
        say.line()
        all_of_them = len(unknown) == len(found.notes)
        whose = "any of these" if all_of_them else _names(unknown)
        say.line(
            f"The ledger does not know what {whose} would answer: only their words were read.",
            style=say.QUIET,
        )


def _each(found: Pile) -> None:
    if not found.notes:
        return say.line("No note is under way.")
    told = [one for one in found.notes if one.review.advice or one.verdict.unfit]
    ready = sum(one.verdict.ready for one in found.notes)
    say.line(
        f"{say.count(ready, 'note is', 'notes are')} ready, {len(found.notes) - ready} not yet."
    )
    if told:
        say.line()
        table = say.table("To", "To look at", "Asked first")
        for one in sorted(told, key=_badness):
            asked = say.words(_asked_first(one))
            asked.stylize(say.ASKED)
            table.add_row(say.words(one.name), _stands(one), asked)
        say.show(table)
    return None


def _asked_first(one: Read) -> str:
    first = marks.gravest(one.review.advice)
    return one.verdict.unfit if one.verdict.unfit or first is None else first.question


def _stands(one: Read) -> str:
    """As many things as a proof would number, and whether they keep the note from being ready."""
    things = len(marks.marks(one.review.advice)) + bool(one.verdict.unfit)
    return say.count(things, "thing") + ", ready" * one.verdict.ready


def _badness(one: Read) -> tuple[int, int, int, str]:
    """The worst first: most warnings, then most findings, then the least specific."""
    specificity = 100 if one.review.specificity is None else one.review.specificity
    in_the_way = _warnings(one) + bool(one.verdict.unfit)
    return (-in_the_way, -len(one.review.advice), specificity, one.name)


def _warnings(one: Read) -> int:
    return sum(each.level is Level.WARNING for each in one.review.advice)


def _shared(found: Pile) -> None:
    for circular in found.shared.circulars:
        named = _names(found.of(circular.notes))
        say.line()
        say.line(f"One letter to {len(circular.notes)} people: {named}.", style=say.LOUD)
        say.line("What would each of them know is meant for them alone?", style=say.ASKED)
    refrains = sorted(found.shared.refrains, key=lambda each: -len(each.notes))
    if refrains:
        say.line()
        say.line("Said to more than one:", style=say.LOUD)
    for refrain in refrains[:_MOST_REFRAINS]:
        words = " ".join(refrain.words.split())
        say.line(f"  “{words}”")
        say.line(
            f"  {len(refrain.notes)} times: {_names(found.of(refrain.notes))}", style=say.QUIET
        )
    if (more := len(refrains) - _MOST_REFRAINS) > 0:
        say.line(f"  and {say.count(more, 'more sentence')}", style=say.QUIET)


def _names(some: Sequence[Read]) -> str:
    names = list(dict.fromkeys(one.name for one in some))
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


def _facts(found: Pile) -> dict[str, Any]:
    return {
        "notes": [
            {"to": one.to, "where": one.where} | proof.verdict_facts(one.verdict)
            for one in sorted(found.notes, key=_badness)
        ],
        "circulars": [
            [{"to": one.to, "where": one.where} for one in found.of(each.notes)]
            for each in found.shared.circulars
        ],
        "refrains": [
            {
                "words": each.words,
                "notes": [{"to": one.to, "where": one.where} for one in found.of(each.notes)],
            }
            for each in found.shared.refrains
        ],
        "refused": [{"where": where, "reason": str(why)} for where, why in found.refused],
    }
