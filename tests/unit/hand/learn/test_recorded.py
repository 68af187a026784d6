from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import hand as hands
from penned.errors import BadInput
from penned.hand.hand import Origin
from penned.hand.learn import recorded
from penned.hand.learn.curve import length
from penned.hand.learn.learn import learn

if TYPE_CHECKING:
    from collections.abc import Sequence

PX = 10.0  # in a millimetre
HAND = hands.load("meadow")
ORIGIN = Origin("Learned", "private", (), "2026-11-22", own=True)
BOX = {"baseline": 100, "left": 50}


def recording(*samples: dict[str, Any], **more: object) -> bytes:
    usual = {"format": "penned-strokes", "version": 1, "unit": "px", "px_per_mm": PX}
    return json.dumps(usual | {"samples": list(samples)} | more).encode()


def sample(char: str, *strokes: Sequence[object]) -> dict[str, Any]:
    return {"char": char, "box": BOX, "strokes": list(strokes)}


def pen(*points: tuple[float, float], pressure: float = 0.5, pace: float = 10) -> list[float]:
    """A flat list of x, y, time and pressure, in pixels from the box's baseline."""
    rows = [(50 + x, 100 + y, n * pace, pressure) for n, (x, y) in enumerate(points)]
    return [value for row in rows for value in row]


def line(x: float, count: int = 30, **how: float) -> list[float]:
    return pen(*((x, -30 + n) for n in range(count + 1)), **how)


def written_by(hand: hands.Hand) -> bytes:
    """What a tablet would send while the writer of `hand` fills in every box three times."""
    samples = []
    for char in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?’&":
        for form in hand.forms[char][:3]:
            strokes = [pen(*(stroke[:, :2] * 26).tolist()) for stroke in form.strokes]
            samples.append(sample(char, *strokes))
    return recording(*samples)


def test_strokes_are_in_mm_from_the_boxs_left_and_its_baseline() -> None:
    (drawn,) = recorded.samples(recording(sample("l", line(8)))).letters

    assert np.abs(drawn.strokes[0][:, 0] - 0.8).max() < 0.01
    assert drawn.strokes[0][[0, -1], 1] == pytest.approx([-3, 0], abs=0.01)


def test_order_direction_and_lifts_are_the_writers_own() -> None:
    bar, stem = line(0), line(8)[::-1]
    up = pen(*((8, -n) for n in range(31)))

    (drawn,) = recorded.samples(recording(sample("H", up, bar))).letters
    assert drawn.strokes[0][0, 1] > drawn.strokes[0][-1, 1]
    assert drawn.strokes[1][0, 0] < drawn.strokes[0][0, 0]
    assert len(stem) == len(bar)


def test_dots_and_bars_that_came_last_wait_until_the_word_is_done() -> None:
    dot = pen((8, -45), (8, -45))
    (first, second) = recorded.samples(
        recording(sample("i", line(8), dot), sample("i", dot, line(8)))
    ).letters

    assert (first.late, second.late) == (1, 0)


def test_a_pen_that_is_put_down_and_lifted_draws_a_dot() -> None:
    (drawn,) = recorded.samples(recording(sample(".", pen((5, 0), (5, 0), (5, 0))))).letters

    assert 0.05 < length(drawn.strokes[0]) < 0.3


def test_sensor_noise_is_smoothed_and_points_stay_few() -> None:
    chance = np.random.default_rng(1)
    jitter = chance.normal(0, 0.3, 200)
    track = pen(*((8 + j, -30 + n * 0.15) for n, j in enumerate(jitter)))

    (drawn,) = recorded.samples(recording(sample("l", track))).letters
    assert np.ptp(drawn.strokes[0][:, 0]) < 0.06
    assert len(drawn.strokes[0]) < 30


def test_pressure_makes_the_line_wider_and_speed_thinner() -> None:
    hard, soft = line(0, pressure=0.8), line(10, pressure=0.4)
    (drawn,) = recorded.samples(recording(sample("H", hard, soft))).letters
    assert np.median(drawn.strokes[0][:, 2]) > 1.2 * np.median(drawn.strokes[1][:, 2])

    slow, quick = line(0, pace=30), line(10, pace=5)
    (drawn,) = recorded.samples(recording(sample("H", slow, quick))).letters
    assert np.median(drawn.strokes[0][:, 2]) > np.median(drawn.strokes[1][:, 2])


def test_a_mouse_that_knows_no_pressure_and_no_time_is_welcome() -> None:
    points: list[float | None] = [v for n in range(20) for v in (58, 70 + n, None, None)]
    objects = [{"x": 58.0, "y": 70.0 + n} for n in range(20)]

    one, other = recorded.samples(recording(sample("l", points), sample("l", objects))).letters
    assert np.array_equal(one.strokes[0], other.strokes[0])
    assert np.allclose(one.strokes[0][:, 2], recorded.PEN)


def test_an_empty_sample_is_left_out_and_named() -> None:
    shown = recorded.samples(recording(sample("q"), sample("l", line(8))))

    assert [(each.text, each.why) for each in shown.left_out] == [("q", "empty")]
    assert shown.boxes == 2


def test_a_hand_is_learned_from_what_a_tablet_sends() -> None:
    done = learn([recorded.samples(written_by(HAND))], ORIGIN, name="mine")

    assert done.missing == ""
    assert done.hand.style.x_height == pytest.approx(2.6, rel=0.12)
    assert hands.read(hands.to_bytes(done.hand), name="mine").forms.keys() == done.hand.forms.keys()
    counts = [(len(done.hand.forms[c][0].strokes), len(HAND.forms[c][0].strokes)) for c in "aektx"]
    assert all(ours == theirs for ours, theirs in counts)


def test_lines_and_a_signature_are_taken_as_they_were_written() -> None:
    ink = hands.write("Thank you for the fish", HAND, seed=1, x_height=2.6)
    tracks = [
        pen(*(ink.points[a:b, :2] * PX).tolist())
        for a, b in zip(ink.stroke_starts, ink.stroke_starts[1:], strict=False)
    ]
    shown = recorded.samples(
        recording(
            text=[{"text": ink.text, "box": BOX, "strokes": tracks}],
            signature={"box": BOX, "strokes": tracks[:5]},
        )
    )

    assert shown.lines[0].text == ink.text
    assert shown.signature is not None
    assert len(shown.signature.strokes) == 5


@pytest.mark.parametrize(
    ("data", "where", "reason"),
    [
        (b"{", "", "not JSON"),
        (b"[]", "", "penned-strokes"),
        (recording(version=2), "version", "reads 1"),
        (recording(unit="inch"), "unit", "mm or px"),
        (recording(unit=[]), "unit", "mm or px"),
        (recording(pen=10**400), "pen", "is not a number"),
        (recording(sample("a", [1, 10**400, 0, 0])), "samples/0/strokes/0", "it must be points"),
        (recording(sample("a", [1, 1, 1e300, 0])), "samples/0/strokes/0", "a time or a pressure"),
        (recording(sample("\u200b", line(8))), "samples/0/char", "one character"),
        (recording(px_per_mm=0), "px_per_mm", "not a number"),
        (recording({"char": "ab"}), "samples/0/char", "one character"),
        (recording({"char": "a", "strokes": []}), "samples/0/box", "object"),
        (recording(sample("a", [1, 2, 3])), "samples/0/strokes/0", "x, y, t, pressure"),
        (recording(sample("a", ["x"])), "samples/0/strokes/0", "x, y, t, pressure"),
        (recording(sample("a", [1e9, 2, 3, 4])), "samples/0/strokes/0", "no place"),
        (recording(sample("a", [None, 2, 3, 4])), "samples/0/strokes/0", "no place"),
        (recording(samples="a"), "samples", "list"),
        (recording(text=[{"text": ""}]), "text/0/text", "words"),
        (recording(signature=[]), "", ""),
        (recording(pen=90), "pen", "not a number"),
    ],
)
def test_what_is_damaged_is_refused_with_the_place(data: bytes, where: str, reason: str) -> None:
    if not reason:
        assert recorded.samples(data).signature is None
        return
    with pytest.raises(BadInput) as refusal:
        recorded.samples(data, where="pen.json")
    assert refusal.value.where == (f"pen.json: {where}" if where else "pen.json")
    assert reason in refusal.value.what


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda deep: (
            st.lists(deep)
            | st.dictionaries(
                st.sampled_from(["samples", "char", "box", "strokes", "x", "baseline"]), deep
            )
        ),
        max_leaves=12,
    )
)
def test_no_document_breaks_the_reader(value: object) -> None:
    document = json.dumps({"format": "penned-strokes", "version": 1, "samples": value}).encode()
    with suppress(BadInput):
        recorded.samples(document)
