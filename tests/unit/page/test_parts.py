from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.page import parts


def halves(text: str) -> tuple[str, str, str]:
    letter = parts.read(text)
    return (
        letter.text[: letter.body].strip(),
        letter.text[letter.body : letter.close].strip(),
        letter.text[letter.close :].strip(),
    )


@pytest.mark.parametrize(
    ("text", "name", "unsigned"),
    [
        ("Dear Ana,\n\nThank you.\n\nWith love,\nMaya", "Maya", False),
        ("Dear Ana,\n\nThank you.\n\nWith love,\n\nMaya", "Maya", False),
        ("Dear Ana,\n\nThank you.\n\nWith love,", "", True),
        ("Dear Ana,\n\nThank you.\n\nWith love —", "", True),
        ("Dear Ana,\n\nThank you.\n\nMaya & Ben", "Maya & Ben", False),
        ("Thank you.\n\nYours,\nMaya\n(and Ben)", "Maya\n(and Ben)", False),
        ("Thank you for the soup.", "", False),
        ("Dear Ana,", "", False),
    ],
)
def test_the_name_is_what_follows_the_close_and_a_close_may_lack_one(
    text: str, name: str, *, unsigned: bool
) -> None:
    letter = parts.read(text)
    assert (letter.text[letter.name :], letter.is_unsigned) == (name, unsigned)


@pytest.mark.parametrize(
    ("text", "greeting", "close"),
    [
        ("Dear Ana,\n\nThank you.\n\nWith love,\nMaya", "Dear Ana,", "With love,\nMaya"),
        ("Dear Ana,\nThank you.\nWith love,\nMaya", "Dear Ana,", "With love,\nMaya"),
        ("Dear Ana,\n\nThank you.\n\nWith love,\n\nMaya", "Dear Ana,", "With love,\n\nMaya"),
        ("Ana!\n\nThank you.\n\nMaya & Ben", "Ana!", "Maya & Ben"),
        (
            "Dear Ana —\n\nThank you.\n\nYours,\nMaya\n(and Ben)",
            "Dear Ana —",
            "Yours,\nMaya\n(and Ben)",
        ),
        ("Thank you for the soup.", "", ""),
        ("Thank you.\n\nMaya", "", "Maya"),
        ("Thank you for the soup.\n\nSee you at Christmas!", "", ""),
        ("Dear Ana, thank you.\n\nIt was warm.", "", ""),
        ("Dear Ana,", "", ""),
        (
            "Dear Ana,\n\nThank you.\n\nThank you, and see you on Tuesday at the wall,\nJonas",
            "Dear Ana,",
            "Jonas",
        ),
    ],
)
def test_greeting_and_close_are_known_by_their_looks(text: str, greeting: str, close: str) -> None:
    assert halves(text)[::2] == (greeting, close)


def test_white_space_is_tidied_and_accents_are_put_together() -> None:
    letter = parts.read("\n Dear  Zoë,\r\n\r\n\r\n\tthank you \n\n")
    assert letter.text == "Dear Zoë,\n\nthank you"


@given(st.text(alphabet="ab,.! \n", max_size=80))
def test_no_word_is_lost_and_the_parts_stand_in_order(text: str) -> None:
    letter = parts.read(text)
    assert letter.text.split() == text.split()
    assert 0 <= letter.greeting <= letter.body <= letter.close <= letter.name <= letter.postscript


@pytest.mark.parametrize(
    "date",
    [
        "May 3, 2026",
        "3 May 2026",
        "Sunday, May 3rd",
        "November 22nd",
        "Nov. 22, 2026",
        "the 3rd of May, 2026",
        "May 2026",
        "Portland, May 3",
        "2026-05-03",
        "3/5/26",
        "Tuesday",
        "Sunday evening",
        "Bonn, den 3. Mai 2026",
        "Freitag, 3. Mai",
        "03.05.2026",
        "St. Gallen, 3. März",
        "Madrid, 3 de mayo de 2026",
        "Domingo, 3 de mayo",
        "Paris, le 3 mai 2026",
        "Le 1er juin",
    ],
)
def test_a_note_may_begin_with_a_date(date: str) -> None:
    letter = parts.read(f"{date}\n\nDear Ana,\n\nThank you.\n\nMaya")
    assert letter.text[: letter.greeting].strip() == date
    assert letter.text[letter.greeting : letter.body].strip() == "Dear Ana,"


@pytest.mark.parametrize(
    "line",
    ["Dear May,", "June", "Maya 3", "Sundays are best", "In May you came", "Room 3, May I"],
)
def test_what_only_looks_like_a_date_is_none(line: str) -> None:
    assert parts.read(f"{line}\n\nThank you.").greeting == 0


def test_a_date_that_is_given_stands_above_the_note_unless_it_has_its_own() -> None:
    letter = parts.read("Dear Ana,\n\nThank you.", date=" May 3,  2026")
    assert letter.text == "May 3, 2026\n\nDear Ana,\n\nThank you."
    assert letter.text[: letter.greeting] == "May 3, 2026\n\n"
    own = "Tuesday\n\nDear Ana,\n\nThank you."
    assert parts.read(own, date="May 3, 2026").text == own
    assert parts.read(" ", date="May 3, 2026").text == ""


@pytest.mark.parametrize(
    "mark",
    [
        "P.S.",
        "PS:",
        "P. S.",
        "p.s.",
        "PS",
        "PS.",
        "P.P.S.",
        "P.-S.",
        "PS :",
        "P.D.",
        "PD:",
        "Posdata:",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_postscript_follows_the_name(mark: str, gap: str) -> None:
    letter = parts.read(
        f"Dear Ana,\n\nThank you.\n\nWith love,\nMaya{gap}{mark} And the bowl!\nYes."
    )
    assert letter.text[letter.postscript :] == f"{mark} And the bowl!\nYes."
    assert letter.text[letter.close : letter.postscript].strip() == "With love,\nMaya"
    assert letter.text[letter.name : letter.postscript].strip() == "Maya"


@pytest.mark.parametrize("line", ["Pst! Do not tell.", "PSST: no", "Pd was late.", "PSA"])
def test_what_only_looks_like_a_postscript_is_none(line: str) -> None:
    letter = parts.read(f"Dear Ana,\n\nThank you.\n\n{line}\nIt was warm.")
    assert letter.postscript == len(letter.text)


def test_a_close_without_a_name_leaves_room_above_a_postscript() -> None:
    letter = parts.read("Dear Ana,\n\nThank you.\n\nWith love,\n\nP.S. And the bowl.")
    assert letter.is_unsigned
    assert letter.text[letter.postscript :] == "P.S. And the bowl."


@pytest.mark.parametrize(
    ("close", "name"),
    [
        ("Herzliche Grüße\nMaya", "Maya"),
        ("Herzliche Grüße\n\nMaya", "Maya"),
        ("Alles Liebe!\nMaya", "Maya"),
        ("Un abrazo,\nMaya", "Maya"),
        ("Je vous embrasse\nMaya et Léo", "Maya et Léo"),
        ("Maya\nand Ben", "Maya\nand Ben"),
    ],
)
def test_a_close_is_known_without_its_comma(close: str, name: str) -> None:
    letter = parts.read(f"Liebe Ana,\n\ndanke für alles.\n\n{close}")
    assert letter.text[letter.close :] == close
    assert letter.text[letter.name :] == name
