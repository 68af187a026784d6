"""A journal of Day One: its JSON, or the ZIP around that; pictures are left aside."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from penned.errors import BadInput
from penned.sources import json_file
from penned.sources.journals import entry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from penned.told import Reading, Told

MOST_FILES = 100_000
MOST_TIMES_LARGER = 200  # than it is in the archive; words are ten times larger at most

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # Day One escapes every sign that Markdown knows
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(dayone-moment:[^)\s]*\)")
_DAMAGED = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


def read(data: bytes, name: str) -> Reading:
    """Read a journal; one archive may hold several. The key of an entry is its number there.

    The day is that of the place where it was written. Raises `BadInput` for what is no journal,
    for a damaged archive and for one that is larger inside than it can honestly be.
    """
    files = _unpacked(data, name) if data.startswith(b"PK\x03\x04") else [(name, data)]
    found = [
        each
        for inside, text in files
        for each in entry.entries_of(json_file.read(text, inside), name, "Day One")
    ]
    told = entry.reading("dayone", name, data, enumerate(found, 1), _told)
    pictures = sum(_pictures(each) for each in found)
    aside = f"{pictures:,} pictures and recordings were left aside" if pictures else ""
    return replace(told, remarks=(aside,) if aside else ())


def _unpacked(data: bytes, name: str) -> list[tuple[str, bytes]]:
    """The journals in an archive: the JSON files that lie in no folder; nothing is written out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.infolist()
            journals = [each for each in inside if _is_journal(each.filename)]
            _check(inside, journals, name)
            return [(each.filename, archive.read(each)) for each in journals]
    except _DAMAGED:
        raise BadInput(
            "this archive is damaged or locked", where=name, cure="Export it once more."
        ) from None


def _is_journal(name: str) -> bool:
    return name.endswith(".json") and "/" not in name and "\\" not in name


def _check(inside: list[zipfile.ZipInfo], journals: list[zipfile.ZipInfo], name: str) -> None:
    if len(inside) > MOST_FILES:
        raise BadInput(f"there are more than {MOST_FILES:,} files in it", where=name)
    if not journals:
        raise BadInput("there is no journal of Day One in this archive", where=name)
    size = sum(each.file_size for each in journals)
    if size > json_file.MOST_BYTES:
        most = json_file.MOST_BYTES >> 20
        raise BadInput(f"the journals in it are larger than {most} MB", where=name)
    if size > MOST_TIMES_LARGER * max(sum(each.compress_size for each in journals), 1):
        raise BadInput(
            f"what it unpacks to is more than {MOST_TIMES_LARGER} times its size", where=name
        )


def _told(number: int, found: object) -> Told:
    each = entry.fields_of(found)
    written = entry.text_in(each, "creationDate")
    identity = entry.text_in(each, "uuid") or written
    text = _PICTURE.sub("", entry.text_in(each, "text")) or _from_rich(each)
    return entry.told(
        number,
        f"day one entry 1\n{identity}",
        _day(written, entry.text_in(each, "timeZone")),
        _ESCAPED.sub(r"\1", text),
        as_of=_instant(entry.text_in(each, "modifiedDate")),
    )


def _from_rich(each: Mapping[str, Any]) -> str:
    """The words of an entry that stand in its rich text only: JSON within the JSON."""
    rich = entry.text_in(each, "richText")
    try:
        parts = json.loads(rich).get("contents", []) if rich else []
        return "".join(part["text"] for part in parts if isinstance(part.get("text"), str))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return ""


def _day(written: str, zone: str) -> date:
    """The day on the writer's calendar; the times in the file are those of Greenwich."""
    instant = _instant(written)
    if instant is None:
        raise BadInput(f"“{written}” is no day such as 2026-11-20T08:30:00Z")
    try:
        return (
            instant.astimezone(ZoneInfo(zone.replace("\\/", "/"))).date()
            if zone
            else instant.date()
        )
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return instant.date()


def _instant(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _pictures(found: object) -> int:
    if not isinstance(found, dict):
        return 0
    kinds = (found.get(kind) for kind in ("photos", "videos", "audios", "pdfAttachments"))
    return sum(len(each) for each in kinds if isinstance(each, list))
