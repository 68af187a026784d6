"""Files that somebody built to do harm: they change nothing, and one sentence or row says why."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from newcomer import Person

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\n%s\r\nEND:VCARD\r\n"
EVENT = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    b"DTSTAMP:20260101T000000Z\r\nDTSTART:20260101T190000Z\r\n%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def zipped(names: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return made.getvalue()


def deep(levels: int) -> bytes:
    return b'{"entries":' + b"[" * levels + b"]" * levels + b"}"


REFUSED: dict[str, Callable[[], bytes]] = {
    "nuls.vcf": lambda: b"\0" * 4096,
    "line.csv": lambda: b"From,Gift\n" + b"x" * 10_000_000,
    "deep.json": lambda: deep(200_000),
    "number.json": lambda: b'{"entries": [' + b"9" * 100_000 + b"]}",
    "list.json": lambda: b'{"entries": {"a": 1}}',
    "monica.json": lambda: json.dumps({"version": "9", "account": []}).encode(),
    "penned.json": lambda: b'{"penned": 1, "tables": {"party": [{"id": "1; DROP TABLE"}]}}',
    "future.json": lambda: b'{"penned": 99, "tables": {}}',
    "paths.zip": lambda: zipped({"../../evil.json": b"{}", "/etc/passwd": b"root"}),
    "bomb.zip": lambda: zipped({"Journal.json": b'{"entries": [' + b" " * 400_000_000 + b"]}"}),
    "latin.json": lambda: '{"entries": ["é"]}'.encode("latin-1"),
}

LEFT_OUT: dict[str, tuple[bytes, str]] = {
    "secondly.ics": (EVENT % b"SUMMARY:Dinner at Ana's\r\nRRULE:FREQ=SECONDLY", "every second"),
    "interval.ics": (EVENT % b"SUMMARY:Dinner\r\nRRULE:FREQ=DAILY;INTERVAL=0", "every 0 times"),
    "nobody.vcf": (CARD % b"FN:\r\nTEL:1", "names nobody"),
    "line.vcf": (CARD % (b"FN:" + b"x" * 10_000_000), "at most 8 MB"),
}


@pytest.fixture
def before(with_ana: Person) -> str:
    return with_ana.ledger()


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_one_sentence(
    with_ana: Person, before: str, name: str
) -> None:
    (with_ana.home / name).write_bytes(REFUSED[name]())

    done = with_ana("import", name)

    assert done.code in {2, 3}, done
    assert len(done.err.strip().splitlines()) == 1
    assert name in done.err
    assert len(done.err) < 400
    assert with_ana.ledger() == before


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_hostile_row_is_left_out_with_its_reason(
    with_ana: Person, before: str, name: str
) -> None:
    data, reason = LEFT_OUT[name]
    (with_ana.home / name).write_bytes(data)

    done = with_ana("import", name)

    assert done.code == 1, done
    assert reason in done.out
    assert len(done.out) < 400
    assert with_ana.ledger() == before


def test_names_with_turned_letters_and_look_alikes_are_two_people_and_said(
    with_ana: Person,
) -> None:
    names = ("Ana \u202eseyeR", "Аna Reyes")  # right-to-left override; a Cyrillic A
    text = b"".join(CARD % f"FN:{name}".encode() for name in names)
    (with_ana.home / "names.vcf").write_bytes(text)

    with_ana("import", "names.vcf")
    listed = with_ana("people", "list").out

    assert "\u202e" not in listed
    assert len([line for line in listed.splitlines() if "Reyes" in line or "seyeR" in line]) >= 2


def test_a_formula_in_a_cell_is_words_and_leaves_as_words(with_ana: Person) -> None:
    with_ana.writes("gifts.csv", 'From,Gift\nTom Lee,"=HYPERLINK(""http://x"",""y"")"\n')
    with_ana("import", "gifts.csv")

    with_ana("export", "thanks.csv")

    assert "\"'=HYPERLINK" in (with_ana.home / "thanks.csv").read_text("utf-8-sig")
