"""Numbers in words and figures: “thirty-one”, “half an hour”, “1,100”, “half past six”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.coach.facts.wording import Wording

_TENS = range(20, 91)
_UNITS = range(1, 10)
_HALF_DAY = 12.0
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)")


class Numeral(NamedTuple):
    """A number that ends before word `end`: of what, how many minutes, whether it is an o'clock."""

    value: float
    end: int
    unit: str = ""
    minutes: float = 0.0
    clock: bool = False


def numeral(words: Sequence[str], at: int, wording: Wording) -> Numeral | None:
    """The number that begins at word `at` of these folded words; None where there is none.

    “One of them”, “the first” and “both” count nothing, and are none; “an hour” is sixty minutes.
    """
    found = _figures(words[at]) or _in_words(words, at, wording)
    if found is None:
        return None
    value, length = found
    end = at + length
    part = _part_of_a_span(words, at, end, value, wording)
    if part:
        return part
    past = _past_the_hour(words, end, value, wording)
    if past:
        return past
    unit = words[end] if end < len(words) else ""
    spans = wording.numbered["spans"]
    if length == 1 and words[at] in wording.sets["uncounted"] and unit not in spans:
        return None
    if unit == "of" and at and words[at - 1] == "the":  # “the two of us” are whoever they are
        return None
    clock = _is_clock(words, at, end, wording)
    return Numeral(value, end, unit, value * spans.get(unit, 0.0), clock)


def a_span(words: Sequence[str], at: int, wording: Wording) -> float:
    """The minutes of “an hour”, “a whole week” at word `at`; 0 for anything else."""
    if words[at] not in wording.sets["single"]:
        return 0.0
    rest = [word for word in words[at + 1 : at + 3] if word not in wording.sets["whole"]]
    return wording.numbered["spans"].get(rest[0], 0.0) if rest else 0.0


def _part_of_a_span(
    words: Sequence[str], at: int, end: int, value: float, wording: Wording
) -> Numeral | None:
    """“Half an hour”, “a third of a year”, “three quarters of an hour”, “half a dozen”."""
    parts, spans = wording.numbered["parts"], wording.numbered["spans"]
    share = parts.get(words[at], 0.0)
    if not share and end < len(words) and words[end] in parts:
        share, end = value * parts[words[end]], end + 1
    if not share:
        return None
    while end < len(words) and words[end] in ("of", "a", "an", "the"):
        end += 1
    whole = words[end] if end < len(words) else ""
    if whole in spans:
        return Numeral(share, end + 1, whole, share * spans[whole])
    dozens = wording.numbered["numbers"].get(whole, 0.0)
    return Numeral(share * dozens, end + 1) if whole in wording.sets["bundles"] else None


def _figures(word: str) -> tuple[float, int] | None:
    if not word[0].isdigit():
        return None
    clock = _CLOCK.fullmatch(word)
    if clock:
        return int(clock[1]) + int(clock[2]) / 60, 1
    try:
        return float(word.replace(",", "")), 1
    except ValueError:
        return None


def _in_words(words: Sequence[str], at: int, wording: Wording) -> tuple[float, int] | None:
    """“Thirty-one”, “two hundred and fourteen”: the value, and of how many words."""
    if at >= len(words):
        return None
    numbers, scales = wording.numbered["numbers"], wording.numbered["scales"]
    value = numbers.get(words[at], scales.get(words[at]))
    if value is None:
        return None
    end = at + 1
    if value in _TENS and end < len(words) and numbers.get(words[end], 0.0) in _UNITS:
        value += numbers[words[end]]
        end += 1
    while end < len(words) and words[end] in scales:
        value *= scales[words[end]]
        end += 1
        rest = _in_words(words, end + 1, wording) if words[end : end + 1] == ["and"] else None
        if rest and rest[0] < scales[words[end - 1]]:
            value, end = value + rest[0], end + 1 + rest[1]
    return value, end - at


def _past_the_hour(
    words: Sequence[str], end: int, value: float, wording: Wording
) -> Numeral | None:
    """“Half past six”, “quarter to five”, “ten past nine”."""
    if words[end : end + 1] not in (["past"], ["to"]) or not words[end + 1 : end + 2]:
        return None
    hour = _figures(words[end + 1]) or _in_words(words, end + 1, wording)
    if hour is None or not 0 < hour[0] <= _HALF_DAY:
        return None
    part = value if value < 1 else value / 60
    return Numeral(
        hour[0] + (part if words[end] == "past" else -part), end + 1 + hour[1], clock=True
    )


def _is_clock(words: Sequence[str], at: int, end: int, wording: Wording) -> bool:
    after = words[end] if end < len(words) else ""
    if after in wording.sets["clock"]:
        return True
    return (
        at > 0
        and words[at - 1] in wording.sets["at_the_clock"]
        and (
            not after or after in wording.lexicon.function or after in wording.numbered["weekdays"]
        )
    )
