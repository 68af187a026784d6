"""How a written name is tidied without changing it, and folded to find the same name again."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SILENT = ".'’‘ʼ`´"
_SILENT_TABLE = str.maketrans("", "", _SILENT)
_JOINERS = "\u200c\u200d"
_FIRST_JOINED_SCRIPT = "\u02b0"
# Letters that Unicode does not take apart into a plain letter and an accent.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h"}
)


def lines(text: str) -> list[str]:
    """The tidy lines of `text`, empty ones left out; every Unicode line end counts."""
    if text.isprintable():
        return [line] if (line := _tidy_line(text)) else []
    return [line for line in map(_tidy_line, _LINE_ENDS.split(text)) if line]


def tidy(text: str) -> str:
    """`text` on one line: single spaces, nothing invisible, letters composed (NFC).

    The joiners U+200C and U+200D stay between letters of scripts that are spelled with them.
    """
    return " ".join(lines(text))


def fold(text: str) -> str:
    """`text` for comparing only: lower case, single spaces, no accents, dots or apostrophes."""
    if text.isascii():
        return " ".join(text.lower().translate(_SILENT_TABLE).split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    letters = "".join(
        c for c in plain.casefold() if not unicodedata.combining(c) and c not in _SILENT
    )
    return " ".join(letters.translate(_PLAIN).split())


def has_letter(text: str) -> bool:
    """Whether there is anything in `text` that can be a name."""
    return any(character.isalpha() and character not in _SILENT for character in text)


def _tidy_line(line: str) -> str:
    if line.isprintable():
        return " ".join(unicodedata.normalize("NFC", line).split())
    kept = "".join(
        " " if character.isspace() else character
        for place, character in enumerate(line)
        if character.isspace() or _visible(line, place)
    )
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _visible(line: str, place: int) -> bool:
    if line[place] in _JOINERS:
        around = line[place - 1 : place] + line[place + 1 : place + 2]
        return len(around) == 2 and min(around) >= _FIRST_JOINED_SCRIPT
    return unicodedata.category(line[place]) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
