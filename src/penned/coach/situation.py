"""A note in its context: what it names, what changed, what is the writer's own: the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from penned.coach.addressed import Slip, slips
from penned.coach.echo import Echo, echoes
from penned.coach.lexicon import fold, lexicons
from penned.coach.names import anybody, names_of
from penned.coach.others import Spoken, Stray, heads, is_deed, strays
from penned.coach.reading import Reading, Sentence, Word, tokens
from penned.coach.spelling import alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.coach.advice import Context
    from penned.coach.lexicon import Lexicon

_REACH = 4  # words between what opens and the thing: “for the big copper coffee pot”


@dataclass(frozen=True)
class Situation:
    """One note, its reading and its context, with everything the checks count, counted once."""

    reading: Reading
    context: Context

    @cached_property
    def lexicon(self) -> Lexicon:
        """The note's language, or English where it is none that we read."""
        return self.reading.lexicon or lexicons()["en"]

    @property
    def reader(self) -> str:
        """The name of whom the note goes to, or else of who gave; "" where neither is known."""
        moment = self.context.moment
        return next(iter(self.context.to or (moment.givers if moment else ())), "")

    @cached_property
    def gave(self) -> str:
        """What one asks that they did: "give", "do", or "give or do" where that is not known."""
        moment, occasion = self.context.moment, self.context.kind_of_occasion
        if not self.lexicon.favours.isdisjoint(map(fold, tokens(occasion))):
            return "do"
        if moment and is_deed(moment.what, self.lexicon):
            return "do"
        return "give" if occasion else "give or do"

    @cached_property
    def people(self) -> frozenset[str]:
        """Folded words of the names of those whom the note is for."""
        moment = self.context.moment
        names = names_of((*self.context.to, *(moment.givers if moment else ())))
        whom = self.reading.text[slice(*self.reading.whom)]
        return names.words | {fold(word) for word in tokens(whom)} - anybody()

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """What is wrong with the names by which the note calls its reader."""
        return slips(self.reading, self.context)

    @cached_property
    def strays(self) -> tuple[Stray, ...]:
        """The things of other moments that the note thanks for."""
        mine = self.thing_stems | self.known_stems
        spoken = [one for one in reversed(self.spoken_of) if one.word.stem not in mine]
        lost = bool(self.thing_stems) and not self.named
        return tuple(strays(spoken, self.context, self.lexicon, lost=lost))

    def stems_of(self, *saids: str) -> frozenset[str]:
        """The telling stems of what a moment says: own words first, plainer ones if need be."""
        words = {fold(said) for text in saids for said in tokens(text)}
        own = {word for word in words if self.lexicon.is_own(word) and word not in self.people}
        telling = {word for word in own if word not in self.lexicon.shared} or own
        return frozenset(self.lexicon.stem(word) for word in telling)

    @cached_property
    def thing_stems(self) -> frozenset[str]:
        """Stems that name the moment's thing, with what means the same; empty without a moment."""
        moment = self.context.moment
        stems = self.stems_of(moment.what) if moment else frozenset()
        return frozenset(like for stem in stems for like in self.lexicon.likenesses(stem))

    @cached_property
    def known_stems(self) -> frozenset[str]:
        """Stems of the moment's detail and difference, with what means the same."""
        moment = self.context.moment
        stems = self.stems_of(moment.detail, moment.difference) if moment else frozenset()
        return frozenset(like for stem in stems for like in self.lexicon.likenesses(stem))

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the note shares no telling word with what is known of its moment."""
        known = self.thing_stems | self.known_stems
        if not known or self.told or (self.thing_stems and self.named) or self._of_a_gathering:
            return False
        return not any(alike(word.stem, stem) for word in self.own for stem in known)

    @property
    def _of_a_gathering(self) -> bool:
        moment = self.context.moment
        first = heads(moment.what)[:1] if moment else ()
        return any(fold(word) in self.lexicon.gatherings for word in first)

    @cached_property
    def own(self) -> tuple[Word, ...]:
        """The writer's own words in the body, the names of the addressees left out."""
        return tuple(
            word for word in self.reading.words if word.own and word.folded not in self.people
        )

    @cached_property
    def named(self) -> tuple[Word, ...]:
        """The words that name the moment's thing; without a moment, what is named by its form."""
        if not self.thing_stems:
            return self.things
        telling = tuple(word for word in self.reading.words if word.stem in self.thing_stems)
        return telling or self._described()

    def _described(self) -> tuple[Word, ...]:
        """Two plainer words of the thing, where no telling one is there: “four nights”."""
        moment = self.context.moment
        little = self.lexicon.function - self.lexicon.numbers
        words = {fold(said) for said in tokens(moment.what if moment else "")} - little
        stems = {self.lexicon.stem(word) for word in words}
        found = tuple(word for word in self.reading.words if word.stem in stems)
        return found if len({word.stem for word in found}) > 1 else ()

    @cached_property
    def told(self) -> tuple[Word, ...]:
        """The words that retell the moment's detail or difference."""
        return tuple(word for word in self.own if word.stem in self.known_stems)

    @cached_property
    def things(self) -> tuple[Word, ...]:
        """Things and deeds, told by their form: soon after a determiner, “for” or “you”."""
        openers = self.lexicon.determiners | self.lexicon.leads
        no_things = self.people | self.lexicon.times
        found = []
        for sentence in self.reading.sentences:
            reach = 0
            for word in sentence.words:
                if word.folded in openers:
                    reach = _REACH
                elif word.own and reach and word.folded not in no_things:
                    found.append(word)
                reach = max(0, reach - 1)
        return tuple(found)

    @cached_property
    def spoken_of(self) -> tuple[Spoken, ...]:
        """Own words where a thing is thanked for or called the reader's: “for the …”, “your …”."""
        return tuple(
            one for sentence in self.reading.sentences for one in self._spoken_in(sentence)
        )

    def _spoken_in(self, sentence: Sentence) -> Iterator[Spoken]:
        lexicon = self.lexicon
        thanks = any(word.folded in lexicon.gratitude for word in sentence.words)
        reach, thanked = 0, False
        for word in sentence.words:
            opens = thanks and word.folded in lexicon.thanking_for
            if opens or word.folded in lexicon.yours:
                reach, thanked = _REACH, opens or (thanked and reach > 0)
            elif reach and (word.folded in lexicon.joins or word.folded in lexicon.determiners):
                reach = _REACH
            elif word.folded in lexicon.function:
                reach = 0
            elif reach:
                reach -= 1
                if word.own:
                    yield Spoken(word, sentence, thanked)

    @cached_property
    def beyond(self) -> int:
        """How many different own words there are beside the thing itself."""
        return len({word.stem for word in self.own} - {word.stem for word in self._thing_words})

    @property
    def _thing_words(self) -> tuple[Word, ...]:
        return self.named if self.thing_stems else self.named[:1]

    @cached_property
    def stock(self) -> int:
        """How many words of thanks, praise and vagueness the body spends."""
        return sum(word.folded in self.lexicon.spent for word in self.reading.words)

    @cached_property
    def naming(self) -> int:
        """How well the thing is named: 0 not at all, 1 by the way, 2 by its name.

        By the way: two words of the moment's detail, a thing that is thanked for by another word,
        or two words of the writer's own about “it”.
        """
        if self.elsewhere:
            return 0
        if self.named:
            return 2
        told = len({word.stem for word in self.told}) > 1
        return int(told or any(one.thanked for one in self.spoken_of) or self._hinted())

    def _hinted(self) -> bool:
        """Whether a sentence says at least two things of its own about “it”."""
        return any(
            sentence.own > 1
            and any(word.folded in self.lexicon.pronouns for word in sentence.words)
            for sentence in self.reading.sentences
        )

    @cached_property
    def difference(self) -> int:
        """How well it shows what changed: 0 nothing, 1 a use or a wish, 2 something of its own."""
        best = 0
        for sentence in self.reading.sentences:
            own = {
                word.stem for word in sentence.words if word.own and word.folded not in self.people
            }
            fresh = own - {word.stem for word in self._thing_words}
            changed = any(word.folded in self.lexicon.change for word in sentence.words)
            thanks = any(word.folded in self.lexicon.gratitude for word in sentence.words)
            if fresh and (changed or not thanks):
                best = max(best, 2 if changed or len(fresh) > 1 else 1)
            elif changed and self._speaks_of_the_thing(sentence.words):
                best = max(best, 1)
        return best

    def _speaks_of_the_thing(self, words: tuple[Word, ...]) -> bool:
        return any(
            word.folded in self.lexicon.pronouns or word.stem in self.thing_stems for word in words
        )

    @property
    def vivid(self) -> bool:
        """Whether the note tells so much of its own that the thing need not be named."""
        if self.elsewhere:
            return False
        return self.beyond >= 5 and self.difference == 2 and self.beyond >= self.stock

    @property
    def generic(self) -> bool:
        """Whether thanks and praise outweigh what is the writer's own.

        Two words of stock to one of the writer's own, and two to spare: fitted on the notes that
        tests/unit/coach/notes.toml keeps, where it lies in the middle of the gap.
        """
        return self.stock > 2 and 2 * self.beyond + self.difference < self.stock + 2

    @property
    def specific(self) -> bool:
        """Whether the note as a whole is specific, so that a stock phrase in it does no harm."""
        return self.naming > 0 and not self.generic

    @cached_property
    def specificity(self) -> int:
        """0 to 100, a quarter each: the thing, the difference, the share and count of own words.

        A generic note has at most 40, whatever it names.
        """
        count = len({word.stem for word in self.own})
        share = count / (count + self.stock) if count else 0.0
        points = 25 * (self.naming / 2 + self.difference / 2 + share + min(count / 10, 1.0))
        return round(min(points, 40) if self.generic else points)

    @cached_property
    def echoes(self) -> tuple[Echo, ...]:
        """What of the body stands in notes to others."""
        return tuple(echoes(self.reading, self.context.siblings, self.people))

    def near(self, place: int) -> bool:
        """Whether the sentence at `place`, or the next, names something of the writer's own."""
        at = self.reading.sentence_at(place)
        here = self.reading.sentences[at : at + 2]
        things = {word.start for word in self.named} | {word.start for word in self.things}
        if not here:
            return False
        return sum(here[0].start <= start < here[-1].end for start in things) > 0
