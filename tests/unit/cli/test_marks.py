from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from penned.cli import marks
from penned.coach import Advice, Kind, Level

CONSOLE = Console(width=80)


def advice(
    text: str,
    words: str,
    level: Level = Level.WARNING,
    kind: Kind = Kind.GENERIC_PHRASE,
) -> Advice:
    start = text.index(words)
    return Advice(kind, level, start, start + len(words), "", "", "", "", "rule")


def plain(text: str, *words: str, width: int = 60) -> list[str]:
    found = marks.marks([advice(text, each) for each in words])
    return list(marks.plain(text, found, width, CONSOLE))


def test_what_is_missing_comes_first_and_the_places_are_numbered_in_order() -> None:
    text = "so kind, so good"
    missing = Advice(Kind.NO_NAMED_THING, Level.WARNING, 0, 0, "", "", "", "", "rule")
    found = marks.marks([advice(text, "good"), missing, advice(text, "kind")])
    assert [(mark.number, mark.advice[0].start) for mark in found] == [(None, 0), (1, 3), (2, 12)]


def test_light_doubts_have_one_number_and_a_grave_one_has_its_own() -> None:
    text = "on Monday at five, in May"
    light = [advice(text, word, Level.SUGGESTION, Kind.INVENTED_FACT) for word in ("five", "May")]
    grave = advice(text, "Monday", Level.WARNING, Kind.INVENTED_FACT)
    found = marks.marks([grave, *light])
    assert [(mark.number, len(mark.advice), mark.level) for mark in found] == [
        (1, 1, Level.WARNING),
        (2, 2, Level.SUGGESTION),
    ]


def test_a_light_doubt_about_words_of_which_more_is_said_is_left_out() -> None:
    text = "your cast-iron teapot"
    doubt = advice(text, "teapot", Level.SUGGESTION, Kind.INVENTED_FACT)
    (one,) = marks.marks([doubt, advice(text, "cast-iron teapot", kind=Kind.WRONG_GIFT)])
    assert one.advice[0].kind is Kind.WRONG_GIFT


def test_a_gift_without_a_name_is_told_once_and_most_precisely() -> None:
    text = "Thank you for the gift. So kind."
    missing = Advice(Kind.NO_NAMED_THING, Level.WARNING, 0, 0, "", "", "", "", "nothing-named")
    unnamed = advice(text, "Thank you for the gift", kind=Kind.NO_NAMED_THING)
    vague = replace(advice(text, "the gift"), rule="gift-without-its-name-de")
    kind = advice(text, "So kind")

    assert [one.advice for one in marks.marks([missing, vague, unnamed, kind])] == [
        (unnamed,),
        (kind,),
    ]
    assert marks.each_once([vague, missing]) == [vague]
    assert marks.each_once([missing, kind]) == [missing, kind]


def test_in_colour_a_raised_number_follows_each_place() -> None:
    text = "Dear Ana,\nso kind of you"
    body = marks.coloured(text, marks.marks([advice(text, "Ana"), advice(text, "kind")]))
    assert body.plain == "Dear Ana¹,\nso kind² of you"
    underlined = [body.plain[s.start : s.end] for s in body.spans if "underline" in str(s.style)]
    assert underlined == ["Ana", "kind"]


def test_two_numbers_at_one_place_are_not_read_as_one() -> None:
    text = "so kind of you"
    found = marks.marks([advice(text, "so kind"), advice(text, "kind")])
    assert marks.coloured(text, found).plain == "so kind¹·² of you"
    assert plain(text, "so kind", "kind") == ["so kind of you", "^^^^^^^[1][2]"]


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("so kind of you", "kind", ["so kind of you", "   ^^^^[1]"]),
        ("日本 so kind", "kind", ["日本 so kind", "        ^^^^[1]"]),
        ("👍 kind", "kind", ["👍 kind", "   ^^^^[1]"]),
        ("a\tkind one", "kind", ["a kind one", "  ^^^^[1]"]),
        ("שלום kind", "kind", ["שלום [kind][1]"]),
        ("plain\nwords", "words", ["plain", "words", "^^^^^[1]"]),
    ],
)
def test_without_colour_the_marks_stand_below_the_words(
    text: str, words: str, shown: list[str]
) -> None:
    assert plain(text, words) == shown


def test_marks_that_overlap_are_both_to_be_seen() -> None:
    assert plain("so kind of you", "so kind", "kind of you") == [
        "so kind of you",
        "^^^^^^^[1]^^^^[2]",
    ]


def test_numbers_side_by_side_are_not_read_as_one_and_stand_in_the_order_of_their_ends() -> None:
    assert plain("ab cd", "b cd", "ab", "ab c") == ["ab cd", "^^[1][2][3]"]


def test_a_sign_of_several_parts_stays_whole() -> None:
    text = "so kind 👩\u200d🌾 of you"
    assert marks.coloured(text, marks.marks([advice(text, "kind")])).plain == (
        "so kind¹ 👩\u200d🌾 of you"
    )


def test_what_goes_astray_is_asked_about_before_how_it_is_put() -> None:
    text = "so kind, Anna"
    stock = advice(text, "kind")
    name = advice(text, "Anna", kind=Kind.WRONG_NAME)
    perhaps = advice(text, "so", Level.SUGGESTION, Kind.WRONG_NAME)
    assert marks.gravest([perhaps, stock, name]) is name
    assert marks.gravest([perhaps, stock]) is stock
    assert marks.gravest([]) is None


def test_a_place_that_goes_over_the_edge_is_marked_on_both_lines() -> None:
    assert plain("it was so kind of you", "so kind of", width=14) == [
        "it was so kind",
        "       ^^^^^^^[1]",
        "of you",
        "^^[1]",
    ]


def test_control_characters_keep_their_place_and_never_reach_the_terminal() -> None:
    text = "so\x1b[2J kind"
    assert plain(text, "kind") == ["so [2J kind", "       ^^^^[1]"]


def test_numbers_are_raised_as_in_a_footnote() -> None:
    assert [marks.raised(number) for number in (1, 12, 30)] == ["¹", "¹²", "³⁰"]
