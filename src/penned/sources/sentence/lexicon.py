"""The words of one language in sentences about a kindness, from words/LANGUAGE.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

USUAL = "en"

_TABLES = {
    "when": ("weekdays", "months", "numbers", "holidays", "phrases", "clock"),
    "who": ("owners", "joins", "from", "with", "at", "verbs", "openers", "common", "never"),
    "parts": ("receiving", "leading", "details", "effects"),
    "occasions": (),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way to say a day: `kind` says how it is read, `pattern` has its number, weekday and so on.

    Behind `about` no single day is named; `ahead` says that it is still to come.
    """

    kind: str
    pattern: re.Pattern[str]
    days: int = 0
    unit: str = ""
    about: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A way to say who somebody is: “my neighbour”."""

    pattern: re.Pattern[str]
    relation: str
    occasion: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What tells that a sentence is about one occasion."""

    occasion: str
    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; `lists` are patterns by the table and the list they come from."""

    language: str
    phrases: tuple[Phrase, ...]
    weekdays: tuple[re.Pattern[str], ...]
    months: tuple[re.Pattern[str], ...]
    numbers: Mapping[str, int]
    holidays: tuple[tuple[re.Pattern[str], int, int], ...]
    roles: tuple[Role, ...]
    kinds: tuple[Kind, ...]
    lists: Mapping[str, re.Pattern[str]]

    def is_(self, name: str, text: str) -> bool:
        """Whether all of `text` is in a list: whether "drove" is in "who.verbs"."""
        pattern = self.lists.get(name)
        return pattern is not None and pattern.fullmatch(text) is not None

    def ends(self, name: str, text: str) -> re.Match[str] | None:
        """Where `text` ends in one of a list, if it does; blanks behind it do not count."""
        pattern = self.lists.get(f"{name} at the end")
        return pattern.search(text) if pattern else None

    def begins(self, name: str, text: str) -> re.Match[str] | None:
        """Where `text` begins with one of a list, if it does."""
        pattern = self.lists.get(name)
        return pattern.match(text) if pattern else None

    def first(self, name: str, text: str) -> re.Match[str] | None:
        """The first place in `text` with one of a list, if there is any."""
        pattern = self.lists.get(name)
        return pattern.search(text) if pattern else None


def of(text: str) -> Lexicon:
    """The lexicon of the language of `text`, in small letters; English where that is not sure."""
    words = re.findall(r"\w+", text)
    told = {language: sum(word in tells for word in words) for language, tells in _tells().items()}
    most = max(told.values(), default=0)
    return load(USUAL if told[USUAL] == most else max(told, key=lambda each: told[each]))


@cache
def languages() -> tuple[str, ...]:
    """The languages whose words are known, by code."""
    folder = files("penned.sources.sentence") / "words"
    named = (entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(name.removesuffix(".toml") for name in named))


@cache
def load(language: str) -> Lexicon:
    """The lexicon of one language; `BadInput` with table and list where its file is faulty."""
    return made(_data(language), language)


def made(data: Mapping[str, Any], language: str) -> Lexicon:
    """The lexicon that the tables of a file describe."""
    where = f"sources/sentence/words/{language}.toml"
    for table, names in _TABLES.items():
        for name in names if isinstance(data.get(table), dict) else ("",):
            if not name or name not in data[table]:
                raise BadInput(f"{name or 'all of it'} is missing in [{table}]", where=where)
    try:
        return _made(data, language)
    except re.error as fault:
        raise BadInput(f"“{fault.pattern!s}” is no pattern: {fault.msg}", where=where) from None


def _made(data: Mapping[str, Any], language: str) -> Lexicon:
    when, blanks = data["when"], _blanks(data["when"])
    return Lexicon(
        language=language,
        phrases=tuple(_phrase(each, blanks) for each in when["phrases"]),
        weekdays=tuple(map(re.compile, when["weekdays"])),
        months=tuple(map(re.compile, when["months"])),
        numbers=when["numbers"],
        holidays=tuple((re.compile(name), *day) for name, day in when["holidays"].items()),
        roles=tuple(_roles(data)),
        kinds=tuple(
            Kind(
                occasion,
                _any(said["strong"]) if said.get("strong") else None,
                _any(said["weak"]) if said.get("weak") else None,
            )
            for occasion, said in data["occasions"].items()
        ),
        lists=_lists(data, blanks),
    )


def _blanks(when: Mapping[str, Any]) -> dict[str, str]:
    numbers = sorted(when["numbers"], key=len, reverse=True)
    return {
        "{n}": rf"(?P<n>\d{{1,3}}|{'|'.join(numbers)})",
        "{weekday}": rf"(?P<weekday>{'|'.join(when['weekdays'])})",
        "{month}": rf"(?P<month>{'|'.join(when['months'])})",
        "{holiday}": rf"(?P<holiday>{'|'.join(when['holidays'])})",
        "{d}": r"(?P<d>[0-3]?\d)",
        "{y}": r"(?P<y>(?:19|20)\d\d)",
    }


def _phrase(each: Mapping[str, Any], blanks: Mapping[str, str]) -> Phrase:
    return Phrase(
        each["is"],
        re.compile(rf"(?<!\w)(?:{_filled(each['say'], blanks)})(?!\w)"),
        each.get("days", 0),
        each.get("unit", ""),
        each.get("about", False),
        each.get("ahead", False),
    )


def _filled(say: str, blanks: Mapping[str, str]) -> str:
    """`say` with its blanks filled in; the second of a kind gives its match no name."""
    for blank, pattern in blanks.items():
        first, *others = say.split(blank)
        unnamed = re.sub(r"\?P<\w+>", "?:", pattern)
        say = first + (pattern + unnamed.join(others) if others else "")
    return say


def _roles(data: Mapping[str, Any]) -> Iterable[Role]:
    for each in data["who"].get("roles", ()):
        yield Role(_any(each["words"]), each.get("relation", ""), each.get("occasion", ""))


def _lists(data: Mapping[str, Any], blanks: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for table in ("when", "who", "parts"):
        for name, words in data[table].items():
            if isinstance(words, list) and words and all(isinstance(word, str) for word in words):
                unnamed = [re.sub(r"\?P<\w+>", "?:", _filled(word, blanks)) for word in words]
                found[f"{table}.{name}"] = _any(unnamed)
                found[f"{table}.{name} at the end"] = re.compile(
                    rf"(?<!\w)(?:{'|'.join(unnamed)})[\s,]*$"
                )
    return found


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


@cache
def _tells() -> dict[str, frozenset[str]]:
    return {language: frozenset(_data(language)["tells"]) for language in languages()}


@cache
def _data(language: str) -> dict[str, Any]:
    text = (files("penned.sources.sentence") / "words" / f"{language}.toml").read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        where = f"sources/sentence/words/{language}.toml"
        raise BadInput(f"this is no TOML: {fault}", where=where) from None
