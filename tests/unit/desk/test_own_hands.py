"""One's own hands: what they may be called, whose they must be, and what a broken one does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from penned import hand
from penned.desk import own_hands
from penned.errors import BadInput, NotFound, Refused
from penned.hand.form import Form
from penned.hand.hand import Hand, Origin

if TYPE_CHECKING:
    from pathlib import Path

LINE = np.array([[0, -1, 1], [0.5, 0, 1], [1, -1, 1]])
MINE = Hand(
    name="mine",
    title="Maya’s hand",
    about="Quick and round.",
    origin=Origin("one sheet", "private", ("Copyright 2026 Maya Reyes",), "2026-11-22", own=True),
    style=hand.load("meadow").style,
    forms={"v": (Form((LINE,)),)},
    kerning={},
    signature=Form((LINE * 2,)),
)
GIVEN = replace(MINE, name="given", origin=replace(MINE.origin, licence="CC0-1.0", own=False))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PENNED_HANDS", str(tmp_path / "hands"))
    return tmp_path / "hands"


def file(folder: Path, one: Hand) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{one.name}.hand"
    path.write_bytes(hand.to_bytes(one))
    return path


def test_without_a_word_they_lie_beside_the_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PENNED_HANDS")
    monkeypatch.setenv("XDG_DATA_HOME", "/home/maya/data")
    assert own_hands.folder().parts[-2:] == ("penned", "hands")


def test_nobody_has_any_at_first() -> None:
    assert own_hands.found() == own_hands.Found()
    with pytest.raises(NotFound, match=r"There are .*linden, .*meadow.*\.$"):
        own_hands.load("mine")


def test_what_is_saved_is_among_them_and_can_be_loaded_by_name(folder: Path) -> None:
    assert own_hands.save(MINE) == folder / "mine.hand"
    assert list(own_hands.found().hands) == ["mine"]
    assert own_hands.load("mine").title == "Maya’s hand"
    assert own_hands.load("mine").signature is not None
    assert folder.stat().st_mode & 0o077 == 0


def test_a_name_that_is_not_there_is_told_with_ones_own() -> None:
    own_hands.save(MINE)
    with pytest.raises(NotFound, match=r"no hand called “main”.*Yours: mine\."):
        own_hands.load("main")


def test_one_of_the_same_name_is_kept_unless_it_is_to_be_replaced() -> None:
    own_hands.save(MINE)
    with pytest.raises(Refused, match="You have a hand called “mine” already"):
        own_hands.save(GIVEN_AS_MINE)
    assert own_hands.load("mine").origin.own
    own_hands.save(GIVEN_AS_MINE, replace=True)
    assert not own_hands.load("mine").origin.own


GIVEN_AS_MINE = replace(GIVEN, name="mine", signature=None)


@pytest.mark.parametrize("name", ["meadow", "linden"])
def test_the_name_of_a_built_in_hand_is_taken(name: str) -> None:
    with pytest.raises(Refused, match="comes with Penned"):
        own_hands.save(replace(MINE, name=name))


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "Mine", "my hand", "a/b", "a.b", "-o", "_", "x" * 41, "a\x1b"],
)
def test_a_name_is_a_word_that_every_disk_can_keep(name: str) -> None:
    with pytest.raises(BadInput, match="cannot be the name of a hand"):
        own_hands.save(replace(MINE, name=name))


@pytest.mark.parametrize("name", ["zoë", "maya-quick", "hand2", "x" * 40])
def test_names_in_other_alphabets_are_names(name: str) -> None:
    own_hands.save(replace(MINE, name=name))
    assert own_hands.load(name).name == name


def test_a_hand_that_could_not_be_read_again_is_not_saved(folder: Path) -> None:
    with pytest.raises(BadInput, match=r"mine\.hand: characters"):
        own_hands.save(replace(MINE, forms={}))
    assert not folder.exists()


def test_a_broken_file_is_told_and_does_not_stop_the_rest(folder: Path) -> None:
    own_hands.save(MINE)
    (folder / "torn.hand").write_bytes(b"torn")
    file(folder, replace(MINE, name="meadow"))
    file(folder, replace(MINE, name="My Hand"))

    found = own_hands.found()

    assert list(found.hands) == ["mine"]
    told = [str(fault) for fault in found.faults]
    assert len(told) == 3
    assert "My Hand" in told[0]
    assert told[1].startswith("meadow.hand: a hand that comes with Penned")
    assert told[2].startswith(f"{folder / 'torn.hand'}: ")


def test_a_built_in_hand_stays_what_it_is(folder: Path) -> None:
    file(folder, replace(MINE, name="meadow"))
    assert own_hands.load("meadow") is hand.load("meadow")


def test_a_hand_can_be_named_by_its_file(tmp_path: Path) -> None:
    path = file(tmp_path, replace(GIVEN, signature=None))
    assert own_hands.load(str(path)).name == "given"
    with pytest.raises(NotFound, match="no such file"):
        own_hands.load(str(tmp_path / "gone.hand"))
    with pytest.raises(BadInput, match="this is a folder"):
        own_hands.load(str(tmp_path))


def test_somebody_elses_private_hand_is_not_written_in(tmp_path: Path) -> None:
    path = file(tmp_path, replace(MINE, name="theirs"))
    with pytest.raises(Refused, match=r"private hand \(Maya’s hand; Copyright 2026 Maya Reyes\)"):
        own_hands.load(str(path))


def test_a_copy_of_ones_own_is_ones_own(tmp_path: Path) -> None:
    own_hands.save(MINE)
    own_hands.export("mine", tmp_path / "copy.hand")
    assert own_hands.load(str(tmp_path / "copy.hand")).origin.own


def test_a_file_that_calls_itself_ones_own_does_not_sign(tmp_path: Path) -> None:
    forged = replace(MINE, origin=replace(MINE.origin, licence="CC0-1.0"))
    path = file(tmp_path / "elsewhere", forged)

    assert own_hands.load(str(path)).signature is None
    assert not own_hands.load(str(path)).origin.own
    own_hands.add(path, mine=True)
    assert own_hands.load(str(path)).signature is not None


def test_a_hand_that_is_given_away_can_be_added_without_its_giver(tmp_path: Path) -> None:
    signed = replace(GIVEN, origin=replace(GIVEN.origin, own=True))
    kept = own_hands.add(file(tmp_path, signed), "friendly")
    assert (kept.name, kept.origin.own, kept.signature) == ("friendly", False, None)
    assert own_hands.load("friendly").title == "Maya’s hand"


def test_a_private_hand_is_added_by_its_writer_alone(tmp_path: Path) -> None:
    path = file(tmp_path, MINE)
    with pytest.raises(Refused, match="this is a private hand"):
        own_hands.add(path)
    kept = own_hands.add(path, mine=True)
    assert kept.origin.own
    assert kept.signature is not None


def test_the_signature_stays_at_home_unless_it_is_asked_for(tmp_path: Path) -> None:
    own_hands.save(MINE)
    own_hands.export("mine", tmp_path / "a.hand")
    own_hands.export("mine", tmp_path / "b.hand", signature=True)
    assert own_hands.read(tmp_path / "a.hand").signature is None
    assert own_hands.read(tmp_path / "b.hand").signature is not None
    with pytest.raises(BadInput, match=r"End it in \.hand"):
        own_hands.export("mine", tmp_path / "c.ttf")


def test_a_hand_that_is_removed_is_gone() -> None:
    path = own_hands.save(MINE)
    own_hands.specimen_of(path).write_bytes(b"%PDF-")
    own_hands.remove("mine")
    assert not list(path.parent.iterdir())
    with pytest.raises(NotFound, match="no hand of your own called “mine”"):
        own_hands.remove("mine")
