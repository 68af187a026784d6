"""What the engine finds by counting; a rule names one of these as its `check`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from penned.coach.addressed import Fault
from penned.coach.facts.firms import other_firms
from penned.coach.hollow import hollow_thanks
from penned.coach.names import told_apart
from penned.coach.reading import tokens
from penned.coach.timing import overdue
from penned.occasions import Length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from penned.coach.addressed import Slip
    from penned.coach.situation import Situation
    from penned.moments import Moment


_OVER_AND_OVER = 4  # times: three are a child's joy, or a refrain
_BY_NAME = 2  # of `Situation.naming`


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
    """The thing is not named, and little else tells what happened."""
    if case.reading.sentences and case.generic and case.naming < _BY_NAME and not case.whole:
        yield Find()


def only_hinted(case: Situation) -> Iterable[Find]:
    """What the moment says it was is not called by its name, nor is anything in its stead."""
    silent = not case.known.thing or not case.reading.sentences or case.generic or case.named
    if not (silent or case.known.money) and (case.elsewhere or not case.things):
        word = next(
            (word for word in case.reading.words if word.folded in case.lexicon.pronouns), None
        )
        yield Find(word.start, word.end) if word else Find()


def nothing_of_its_own(case: Situation) -> Iterable[Find]:
    """The thing is named, and all else is stock: put in another, and it thanks for anything."""
    if case.generic and case.naming == _BY_NAME and not case.whole:
        yield Find()


def only_thanked(case: Situation) -> Iterable[Find]:
    """The thing is described, more than once thanked for, and that is all."""
    if not case.generic and len(case.reading.sentences) > 1 and not case.answered:
        yield Find()


def nothing_changed(case: Situation) -> Iterable[Find]:
    """Nothing says what changed or what use there is."""
    if not case.generic and not case.changed and not case.answered:
        yield Find()


def hollow(case: Situation) -> Iterable[Find]:
    """The thanks are for something that could be anything: “your help”."""
    return (Find(*span) for span in hollow_thanks(case.reading, case.lexicon))


def heaped(case: Situation) -> Iterable[Find]:
    """Nouns stand in a heap, or one word comes again and again."""
    return (Find(*span) for span in case.heaps)


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


def late(case: Situation) -> Iterable[Find]:
    """The note comes after the day by which its occasion wants one."""
    occasion = overdue(case.context) if case.reading.sentences else None
    if occasion:
        yield Find(values={"late": occasion.late_in(case.lexicon.language)})


def same_letter_before(case: Situation) -> Iterable[Find]:
    """The reader had (nearly) this whole letter before."""
    return (Find() for echo in case.echoes_before if echo.whole)


def same_sentence_before(case: Situation) -> Iterable[Find]:
    """The reader had this sentence before."""
    return (Find(echo.start, echo.end) for echo in case.echoes_before if not echo.whole)


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


def firm_of_another(case: Situation) -> Iterable[Find]:
    """Another firm stands where the reader's own belongs."""
    return (
        Find(one.start, one.end, {"other": one.noted})
        for one in other_firms(case.reading, case.context)
    )


def fact_otherwise(case: Situation) -> Iterable[Find]:
    """A fact is told otherwise than it was noted."""
    return (
        Find(one.claim.start, one.claim.end, {"other": one.noted})
        for one in case.doubts
        if one.noted
    )


def fact_not_noted(case: Situation) -> Iterable[Find]:
    """A fact is told that was not noted; where only the gift was, nothing else could be."""
    moment = case.context.moment
    if moment and len(moment.told) > 1:
        for one in case.doubts:
            if not one.noted:
                yield Find(one.claim.start, one.claim.end)


def too_many_words(case: Situation) -> Iterable[Find]:
    """The note has more words than its card holds, or than its occasion bears."""
    body = sum(len(sentence.words) for sentence in case.reading.sentences)
    room = case.context.room
    if room is not None:
        words, most = len(tokens(case.reading.text)), room
    else:
        known = case.context.known_occasion
        words, most = body, (known.length if known else Length()).most_words
    if words > most:
        yield Find(values={"words": str(words), "room": str(most)})


def said_over_and_over(case: Situation) -> Iterable[Find]:
    """One word, or two by turns, stand four times one after the other."""
    words = tuple(case.reading.words)
    said = [word.folded for word in words]
    again = (
        (at, step)
        for step in (1, 2)
        for at in range(len(said) - step)
        if said[at] == said[at + step]
    )
    end = 0
    for at, step in sorted(again):
        last = at + _OVER_AND_OVER * step
        if at >= end and said[at:last] == said[at : at + step] * _OVER_AND_OVER:
            end = last
            yield Find(words[at].start, words[last - 1].end)


def gift_by_name(case: Situation) -> Iterable[Find]:
    """In a language that is not read: another giver's thing is named, and none of one's own."""
    return _of_another(mild=False)(case) if case.reading.lexicon is None else ()


CHECKS: dict[str, Callable[[Situation], Iterable[Find]]] = {
    "late": late,
    "too_many_words": too_many_words,
    "said_over_and_over": said_over_and_over,
    "nothing_written": nothing_written,
    "nothing_named": nothing_named,
    "only_hinted": only_hinted,
    "nothing_of_its_own": nothing_of_its_own,
    "only_thanked": only_thanked,
    "nothing_changed": nothing_changed,
    "hollow": hollow,
    "heaped": heaped,
    "same_letter": same_letter,
    "same_sentence": same_sentence,
    "same_letter_before": same_letter_before,
    "same_sentence_before": same_sentence_before,
    "name_misspelt": _called(Fault.MISSPELT),
    "name_of_somebody_else": _called(Fault.SOMEBODY_ELSE),
    "name_of_other_giver": _called(Fault.OTHER_GIVER),
    "name_beside": _called(Fault.GREETED_TOO),
    "name_perhaps_theirs": _called(Fault.PERHAPS_THEIRS),
    "name_spoken_to": _called(Fault.SPOKEN_TO),
    "name_signs": _called(Fault.SIGNS),
    "name_of_a_crowd": _called(Fault.CROWD),
    "name_left_out": _called(Fault.LEFT_OUT),
    "gift_of_another": _of_another(mild=False),
    "gift_perhaps_of_another": _of_another(mild=True),
    "gift_by_name": gift_by_name,
    "firm_of_another": firm_of_another,
    "fact_otherwise": fact_otherwise,
    "fact_not_noted": fact_not_noted,
}
