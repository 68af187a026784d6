"""What somebody did, one detail of it, and what it changed: the clauses of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from penned.sources.sentence.naming import Stance
from penned.sources.sentence.tokens import small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.sources.sentence.lexicon import Lexicon
    from penned.sources.sentence.naming import Named
    from penned.sources.sentence.tokens import Line
    from penned.sources.sentence.when import When

_BREAKS = re.compile(r"[.;:!?]+(?=\s|$)|,(?=\s)|\s[\u2013\u2014-]+\s")
_ABBREVIATED = re.compile(r"\b(?:Dr|Mrs?|Ms|St|Prof|Sra?|Hr|Fr|Mme|[A-Z])$")
_NOT_A_LIST = re.compile(r"\w{4}")  # between two names there stands "and", at most
_TAGS = re.compile(r"#\w+")
_BEFORE_NAMES = (
    "who.before",
    "who.openers",
    "who.from",
    "who.thanking",
    "who.hosts",
    "who.with",
    "who.at",
)
_EDGES = " ,;:.!?…\u2013\u2014-"


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of a sentence in words, "" for one that is not there."""

    what: str
    detail: str
    difference: str


def read(line: Line, givers: Sequence[Named], when: Sequence[When], words: Lexicon) -> Parts:
    """Take a sentence apart; `when` are the days that are said in it."""
    return _Sentence(line, givers, when, words).parts()


class _Span(NamedTuple):
    """A piece of the text, from `start` to before `end`."""

    start: int
    end: int

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


class _Sentence:
    """A sentence with what was found in it: the givers, by their places, and the days."""

    def __init__(
        self, line: Line, givers: Sequence[Named], when: Sequence[When], words: Lexicon
    ) -> None:
        self.line, self.givers, self.words = line, givers, words
        self.names = [_span(line, each) for each in givers]
        self.days = [_Span(each.start, each.end) for each in when]

    def parts(self) -> Parts:
        """The deed, the detail and the difference."""
        first, *behind = self._clauses()
        effects = [each for each in behind if self._is_effect(each)]
        clauses, main = self._led([first, *(each for each in behind if each not in effects)])
        what, detail = self._deed(main)
        others = [each for each in clauses if each != main and not self._is_tag(each)]
        rest = [said for each in others if not self._is_day(said := self._said(each))]
        if not what and rest:
            what, *rest = rest
        return Parts(
            what=what or self._said(main),
            detail="; ".join(filter(None, [detail, *rest])),
            difference="; ".join(self._said(each).removeprefix("and ") for each in effects),
        )

    def _clauses(self) -> list[_Span]:
        """Parted by stops, by commas outside names, and before words like “so that”."""
        lists = [
            _Span(one.start, two.end)
            for one, two in pairwise(self.names)
            if not _NOT_A_LIST.search(self.line.text[one.end : two.start])
        ]
        cuts = [
            match.span()
            for match in _BREAKS.finditer(self.line.text)
            if not any(span.holds(match.start()) for span in [*self.names, *lists])
            and not _ABBREVIATED.search(self.line.text[: match.start()])
        ]
        joins = self.words.lists.get("parts.effect_joins")
        if joins is not None:
            cuts += [(match.start(), match.start()) for match in joins.finditer(self.line.low)]
        starts = [0, *(end for _, end in sorted(cuts))]
        ends = [*(start for start, _ in sorted(cuts)), len(self.line.text)]
        found = [_Span(*each) for each in zip(starts, ends, strict=True)]
        return [each for each in found if self._said(each)] or [_Span(0, len(self.line.text))]

    def _is_effect(self, clause: _Span) -> bool:
        said = self.line.low[slice(*clause)].strip(_EDGES)
        named = any(clause.holds(name.start) for name in self.names)
        return not named and self.words.begins("parts.effects", said) is not None

    def _led(self, clauses: list[_Span]) -> tuple[list[_Span], _Span]:
        """The clauses, and the main one, which begins where who did it stands.

        "I was stuck in the rain and Ben waited" has its main clause behind the "and".
        """
        main = self._main(clauses)
        for each, name in zip(self.givers, self.names, strict=True):
            if each.stance is not Stance.SUBJECT or each.joined != each.first:
                continue
            if not main.start < name.start < main.end:
                continue
            opener = self.words.ends("who.openers", self.line.low[main.start : name.start])
            lead = _Span(main.start, main.start + (opener.start() if opener else 0))
            if self._said(lead):
                own = _Span(name.start, main.end)
                at = clauses.index(main)
                return [*clauses[:at], own, lead, *clauses[at + 1 :]], own
            break
        return clauses, main

    def _main(self, clauses: Sequence[_Span]) -> _Span:
        """The clause of who has most to do with it; the first where there is nobody."""
        ranked = sorted(zip(self.givers, self.names, strict=True), key=lambda pair: -pair[0].stance)
        for _, name in ranked:
            for clause in clauses:
                if clause.holds(name.start) and not self._is_tag(clause):
                    return clause
        return clauses[0]

    def _deed(self, main: _Span) -> tuple[str, str]:
        """The deed without who did it and when, and the detail behind it."""
        start = self._behind_days(main)
        removed = [
            _Span(max(self._from(name.start), start), name.end)
            for name in self.names
            if start <= name.start < main.end
        ]
        removed = self._joined(
            sorted([*removed, *self._inner_days(_Span(start, main.end), removed)])
        )
        at = self._detail_at(_Span(start, main.end), removed)
        what = self._lead_off(self._without(_Span(start, at), removed))
        if removed and (not what or (" " not in what and what.lower().endswith("ed"))):
            what = self._lead_off(self._said(_Span(start, at)))  # "stayed" says nothing alone
        detail = self._without(_Span(at, main.end), removed)
        return what, "" if self._is_day(detail) else detail

    def _behind_days(self, clause: _Span) -> int:
        """Behind the days and stops with which a clause begins."""
        start, before = clause.start, -1
        while start != before:
            before = start
            while start < clause.end and self.line.text[start] in _EDGES:
                start += 1
            start = next(
                (d.end for d in self.days if d.start == start and d.end < clause.end), start
            )
        return start

    def _inner_days(self, clause: _Span, removed: Sequence[_Span]) -> list[_Span]:
        """The days before which no deed is said yet: “hat mir gestern einen Kuchen gebacken”."""
        said = {
            day: small(self._without(_Span(clause.start, day.start), removed))
            for day in self.days
            if clause.start < day.start < clause.end
        }
        return [day for day in said if not said[day] or self.words.is_("parts.leading", said[day])]

    def _from(self, start: int) -> int:
        """Where the words before a name begin that belong to it: “from”, “my friend”."""
        for name in _BEFORE_NAMES:
            if found := self.words.ends(name, self.line.low[:start]):
                return found.start()
        return start

    def _joined(self, removed: list[_Span]) -> list[_Span]:
        """With what joins two names between them: “Tom and Lea”."""
        joined: list[_Span] = []
        for each in removed:
            between = self.line.low[joined[-1].end : each.start].strip(" ,") if joined else "-"
            if not between or self.words.is_("who.joins", between):
                joined[-1] = _Span(joined[-1].start, each.end)
            else:
                joined.append(each)
        return joined

    def _detail_at(self, clause: _Span, removed: Sequence[_Span]) -> int:
        """Where the deed ends and a detail begins: an hour, a day, the weather, how long."""
        behind = max(
            (name.end for name in removed if name.start <= clause.start + 1), default=clause.start
        )
        found = [
            day.start
            for day in self.days
            if behind < day.start < clause.end and not any(r.holds(day.start) for r in removed)
        ]
        for name in ("when.clock", "parts.details"):
            matches = self.words.lists[name].finditer(self.line.low, behind, clause.end)
            found += [match.start() for match in matches if match.start() > behind + 1][:1]
        return min(found, default=clause.end)

    def _without(self, span: _Span, removed: Sequence[_Span]) -> str:
        said, at = "", span.start
        for each in removed:
            if at <= each.start < span.end:
                said += f"{self.line.text[at : each.start]} "
                at = min(each.end, span.end)
        return _tidy(said + self.line.text[at : span.end])

    def _lead_off(self, what: str) -> str:
        """Without the words before the deed: “and”, “got”, “thanks to”, “from work”."""
        for name in ("parts.thanking", "parts.receiving", "parts.leading", "parts.leading"):
            found = self.words.begins(name, small(what))
            if found and found.end() < len(what):
                what = _tidy(what[found.end() :])
        found = self.words.begins("who.behind", small(what))
        rest = _tidy(what[found.end() :]) if found else ""
        return rest if self.words.begins("who.verbs", small(rest)) else what

    def _is_tag(self, clause: _Span) -> bool:
        """Whether a clause says no more than who it was: “@ana”."""
        return "@" in self.line.text[slice(*clause)] and not self._without(clause, self.names)

    def _is_day(self, said: str) -> bool:
        return any(said == self._said(day) for day in self.days)

    def _said(self, span: _Span) -> str:
        return _tidy(self.line.text[slice(*span)])


def _span(line: Line, each: Named) -> _Span:
    return _Span(line.tokens[each.first].start, line.tokens[each.last - 1].end)


def _tidy(said: str) -> str:
    return " ".join(_TAGS.sub("", said).replace("@", "").split()).strip(_EDGES)
