"""What of a second reader's answer may be shown: open questions and remarks, nothing to copy.

What is shown is let through for a reason, not for want of one against it: a question opens with a
word that asks for more than yes or no, speaks to “you”, and names nothing that was not told.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from penned.desk.second_reader.brought_in import brings_in
from penned.desk.second_reader.words import SUBJECT, tongue_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.desk.second_reader.words import Tongue
    from penned.moments import Moment

MOST_QUESTIONS, MOST_REMARKS, MOST_CHARACTERS = 5, 3, 200
_MOST_READ = 4000  # characters of a draft against which facts are checked
_MOST_SENTENCES = 100  # of an answer: more were not asked for

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_LABEL = re.compile(r"\s*(?:[-*•–>#]+\s+|\(?\d{1,2}[.):]\s*|Q(?:uestion)?\s*\d{0,2}[.:]\s*)*")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*[\"”’»)]*")
_ENDS = re.compile(r"[.!?…][\"”’»)]*\Z")
_QUOTED = re.compile(
    r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»|„([^“”]*)[“”]|(?<!\w)[‘']([^’']+)[’'](?!\w)"
)
_PLAIN = re.compile(r"¿?[^\W_]+(?:[ ,;'’–-]+[^\W_]+)* ?[.?]")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Heard:
    """What may be shown, and how many sentences may not.

    `invented` bring in what was not told, `other` are no open question and no remark: wording to
    copy, greetings, whatever else.
    """

    questions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    invented: int = 0
    other: int = 0


def heard(answer: str, moment: Moment, *, to: tuple[str, ...] = (), draft: str = "") -> Heard:
    """Sift an answer about a moment and, if there is one, its draft. Remarks need a draft."""
    told = replace(moment, also=f"{moment.also} {draft[:_MOST_READ]}".strip())
    tongue = tongue_of(answer)
    asked: dict[str, None] = {}
    remarked: dict[str, None] = {}
    invented = other = 0
    for sentence in islice(_sentences(answer), _MOST_SENTENCES):
        bare = _without_own_quotations(sentence, told) if len(sentence) <= MOST_CHARACTERS else ""
        asks = tongue is not None and _is_open_question(bare, tongue)
        if not tongue or not (asks or (draft and _is_remark(bare, tongue))):
            other += 1
        elif brings_in(bare, told, to, tongue):
            invented += 1
        else:
            (asked if asks else remarked)[sentence] = None
    return Heard(tuple(asked)[:MOST_QUESTIONS], tuple(remarked)[:MOST_REMARKS], invented, other)


def _sentences(answer: str) -> Iterator[str]:
    """The sentences of an answer, without list marks and whatever a terminal would obey."""
    for line in _THOUGHT.sub("", answer).splitlines():
        plain = "".join(char if char.isprintable() else " " for char in line)
        plain = unicodedata.normalize("NFC", plain).replace("**", "")
        start = _LABEL.match(plain)
        for match in _SENTENCE.finditer(plain, start.end() if start else 0):
            sentence = " ".join(match.group().split())
            if _ENDS.search(sentence):
                yield sentence


def _without_own_quotations(sentence: str, told: Moment) -> str:
    """The sentence less what it quotes from what was told; other quotation marks stay."""
    source = " ".join(words(" ".join(told.told)))

    def own(match: re.Match[str]) -> str:
        quoted = " ".join(words(next(filter(None, match.groups()), "")))
        return "it" if quoted and quoted in source else match.group()

    return _QUOTED.sub(own, sentence)


def _is_open_question(sentence: str, tongue: Tongue) -> bool:
    said = words(sentence)
    return (
        sentence.endswith("?")
        and _may_be_shown(sentence, said)
        and _opens(sentence, tongue)
        and tongue.mine.isdisjoint(said)
    )


def _is_remark(sentence: str, tongue: Tongue) -> bool:
    said = words(sentence)
    return (
        sentence.endswith(".")
        and _may_be_shown(sentence, said)
        and not tongue.the_note.isdisjoint(said[:SUBJECT])
        and tongue.mine.isdisjoint(said)
        and tongue.offers.isdisjoint(said)
    )


def _may_be_shown(sentence: str, said: list[str]) -> bool:
    """Whole, and made of words alone: no address of a page, no markup, no quoted wording."""
    begins = sentence.lstrip("¿")[:1].isupper()
    return begins and len(said) >= _FEWEST_WORDS and _PLAIN.fullmatch(sentence) is not None


def _opens(sentence: str, tongue: Tongue) -> bool:
    """Whether it opens as an open question, perhaps after “and” or “After the flight,”."""
    first, *others = (words(clause) for clause in sentence.split(","))
    led = bool(first) and first[0] in tongue.leads
    for clause in (first, *others[:1]) if led else (first,):
        rest = clause[1:] if clause and clause[0] in tongue.leads else clause
        if rest and not tongue.opens.isdisjoint((rest[0], rest[0].partition("'")[0])):
            return tongue.not_then.isdisjoint(rest[1:2])
    return False
