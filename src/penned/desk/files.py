"""Reads and writes the person's files: whole or not at all, and says in one sentence why not."""

from __future__ import annotations

import errno
import filecmp
import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from penned.errors import BadInput, NotFound, Unreachable
from penned.sources import delimited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_BYTES = 64 * 2**20
MOST_NOTE_BYTES = 64 * 2**10


def read_bytes(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file. Raises `NotFound`, `BadInput` (a folder, too large), `Unreachable`."""
    try:
        if path.is_dir():
            raise BadInput("this is a folder, not a file", where=str(path))
        with path.open("rb") as file:
            data = file.read(most + 1)  # a device has no size to ask for
    except FileNotFoundError:
        raise NotFound("there is no such file", where=str(path)) from None
    except OSError as fault:
        raise unreachable(fault, path, "read") from fault
    if len(data) > most:
        size = f"{most >> 20} MB" if most >> 20 else f"{most >> 10} kB"
        raise BadInput(f"this file is larger than {size}", where=str(path))
    return data


def begins(path: Path, data: bytes) -> bool:
    """Whether this is a file that begins with `data`; not where that cannot be told."""
    try:
        with path.open("rb") as file:
            return file.read(len(data)) == data
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether this is a folder; `Unreachable` where that cannot be told."""
    try:
        return path.is_dir()
    except OSError as fault:
        raise unreachable(fault, path, "read") from fault


def exists(path: Path) -> bool:
    """Whether there is such a file; `Unreachable` where that cannot be told."""
    try:
        return path.exists()
    except OSError as fault:
        raise unreachable(fault, path, "read") from fault


def holds(path: Path, data: bytes) -> bool:
    """Whether a file holds exactly these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError as fault:
        raise unreachable(fault, path, "read") from fault


def read_note(path: Path) -> str:
    """The words of a note: plain text, not empty, no larger than a note can be."""
    return decode_note(read_bytes(path, most=MOST_NOTE_BYTES), str(path))


def decode_note(data: bytes, where: str) -> str:
    """Bytes as the words of a note; `BadInput` for what is no text, or empty."""
    try:
        text, _ = delimited.decode(data, where)
    except BadInput:
        raise BadInput(
            "this is not plain text", where=where, cure="Save the note as plain text (UTF-8)."
        ) from None
    if not text.strip():
        raise BadInput("there is nothing in it", where=where, cure="Write the note first.")
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


@contextmanager
def workroom(folder: Path) -> Iterator[Path]:
    """A hidden folder in `folder`, for files that are still being made; it is cleared away.

    What had to be made for it goes again where nothing was put there. Raises `Unreachable`.
    """
    new = [each for each in (folder, *folder.parents) if not exists(each)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        room = tempfile.TemporaryDirectory(dir=folder, prefix=".penned-")
    except OSError as fault:
        raise unreachable(fault, folder, "written") from fault
    try:
        with room as name:
            yield Path(name)
    finally:
        with suppress(OSError):  # the first that is not empty ends it
            for each in new:
                each.rmdir()


def same(path: Path, other: Path) -> bool:
    """Whether two files hold the same bytes."""
    try:
        return filecmp.cmp(path, other, shallow=False)
    except OSError as fault:
        raise unreachable(fault, path, "read") from fault


def place_all(made: Mapping[Path, Path]) -> None:
    """Give finished files, made beside their places, their names: all of them or none.

    `made` has, for each place, the file that goes there. Raises `Unreachable`.
    """
    try:
        for temporary in made.values():
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
    except OSError as fault:
        raise unreachable(fault, temporary, "written") from fault
    _take_names(made)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files so that either all of them are there afterwards or none of them is.

    Every file is first written beside its place and forced to the disk; only when all are safe do
    they take their names. Raises `Unreachable`: a full disk, a folder that cannot be written to.
    """
    waiting: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path.resolve()] = _write_beside(path.resolve(), data)
    except OSError as fault:
        _clear_away(waiting.values())
        raise unreachable(fault, path, "written") from fault
    _take_names(waiting)


def _take_names(waiting: Mapping[Path, Path]) -> None:
    placed: list[Path] = []
    path = Path()
    try:
        for path, temporary in waiting.items():
            is_new = not path.exists()
            temporary.replace(path)
            if is_new:
                placed.append(path)
    except OSError as fault:
        _clear_away((*waiting.values(), *placed))
        raise unreachable(fault, path, "written") from fault


def _clear_away(files: Iterable[Path]) -> None:
    for left in files:
        with suppress(OSError):
            left.unlink(missing_ok=True)


def _write_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def _umask() -> int:
    """What the person's shell withholds from new files; it can only be read by setting it."""
    withheld = os.umask(0o077)
    os.umask(withheld)
    return withheld


def unreachable(fault: OSError, path: Path, verb: str) -> Unreachable:
    """What the operating system says about a file, as a sentence for the person."""
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            what, cure = (
                "the disk is full, or its quota",
                "Make room and try again; nothing was changed.",
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            what, cure = f"it cannot be {verb}: no permission", "Choose another place."
        case errno.ENOTDIR | errno.EEXIST:
            what, cure = "a part of this path is a file, not a folder", "Choose another place."
        case errno.ENAMETOOLONG:
            what, cure = "this name is too long", "Choose a shorter one."
        case errno.EISDIR:
            what, cure = "this is a folder, not a file", "Name a file in it."
        case _:
            what, cure = f"it cannot be {verb} ({fault.strerror})", ""
    return Unreachable(what, where=str(path), cure=cure)
