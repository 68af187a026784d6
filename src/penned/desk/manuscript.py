"""A manuscript: a note as a file holds it, with or without a line that says whom it is for."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from penned.desk import files
from penned.errors import BadInput, NotFound
from penned.people import names
from penned.people.spelling import fold

_TO = re.compile(r"\s*To:[ \t]*(?P<to>\S[^\n]*?)[ \t]*(?:\n|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A note's words, whom its first line names ("" for nobody), and where it was found."""

    to: str
    text: str
    where: str


STDIN = "-"


def read(file: str | Path) -> Manuscript:
    """The note in a text file, or in standard input for "-"; it may open with "To: NAME"."""
    if str(file) != STDIN:
        return parse(files.read_note(Path(file)), str(file))
    where = "standard input"
    data = sys.stdin.buffer.read(files.MOST_NOTE_BYTES + 1)
    if len(data) > files.MOST_NOTE_BYTES:
        raise BadInput("this is far more than a note", where=where)
    return parse(files.decode_note(data, where), where)


def parse(text: str, where: str) -> Manuscript:
    """A note from its words; a first line "To: NAME" says whom it is for and is no part of it."""
    addressed = _TO.match(text)
    if addressed is None:
        return Manuscript("", text, where)
    words = text[addressed.end() :].strip("\n")
    if not words.strip():
        raise BadInput("there is a name but no note under it", where=where)
    return Manuscript(addressed["to"], words, where)


def addressee(found: Manuscript, said: str) -> str:
    """Whom a note is for, by its first line or by what was `said`; `BadInput` where they differ.

    A part of a name will do for all of it, on either side.
    """
    if said and found.to and not (_means(said, found.to) or _means(found.to, said)):
        raise BadInput(f"this note is headed “To: {found.to}”, not {said}", where=found.where)
    return found.to or said


def _means(part: str, name: str) -> bool:
    """Whether `part` is a name, or words of it as they begin: “Whit” of James Whitaker."""
    words = fold(name).split()
    return names.same(part, name) or all(
        any(word.startswith(each) for word in words) for each in fold(part).split()
    )


def in_folder(folder: Path) -> tuple[Path, ...]:
    """The .txt files of a folder in order; `NotFound` where there is none."""
    found = tuple(
        path
        for path in sorted(folder.glob("*.txt"))
        if path.is_file() and not path.name.startswith(".")
    )
    if not found:
        raise NotFound(
            "there is no .txt file in this folder",
            where=str(folder),
            cure="Notes in folders within it are read when you name that folder.",
        )
    return found
