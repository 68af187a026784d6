"""Hand: text to pen strokes, in a handwriting that has several forms of every letter."""

from penned.hand.hand import Hand, load, names, read
from penned.hand.ink import Glyph, Ink
from penned.hand.write import missing, write

__all__ = ["Glyph", "Hand", "Ink", "load", "missing", "names", "read", "write"]
