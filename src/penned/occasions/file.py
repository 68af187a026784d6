"""How a file that describes an occasion is read and checked; it may extend another occasion."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NoReturn

from penned.errors import BadInput
from penned.occasions.occasion import FIELDS, Again, CardAdvice, Length, Occasion, Prompt, Window
from penned.occasions.profiles import profiles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.occasions.profiles import Profile

KEYS = (
    "title", "aliases", "extends", "country", "profile", "late", "source", "as_of", "window",
    "length", "card", "again", "prompts",
)  # fmt: skip
_DAYS, _HOURS = ("ideal_days", "soft_days"), "soft_hours"
_COUNTS = ("days", "working days")
_LONGEST_WAIT = 3660  # ten years of days
_LONGEST_NOTE = 5000


def parsed(text: str, where: str) -> dict[str, Any]:
    """The tables of a TOML file; raises `BadInput` with the line of its fault."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is no TOML: {error}", where=where) from error


def made(data: Mapping[str, Any], where: str, known: Mapping[str, Occasion]) -> Occasion:
    """The occasion that `data`, read from the file `where`, describes; the file's name is its key.

    What it leaves out is as in the occasion of `known` that it extends. Raises `BadInput` with the
    file, the key and the reason.
    """
    only(data, KEYS, "", where)
    source, above = text_of(data, "source", where), _extended(data, where, known)
    return Occasion(
        key=PurePath(where).stem,
        title=text_of(data, "title", where),
        prompts=_prompts(data, where) if "prompts" in data else _inherited(above, where),
        source=source,
        as_of=day_of(data, where),
        window=_window(data, where, source, above.window),
        aliases=words_of(data, "aliases", where),
        late=text_of(data, "late", where) if "late" in data else above.late,
        profile=_profile(data, where) if "profile" in data else above.profile,
        length=_length(data, where, above.length),
        card=_card(data, where, above.card),
        extends=above.family if above.key else (),
        country=text_of(data, "country", where) if "country" in data else "",
        again=_again(data, where, source) if "again" in data else above.again,
    )


def window(table: object, key: str, where: str, source: str) -> Window:
    """A window as a table says it, or else from `source`."""
    if not isinstance(table, dict):
        fault(where, key, "must be a table with ideal_days and soft_days or soft_hours")
    only(table, (*_DAYS, _HOURS, "counts", "source"), key, where)
    ideal, soft = (_whole(table, each, key, where, most=_LONGEST_WAIT) for each in _DAYS)
    hours = _whole(table, _HOURS, key, where, most=24 * _LONGEST_WAIT)
    if hours is not None and soft is not None:
        fault(where, f"{key}.{_HOURS}", "cannot stand beside soft_days")
    last = soft if hours is None else -(-hours // 24)
    if last is not None and (ideal is None or ideal > last):
        said = "soft_days" if hours is None else _HOURS
        fault(where, f"{key}.{said}", "must not be less than ideal_days, and not stand without it")
    counts = table.get("counts", _COUNTS[0])
    if counts not in _COUNTS:
        fault(where, f"{key}.counts", f"must be “days” or “working days”, not {counts!r}")
    said_by = text_of(table, "source", where, key) if "source" in table else source
    return Window(ideal, last, hours, said_by, working=counts != _COUNTS[0])


def fault(where: str, key: str, reason: str) -> NoReturn:
    """Refuse a file because of one of its keys."""
    raise BadInput(f"“{key}” {reason}", where=where)


_NONE = Occasion("", "", (), "", date.min)


def _extended(data: Mapping[str, Any], where: str, known: Mapping[str, Occasion]) -> Occasion:
    if "extends" not in data:
        return _NONE
    name = text_of(data, "extends", where)
    if name not in known:
        fault(where, "extends", f"names “{name}”, which is none of {', '.join(sorted(known))}")
    return known[name]


def _inherited(above: Occasion, where: str) -> tuple[Prompt, ...]:
    if not above.prompts:
        fault(where, "prompts", "is missing: one or more [[prompts]] tables")
    return above.prompts


def _window(data: Mapping[str, Any], where: str, source: str, above: Window) -> Window:
    if "window" in data:
        return window(data["window"], "window", where, source)
    return above if above.source else Window(source=source)


def _profile(data: Mapping[str, Any], where: str) -> Profile:
    name = text_of(data, "profile", where)
    if name not in profiles():
        fault(where, "profile", f"must be one of {', '.join(profiles())}, not “{name}”")
    return profiles()[name]


def _length(data: Mapping[str, Any], where: str, above: Length) -> Length:
    table = table_of(data, "length", where)
    known = tuple(each.name for each in fields(Length))
    only(table, known, "length", where)
    said = {key: _whole(table, key, "length", where, most=_LONGEST_NOTE) or 0 for key in table}
    length = replace(above, **said)
    if length.sentences > length.most_sentences or length.words > length.most_words:
        fault(where, "length", "must not be more as a rule than it is at most")
    return length


def _card(data: Mapping[str, Any], where: str, above: CardAdvice) -> CardAdvice:
    table = table_of(data, "card", where)
    only(table, tuple(each.name for each in fields(CardAdvice)), "card", where)
    return replace(above, **{key: text_of(table, key, where, "card") for key in table})


def _again(data: Mapping[str, Any], where: str, source: str) -> Again:
    table = {"source": source, **table_of(data, "again", where)}
    only(table, tuple(each.name for each in fields(Again)), "again", where)
    days = _whole(table, "after_days", "again", where, most=_LONGEST_WAIT)
    if days is None:
        fault(where, "again.after_days", "is missing")
    asked, said_by = (text_of(table, key, where, "again") for key in ("question", "source"))
    return Again(days, asked, said_by)


def _prompts(data: Mapping[str, Any], where: str) -> tuple[Prompt, ...]:
    tables = data.get("prompts")
    if (
        not isinstance(tables, list)
        or not tables
        or not all(isinstance(table, dict) for table in tables)
    ):
        fault(where, "prompts", "must be one or more [[prompts]] tables with field and question")
    prompts = tuple(
        _prompt(table, f"prompts[{place}]", where) for place, table in enumerate(tables, 1)
    )
    asked = [prompt.field for prompt in prompts]
    for place, field in enumerate(asked, 1):
        if field in asked[: place - 1]:
            fault(where, f"prompts[{place}].field", f"asks for “{field}” a second time")
    return prompts


def _prompt(table: Mapping[str, Any], key: str, where: str) -> Prompt:
    prompt = Prompt(text_of(table, "field", where, key), text_of(table, "question", where, key))
    if table.keys() - {"field", "question"}:
        fault(where, key, "holds more than field and question")
    if prompt.field not in FIELDS:
        fault(where, f"{key}.field", f"must be one of {', '.join(FIELDS)}, not “{prompt.field}”")
    return prompt


def only(table: Mapping[str, Any], known: tuple[str, ...], within: str, where: str) -> None:
    """Refuse a key that nobody reads."""
    for key in sorted(table.keys() - set(known)):
        said = f"{within}.{key}" if within else key
        fault(where, said, f"is not known here; known are {', '.join(sorted(known))}")


def table_of(data: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    """A table within the file; empty where it is left out."""
    table = data.get(key, {})
    if not isinstance(table, dict):
        fault(where, key, "must be a table")
    return table


def _whole(table: Mapping[str, Any], key: str, within: str, where: str, *, most: int) -> int | None:
    number = table.get(key)
    whole = isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= most
    if number is not None and not whole:
        fault(where, f"{within}.{key}", f"must be a whole number from 0 to {most}, not {number!r}")
    return number


def text_of(table: Mapping[str, Any], key: str, where: str, within: str = "") -> str:
    """A text that must be there."""
    text = table.get(key)
    if not isinstance(text, str) or not text.strip():
        fault(
            where,
            f"{within}.{key}" if within else key,
            "is missing" if text is None else "must be text",
        )
    return text


def day_of(data: Mapping[str, Any], where: str) -> date:
    """The day on which the file was true."""
    day = data.get("as_of")
    if not isinstance(day, date) or isinstance(day, datetime):
        fault(where, "as_of", "is missing" if day is None else "must be a day such as 2026-11-22")
    return day


def words_of(table: Mapping[str, Any], key: str, where: str, within: str = "") -> tuple[str, ...]:
    """A list of words; none where the key is left out."""
    words = table.get(key, [])
    if not isinstance(words, list) or not all(
        isinstance(each, str) and each.strip() for each in words
    ):
        fault(where, f"{within}.{key}" if within else key, "must be a list of words")
    return tuple(words)
