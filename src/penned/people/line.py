"""A written name as a row of words, commas and signs for themselves, asides taken out."""

from __future__ import annotations

import re

from penned.people import words
from penned.people.spelling import has_letter, tidy

Words = tuple[str, ...]

_COMMAS = str.maketrans({"，": ",", "、": ",", "،": ",", "；": ";", "؛": ";"})
_OPEN, _CLOSE = "([<（【{", ")]>）】}"
_ASIDE = re.compile(
    rf"[{re.escape(_OPEN)}]([^{re.escape(_OPEN + _CLOSE)}]*)(?:[{re.escape(_CLOSE)}]|$)"
)
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_GUESTS = re.compile(r"\s*[+&]\s*\d+$")
_WORD = re.compile(r"\([^()]*\)|[\"“„«][^\"“”„«»]+[\"”“»]|,|[^\s,]+")
_QUOTED = re.compile("[\"“„«'‘(](.+)[\"”“»'’)]")
_SYMBOL = re.compile(r"([&+＆])")
_LONGEST_LOGO = 5  # "AT&T", "H&M"


def western(text: str) -> str:
    """`text` with the commas and semicolons of other scripts as our own."""
    return text.translate(_COMMAS)


def words_of(line: str) -> Words:
    """The words of one tidy line: "Reyes, Ana & Tom" is Reyes · , · Ana · & · Tom."""
    return tuple(part for word in _WORD.findall(line) for part in _unjoined(word))


def join(written: Words) -> str:
    """Words as one line of text again."""
    return " ".join(written).replace(" ,", ",")


def is_bracketed(word: str) -> bool:
    """Whether `word` is something in round brackets."""
    return word.startswith("(") and word.endswith(")")


def unquoted(word: str) -> str:
    """What stands in the quotes or brackets of a nickname; "" where there are none."""
    match = _QUOTED.fullmatch(word)
    return match[1] if match else ""


def trimmed(written: Words) -> Words:
    """`written` without what joins nothing at its ends, unless nothing is left."""
    start, end = 0, len(written)
    while start < end and _joins_nothing(written[start]):
        start += 1
    while end > start and _joins_nothing(written[end - 1]):
        end -= 1
    return written[start:end] or written


def without_asides(line: str) -> tuple[str, str]:
    """`line` without its asides, and those: what is in brackets, and the "+1" of "Ana Reyes +1".

    A nickname ("Robert (Bob) Smith") and people ("Ana Reyes (and Tom)") are no asides. Where
    nothing else is left, what stood in brackets is the name.
    """
    asides: list[str] = []
    rest = _outside(line, asides)
    guests = _GUESTS.search(rest)
    if guests:
        asides.append(guests[0].strip())
        rest = rest[: guests.start()]
    if not has_letter(rest):
        return tidy(_BRACKET.sub(" ", line)), ""
    return tidy(rest), "; ".join(aside for aside in asides if aside)


def _outside(line: str, asides: list[str]) -> str:
    """`line` without brackets, from the inside out; what they held is added to `asides`."""

    def take(match: re.Match[str]) -> str:
        inside = tidy(match[1])
        if _are_people(inside):
            return f" {inside} "
        if _is_nickname(match):
            return match[0]
        asides.append(inside)
        return " "

    rest = _ASIDE.sub(take, line)
    return rest if rest == line else _outside(rest, asides)


def _are_people(inside: str) -> bool:
    first, _, others = inside.partition(" ")
    return words.joins(first) and has_letter(others)


def _is_nickname(match: re.Match[str]) -> bool:
    before, behind = match.string[: match.start()].rstrip(), match.string[match.end() :].split()
    one_name = match[1].isalpha() and match[1][0].isupper() and is_bracketed(match[0])
    follows = bool(behind) and has_letter(behind[0][0]) and not words.joins(behind[0])
    return one_name and has_letter(before[-1:]) and follows


def _unjoined(word: str) -> list[str]:
    """The three words of "Ana&Tom"; "AT&T" stays one."""
    if is_bracketed(word) or (len(word) <= _LONGEST_LOGO and word.isupper() and word[0].isalpha()):
        return [word]
    return [part for part in _SYMBOL.split(word) if part]


def _joins_nothing(word: str) -> bool:
    return not has_letter(word) or words.joins(word)
