"""What a sentence claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.coach.facts.claims import Sort, claims
from penned.coach.facts.wording import wordings
from penned.coach.reading import read

ENGLISH = wordings()["en"]


def found(text: str) -> list[tuple[str, str]]:
    reading = read(text)
    return [
        (str(claim.sort), claim.said)
        for sentence in reading.sentences
        for claim in claims(sentence, text, ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "sort", "said"),
    [
        ("You drove us past Hackney Marshes in the rain.", Sort.NAME, "Hackney Marshes"),
        ("Maeve has claimed the yellow one for herself.", Sort.NAME, "Maeve"),
        ("You taught thirty-one of them to swim.", Sort.NUMBER, "thirty-one"),
        ("You came at half past six with the van.", Sort.CLOCK, "half past six"),
        ("You came on Thursday with the van.", Sort.WEEKDAY, "Thursday"),
        ("You came in September with the van.", Sort.MONTH, "September"),
        ("You mowed the lawn for us all summer.", Sort.SEASON, "summer"),
        ("You cooked it for us at Easter with the others.", Sort.HOLIDAY, "Easter"),
        ("You came back that evening with the van.", Sort.HOURS, "evening"),
        ("Your niece brought it over on the bus.", Sort.KIN, "niece"),
        ("You wrapped it in purple paper for her.", Sort.LOOK, "purple"),
        ("You brought the ladder over on the bus.", Sort.THING, "ladder"),
    ],
)
def test_a_claim_is_found_with_its_sort(text: str, sort: Sort, said: str) -> None:
    assert (str(sort), said) in found(text)


def test_a_sentence_that_opens_with_a_common_word_does_not_open_with_a_name() -> None:
    assert found("Ladders are for those who are braver than I am.") == [("thing", "Ladders")]


def test_verbs_thanks_and_praise_claim_nothing() -> None:
    assert found("Thank you, you were wonderful and we laughed and danced.") == []


def test_god_is_nobody_of_the_story() -> None:
    assert found("We will see you in the summer, God knows how, if we can.") == [
        ("season", "summer")
    ]


@given(st.text(max_size=300))
def test_claims_never_overlap_and_lie_in_their_sentence(text: str) -> None:
    reading = read(text)
    for sentence in reading.sentences:
        last = sentence.start
        for claim in claims(sentence, reading.text, ENGLISH):
            assert last <= claim.start < claim.end <= sentence.end
            last = claim.end
