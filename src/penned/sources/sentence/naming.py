"""Names in a sentence: who is known, who is new, and who is called “my neighbour”."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from penned.people import words as name_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from penned.people.person import Party
    from penned.sources.sentence.acquaintances import Acquaintances
    from penned.sources.sentence.lexicon import Lexicon, Role
    from penned.sources.sentence.tokens import Line

_LONGEST = 6  # words of a name


class Stance(IntEnum):
    """What somebody has to do with the kindness, the least first."""

    NONE = 0
    """Named, but not as one who was kind: “I drove Ana home”."""
    OWN = 1
    """Something of theirs is named: “Carol's lasagne”."""
    WITH = 2
    """It happened with them: “coffee with Priya”."""
    ASIDE = 3
    """They did something in a clause about something else: “because Tom was ill”."""
    AT = 4
    """It happened at theirs: “dinner at Priya's”."""
    SUBJECT = 5
    """They did it: “Ana drove me”."""
    FROM = 6
    """It came from them: “a scarf from Carol”, “thanks to Lena”."""
    TAGGED = 7
    """The writer says so: “@ana”."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named by the words from `first` to before `last` of a sentence.

    `fits` are those of the writer's people who may be meant, nobody for somebody new, whose `name`
    then is as it would be written. `role` is what they were called: “my neighbour”. `group` is
    where their clause begins, `joined` where the list that they stand in does: “Ana and Tom”.
    """

    first: int
    last: int
    name: str
    fits: tuple[Party, ...] = ()
    role: Role | None = None
    stance: Stance = Stance.NONE
    group: int = 0
    joined: int = 0

    @property
    def who(self) -> frozenset[str]:
        """What tells whether two of them are the same."""
        return frozenset(party.name for party in self.fits) or frozenset({self.name.casefold()})


class Names:
    """The people named in a sentence, from left to right."""

    def __init__(
        self, line: Line, timed: Sequence[bool], known: Acquaintances, words: Lexicon
    ) -> None:
        self.line, self.timed, self.known, self.words = line, timed, known, words

    def all(self) -> Iterator[Named]:
        """Everybody, from left to right."""
        at = 0
        while at < len(self.line.tokens):
            found = None if self.timed[at] else self._at(at)
            if found:
                yield found
            at = found.last if found else at + 1

    def _at(self, at: int) -> Named | None:
        return self._tag(at) or self._role(at) or self._family(at) or self._name(at)

    def _tag(self, at: int) -> Named | None:
        said = self.line.tokens[at].text
        if not said.startswith("@") or len(said) == 1:
            return None
        name = said[1:].replace("_", " ")
        fits = self.known.named(name) or self.known.named(name.replace(".", " "))
        return Named(at, at + 1, name[:1].upper() + name[1:], fits, stance=Stance.TAGGED)

    def _role(self, at: int) -> Named | None:
        """“My neighbour”, “my daughter's teacher, Mr. Adeyemi”, “a guy called Farid”."""
        tokens = self.line.tokens
        owner = at + self._owner(at)
        if owner == at:
            return self._role_of_many(at)
        for begin in range(owner, min(owner + 3, len(tokens))):
            if any(self.line.gap(each) for each in range(at + 1, begin + 1)):
                break
            for last in range(min(begin + 4, len(tokens)), begin, -1):
                if any(self.line.gap(each) for each in range(begin + 1, last)):
                    continue
                if role := self._role_of(begin, last):
                    return self._role_with_name(at, begin, last, role)
            if not self._may_describe(begin):
                break
        return None

    def _may_describe(self, at: int) -> bool:
        """Whether a word may stand before who somebody is: “quiet”, “daughter's”."""
        token = self.line.tokens[at]
        if token.is_own:
            return True
        lists = ("who.common", "who.places", "who.verbs", "who.joins", "who.from", "who.with")
        return not token.is_capital and not any(self.words.is_(name, token.low) for name in lists)

    def _role_of_many(self, at: int) -> Named | None:
        """“Paramedics were there”, nobody's in particular."""
        if not self._starts(at) or self.words.is_("who.kin", self.line.tokens[at].low):
            return None
        role = self._role_of(at, at + 1) if self._may_do(at + 1) else None
        return Named(at, at + 1, self._said(at, at + 1), (), role) if role else None

    def _role_with_name(self, at: int, begin: int, last: int, role: Role) -> Named:
        tokens, behind = self.line.tokens, last
        while behind < len(tokens) and self.words.is_("who.called", tokens[behind].low):
            behind += 1
        near = behind < len(tokens) and self.line.gap(behind) in {"", ","}
        name = self._name(behind) if near and not self.timed[behind] else None
        if name and (not self.line.gap(behind) or self._closes(name.last)):
            return replace(name, first=at, role=role)
        said = self._said(at, last)
        said = tokens[at].low + said[len(tokens[at].low) :] if self._owner(at) else said
        return Named(at, last, said, self._meant(at, begin, last, role), role)

    def _meant(self, at: int, begin: int, last: int, role: Role) -> tuple[Party, ...]:
        """Who is meant by “my neighbour”; by “a neighbour” nobody whom one could tell."""
        tokens = self.line.tokens
        if fits := self.known.named(self._said(at, last)):
            return fits
        owner = self.line.low[tokens[at].start : tokens[at + max(self._owner(at), 1) - 1].end]
        if self.words.is_("who.strangers", owner):
            return ()
        return self.known.named(self._said(begin, last)) or self.known.related(role.relation)

    def _closes(self, at: int) -> bool:
        """Whether a name between commas ends here: “my teacher, Mr. Adeyemi, stayed”."""
        return self.line.gap(at).startswith(",") or self._may_do(at)

    def _role_of(self, begin: int, last: int) -> Role | None:
        said = self.line.low[self.line.tokens[begin].start : self.line.tokens[last - 1].end]
        said = said.removesuffix("'s")
        return next((role for role in self.words.roles if role.pattern.fullmatch(said)), None)

    def _owner(self, at: int) -> int:
        """How many words say whose: 1 for “my”, 3 for “one of my”."""
        tokens = self.line.tokens
        for length in (3, 2, 1):
            if at + length <= len(tokens):
                said = self.line.low[tokens[at].start : tokens[at + length - 1].end]
                if self.words.is_("who.owners", said):
                    return length
        return 0

    def _family(self, at: int) -> Named | None:
        """“The Nguyens”, “the Reyes family”, “Familie Müller”, “les Moreau”."""
        tokens = self.line.tokens
        article = self.words.is_("who.family_articles", tokens[at].low)
        first = at + article
        if first >= len(tokens) or (article and self.line.gap(first)):
            return None
        if name_words.is_family(tokens[first].plain, behind=False) and not article:
            last = self._run(first + 1)
            return self._family_named(at, last) if last > first + 1 else None
        last = self._run(first)
        if last == first:
            return None
        behind = tokens[last].plain if last < len(tokens) and not self.line.gap(last) else ""
        if name_words.is_family(behind, behind=True):
            return self._family_named(at, last + 1)
        unchanged = self.words.is_("who.unchanged", tokens[at].low)
        many = unchanged or tokens[last - 1].plain.endswith("s")
        return self._family_named(at, last) if article and last == first + 1 and many else None

    def _family_named(self, at: int, last: int) -> Named:
        said = self._said(at, last)
        fits = self.known.named(said)
        article = self.line.tokens[at].low == "the"
        return Named(at, last, f"The{said[3:]}" if article else said, fits)

    def _name(self, at: int) -> Named | None:
        """A name that is known, as much of it as there is; else words with capital letters."""
        if at >= len(self.line.tokens):
            return None
        if self._is_pair(at):
            end = self._run(at + 2)
            said = self._said(at, end)
            return Named(at, end, said, self.known.named(said))
        end = self._run(at)
        if end > at and (own := self._relative(at, end)):
            return own
        for last in range(min(max(end, at + 4), len(self.line.tokens)), at, -1):
            if any(self.timed[at:last]) or any(self.line.gap(each) for each in range(at + 1, last)):
                continue
            said = self._said(at, last)
            if (fits := self.known.named(said)) and self._may_be(at, last, end):
                return Named(at, last, said, fits)
        if end > at and self._is_new_name(at, end):
            return Named(at, end, self._said(at, end))
        return self._kin(at)

    def _is_pair(self, at: int) -> bool:
        """Whether “Mr. and Mrs. Lee” begins here."""
        three = self.line.tokens[at : at + 4]
        return (
            len(three) == 4
            and all(name_words.is_title(f"{three[place].text}.") for place in (0, 2))
            and self.words.is_("who.joins", three[1].low)
            and three[3].is_capital
        )

    def _relative(self, at: int, end: int) -> Named | None:
        """“Sam's mother” is somebody else than Sam."""
        tokens = self.line.tokens
        if not tokens[end - 1].is_own or end >= len(tokens) or self.line.gap(end):
            return None
        role = self._role_of(end, end + 1)
        return Named(at, end + 1, self._said(at, end + 1), (), role) if role else None

    def _kin(self, at: int) -> Named | None:
        """“mum” in small letters, whom the writer has not noted."""
        low = self.line.tokens[at].plain
        if low.islower() and self._starts(at) and self.words.is_("who.kin", low):
            return Named(at, at + 1, low[:1].upper() + low[1:])
        return None

    def _may_be(self, at: int, last: int, end: int) -> bool:
        """Whether these words are the known name that they look like."""
        tokens = self.line.tokens
        if last < end:
            return False  # “Tom Baker” is not Tom Berg
        if last - at > 1:
            return True
        word = tokens[at]
        if not self.words.is_("who.common", word.low if not word.is_own else word.plain.lower()):
            return word.is_capital or len(word.plain) > 2
        if not word.is_capital:
            return False
        return not self._starts(at) or word.is_own or self._may_do(last) or self._joined(last)

    def _is_new_name(self, at: int, end: int) -> bool:
        tokens = self.line.tokens
        first = tokens[at]
        if self.words.is_("who.shops", first.plain.lower()):
            return False
        if end - at > 1 and not self._starts(at):
            return not self._is_place(at)
        if self._starts(at):
            if end - at == 1 and self.words.is_("who.words_too", first.plain.lower()):
                return self._acts(end)
            common = self.words.is_("who.common", first.plain.lower())
            return (not common or end - at > 1) and (
                self._may_do(end) or self._joined(end) or first.is_own
            )
        return not self._is_place(at)

    def _is_place(self, at: int) -> bool:
        """“Drove me to Boston”, “to St Anne's”: a capital letter behind a word for a place."""
        before = self.line.tokens[at - 1] if at else None
        if before is None or self.line.gap(at):
            return False
        giving = self.words.ends("who.from", self.line.low[: self.line.tokens[at].start])
        if giving and " " in giving[0].strip():
            return False  # “thanks to Jim”
        own = any(token.is_own for token in self.line.tokens[at : self._run(at)])
        titled = name_words.is_title(f"{self.line.tokens[at].text}.")
        place = self.words.is_("who.places", before.low)
        return place and not titled and (not own or before.low in {"st", "into", "through"})

    def _run(self, at: int) -> int:
        """The end of the words with capital letters, and what joins them inside a name."""
        tokens, end = self.line.tokens, at
        while end < min(len(tokens), at + _LONGEST) and not self.timed[end]:
            token = tokens[end]
            if end > at and (self.line.gap(end) or tokens[end - 1].is_own):
                break
            if token.is_capital and not self._never(token.plain, first=end == at):
                end += 1
                continue
            inner = end > at and name_words.is_particle(token.text) and end + 1 < len(tokens)
            if (
                inner
                and tokens[end + 1].is_capital
                and not self._never(tokens[end + 1].plain, first=False)
            ):
                end += 1
                continue
            break
        return end

    def _never(self, word: str, *, first: bool) -> bool:
        if first and name_words.is_title(f"{word}."):
            return False
        return self.words.is_("who.never", word.lower())

    def _starts(self, at: int) -> bool:
        """Whether a sentence or clause begins here: its first word has its capital anyway."""
        return at == 0 or self.line.stops_before(at)

    def _may_do(self, at: int) -> bool:
        """Whether the word here is a verb, so that who stands before it did something."""
        tokens = self.line.tokens
        while at < len(tokens) and self.timed[at] and not self.line.stops_before(at):
            at += 1
        if at >= len(tokens) or self.line.gap(at):
            return False
        behind = self.line.low[tokens[at].start :]
        if found := self.words.begins("who.behind", behind):
            rest = behind[found.end() :].lstrip(" ,")
            return self.words.begins("who.verbs", rest) is not None
        return self.words.begins("who.verbs", behind) is not None

    def _acts(self, at: int) -> bool:
        """Whether somebody does the verb here: “Will drove”, not “Will do” or “May was cold”."""
        behind = self.line.low[self.line.tokens[at].start :] if at < len(self.line.tokens) else ""
        return self._may_do(at) and not self.words.begins("who.of_things", behind)

    def _joined(self, at: int) -> bool:
        """Whether another name is joined here: “Will and Grace sent”."""
        tokens = self.line.tokens
        joined = at + 1 < len(tokens) and self.words.is_("who.joins", tokens[at].low)
        return joined and not self.line.gap(at) and self._run(at + 1) > at + 1

    def _said(self, first: int, last: int) -> str:
        tokens = self.line.tokens
        end = tokens[last - 1].end - (len(tokens[last - 1].text) - len(tokens[last - 1].plain))
        return self.line.text[tokens[first].start : end]
