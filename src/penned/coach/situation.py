"""A note in its context: all that the checks and the facts of a rule ask, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from penned import occasions
from penned.coach import naming, specificity
from penned.coach.addressed import Slip, slips
from penned.coach.facts.doubt import Doubt, doubts
from penned.coach.facts.evidence import hints_at
from penned.coach.hollow import heaps
from penned.coach.known import Known, is_a_gathering, known_of, retold
from penned.coach.lexicon import fold, lexicons
from penned.coach.names import anybody, names_of
from penned.coach.others import Spoken, Stray, is_deed, led, strays
from penned.coach.reading import Reading, Word, tokens
from penned.coach.sameness import Echo, echoes
from penned.coach.telling import Of, Told, told

if TYPE_CHECKING:
    from penned.coach.advice import Context, Part
    from penned.coach.lexicon import Lexicon
    from penned.occasions import Profile

_GIVEN = frozenset({"gift", "donation"})  # occasions on which something is handed over
_VIVID = 55  # a note as specific as this need not name the thing: who reads it knows
_HINTED = 1.0  # what has to be told, where the thing has no name of its own
_BY_NAME = 2  # of `naming`
_A_FEW_LINES = 30  # words in which a plain use is difference enough
_FEW = 14  # words in which it has to name what it thanks for
_NEARLY = 32  # and how specific it has to be otherwise
_JUST_THANKS = 1.9  # what a note may spend that only thanks
_CHANGED = 0.5  # what has to be told of the difference


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
    def manner(self) -> Profile:
        """In what manner to read it: gently, where it tells of mourning or illness itself."""
        context = self.context
        if not context.manner.nudge:
            return context.manner
        return occasions.manner(context.known_occasion, self.reading.text)

    @cached_property
    def gave(self) -> str:
        """What one asks that they did: "give", "do", or "give or do" where that is not known."""
        moment, known = self.context.moment, self.context.known_occasion
        if moment and is_deed(moment.what, self.lexicon):
            return "do"
        if known:
            return "give" if _GIVEN.intersection(known.family) else "do"
        words = map(fold, tokens(self.context.kind_of_occasion))
        return "do" if not self.lexicon.favours.isdisjoint(words) else "give or do"

    @cached_property
    def sort(self) -> str:
        """What was noted is a "gift", a "deed", an "event" or a "sum"; "thing": one cannot tell."""
        what = self.context.moment.what if self.context.moment else ""
        if self.known.money:
            return "sum"
        if is_deed(what, self.lexicon):
            return "deed"
        if is_a_gathering(what, self.lexicon):
            return "event"
        return "gift" if self.gave == "give" else "thing"

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
    def doubts(self) -> tuple[Doubt, ...]:
        """What the note claims and nothing that was noted bears out."""
        moment = self.context.moment
        if moment is None:
            return ()
        return doubts(self.reading, moment, self.context.to, self.context.kind_of_occasion)

    @cached_property
    def strays(self) -> tuple[Stray, ...]:
        """The things of other moments that the note thanks for."""
        if not self.context.other_moments:
            return ()
        mine = self.known.thing | self.known.rest
        sentences, moment = self.reading.sentences, self.context.moment
        unnamed = bool(moment and self.known.thing) and not self.named
        hinted = unnamed and moment and hints_at(sentences, moment.what, self.lexicon.language)
        lost = unnamed and not hinted
        said = [*(led(sentences, self.lexicon) if unnamed else ()), *self.spoken_of]
        spoken = [one for one in reversed(said) if one.word.stem not in mine]
        return tuple(strays(spoken, self.context, self.lexicon, lost=lost))

    @cached_property
    def echoes(self) -> tuple[Echo, ...]:
        """What of the body stands in notes to others."""
        return tuple(echoes(self.reading, self.context.siblings, self.people))

    @cached_property
    def echoes_before(self) -> tuple[Echo, ...]:
        """What of the body the reader had before."""
        return tuple(echoes(self.reading, self.context.earlier, self.people))

    @cached_property
    def known(self) -> Known:
        """What is known of the moment, as stems."""
        return known_of(self.context.moment, self.lexicon, self.people)

    @property
    def thing_stems(self) -> frozenset[str]:
        """Stems that name the moment's thing, with what means the same; empty without a moment."""
        return self.known.thing

    @cached_property
    def own(self) -> tuple[Word, ...]:
        """The writer's own words in the body, the names of the addressees left out."""
        return tuple(
            word for word in self.reading.words if word.own and word.folded not in self.people
        )

    @cached_property
    def heaps(self) -> tuple[tuple[int, int], ...]:
        """Where words stand in a heap, and nothing is told of them."""
        return tuple(heaps(self.reading, self.lexicon))

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What the words of the body tell, in their order; nothing in a heap."""
        found = told(self.reading, self.lexicon, self.people)
        for start, end in self.heaps:
            found = tuple(one for one in found if not start <= one.word.start < end)
        return found

    @cached_property
    def goods(self) -> tuple[Word, ...]:
        """Things that were handed over, told by the form of the note."""
        return tuple(naming.goods(self.reading.sentences, self.lexicon))

    @cached_property
    def deeds(self) -> tuple[Word, ...]:
        """What the reader did, told by the form of the note."""
        return tuple(naming.deeds(self.told))

    @cached_property
    def things(self) -> tuple[Word, ...]:
        """What is named by the form of the note: things and deeds."""
        return (*self.goods, *self.deeds)

    @cached_property
    def named(self) -> tuple[Word, ...]:
        """The words that name the moment's thing; without a moment, what is named by its form."""
        if not self.known.thing:
            return self.things
        return retold(self.reading.words, self.known, self.context.moment, self.lexicon)

    @cached_property
    def spoken_of(self) -> tuple[Spoken, ...]:
        """Own words where a thing is thanked for or called the reader's: “for the …”, “your …”.

        Any word, in a language that the coach does not read.
        """
        if self.reading.lexicon is None:
            return tuple(
                Spoken(word, sentence, thanked=False)
                for sentence in self.reading.sentences
                for word in sentence.words
            )
        return tuple(naming.spoken_of(self.reading.sentences, self.lexicon))

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the note shares no telling word with what is known of its moment."""
        return self.known.elsewhere(self.own, self.context.moment, self.lexicon)

    @cached_property
    def naming(self) -> int:
        """How well the thing is named: 0 not at all, 1 by the way, 2 by its name.

        By the way: two words of the moment's detail, a thing that is thanked for by another word,
        or enough of the writer's own that a reader knows.
        """
        if self.elsewhere:
            return 0
        if self.named:
            return 2
        detail = len({word.stem for word in self.own if word.stem in self.known.rest}) > 1
        hinted = sum(one.weight for one in self.told if one.word.own) >= _HINTED
        return int(detail or hinted or any(one.thanked for one in self.spoken_of))

    @cached_property
    def answered(self) -> bool:
        """Whether it tells anything beside what the thanks are for."""
        return naming.told_beside_thanks(self.told, self.reading.sentences, self.lexicon)

    @cached_property
    def changed(self) -> bool:
        """Whether it says what came of it, or what will."""
        news = (one for one in self.told if one.of in (Of.CHANGE, Of.NEXT))
        return sum(one.weight for one in news) >= _CHANGED

    @cached_property
    def used(self) -> bool:
        """Whether it tells a plain use of the thing, or what money was, or will be, spent on."""
        if self.known.money and self.answered:
            return True
        return naming.put_to_use(self.reading.sentences, self.lexicon)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the specificity."""
        return specificity.parts_of(self.reading, self.told)

    @property
    def specificity(self) -> int:
        """How specific the note is, 0 to 100: the sum of its parts."""
        return sum(part.points for part in self.parts)

    @property
    def generic(self) -> bool:
        """Whether thanks and praise outweigh what is the writer's own."""
        return self.specificity < specificity.GENERIC

    @property
    def vivid(self) -> bool:
        """Whether the note tells so much of its own that the thing need not be named."""
        return self.specificity >= _VIVID and not self.elsewhere

    @cached_property
    def whole(self) -> bool:
        """Whether so few words are a whole note on this occasion: named, thanked for, no praise.

        Or named and put to use, whatever praise stands beside it.
        """
        words = tuple(self.reading.words)
        if len(words) <= _A_FEW_LINES and self.naming == _BY_NAME and self.used:
            return True
        enough = 0 < self.manner.fewest_words <= len(words)
        if not enough or sum(word.spent for word in words) > _JUST_THANKS:
            return False
        short = len(words) <= _FEW and naming.thanked_for(self.reading.sentences, self.lexicon)
        return short or self.specificity >= _NEARLY

    @property
    def specific(self) -> bool:
        """Whether the note as a whole is specific, so that a stock phrase in it does no harm."""
        return self.naming > 0 and not self.generic

    def near(self, place: int, end: int = 0) -> bool:
        """Whether what was given or done is named around the phrase at [place, end).

        In the same sentence by anything that tells, elsewhere by what the reader gave or did.
        """
        away = range(place, max(end, place + 1))
        return any(word.start not in away for word in self.things) or self.told_beside(place, end)

    def told_beside(self, place: int, end: int = 0) -> bool:
        """Whether the sentence of the phrase at [place, end) tells enough without it."""
        at = self.reading.sentence_at(place)
        return naming.told_in(self.told, at, range(place, max(end, place + 1)))

    def given_near(self, place: int, end: int = 0) -> bool:
        """Whether what was given is named around the phrase at [place, end).

        In its sentence after it by any thing, in those beside by “the”, “your”. With a moment,
        anywhere by the moment's words, or by so much else that the reader knows.
        """
        at = self.reading.sentence_at(place)
        here = self.reading.sentences[max(0, at - 1) : at + 3]
        if naming.good_after(self.reading.sentences[at : at + 1], end, self.lexicon):
            return True
        if self.known.thing:
            return bool(self.named) or self.vivid
        return any(
            here[0].start <= word.start < here[-1].end and not place <= word.start < end
            for word in self.goods
        )
