from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import ledger
from penned.desk import advise, capture, draft, piles, send
from penned.desk.desk import open_desk
from penned.errors import NotFound
from penned.ledger import notes
from penned.moments import Moment
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
LADDER = (
    "Dear {},\n\nYour ladder reached the gutter at last, and the kitchen has been dry since "
    "Tuesday. I will bring it back on Saturday, with plums.\n\nNell"
)
SWALLOWS = (
    "Dear {},\n\nNobody else owns a ladder of nine metres. The swallows kept their nest, because "
    "from yours I could paint around it.\n\nNell"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield open_desk(tmp_path / "ledger.sqlite3", clock=lambda: NOW)
    ledger.close()


def written(desk: Desk, name: str, text: str) -> None:
    debts = capture.capture(desk, Moment((name,), "lent me a ladder", occasion="favour"))
    draft.write(desk, debts, text.format(name.partition(" ")[0]))


def test_one_letter_to_several_people_is_seen_and_keeps_the_pile_from_being_ready(
    desk: Desk,
) -> None:
    for name, text in (("Ana Reyes", LADDER), ("Bo Lind", SWALLOWS), ("Cy Hall", LADDER)):
        written(desk, name, text)

    found = piles.under_way(desk)

    assert [each.name for each in found.notes] == ["Ana Reyes", "Bo Lind", "Cy Hall"]
    (circular,) = found.shared.circulars
    assert [each.name for each in found.of(circular.notes)] == ["Ana Reyes", "Cy Hall"]
    assert not found.ready


def test_what_is_in_the_post_is_not_read_again(desk: Desk) -> None:
    written(desk, "Bo Lind", SWALLOWS)
    written(desk, "Ana Reyes", LADDER)
    notes.advance(1, State.WRITTEN, on=desk.today(), now=desk.now(), by=desk.by)
    send.posted(desk, ["1"], on=desk.today())

    assert [each.where for each in piles.under_way(desk).notes] == ["note 2"]


def test_a_folder_is_read_without_a_ledger_and_makes_none(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "bo.txt").write_text("To: Bo Lind\n\n" + SWALLOWS.format("Bo"), "utf-8")
    (folder / "none.txt").write_text(LADDER.format("Ana"), "utf-8")
    (folder / "empty.txt").write_text("To: Cy\n", "utf-8")
    nowhere = tmp_path / "ledger.sqlite3"

    found = piles.in_folder(folder, occasion="favour", ledger=nowhere)

    assert [each.name for each in found.notes] == ["Bo Lind", "none.txt"]
    assert [where for where, _ in found.refused] == [str(folder / "empty.txt")]
    assert not found.ready
    assert not nowhere.exists()


def test_the_ledger_says_what_the_notes_of_a_folder_are_for(desk: Desk, tmp_path: Path) -> None:
    written(desk, "Bo Lind", SWALLOWS)
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.txt").write_text("To: Bo Lind\n\n" + SWALLOWS.format("Bob"), "utf-8")

    (one,) = piles.in_folder(folder, ledger=desk.ledger).notes

    assert "wrong_name" in {each.kind for each in one.review.advice}


def test_a_note_is_judged_alike_in_a_folder_alone_and_in_the_ledger(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    texts = {"Ana Reyes": LADDER, "Bo Lind": SWALLOWS, "Cy Hall": LADDER}
    for name, text in texts.items():
        capture.capture(desk, Moment((name,), "lent me a ladder", occasion="favour"))
        note = f"To: {name}\n\n" + text.format(name.partition(" ")[0])
        (folder / f"{name}.txt").write_text(note, "utf-8")

    before = piles.in_folder(folder, ledger=desk.ledger)
    taken = draft.take(desk, "", folder)
    after = piles.under_way(desk)
    again = piles.in_folder(folder, ledger=desk.ledger)
    alone = [advise.check(each.text, to=each.to, ledger=desk.ledger).ready for each in before.notes]

    assert [each.verdict.ready for each in before.notes] == [False, True, False]
    assert [each.ready for each in taken.written] == [False, True, False]
    assert [each.verdict.ready for each in after.notes] == [False, True, False]
    assert [each.verdict.ready for each in again.notes] == [False, True, False]
    assert alone == [False, True, False]


def test_what_was_mended_in_a_folder_is_not_held_against_what_it_was(
    desk: Desk, tmp_path: Path
) -> None:
    for name in ("Ana Reyes", "Cy Hall"):
        written(desk, name, LADDER)
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, text in (("Ana Reyes", LADDER), ("Cy Hall", SWALLOWS)):
        note = f"To: {name}\n\n" + text.format(name.partition(" ")[0])
        (folder / f"{name}.txt").write_text(note, "utf-8")

    assert piles.in_folder(folder, ledger=desk.ledger).ready


def test_what_the_card_does_not_take_is_not_ready_anywhere(desk: Desk) -> None:
    written(desk, "Ana Reyes", LADDER.replace("plums", "日本"))  # which the usual hand lacks

    (one,) = piles.under_way(desk).notes

    assert one.review.ready
    assert one.verdict.unfit
    assert not one.verdict.ready
    assert advise.check(one.text, to="Ana", ledger=desk.ledger) == one.verdict


def test_the_same_few_words_to_mourners_are_no_circular(desk: Desk) -> None:
    for name in ("Ana Reyes", "Bo Lind"):
        debts = capture.capture(desk, Moment((name,), "flowers", occasion="sympathy"))
        words = "Dear {},\n\nThank you for the flowers. They are still there."
        draft.write(desk, debts, words.format(name.partition(" ")[0]))

    found = piles.under_way(desk)

    assert found.ready
    assert not found.shared.circulars
    assert not found.shared.refrains


def test_a_folder_without_notes_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no \.txt file"):
        piles.in_folder(tmp_path, ledger=tmp_path / "ledger.sqlite3")
