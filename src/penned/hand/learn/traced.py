"""From the ink of a sheet to what its writer showed: boxes traced, ordered, and looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from penned.hand.learn import boxes, centre, curve, measure, order
from penned.hand.learn.samples import Drawn, LeftOut, Samples
from penned.hand.learn.sheet import X_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.hand.form import Stroke
    from penned.hand.learn.boxes import Written
    from penned.hand.learn.find import Found

STRAIGHT = 1.04  # a stroke is straight whose length is at most so many times its ends' distance
LEVEL = 0.45  # a straight stroke is a level one that climbs no more than this
# What no letter has, in x-heights: so long a straight stroke, so much of level ones, so much ink;
# for small letters without ascender or descender, for other small ones, and for all else.
STRUCK = {"low": (2.6, 2.2, 12.0), "small": (4.6, 2.6, 16.0), "other": (5.0, 5.0, 22.0)}
SEVERAL = 1.6  # times the longest that a straight stroke can be: all of them together
BARS = frozenset("-–—_=~→#")


def samples(found: Found) -> Samples:
    """What the writer of a sheet showed."""
    written = boxes.written(found)
    pen = _pen(written, found.px_per_mm)
    letters: list[Drawn] = []
    left_out: list[LeftOut] = []
    others: dict[str, list[Drawn]] = {}
    for each in written:
        if each.box.kind != "letter":
            if not boxes.is_empty(each.ink):
                others.setdefault(each.box.kind, []).append(_in_blobs(each, found.px_per_mm))
            continue
        drawn, why = _letter(each, found.px_per_mm, pen)
        letters += [drawn] if drawn else []
        left_out += [LeftOut(each.box.text, why)] if why else []
    scale = measure.x_height(letters) or X_HEIGHT
    struck = [drawn for drawn in letters if _is_struck_out(drawn, scale)]
    left_out += [LeftOut(drawn.text, "struck out") for drawn in struck]
    return Samples(
        letters=tuple(drawn for drawn in letters if drawn not in struck),
        pairs=tuple(others.get("pair", ())),
        lines=tuple(others.get("line", ())),
        signature=next(iter(others.get("signature", ())), None),
        left_out=tuple(left_out),
        boxes=sum(each.box.kind == "letter" for each in written),
    )


def _letter(each: Written, px_per_mm: float, pen: float) -> tuple[Drawn | None, str]:
    """What was written in a box, or why it tells nothing."""
    if boxes.is_empty(each.ink):
        return None, "empty"
    if boxes.is_smudged(each.ink, px_per_mm, pen):
        return None, "smudged"
    char = each.box.text
    strokes = centre.strokes(each.ink, px_per_mm, order.goes_back(char))
    if not strokes:
        return None, "empty"
    ordered, late = order.as_written(char, [_from_baseline(stroke, each) for stroke in strokes])
    return Drawn(char, ordered, late), ""


def _is_struck_out(drawn: Drawn, scale: float) -> bool:
    """Whether somebody drew a line through it, or several, or scribbled over it."""
    if drawn.text in BARS:
        return False
    kind = "low" if drawn.text in measure.LOW else "small" if drawn.text.islower() else "other"
    longest, level, ink = (length * scale for length in STRUCK[kind])
    lengths = [curve.length(stroke) for stroke in drawn.strokes]
    chords = [(stroke[-1] - stroke[0])[:2] for stroke in drawn.strokes]
    straight = [
        (length, abs(down) < LEVEL * abs(across))
        for length, (across, down) in zip(lengths, chords, strict=True)
        if length < STRAIGHT * np.hypot(across, down)
    ]
    return (
        sum(lengths) > ink
        or any(length > longest for length, _ in straight)
        or sum(length for length, _ in straight) > SEVERAL * longest
        or sum(length for length, is_level in straight if is_level) > level
    )


def _in_blobs(each: Written, px_per_mm: float) -> Drawn:
    """Every blob of ink traced by itself."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        (each.ink > boxes.INKED).view(np.uint8), connectivity=8
    )
    strokes: list[Stroke] = []
    blobs = []
    for blob in range(1, count):
        x, y, w, h, area = stats[blob]
        if area < boxes.LEAST * px_per_mm**2:
            continue
        part = np.s_[max(y - 2, 0) : y + h + 2, max(x - 2, 0) : x + w + 2]
        other = (labels[part] != blob) & (labels[part] > 0)
        found = centre.strokes(np.where(other, 0, each.ink[part]), px_per_mm)
        shift = (max(x - 2, 0) / px_per_mm, max(y - 2, 0) / px_per_mm, 0)
        if found:
            blobs.append(tuple(range(len(strokes), len(strokes) + len(found))))
        strokes += [_from_baseline(stroke + shift, each) for stroke in found]
    ordered = tuple(order.as_written("", [s])[0][0] for s in strokes)
    return Drawn(each.box.text, ordered, 0, tuple(blobs))


def _from_baseline(stroke: Stroke, each: Written) -> Stroke:
    box = each.box
    moved: Stroke = stroke + np.array((each.left - box.left, each.top - box.baseline, 0.0))
    return moved


def _pen(written: Sequence[Written], px_per_mm: float) -> float:
    """The width of the writer's line, about, in mm: four times the mean depth of its ink."""
    darks = [(each.ink > boxes.INKED).view(np.uint8) for each in written if each.ink.size > 1]
    depths = [cv2.distanceTransform(dark, cv2.DIST_L2, cv2.DIST_MASK_PRECISE) for dark in darks]
    means = [float(depth[depth > 0].mean()) for depth in depths if depth.any()]
    return max(4 * float(np.median(means)) - 1, 1.0) / px_per_mm if means else 0.5
