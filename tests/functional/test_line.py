"""The whole line, from a list to cards in the post, through the real program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import openpyxl
import pypdfium2
import pytest

from newcomer import EMPTY_PRAISE, EXAMPLES, FULL_NOTE

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer import Person


def words_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_kindness_becomes_a_debt_a_note_a_card_and_thanks(with_ana: Person) -> None:
    penned = with_ana
    assert penned.owed() == ["Ana Reyes"]

    note = penned.writes("note.txt", FULL_NOTE)
    written = penned("write", "Ana", "--text", note)
    assert written.code == 0, written

    printed = penned("print", "--ready", "-o", "out")
    assert printed.code == 0, printed
    assert sorted(path.name for path in (penned.home / "out").iterdir()) == [
        "cards.pdf",
        "envelopes.pdf",
        "packing-list.pdf",
    ]
    assert FULL_NOTE.split() == words_of(penned.home / "out" / "cards.pdf").split()

    assert penned("posted", "Ana").code == 0
    assert penned.owed() == []
    story = penned("people", "show", "Ana", "--json").json
    assert [debt["standing"] for debt in story["owed"]] == ["thanked"]


def test_generic_praise_is_not_ready_and_is_asked_about(with_ana: Person) -> None:
    penned = with_ana
    note = penned.writes("note.txt", EMPTY_PRAISE)

    written = penned("write", "Ana", "--text", note)

    assert written.code == 1
    assert "Not ready yet" in written.out
    assert "?" in written.out
    nothing = penned("print", "--ready", "-o", "out")
    assert (nothing.code, "Nothing is waiting" in nothing.out) == (0, True)
    assert not (penned.home / "out").exists()


def test_the_same_file_twice_changes_nothing_and_an_import_can_be_undone(penned: Person) -> None:
    first = penned("import", EXAMPLES / "wedding.csv", "--json").json[0]
    owed_before, book_before = penned("owed", "--json").out, penned("people", "list", "--json").out

    second = penned("import", EXAMPLES / "wedding.csv", "--json").json[0]

    assert first["added"] >= 24
    assert second["added"] == 0
    assert penned("owed", "--json").out == owed_before
    assert penned("people", "list", "--json").out == book_before

    undone = penned("import", "undo", str(first["run"]))
    assert undone.code == 0, undone
    assert penned.owed() == []
    assert penned("people", "list", "--json").json == []
    assert penned("import", EXAMPLES / "wedding.csv", "--json").json[0]["added"] == first["added"]


def test_a_dry_run_changes_nothing(penned: Person) -> None:
    dry = penned("import", EXAMPLES / "wedding.csv", "--dry-run")
    assert "Would import" in dry.out
    assert penned.owed() == []


def test_undoing_keeps_what_somebody_has_worked_on(penned: Person) -> None:
    run = penned("import", EXAMPLES / "wedding.csv", "--json").json[0]["run"]
    penned("write", "--text", EXAMPLES / "notes" / "bea.txt")

    undone = penned("import", "undo", str(run))

    assert "Bea Thornton" in undone.out
    assert penned.owed() == ["Bea Thornton"]


def test_a_card_already_posted_is_not_printed_or_thanked_again(with_ana: Person) -> None:
    penned = with_ana
    penned("write", "Ana", "--text", penned.writes("note.txt", FULL_NOTE))
    penned("print", "--ready", "-o", "out")
    penned("posted", "Ana")

    assert penned("print", "Ana", "-o", "out").code == 1
    assert penned("posted", "Ana").code == 3
    assert penned("write", "Ana", "--text", "note.txt").code == 3
    assert penned("thanked", "Ana").code == 3


def test_another_batch_never_overwrites_the_first_and_the_same_batch_is_the_same_file(
    with_ana: Person,
) -> None:
    penned, out = with_ana, with_ana.home / "out"
    penned("write", "Ana", "--text", penned.writes("note.txt", FULL_NOTE))
    penned("print", "--ready", "-o", "out")
    first = (out / "cards.pdf").read_bytes()

    assert penned("print", "Ana", "-o", "out").code == 0
    assert sorted(path.name for path in out.glob("cards*")) == ["cards.pdf"]

    assert penned("print", "Ana", "-o", "out", "--seed", "9").code == 0
    assert (out / "cards.pdf").read_bytes() == first
    assert (out / "cards-2.pdf").read_bytes() != first
    assert (out / "envelopes-2.pdf").exists()


def test_two_runs_at_once_print_no_note_twice(penned: Person) -> None:
    penned("import", EXAMPLES / "wedding.csv")
    penned("write", "--text", EXAMPLES / "notes")
    runs = penned.twice_at_once("print", "--ready", "-o", "out", "--json")
    printed = [note["note"] for run in runs for note in run.json["notes"]]
    assert len(printed) == len(set(printed)) == 20
    assert [path.name for path in (penned.home / "out").glob("cards*")] == ["cards.pdf"]


def test_a_gift_that_comes_after_the_card_was_written_is_owed_a_card_of_its_own(
    with_ana: Person,
) -> None:
    penned = with_ana
    penned("write", "Ana", "--text", penned.writes("note.txt", f"To: Ana Reyes\n\n{FULL_NOTE}"))
    penned("print", "--ready", "-o", "out")
    penned("capture", "fixed my bicycle", "--from", "Ana Reyes")

    again = penned("write", "--text", "note.txt")
    assert "as before" in again.out
    penned("posted", "Ana")

    assert [(debt["what"], debt["note"]) for debt in penned("owed", "--json").json] == [
        ("fixed my bicycle", None)
    ]


def test_a_card_for_a_debt_that_is_settled_is_not_printed(with_ana: Person) -> None:
    penned = with_ana
    penned("write", "Ana", "--text", penned.writes("note.txt", FULL_NOTE))
    penned("thanked", "Ana")
    refused = penned("print", "Ana", "-o", "out")
    assert (refused.code, "owed any more" in refused.out) == (1, True)
    assert not (penned.home / "out").exists()


def test_one_card_that_cannot_be_printed_does_not_stop_the_others(with_ana: Person) -> None:
    penned = with_ana
    penned("capture", "soup", "--from", "Bo Lind")
    penned("write", "Ana", "--text", penned.writes("note.txt", FULL_NOTE))
    soup = "Dear Bo,\n\nYour soup was the first warm thing in three days, 茶 and all.\n\nNell\n"
    told = penned("write", "Bo", "--text", penned.writes("soup.txt", soup))
    assert (told.code, "茶" in told.out) == (1, True)

    printed = penned("print", "--ready", "-o", "out", "--json")

    assert printed.code == 1
    assert [note["to"] for note in printed.json["notes"]] == ["Ana Reyes"]
    assert [(each["to"], "茶" in each["reason"]) for each in printed.json["refused"]] == [
        ("Bo Lind", True)
    ]


def test_a_note_can_be_meant_by_its_number(with_ana: Person) -> None:
    penned = with_ana
    penned("write", "Ana", "--text", penned.writes("note.txt", EMPTY_PRAISE))
    assert penned("write", "1", "--text", penned.writes("note.txt", FULL_NOTE)).code == 0
    assert penned("print", "1", "-o", "out").code == 0
    assert penned("posted", "1").code == 0


def test_a_debt_let_go_can_be_taken_up_again_and_one_of_two_can_be_meant(penned: Person) -> None:
    for what in ("lent me a ladder", "brought soup"):
        penned("capture", what, "--from", "Bo Lind")
    assert penned("waive", "Bo", "--for", "ladder").code == 0
    assert [debt["what"] for debt in penned("owed", "--json").json] == ["brought soup"]
    assert penned("waive", "Bo", "--undo").code == 0
    assert len(penned("owed", "--json").json) == 2
    assert penned("waive", "Bo", "--for", "piano").code == 3


def test_an_address_told_later_is_on_the_envelope(with_ana: Person) -> None:
    penned = with_ana
    assert penned("people", "address", "Ana", "418 Alder Street, Austin, TX 78704, USA").code == 0
    penned("write", "Ana", "--text", penned.writes("note.txt", FULL_NOTE))
    penned("print", "--ready", "-o", "out")
    assert "AUSTIN TX 78704" in words_of(penned.home / "out" / "envelopes.pdf")


def test_a_new_address_takes_nothing_of_the_old_one_along(with_ana: Person) -> None:
    penned = with_ana
    penned("people", "address", "Ana", "88 Maple Court, Burlington, VT 05401, USA")
    told = penned("people", "address", "Ana", "Hauptstraße 2, 20095 Hamburg")
    assert told.out.strip() == "Ana Reyes: Hauptstraße 2, 20095 Hamburg."
    assert penned("people", "address", "Ana", " ").code == 2


def test_who_writes_is_told_the_lines_of_the_envelope(penned: Person) -> None:
    told = penned("people", "me", "Mia Kern", "--address", "Torstraße 1, 10115 Berlin, Germany")
    assert told.out.strip() == "Your envelopes will say: Mia Kern, Torstraße 1, 10115 Berlin."


def test_the_post_of_a_country_is_asked_by_its_name(penned: Person) -> None:
    words = ("stationery", "check", "iso-c6-envelope", "--from")
    told = penned(*words, "Deutschland", "--to", "Ungarn")
    assert told.code == 0
    assert "DE to HU" in told.out
    assert penned(*words, "Nowhere").code == 2


def test_a_list_imported_without_days_and_again_with_them_owes_nothing_twice(
    penned: Person,
) -> None:
    penned.writes("gifts.csv", "From,Gift,Received\nAna Reyes,a kettle,\nTom Lee,a pan,\n")
    penned("import", "gifts.csv")
    penned.writes(
        "gifts.csv", "From,Gift,Received\nAna Reyes,a kettle,2026-05-04\nTom Lee,a pan,\n"
    )
    assert "1 changed; 2 known" in penned("import", "gifts.csv").out
    assert len(penned("owed", "--json").json) == 2


def test_a_second_sheet_and_a_column_left_aside_are_told(penned: Person) -> None:
    book = openpyxl.Workbook()
    for name in ("Shower", "Wedding"):
        sheet = book.create_sheet(name)
        sheet.append(["From", "Gift", "Zodiac"])
        sheet.append([f"{name} Friend", "a kettle", "Leo"])
    book.save(penned.home / "gifts.xlsx")

    first = penned("import", "gifts.xlsx")

    assert first.code == 1
    assert "not used: Zodiac" in first.out
    assert "--sheet “Wedding”" in first.out
    penned("import", "gifts.xlsx", "--sheet", "Wedding")
    assert penned.owed() == ["Shower Friend", "Wedding Friend"]


def test_thanked_in_person_and_waived_debts_are_no_longer_owed(penned: Person) -> None:
    for name in ("Ana Reyes", "Dave Miller"):
        penned("capture", "lent me a ladder", "--from", name)

    assert penned("thanked", "Dave", "--how", "in person").code == 0
    assert penned("waive", "Ana", "--why", "it was my own ladder").code == 0

    assert penned.owed() == []
    standings = [
        debt["standing"]
        for name in ("Ana", "Dave")
        for debt in penned("people", "show", name, "--json").json["owed"]
    ]
    assert standings == ["waived", "thanked in person"]


def test_a_group_gift_owes_each_giver_a_note(penned: Person) -> None:
    penned.writes("gifts.csv", "From,Gift\nLena Fischer; Marco Bianchi; Priya Shah,a tent\n")
    penned("import", "gifts.csv")
    assert sorted(penned.owed()) == ["Lena Fischer", "Marco Bianchi", "Priya Shah"]


def test_dates_that_read_both_ways_are_asked_about(penned: Person) -> None:
    penned.writes("gifts.csv", "From,Gift,Received\nAna Reyes,a kettle,04/05/2026\n")

    asked = penned("import", "gifts.csv")
    assert asked.code == 3
    assert "04/05/2026" in asked.err
    assert penned.owed() == []

    assert penned("import", "gifts.csv", "--dates", "dmy").code == 0
    assert penned("owed", "--json").json[0]["since"] == "2026-05-04"


def test_a_column_can_be_named_where_it_is_not_known(penned: Person) -> None:
    penned.writes("gifts.csv", "Wichtel,Kram\nAna Reyes,a kettle\n")
    refused = penned("import", "gifts.csv")
    assert (refused.code, "--map" in refused.err) == (3, True)

    assert penned("import", "gifts.csv", "--map", "Wichtel=giver", "--map", "Kram=gift").code == 0
    assert penned.owed() == ["Ana Reyes"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_come_in(penned: Person) -> None:
    penned.writes("gifts.csv", "From,Gift\nAna Reyes,a kettle\n")
    penned.writes("more.csv", "From,Gift\nTom Lee,a pan\n")
    penned.writes("noise.csv", "\0" * 100)

    done = penned("import", "gifts.csv", "noise.csv", "nowhere.csv", "more.csv")

    assert done.code == 2
    assert "noise.csv" in done.err
    assert "nowhere.csv" in done.out
    assert len(penned("owed", "--json").json) == 2


def test_a_bad_row_is_named_and_the_rest_imported(penned: Person) -> None:
    penned.writes(
        "gifts.csv",
        "From,Gift,Received\nAna Reyes,a kettle,2026-05-04\nTom Lee,a pan,31 Feb 2026\n,a vase,\n",
    )
    done = penned("import", "gifts.csv")
    assert done.code == 1
    assert "row 3" in done.out
    assert "left out row 4: nobody is named as the giver" in done.out
    assert penned.owed() == ["Ana Reyes", "Tom Lee"]


@pytest.mark.parametrize("suffix", ["pdf", "svg", "png"])
def test_a_letter_needs_no_ledger_and_the_same_seed_gives_the_same_bytes(
    penned: Person, suffix: str
) -> None:
    penned.writes("note.txt", FULL_NOTE)
    letter = (
        "letter",
        "note.txt",
        "--to",
        "Ana Reyes",
        "--hand",
        "meadow",
        "--stationery",
        "us-a7-folded",
    )

    assert penned(*letter, "--seed", "7", "-o", f"a.{suffix}").code == 0
    assert penned(*letter, "--seed", "7", "-o", f"b.{suffix}").code == 0
    assert penned(*letter, "--seed", "8", "-o", f"c.{suffix}").code == 0

    first, second, other = ((penned.home / f"{n}.{suffix}").read_bytes() for n in "abc")
    assert first == second
    assert first != other
    assert not list(penned.home.glob(".local/**/*.sqlite3"))


def test_a_letter_that_greets_somebody_else_is_refused_with_the_word(penned: Person) -> None:
    penned.writes("note.txt", FULL_NOTE)
    refused = penned("letter", "note.txt", "-o", "card.pdf", "--to", "Tom Lee")
    assert (refused.code, "“Ana”" in refused.err) == (3, True)
    assert not (penned.home / "card.pdf").exists()


def test_a_letter_is_read_from_standard_input(penned: Person) -> None:
    assert penned("letter", "-", "-o", "card.pdf", stdin=FULL_NOTE).code == 0
    assert FULL_NOTE.split() == words_of(penned.home / "card.pdf").split()


def test_the_coach_reads_a_file_without_a_ledger(penned: Person) -> None:
    assert penned("check", penned.writes("good.txt", FULL_NOTE)).code == 0
    generic = penned("check", "-", "--json", stdin=EMPTY_PRAISE)
    assert generic.code == 1
    assert generic.json["ready"] is False
    assert all(
        advice["question"].endswith("?")
        for advice in generic.json["advice"]
        if advice["level"] == "warning"
    )


def test_every_listing_can_be_json(with_ana: Person) -> None:
    for words in (
        "owed",
        "people list",
        "people show Ana",
        "hand list",
        "hand show meadow",
        "stationery list",
        "stationery show us-a7-folded",
    ):
        listed = with_ana(*words.split(), "--json")
        assert listed.code == 0, listed
        assert listed.json


def test_help_tells_of_every_command(penned: Person) -> None:
    told = penned("--help").out
    for command in [
        "capture",
        "import",
        "owed",
        "write",
        "check",
        "print",
        "posted",
        "thanked",
        "waive",
        "letter",
        "people",
        "hand",
        "stationery",
    ]:
        assert re.search(rf"^  {command} +\S", told, re.MULTILINE), command
        assert penned(command, "--help").code == 0


def test_a_makers_line_stands_on_the_back_only_when_it_is_asked_for(with_ana: Person) -> None:
    penned = with_ana
    penned("write", "Ana", "--text", penned.writes("note.txt", FULL_NOTE))
    penned("print", "Ana", "-o", "plain")
    penned("print", "Ana", "-o", "marked", "--makers-line", "Made on Orchard Street")
    assert FULL_NOTE.split() == words_of(penned.home / "plain" / "cards.pdf").split()
    words = words_of(penned.home / "marked" / "cards.pdf")
    assert words.split() == [*FULL_NOTE.split(), "Made", "on", "Orchard", "Street"]
