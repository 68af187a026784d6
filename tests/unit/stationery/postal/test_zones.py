from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import stationery
from penned.errors import BadInput
from penned.stationery import Envelope, Rect, postal
from penned.stationery.entries import Entries
from penned.stationery.postal.zones import Anchored, _anchored, areas, zones

INCH = 25.4
ENVELOPES = [
    each for name in stationery.names() if isinstance(each := stationery.load(name), Envelope)
]


@pytest.mark.parametrize("country", postal.countries())
@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda each: each.name)
def test_wherever_it_is_posted_an_envelope_has_room_for_an_address_where_machines_read(
    envelope: Envelope, country: str
) -> None:
    found = areas(zones(country), envelope.width, envelope.height)
    assert found.read_area.holds(found.address_area)
    assert found.address_area.height > 30
    assert found.address_area.width > 70
    for area in (found.address_area, found.return_area):
        for clear in (*found.clear_areas, found.stamp_area):
            assert not area.meets(clear)
    assert not found.address_area.meets(found.return_area)
    assert Rect(0, 0, envelope.width, envelope.height).holds(found.stamp_area)


def test_the_zones_of_the_united_states_are_those_of_publication_28() -> None:
    found = areas(zones("US"), 241.3, 104.775)
    read = found.read_area
    assert (read.x, 241.3 - read.right) == pytest.approx((INCH / 2, INCH / 2))
    assert (104.775 - read.bottom, 104.775 - read.y) == pytest.approx((0.625 * INCH, 2.75 * INCH))
    assert found.clear_areas == (
        Rect(241.3 - 4.75 * INCH, 104.775 - 0.625 * INCH, 4.75 * INCH, 0.625 * INCH),
    )


def test_the_zones_of_germany_and_canada_are_those_of_their_posts() -> None:
    german, canadian = (areas(zones(country), 220, 110) for country in ("DE", "CA"))
    assert german.stamp_area == Rect(146, 0, 74, 40)
    assert german.address_area.width <= 100
    assert german.read_area == Rect(15, 40, 190, 55)
    assert canadian.clear_areas == (Rect(70, 91, 150, 19),)
    assert canadian.read_area.y == 40


def test_what_was_not_at_hand_is_said_in_the_source() -> None:
    assert "was not at hand" in zones("GB").source
    assert "was at hand" in zones("JP").source


@given(
    left=st.floats(0, 50),
    right=st.floats(0, 50),
    length=st.floats(1, 80),
    paper=st.floats(130, 300),
)
def test_an_area_hangs_on_the_edges_that_are_named(
    left: float, right: float, length: float, paper: float
) -> None:
    by_left = Anchored(left=left, width=length, top=left, height=length).on(paper, paper)
    assert (by_left.x, by_left.width) == pytest.approx((left, length))
    by_right = Anchored(right=right, width=length, bottom=right, height=length).on(paper, paper)
    assert (by_right.right, by_right.bottom) == pytest.approx((paper - right, paper - right))
    between = Anchored(left=left, right=right, top=left, bottom=right).on(paper, paper)
    assert (between.x, between.right) == pytest.approx((left, paper - right))


def test_an_area_that_is_wider_than_the_paper_ends_with_it() -> None:
    wide = Anchored(right=0, width=150, bottom=0, height=19).on(114, 81)
    assert wide == Rect(0, 62, 114, 19)


def test_an_area_that_hangs_on_nothing_is_a_fault_in_the_file() -> None:
    table = Entries.read("left = 3\ntop = 1\nheight = 4", "xx.toml")
    with pytest.raises(BadInput, match="it needs two of left, right, width"):
        _anchored(table)
