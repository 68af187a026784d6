"""Hands through the doors: one's own, given and taken, and how a card is written and signed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from newcomer import FULL_NOTE
from penned import hand
from penned.hand.form import Form
from penned.hand.hand import Origin

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer import Person

MEADOW = hand.load("meadow")
WAVE = np.linspace(0, 1, 40)
SIGNATURE = Form((np.column_stack((6 * WAVE, np.sin(15 * WAVE), np.ones(40))),))
MAYAS = replace(
    MEADOW,
    name="maya",
    title="Maya’s hand",
    origin=Origin("a sheet", "private", ("Copyright 2026 Maya Reyes",), "2026-11-22", own=True),
    signature=SIGNATURE,
)
OPEN = replace(
    MAYAS, title="Everybody’s hand", origin=replace(MAYAS.origin, licence="CC0-1.0", own=False),
    signature=None,
)  # fmt: skip
USAGE, REFUSED = 2, 3


def file(penned: Person, one: hand.Hand, name: str) -> Path:
    path = penned.home / name
    path.write_bytes(hand.to_bytes(one))
    return path


def test_a_hand_that_is_ones_own_is_taken_listed_written_in_and_given_back(penned: Person) -> None:
    file(penned, MAYAS, "sheet.hand")

    added = penned("hand", "add", "sheet.hand", "--name", "mine", "--mine")
    assert added.code == 0, added
    assert "Maya’s hand" in added.out
    assert "private" in added.out
    listed = {each["name"]: each for each in penned("hand", "list", "--json").json}
    assert listed["mine"]["own"]
    assert listed["mine"]["signature"]
    assert not listed["meadow"]["own"]
    assert "yours" in penned("hand", "list").out
    penned.writes("note.txt", FULL_NOTE)
    assert penned("letter", "note.txt", "-o", "card.svg", "--hand", "mine").code == 0
    assert penned("hand", "export", "mine", "-o", "copy.hand").code == 0
    assert penned("letter", "note.txt", "-o", "copy.svg", "--hand", "copy.hand").code == 0
    assert (penned.home / "copy.svg").read_bytes() == (penned.home / "card.svg").read_bytes()
    assert penned("hand", "remove", "mine").code == USAGE
    assert penned("hand", "remove", "mine", "--yes").code == 0
    assert penned("letter", "note.txt", "-o", "card.svg", "--hand", "mine").code == USAGE


def test_somebody_elses_private_hand_is_refused_with_the_name_on_it(penned: Person) -> None:
    file(penned, MAYAS, "maya.hand")
    penned.writes("note.txt", FULL_NOTE)
    for words in (
        ("hand", "add", "maya.hand"),
        ("letter", "note.txt", "-o", "card.svg", "--hand", "maya.hand"),
    ):
        refused = penned(*words)
        assert refused.code == REFUSED
        assert "Copyright 2026 Maya Reyes" in refused.err
    assert not (penned.home / "card.svg").exists()


def test_a_hand_that_is_given_away_can_be_used_from_its_file_or_taken(penned: Person) -> None:
    file(penned, OPEN, "given.hand")
    penned.writes("note.txt", FULL_NOTE)
    assert penned("letter", "note.txt", "-o", "a.svg", "--hand", "./given.hand").code == 0
    assert penned("hand", "add", "given.hand").code == 0
    assert penned("letter", "note.txt", "-o", "b.svg", "--hand", "given").code == 0
    assert penned("hand", "add", "given.hand").code == REFUSED
    assert penned("hand", "add", "given.hand", "--replace").code == 0
    assert penned("hand", "add", "given.hand", "--name", "meadow").code == REFUSED


def test_hands_can_lie_elsewhere(penned: Person) -> None:
    file(penned, OPEN, "given.hand")
    elsewhere = str(penned.home / "elsewhere")
    assert penned("hand", "add", "given.hand", PENNED_HANDS=elsewhere).code == 0
    assert [path.name for path in (penned.home / "elsewhere").iterdir()] == ["given.hand"]


def test_a_broken_hand_is_told_and_stops_nothing(penned: Person) -> None:
    folder = penned.home / ".local" / "share" / "penned" / "hands"
    folder.mkdir(parents=True)
    (folder / "torn.hand").write_bytes(hand.to_bytes(OPEN)[:500])
    listed = penned("hand", "list")
    assert listed.code == 0
    assert "meadow" in listed.out
    assert "torn.hand: its end is missing" in listed.out.replace("\n", " ")
    assert "its end is missing" in penned("hand", "show", "torn").err


def test_a_file_is_checked_for_what_a_note_would_miss(penned: Person) -> None:
    forms = {char: forms for char, forms in MEADOW.forms.items() if char not in "qé7\u0301"}
    file(penned, OPEN, "whole.hand")
    file(penned, replace(OPEN, forms=forms), "gaps.hand")
    penned.writes("torn.hand", "torn")

    whole, gaps, torn = (penned("hand", "check", f"{n}.hand") for n in ("whole", "gaps", "torn"))

    assert (whole.code, gaps.code, torn.code) == (0, 1, USAGE)
    assert "lacks of the small letters: q" in gaps.out
    assert "lacks of the figures: 7" in gaps.out
    assert "é" in json.loads(penned("hand", "check", "gaps.hand", "--json").out)["lacks"]["accents"]
    assert torn.err.startswith("penned: torn.hand: this is not the file of a hand")


@pytest.mark.parametrize("suffix", ["pdf", "png"])
def test_a_specimen_can_be_had_in_every_format(penned: Person, suffix: str) -> None:
    shown = penned("hand", "show", "meadow", "-o", f"specimen.{suffix}")
    assert shown.code == 0, shown
    assert "OFL-1.1" in shown.out
    assert (penned.home / f"specimen.{suffix}").stat().st_size > 10_000


def test_a_card_is_signed_with_ones_own_drawing_and_with_no_other(penned: Person) -> None:
    penned.writes("note.txt", FULL_NOTE)
    signed = ("letter", "note.txt", "--sign", "drawing", "-o")
    refused = penned(*signed, "card.svg")
    assert (refused.code, "has no signature" in refused.err) == (REFUSED, True)

    penned("hand", "add", file(penned, MAYAS, "mine.hand"), "--mine")

    assert penned(*signed, "card.pdf", "--hand", "mine").code == 0
    assert penned("letter", "note.txt", "--hand", "mine", "-o", "plain.pdf").code == 0
    assert (penned.home / "card.pdf").read_bytes() != (penned.home / "plain.pdf").read_bytes()


def test_pens_and_inks_can_be_listed_and_written_with(penned: Person) -> None:
    penned.writes("note.txt", FULL_NOTE)
    offer = penned("pen", "list", "--json").json
    assert {"fineliner", "ballpoint", "fountain", "pencil"} <= {
        each["name"] for each in offer["pens"]
    }
    said = penned("pen", "list").out
    assert all(each["name"] in said for each in offer["inks"])

    def letter(*wishes: str) -> str:
        done = penned("letter", "note.txt", "-o", "card.svg", *wishes)
        assert done.code == 0, done
        return (penned.home / "card.svg").read_text("utf-8")

    sepia = next(each["colour"] for each in offer["inks"] if each["name"] == "sepia")
    assert sepia in letter("--ink", "sepia")
    assert "#123456" in letter("--pen", "fountain", "--ink", "#123456")
    assert letter("--pen", "pencil") != letter("--pen", "fountain")
    for wish in (("--pen", "quill"), ("--ink", "invisible"), ("--ink", "#12345")):
        assert penned("letter", "note.txt", "-o", "x.svg", *wish).code == USAGE
