"""The occasions that come with Penned, and which of them somebody's words mean."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from penned.errors import NotFound
from penned.occasions import file
from penned.occasions.profiles import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from penned.occasions.occasion import Occasion
    from penned.occasions.profiles import Profile

_WORD = re.compile(r"\w+")
_LONGEST = 200  # characters of somebody's words that are read


def keys() -> tuple[str, ...]:
    """The keys of the occasions that come with Penned, in alphabetical order."""
    return tuple(_built_in())


def load(name: str) -> Occasion:
    """The occasion of this key, title or alias. Raises `NotFound` with the keys there are."""
    found = _index().get(_plain(name))
    if found is None:
        raise NotFound(f"there is no occasion “{name}”", cure=f"Choose one of {', '.join(keys())}.")
    return found


def find(name: str, among: Iterable[Occasion]) -> Occasion | None:
    """The first occasion that goes by `name`, key before title before alias; None if none does."""
    return _names(among).get(_plain(name))


@lru_cache(maxsize=4096)
def of(words: str) -> Occasion | None:
    """The built-in occasion that somebody's own words mean (“my father's funeral”), if any.

    A name of an occasion is taken first; else a name within the words: one of mourning or illness
    before any other (“hospital stay”), then the longest.
    """
    said, index = _plain(words[:_LONGEST]), _index()
    if whole := index.get(said):
        return whole
    within = [phrase for phrase in _phrases(_WORD.findall(said)) if phrase in index]
    within.sort(key=lambda phrase: (index[phrase].profile.nudge, -len(phrase)))
    return index[within[0]] if within else None


def profile(words: str) -> Profile:
    """In what manner to read a note on this occasion, a key or somebody's own words."""
    found = of(words)
    return found.profile if found else OPEN


def read(text: str, where: str) -> Occasion:
    """The occasion that the TOML `text` of the file `where` describes; the file's name is its key.

    It may extend a built-in one. Raises `BadInput` with the file, the key (or line) and the reason.
    """
    return file.made(file.parsed(text, where), where, _built_in())


@cache
def _built_in() -> dict[str, Occasion]:
    folder = files("penned.occasions").joinpath("data")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    waiting = {name: file.parsed(folder.joinpath(name).read_text("utf-8"), name) for name in names}
    found: dict[str, Occasion] = {}
    while waiting:
        ready = [name for name, data in waiting.items() if data.get("extends", "") in {"", *found}]
        for name in ready or list(waiting):  # where none is ready, the first tells why
            made = file.made(waiting.pop(name), name, found)
            found[made.key] = made
    return {key: found[key] for key in sorted(found)}


@cache
def _index() -> Mapping[str, Occasion]:
    return _names(_built_in().values())


def _names(among: Iterable[Occasion]) -> Mapping[str, Occasion]:
    """Every name an occasion goes by; where two share one, a key wins, then a title, then order."""
    listed = list(among)[::-1]
    aliases = {_plain(alias): each for each in listed for alias in each.aliases}
    titles = {_plain(each.title): each for each in listed}
    return {**aliases, **titles, **{_plain(each.key): each for each in listed}}


def _phrases(said: list[str]) -> Iterator[str]:
    """All runs of up to four of the words."""
    for start in range(len(said)):
        for end in range(start + 1, min(start + 4, len(said)) + 1):
            yield " ".join(said[start:end])


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
