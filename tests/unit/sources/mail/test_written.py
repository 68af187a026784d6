from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.sources.mail import written


@pytest.mark.parametrize(
    "below",
    [
        "> Old words.",
        "On Mon, 5 Oct 2026 at 10:12, Ana Reyes <ana@reyes.example> wrote:\n> Old words.",
        "On Mon, 5 Oct 2026 at 10:12, Ana Reyes\n<ana@reyes.example> wrote:\nOld words.",
        "Am 5. Oktober 2026 um 10:12 schrieb Ana Reyes:\nOld words.",
        "Le lun. 5 oct. 2026 à 10:12, Ana Reyes a écrit :\nOld words.",
        "El 5 oct 2026, a las 10:12, Ana Reyes escribió:\nOld words.",
        "-----Original Message-----\nOld words.",
        "---------- Forwarded message ---------\nOld words.",
        "Von: Ana Reyes\nGesendet: Montag\nOld words.",
        "From: Ana Reyes\nSent: Monday\nOld words.",
        "-- \nOld words.",
        "Sent from my iPhone\nOld words.",
    ],
)
def test_quoted_words_and_signatures_are_not_the_senders(below: str) -> None:
    assert written.read(f"New words.\n\n{below}").sentences == ("New words.",)


@pytest.mark.parametrize(
    "line",
    [
        "On Monday I wrote to Tom about the boat.",
        "From: here it is a mile.",
        "Le lac était beau.",
    ],
)
def test_words_that_only_look_like_a_quotation_stay(line: str) -> None:
    assert written.read(f"{line}\nThe end.").sentences == (line, "The end.")


def test_wrapped_lines_are_one_sentence_again_and_labels_take_what_stands_below() -> None:
    text = (
        "I wanted to tell you that I have put in a good word for\nyou with the committee.\n"
        "Gift message:\n\nKeep warm!\nItem: Kettle\n"
    )

    assert written.read(text).sentences == (
        "I wanted to tell you that I have put in a good word for you with the committee.",
        "Gift message: Keep warm!",
        "Item: Kettle",
    )


@pytest.mark.parametrize(
    "text",
    [
        "I met Dr. Albers on the 10. March.",
        "He lives in St. Gallen.",
        "J. S. Bach wrote it.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(text: str) -> None:
    assert written.read(f"{text} It was good.").sentences == (text, "It was good.")


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ("Love, Ana & Tom", "Ana & Tom"),
        ("Maria und Lukas Huber", "Maria und Lukas Huber"),
        ("See you at 5!", ""),
        ("and so on", ""),
        ("https://x.example", ""),
    ],
)
def test_the_name_under_a_letter_is_its_last_line(last: str, name: str) -> None:
    assert written.read(f"Some words.\n\n{last}\n").signed == name


@given(st.text(max_size=200))
def test_no_word_is_made_up(text: str) -> None:
    found = written.read(text)

    assert "".join("".join(found.sentences).split()) in "".join("".join(found.passages).split())
