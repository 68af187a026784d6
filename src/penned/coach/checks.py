"""What the engine finds by counting; a rule names one of these as its `check`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from penned.coach.addressed import Fault
from penned.coach.names import told_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from penned.coach.addressed import Slip
    from penned.coach.situation import Situation
    from penned.moments import Moment


@dataclass(frozen=True, slots=True)
class Find:
    """A place in the text, (0, 0) for what is missing, and values for the rule's sentences."""

    start: int = 0
    end: int = 0
    values: Mapping[str, str] = field(default_factory=dict)


def nothing_written(case: Situation) -> Iterable[Find]:
    """There is no word between the greeting and the close."""
    if not case.reading.sentences:
        yield Find()


def nothing_named(case: Situation) -> Iterable[Find]:
    """The thing is not named, and nothing else tells what happened; or something else is told."""
    if case.reading.sentences and case.naming == 0 and not case.vivid:
        yield _vague_place(case)


def only_hinted(case: Situation) -> Iterable[Find]:
    """The note tells of the thing but does not name it."""
    if case.naming == 1 or (case.naming == 0 and case.vivid):
        word = next(
            (word for word in case.reading.words if word.folded in case.lexicon.pronouns), None
        )
        yield Find(word.start, word.end) if word else Find()


def nothing_of_its_own(case: Situation) -> Iterable[Find]:
    """The thing is named, and all else is stock: put in another, and it thanks for anything."""
    if case.naming and case.generic:
        yield Find()


def nothing_changed(case: Situation) -> Iterable[Find]:
    """Nothing says what changed or what use there is."""
    if case.naming and not case.difference:
        yield Find()


def same_letter(case: Situation) -> Iterable[Find]:
    """Somebody else has (nearly) this whole letter."""
    return (Find(values={"other": echo.opening}) for echo in case.echoes if echo.whole)


def same_sentence(case: Situation) -> Iterable[Find]:
    """Somebody else has this sentence, among others that are the reader's alone."""
    return (
        Find(echo.start, echo.end, {"other": echo.opening})
        for echo in case.echoes
        if not echo.whole
    )


def _vague_place(case: Situation) -> Find:
    """Where the thing belongs: the vague word after the thanks, if there is one."""
    thanked = False
    for word in case.reading.words:
        thanked = thanked or word.folded in case.lexicon.gratitude
        if thanked and (
            word.folded in case.lexicon.vague or word.folded in ("it", "them", "this", "that")
        ):
            return Find(word.start, word.end)
    return Find()


def _called(fault: Fault) -> Callable[[Situation], Iterable[Find]]:
    def check(case: Situation) -> Iterable[Find]:
        return (
            Find(slip.start, slip.end, _by_name(slip, case.reader))
            for slip in case.slips
            if slip.fault is fault
        )

    return check


def _by_name(slip: Slip, reader: str) -> dict[str, str]:
    to, _ = told_apart(reader, slip.meant)
    return {"written": slip.written, "other": slip.meant, "to": to}


def _by_giver(moment: Moment, reader: str) -> dict[str, str]:
    giver, other = told_apart(reader, next(iter(moment.givers), ""))
    return {"other": moment.what, "giver": giver, "other_giver": other}


def _of_another(*, mild: bool) -> Callable[[Situation], Iterable[Find]]:
    def check(case: Situation) -> Iterable[Find]:
        return (
            Find(stray.word.start, stray.word.end, _by_giver(stray.moment, case.reader))
            for stray in case.strays
            if stray.mild is mild
        )

    return check


CHECKS: dict[str, Callable[[Situation], Iterable[Find]]] = {
    "nothing_written": nothing_written,
    "nothing_named": nothing_named,
    "only_hinted": only_hinted,
    "nothing_of_its_own": nothing_of_its_own,
    "nothing_changed": nothing_changed,
    "same_letter": same_letter,
    "same_sentence": same_sentence,
    "name_misspelt": _called(Fault.MISSPELT),
    "name_of_somebody_else": _called(Fault.SOMEBODY_ELSE),
    "name_of_other_giver": _called(Fault.OTHER_GIVER),
    "name_beside": _called(Fault.GREETED_TOO),
    "name_perhaps_theirs": _called(Fault.PERHAPS_THEIRS),
    "name_of_a_crowd": _called(Fault.CROWD),
    "name_left_out": _called(Fault.LEFT_OUT),
    "gift_of_another": _of_another(mild=False),
    "gift_perhaps_of_another": _of_another(mild=True),
}
