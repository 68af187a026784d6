"""Mail through the command line: proposed with its one sentence, forgotten on demand, dropped."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from mailfile import KIND, letter

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer import Person

ME = ("--me", "maya@lindqvist.example")


def test_a_message_is_proposed_with_its_sentence_and_forgotten_when_dismissed(
    penned: Person, tmp_path: Path
) -> None:
    message = tmp_path / "a.eml"
    message.write_bytes(letter(f"{KIND} My own secret: the cellar is empty."))

    assert penned("import", str(message), *ME).code == 0
    (row,) = json.loads(penned("proposed", "--json").out)
    assert KIND in json.dumps(row)
    assert "cellar" not in json.dumps(row)

    assert penned("dismiss", str(row["number"]), "--forget").code == 0
    assert penned("import", str(message), *ME).code == 0
    assert json.loads(penned("proposed", "--json").out) == []
    held = b"".join(path.read_bytes() for path in penned.home.rglob("ledger.sqlite3*"))
    assert b"cellar" not in held
    assert KIND.encode() not in held


def test_a_folder_is_emptied_and_what_cannot_be_read_is_a_finding(
    penned: Person, tmp_path: Path
) -> None:
    folder = tmp_path / "drop"
    folder.mkdir()
    for name, data in (("a.eml", letter()), ("b.csv", b"Guest,Gift\n")):
        (folder / name).write_bytes(data)
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))

    done = penned("import", "drop", str(folder), *ME)

    assert done.code == 1
    assert "Imported a.eml: 1 moment proposed" in done.out
    assert "b.csv was put aside" in done.out
    assert penned("import", "drop", str(folder), *ME).code == 0
    assert penned("import", "drop").code == 3
