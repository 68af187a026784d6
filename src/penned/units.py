"""Lengths: everything inside is in millimetres; other units live at the border only."""

from __future__ import annotations

import re

from penned.errors import BadInput

MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH

_MM_PER_UNIT = {"mm": 1.0, "cm": 10.0, "in": MM_PER_INCH, '"': MM_PER_INCH, "pt": 1 / POINTS_PER_MM}
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(mm|cm|in|pt|\")?\s*")


def parse_length(text: str) -> float:
    """Read "14 cm", "5.5in" or "127" (millimetres) as millimetres.

    Raises `BadInput` for anything else, and for a negative length.
    """
    match = _LENGTH.fullmatch(text.lower())
    if match is None:
        raise BadInput(
            f"“{text}” is not a length", cure="Write it like 127 mm, 12.7 cm, 5 in or 360 pt."
        )
    return float(match[1]) * _MM_PER_UNIT[match[2] or "mm"]
