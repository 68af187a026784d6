"""The coach at the command line: one note, a folder of them, all of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newcomer import EMPTY_PRAISE, FULL_NOTE

if TYPE_CHECKING:
    from newcomer import Person

SLOT = FULL_NOTE.replace("Mum", "[Name]")


def test_a_pipe_shows_the_draft_with_marks_that_need_no_colour(with_ana: Person) -> None:
    done = with_ana("check", "--to", "Ana", stdin=SLOT)
    assert done.code == 1
    lines = done.out.splitlines()
    assert lines[0] == "Not ready yet."
    place = next(at for at, line in enumerate(lines) if "[Name]" in line)
    start = lines[place].index("[Name]")
    assert lines[place + 1][start:].startswith("^^^^^^[1]")
    assert "\x1b" not in done.out


def test_what_is_ready_is_said_to_be_ready(with_ana: Person) -> None:
    done = with_ana("check", "--to", "Ana", stdin=FULL_NOTE)
    assert (done.code, done.out.splitlines()[0]) == (0, "Ready.")


def test_the_sources_are_there_for_who_asks(with_ana: Person) -> None:
    plain, told = (
        with_ana("check", *why, stdin=SLOT).out.replace("\n    ", " ") for why in ((), ("--why",))
    )
    source = with_ana("check", "--json", stdin=SLOT).json["advice"][0]["source"]
    assert source not in plain
    assert source in told


def test_a_rule_that_is_shown_can_be_dismissed_by_its_name(with_ana: Person) -> None:
    rule = with_ana("check", "--json", stdin=SLOT).json["advice"][0]["rule"]
    assert rule in with_ana("check", stdin=SLOT).out
    assert with_ana("ways", "dismiss", rule, "--phrase", "[Name]").code == 0
    done = with_ana("check", "--json", stdin=SLOT).json
    assert rule in {one["rule"] for one in done["dismissed"]}
    assert "laid aside" in with_ana("check", stdin=SLOT).out


def test_no_number_is_shown_to_somebody_in_mourning(penned: Person) -> None:
    done = penned("check", "--occasion", "sympathy", stdin="Dear Ana,\n\nThank you.\n\nNell\n")
    assert done.code == 0
    assert "In it" not in done.out


def test_a_folder_is_told_in_one_line_each_and_what_is_one_letter(penned: Person) -> None:
    folder = penned.home / "notes"
    folder.mkdir()
    for name in ("Ana", "Tom", "Bea"):
        (folder / f"{name}.txt").write_text(f"To: {name}\n\n" + FULL_NOTE.replace("Ana", name))
    (folder / "zoe.txt").write_text("To: Zoe\n\n" + EMPTY_PRAISE.replace("Ana", "Zoe"))
    (folder / "worse.txt").write_text("To: Jo\n")

    done = penned("check", folder)

    assert done.code == 1
    assert "One letter to 3 people: Ana, Bea, Tom." in done.out
    assert "worse.txt: there is a name but no note under it" in done.out
    facts = penned("check", folder, "--json").json
    assert facts["notes"][0]["to"] == "Zoe"
    assert [one["to"] for one in facts["circulars"][0]] == ["Ana", "Bea", "Tom"]
    assert penned("check", folder, "--to", "Ana").code == 2


def test_ask_without_a_name_is_about_who_is_most_pressing(with_ana: Person) -> None:
    done = with_ana("ask")
    assert (done.code, done.out.splitlines()[0]) == (0, "To Ana Reyes: drove me to the airport")
    assert "second reader" not in done.out.casefold()
    assert with_ana("ask", "--json").json["questions"]


def test_a_part_of_the_name_that_a_note_is_headed_with_will_do(with_ana: Person) -> None:
    headed = "To: Ana Reyes\n\n" + FULL_NOTE
    assert with_ana("check", "--to", "Rey", stdin=headed).code == 0
    assert with_ana("check", "--to", "Tom", stdin=headed).code == 2


def test_for_whom_nothing_is_owed_less_is_known_and_it_is_said(with_ana: Person) -> None:
    told = with_ana("check", "--to", "Zoe", stdin=FULL_NOTE.replace("Ana", "Zoe")).out
    assert "Nothing is owed to Zoe" in told
    assert "Nothing is owed" not in with_ana("check", "--to", "Ana", stdin=FULL_NOTE).out


def test_an_occasion_that_is_slightly_misspelt_is_guessed(penned: Person) -> None:
    done = penned("check", "--occasion", "weding", stdin=FULL_NOTE)
    assert done.code == 2
    assert "Did you mean wedding?" in done.err


def test_all_notes_of_the_ledger_are_read(with_ana: Person) -> None:
    assert with_ana("check", "--all").out == "No note is under way.\n"
    with_ana("write", "Ana", "--text", "-", stdin=EMPTY_PRAISE)
    done = with_ana("check", "--all")
    assert done.code == 1
    assert "Ana Reyes" in done.out
    assert with_ana("check", "--all", "--occasion", "gift").code == 2
