"""All that one can choose: hands, stationery, occasions and rules, built in and from plugins.

A plugin is a package of data files and one entry point that names it, in the group `penned.hands`,
`penned.stationery`, `penned.designs`, `penned.occasions` or `penned.rules`; it needs no code. A
broken plugin, or a broken file of one, is told by `faults` and never stops the rest. What is built
in stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from penned.errors import NotFound, PennedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from penned.coach.rule import Rule
    from penned.hand.file import Label
    from penned.hand.hand import Hand
    from penned.occasions import Occasion
    from penned.stationery.design import Design
    from penned.stationery.paper import Card, Envelope

    Reader = Callable[[Traversable], Iterable[tuple[str, Any]]]

Thing = TypeVar("Thing")
GROUPS = ("hands", "stationery", "designs", "occasions", "rules")


@dataclass(frozen=True, slots=True)
class Fault:
    """A plugin, or a file of one, that cannot be used, and why."""

    plugin: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the plugins of one group hold, by name, and what is wrong with the rest."""

    things: Mapping[str, Any]
    faults: tuple[Fault, ...]


def hands() -> Mapping[str, Hand]:
    """All hands by name."""
    from penned import hand as hands_built_in

    built_in = {name: hands_built_in.load(name) for name in built_in_hands()}
    return {**_plugins("hands").things, **built_in}


def hand_labels() -> Mapping[str, Label]:
    """What each hand says of itself, by name: quicker than all of their strokes."""
    from penned.hand import built_in, file

    ours = {name: built_in.label(name) for name in built_in_hands()}
    theirs = {name: file.label_of(each) for name, each in _plugins("hands").things.items()}
    return {**ours, **theirs, **ours}


def built_in_hands() -> tuple[str, ...]:
    """The names of the hands that come with Penned."""
    from penned import hand as hands_built_in

    return hands_built_in.names()


def hand(name: str) -> Hand:
    """The hand called `name`; `NotFound` says what there is."""
    from penned import hand as hands_built_in

    if name in built_in_hands():
        return hands_built_in.load(name)
    theirs: Mapping[str, Hand] = _plugins("hands").things
    return _chosen(name, theirs, "hands", "hand", others=built_in_hands())


def pieces() -> Mapping[str, Card | Envelope]:
    """All stationery by name: cards and envelopes."""
    from penned import stationery as stationery_built_in

    built_in = {name: stationery_built_in.load(name) for name in stationery_built_in.names()}
    return {**_plugins("stationery").things, **built_in}


def piece(name: str) -> Card | Envelope:
    """The card or envelope called `name`; `NotFound` says what there is."""
    return _paper(name, pieces(), "stationery")


def cards() -> Mapping[str, Card]:
    """All cards by name."""
    from penned.stationery.paper import Card

    return {name: each for name, each in pieces().items() if isinstance(each, Card)}


def card(name: str) -> Card:
    """The card called `name`; `NotFound` says which cards there are."""
    return _paper(name, cards(), "card")


def envelope(name: str) -> Envelope:
    """The envelope called `name`; `NotFound` says which envelopes there are."""
    from penned.stationery.paper import Envelope

    found = {name: each for name, each in pieces().items() if isinstance(each, Envelope)}
    return _paper(name, found, "envelope")


def designs() -> Mapping[str, Design]:
    """All designs by name."""
    from penned.stationery import design as designs_built_in

    built_in = {name: designs_built_in.load(name) for name in designs_built_in.names()}
    return {**_plugins("designs").things, **built_in}


def design(name: str) -> Design:
    """The design called `name`; `NotFound` says what there is."""
    from penned.stationery import design as designs_built_in

    if name in designs_built_in.names():
        return designs_built_in.load(name)
    theirs: Mapping[str, Design] = _plugins("designs").things
    return _chosen(name, theirs, "designs", "design", others=designs_built_in.names())


def occasions() -> Mapping[str, Occasion]:
    """All occasions by key."""
    from penned import occasions as occasions_built_in

    built_in = {key: occasions_built_in.load(key) for key in occasions_built_in.keys()}  # noqa: SIM118 - no dict: it lists them
    return {**_plugins("occasions").things, **built_in}


def occasion(name: str) -> Occasion:
    """The occasion of this key, title or alias; `NotFound` says which are near."""
    from penned import occasions as occasions_built_in

    known = occasions()
    found = occasions_built_in.find(name, known.values())
    if found:
        return found
    called = {
        word.casefold(): each.key
        for each in known.values()
        for word in (*each.aliases, each.title, each.key)
    }
    near = dict.fromkeys(
        called[word] for word in get_close_matches(name.casefold(), called, cutoff=0.7)
    )
    there = f"Did you mean {' or '.join(near)}?" if near else "Choose from: penned occasion list"
    raise NotFound(f"there is no occasion called “{name}”", cure=there + _broken("occasions"))


def rules() -> tuple[Rule, ...]:
    """All rules of the coach, the built-in ones first."""
    from penned.coach import rulebook as rules_built_in

    return (*rules_built_in.built_in(), *more_rules())


@cache
def more_rules() -> tuple[Rule, ...]:
    """The rules of plugins alone: the coach finds its own by the note's language."""
    return tuple(_plugins("rules").things.values())


def faults(*groups: str) -> tuple[Fault, ...]:
    """What is wrong with the plugins of these groups, or of all."""
    return tuple(fault for group in groups or GROUPS for fault in _plugins(group).faults)


def _chosen(
    name: str, things: Mapping[str, Thing], group: str, word: str, others: Sequence[str] = ()
) -> Thing:
    if name in things:
        return things[name]
    there = f"There are {', '.join(sorted((*things, *others)))}."
    raise NotFound(f"there is no {word} called “{name}”", cure=there + _broken(group))


def _paper(name: str, things: Mapping[str, Thing], word: str) -> Thing:
    """A piece of paper: the list of all is too long to be read out."""
    from penned.stationery import which

    if name in things:
        return things[name]
    there = which(name, things) + _broken("stationery")
    raise NotFound(f"there is no {word} called “{name}”", cure=there)


def _broken(group: str) -> str:
    return "".join(
        f" The plugin {fault.plugin} is broken: {fault.reason}" for fault in faults(group)
    )


@cache
def _plugins(group: str) -> _Shelf:
    things: dict[str, Any] = {}
    found: list[Fault] = []
    for plugin in sorted(entry_points(group=f"penned.{group}")):
        try:
            for place in files(plugin.value).iterdir():
                _shelve(things, found, plugin.name, _READERS[group](place))
        except Exception as fault:  # noqa: BLE001 - whatever a plugin does, the rest goes on
            found.append(Fault(plugin.name, f"{fault}"))
    return _Shelf(things, tuple(found))


def _shelve(
    things: dict[str, Any], found: list[Fault], plugin: str, entries: Iterable[tuple[str, Any]]
) -> None:
    try:
        things.update(entries)
    except PennedError as fault:
        found.append(Fault(plugin, str(fault)))


def _hand_in(place: Traversable) -> Iterator[tuple[str, Hand]]:
    from penned.hand import file

    if place.name.endswith(file.SUFFIX):
        name = place.name.removesuffix(file.SUFFIX)
        yield name, file.read(place.read_bytes(), name=name)


def _piece_in(place: Traversable) -> Iterator[tuple[str, Card | Envelope]]:
    from penned import stationery as stationery_built_in

    if name := _toml(place):
        yield name, stationery_built_in.read(place.read_text("utf-8"), name=name, where=place.name)


def _design_in(place: Traversable) -> Iterator[tuple[str, Design]]:
    from penned.stationery import design as designs_built_in

    if designs_built_in.is_design(place):
        files = designs_built_in.files_of(place)
        yield place.name, designs_built_in.prove(designs_built_in.read(files, name=place.name))


def _occasion_in(place: Traversable) -> Iterator[tuple[str, Occasion]]:
    from penned import occasions as occasions_built_in

    if name := _toml(place):
        yield name, occasions_built_in.read(place.read_text("utf-8"), where=place.name)


def _rules_in(place: Traversable) -> Iterator[tuple[str, Rule]]:
    from penned.coach import rulebook as rules_built_in

    if _toml(place):
        known = rules_built_in.built_in()
        for rule in rules_built_in.read_rules(
            place.read_text("utf-8"), where=place.name, known=known
        ):
            yield rule.id, rule


def _toml(place: Traversable) -> str:
    return place.name.removesuffix(".toml") if place.name.endswith(".toml") else ""


_READERS: Mapping[str, Reader] = {
    "hands": _hand_in,
    "stationery": _piece_in,
    "designs": _design_in,
    "occasions": _occasion_in,
    "rules": _rules_in,
}
