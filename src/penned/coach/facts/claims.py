"""What a sentence claims: its names, numbers, times, kin, looks and things, in their places."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.facts.modes import ASSERTED, modes
from penned.coach.facts.numerals import Numeral, numeral
from penned.coach.kindred import kindred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.coach.facts.wording import Wording
    from penned.coach.reading import Sentence, Word

_HELD_TOGETHER = re.compile(r"[ \n-]|\. ?")
_LINKS = ("of", "the", "de", "la", "van", "von", "bin", "al", "du", "da")
_SIGNED = 4  # words under a letter: “Yours, Doreen and Bob.”
_PRAISE = 4  # words back from a noun to what it is said of
_REACH = 3  # words back from a noun to its determiner
_MOSTLY, _WHOLLY = 2, 3  # thirds of a word's uses


class Sort(StrEnum):
    """What sort of fact is claimed."""

    NAME = "name"
    NUMBER = "number"
    CLOCK = "clock time"
    WEEKDAY = "weekday"
    MONTH = "month"
    SEASON = "season"
    HOLIDAY = "holiday"
    HOURS = "part of the day"
    LATELY = "lately"
    KIN = "kin"
    LOOK = "look"
    THING = "thing"


class Claim(NamedTuple):
    """One claim at [start, end) of the text.

    `words` are folded; `value` is the number, or the place of a day, month or season in its
    calendar; `owner` is the determiner before it, `before` the word before it; `said` is the claim
    as written; `strict` forgives it nothing; `praised` is what something is said to be, `acting`
    what may be a verb.
    """

    sort: Sort
    start: int
    end: int
    words: tuple[str, ...]
    mode: int = ASSERTED
    value: float = 0.0
    minutes: float = 0.0
    unit: str = ""
    owner: str = ""
    before: str = ""
    said: str = ""
    strict: bool = False
    praised: bool = False
    acting: bool = False


def claims(sentence: Sentence, text: str, wording: Wording) -> Iterator[Claim]:
    """All claims of a sentence, in order; none overlap."""
    return _Scan(sentence, text, wording).claims()


class _Scan:
    """One walk over a sentence, from left to right."""

    def __init__(self, sentence: Sentence, text: str, wording: Wording) -> None:
        self.text, self.wording = text, wording
        self.words: tuple[Word, ...] = sentence.words
        self.said = [word.folded.removesuffix("'s") for word in sentence.words]
        self.modes = modes(sentence, text, wording)

    def claims(self) -> Iterator[Claim]:
        if self._signs() or self._is_foreign():
            return
        idle, listed = self.wording.idle, self.wording.listed
        at = 0
        while at < len(self.words):
            said = self.said[at]
            if said in idle:
                at += 1
                continue
            if said in listed or self.words[at].capital or said[0].isdigit():
                claim, at = self._listed(at)
            else:
                claim, at = self._thing(at), at + 1
            if claim:
                yield claim

    def _is_foreign(self) -> bool:
        """Whether no word of the sentence is one of ours, as in “Te quiero mucho”."""
        return self.wording.empty.isdisjoint(self.said) and all(
            word.capital or self.wording.base(word.folded) is None for word in self.words
        )

    def _signs(self) -> bool:
        """Whether the sentence is a name under the letter."""
        closings = self.wording.lexicon.closings | {"the"}
        ends = not self.text[self.words[-1].end :].strip(" .!\n")
        if ends and self.said[0] in closings and self.text.startswith(",", self.words[0].end):
            return True  # “Gratefully, the Friends of the Library”
        return len(self.words) <= _SIGNED and all(
            word.capital or said in closings
            for word, said in zip(self.words, self.said, strict=True)
        )

    def _listed(self, at: int) -> tuple[Claim | None, int]:
        """The number, day, name, kin or look that begins here, and the word after it."""
        number = numeral(self.said, at, self.wording)
        if number and not (number.value == 1 and self.said[at] == "one"):
            return self._number(at, number), number.end
        said, end = self.said[at], at + 1
        sets = self.wording.sets
        day = next(self._calendar(at), None)
        if day:
            return self._at(day[0], at, end, value=day[1]), end
        if self._is_name(at):
            end = self._end_of_name(at)
            return self._at(Sort.NAME, at, end), end
        if said in sets["uncounted"]:
            return None, end
        if said in self.wording.numbered["spans"]:
            ago = at and self.said[at - 1] in sets["lately"]
            return (self._at(Sort.LATELY, at - 1, end) if ago else None), end
        acts = at > 0 and self.said[at - 1] in self.wording.acting  # “you spotted it”
        looks = said in sets["looks"] and not acts
        listed = Sort.KIN if said in sets["kin"] else Sort.LOOK if looks else None
        return (self._at(listed, at, end) if listed else self._thing(at)), end

    def _thing(self, at: int) -> Claim | None:
        """The thing that is named here, if one is; an idiom names none."""
        word = self.words[at]
        if not at and word.capital and self.wording.base(word.folded) is None:  # “Diolch, ...”
            return None
        idle = not word.own and self.wording.lexicon.is_own(word.folded)
        if idle or self._is_little(at) or not self._is_noun(at):
            return None
        thing = self._at(Sort.THING, at, at + 1)
        praised, acting = self._is_praised(at), self._acts_on(at + 1)
        return thing._replace(praised=praised, acting=acting) if praised or acting else thing

    def _at(self, sort: Sort, at: int, end: int, value: float = 0.0) -> Claim:
        return Claim(
            sort,
            self.words[at].start,
            self.words[end - 1].end,
            tuple(self.said[at:end]),
            self.modes[at],
            value=value,
            owner=self._owner(at),
            before=self.words[at - 1].folded if at else "",
            said=self.text[self.words[at].start : self.words[end - 1].end],
        )

    def _is_praised(self, at: int) -> bool:
        """Whether it says what something is: “is a genius idea”, “what a relief”."""
        before = self.said[max(0, at - _PRAISE) : at]
        being = self.wording.sets["being"]
        return any(
            (one in being or one == "what") and after in self.wording.sets["equating"]
            for one, after in pairwise(before)
        )

    def _acts_on(self, at: int) -> bool:
        """Whether the words from `at` are such as a verb takes: “(cost) your back”."""
        after = self.said[at : at + 1]
        return bool(after) and (
            after[0] in self.wording.lexicon.determiners or after[0] in self.wording.sets["objects"]
        )

    def _number(self, at: int, number: Numeral) -> Claim:
        claim = self._at(Sort.CLOCK if number.clock else Sort.NUMBER, at, number.end, number.value)
        return claim._replace(minutes=number.minutes, unit=number.unit)

    def _calendar(self, at: int) -> Iterator[tuple[Sort, float]]:
        """What of the calendar the word is; nothing for most."""
        said, capital = self.said[at], self.words[at].capital
        singular = said.removesuffix("s")
        numbered = self.wording.numbered
        weekday = numbered["weekdays"].get(said, numbered["weekdays"].get(singular))
        if weekday and (capital or len(said) > len("thurs")):
            yield Sort.WEEKDAY, weekday
        elif capital and said in numbered["months"] and not (at == 0 and len(said) <= len("may")):
            yield Sort.MONTH, numbered["months"][said]
        elif capital and said in self.wording.sets["holidays"]:
            yield Sort.HOLIDAY, 0.0
        elif said in numbered["seasons"] and (said != "fall" or self.modes[at] == ASSERTED):
            if at and self.said[at - 1] in self.wording.sets["before_seasons"]:
                yield Sort.SEASON, numbered["seasons"][said]
        elif said in numbered["parts_of_day"]:
            yield Sort.HOURS, numbered["parts_of_day"][said]

    def _is_name(self, at: int) -> bool:
        word, said = self.words[at], self.said[at]
        if not word.capital or len(said) < 2 or said in self.wording.sets["kin"]:
            return False
        if self._is_little(at):
            return False
        if at:
            return True
        if self.text[word.end : word.end + 1] in (",", "!"):  # whoever is spoken to, or “Diolch,”
            return not self.wording.sets["telling_of"].isdisjoint(self.said[1:2])
        return self.wording.base(said) is None or (
            len(self.words) > 1 and self.words[1].capital and not self._is_little(1)
        )

    def _end_of_name(self, at: int) -> int:
        end = at + 1
        while end < len(self.words) and _HELD_TOGETHER.fullmatch(
            self.text, self.words[end - 1].end, self.words[end].start
        ):
            if self.words[end].capital and not self._is_little(end):
                end += 1
            elif (
                self.said[end] in _LINKS
                and end + 1 < len(self.words)
                and self.words[end + 1].capital
                and not self._is_little(end + 1)
            ):
                end += 2
            else:
                break
        return end

    def _is_little(self, at: int) -> bool:
        """Whether it is a word of grammar, thanks or praise, which claims nothing."""
        word, said, empty = self.words[at], self.said[at], self.wording.empty
        return (len(said) < 3 and not word.capital) or said in empty or word.folded in empty

    def _owner(self, at: int) -> str:
        """The determiner of the word, not beyond another word of grammar."""
        lexicon = self.wording.lexicon
        for one in reversed(self.words[max(0, at - _REACH) : at]):
            if one.folded in lexicon.determiners or one.folded.endswith("'s"):
                return one.folded
            if one.folded in lexicon.function:
                return ""
        return ""

    def _is_noun(self, at: int) -> bool:
        """Whether the word is a noun here, by what it mostly is and what stands before it."""
        said, before = self.said[at], self.words[at - 1].folded if at else ""
        sets = self.wording.sets
        if before in sets["doers"] or (said.endswith("ing") and before in sets["being"]):
            return False
        number = self.wording.base(said)
        acts = before in self.wording.acting or before.endswith(("n't", "'ve", "'re", "'m"))
        if number is None:
            return not (acts or said.endswith(("ed", "ing", "ly")))
        noun, verb, _ = kindred().share(number)
        if not noun and not verb:
            return said.endswith("s") and bool(kindred().kind(number))  # “sweets” are not sweet
        bent = said.endswith("ed") or (said in self.wording.irregular and verb >= _MOSTLY)
        if not noun or (bent and noun < _WHOLLY):
            return False
        if acts:
            return noun == _WHOLLY and not verb
        led = before in self.wording.leading or before.endswith("'s")
        return noun >= _MOSTLY or (led and not said.endswith("ing"))
