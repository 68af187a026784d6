from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from penned import coach, ledger
from penned.cli import asking, at_the_desk, page
from penned.cli.at_the_desk import Paper
from penned.cli.page import FOR_GOOD, End, Laid, Sheet
from penned.desk import capture, owing, ways
from penned.desk.beside import Slip
from penned.desk.desk import open_desk
from penned.ledger import notes
from penned.moments import Moment
from penned.notes import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from penned.desk.desk import Desk

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=UTC)
LADDER = (
    "Dear Ana,\n\nYour ladder reached the gutter at last, and the kitchen has been dry since "
    "Tuesday. I will bring it back on Saturday, with plums.\n\nNell"
)
SLOT = LADDER.replace("Nell", "[Name]")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with one thing owed, at which nobody answers a question."""
    monkeypatch.setattr(at_the_desk, "ask", lambda _: {})
    made = open_desk(tmp_path / "ledger.sqlite3", clock=lambda: NOW)
    capture.capture(made, Moment(("Ana Reyes",), "lent me a ladder", occasion="favour"))
    yield made
    ledger.close()


@pytest.fixture
def on_the_page(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Sheet], End]], None]:
    """What somebody does on the page, in place of the page."""
    return lambda writes: monkeypatch.setattr(page, "write", writes)


def test_what_was_typed_is_kept_when_the_page_falls_over(
    desk: Desk, on_the_page: Callable[..., None]
) -> None:
    def falls_over(sheet: Sheet) -> End:
        sheet.text = "Dear Ana, the gutter"
        sheet.answers = {"detail": "in the snow"}
        raise RuntimeError

    on_the_page(falls_over)
    with pytest.raises(RuntimeError):
        at_the_desk.write(desk, "Ana", Paper.PAGE)

    kept = notes.get(1)
    assert (kept.text, kept.state) == ("Dear Ana, the gutter", State.DRAFT)
    assert kept.moments[0].detail == "in the snow"


def test_a_coach_that_falls_over_loses_no_word(
    desk: Desk,
    on_the_page: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def finishes(sheet: Sheet) -> End:
        sheet.text = LADDER
        sheet.look()
        return End.DONE

    def falls_over(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    on_the_page(finishes)
    monkeypatch.setattr(coach, "review", falls_over)
    with pytest.raises(ZeroDivisionError):
        at_the_desk.write(desk, "Ana", Paper.PAGE)

    assert (notes.get(1).text, notes.get(1).state) == (LADDER, State.DRAFT)
    assert "kept as a draft" in capsys.readouterr().out


def test_what_was_laid_aside_on_the_page_holds_from_then_on(
    desk: Desk, on_the_page: Callable[..., None]
) -> None:
    def lays_aside(sheet: Sheet) -> End:
        sheet.text = SLOT
        sheet.look()
        (one,) = (one for one in sheet.marks() if one.kind == "slot")
        sheet.laid.append(Laid(one, SLOT, FOR_GOOD))
        return End.DONE

    on_the_page(lays_aside)
    assert at_the_desk.write(desk, "Ana", Paper.PAGE)
    assert notes.get(1).state is State.READY
    assert [(way.way.phrase, way.who) for way in ways.standing()] == [("[Name]", "")]


def test_an_answer_of_an_empty_page_is_kept(desk: Desk, on_the_page: Callable[..., None]) -> None:
    def answers(sheet: Sheet) -> End:
        sheet.answers = {"detail": "in the snow"}
        return End.LATER

    on_the_page(answers)
    assert at_the_desk.write(desk, "Ana", Paper.PAGE)
    assert owing.named("Ana")[0].moment.detail == "in the snow"


def test_a_question_that_was_left_out_is_not_put_again(
    desk: Desk, on_the_page: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def leaves_out(laid: object) -> dict[str, str]:
        asked.append(laid)
        return {}

    monkeypatch.setattr(at_the_desk, "ask", leaves_out)
    on_the_page(lambda _: End.LATER)
    at_the_desk.write(desk, "Ana", Paper.PAGE)
    at_the_desk.write(desk, "Ana", Paper.PAGE)
    assert len(asked) == 1


def test_a_draft_goes_on_where_it_was_left(desk: Desk, on_the_page: Callable[..., None]) -> None:
    seen: list[str] = []

    def goes_on(sheet: Sheet) -> End:
        seen.append(sheet.text)
        sheet.text = SLOT
        return End.LATER

    on_the_page(goes_on)
    at_the_desk.write(desk, "Ana", Paper.PAGE)
    at_the_desk.write(desk, "1", Paper.PAGE)
    assert seen == ["", SLOT]
    assert notes.get(1).revision == 1


def test_half_a_note_is_a_draft_even_if_the_coach_is_content(
    desk: Desk, on_the_page: Callable[..., None]
) -> None:
    def leaves(sheet: Sheet) -> End:
        sheet.text = LADDER
        return End.LATER

    on_the_page(leaves)
    assert not at_the_desk.write(desk, "Ana", Paper.PAGE)
    assert notes.get(1).state is State.DRAFT


def test_to_look_at_a_ready_note_and_leave_changes_nothing(
    desk: Desk, on_the_page: Callable[..., None]
) -> None:
    def finishes(sheet: Sheet) -> End:
        sheet.text = LADDER
        return End.DONE

    on_the_page(finishes)
    assert at_the_desk.write(desk, "Ana", Paper.PAGE)
    on_the_page(lambda _: End.LATER)
    assert at_the_desk.write(desk, "Ana", Paper.PAGE)
    assert notes.get(1).state is State.READY


@pytest.mark.parametrize(
    ("environment", "paper"),
    [
        ({"TERM": "xterm"}, Paper.PAGE),
        ({"TERM": "xterm", "EDITOR": "vi"}, Paper.EDITOR),
        ({"TERM": "xterm", "VISUAL": "code -w"}, Paper.EDITOR),
        ({"TERM": "dumb"}, Paper.EDITOR),
        ({}, Paper.EDITOR),
    ],
)
def test_the_page_opens_where_no_editor_was_chosen(
    environment: dict[str, str], paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert at_the_desk.usual_paper() is paper


def test_only_open_questions_are_asked_and_an_empty_answer_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = iter(["  in the snow ", ""])
    monkeypatch.setattr("typer.prompt", lambda *_, **__: next(given))
    laid = [Slip("What?", "a ladder", "what"), Slip("How?", "", "detail"), Slip("So?", "", "next")]
    assert asking.ask(laid) == {"detail": "in the snow"}
