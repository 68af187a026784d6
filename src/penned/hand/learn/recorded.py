"""What a writer showed on a screen: pen strokes with time and pressure, as JSON.

The format is documented in docs/pen-strokes.md. Order, direction and lifts are the writer's own.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from penned.errors import BadInput
from penned.hand.learn import order
from penned.hand.learn.curve import even, few, smooth
from penned.hand.learn.samples import Drawn, LeftOut, Samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from penned.hand.form import Stroke

    Row = NDArray[np.float64]

FORMAT, VERSION = "penned-strokes", 1
MOST_BYTES = 16 * 2**20
MOST_SAMPLES, MOST_STROKES, MOST_POINTS = 2000, 64, 20_000
MOST_TOLD = 1e15  # a time in microseconds is far less
FARTHEST = 1e6  # px or mm: no screen is larger
PEN = 0.45  # mm, where nothing is said
STEP, SMOOTHING = 0.03, 0.1  # mm
TRUE, LONGEST = 0.016, 0.7  # mm
DOT = 0.12  # mm: what a pen draws that is put down and lifted again
# How much the width follows the pressure, and yields to speed; and between which it stays, of 1
HARD, FAST, BETWEEN = 0.5, 0.12, (0.6, 1.45)


def samples(data: bytes, *, where: str = "") -> Samples:
    """What a writer showed. Raises `BadInput` with `where`, the place in it, and the reason."""
    try:
        return _read(_document(data))
    except BadInput as fault:
        place = f"{where}: {fault.where}" if where and fault.where else where or fault.where
        raise BadInput(fault.what, where=place, cure=fault.cure) from fault


def _document(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise BadInput(f"this file is larger than {MOST_BYTES >> 20} MB")
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise BadInput("this is not JSON") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadInput(f"this is no recording of a pen: its format is not “{FORMAT}”")
    if document.get("version") != VERSION:
        raise BadInput(
            f"its version is {document.get('version')!r}, and this Penned reads {VERSION}",
            where="version",
        )
    return document


def _read(document: dict[str, Any]) -> Samples:
    scale, pen = _scale(document), _number(document.get("pen", PEN), "pen", 0.05, 5.0)
    letters, left_out, lines = [], [], []
    for place, entry in _entries(document, "samples"):
        text = entry.get("char")
        if not isinstance(text, str) or len(text) != 1 or text.isspace() or not text.isprintable():
            raise BadInput("it must be one character", where=f"{place}/char")
        strokes = _strokes(entry, place, scale, pen)
        if strokes:
            letters.append(Drawn(text, strokes, order.late(text, strokes)))
        else:
            left_out.append(LeftOut(text, "empty"))
    for place, entry in _entries(document, "text"):
        text = entry.get("text")
        if not isinstance(text, str) or not text.strip():
            raise BadInput("it must be the words that were written", where=f"{place}/text")
        lines.append(Drawn(text, _strokes(entry, place, scale, pen)))
    signature = document.get("signature")
    signed = signature and Drawn(
        "", _strokes(_table(signature, "signature"), "signature", scale, pen)
    )
    return Samples(
        tuple(letters),
        (),
        tuple(line for line in lines if line.strokes),
        signed if signed and signed.strokes else None,
        tuple(left_out),
        len(letters) + len(left_out),
    )


def _scale(document: Mapping[str, Any]) -> float:
    """Mm in one unit."""
    unit = document.get("unit", "mm")
    if unit not in ("mm", "px"):
        raise BadInput("it must be mm or px", where="unit")
    if unit == "mm":
        return 1.0
    return 1.0 / _number(document.get("px_per_mm"), "px_per_mm", 0.1, 1000)


def _entries(document: Mapping[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    entries = document.get(key, [])
    if not isinstance(entries, list) or len(entries) > MOST_SAMPLES:
        raise BadInput(f"it must be a list of at most {MOST_SAMPLES}", where=key)
    for number, entry in enumerate(entries):
        yield f"{key}/{number}", _table(entry, f"{key}/{number}")


def _table(entry: object, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise BadInput("it must be an object", where=where)
    return entry


def _strokes(entry: Mapping[str, Any], place: str, scale: float, pen: float) -> tuple[Stroke, ...]:
    """The strokes of an entry in mm, from the left of its box and from its baseline."""
    box = _table(entry.get("box"), f"{place}/box")
    baseline = _number(box.get("baseline"), f"{place}/box/baseline", -FARTHEST, FARTHEST)
    left = _number(box.get("left", 0), f"{place}/box/left", -FARTHEST, FARTHEST)
    given = entry.get("strokes")
    if not isinstance(given, list) or len(given) > MOST_STROKES * max(
        len(entry.get("text", "")), 1
    ):
        raise BadInput(f"it must be a list of at most {MOST_STROKES}", where=f"{place}/strokes")
    tracks = [_track(points, f"{place}/strokes/{n}") for n, points in enumerate(given)]
    moved = [
        np.column_stack(((t[:, 0] - left) * scale, (t[:, 1] - baseline) * scale, t[:, 2:]))
        for t in tracks
        if len(t)
    ]
    usual = _usual(moved)
    return tuple(_drawn(track, pen, usual) for track in moved)


def _track(points: object, where: str) -> Row:
    """(n, 4) x, y, time and pressure; NaN where a pen does not tell."""
    if not isinstance(points, list) or len(points) > 4 * MOST_POINTS:
        raise BadInput(f"it must be a list of at most {MOST_POINTS} points", where=where)
    if points and isinstance(points[0], dict):
        points = [
            value
            for point in points
            for table in [_table(point, where)]
            for value in (table.get("x"), table.get("y"), table.get("t"), table.get("pressure"))
        ]
    try:
        track = np.array(points, dtype=np.float64).reshape(-1, 4)
    except (TypeError, ValueError, OverflowError):
        reason = "it must be points, or one list of x, y, t, pressure, x, y, t, pressure ..."
        raise BadInput(reason, where=where) from None
    if len(track) > MOST_POINTS or not (np.abs(track[:, :2]) <= FARTHEST).all():
        raise BadInput("a point has no place, or there are too many", where=where)
    if np.nan_to_num(np.abs(track[:, 2:]), posinf=np.inf).max(initial=0) > MOST_TOLD:
        raise BadInput("a time or a pressure is no such thing", where=where)
    return track


def _usual(tracks: list[Row]) -> tuple[float, float]:
    """The median pressure and speed; NaN where the pen did not tell."""
    pressures = np.concatenate([t[:, 3] for t in tracks] or [np.zeros(0)])
    speeds = np.concatenate([_speeds(t) for t in tracks] or [np.zeros(0)])
    pressures, speeds = pressures[np.isfinite(pressures)], speeds[np.isfinite(speeds)]
    tells = len(pressures) > 3 and np.ptp(pressures) > 0.02
    return (
        float(np.median(pressures)) if tells else np.nan,
        float(np.median(speeds)) if len(speeds) > 3 else np.nan,
    )


def _speeds(track: Row) -> Row:
    if len(track) < 3:
        return np.full(len(track), np.nan)
    steps = np.hypot(*np.diff(track[:, :2], axis=0).T)
    times = np.diff(track[:, 2])
    speed = np.where(times > 0, steps / np.where(times > 0, times, 1), np.nan)
    return np.append(speed, speed[-1])


def _drawn(track: Row, pen: float, usual: tuple[float, float]) -> Stroke:
    """A smooth stroke with its width, in few points; a dot where the pen did not move."""
    pressure, speed = track[:, 3] / usual[0] - 1, _speeds(track) / usual[1] - 1
    width = 1 + HARD * np.nan_to_num(pressure) - FAST * np.clip(np.nan_to_num(speed), -1, 2)
    rough = np.column_stack((track[:, :2], pen * np.clip(width, *BETWEEN)))
    rough = rough[np.append(True, np.hypot(*np.diff(rough[:, :2], axis=0).T) > 1e-9)]
    if len(rough) < 2 or np.ptp(rough[:, :2], axis=0).max() < DOT / 2:
        dash: Stroke = rough[:1] + np.linspace(0, DOT, 4)[:, None] * np.array((0.5, 0.87, 0.0))
        return dash
    return few(smooth(even(rough, STEP), SMOOTHING / STEP), TRUE, LONGEST)


def _number(value: object, where: str, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        said = f"{value!r}"[:20]
        raise BadInput(f"{said} is not a number from {least:g} to {most:g}", where=where)
    return float(value)
