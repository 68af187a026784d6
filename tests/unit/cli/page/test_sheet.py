from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penned.cli.page import HERE, Sheet
from penned.coach import Advice, Kind, Level, Review, Way
from penned.desk.beside import Slip

WHAT = Slip("What was it?", "the kettle", "what")
CHANGE = Slip("What has changed?", "", "difference")


def advice(start: int, end: int, level: Level = Level.SUGGESTION, rule: str = "kind") -> Advice:
    return Advice(Kind.GENERIC_PHRASE, level, start, end, "", "Which?", "Stock.", "", rule)


def finding_kind(text: str, ways: tuple[Way, ...]) -> Review:
    """A coach that asks about every “kind”, and about a missing kettle."""
    places = [at for at in range(len(text)) if text.startswith("kind", at)]
    found = [advice(at, at + 4) for at in places if Way("kind", "kind") not in ways]
    missing = [] if "kettle" in text else [advice(0, 0, Level.WARNING, "nothing-named")]
    return Review((*missing, *found))


def sheet(text: str = "") -> Sheet:
    made = Sheet("Ana", "a kettle", (WHAT, CHANGE), finding_kind, text=text)
    made.look()
    return made


def marked(made: Sheet) -> list[str]:
    return [made.text[one.start : one.end] for one in made.marks()]


@given(st.text("kind ab", max_size=20), st.text("kind ab", max_size=20), st.text("xyz", max_size=5))
def test_marks_stay_at_their_words_while_one_types(before: str, after: str, typed: str) -> None:
    made = sheet(before + after)
    made.text = before + typed + after
    assert set(marked(made)) <= {"kind"}
    assert marked(made).count("kind") >= before.count("kind") + after.count("kind") - bool(typed)


def test_a_mark_goes_with_its_words() -> None:
    made = sheet("so kind of you")
    made.text = "so ki of you"
    assert marked(made) == []


def test_nothing_is_called_missing_before_there_are_a_few_words() -> None:
    assert sheet("Dear Ana,").missing() is None
    missing = sheet("Dear Ana, thank you so very much for what you did on that day").missing()
    assert missing
    assert missing.rule == "nothing-named"


def test_an_empty_sheet_is_not_read() -> None:
    asked: list[str] = []

    def read(text: str, _: tuple[Way, ...]) -> Review:
        asked.append(text)
        return Review()

    made = Sheet("Ana", "", (), read, text=" \n")
    made.look()
    assert asked == []


def test_the_gravest_finding_at_a_place_is_asked_about() -> None:
    def two(_: str, __: tuple[Way, ...]) -> Review:
        return Review((advice(0, 4), advice(0, 14, Level.WARNING, "grave")))

    made = Sheet("Ana", "", (), two, text="kind of a slur")
    made.look()
    assert made.at(2)
    assert made.at(2) == advice(0, 14, Level.WARNING, "grave")
    assert made.at(20) is None


def test_the_next_mark_comes_round_again() -> None:
    made = sheet("kind, kind kettle")
    assert [made.next_mark(at) for at in (-1, 0, 6)] == [0, 6, 0]
    assert sheet("a kettle").next_mark(3) == 3


def test_an_answer_is_kept_on_its_slip_and_the_noted_one_stays() -> None:
    made = sheet()
    made.answer(0, "a pan")
    made.answer(1, "  tea at ten ")
    assert made.answers == {"difference": "tea at ten"}
    assert [slip.answer for slip in made.slips] == ["the kettle", "tea at ten"]
    made.answer(1, "  ")
    assert made.answers == {"difference": "tea at ten"}


def test_what_was_laid_aside_is_not_marked_again() -> None:
    made = sheet("so kind, a kettle")
    (one,) = made.marks()
    made.lay_aside(one, HERE)
    assert marked(made) == []
    assert [(each.advice.rule, each.where) for each in made.laid] == [("kind", HERE)]
