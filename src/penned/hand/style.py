"""How a hand writes: its sizes, and how much it drifts, as `hand.toml` says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields

from penned.errors import BadInput

_WORDS = ("title", "about", "source", "licence", "as_of")


@dataclass(frozen=True, slots=True)
class Drift:
    """How much the hand wanders: standard deviations, in x-heights where nothing else is said."""

    size: float  # of 1
    lean: float  # x-heights to the right for each one upward
    shape: float
    gap: float  # of the letter gap
    word_gap: float
    baseline: float
    slope: float  # degrees
    bend: float
    left_edge: float


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes and distances, in x-heights where nothing else is said."""

    pen: float  # mm
    x_height: float  # mm, where nobody asks for another
    x_height_range: tuple[float, float]  # mm
    line_pitch: float
    lean: float  # x-heights to the right for each one upward
    letter_gap: float  # between the nearest parts of neighbours
    word_gap: float
    drift: Drift


def parse(text: str, where: str) -> tuple[dict[str, str], Style]:
    """What `text`, in TOML, says: title, about, source, licence and as_of; and the style.

    Raises `BadInput` with `where`, the key and the reason.
    """
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is not TOML: {error}", where=where) from error
    words = {key: _words(entries.pop(key, ""), where, key) for key in _WORDS}
    wander = entries.pop("drift", None)
    if not isinstance(wander, dict):
        raise BadInput("drift: it is missing", where=where)
    drift = Drift(**_numbers(Drift, wander, where, "drift."))
    sizes = entries.pop("x_height_range", None)
    if not isinstance(sizes, list) or len(sizes) != 2:
        raise BadInput("x_height_range: it must be [smallest, largest]", where=where)
    low, high = (_number(size, where, "x_height_range") for size in sizes)
    style = Style(
        **_numbers(Style, entries, where, "", ("drift", "x_height_range")),
        drift=drift,
        x_height_range=(low, high),
    )
    if not 0 < low <= style.x_height <= high:
        raise BadInput("x_height: it lies outside x_height_range", where=where)
    return words, style


def _numbers(
    kind: type, entries: dict[str, object], where: str, prefix: str, apart: tuple[str, ...] = ()
) -> dict[str, float]:
    known = {field.name for field in fields(kind)} - set(apart)
    for key in entries:
        if key not in known:
            raise BadInput(f"{prefix}{key}: no hand has this", where=where)
    for key in sorted(known - set(entries)):
        raise BadInput(f"{prefix}{key}: it is missing", where=where)
    return {key: _number(value, where, prefix + key) for key, value in entries.items()}


def _number(value: object, where: str, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise BadInput(f"{key}: {value!r} is not a number from 0 to 100", where=where)
    return float(value)


def _words(value: object, where: str, key: str) -> str:
    words = str(value) if key == "as_of" else value
    if not isinstance(words, str) or not words.strip():
        raise BadInput(f"{key}: it must be words in quotation marks", where=where)
    return words
