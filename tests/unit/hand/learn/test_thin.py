from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from penned.hand.learn.thin import thinned


def parts(dark: np.ndarray) -> int:
    return int(cv2.connectedComponents(dark.astype(np.uint8), connectivity=8)[0])


def depth(dark: np.ndarray) -> np.ndarray:
    return cv2.distanceTransform(dark.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)


def test_a_thick_bar_thins_to_one_row() -> None:
    dark = np.zeros((20, 60), bool)
    dark[6:13, 5:55] = True

    left = thinned(dark, depth(dark))
    assert left.sum(axis=0).max() == 1
    assert set(np.nonzero(left)[0]) == {9}


@given(
    st.lists(
        st.tuples(st.integers(4, 44), st.integers(4, 44), st.integers(1, 5)), min_size=1, max_size=5
    )
)
def test_thinning_takes_ink_away_and_neither_parts_nor_joins_it(
    spots: list[tuple[int, int, int]],
) -> None:
    dark = np.zeros((50, 50), np.uint8)
    for (x, y, radius), (x2, y2, _) in zip(spots, spots[::-1], strict=True):
        cv2.line(dark, (x, y), (x2, y2), 1, 2 * radius + 1)
    dark[[0, -1]] = dark[:, [0, -1]] = 0

    left = thinned(dark > 0, depth(dark > 0))
    assert not (left & (dark == 0)).any()
    assert parts(left) == parts(dark > 0)
    assert left.sum() <= dark.sum()
