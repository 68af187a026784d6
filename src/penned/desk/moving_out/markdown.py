"""The ledger as Markdown: a file for each person or household, and one for the journal."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from penned.ledger import kept, notes, owed, people
from penned.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from penned.ledger.kept import EntryRow
    from penned.ledger.notes import NoteRow
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow

_LONGEST = 60  # characters of a file's name
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#+!|~])")
_LINE_START = re.compile(r"^(\s*)([-=>]|\d+[.)])", re.MULTILINE)
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)


def written() -> dict[str, bytes]:
    """The files by their names: “people/ana-reyes.md”, “journal.md”, “README.md”."""
    debts: dict[int, list[OwedRow]] = defaultdict(list)
    for debt in owed.every():
        debts[debt.party.id].append(debt)
    letters: dict[int, list[NoteRow]] = defaultdict(list)
    for note in notes.every():
        letters[note.party.id].append(note)
    made: dict[str, bytes] = {}
    contents = ["# Thanks", ""]
    for party in people.everyone():
        name = _free(f"people/{_file_name(party.name)}", made)
        made[name] = _text(_party(party, debts[party.id], letters[party.id]))
        contents.append(f"- [{_plain(party.name)}]({name})")
    if entries := kept.find()[::-1]:
        made["journal.md"] = _text(_journal(entries))
        contents += ["", "[The journal](journal.md)"]
    return {"README.md": _text(contents), **made}


def _party(party: PartyRow, debts: Sequence[OwedRow], letters: Sequence[NoteRow]) -> Iterator[str]:
    yield f"# {_plain(party.name)}"
    yield ""
    home = party.address
    if home:
        lines = (*home.street, home.city, home.region, home.postcode, home.country)
        yield _plain(", ".join(filter(None, lines)))
        yield ""
    if debts:
        yield "## Moments"
        yield ""
    for debt in debts:
        yield from _moment(debt)
    for note in letters:
        yield f"## Note {note.id}, {_state(note)}"
        yield ""
        yield from (f"> {_plain(line)}".rstrip() for line in note.text.splitlines())
        yield ""


def _moment(debt: OwedRow) -> Iterator[str]:
    settled = f" on {debt.settled_on}" if debt.settled_on else ""
    how = f", {_plain(debt.how)}" if debt.how and debt.how != debt.standing else ""
    yield f"- {debt.since}: {_plain(debt.moment.what)} ({debt.standing}{settled}{how})"
    for said in debt.moment.told[1:]:
        yield f"  - {_plain(said)}"
    yield ""


def _state(note: NoteRow) -> str:
    day = note.arrived_on or note.posted_on or note.written_on
    return f"{note.state} on {day}" if day else note.state.value


def _journal(entries: Iterable[EntryRow]) -> Iterator[str]:
    yield "# Journal"
    for entry in entries:
        yield from ("", f"## {entry.on}", "")
        if entry.prompt:
            yield from (f"*{_plain(entry.prompt)}*", "")
        yield from (_plain(line) for line in entry.text.splitlines())


def _text(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines).rstrip() + "\n").encode()


def _plain(text: str) -> str:
    """Somebody's words, nothing of which Markdown takes for a sign."""
    return _LINE_START.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))


def _file_name(name: str) -> str:
    """A name that every file system can hold, made here and never taken as it stands."""
    folded = "".join(
        sign if sign.isalnum() else "-"
        for sign in unicodedata.normalize("NFKC", fold(name))
        if not unicodedata.combining(sign)
    )
    short = re.sub("-+", "-", folded).strip("-")[:_LONGEST].strip("-")
    return f"{short}-" if short in _RESERVED else short or "somebody"


def _free(path: str, taken: Iterable[str]) -> str:
    """The path with a number behind it where another file has it."""
    number, name = 1, f"{path}.md"
    while name in taken:
        number += 1
        name = f"{path}-{number}.md"
    return name
