"""Lines for machines written by hand: in capitals, spaced and calm, in a hand that is read."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from penned.errors import Refused
from penned.hand.write import missing, write
from penned.page.address_lines import parted
from penned.page.placing import extent

if TYPE_CHECKING:
    from penned.hand.hand import Hand
    from penned.hand.ink import Ink
    from penned.hand.pen import Pen
    from penned.page.addressing import Block

_LETTER_GAP, _WORD_GAP = 1.3, 1.25  # of the hand's own
_PRINT = "Have the lines that machines read printed."
_DRIFT = 0.5  # of the hand's own: who writes an address takes care
_LINE_PITCH = 0.95  # of the hand's own: capitals do not reach below their line


def hands() -> tuple[str, ...]:
    """The built-in hands that machines read well enough."""
    return tuple(_measured()["hands"])


def written(
    block: Block, hand: Hand, width: float, *, seed: int = 0, pen: Pen | None = None
) -> tuple[list[list[Ink]], float]:
    """The lines of a block in capitals, each as those it is parted into, and their distance in mm.

    `Refused` names a line that is wider than `width`, a character that the hand lacks, or why
    this hand may not write for machines.
    """
    sizes = _sizes(hand)
    hand = _careful(hand)
    texts = [line.upper() for line in block.lines]
    for line in texts:
        if lacking := missing(line, hand):
            raise Refused(
                f"the hand “{hand.name}” has no “{lacking[0]}”", where=f"“{line}”", cure=_PRINT
            )

    def inked(text: str, size: float) -> Ink:
        return write(text, hand, seed=seed + len(text), x_height=size, pen=pen)

    def over(text: str, size: float) -> float:
        return extent(inked(text, size)).width - width

    for size in sizes:
        if all(over(text, size) <= 0 for text in texts):
            break
    lines = [
        parted(text, block.country, lambda part: over(part, size) <= 0) if street else [text]
        for text, street in zip(texts, block.streets, strict=True)
    ]
    for text in (text for parts in lines for text in parts):
        if over(text, size) > 0:
            raise Refused(
                f"by hand this line is {over(text, size):.0f} mm too long for the envelope",
                where=f"“{text}”",
                cure=_PRINT,
            )
    inks = [[inked(text, size) for text in parts] for parts in lines]
    return inks, hand.style.line_pitch * size * _LINE_PITCH


def _sizes(hand: Hand) -> tuple[float, ...]:
    """The x-heights in mm in which `hand` is read by machines; `Refused` says why it is not."""
    known: dict[str, list[float]] = _measured()["hands"]
    if hand.name in known and not hand.origin.own:
        return tuple(known[hand.name])
    raise Refused(
        f"machines do not read the hand “{hand.name}” well enough for the lines of an address",
        cure=f"{_PRINT} Or choose one of {', '.join(known)}.",
    )


@cache
def _careful(hand: Hand) -> Hand:
    """The same hand, writing with care."""
    style = hand.style
    calm = {each.name: getattr(style.drift, each.name) * _DRIFT for each in fields(style.drift)}
    return replace(
        hand,
        style=replace(
            style,
            letter_gap=style.letter_gap * _LETTER_GAP,
            word_gap=style.word_gap * _WORD_GAP,
            lifts=1.0,
            drift=replace(style.drift, **calm),
        ),
    )


@cache
def _measured() -> dict[str, Any]:
    file = resources.files("penned.page") / "data" / "read-hands.toml"
    return tomllib.loads(file.read_text("utf-8"))
