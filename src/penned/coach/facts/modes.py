"""Which words of a sentence are asserted, and which are wished, planned, denied or likened."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.coach.facts.wording import Wording
    from penned.coach.reading import Sentence

ASSERTED, UNREAL, NEGATED, LIKENED, ASKED, PROMISED = 0, 1, 2, 4, 8, 16
"""How a word is meant; several may hold, added up."""

_NOT_YET = UNREAL | PROMISED
_ALL = _NOT_YET | NEGATED | LIKENED | ASKED
_HARD_STOP = re.compile(r"[;:—–()!?.…]|\s-\s")


def modes(sentence: Sentence, text: str, wording: Wording) -> list[int]:
    """The mode of each word of a sentence, in order."""
    said = [word.folded for word in sentence.words]
    subjects, joining = wording.sets["subjects"], wording.sets["joining"]
    brought, kept = _brought(wording), _kept(wording)
    asked = ASKED if text[sentence.end - 1] == "?" else ASSERTED
    mode, before, found = ASSERTED, sentence.start, []
    if said[0] in wording.sets["asking"] and subjects.isdisjoint(said[1:2]):
        mode = UNREAL
    news = _news(said, wording)
    for at, word in enumerate(sentence.words):
        one = said[at]
        if at == news:
            mode = ASSERTED
        if mode:
            if word.start - before > 1 and at:
                mode &= _after(text[before : word.start], one, wording)
            if one in joining and subjects.isdisjoint(said[at + 1 : at + 2]):
                mode &= _NOT_YET | NEGATED
            else:
                mode &= kept.get(one, _ALL)
        if one in brought and not (at and word.capital) and not _is_of_others(said, at, wording):
            likens = not brought[one] & LIKENED or _likens(said, at, wording)
            mode |= brought[one] if likens else ASSERTED
        found.append(mode | asked)
        before = word.end
    return found


def _is_of_others(said: list[str], at: int, wording: Wording) -> bool:
    """Whether it is a fact that somebody wishes: “they want the porch done”."""
    sets = wording.sets
    return said[at] in sets["wishing"] and not sets["others"].isdisjoint(said[at - 1 : at])


def _news(said: list[str], wording: Wording) -> int:
    """Where in “tell Sandra her cake was a joy” begins what is so; beyond the end in most."""
    sets = wording.sets
    if said[0] in sets["telling"]:
        for at in range(2, len(said)):
            if said[at] in sets["opening"] and not sets["having_been"].isdisjoint(said[at:]):
                return at
    return len(said)


def _likens(said: list[str], at: int, wording: Wording) -> bool:
    """Whether “like” is no verb here (“we'd like”), and “as” no joint (“as she does”)."""
    sets = wording.sets
    if said[at] in sets["likening_before"]:
        return not sets["likening"].isdisjoint(said[at + 1 : at + 2])
    before = said[at - 1] if at else ""
    return before not in sets["subjects"] and before not in sets["unreal"]


def _after(gap: str, said: str, wording: Wording) -> int:
    """What of a mode still holds after a stop."""
    if _HARD_STOP.search(gap):
        return ASSERTED
    if "," in gap:
        starts = said in wording.sets["subjects"] or said in wording.sets["breaks"]
        return ASSERTED if starts else _NOT_YET
    return _ALL


@cache
def _brought(wording: Wording) -> Mapping[str, int]:
    """The mode that a word brings with it."""
    found: dict[str, int] = {}
    kinds = (
        ("unreal", UNREAL),
        ("promising", PROMISED),
        ("negated", NEGATED),
        ("compared", LIKENED),
    )
    for key, mode in kinds:
        for word in wording.sets[key]:
            found[word] = found.get(word, ASSERTED) | mode
    return found


@cache
def _kept(wording: Wording) -> Mapping[str, int]:
    """What of a mode still holds at a word that joins clauses."""
    return {
        **dict.fromkeys(wording.sets["breaks"] | wording.sets["joining"], ASSERTED),
        **dict.fromkeys(wording.sets["holding"], _NOT_YET),
    }
