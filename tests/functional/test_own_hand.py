"""One's own hand: a sheet from the printer, filled in, photographed, learned, and written with."""

from __future__ import annotations

import json
import shutil
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest

import filled
import photo
from newcomer import Person
from penned import hand as hands
from penned.hand.learn import sheet

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer import Outcome

FAULTS = photo.Faults(tilt=9, toward=70, turn=184, shadow=0.3, light=0.75, grain=3, quality=70)


@cache
def photographed() -> bytes:
    """The first sheet, filled in but for q, seen upside down from aside in poor light."""
    first = sheet.sheets("a4")[0]
    without = {n for n, box in enumerate(first.boxes) if box.text == "q"}
    strokes = filled.strokes(first, hands.load("birch"), without=without)
    page = photo.written(first, photo.ink_of_strokes(first, strokes))
    return photo.photograph(page, FAULTS, seed=4)


@pytest.fixture(scope="module")
def home_with_a_hand(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A home where the hand was learned, and what was said about it."""
    penned = Person(tmp_path_factory.mktemp("hand") / "home")
    penned.home.mkdir()
    return penned.home, penned(
        "hand", "learn", photo_of_a_sheet(penned), "--name", "mine", "--mine"
    )


@pytest.fixture
def with_a_hand(home_with_a_hand: tuple[Path, Outcome], tmp_path: Path) -> Person:
    return Person(shutil.copytree(home_with_a_hand[0], tmp_path / "home"))


def photo_of_a_sheet(penned: Person) -> Path:
    path = penned.home / "photo.jpg"
    path.write_bytes(photographed())
    return path


def test_a_template_is_one_sheet_and_with_accents_three(penned: Person) -> None:
    for paper, size in (("a4", (595, 842)), ("letter", (612, 792))):
        made = penned("hand", "template", "-o", "sheet.pdf", "--paper", paper)
        assert (made.code, made.err) == (0, "")
        pages = pypdfium2.PdfDocument(penned.home / "sheet.pdf")
        assert [tuple(map(round, page.get_size())) for page in pages] == [size]
        pages.close()

    assert penned("hand", "template", "-o", "sheet.png").code == 2

    more = penned("hand", "template", "--accents", "-o", "sheets.pdf")
    assert "3 sheets" in more.out


def test_a_photograph_becomes_a_hand_and_what_is_missing_is_said(
    home_with_a_hand: tuple[Path, Outcome],
) -> None:
    home, done = home_with_a_hand

    assert done.code == 0, done
    assert "Left out, empty: q (3)" in done.out
    assert "Missing: q." in done.out
    assert "--name mine --add --mine" in done.out
    assert "accents and signs drawn plainly" in done.out
    assert list(home.rglob("mine.pdf"))


def test_the_hand_writes_and_refuses_a_word_that_it_cannot_write(with_a_hand: Person) -> None:
    write = ("letter", "-", "-o", "card.pdf", "--hand", "mine")

    assert with_a_hand(*write, stdin="Dear Ana,\n\nThe flight was fine.\n").code == 0
    refused = with_a_hand(*write, stdin="A quick word.\n")
    assert refused.code == 3
    assert "“quick”" in refused.err


def test_what_is_missing_is_added_from_a_recording(with_a_hand: Person) -> None:
    strokes = [
        [v for x, y, _ in stroke.tolist() for v in (x * 2.6, y * 2.6, None, None)]
        for stroke in hands.load("birch").forms["q"][0].strokes
    ]
    sample = {"char": "q", "box": {"baseline": 0}, "strokes": strokes}
    recording = {"format": "penned-strokes", "version": 1, "samples": [sample]}
    with_a_hand.writes("q.json", json.dumps(recording))
    again = ("hand", "learn", "q.json", "--name", "mine", "--mine")

    assert with_a_hand(*again).code == 3  # there is one of this name
    done = with_a_hand(*again, "--add", "-o", "now.pdf")
    assert done.code == 0, done
    assert "Missing" not in done.out
    assert (with_a_hand.home / "now.pdf").read_bytes().startswith(b"%PDF-")
    write = ("letter", "-", "-o", "card.pdf", "--hand", "mine")
    assert with_a_hand(*write, stdin="A quick word.\n").code == 0


def test_nobodys_hand_is_learned_without_their_word(penned: Person) -> None:
    refused = penned("hand", "learn", photo_of_a_sheet(penned), "--name", "mine")

    assert refused.code == 3
    assert "--mine" in refused.err
    assert penned("hand", "show", "mine").code == 2


def test_a_specimen_of_no_format_is_refused_before_anything_is_kept(penned: Person) -> None:
    learn = ("hand", "learn", photo_of_a_sheet(penned), "--name", "mine", "--mine")
    refused = penned(*learn, "-o", "specimen.txt")

    assert refused.code == 2
    assert "“.txt” is not a format" in refused.err
    assert penned("hand", "show", "mine").code == 2


def test_what_is_no_photograph_is_refused_with_its_name(penned: Person) -> None:
    (penned.home / "note.jpg").write_bytes(b"Dear Ana")

    refused = penned("hand", "learn", "note.jpg", "--name", "mine", "--mine")
    assert refused.code == 2
    assert "note.jpg" in refused.err
