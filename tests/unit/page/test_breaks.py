"""Where lines end: all ends chosen together, and where a careful writer ends none."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.page import breaks
from penned.page.breaks import Measure

WIDTHS = st.lists(st.floats(1, 9), min_size=1, max_size=60)
ROOMS = st.lists(st.floats(12, 30), min_size=1, max_size=4)


def measure(widths: list[float], costs: list[float] | None = None) -> Measure:
    ends = list(accumulate(width + 1 for width in widths))
    starts = [end - width for end, width in zip(ends, widths, strict=True)]
    return Measure(starts, ends, costs or [0.0] * len(widths))


def broken(text: str, room: float) -> list[str]:
    """`text` in lines, its letters all as wide."""
    words = text.split()
    known = measure([float(len(word)) for word in words], breaks.costs(words))
    firsts = breaks.chosen(known, (0, len(words)), [room], 1)
    return [" ".join(words[a:b]) for a, b in pairwise([*firsts, len(words)])]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("We went to see Mr. Lee about the fence", "Mr. Lee"),
        ("It was Dr. J. Park who came at last", "J. Park"),
        ("You said so, Aunt May did not", "Aunt May"),
        ("We slept for 20 minutes in the car", "20 minutes"),
        ("We met again on May 3, 2026 at home", "May 3, 2026"),
        ("Das war am 3. Mai und es war gut", "3. Mai"),
        ("Wir kamen um 5 Uhr wieder nach Hause", "5 Uhr"),
        ("Merci pour les 2 heures avec Mme Petit", "Mme Petit"),
        ("It rained all day — we did not mind", "day —"),
        ("Quel beau jour ! Nous avons dansé", "jour !"),
        ("Dijo « gracias » y se fue a casa", "« gracias »"),
    ],
)
@pytest.mark.parametrize("room", range(22, 44))
def test_what_belongs_together_stays_on_one_line(text: str, together: str, room: int) -> None:
    assert any(together in line for line in broken(text, room))


def test_no_line_ends_in_an_article_where_the_next_one_has_room() -> None:
    lines = broken("You left your umbrella and a note in the hall for me to find", 24)
    assert not any(line.split()[-1] in {"a", "the"} for line in lines)


def test_a_line_gladly_ends_with_a_sentence() -> None:
    assert broken("We have tenants now. I do so like them here.", 24)[0] == "We have tenants now."


def test_no_paragraph_ends_in_a_short_word_alone() -> None:
    text = "We ate the whole loaf standing up in the kitchen and then thought of you"
    for room in range(14, 40):
        lines = broken(text, room)
        assert len(lines) == 1 or len(lines[-1].split()) > 1


def test_a_word_that_is_wider_than_its_line_has_one_to_itself() -> None:
    known = measure([3, 40, 3])
    assert breaks.filled(known, (0, 3), [20]) == [0, 1, 2]
    assert breaks.chosen(known, (0, 3), [20], 1) == [0, 1, 2]


def test_every_line_has_its_own_room() -> None:
    known = measure([4, 4, 4, 4])
    assert breaks.filled(known, (0, 4), [4, 20]) == [0, 1]


@given(WIDTHS, ROOMS, st.integers(0, 3), st.data())
def test_the_choice_is_never_worse_than_filling_line_by_line(
    widths: list[float], rooms: list[float], spare: int, data: st.DataObject
) -> None:
    costs = data.draw(
        st.lists(
            st.sampled_from([-1.0, 0.0, 3.0, 12.0]), min_size=len(widths), max_size=len(widths)
        )
    )
    known, span = measure(widths, costs), (0, len(widths))
    filled = breaks.filled(known, span, rooms)
    chosen = breaks.chosen(known, span, rooms, spare)

    assert breaks.cost(known, span, rooms, chosen) <= breaks.cost(known, span, rooms, filled) + 1e-9
    assert chosen[0] == 0
    assert chosen == sorted(set(chosen))
    assert len(filled) <= len(chosen) <= len(filled) + spare
    for line, (first, end) in enumerate(pairwise([*chosen, len(widths)])):
        room = rooms[min(line, len(rooms) - 1)]
        assert known.ends[end - 1] - known.starts[first] <= room or end == first + 1


@given(WIDTHS, st.floats(12, 30))
def test_no_other_ends_cost_less(widths: list[float], room: float) -> None:
    """Against every way to end the lines of a short paragraph."""
    widths = widths[:9]
    known, span = measure(widths), (0, len(widths))
    chosen = breaks.chosen(known, span, [room], 1)
    most = len(breaks.filled(known, span, [room])) + 1

    def fits(firsts: list[int]) -> bool:
        lines = list(pairwise([*firsts, len(widths)]))
        long = [known.ends[b - 1] - known.starts[a] for a, b in lines]
        return len(lines) <= most and all(
            least <= n <= room
            for n, least in zip(long, [*[0.45 * room] * (len(lines) - 1), 0.0], strict=True)
        )

    ways = (
        [0, *(n + 1 for n in range(len(widths) - 1) if bits >> n & 1)]
        for bits in range(2 ** (len(widths) - 1))
    )
    best = min(breaks.cost(known, span, [room], way) for way in ways if fits(way) or way == chosen)
    assert breaks.cost(known, span, [room], chosen) == pytest.approx(best)
