"""The writing page with real key presses, on a terminal that nobody looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from penned.cli import page
from penned.cli.page import FOR_GOOD, FOR_THEM, HERE, End, Sheet
from penned.cli.page.page import Page
from penned.coach import Advice, Kind, Level, Review, Way
from penned.desk.beside import Slip

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

ALT, ESC, ENTER, UP, DOWN = "\x1b", "\x1b", "\r", "\x1b[A", "\x1b[B"
HOME, END, LEFT = "\x1b[H", "\x1b[F", "\x1b[D"
DONE, LATER, EDITOR, ASIDE, NEXT, UNDO, REDO, HELP = (
    "\x13", "\x03", "\x05", "\x0b", "\x0e", "\x1a", "\x19", "\x07",
)  # fmt: skip
SLIPS = (
    Slip("What was it?", "the blue kettle", "what"),
    Slip("What has it changed?", "", "difference"),
)


class Terminal(DummyOutput):
    def __init__(self, columns: int, rows: int) -> None:
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self.size


def asks_about_kind(text: str, ways: tuple[Way, ...]) -> Review:
    at = text.find("kind")
    if at < 0 or Way("kind", "kind") in ways:
        return Review()
    one = Advice(
        Kind.GENERIC_PHRASE, Level.WARNING, at, at + 4, "", "Kind in what?", "Stock.", "", "kind"
    )
    return Review((one,))


def a_sheet(text: str = "") -> Sheet:
    return Sheet("Ana Reyes", "a kettle", SLIPS, asks_about_kind, text=text, room=100)


def type_on(sheet: Sheet, keys: str, *, size: tuple[int, int] = (100, 30)) -> End:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=Terminal(*size)):
        pipe.send_text(keys)
        return page.opened(Page(sheet, pause=0)).run()


def shown(sheet: Sheet, keys: str = "", *, size: tuple[int, int] = (100, 30)) -> str:
    """What is to be seen on the page after these keys."""
    pictures: list[str] = []

    def next_step(app: Application[End]) -> None:
        pictures.append(_picture(app))
        if len(pictures) == 1:
            pipe.send_text(keys or LEFT)
        elif len(pictures) == 2:
            app.exit(result=End.LATER)

    with create_pipe_input() as pipe, create_app_session(input=pipe, output=Terminal(*size)):
        app = page.opened(Page(sheet, pause=0))
        app.after_render += next_step
        app.run()
    return pictures[1]


def _picture(app: Application[End]) -> str:
    drawn, size = app.renderer.last_rendered_screen, app.output.get_size()
    if drawn is None:  # it has been left
        return ""
    return "\n".join(
        "".join(drawn.data_buffer[y][x].char for x in range(size.columns)).rstrip()
        for y in range(size.rows)
    )


def typed(keys: str, text: str = "") -> str:
    sheet = a_sheet(text)
    type_on(sheet, keys + DONE)
    return sheet.text


@pytest.mark.parametrize(
    ("key", "end"), [(DONE, End.DONE), ("\x04", End.DONE), (LATER, End.LATER), (EDITOR, End.EDITOR)]
)
def test_there_are_three_ways_to_leave_and_each_keeps_the_words(key: str, end: End) -> None:
    sheet = a_sheet()
    assert type_on(sheet, f"Dear Ana,{ENTER}{ENTER}tea{key}") is end
    assert sheet.text == "Dear Ana,\n\ntea"


def test_an_answer_goes_in_at_the_cursor_as_it_was_written() -> None:
    assert typed(f"For , thanks{LEFT * 8}{ALT}1") == "For the blue kettle, thanks"


def test_a_question_without_answer_is_answered_in_its_place_first() -> None:
    sheet = a_sheet("Now ")
    type_on(sheet, f"\x1b[F{ALT}2tea at ten{ENTER}{ALT}2{DONE}")
    assert sheet.answers == {"difference": "tea at ten"}
    assert sheet.text == "Now tea at ten"


def test_an_answer_can_be_given_up() -> None:
    sheet = a_sheet()
    type_on(sheet, f"{ALT}2tea{LATER}more{DONE}")
    assert sheet.answers == {}
    assert sheet.text == "more"


def test_an_answer_is_parted_from_the_words_around_it() -> None:
    assert typed(f"Thanks forthe{LEFT * 3}{ALT}1") == "Thanks for the blue kettle the"
    assert typed(f"For ({ALT}1") == "For (the blue kettle"
    assert typed(f"So,{ALT}1") == "So, the blue kettle"


def test_a_number_that_no_question_has_writes_nothing_and_is_told() -> None:
    assert typed(f"a{ALT}9b") == "ab"
    assert "There is no answer 9." in shown(a_sheet("a"), f"{ALT}9")


def test_a_coach_that_falls_over_leaves_the_page_open() -> None:
    def falls_over(_: str, __: tuple[Way, ...]) -> Review:
        raise ZeroDivisionError

    def sheet() -> Sheet:
        return Sheet("Ana", "a kettle", SLIPS, falls_over, text="Dear Ana, ")

    assert "The coach cannot read this" in shown(sheet())
    written = sheet()
    assert type_on(written, f"{DOWN}{END}tea{DONE}") is End.DONE
    assert written.text == "Dear Ana, tea"


@pytest.mark.parametrize("columns", [40, 50, 72])
def test_the_foot_of_a_narrow_page_has_room_for_all_of_it(columns: int) -> None:
    sheet = a_sheet("word " * 120)
    foot = shown(sheet, size=(columns, 24)).splitlines()[-1]
    assert "Ctrl-S done   Ctrl-G" in foot
    assert "120" in foot
    assert foot.endswith(("words", "the card holds"))


def test_the_keys_are_told_whole_on_a_narrow_page() -> None:
    seen = shown(a_sheet(), HELP, size=(50, 24))
    assert "(or Esc, then 1)" in seen


@pytest.mark.parametrize(("key", "where"), [("h", HERE), ("t", FOR_THEM), ("g", FOR_GOOD)])
def test_the_finding_at_the_cursor_is_laid_aside(key: str, where: str) -> None:
    sheet = a_sheet("so kind of you")
    type_on(sheet, f"{NEXT}{ASIDE}{key}{DONE}")
    assert [(each.advice.rule, each.where) for each in sheet.laid] == [("kind", where)]
    assert sheet.text == "so kind of you"


def test_another_key_lays_nothing_aside_and_writes_nothing() -> None:
    sheet = a_sheet("so kind of you")
    type_on(sheet, f"{NEXT}{ASIDE}x{DONE}")
    assert (sheet.laid, sheet.text) == ([], "so kind of you")


def test_words_are_taken_back_one_by_one_and_again() -> None:
    assert typed(f"one two three{UNDO}") == "one two "
    assert typed(f"one two three{UNDO}{UNDO}{REDO}") == "one two "
    assert typed(f"x {ALT}1{UNDO}") == "x "


def test_the_cursor_goes_by_the_rows_that_one_sees() -> None:
    long = "word " * 30  # eleven words on each row of 56 cells
    up = UP * 9 + HOME
    assert typed(f"{up}{DOWN}X", long)[:60].index("X") == 55
    assert typed(f"{up}{DOWN}{UP}X", long).startswith("X")
    assert typed(f"{up}{DOWN}{END}X", long).index("X") == 109
    assert typed(f"{up}{DOWN}{END}{HOME}X", long).index("X") == 55
    assert (
        typed(f"{UP}{UP}X", "one long line\nb\nand even one more")
        == "one long lineX\nb\nand even one more"
    )


def test_the_page_shows_the_paper_and_the_questions_beside_it() -> None:
    seen = shown(a_sheet("Dear Ana,\n\nso kind"), NEXT)
    for words in (
        "To Ana Reyes",
        "Dear Ana,",
        "1 What was it?",
        "the blue kettle",
        "Kind in what?",
        "4 words; room for 100",
    ):
        assert words in seen
    assert seen.index("Dear Ana,") < seen.index("the blue kettle")


def test_the_keys_are_told_in_place_of_the_questions() -> None:
    seen = shown(a_sheet(), HELP)
    assert "go on in your editor" in seen
    assert "back to the questions" in seen
    assert "What was it?" not in seen


def test_a_small_terminal_has_all_of_it_below_each_other() -> None:
    seen = shown(a_sheet("Dear Ana,"), size=(60, 15))
    assert "too small" not in seen
    assert seen.index("Dear Ana,") < seen.index("1 the blue kettle") < seen.index("Ctrl-S")


@pytest.mark.parametrize("size", [(20, 6), (40, 10), (84, 20), (300, 100)])
def test_every_size_can_be_written_on(size: tuple[int, int]) -> None:
    sheet = a_sheet()
    assert type_on(sheet, f"tea{DONE}", size=size) is End.DONE
    assert sheet.text == "tea"


def test_pasted_and_strange_signs_do_not_harm_the_page() -> None:
    sheet = a_sheet()
    type_on(sheet, f"\x1b[200~日本 👍\tשלום\nnew\x1b[201~{DONE}")
    assert sheet.text == "日本 👍\tשלום\nnew"
