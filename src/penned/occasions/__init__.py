"""Occasions: why one says thank you, as data with prompts, a timing window and a source."""

from penned.occasions.occasion import FIELDS, Occasion, Prompt, due, ideal, lateness
from penned.occasions.shelf import find, keys, load, read

__all__ = [
    "FIELDS",
    "Occasion",
    "Prompt",
    "due",
    "find",
    "ideal",
    "keys",
    "lateness",
    "load",
    "read",
]
