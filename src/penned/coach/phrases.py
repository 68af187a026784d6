"""Phrases as rule authors write them, turned into patterns that read a text in linear time.

A phrase is words with blanks between them. `lovely|kind` is either word, `thank_you` two words in
one place, `very?` may be missing, `return*` has any ending, `*ed` any beginning, `<praise>` is any
word of that list of the lexicon, `<name>` a word with a capital, `<figure>` digits. `...` is up to
three words, `~` for up to three none of which says who acts, denies or joins: what follows is
still the same one's doing. `^` in front: a clause begins here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.lexicon import fold
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from penned.coach.lexicon import Lexicon

LISTS = ("gratitude", "praise", "vague", "plain", "determiners", "function")
TURNS = ("actors", "denials", "joints")
"""The classes of words at which somebody else may begin to act; `~` stops before them."""
ANY_WORDS, SAME_DOING, CLAUSE, NAME, FIGURE = "...", "~", "^", "<name>", "<figure>"
_BETWEEN = r"[\s,]+"
_BETWEEN_ELIDED = r"(?:[\s,]+|(?<=['’]))"
_ANY_WORDS = rf"(?:[\w'’-]+{_BETWEEN}){{0,3}}"
_OPEN = {NAME: r"(?-i:[A-Z][^\W\d_][\w'’-]*)", FIGURE: r"\d[\d.,]*"}
"""Slots that any word of a kind may fill."""
_ESCAPE = re.compile(r"\\.")
_CASE_COUNTS = "(?-i:"
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d*,\})")
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[^\w\s'’]|\n|\b(?:and|so|but|also|or|then|now|please|just|do|ps|anyway|oh|y|und|et)\b)"
    r"[\s“\"‘(]*$",
    re.IGNORECASE,
)
_LOOSE = 9  # places of a phrase that may be empty: each more makes more ways to read it
_LONGEST_JOINT = 10
_COMMON = 50  # how many rare words a common one weighs, when it is asked which are in most texts


class _Slot(NamedTuple):
    """One slot of a phrase: the words that fit it, and the first word of each.

    `firsts` is empty where any word of a kind fits; `maybe`: it may stay empty.
    """

    written: str
    words: tuple[str, ...]
    firsts: frozenset[str]
    maybe: bool


@dataclass(frozen=True)
class Sought:
    """One phrase or pattern, and the words without which it cannot match: one of each set.

    Compiled when a text first has these words, for most texts lack most of them. `opens`: only
    where a clause begins. `starts` are the words it can begin with; with none it may with any.
    It is looked for in a text in lower case, for that is quicker than to ignore case; `as_written`
    in the text itself, where capitals count.
    """

    said: str
    language: str
    compose: Callable[[], str] = field(compare=False, repr=False)
    needs: tuple[frozenset[str], ...] = field(default=(), compare=False)
    opens: bool = False
    starts: frozenset[str] = field(default=frozenset(), compare=False)
    as_written: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled; `BadInput` where it cannot be."""
        try:
            return re.compile(self.compose(), re.IGNORECASE if self.as_written else 0)
        except re.error as fault:
            raise BadInput(f"the pattern “{self.said}” cannot be read: {fault}") from fault

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether a text of these folded words has all that is needed."""
        return not any(need.isdisjoint(words) for need in self.needs)

    def by_rarity(self, lexicon: Lexicon) -> list[frozenset[str]]:
        """The words that are needed, those first that the fewest texts have."""
        return sorted(self.needs, key=lambda need: len(need) + _COMMON * len(need & lexicon.common))

    def finds(self, text: str, low: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """All matches within [start, end) of a text, which is `low` in lower case."""
        found = self.pattern.finditer(text if self.as_written else low, start, end)
        return filter(_opens_a_clause, found) if self.opens else found

    def begins(self, text: str, low: str, at: int, end: int) -> re.Match[str] | None:
        """The match that begins at `at` and ends before `end`."""
        found = self.pattern.match(text if self.as_written else low, at, end)
        return found if found and (not self.opens or _opens_a_clause(found)) else None


def lowered(text: str) -> str:
    """The text in lower case, every letter at its place."""
    return text.replace("İ", "i").lower()  # of which alone two letters would become


def _opens_a_clause(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _LONGEST_JOINT) : match.start()]
    return match.start() == 0 or bool(_CLAUSE_BEGINS.search(before))


def phrase(written: str, lexicon: Lexicon) -> Sought:
    """What finds a phrase, on word boundaries; `BadInput` for one that has no end."""
    said = written.split()
    opens = said[:1] == [CLAUSE]
    said = said[opens:]
    if not said or said[-1] in (ANY_WORDS, SAME_DOING) or said[-1].endswith("?"):
        raise BadInput(f"the phrase “{written}” must end in a word that is always there")
    if sum(one in (ANY_WORDS, SAME_DOING) or one.endswith("?") for one in said) > _LOOSE:
        raise BadInput(f"the phrase “{written}” has more than {_LOOSE} words that may be missing")
    try:
        slots = [_slot(one, lexicon) for one in said]
    except KeyError as unknown:
        raise BadInput(
            f"the phrase “{written}” names the list <{unknown.args[0]}>",
            cure=f"The lists are {', '.join((*LISTS, *lexicon.classes, 'name'))}.",
        ) from unknown
    needs = {slot.firsts for slot in slots if slot.firsts and not slot.maybe}
    return Sought(
        written,
        lexicon.language,
        partial(_composed, slots, lexicon),
        tuple(sorted(needs, key=lambda words: (len(words), min(words)))),
        opens,
        _starts(slots),
        as_written=any(NAME in slot.words for slot in slots),
    )


def _composed(slots: list[_Slot], lexicon: Lexicon) -> str:
    """The phrase as a pattern."""
    body = "".join(_inside(slot, lexicon) for slot in slots).removesuffix(_between(lexicon))
    return rf"\b{body}\b(?!['’]\w)"


def _starts(slots: list[_Slot]) -> frozenset[str]:
    """The words that a phrase can begin with; empty where that may be any."""
    found: frozenset[str] = frozenset()
    for slot in slots:
        if not slot.firsts:
            return frozenset()
        found |= slot.firsts
        if not slot.maybe:
            break
    return found


def pattern(written: str) -> Sought:
    """A rule author's own pattern, case ignored; `BadInput` for one that could run away."""
    if _REPEATED_GROUP.search(written):
        raise BadInput(
            f"the pattern “{written}” repeats a group without end, which can take for ever",
            cure="Give the group a limit, such as {0,4}.",
        )
    return Sought(written, "", lambda: written, as_written=_looks_at_capitals(written))


def _looks_at_capitals(written: str) -> bool:
    bare = _ESCAPE.sub("", written)
    return bare != bare.lower() or _CASE_COUNTS in bare


@cache
def _slot(written: str, lexicon: Lexicon) -> _Slot:
    """A slot as read; `KeyError` for a list that is none."""
    maybe = written.endswith("?")
    words: tuple[str, ...] = ()
    if written not in (ANY_WORDS, SAME_DOING):
        parts = written.removesuffix("?").split("|")
        words = tuple(dict.fromkeys(word for part in parts for word in _listed(part, lexicon)))
    is_open = any("*" in word or word in _OPEN for word in words)
    return _Slot(written, words, frozenset(() if is_open else map(_first_word, words)), maybe)


def _inside(slot: _Slot, lexicon: Lexicon) -> str:
    if slot.written == ANY_WORDS:
        return _ANY_WORDS
    if slot.written == SAME_DOING:
        return _same_doing(lexicon)
    longest_first = sorted(slot.words, key=lambda word: (-len(word), word))
    inside = _either(tuple(longest_first), lexicon) + _between(lexicon)
    return f"(?:{inside})?" if slot.maybe else inside


@cache
def _same_doing(lexicon: Lexicon) -> str:
    words = tuple(word for turn in TURNS for word in lexicon.classes.get(turn, ()))
    stop = rf"(?!{_either(words)}\b)" if words else ""
    return rf"(?:{stop}[\w'’-]+\s+){{0,3}}"


def _between(lexicon: Lexicon) -> str:
    """What stands between two words: nothing, after “l'”, where a language elides."""
    return _BETWEEN_ELIDED if lexicon.elides else _BETWEEN


@cache
def _either(words: tuple[str, ...], lexicon: Lexicon | None = None) -> str:
    return f"(?:{'|'.join(_written(word, lexicon) for word in words)})"


def _written(word: str, lexicon: Lexicon | None) -> str:
    if word in _OPEN:
        return _OPEN[word]
    between = _between(lexicon) if lexicon else _BETWEEN
    word = fold(word) if lexicon and lexicon.accents else word.lower()
    written = re.escape(word).replace("'", "['’]").replace(r"\*", r"[\w'’-]*")
    for plain, any_of in lexicon.accents.items() if lexicon else ():
        written = written.replace(plain, any_of)
    return written.replace("_", between)


def _listed(part: str, lexicon: Lexicon) -> tuple[str, ...]:
    if not part.startswith("<") or part in _OPEN:
        return (part,)
    name, _, ending = part[1:].partition(">")
    if name not in lexicon.classes and name not in LISTS:
        raise KeyError(name)
    words = lexicon.classes[name] if name in lexicon.classes else tuple(getattr(lexicon, name))
    return tuple(word + ending for word in words)


@cache
def _first_word(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word.lower()
    return re.split(r"(?<=^[cdjlmnst]['’])|(?<=^qu['’])|[^\w'’]|_", fold(word))[0]
