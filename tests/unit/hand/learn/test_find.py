"""A sheet with a cross in every box, photographed: where are the crosses said to lie?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

import photo
from penned.errors import BadInput, Refused
from penned.hand.learn import extra
from penned.hand.learn.find import Found, find
from penned.hand.learn.picture import decode
from penned.hand.learn.sheet import sheets
from photo import Faults

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from penned.hand.learn.sheet import Paper, Sheet

TOGETHER = Faults(
    tilt=15, toward=70, turn=200, shadow=0.5, light=0.6, quality=60,
    blur=0.1, grain=3, warmth=0.1, vignette=0.2, bend=3, barrel=0.004, length=2700,
)  # fmt: skip
ALONE = {
    "none": Faults(),
    "upside down": Faults(turn=180),
    "turned": Faults(turn=37, length=2700),
    "tilted": Faults(tilt=15, toward=140),
    "near": Faults(tilt=10, distance=1.1),
    "bent": Faults(bend=8, across=True, tilt=10),
    "bulging lens": Faults(barrel=0.01),
    "shadow": Faults(shadow=0.6, edge=0.3),
    "dim": Faults(light=0.6, grain=3),
    "yellow": Faults(warmth=0.2),
    "vignette": Faults(vignette=0.4),
    "blurred": Faults(blur=0.15),
    "grainy": Faults(grain=10),
    "compressed": Faults(quality=60),
    "twelve million pixels": Faults(length=4032),
    "thumb": Faults(thumb=3, tilt=15, toward=200),
}


def places(sheet: Sheet) -> NDArray[np.float64]:
    return np.array([((b.left + b.right) / 2, (b.top + b.bottom) / 2) for b in sheet.boxes])


@cache
def crossed(paper: Paper = "a4", number: int = 0) -> photo.Pixels:
    sheet = sheets(paper)[number]
    arm = np.array([[-1.5, 0, 0.5], [1.5, 0, 0.5]])
    strokes = []
    for x, y in places(sheet):
        middle = np.array([x, y, 0])
        strokes += [arm + middle, arm[:, [1, 0, 2]] + middle]
    return photo.written(sheet, photo.ink_of_strokes(sheet, strokes))


def misses(found: Found) -> NDArray[np.float64]:
    """How far each cross lies from the middle of its box, in mm; 9 where there is none."""
    far, scale, reach = [], found.px_per_mm, 2.2
    for x, y in places(found.sheet):
        top, left = round((y - reach) * scale), round((x - reach) * scale)
        side = round(2 * reach * scale)
        ink = found.ink[top : top + side, left : left + side].astype(float)
        ink[ink < 100] = 0
        if ink.sum() < 10000:
            far.append(9.0)
            continue
        row, column = (float((ink.sum(axis=1 - n) * np.arange(side)).sum()) for n in (0, 1))
        at = (np.array([left + column / ink.sum(), top + row / ink.sum()]) + 0.5) / scale
        far.append(float(np.hypot(*(at - (x, y)))))
    return np.array(far)


def refusal(data: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        find(data, where="sheet.jpg")
    assert caught.value.where == "sheet.jpg"
    assert caught.value.cure
    return str(caught.value)


@pytest.mark.slow
@pytest.mark.parametrize("name", ALONE)
def test_each_fault_alone_leaves_every_box_in_its_place(name: str) -> None:
    faults = ALONE[name]
    length = faults.length if faults.length != Faults().length else 2300
    found = find(photo.photograph(crossed(), replace(faults, length=length), seed=3))
    assert np.percentile(misses(found), 95) < 0.15
    assert misses(found).max() < 0.25
    assert bool(found.notes) == (name == "thumb")


def test_all_faults_together_leave_every_box_in_its_place() -> None:
    found = find(photo.photograph(crossed(), TOGETHER))
    assert found.sheet == sheets("a4")[0]
    assert np.percentile(misses(found), 95) < 0.15
    assert found.notes == ()


def test_a_scan_of_another_sheet_on_letter_paper_is_known_by_its_marks() -> None:
    found = find(photo.jpeg(crossed("letter", 2)))
    assert (found.sheet.name, found.sheet.paper) == ("central", "letter")
    assert np.percentile(misses(found), 95) < 0.05


def test_what_is_written_remains_be_it_in_pencil() -> None:
    sheet = sheets("a4")[0]
    ink = photo.ink_of_strokes(sheet, [np.array([[40.0, 34, 0.5], [60, 34, 0.5], [60, 70, 0.5]])])
    found = find(photo.jpeg(photo.written(sheet, ink, photo.PENCIL), 60))
    there, drawn = found.ink > 127, ink > 0.5
    assert (there & drawn).sum() / (there | drawn).sum() > 0.9


def test_of_an_empty_sheet_no_print_remains() -> None:
    found = find(photo.photograph(photo.printed(sheets("a4")[0]), Faults(length=1800, quality=60)))
    assert found.ink.max() < 64


def test_a_thumb_on_one_corner_is_named_and_two_are_too_many() -> None:
    covered = Faults(thumb=2, length=1800)
    found = find(photo.photograph(crossed(), covered))
    assert found.notes == ("The lower right corner mark was hidden; the others were enough.",)
    assert np.percentile(misses(found), 95) < 0.15
    page = crossed().copy()
    page[:400, :400] = 255
    two_hidden = refusal(photo.photograph(page, covered))
    assert "the upper left and lower right cannot be seen" in two_hidden


BEYOND = {
    "too dark": Faults(light=0.07, grain=2, length=1750),
    "too blurred": Faults(blur=0.4, length=1750),
    "too grainy": Faults(light=0.25, grain=24, length=1750),
    "too small": Faults(length=1200),
    "too crumpled": Faults(bend=40, tilt=10, length=2000),
}


@pytest.mark.parametrize("reason", BEYOND)
def test_a_fault_beyond_the_limit_is_refused_with_its_reason(reason: str) -> None:
    assert reason in refusal(photo.photograph(crossed(), BEYOND[reason]))


def test_a_sheet_with_a_corner_outside_of_the_picture_is_refused_with_the_side() -> None:
    data = photo.photograph(crossed(), Faults(turn=45, length=1800))
    picture = decode(data)[:, :, ::-1]
    lower = picture[len(picture) // 4 :]
    assert "of the sheet lies outside of the picture" in refusal(photo.jpeg(lower))


def test_every_fault_beyond_the_limit_is_refused() -> None:
    faults = Faults(
        tilt=55, toward=20, turn=100, shadow=0.9, light=0.3, quality=8, blur=0.6, grain=20,
        warmth=0.4, vignette=0.6, bend=40, length=1600,
    )  # fmt: skip
    assert refusal(photo.photograph(crossed(), faults))


def test_one_sheet_at_a_time() -> None:
    page = cv2.resize(crossed(), None, fx=0.5, fy=0.5)
    other = cv2.resize(photo.printed(sheets("letter")[0]), page.shape[1::-1])
    for second in (page, other):
        two = photo.jpeg(np.concatenate([page, second], axis=1))
        assert "more than one sheet" in refusal(two)


def test_a_page_that_is_not_ours_is_no_sheet() -> None:
    assert "no sheet of Penned" in refusal(photo.jpeg(np.full((1600, 1200, 3), 230, np.uint8)))
    assert "the picture is small" in refusal(photo.jpeg(np.full((200, 300, 3), 230, np.uint8)))
    assert "too dark" in refusal(photo.jpeg(np.full((1600, 1200, 3), 9, np.uint8)))


def test_without_opencv_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    with pytest.raises(Refused, match="needs OpenCV") as caught:
        find(b"")
    assert "pip install 'penned[learn]'" in caught.value.cure
