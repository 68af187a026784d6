"""A note reads alike however its accents are typed; what is found points into it as given."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import coach
from penned.coach.composed import composed
from penned.moments import Moment

SCARF = Moment(("René Müller",), "une écharpe bleue", "tricotée à l’école", occasion="gift")
NOTES = (
    "Liebe Zoë,\n\nvielen Dank für alles. Das war so süß von dir, und es hat uns sehr gefreut.\n",
    "Chère Zoë,\n\nMerci pour le cadeau. C’était très gentil à toi.\n\nÀ bientôt,\nRené\n",
    "Querida Zoë,\n\nMuchas gracias por el regalo. Fue muy amable, Peña.\n\nCon cariño,\nJosé\n",
    "Dear Zoë,\n\nThank you for the gift. We had crème brûlée at the café in Málaga.\n\nRené\n",
)
LETTERS = "aeéöÅ\u212b\u0301\u0308\u0323\u1100\u1161\u11a8가\u09c7\u09be\u0958 \n.x"


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def seen(text: str, known: coach.Context) -> list[tuple[str, str, str]]:
    found = coach.review(text, known).advice
    return [(one.rule, nfc(one.question), nfc(text[one.start : one.end])) for one in found]


@pytest.mark.parametrize("text", NOTES)
@pytest.mark.parametrize(
    "known",
    [
        coach.Context(),
        coach.Context(to=("Zoë Lind",), occasion="gift"),
        coach.Context(to=("Zoë Lind",), occasion="gift", moment=SCARF),
    ],
)
def test_letters_and_accents_apart_are_read_as_one(text: str, known: coach.Context) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    whole, parted = coach.review(text, known), coach.review(apart, known)

    assert seen(apart, known) == seen(text, known) != []
    assert (parted.specificity, parted.language) == (whole.specificity, whole.language)
    assert parted.ready == whole.ready


def test_a_way_holds_however_the_accents_are_typed() -> None:
    text = unicodedata.normalize("NFD", NOTES[0])
    first, *rest = coach.review(text).advice
    way = coach.Way(first.rule, nfc(text[first.start : first.end]))

    kept = coach.review(text, coach.Context(ways=(way,)))

    assert [one.rule for one in kept.dismissed] == [first.rule]
    assert len(kept.advice) == len(rest)


def test_what_is_one_sign_already_is_left_as_it_is() -> None:
    for text in NOTES:
        assert composed(text) == (text, ())


@given(st.text(LETTERS) | st.text())
def test_every_sign_has_its_place_in_the_text_as_given(text: str) -> None:
    whole, places = composed(text)
    assert whole == nfc(text)
    if places:
        assert len(places) == len(whole) + 1
        assert list(places) == sorted(places)
        assert (places[0], places[-1]) == (0, len(text))
        for at in range(len(whole)):
            if places[at] < places[at + 1] and (at == 0 or places[at - 1] < places[at]):
                given_there = text[places[at] : places[at + 1]]
                assert nfc(given_there) == whole[at]
    else:
        assert whole == text


def test_a_flood_of_accents_is_read_quickly() -> None:
    flood = "e" + "\u0301" * 100_000
    assert composed(flood)[0] == nfc(flood)
