"""Of all that is said of somebody, what holds: yours, then the latest, then a fixed choice."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.ledger.claims import choosing
from penned.ledger.claims.choosing import FactClaim, HomeClaim, Source, Tie, TieClaim
from penned.people.address import Address
from penned.people.particulars import Home

MAY, JUNE = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
ELM = Address(("1 Elm Street",), "Springfield", "IL", "62701", "US")
OAK = Address(("5 Oak Avenue",), "Boston", "MA", "02108", "US")
ME = Source(None, None, None)


def row(number: int, as_of: datetime | None = None, key: str = "") -> Source:
    return Source(number, key or f"key {number}", as_of)


def fact(field: str, value: str, source: Source, *, denied: bool = False, at: int = 0) -> FactClaim:
    return FactClaim(field, value, denied, at, source)


def home(
    address: Address,
    source: Source,
    *,
    kind: str = "",
    since: date | None = None,
    until: date | None = None,
) -> HomeClaim:
    return HomeClaim(address, kind, since, until, source)


def values(*claims: FactClaim) -> list[str]:
    return [each.value for each in choosing.facts(claims)]


def test_your_spelling_wins_then_the_latest_then_the_one_in_both_cases() -> None:
    mine, loud, late, plain = (
        ((text,), source)
        for text, source in (("ana", ME), ("ANA", row(1)), ("A. R.", row(2, MAY)), ("Ana", row(3)))
    )
    assert choosing.spelling([loud, late, mine, plain]) == ("ana",)
    assert choosing.spelling([loud, late, plain]) == ("A. R.",)
    assert choosing.spelling([loud, plain]) == ("Ana",)


def test_of_one_value_yours_holds_then_the_latest() -> None:
    old, new = fact("job", "cook", row(1, MAY)), fact("job", "baker", row(2, JUNE))
    assert values(old, new) == values(new, old) == ["baker"]
    assert values(old, fact("job", "judge", ME), new) == ["judge"]


def test_of_many_values_all_hold_yours_first_then_the_latest() -> None:
    old, new = fact("phone", "1", row(1, MAY)), fact("phone", "2", row(2, JUNE))
    assert values(old, new, fact("phone", "3", ME)) == ["3", "2", "1"]


def test_one_address_written_twice_is_one() -> None:
    two = fact("email", "Ana@example.org", row(1, JUNE)), fact("email", "ana@example.org", row(2))
    assert values(*two) == ["Ana@example.org"]


def test_the_values_of_one_card_stay_in_its_order() -> None:
    card = row(1)
    two = fact("phone", "9", card, at=1), fact("phone", "1", card, at=2)
    assert values(*two[::-1]) == ["9", "1"]


@pytest.mark.parametrize("keys", [("card", "card"), ("one", "other")])
def test_the_order_of_values_that_are_as_old_does_not_depend_on_who_came_first(
    keys: tuple[str, str],
) -> None:
    def told(number: int, key: str, words: str) -> list[FactClaim]:
        return [
            fact("email", text, row(number, MAY, key), at=number * 10 + at)
            for at, text in enumerate(words)
        ]

    one, other = keys
    assert values(*told(1, one, "ab"), *told(2, other, "ba")) == values(
        *told(1, other, "ba"), *told(2, one, "ab")
    )


def test_a_later_version_of_a_card_takes_the_place_of_the_earlier() -> None:
    old = [fact("phone", each, row(1, MAY, "card")) for each in "12"]
    assert values(*old, fact("phone", "2", row(2, JUNE, "card"))) == ["2"]
    assert values(*old, fact("job", "cook", row(2, JUNE, "card"))) == ["cook", "1", "2"]


def test_what_you_deny_does_not_hold() -> None:
    told = fact("phone", "1", row(1)), fact("phone", "2", row(1))
    assert values(*told, fact("phone", "1", ME, denied=True)) == ["2"]
    assert values(*told, fact("phone", "", ME, denied=True)) == []
    assert values(fact("deceased", "yes", row(1)), fact("deceased", "", ME, denied=True)) == []


def test_facts_stand_in_the_order_of_the_fields() -> None:
    told = fact("phone", "1", row(1)), fact("relation", "friend", ME), fact("odd", "x", row(1))
    assert [each.field for each in choosing.facts(told)] == ["relation", "phone", "odd"]


def test_post_goes_where_you_say_then_home_then_where_they_moved_last() -> None:
    work = home(OAK, row(1, JUNE), kind="work")
    old, new = home(ELM, row(2, MAY), kind="home"), home(OAK, row(3, JUNE))
    assert choosing.homes([work, old])[0].address == ELM
    assert choosing.homes([old, new])[0].address == OAK
    assert choosing.homes([home(ELM, ME), new])[0].address == ELM
    moved = home(ELM, row(4), since=date(2026, 1, 1))
    assert choosing.homes([new, moved])[0].address == ELM


def test_a_home_that_was_left_comes_last() -> None:
    left = home(ELM, ME, until=date(2026, 3, 1))
    assert choosing.homes([left, home(OAK, row(1))]) == (
        Home(OAK),
        Home(ELM, until=date(2026, 3, 1)),
    )
    assert choosing.homes([left])[0].until == date(2026, 3, 1)


def test_a_card_that_names_another_home_ends_the_one_before() -> None:
    claims = [home(ELM, row(1, MAY, "card")), home(OAK, row(2, JUNE, "card"))]
    assert choosing.homes(claims) == (Home(OAK), Home(ELM, until=JUNE.date()))
    same = [home(ELM, row(1, MAY, "card")), home(ELM, row(2, JUNE, "card"))]
    assert choosing.homes(same) == (Home(ELM),)


def test_a_blank_is_filled_from_the_same_home_only() -> None:
    street, town = Address(ELM.street, ELM.city), Address((), ELM.city, ELM.region, ELM.postcode)
    two = home(street, row(1, JUNE)), home(town, row(2, MAY))
    assert choosing.homes(two)[0].address == Address(ELM.street, ELM.city, "IL", "62701")
    elsewhere = home(Address(("9 Ash Lane",), ELM.city, "IL", "62704"), row(3))
    assert choosing.homes([two[0], elsewhere])[0].address == street
    mine = home(street, ME), home(ELM, row(1))
    assert choosing.homes(mine)[0].address == street


def tie(person: int, source: Source, place: int = 0, **days: date | None) -> TieClaim:
    since, until = days.get("since"), days.get("until")
    return TieClaim(f"name {person}", place, since, until, person, source)


def test_members_stand_in_their_places_yours_first() -> None:
    claims = [tie(1, row(1), 1), tie(2, row(1), 0), tie(3, ME, 5)]
    assert [each.person for each in choosing.ties(claims)] == [3, 2, 1]


def test_who_left_by_your_word_has_left_whatever_a_card_says() -> None:
    left = tie(1, ME, until=date(2026, 6, 1))
    assert choosing.ties([left, tie(1, row(1, JUNE))]) == (Tie(1, None, date(2026, 6, 1)),)


def test_who_is_not_in_the_later_card_of_a_household_left_it() -> None:
    old = [tie(person, row(1, MAY, "card"), person) for person in (1, 2)]
    assert choosing.ties([*old, tie(2, row(2, JUNE, "card"))]) == (Tie(2, None, None),)


rows_of_files = st.builds(
    row,
    st.integers(1, 6),
    st.sampled_from((None, MAY, JUNE)),
    st.sampled_from(("", "card")),
)


def one_row_is_one_source(claims: list[Any]) -> list[Any]:
    """What a row is called and how old it is does not depend on what it says."""
    first: dict[int | None, Source] = {}
    return [each._replace(source=first.setdefault(each.source.row, each.source)) for each in claims]


facts_said = st.builds(
    lambda field, value, source: fact(field, value, source, at=int(value)),
    st.sampled_from(("job", "phone", "email")),
    st.sampled_from("123"),
    rows_of_files,
)
homes_said = st.builds(
    home,
    st.sampled_from((ELM, OAK, Address(ELM.street), Address((), "Springfield"))),
    rows_of_files | st.just(ME),
    kind=st.sampled_from(("", "home", "work")),
    since=st.sampled_from((None, date(2026, 1, 1))),
    until=st.sampled_from((None, date(2026, 2, 1))),
)


@pytest.mark.parametrize(
    ("said", "choose"), [(facts_said, choosing.facts), (homes_said, choosing.homes)]
)
def test_the_order_in_which_things_are_said_changes_nothing(said: Any, choose: Any) -> None:  # noqa: ANN401 - facts or homes
    @given(st.lists(said, max_size=6).map(one_row_is_one_source), st.randoms())
    def same(claims: list[Any], chance: Any) -> None:  # noqa: ANN401 - as above
        turned = claims[:]
        chance.shuffle(turned)
        assert choose(turned) == choose(claims)

    same()
