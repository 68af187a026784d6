"""Who was kind: which of those named in a sentence did something, or gave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from penned.sources.sentence.naming import Named, Names, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from penned.sources.sentence.acquaintances import Acquaintances
    from penned.sources.sentence.lexicon import Lexicon
    from penned.sources.sentence.tokens import Line


def find(line: Line, timed: Sequence[bool], known: Acquaintances, words: Lexicon) -> list[Named]:
    """Everybody named in a sentence; `timed` marks the words that say a day or an hour."""
    found = list(Names(line, timed, known, words).all())
    return _with_stance(_grouped(found, line, words), line, timed, words)


def givers(named: Iterable[Named]) -> list[Named]:
    """Those among them who were kind: who gave or did it, else where or with whom it was."""
    stances = {each.stance for each in named}
    wanted: set[Stance] = set()
    if Stance.TAGGED in stances:
        wanted = {Stance.TAGGED}
    elif stances & {Stance.SUBJECT, Stance.FROM}:
        wanted = {Stance.SUBJECT, Stance.FROM, Stance.AT}
    else:
        wanted = {max(stances, default=Stance.NONE)} - {Stance.NONE}
    chosen = [each for each in named if each.stance in wanted]
    chosen = _without_senders(chosen)
    kept: list[Named] = []
    for each in chosen:
        if not any(each.who & other.who for other in kept):
            kept.append(each)
    return kept


def _without_senders(chosen: list[Named]) -> list[Named]:
    """Without those from or at whom it was, where somebody else in the same clause gave it."""
    outdone = {
        Stance.FROM: {Stance.SUBJECT},
        Stance.AT: {Stance.SUBJECT, Stance.FROM},
    }
    return [
        each
        for each in chosen
        if not any(
            other.stance in outdone.get(each.stance, ()) and other.group == each.group
            for other in chosen
        )
    ]


def _grouped(found: list[Named], line: Line, words: Lexicon) -> list[Named]:
    """Those that are joined as one (“Ana, Tom and Lea”) have one `group`: where the first is."""
    grouped: list[Named] = []
    for each in found:
        group = each.first
        if grouped and _joins(line, grouped[-1], each, words):
            group = grouped[-1].group
        grouped.append(replace(each, group=group))
    lists = {each.group for each in grouped}
    for group in lists:  # a comma joins only where an "and" follows: “Priya's, Sam cooked”
        members = [each for each in grouped if each.group == group]
        if len(members) > 1 and not _has_join(line, members, words):
            at = grouped.index(members[0])
            grouped[at : at + len(members)] = [replace(each, group=each.first) for each in members]
    return grouped


def _joins(line: Line, one: Named, two: Named, words: Lexicon) -> bool:
    between = line.low[line.tokens[one.last - 1].end : line.tokens[two.first].start].strip()
    return between == "," or words.is_("who.joins", between.lstrip(", "))


def _has_join(line: Line, members: list[Named], words: Lexicon) -> bool:
    one, two = members[-2:]
    between = line.low[line.tokens[one.last - 1].end : line.tokens[two.first].start].strip()
    return words.is_("who.joins", between.lstrip(", "))


def _with_stance(
    named: list[Named], line: Line, timed: Sequence[bool], words: Lexicon
) -> list[Named]:
    """All of them with what they have to do with it; those of a group have that of its first."""
    settled: list[Named] = []
    stances: dict[int, Stance] = {}
    for each in named:
        if each.group not in stances:
            last = max(other.last for other in named if other.group == each.group)
            stances[each.group] = _stance(each, last, line, timed, words)
        stance = max(each.stance, stances[each.group])
        clause = _clause(line, each.group)
        settled.append(replace(each, stance=stance, group=clause, joined=each.group))
    return _without_ours(settled, line, words)


def _without_ours(named: list[Named], line: Line, words: Lexicon) -> list[Named]:
    """What the writer's own made of the kindness of others is none: “and the kids slept well”."""
    kind = False
    settled: list[Named] = []
    for each in named:
        said = line.low[line.tokens[each.first].start : line.tokens[each.last - 1].end]
        behind = line.low[line.tokens[each.last - 1].end :].lstrip()
        ours = kind and words.is_("who.ours", said) and words.begins("who.faring", behind)
        settled.append(replace(each, stance=Stance.NONE) if ours else each)
        kind = kind or each.stance > Stance.ASIDE
    return settled


_BEFORE = (
    ("who.from", Stance.FROM),
    ("who.hosts", Stance.AT),
    ("who.with", Stance.WITH),
    ("who.inverted", Stance.SUBJECT),
)
"""What stands before somebody tells what they have to do with it; the first that fits."""


def _stance(each: Named, last: int, line: Line, timed: Sequence[bool], words: Lexicon) -> Stance:
    before = line.low[: line.tokens[each.first].start]
    if words.ends("who.thanking", before):
        return Stance.FROM
    own = line.tokens[each.last - 1].is_own
    if not line.stops_before(each.first):
        if own and words.ends("who.at", before):
            return Stance.AT
        told = next((stance for name, stance in _BEFORE if words.ends(name, before)), None)
        if told and not (told is Stance.FROM and _came(before, words)):
            return told
    if own:
        return Stance.OWN
    opening = _opening(each.first, line, timed, words)
    does = opening is not None and _does(last, line, timed, words)
    return opening if opening is not None and does else Stance.NONE


def _came(before: str, words: Lexicon) -> bool:
    """Whether “from” says where somebody came from: “drove up from”."""
    head, _, last = before.rstrip().rpartition(" ")
    return last == "from" and words.ends("who.motion", head) is not None


def _opening(at: int, line: Line, timed: Sequence[bool], words: Lexicon) -> Stance | None:
    """Whether word `at` begins a clause, and of which kind; None where it does not."""
    while at > 0:
        if timed[at - 1]:
            at -= 1
            continue
        if line.stops_before(at):
            return Stance.SUBJECT
        before = line.low[: line.tokens[at - 1].end]
        if words.ends("who.openers", before):
            return Stance.ASIDE if words.ends("who.aside", before) else Stance.SUBJECT
        found = words.ends("who.before", before)
        if not found:
            return None
        at = line.at(found.start())
    return Stance.SUBJECT


def _does(at: int, line: Line, timed: Sequence[bool], words: Lexicon) -> bool:
    """Whether something is done by who stands before word `at`."""
    tokens = line.tokens
    while at < len(tokens) and timed[at]:
        at += 1
    if at >= len(tokens) or (line.gap(at) and not line.gap(at).startswith(",")):
        return False
    behind = line.low[tokens[at].start :]
    while found := words.begins("who.behind", behind):
        behind = behind[found.end() :].lstrip(" ,")
    if words.begins("who.not_giving", behind):
        return False
    if words.begins("who.verbs", behind):
        return True
    return not (
        line.gap(at)
        or words.begins("who.common", behind)
        or words.begins("who.joins", behind)
        or words.begins("who.places", behind)
        or words.begins("who.with", behind)
    )


def _clause(line: Line, at: int) -> int:
    """The word at which the clause of word `at` begins."""
    while at > 0 and not line.stops_before(at):
        at -= 1
    return at
