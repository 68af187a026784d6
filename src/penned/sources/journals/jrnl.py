"""A journal of jrnl: its JSON (`jrnl --format json`), or its plain text as it lies on the disk."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.sources import delimited, json_file
from penned.sources.journals import entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.told import Reading, Told

# How jrnl begins an entry: its usual time format, with or without seconds, of 12 or 24 hours.
_BEGINS = re.compile(
    r"^\[(\d{4}-\d\d-\d\d)(?:[ T](\d{1,2}):(\d\d)(?::\d\d)?(?: ?([AP])M)?)?\] ?",
    re.MULTILINE | re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…]+['’\"”]?[\])]*\s+")
_STAR = " *"  # behind the title of a starred entry


def is_plain(head: bytes) -> bool:
    """Whether a file begins as the plain text of jrnl does: “[2026-11-10 08:30] Title”."""
    return bool(_BEGINS.match(head[:80].decode("ascii", "replace")))


def read(data: bytes, name: str) -> Reading:
    """Read the journal: title and body are the entry; its key is its minute and its title.

    An entry has one key in both forms. Raises `BadInput` for what is no journal of jrnl.
    """
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        found = entry.entries_of(json_file.read(data, name), name, "jrnl")
        return entry.reading("jrnl", name, data, enumerate(found, 1), _told)
    if len(data) > json_file.MOST_BYTES:
        raise BadInput(f"this file is larger than {json_file.MOST_BYTES >> 20} MB", where=name)
    text = delimited.decode(data, name)[0].lstrip("\ufeff \t\r\n")
    if not _BEGINS.match(text):
        raise BadInput(
            "this is no journal of jrnl: it does not begin like “[2026-11-10 08:30] Title”",
            where=name,
            cure="Write it out with jrnl --format json, and import that.",
        )
    return entry.reading("jrnl", name, data, enumerate(_entries(text), 1), _told)


def _entries(text: str) -> Iterator[dict[str, str]]:
    """The entries of the plain text, in the fields that JSON has."""
    begun = list(_BEGINS.finditer(text))
    ends = [each.start() for each in begun[1:]] + [len(text)]
    for head, end in zip(begun, ends, strict=True):
        title, body = _parted(text[head.end() : end].strip())
        yield {
            "date": head[1],
            "time": _clock(head),
            "title": title.removesuffix(_STAR),
            "body": body,
        }


def _clock(head: re.Match[str]) -> str:
    """The time of an entry by 24 hours, as JSON has it."""
    if head[2] is None:
        return "00:00"
    hour = int(head[2])
    if head[4]:
        hour = hour % 12 + 12 * (head[4].upper() == "P")
    return f"{hour:02}:{head[3]}"


def _parted(text: str) -> tuple[str, str]:
    """Title and body: jrnl parts them at the first line, of a single line at the first sentence."""
    title, line_end, body = text.partition("\n")
    if line_end:
        return title.strip(), body.strip()
    end = _SENTENCE.search(text)
    return (text[: end.end()].strip(), text[end.end() :].strip()) if end else (text, "")


def _told(number: int, found: object) -> Told:
    each = entry.fields_of(found)
    written, clock, title = (entry.text_in(each, field) for field in ("date", "time", "title"))
    try:
        on = date.fromisoformat(written)
    except ValueError:
        raise BadInput(f"“{written}” is no day such as 2026-11-20") from None
    identity = f"jrnl entry 1\n{written}\n{clock}\n{title}"
    return entry.told(number, identity, on, f"{title}\n{entry.text_in(each, 'body')}")
