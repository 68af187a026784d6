"""The occasions that come with Penned, and how a file that describes one is read and checked."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NoReturn

from penned.errors import BadInput, NotFound
from penned.occasions.occasion import FIELDS, Occasion, Prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KNOWN = frozenset({"title", "aliases", "late", "source", "as_of", "window", "prompts"})
_LONGEST_WAIT = 3660  # ten years


def keys() -> tuple[str, ...]:
    """The keys of the occasions that come with Penned, in alphabetical order."""
    return tuple(_built_in())


def load(name: str) -> Occasion:
    """The occasion of this key, title or alias. Raises `NotFound` with the keys there are."""
    found = find(name, _built_in().values())
    if found is None:
        raise NotFound(f"there is no occasion “{name}”", cure=f"Choose one of {', '.join(keys())}.")
    return found


def find(name: str, among: Iterable[Occasion]) -> Occasion | None:
    """The first occasion that goes by `name`, key before title before alias; None if none does."""
    wanted, occasions = _plain(name), list(among)
    by_key = {_plain(occasion.key): occasion for occasion in reversed(occasions)}
    by_title = {_plain(occasion.title): occasion for occasion in reversed(occasions)}
    by_alias = {
        _plain(alias): occasion for occasion in reversed(occasions) for alias in occasion.aliases
    }
    return by_key.get(wanted) or by_title.get(wanted) or by_alias.get(wanted)


def read(text: str, where: str) -> Occasion:
    """The occasion that the TOML `text` of the file `where` describes; the file's name is its key.

    Raises `BadInput` with the file, the key (or line) and the reason.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is no TOML: {error}", where=where) from error
    unknown = sorted(data.keys() - _KNOWN)
    if unknown:
        _fault(where, unknown[0], f"is not known here; known are {', '.join(sorted(_KNOWN))}")
    ideal_days, soft_days = _window(data, where)
    return Occasion(
        key=PurePath(where).stem,
        title=_text(data, "title", where),
        prompts=_prompts(data, where),
        ideal_days=ideal_days,
        soft_days=soft_days,
        source=_text(data, "source", where),
        as_of=_day(data, where),
        aliases=_aliases(data, where),
        late=_text(data, "late", where) if "late" in data else "",
    )


@cache
def _built_in() -> dict[str, Occasion]:
    folder = resources.files("penned.occasions").joinpath("data")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda f: f.name
    )
    read_all = [read(file.read_text("utf-8"), file.name) for file in files]
    return {occasion.key: occasion for occasion in read_all}


def _window(data: Mapping[str, Any], where: str) -> tuple[int | None, int | None]:
    window = data.get("window", {})
    if not isinstance(window, dict):
        _fault(where, "window", "must be a table with ideal_days and soft_days")
    unknown = sorted(window.keys() - {"ideal_days", "soft_days"})
    if unknown:
        _fault(where, f"window.{unknown[0]}", "is not known; known are ideal_days and soft_days")
    ideal, soft = (_days(window, key, where) for key in ("ideal_days", "soft_days"))
    if soft is not None and (ideal is None or ideal > soft):
        _fault(
            where, "window.soft_days", "must not be less than ideal_days, and not stand without it"
        )
    return ideal, soft


def _days(window: Mapping[str, Any], key: str, where: str) -> int | None:
    days = window.get(key)
    whole = isinstance(days, int) and not isinstance(days, bool) and 0 <= days <= _LONGEST_WAIT
    if days is not None and not whole:
        _fault(
            where,
            f"window.{key}",
            f"must be a whole number of days from 0 to {_LONGEST_WAIT}, not {days!r}",
        )
    return days


def _prompts(data: Mapping[str, Any], where: str) -> tuple[Prompt, ...]:
    tables = data.get("prompts")
    if (
        not isinstance(tables, list)
        or not tables
        or not all(isinstance(table, dict) for table in tables)
    ):
        _fault(where, "prompts", "must be one or more [[prompts]] tables with field and question")
    prompts = tuple(
        _prompt(table, f"prompts[{place}]", where) for place, table in enumerate(tables, 1)
    )
    fields = [prompt.field for prompt in prompts]
    for place, field in enumerate(fields, 1):
        if field in fields[: place - 1]:
            _fault(where, f"prompts[{place}].field", f"asks for “{field}” a second time")
    return prompts


def _prompt(table: Mapping[str, Any], key: str, where: str) -> Prompt:
    prompt = Prompt(_text(table, "field", where, key), _text(table, "question", where, key))
    if table.keys() - {"field", "question"}:
        _fault(where, key, "holds more than field and question")
    if prompt.field not in FIELDS:
        _fault(where, f"{key}.field", f"must be one of {', '.join(FIELDS)}, not “{prompt.field}”")
    return prompt


def _aliases(data: Mapping[str, Any], where: str) -> tuple[str, ...]:
    aliases = data.get("aliases", [])
    if not isinstance(aliases, list) or not all(
        isinstance(alias, str) and alias.strip() for alias in aliases
    ):
        _fault(where, "aliases", "must be a list of words")
    return tuple(aliases)


def _text(table: Mapping[str, Any], key: str, where: str, within: str = "") -> str:
    text = table.get(key)
    if not isinstance(text, str) or not text.strip():
        _fault(
            where,
            f"{within}.{key}" if within else key,
            "is missing" if text is None else "must be text",
        )
    return text


def _day(data: Mapping[str, Any], where: str) -> date:
    day = data.get("as_of")
    if not isinstance(day, date) or isinstance(day, datetime):
        _fault(where, "as_of", "is missing" if day is None else "must be a day such as 2026-11-22")
    return day


def _fault(where: str, key: str, reason: str) -> NoReturn:
    raise BadInput(f"“{key}” {reason}", where=where)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
