"""Whom the note addresses, in its greeting or by the way, and what is wrong with that."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from penned.coach.lexicon import fold, lexicons
from penned.coach.names import (
    Names,
    anybody,
    crowd,
    is_a_person,
    is_a_word,
    is_form_of_address,
    is_one_of,
    is_one_person,
    kin_of,
    names_of,
    regards,
    same,
    without_regard,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.coach.advice import Context
    from penned.coach.reading import Reading

_NAME = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
# “Thank you, Tom, for …”, “Thanks Tom!”: a name straight after the thanks.
_BY_THE_WAY = re.compile(
    r"(?i:\b(?:thank you|thanks|thank-you|(?:vielen |herzlichen )?dank|danke|merci|gracias)"
    r"(?: again| so much| very much| a lot| nochmals?| vielmals| beaucoup| encore| de nuevo)?,? )"
    r"(?P<whom>[A-ZÀ-ÞŁŚŻ]\w+(?:,? (?:and|und|y|et|&) [A-ZÀ-ÞŁŚŻ]\w+)?)"
    r"(?=[,.!;—–]| (?:for|für|por|pour)\b|\s*$)",
    re.MULTILINE,
)


# “Peter, you knew at once.”, “Peter, thank you.”
_SPOKEN_TO = re.compile(
    r"(?:^|(?<=[.!?…] )|(?<=\n))(?P<whom>[A-ZÀ-ÞŁŚŻ][^\W\d_]+),"
    r"(?= (?i:you|your|you're|you've|thank|thanks)\b)"
)
_EVERYBODY = frozenset({"both", "all", "family", "everyone", "friends", "folks"})


class Fault(Enum):
    """What can be wrong with a name in a greeting."""

    MISSPELT = auto()
    SOMEBODY_ELSE = auto()
    OTHER_GIVER = auto()
    GREETED_TOO = auto()
    PERHAPS_THEIRS = auto()
    SPOKEN_TO = auto()
    SIGNS = auto()
    CROWD = auto()
    LEFT_OUT = auto()


@dataclass(frozen=True, slots=True)
class Slip:
    """One fault at [start, end): what is written there, and whose name it comes near."""

    fault: Fault
    start: int
    end: int
    written: str
    meant: str = ""


def slips(reading: Reading, context: Context) -> tuple[Slip, ...]:
    """All that is wrong with the names by which the note addresses its reader."""
    givers = context.moment.givers if context.moment else ()
    written = context.to or givers
    if not written:
        return ()
    theirs = names_of((*written, *(giver for giver in givers if is_one_of(giver, written))))
    found = list(_wrong(reading.text, reading.whom, theirs, context))
    for match in _BY_THE_WAY.finditer(reading.text, *reading.body):
        found += _wrong(reading.text, match.span("whom"), theirs, context)
    found += _spoken_to(reading, theirs, context)
    if any(theirs.know(word.folded) for word in reading.words if word.capital):
        found = list(map(_by_another_name, found))
    return tuple(found) or (
        *_crowd(reading, theirs, written),
        *_left_out(reading, theirs),
        *_signs(reading, theirs),
    )


def _by_another_name(slip: Slip) -> Slip:
    """A slip in a note that names its reader rightly elsewhere: “Bunty” may be a pet name."""
    return replace(slip, fault=Fault.PERHAPS_THEIRS) if slip.fault is Fault.SOMEBODY_ELSE else slip


def _wrong(text: str, whom: tuple[int, int], theirs: Names, context: Context) -> Iterator[Slip]:
    if not theirs.words and not theirs.kin:
        return
    titled = greeted = False
    for match in _NAME.finditer(text, *whom):
        written = match.group()
        word = without_regard(_after_particle(fold(written), theirs))
        greeted = greeted or theirs.know(word)
        fault, meant = _fault(word, theirs, context, titled=titled) or (None, "")
        if not theirs.share_a_script_with(word):
            fault = None
        if fault is Fault.OTHER_GIVER and greeted and _gave_it_too(meant, context):
            fault = Fault.GREETED_TOO
        if fault and (written[0].isupper() or fault is not Fault.SOMEBODY_ELSE):
            yield Slip(fault, *match.span(), written, meant)
        titled = is_form_of_address(fold(written))


def _after_particle(word: str, theirs: Names) -> str:
    """“Aubigné” of “d'Aubigné”, where that is how the address book parts it."""
    particle, apostrophe, rest = word.partition("'")
    return rest if rest and particle + apostrophe in theirs.words else word


def _fault(word: str, theirs: Names, context: Context, *, titled: bool) -> tuple[Fault, str] | None:
    kin = kin_of(word)
    if kin is not None:
        relations = {kin_of(one) for one in theirs.kin} - {None}
        return (Fault.SOMEBODY_ELSE, "") if relations and kin not in relations else None
    if word in anybody() or word in regards() or is_form_of_address(word) or len(word) == 1:
        return None
    if spelt := theirs.misspelt(word):
        return Fault.MISSPELT, spelt
    if all(map(theirs.know, word.split("-"))):
        return None
    if other := _other_giver(word, context):
        return Fault.OTHER_GIVER, other
    return _stranger(word, theirs, titled=titled)


def _stranger(word: str, theirs: Names, *, titled: bool) -> tuple[Fault, str] | None:
    """What is wrong with a name that is nobody's whom we know."""
    if near := theirs.near(word):
        return Fault.MISSPELT, near
    known = bool(theirs.family) if titled else not theirs.open
    if not known:
        return None
    if not titled and is_a_word(word):
        return None if is_a_person(word) else (Fault.PERHAPS_THEIRS, "")
    if not titled and theirs.perhaps(word):
        return Fault.PERHAPS_THEIRS, ""
    return Fault.SOMEBODY_ELSE, ""


def _other_giver(word: str, context: Context) -> str:
    """Who else is called `word`: those who gave the same thing first."""
    own = context.moment
    moments = (*((own,) if own else ()), *context.other_moments)
    givers = (name for moment in moments for name in moment.givers if name not in context.to)
    return next((name for name in givers if any(same(word, one) for one in words_of(name))), "")


def _gave_it_too(name: str, context: Context) -> bool:
    return context.moment is not None and name in context.moment.givers


def _spoken_to(reading: Reading, theirs: Names, context: Context) -> Iterator[Slip]:
    """Somebody is spoken to in the middle of the note, as in “Peter, you knew at once”.

    It may be one of the reader's house, so that only another giver's name is surely wrong.
    """
    for match in _SPOKEN_TO.finditer(reading.text, *reading.body):
        if is_a_word(fold(match["whom"])) or fold(match["whom"]) in _little():
            continue
        for slip in _wrong(reading.text, match.span("whom"), theirs, context):
            perhaps = slip.fault in (Fault.SOMEBODY_ELSE, Fault.PERHAPS_THEIRS)
            yield replace(slip, fault=Fault.SPOKEN_TO) if perhaps else slip


@cache
def _little() -> frozenset[str]:
    """Words that open a sentence and are nobody's name, in the languages that we read."""
    stock = (lexicon.stock | lexicon.times for lexicon in lexicons().values())
    return frozenset().union(*stock)


def _signs(reading: Reading, theirs: Names) -> Iterator[Slip]:
    """The reader's own name stands under the note."""
    if reading.whom == (0, 0):
        return
    start = reading.body[1]
    names = [
        match
        for match in _NAME.finditer(reading.text, start)
        if match.group()[0].isupper() and fold(match.group()) not in _little_at_the_end()
    ]
    if names and all(fold(match.group()) in theirs.words for match in names):
        yield Slip(Fault.SIGNS, names[0].start(), names[-1].end(), names[0].group())


@cache
def _little_at_the_end() -> frozenset[str]:
    return frozenset().union(*(lexicon.closings for lexicon in lexicons().values())) | _little()


def _crowd(reading: Reading, theirs: Names, written: tuple[str, ...]) -> Iterator[Slip]:
    """One person is greeted as if they were many: “Dear all”."""
    start, end = reading.whom
    said = [fold(match.group()) for match in _NAME.finditer(reading.text, start, end)]
    if is_one_person(written) and not crowd().isdisjoint(said) and not any(map(theirs.know, said)):
        yield Slip(Fault.CROWD, start, end, reading.text[start:end].strip())


def _left_out(reading: Reading, theirs: Names) -> Iterator[Slip]:
    """One of a couple is greeted, the other is not, and nothing such as “both” stands for them."""
    start, end = reading.whom
    said = {fold(match.group()) for match in _NAME.finditer(reading.text, start, end)}
    if said & _EVERYBODY or {word.removesuffix("s") for word in said} & theirs.family:
        return
    greeted = [any(Names(words=member).know(word) for word in said) for member in theirs.members]
    if any(greeted) and not all(greeted):
        missing = theirs.members[greeted.index(False)]
        yield Slip(
            Fault.LEFT_OUT, start, end, reading.text[start:end].strip(), min(missing, default="")
        )
