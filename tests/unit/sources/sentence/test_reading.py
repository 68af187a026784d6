"""A sentence: who is meant, what is asked, what is refused; and that nothing makes it stumble."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.people import names
from penned.sources import sentence
from penned.sources.sentence import LONGEST, Acquaintance, Acquaintances, Understood

TODAY = date(2026, 11, 20)


def known(*people: str) -> Acquaintances:
    return Acquaintances(Acquaintance(names.parse(each)) for each in people)


def read(text: str, *people: str) -> Understood:
    (found,) = sentence.read(text, known(*people), TODAY)
    return found


def who(found: Understood) -> list[str]:
    return [each.fits[0].name if each.fits else each.name for each in found.givers]


def test_the_places_of_givers_and_days_are_those_in_the_text() -> None:
    found = read("Yesterday Ana Reyes drove me home", "Ana Reyes")
    (giver,) = found.givers

    assert found.text[giver.start : giver.end] == "Ana Reyes"
    assert found.when
    assert found.text[found.when.start : found.when.end] == "Yesterday"


def test_two_people_of_one_name_are_a_question() -> None:
    (giver,) = read("Jo helped me", "Jo Lee (work)", "Jo Lee (school)").givers
    assert [party.aside for party in giver.fits] == ["work", "school"]


def test_a_whole_name_is_no_question() -> None:
    found = read("Ana drove me", "Ana Reyes", "Ana")
    assert [party.name for party in found.givers[0].fits] == ["Ana"]


def test_another_family_name_is_somebody_else() -> None:
    found = read("Tom Baker drove me home", "Tom Berg")
    assert (who(found), found.givers[0].fits) == (["Tom Baker"], ())


def test_a_person_is_meant_before_the_household_and_the_couple_as_their_household() -> None:
    people = ("Ana & Tom Reyes", "Ana Reyes", "Tom Reyes")

    assert who(read("Ana drove me home", *people)) == ["Ana Reyes"]
    assert who(read("Ana and Tom drove me home", *people)) == ["Ana & Tom Reyes"]


def test_what_somebody_is_called_and_what_they_are_finds_them() -> None:
    people = [
        Acquaintance(names.parse("Margaret Doyle"), calls=("Mum",)),
        Acquaintance(names.parse("Eleanor Whitlock"), relation="neighbour"),
    ]
    (found,) = sentence.read("Mum and my neighbour made soup", Acquaintances(people), TODAY)

    assert who(found) == ["Margaret Doyle", "Eleanor Whitlock"]


def test_two_neighbours_are_a_question() -> None:
    people = [Acquaintance(names.parse(each), relation="neighbour") for each in ("Eve", "Adam")]
    (giver,) = sentence.read("My neighbour made soup", Acquaintances(people), TODAY)[0].givers

    assert len(giver.fits) == 2


def test_a_neighbour_is_not_the_one_that_the_writer_has() -> None:
    people = Acquaintances([Acquaintance(names.parse("Eve"), relation="neighbour")])

    for said in ("a neighbour", "another neighbour", "one of my neighbours"):
        (giver,) = sentence.read(f"{said} made soup", people, TODAY)[0].givers
        assert (giver.name, giver.fits) == (said, ())


@pytest.mark.parametrize(
    "text",
    [
        "I drove Ana to the airport",
        "We went to Boston on Sunday",
        "Christmas was quiet",
        "They said it would rain",
        "Bread, sun, no meetings.",
    ],
)
def test_who_was_not_kind_is_no_giver(text: str) -> None:
    assert read(text, "Ana Reyes").givers == ()


def test_who_is_only_spoken_of_is_no_giver() -> None:
    found = read("Ana told Tom about it and introduced me to Priya", "Ana", "Tom", "Priya")
    assert who(found) == ["Ana"]


@pytest.mark.parametrize(
    "text", ["Ana will bring soup tomorrow", "Lunch with Ana next Friday", "Ana comes in two days"]
)
def test_a_day_to_come_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="still to come"):
        read(text, "Ana")


def test_a_day_to_come_may_be_what_it_made_possible() -> None:
    found = read("Ana lent me her car so I can drive to the wedding tomorrow", "Ana")
    assert (found.on, found.difference) == (None, "so I can drive to the wedding tomorrow")


def test_a_day_in_numbers_that_can_be_two_is_a_question() -> None:
    found = read("Ana helped me on 4/10", "Ana")

    assert found.when
    assert {found.when.on, found.when.or_} == {date(2026, 10, 4), date(2026, 4, 10)}


def test_a_head_as_for_jrnl_tells_day_people_and_kind() -> None:
    found = read("yesterday 9am: drove me to work. In the snow! @ana #favour", "Ana Reyes")

    assert (who(found), found.on, found.tags) == (["Ana Reyes"], date(2026, 11, 19), ("favour",))
    assert (found.what, found.detail) == ("drove me to work", "In the snow")


def test_a_tag_of_nobody_known_is_somebody_new() -> None:
    assert who(read("@zoltan_kiss fixed it")) == ["Zoltan kiss"]


def told(text: str, *people: str) -> list[tuple[str, str]]:
    found = sentence.read(text, known(*people), TODAY)
    return [(" + ".join(who(each)), each.what) for each in found]


@pytest.mark.parametrize(
    ("text", "kindnesses"),
    [
        (
            "My boss Karen gave me Friday off, and Steve from work covered my shift",
            [("Karen", "gave me Friday off"), ("Steve", "covered my shift")],
        ),
        ("Ana drove me home and Tom cooked", [("Ana", "drove me home"), ("Tom", "Tom cooked")]),
        ("a scarf from Ana and a book from Tom", [("Ana", "a scarf"), ("Tom", "a book")]),
        ("Ana and Tom brought soup", [("Ana + Tom", "brought soup")]),
        ("Ana brought soup, Ana made tea too", [("Ana", "brought soup")]),
        ("drove me home @ana @tom", [("Ana + Tom", "drove me home")]),
    ],
)
def test_to_each_their_own_kindness(text: str, kindnesses: list[tuple[str, str]]) -> None:
    assert told(text) == kindnesses


def test_the_places_in_a_later_kindness_are_those_in_the_whole_text() -> None:
    one, two = sentence.read("Ana drove me home and on Monday Tom cooked", known(), TODAY)
    (giver,) = two.givers

    assert two.text[giver.start : giver.end] == "Tom"
    assert (one.on, two.on) == (None, date(2026, 11, 16))


def test_a_day_said_first_holds_for_the_kindness_behind_it() -> None:
    found = sentence.read("On Sunday Ana drove me home and Tom cooked", known(), TODAY)
    assert [each.on for each in found] == [date(2026, 11, 15)] * 2


def test_kindnesses_that_nothing_parts_are_mixed() -> None:
    text = "Ana drove me home, I got a scarf and a hat, all knitted, from Tom"
    assert read(text, "Ana", "Tom").mixed
    assert not read("Ana and Tom drove me home", "Ana", "Tom").mixed


def test_what_the_writers_own_made_of_it_is_what_it_changed() -> None:
    found = read("the Millers invited us to dinner last Friday and the kids loved the garden")

    assert (who(found), found.what) == (["The Millers"], "invited us to dinner")
    assert found.difference == "the kids loved the garden"


@pytest.mark.parametrize(
    "text",
    [
        "Peter said thank you for the flowers I gave him",
        "Ana thanked me for the lift",
        "Tom loved the soup I made",
        "Ana said she would lend me her car",
        "May was cold",
    ],
)
def test_who_took_or_spoke_of_something_is_owed_nothing(text: str) -> None:
    assert read(text, "Ana", "Tom").givers == ()


@pytest.mark.parametrize(
    ("text", "giver", "what"),
    [
        ("Thanks to Jim for fixing my bike", "Jim", "fixing my bike"),
        ("Thank you Mum for the lovely soup", "Mum", "the lovely soup"),
        ("Will drove Mark home", "Will", "drove Mark home"),
        ("Oma hat mir gestern einen Kuchen gebacken", "Oma", "einen Kuchen gebacken"),
        ("Ana watered my tomatoes all last week", "Ana", "watered my tomatoes"),
        ("dinner at the Okoros' on Friday", "The Okoros", "dinner"),
    ],
)
def test_who_is_new_is_found_and_the_deed_is_whole(text: str, giver: str, what: str) -> None:
    found = read(text)
    assert (who(found), found.what) == ([giver], what)


def test_two_given_names_before_one_family_name_are_one_household() -> None:
    for text in ("Tom and Priya Shah lent us a saw", "Got a saw from Tom and Priya Shah"):
        found = read(text, "Tom Berg")
        (giver,) = found.givers
        assert (giver.name, giver.fits, found.detail) == ("Tom and Priya Shah", (), "")

    (giver,) = read("Tom and Priya Shah lent us a saw", "Tom & Priya Shah").givers
    assert [party.name for party in giver.fits] == ["Tom & Priya Shah"]


def test_who_is_known_by_a_given_name_alone_is_no_half_of_a_couple() -> None:
    assert who(read("Tom and Priya Shah lent us a saw", "Tom")) == ["Tom", "Priya Shah"]


@pytest.mark.parametrize("text", ["Uncle Joe and Aunt Sue sent a hamper", "Tom and Rosa sent it"])
def test_the_first_of_two_givers_is_no_detail(text: str) -> None:
    found = read(text)
    assert (len(found.givers), found.detail) == (2, "")


@pytest.mark.parametrize("text", ["", "  ", "…", "!?"])
def test_a_sentence_says_something(text: str) -> None:
    with pytest.raises(BadInput, match="nothing in this sentence"):
        read(text)


def test_a_page_is_no_sentence() -> None:
    with pytest.raises(BadInput, match="at most"):
        read("x" * (LONGEST + 1))


@pytest.mark.parametrize(
    "text",
    [
        "Ana\u202e drove\0 me",
        "Аna drove me",
        "İ" * 50 + " Ana drove me",
        "@ # @@ ## @, Ana's",
        "and and and Ana and and",
        "'s 's the the the 's",
        "Mr. and Mrs. and Mr. and",
        "my my my my",
        ", , , ; ; : : Ana, and, and Tom,",
        "(" * 1000 + "Ana",
    ],
)
def test_odd_signs_and_words_do_no_harm(text: str) -> None:
    for found in sentence.read(text, known("Ana Reyes", "Tom Berg"), TODAY):
        for each in found.givers:
            assert 0 <= each.start < each.end <= len(found.text)


SIGNS = """
Ana Tom and , . the my neighbour drove me to Boston on Sunday from with at Mum's so that I yesterday
Dr. Park Familie Müller hat mir gestern chez les @ana #gift : 4/10 “ 9am in June İstanbul The
Nguyens 's who because called Mr. & Mrs. Lee sister's
"""
WORDS = st.sampled_from(SIGNS.split())


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=16).map(" ".join))
def test_any_words_are_read_or_refused_in_a_sentence(text: str) -> None:
    people = known("Ana Reyes", "Tom Berg", "Dr. Jun Park", "The Nguyen Family")
    told: tuple[Understood, ...] = ()
    with suppress(BadInput):
        told = sentence.read(text, people, TODAY)
    for found in told:
        assert found.on is None or found.on <= TODAY
        for each in found.givers:
            assert found.text[each.start : each.end].strip()
            assert each.name.strip()


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    with suppress(BadInput):
        assert all(each.text for each in sentence.read(text, known("Ana Reyes"), TODAY))
