"""Journals of jrnl, Day One and Presently: each entry once, odd ones said, bad files refused."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import BadInput
from penned.sources import kinds
from penned.sources.journals import dayone, entry, jrnl, presently
from penned.told import Taking

if TYPE_CHECKING:
    from penned.told import Reading


def words(reading: Reading) -> list[tuple[date | None, str]]:
    return [(row.moment.on, row.moment.what) for row in reading.rows if row.moment]


def faults(reading: Reading) -> list[tuple[int, str]]:
    return [(fault.row, fault.reason) for fault in reading.faults]


def of_jrnl(*entries: object) -> bytes:
    return json.dumps({"tags": {"@ana": 1}, "entries": entries}).encode()


ONE = {
    "title": "Ana drove me to the airport. @ana",
    "body": "In the rain.\n",
    "date": "2026-11-15",
    "time": "05:00",
    "tags": ["@ana"],
    "starred": False,
}


def test_an_entry_of_jrnl_is_its_title_and_its_body() -> None:
    reading = jrnl.read(of_jrnl(ONE), "j.json")

    assert words(reading) == [
        (date(2026, 11, 15), "Ana drove me to the airport. @ana\nIn the rain.")
    ]
    assert (reading.kind, reading.faults) == ("jrnl", ())
    assert all(row.taking is Taking.KEPT and row.parties == () for row in reading.rows)


def test_two_entries_of_one_minute_and_title_are_two_and_one_said_twice_is_one() -> None:
    reading = jrnl.read(of_jrnl(ONE, ONE, ONE | {"body": "Later."}), "j.json")

    assert [text.split("\n")[1] for _, text in words(reading)] == ["In the rain.", "Later."]
    assert len({row.key for row in reading.rows}) == 2


def test_the_key_stays_when_the_body_is_changed() -> None:
    before, after = (
        jrnl.read(of_jrnl(ONE | {"body": body}), "j.json").rows[0] for body in ("one", "two")
    )
    assert before.key == after.key


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"date": "15.11.2026"}, "is no day"),
        ({"date": None}, "is no day"),
        ({"title": 5}, "“title” is not text"),
        ({"title": "", "body": " "}, "no words"),
        ({"body": "a\0b"}, "broken character"),
        ({"body": "a\ud800b"}, "broken character"),
        ({"body": "x" * (entry.MOST_CHARACTERS + 1)}, "characters"),
    ],
)
def test_an_odd_entry_is_left_out_and_said_and_the_others_stay(
    wrong: dict[str, Any], why: str
) -> None:
    reading = jrnl.read(of_jrnl(ONE | wrong, ONE, "no entry"), "j.json")

    assert len(reading.rows) == 1
    assert [row for row, _ in faults(reading)] == [1, 3]
    assert why in faults(reading)[0][1]


@pytest.mark.parametrize("data", [b"{}", b"[]", b'{"entries": {}}', b"5", b'"entries"'])
def test_what_has_no_entries_is_no_journal(data: bytes) -> None:
    with pytest.raises(BadInput, match="no journal of jrnl"):
        jrnl.read(data, "j.json")
    with pytest.raises(BadInput, match="no journal of Day One"):
        dayone.read(data, "d.json")


def test_deep_json_is_refused_in_a_sentence() -> None:
    with pytest.raises(BadInput, match="too deeply"):
        jrnl.read(b'{"entries":' + b"[" * 200_000, "deep.json")


def test_a_journal_of_too_many_entries_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry, "MOST_ENTRIES", 2)
    with pytest.raises(BadInput, match="more than 2 entries"):
        jrnl.read(of_jrnl(ONE, ONE, ONE), "j.json")


def day_one(**fields: object) -> dict[str, object]:
    usual = {
        "uuid": "AB12",
        "creationDate": "2026-11-15T03:30:00Z",
        "timeZone": "America/New_York",
        "text": "Ana drove me\\. 5\\-star service\\!",
    }
    return usual | fields


def journal(*entries: object) -> bytes:
    return json.dumps({"metadata": {"version": "1.0"}, "entries": entries}).encode()


def archive(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def zipped(data: bytes, name: str = "Journal.json") -> bytes:
    return archive(**{name: data})


def test_an_entry_of_day_one_has_the_day_of_its_place_and_no_backslashes() -> None:
    reading = dayone.read(journal(day_one()), "Journal.json")

    assert words(reading) == [(date(2026, 11, 14), "Ana drove me. 5-star service!")]


def test_the_zip_of_day_one_is_read_without_its_pictures() -> None:
    text = "![](dayone-moment://9F)\n\nThe view"
    data = zipped(journal(day_one(text=text, photos=[{"identifier": "9F"}], audios=[{}])))
    reading = dayone.read(data, "export.zip")

    assert [said for _, said in words(reading)] == ["The view"]
    assert reading.remarks == ("2 pictures and recordings were left aside",)


def test_several_journals_in_one_zip_are_one_reading() -> None:
    data = archive(
        **{
            "Work.json": journal(day_one(uuid="1", text="one")),
            "Home.json": journal(day_one(uuid="2", text="two")),
            "photos__x.json": b"not a journal",
        }
    )
    assert sorted(said for _, said in words(dayone.read(data, "e.zip"))) == ["one", "two"]


def test_words_that_stand_only_in_rich_text_are_read() -> None:
    rich = json.dumps({"contents": [{"text": "Soup from "}, {"text": "Claire"}, {"embedded": []}]})
    reading = dayone.read(journal(day_one(text="", richText=rich)), "J.json")

    assert [said for _, said in words(reading)] == ["Soup from Claire"]


@pytest.mark.parametrize("rich", ["{", "[]", "5", '{"contents": 5}', "[" * 100_000])
def test_broken_rich_text_is_no_words(rich: str) -> None:
    reading = dayone.read(journal(day_one(text="", richText=rich)), "J.json")
    assert faults(reading) == [(1, "there are no words in it")]


def test_an_entry_says_when_it_was_changed_and_keeps_its_key() -> None:
    older = dayone.read(journal(day_one()), "J.json").rows[0]
    newer = dayone.read(
        journal(day_one(text="Changed", modifiedDate="2026-11-16T10:00:00Z")), "J.json"
    ).rows[0]

    assert newer.as_of == datetime(2026, 11, 16, 10, tzinfo=UTC)
    assert newer.key == older.key


@pytest.mark.parametrize("zone", ["Nowhere/Town", "../../etc/passwd", "\0", "America"])
def test_a_zone_that_nobody_knows_leaves_the_day_of_greenwich(zone: str) -> None:
    assert words(dayone.read(journal(day_one(timeZone=zone)), "J.json"))[0][0] == date(2026, 11, 15)


@pytest.mark.parametrize("when", ["", "yesterday", "2026-13-01T00:00:00Z"])
def test_an_entry_without_a_day_is_left_out(when: str) -> None:
    assert "is no day" in faults(dayone.read(journal(day_one(creationDate=when)), "J.json"))[0][1]


def test_an_archive_that_unpacks_to_far_more_than_it_is_is_refused() -> None:
    bomb = zipped(b'{"entries": ["' + b" " * 5_000_000 + b'"]}')
    with pytest.raises(BadInput, match="200 times its size"):
        dayone.read(bomb, "bomb.zip")


def test_an_archive_with_a_huge_journal_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("penned.sources.json_file.MOST_BYTES", 2**20)
    with pytest.raises(BadInput, match="larger than 1 MB"):
        dayone.read(zipped(b"x" * (2**20 + 1)), "huge.zip")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (archive(**{"..__Journal.json": b"{}"}), "no journal of Day One in this archive"),
        (archive(**{"__etc__cron.json": b"{}"}), "no journal of Day One in this archive"),
        (zipped(journal(day_one()))[:-30], "damaged"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (zipped(b"{"), "no JSON"),
    ],
)
def test_a_hostile_or_damaged_archive_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        dayone.read(data, "bad.zip")


PRESENTLY = (
    "entryDate,entryContent\r\n"
    '2019-03-02,"Soup from Claire, and ""real"" bread\nSun"\r\n'
    "2019-03-04,Rain\r\n"
)


def test_a_journal_of_presently_is_read() -> None:
    reading = presently.read(PRESENTLY.encode("utf-8-sig"), "p.csv")

    assert words(reading) == [
        (date(2019, 3, 2), 'Soup from Claire, and "real" bread\nSun'),
        (date(2019, 3, 4), "Rain"),
    ]
    assert [row.row for row in reading.rows] == [2, 3]


def test_an_odd_row_of_presently_is_said() -> None:
    text = PRESENTLY + "soon,Words\r\n2019-03-05\r\n2019-03-06,\r\n"
    assert [row for row, _ in faults(presently.read(text.encode(), "p.csv"))] == [4, 5, 6]


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"entryDate\n2019-01-01\n"])
def test_another_table_is_no_journal_of_presently(data: bytes) -> None:
    with pytest.raises(BadInput, match="no journal of Presently"):
        presently.read(data, "p.csv")


def test_an_endless_line_and_zeros_are_refused() -> None:
    with pytest.raises(BadInput, match="characters"):
        presently.read(b"entryDate,entryContent\n2019-01-01," + b"x" * 1_100_000, "p.csv")
    with pytest.raises(BadInput):
        presently.read(b"entryDate,entryContent\n2019-01-01,\0\0\0", "p.csv")


PLAIN = """[2026-11-15 05:00:00 AM] Ana drove me to the airport. @ana
In the rain.

[2026-11-16 21:30] Quiet day. We read. *
[not a day] inside it

[2026-11-17 12:05 PM] Soup! It was Tom's.
"""


def test_the_plain_text_of_jrnl_is_read_as_its_json_is() -> None:
    reading = jrnl.read(PLAIN.encode(), "j.txt")

    assert words(reading) == [
        (date(2026, 11, 15), "Ana drove me to the airport. @ana\nIn the rain."),
        (date(2026, 11, 16), "Quiet day. We read.\n[not a day] inside it"),
        (date(2026, 11, 17), "Soup!\nIt was Tom's."),
    ]
    assert reading.rows[0].key == jrnl.read(of_jrnl(ONE), "j.json").rows[0].key
    assert kinds.of(PLAIN.encode(), "j.txt") == kinds.JRNL


def test_any_journal_may_be_called_a_journal_and_nothing_else() -> None:
    assert kinds.journal(PLAIN.encode(), "j.txt") == kinds.JRNL
    assert kinds.journal(b"entryDate,entryContent\n2026-11-15,soup\n", "p.csv") == kinds.PRESENTLY
    with pytest.raises(BadInput, match="a gift list"):
        kinds.journal(b"From,Gift\nAna,a tent\n", "g.csv")
