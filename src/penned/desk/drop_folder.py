"""The drop folder: what lies in it is taken in and put away, so that it is empty afterwards."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from penned.desk import files, taking_in
from penned.desk.taking_in import Wishes
from penned.errors import BadInput, NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.desk.desk import Desk
    from penned.desk.taking_in import File, Imported
    from penned.told import Reading

DONE, ASIDE = "done", "not taken in"
"""The folders in it: for what was taken in, and for what could not be, each with the reason."""
_MAILDIR = ("new", "cur")
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".swp", "~")
_STILL = timedelta(seconds=3)  # a file that was changed this lately may still be growing
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file of the folder, and where it lies now: taken in, or put aside for a reason."""

    name: str
    now_at: Path
    imported: Imported | None = None
    reason: str = ""


def chosen() -> Path:
    """The drop folder that the person chose with PENNED_DROP; `Refused` where none is."""
    said = os.environ.get("PENNED_DROP", "").strip()
    if not said:
        raise Refused(
            "no drop folder is chosen",
            cure="Set PENNED_DROP to a folder, or name one: penned import drop FOLDER.",
        )
    return Path(said).expanduser()


def empty(desk: Desk, folder: Path, wishes: Wishes | None = None) -> Iterator[Dropped]:
    """Take in the files of a folder one by one, by name, and put each away.

    Hidden files, folders, links and files that are still being written stay where they are; of a
    Maildir, `new` and `cur` are emptied. What cannot be taken in goes aside with the reason in a
    text beside it. A file that was taken in and could not be put away is known the next time.
    Raises `NotFound`, `BadInput` and `Unreachable`: of the folder, the ledger or the disk.
    """
    for path in waiting(desk, folder):
        yield _take(desk, folder, path, wishes or Wishes())


def waiting(desk: Desk, folder: Path) -> list[Path]:
    """The files of a folder that are taken in. Raises `NotFound`, `BadInput`, `Unreachable`."""
    if not files.exists(folder):
        raise NotFound("there is no such folder", where=str(folder))
    if not files.is_folder(folder):
        raise BadInput("this is a file, not a folder", where=str(folder))
    try:
        there = [
            path
            for place in (folder, *(folder / name for name in _MAILDIR))
            if place.is_dir() and not place.is_symlink()
            for path in sorted(place.iterdir())
            if _is_whole(desk, path)
        ]
    except OSError as fault:
        raise files.unreachable(fault, folder, "read") from fault
    if len(there) > _MOST:
        raise BadInput(
            f"there are {len(there):,} files in it, and at most {_MOST:,} are taken in at a time",
            where=str(folder),
            cure="Move some of them elsewhere, and bring them later.",
        )
    return there


def _is_whole(desk: Desk, path: Path) -> bool:
    name = path.name.lower()
    if name.startswith(".") or name.endswith(_UNFINISHED) or path.is_symlink():
        return False
    if not path.is_file():
        return False
    changed = datetime.fromtimestamp(path.stat().st_mtime, tz=desk.now().tzinfo)
    return not timedelta() <= desk.now() - changed < _STILL


def _take(desk: Desk, folder: Path, path: Path, wishes: Wishes) -> Dropped:
    """Take in one file and put it away."""
    try:
        (file,) = taking_in.files_of(desk, [path])
        reading = _read(desk, file, wishes)
    except (BadInput, NotFound, Refused) as fault:
        return _put_aside(folder, path, str(fault))
    imported = taking_in.take_in(desk, reading, as_of=file.changed)
    return Dropped(path.name, _put(path, folder / DONE), imported)


def _read(desk: Desk, file: File, wishes: Wishes) -> Reading:
    if taking_in.is_whole_ledger(file, wishes):
        raise Refused(
            "this is a whole ledger, which goes into an empty one only",
            where=file.name,
            cure="Take it in by its name: penned import FILE.",
        )
    return taking_in.read(desk, file, wishes)


def _put_aside(folder: Path, path: Path, reason: str) -> Dropped:
    """Put a file aside, the reason beside it."""
    name = path.name
    now_at = _put(path, folder / ASIDE)
    files.write_all({now_at.with_name(f"{now_at.name}.why.txt"): f"{reason}\n".encode()})
    return Dropped(name, now_at, reason=reason)


def _put(path: Path, folder: Path) -> Path:
    """Move a file into a folder under a name that is free there: "gifts 2.csv"."""
    try:
        folder.mkdir(exist_ok=True)
        place, number = folder / path.name, 1
        while place.exists():
            number += 1
            place = folder / f"{path.stem} {number}{path.suffix}"
        path.rename(place)
    except OSError as fault:
        raise files.unreachable(fault, path, "moved") from fault
    return place
