"""Press: a Page to PDF, SVG or PNG, and the check of the finished file."""

from penned.press.document import pdf
from penned.press.proof import check
from penned.press.raster import png
from penned.press.vector import svg

__all__ = ["check", "pdf", "png", "svg"]
