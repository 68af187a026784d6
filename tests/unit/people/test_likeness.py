from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penned.people import likeness
from penned.people.address import Address
from penned.people.likeness import Double, Entry, doubles
from penned.people.names import parse
from penned.people.particulars import NOTHING, Fact, Home, Particulars

AUSTIN = Address(("418 Alder Street",), "Austin", "TX", "78704", "US")
AGAIN = Address(("418 Alder St., Apt 2",), "AUSTIN", "TX", "78704", "US")
BOSTON = Address(("5 Oak Avenue",), "Boston", "MA", "02108", "US")


def known(*homes: Address, **facts: str) -> Particulars:
    return Particulars(tuple(map(Home, homes)), tuple(Fact(*each) for each in facts.items()))


def two(
    one: str, other: str, mine: Particulars = NOTHING, theirs: Particulars = NOTHING
) -> tuple[Double, ...]:
    return doubles([Entry(1, parse(one), mine), Entry(2, parse(other), theirs)])


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Jon Smith", "John Smith", "a familiar form of the name"),
        ("Bob Smith", "Robert Smith", "a familiar form of the name"),
        ("Rob Smith", "Bobby Smith", "forms of one name"),
        ('Robert "Bob" Smith', "Bob Smith", ""),
        ("Smith John", "John Smith", "another order"),
        ("Dr. Jun Park", "Jun Park", "written in another way"),
        ("Katherine Jones", "Catherine Jones", "another spelling"),
        ("Anna Müller", "Anna Mueller", "another spelling"),
        ("Hans Meyer", "Johannes Maier", "a familiar form of the name and another spelling"),
        ("Sepp Huber", "Josef Huber", "a familiar form of the name"),
        ("Paco Ortega", "Francisco Ortega", "a familiar form of the name"),
        ("Maria Garcia-Lopez", "Maria Garcia", "a second family name"),
        ("Patricia Delgado", "Patricia Delgada", "one letter apart"),
        ("J. Robert Oppen", "Robert Oppen", ""),
        ("王 小明", "王小明", "spaced in another way"),
        ("Ana & Tom Reyes", "Tom & Ana Reyes", "written in another way"),
        ("Bob & Ann Smith", "Robert & Ann Smith", "a familiar form of the name"),
        ("Harbour Bakery Ltd", "Harbour Bakery", "written in another way"),
        ("The Thursday Book Club", "The Thursdays Book Club", "nearly the same words"),
    ],
)
def test_names_that_may_be_one_are_proposed_with_the_reason(one: str, other: str, why: str) -> None:
    (found,) = two(one, other)
    assert (found.one, found.other) == (1, 2)
    assert likeness.ENOUGH <= found.score <= 1
    assert found.reasons == (f"“{one}” ~ “{other}”{f': {why}' if why else ''}",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tim Reyes", "Tom Reyes"),
        ("Maria Rossi", "Mario Rossi"),
        ("Ana Maria Reyes", "Ana Lucia Reyes"),
        ("Tom Reyes Sr.", "Tom Reyes Jr."),
        ("Aunt Carol", "Uncle Carol"),
        ("Ana Reyes", "Tom Reyes"),
        ("Ana Reyes", "Ana Berg"),
        ("J. Smith", "John Smith"),
        ("Ana", "Ana Reyes"),
        ("Mr. Lee", "Mrs. Lee"),
        ("Jo Lee (work)", "Jo Lee (school)"),
        ("The Reyes Family", "Ana & Tom Reyes"),
        ("Ana & Tom Reyes", "Lea & Max Reyes"),
        ("Ana & Tom Reyes", "Ana Reyes"),
        ("李小龍", "Bruce Lee"),
        ("李小龍", "王小明"),
    ],
)
def test_a_name_alone_is_not_enough_where_it_may_well_be_somebody_else(
    one: str, other: str
) -> None:
    assert two(one, other) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Smith", "John Smith"),
        ("Ana", "Ana Reyes"),
        ("Ana Reyes", "Ana Berg"),
        ("Tom Lee", "Mr. Lee"),
        ("Mum", "Carol Reyes"),
        ("李小龍", "Bruce Lee"),
    ],
)
def test_a_name_that_may_be_one_and_an_e_mail_are_enough(one: str, other: str) -> None:
    (found,) = two(one, other, known(email="a@x.org"), known(email="A@X.org"))
    assert found.reasons[0] == "the same e-mail"


def test_other_given_names_with_one_e_mail_are_a_couple() -> None:
    shared = known(email="reyes@x.org", phone="+1 503 555 0100")
    assert two("Ana Reyes", "Tom Reyes", shared, shared) == ()


def test_two_johns_stay_two() -> None:
    mine = known(AUSTIN, email="john@x.org")
    theirs = known(BOSTON, email="smith@y.org")
    assert two("Jon Smith", "John Smith", mine, theirs) == ()


def test_what_speaks_against_it_is_told_as_well() -> None:
    (found,) = two("Bob Smith", "Robert Smith", known(AUSTIN), known(BOSTON))
    assert found.reasons[-1] == "but different addresses"


def test_other_birthdays_are_other_people() -> None:
    mine, theirs = known(birthday="1980-05-04"), known(birthday="1951-01-30")
    assert two("Bob Smith", "Robert Smith", mine, theirs) == ()


def test_one_card_in_an_address_book_is_proposed_under_any_name() -> None:
    (found,) = two("Ana Reyes", "A. M. Berg", known(card="uid-1"), known(card="uid-1"))
    assert found.reasons[0] == "the same card in an address book"


def test_an_address_written_twice_is_one() -> None:
    (found,) = two("The Reyes Family", "Ana & Tom Reyes", known(AUSTIN), known(AUSTIN))
    assert found.reasons == (
        "the same address",
        "“The Reyes Family” ~ “Ana & Tom Reyes”: the same family name",
    )
    assert likeness.place(AUSTIN) != likeness.place(AGAIN)  # a flat of its own
    same = Address(("418, Alder Str",), "austin", "", "78704", "")
    assert likeness.place(AUSTIN) == likeness.place(same)


def test_what_many_share_is_nobodys_own() -> None:
    office = known(email="info@x.org")
    some = [
        Entry(number, parse(name), office)
        for number, name in enumerate(
            ["J. Smith", "John Smith", *(f"{letter} Other" for letter in "abcdefg")]
        )
    ]
    assert doubles(some[:8])
    assert doubles(some) == ()


def test_two_of_one_household_are_two_unless_they_are_called_alike() -> None:
    both = known(email="a@x.org", phone="12345", card="1")
    ana, tom = Entry(1, parse("Ana Reyes"), both, (9,)), Entry(2, parse("Tom Reyes"), both, (9,))
    assert doubles([ana, tom]) == ()
    bob, robert = Entry(1, parse("Bob Berg"), NOTHING, (9,)), Entry(2, parse("Robert Berg"))
    assert doubles([bob, Entry(2, robert.party, NOTHING, (9,))]) != ()


def test_what_was_said_to_be_two_is_not_proposed_again() -> None:
    some = [Entry(1, parse("Bob Smith")), Entry(2, parse("Robert Smith"))]
    assert doubles(some, different=[(2, 1)]) == ()


def test_the_likeliest_comes_first() -> None:
    some = [
        Entry(1, parse("Bob Smith")),
        Entry(2, parse("Robert Smith")),
        Entry(3, parse("Bob Smithe"), known(email="b@x.org")),
    ]
    found = doubles(some)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_a_crowd_of_one_name_takes_no_longer_than_others() -> None:
    crowd = [Entry(number, parse(f"Jo Lee ({number})")) for number in range(600)]
    pairs = likeness._pairs([likeness._known(each) for each in crowd])
    assert len({(one.entry.id, other.entry.id) for one, other in pairs}) <= 600 * 12


NAMES = st.sampled_from(
    [
        *("Ana Reyes", "Anna Reyes", "Tom Reyes", "A. Reyes", "Ana Berg", "Ana", "Dr. Ana Reyes"),
        *("Ana & Tom Reyes", "Tom and Ana Reyes", "The Reyes Family", "Reyes, Ana", "李小龍"),
        *("Harbour Bakery Ltd", "Harbor Bakery", "Aunt Carol", "Robert Smith", "Bob Smith", "Mum"),
    ]
)
ENTRIES = st.builds(
    Entry,
    id=st.integers(1, 9),
    party=NAMES.map(parse),
    particulars=st.builds(
        lambda email, phone, homes: Particulars(
            homes, tuple(Fact(*each) for each in (("email", email), ("phone", phone)) if each[1])
        ),
        email=st.sampled_from(["", "a@x.org", "b@x.org"]),
        phone=st.sampled_from(["", "123456", "654321"]),
        homes=st.sampled_from([(), (Home(AUSTIN),), (Home(BOSTON),)]),
    ),
    households=st.sampled_from([(), (20,), (21,)]),
)
BOOKS = st.lists(ENTRIES, max_size=6, unique_by=lambda entry: entry.id)


@settings(max_examples=40, deadline=None)
@given(BOOKS, st.randoms(use_true_random=False))
def test_the_order_of_the_book_changes_nothing(book: list[Entry], random: object) -> None:
    turned = list(book)
    random.shuffle(turned)  # type: ignore[attr-defined]  # a Random of Hypothesis
    assert doubles(book) == doubles(turned)


@settings(max_examples=40, deadline=None)
@given(BOOKS)
def test_persons_and_households_are_never_proposed_as_one(book: list[Entry]) -> None:
    kinds = {entry.id: type(entry.party) for entry in book}
    assert all(kinds[each.one] is kinds[each.other] for each in doubles(book))
    assert all(each.one < each.other for each in doubles(book))


@settings(max_examples=30, deadline=None)
@given(ENTRIES, st.permutations(["Ana", "Tom", "Lily", "Max", "Carol"]))
def test_those_of_one_household_are_never_proposed_under_other_given_names(
    like: Entry, given_names: list[str]
) -> None:
    home = [
        Entry(number, parse(f"{name} Reyes"), like.particulars, (20,))
        for number, name in enumerate(given_names)
    ]
    assert doubles(home) == ()


@settings(max_examples=60, deadline=None)
@given(ENTRIES, ENTRIES)
def test_it_is_the_same_from_either_side(one: Entry, other: Entry) -> None:
    first = Entry(1, one.party, one.particulars, one.households)
    second = Entry(2, other.party, other.particulars, other.households)
    forth = doubles([first, second])
    back = doubles(
        [
            Entry(2, one.party, one.particulars, one.households),
            Entry(1, other.party, other.particulars, other.households),
        ]
    )
    assert [each.score for each in forth] == [each.score for each in back]
