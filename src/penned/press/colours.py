"""Colours as a PDF has them."""

from __future__ import annotations

from functools import cache


@cache
def rgb(colour: str) -> str:
    """Three numbers from 0 to 1 for a colour such as "#1b2a52", and nothing for no colour."""
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.3g}" for n in (1, 3, 5)) if colour else ""
