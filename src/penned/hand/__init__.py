"""Hand: text to pen strokes, in a handwriting that has several forms of every letter."""

from penned.hand.built_in import load, names
from penned.hand.file import read, to_bytes
from penned.hand.hand import Hand
from penned.hand.ink import Glyph, Ink
from penned.hand.write import missing, write

__all__ = ["Glyph", "Hand", "Ink", "load", "missing", "names", "read", "to_bytes", "write"]
