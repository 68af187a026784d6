"""Occasions at the command line: listed, shown, and by when by the habits of one's country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned import occasions

if TYPE_CHECKING:
    from newcomer import Person

USAGE = 2
BERLIN = "Gartenstraße 7, 10115 Berlin, Germany"


def test_every_occasion_is_listed_with_its_days_and_a_question(penned: Person) -> None:
    listed = penned("occasion", "list")

    assert listed.code == 0, listed
    for key in occasions.keys():  # noqa: SIM118 - no dict: it lists them
        assert key in listed.out
    assert "24 hours" in listed.out
    assert "when you can" in listed.out
    assert "What did they say, ask or show you" in listed.out
    facts = {each["key"]: each for each in penned("occasion", "list", "--json").json}
    assert facts["wedding"]["window"]["soft_days"] == 90
    assert facts["birthday"]["extends"] == ["gift"]
    assert facts["sympathy"]["profile"] == "gentle"
    assert not list(penned.home.rglob("*.sqlite3"))


def test_one_occasion_is_shown_with_all_that_is_known_of_it(penned: Person) -> None:
    shown = penned("occasion", "show", "job interview").out

    for prompt in occasions.load("interview").prompts:
        assert prompt.question in shown
    assert "they compare" in shown
    assert "at most 24 hours" in shown
    assert "Ask a Manager" in shown
    assert "funeral" in penned("occasion", "show", "condolences").out


def test_a_country_can_be_named_in_three_ways(penned: Person) -> None:
    show = ("occasion", "show", "wedding")

    assert "at most 3 months" in penned(*show).out
    assert "at most 8 weeks" in penned(*show, "--custom", "Germany").out
    assert "at most 8 weeks" in penned(*show, PENNED_CUSTOM="gb").out
    assert penned("people", "me", "Nell Harper", "--address", BERLIN).code == 0
    assert "in Germany: " in penned(*show).out
    assert "at most 3 months" in penned(*show, PENNED_CUSTOM="US").out
    assert penned(*show, "--json").json["custom"] == "DE"


def test_who_is_waiting_is_sorted_by_the_custom_of_the_country(penned: Person) -> None:
    for name, occasion in (("Ana Reyes", "wedding"), ("Kenji Mori", "birthday")):
        words = ("--from", name, "--occasion", occasion, "--on", "2026-09-19")
        assert penned("capture", "a kettle", *words).code == 0
    due = {each["who"]: each["due"] for each in penned("owed", "--json").json}
    assert due == {"Ana Reyes": "2026-12-18", "Kenji Mori": "2026-10-05"}  # the 3rd is a Saturday

    assert penned("people", "me", "Nell Harper", "--address", BERLIN).code == 0

    due = {each["who"]: each["due"] for each in penned("owed", "--json").json}
    assert due == {"Ana Reyes": "2026-11-16", "Kenji Mori": "2026-10-05"}
    owed = penned("owed", "--json", PENNED_CUSTOM="Japan").json
    assert {each["due"] for each in owed} == {"2026-09-24"}  # three holidays stand together there


def test_nobody_in_mourning_is_ever_due(penned: Person) -> None:
    words = ("--from", "Ana Reyes", "--occasion", "funeral", "--on", "2020-09-19")
    assert penned("capture", "carried the coffin", *words).code == 0

    assert penned("owed", "--due", "--json").json == []
    (waiting,) = penned("owed", "--json").json
    assert (waiting["occasion"], waiting["due"]) == ("sympathy", None)
    assert "any day" in penned("owed").out


def test_a_late_note_is_asked_for_one_line_and_is_ready_all_the_same(penned: Person) -> None:
    words = ("--from", "Ana Reyes", "--occasion", "favour", "--on", "2020-09-19")
    assert penned("capture", "lent me a ladder", *words).code == 0
    text = "Dear Ana,\n\nYour ladder reached the gutter, and the kitchen is dry at last.\n\nNell\n"
    penned.writes("note.txt", text)

    told = penned("write", "Ana Reyes", "--text", "note.txt")

    assert told.code == 0, told
    assert "Late is welcome" in told.out


def test_what_is_no_occasion_and_no_country_is_told_in_a_sentence(penned: Person) -> None:
    unknown = penned("occasion", "show", "moonrise")
    assert (unknown.code, "penned occasion list" in unknown.err) == (USAGE, True)
    nowhere = penned("occasion", "list", "--custom", "Atlantis")
    assert (nowhere.code, "no country" in nowhere.err) == (USAGE, True)
    wrong = penned("occasion", "list", PENNED_CUSTOM="Atlantis")
    assert (wrong.code, "no country" in wrong.err) == (USAGE, True)
