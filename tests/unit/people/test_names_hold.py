"""What must hold for every name that anybody may write."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from penned.errors import BadInput
from penned.people import names
from penned.people.person import Household, Person
from penned.people.spelling import tidy

GIVEN = st.sampled_from(
    ["Ana", "Tom", "José", "Zoë", "Lena", "Priya", "Jun", "Łukasz", "Omar", "Mai"]
)
FAMILY = st.sampled_from(
    ["Reyes", "Lee", "O'Neill-Smith", "Wójcik", "van Dyke", "de la Cruz", "Shah"]
)
TITLE = st.sampled_from(["Dr.", "Mr.", "Mrs.", "Ms", "Prof.", "Frau", "Señora", "Rev."])
KIN = st.sampled_from(["Aunt", "Uncle", "Grandma", "Onkel", "Cousin"])
JOINER = st.sampled_from([" & ", " and ", " + ", " und ", ", ", " et "])
PIECE = st.one_of(
    GIVEN,
    FAMILY,
    TITLE,
    KIN,
    JOINER,
    st.sampled_from(
        [
            "(work)",
            '"Bob"',
            "Jr.",
            "PhD",
            "the kids",
            "family",
            "The",
            "Ltd",
            ",",
            "y",
            "(",
            ")",
            "club",
        ]
    ),
)
SCRIBBLE = st.lists(PIECE, max_size=7).map(" ".join)
PLAIN = st.one_of(
    st.tuples(GIVEN, FAMILY),
    st.tuples(TITLE, FAMILY),
    st.tuples(TITLE, GIVEN, FAMILY),
    st.tuples(KIN, GIVEN),
).map(" ".join)
COUPLE = st.one_of(
    st.tuples(GIVEN, st.just("&"), GIVEN, FAMILY),
    st.tuples(GIVEN, FAMILY, st.just("and"), GIVEN, FAMILY),
    st.tuples(KIN, GIVEN, st.just("and"), KIN, GIVEN),
    st.tuples(TITLE, st.just("&"), TITLE, FAMILY),
    st.tuples(GIVEN, st.just("and family")),
).map(" ".join)
BLANK = st.text("  \t\u00a0\u2003\u200b", min_size=1, max_size=3).map(lambda blanks: f" {blanks}")


@given(st.text() | SCRIBBLE)
@example("()")
@example("Ana (Tom (Bob")
@example("&,&")
@example("“”")
@example("the")
@example("AND,")
@example("(a),(b)")
@example("(a), b and (c)")
def test_any_text_is_read_or_refused_politely(text: str) -> None:
    try:
        parties = (names.parse(text), *names.parse_givers(text))
    except BadInput:
        return
    for party in parties:
        assert party.name
        assert party.salutation
        assert party.envelope_name
        assert names.key(party.name)
        assert names.spoken(party)


@given(st.text() | SCRIBBLE)
def test_reading_a_name_again_changes_nothing(text: str) -> None:
    try:
        once = names.parse(text)
    except BadInput:
        return
    again = names.parse(once.name)

    assert (again.name, again.salutation, again.envelope_name) == (
        once.name,
        once.salutation,
        once.envelope_name,
    )


@given(PLAIN)
def test_every_word_of_a_plain_name_is_on_the_envelope(name: str) -> None:
    assert names.parse(name).envelope_name == name


@given(st.text() | SCRIBBLE)
def test_no_word_is_invented_but_the_and_of_a_sign(text: str) -> None:
    try:
        party = names.parse(text)
    except BadInput:
        return
    written = tidy(text)
    letters = "".join(written.split()).casefold()
    for name in (party.envelope_name, *party.salutation.replace(" and ", " ").split()):
        for word in name.replace(",", " ").split():
            assert word.casefold() in letters or word == "and"


@given(PLAIN | COUPLE, BLANK)
def test_more_white_space_changes_nothing(name: str, blank: str) -> None:
    assert names.parse(f"\t{name.replace(' ', blank)}\n") == names.parse(name)


@given(COUPLE)
def test_what_was_written_as_one_stays_one_envelope(name: str) -> None:
    (party,) = names.parse_givers(name)

    assert isinstance(party, Household)
    assert party.envelope_name == name
    words = set(name.split())
    assert all(set(member.name.split()) <= words for member in party.members)


@given(st.lists(PLAIN, min_size=1, max_size=5, unique=True))
def test_a_list_with_semicolons_names_each(written: list[str]) -> None:
    assert [giver.name for giver in names.parse_givers("; ".join(written))] == written


@given(st.lists(st.tuples(GIVEN, FAMILY).map(" ".join), min_size=3, max_size=5, unique=True))
def test_a_list_with_commas_forgets_nobody(written: list[str]) -> None:
    listed = f"{', '.join(written[:-1])} and {written[-1]}"

    assert [giver.name for giver in names.parse_givers(listed)] == written


@given(GIVEN, FAMILY)
def test_a_family_name_written_first_is_the_same_person(first: str, family: str) -> None:
    turned = names.parse(f"{family}, {first}")

    assert isinstance(turned, Person)
    assert (turned.given, turned.family) == (first, family)
    assert names.same(turned.name, f"{first} {family}")
