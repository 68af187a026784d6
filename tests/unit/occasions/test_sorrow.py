"""Mourning and illness are told by somebody's own words, and not by words that look like them."""

from __future__ import annotations

import pytest

from penned import occasions

TELL = (
    "cut Dad's hair in the hospice",
    "flowers for Dad's funeral",
    "brought soup every evening after Mum died",
    "Thank you for your card when we lost the baby",
    "sitting with me during chemo",
    "the casserole after Bill passed",
    "your sympathy card",
    "coming to my husband's funeral",
    "herzlichen Dank für deine Anteilnahme",
    "Merci pour votre présence aux obsèques",
    "gracias por su pésame",
    "came when my grandmother died",
    "when Dad passed away",
    "visited me in hospital",
    "drove me home from the hospital after my surgery",
    "since my diagnosis",
    "after the miscarriage",
    "lilies when Rex died",
    "Thank you for coming to the wake",
    "after the wake",
    "Your sympathy meant much",
    "you wrote when Mum was dying",
    "the night my father had his stroke",
    "when we lost Grandma",
    "when I lost my mum",
    "meals while I was ill",
    "sorry for our loss",
    "Als Opa starb, warst du da.",
    "nach dem Tod meiner Mutter",
    "cuando murió mi padre",
    "depuis la mort de ma mère",
    "quand j'étais à l'hôpital",
    "nach meiner Operation",
    "our dog died in May",
    "Dave's death",
    "She died in March and you came",
)
DO_NOT = (
    "The lamp has gone to the hospice shop.",
    "We died laughing",
    "the battery died",
    "the old boiler died",
    "lost the match",
    "passed the exam",
    "I'd have died without you",
    "to die for",
    "I start at the hospital on Monday",
    "the baby was born in the hospital",
    "Bill passed the salt",
    "when Bill passed me the ball",
    "after Ana passed her driving test",
    "the wake of the boat",
    "you wake me",
    "lost my keys",
    "we lost the boy's shoe",
    "he nearly died laughing",
    "sick of rain",
    "sick jokes",
    "cancer research shop",
    "a stroke of luck",
    "three strokes with the brush",
    "the operation of the lathe",
    "The car died on the hill and you came",
    "my phone died",
    "lost the dog at the beach, and you found him",
    "He lost his temper",
    "ill at ease",
    "the dying light",
    "I am dying to see you",
    "we were dying of laughter",
    "your death metal record",
    "good grief, it was fine",
    "loss of signal",
    "no love lost",
    "We lost Tom in the crowd",
    "the plant died",
    "her phone died",
    "the candles burned",
    "Grandad's clock, who died in 1998",
    "your ward at the hospital",
    "Ich habe mich totgelacht",
    "Sie ist fast gestorben vor Lachen",
    "nos morimos de risa",
    "on est morts de rire",
    "the late train",
    "He was buried in work",
    "the patient boy",
    "the cake was sick",
    "in the wake of the storm",
    "the sympathy vote",
    "Thanks for covering my shift in the hospital",
    "the laptop died and she fixed it",
)


@pytest.mark.parametrize("words", TELL)
def test_words_that_tell_of_mourning_or_illness(words: str) -> None:
    assert occasions.tells_of_sorrow(words)


@pytest.mark.parametrize("words", DO_NOT)
def test_words_that_only_look_like_it(words: str) -> None:
    assert not occasions.tells_of_sorrow(words)


@pytest.mark.parametrize("key", ["", "gift", "favour", "neighbour", "no such occasion"])
def test_a_general_occasion_is_read_gently_where_the_moment_tells_of_it(key: str) -> None:
    found = occasions.manner(occasions.of(key), "soup", "every evening after Mum died")

    assert (found.number, found.nudge, found.pressed) == (False, False, False)


def test_an_occasion_that_says_why_is_read_as_ever() -> None:
    wedding = occasions.load("wedding")

    assert occasions.manner(wedding, "the ring that Gran wore when Grandad died") is wedding.profile


def test_what_a_long_letter_tells_far_down_is_a_story() -> None:
    assert not occasions.tells_of_sorrow("The cherry is pruned. " * 40 + "Then my mother died.")


def test_without_words_nothing_is_sorrowful() -> None:
    assert occasions.manner(None) is occasions.OPEN
    assert occasions.manner(None, "", "a kettle") is occasions.OPEN
