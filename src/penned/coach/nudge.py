"""Why bother: a small true thing for whoever hesitates, shown rarely, and never a promise."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from penned.coach.advice import Way

ALL = "nudges"
"""The rule of the way that lays every nudge aside."""

QUIET = timedelta(days=7)  # after one nudge, none for so long


class Hesitation(StrEnum):
    """What somebody stops before."""

    EMPTY_PAGE = "empty page"
    LEFT_LYING = "left lying"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Nudge:
    """A true thing, who says so where, and before which hesitation it helps."""

    key: str
    text: str
    source: str
    url: str
    as_of: date
    when: tuple[Hesitation, ...] = ()


def nudge(
    before: Hesitation, seen: Mapping[str, date], day: date, ways: Iterable[Way] = ()
) -> Nudge | None:
    """What to show on `day`, if anything: not within a week of the last, nor the last one again.

    `seen` says when each was last shown. Of those that fit, the one longest unseen is chosen; a
    way of the writer's own lays one aside by its key, or all of them by `ALL`.
    """
    aside = {way.rule for way in ways}
    if ALL in aside or any(abs(day - on) < QUIET for on in seen.values()):
        return None
    last = max(seen, key=lambda key: seen[key], default="")
    fitting = [
        one for one in nudges() if before in one.when and one.key not in aside and one.key != last
    ]
    return min(fitting, key=lambda one: seen.get(one.key, date.min), default=None)


@cache
def nudges() -> tuple[Nudge, ...]:
    """All there are, in the order of their file."""
    text = (files("penned.coach") / "nudges.toml").read_text(encoding="utf-8")
    return read_nudges(text, where="coach/nudges.toml")


def read_nudges(text: str, *, where: str) -> tuple[Nudge, ...]:
    """The nudges of a TOML file; `BadInput` with file, nudge, key and reason for the first fault.

    What stands above the first table holds for all.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"this is no TOML: {fault}", where=where) from fault
    tables = {key: value for key, value in data.items() if isinstance(value, dict)}
    for_all = {key: value for key, value in data.items() if key not in tables}
    return tuple(_nudge(key, {**for_all, **table}, where) for key, table in tables.items())


def _nudge(key: str, table: Mapping[str, Any], where: str) -> Nudge:
    for name, value in table.items():
        if name not in _EXPECTED:
            raise BadInput(f"nudge “{key}”: “{name}” is no key", where=where)
        kind, words = _EXPECTED[name]
        if type(value) is not kind or not value:
            raise BadInput(f"nudge “{key}”: “{name}” must be {words}", where=where)
    if missing := _EXPECTED.keys() - table.keys() - {"when"}:
        raise BadInput(f"nudge “{key}”: “{min(missing)}” is missing", where=where)
    try:
        when = tuple(map(Hesitation, table.get("when", ())))
    except ValueError as fault:
        raise BadInput(
            f"nudge “{key}”: “when” must name some of {', '.join(Hesitation)}", where=where
        ) from fault
    return Nudge(key, table["text"], table["source"], table["url"], table["as_of"], when)


_EXPECTED: Mapping[str, tuple[type, str]] = {
    "text": (str, "words"),
    "source": (str, "words"),
    "url": (str, "an address"),
    "as_of": (date, "a day such as 2026-11-22"),
    "when": (list, f"a list of some of {', '.join(Hesitation)}"),
}
