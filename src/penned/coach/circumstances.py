"""What around a find makes it harmless, or must be there: words near it, and facts about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from penned.coach.lexicon import fold
from penned.coach.phrases import Sought, phrase
from penned.coach.reading import tokens
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.coach.checks import Find
    from penned.coach.lexicon import Lexicon
    from penned.coach.situation import Situation

PLACES = ("sentence", "before", "after", "then", "previous", "next", "near", "note")
_SOON_AFTER = 8  # words: “a testament to my first hour with your chisel”
_DENIED_WITHIN = 4  # words: “never once had to ask”
_OPENS_A_QUOTE = re.compile(r"(?:^|[\s(])[‘'](?=\w)")
_CLOSES_A_QUOTE = re.compile(r"[’'](?!\w)")
_ENDS = re.compile(
    r"[,;:—–(]|\s-\s|\b(?:and|but|so|because|although|though|that|when|while|if|even)\b",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that count at one place around a find.

    The place is one of `PLACES`: the find's sentence, its clause up to the find (`before`), the
    rest of the sentence (`after`), what follows at once (`then`), the sentences beside it, both
    with its own (`near`), or the whole note.
    """

    place: str
    sought: Sought

    def stands(self, case: Situation, find: Find) -> bool:
        """Whether the words are there."""
        read = case.reading
        if not self.sought.may_be_in(read.vocabulary):
            return False
        start, end = _region(self.place, case, find)
        if self.place == "then":
            return bool(self.sought.begins(read.text, read.low, start, end))
        return next(self.sought.finds(read.text, read.low, start, end), None) is not None


def sign(written: str, lexicon: Lexicon) -> Sign:
    """The sign that an author wrote: a phrase, or `place: phrase`."""
    place, colon, words = written.partition(": ")
    if not colon:
        return Sign("sentence", phrase(written, lexicon))
    if place not in PLACES:
        raise BadInput(
            f"“{written}” names the place “{place}”", cure=f"It is one of {', '.join(PLACES)}."
        )
    return Sign(place, phrase(words, lexicon))


def _region(place: str, case: Situation, find: Find) -> tuple[int, int]:
    read = case.reading
    if place == "note":
        return 0, len(read.text)
    if place in ("previous", "next", "near"):
        return _beside(place, case, find)
    start, end = read.span_around(find.start)
    match place:
        case "before":
            return _clause(case, find), find.start
        case "after":
            return find.end, end
        case "then":
            return _past_the_gap(read.text, find.end), end
        case _:
            return start, end


def _past_the_gap(text: str, place: int) -> int:
    gap = _GAP.match(text, place)
    return gap.end() if gap else place


def _beside(place: str, case: Situation, find: Find) -> tuple[int, int]:
    sentences = case.reading.sentences
    at = case.reading.sentence_at(find.start)
    first = max(0, at - 1) if place != "next" else at + 1
    last = at + 1 if place != "previous" else at - 1
    here = sentences[first : last + 1] if last >= 0 else ()
    return (here[0].start, here[-1].end) if here else (0, 0)


def _clause(case: Situation, find: Find) -> int:
    """Where the clause of a find begins: after the last stop or joint in its sentence before it."""
    start, _ = case.reading.span_around(find.start)
    return max(
        (end.end() for end in _ENDS.finditer(case.reading.text, start, find.start)), default=start
    )


def _denied(case: Situation, find: Find) -> bool:
    before = [fold(word) for word in tokens(case.reading.text[_clause(case, find) : find.start])]
    denials = case.lexicon.classes.get("denials", ())
    return any(word in denials or word.endswith("n't") for word in before[-_DENIED_WITHIN:])


def _about_another(case: Situation, find: Find) -> bool:
    """Whether the clause speaks of something else than what was given: “my boiler”, “the train”."""
    text = case.reading.text
    before = [fold(word) for word in tokens(text[_clause(case, find) : find.start])]
    within = [fold(word) for word in tokens(text[find.start : find.end])]
    subjects = [_is_another(case, *pair) for pair in pairwise([*before, *within[:1], ""])]
    told = [one for one in subjects if one is not None]
    return bool(told and told[-1])


def _is_another(case: Situation, word: str, after: str) -> bool | None:
    """Whether these words begin something that was not given; None where they begin nothing."""
    classes = case.lexicon.classes
    bare = word.partition("'")[0]
    if bare in classes.get("them", ()) or word == "your":
        return False
    if bare in classes.get("others", ()):
        return True
    if word in ("the", "that", "this", "those", "these"):
        given = case.thing_stems | {one.word.stem for one in case.spoken_of if one.thanked}
        return case.lexicon.stem(after) not in given and after not in classes.get("parts", ())
    return None


def _quoted(case: Situation, find: Find) -> bool:
    if any(start <= find.start < end for start, end in case.reading.quoted):
        return True
    start, end = case.reading.span_around(find.start)
    text = case.reading.text
    opened = (
        _OPENS_A_QUOTE.search(text, start, find.start + 1) if "'" in text or "‘" in text else None
    )
    return bool(opened and _CLOSES_A_QUOTE.search(text, find.end, end))


def _asks(case: Situation, find: Find) -> bool:
    _, end = case.reading.span_around(find.start)
    return case.reading.text[:end].rstrip("\"”’')").endswith("?")


def _plain(case: Situation, find: Find) -> bool:
    """Whether a thing or deed stands in the find or soon after it, and no abstraction."""
    at = case.reading.sentence_at(find.start)
    words = [word for one in case.reading.sentences[at : at + 1] for word in one.words]
    upto = [word for word in words if word.start >= find.start]
    inside = sum(word.start < find.end for word in upto)
    told_after = case.reading.text.startswith(":", find.end)  # “your support: the school fees”
    here = upto[inside if told_after else 0 : inside + _SOON_AFTER]
    lofty = case.lexicon.classes.get("abstract", ())
    things = {word.start for word in (*case.named, *case.things)}
    return any(word.start in things and word.folded not in lofty for word in here) and not any(
        word.folded in lofty for word in here
    )


FACTS: dict[str, Callable[[Situation, Find], bool]] = {
    "thing": lambda case, find: case.given_near(find.start, find.end),
    "specific": lambda case, _: case.specific,
    "near": lambda case, find: case.near(find.start, find.end),
    "told": lambda case, find: case.told_beside(find.start, find.end),
    "plain": _plain,
    "quoted": _quoted,
    "capitals": lambda case, _: case.reading.text.isupper(),
    "question": _asks,
    "denied": _denied,
    "of_another": _about_another,
}
"""What a rule may ask about a find beside words; docs/rules.md tells each."""
