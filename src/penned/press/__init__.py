"""Press: a Page to PDF, SVG, PNG or a plotter's files, and the check of the finished file."""

from penned.press.document import pdf, write
from penned.press.finish import Finish
from penned.press.plot import gcode, plot_svg
from penned.press.proof import Finding, check, proof
from penned.press.raster import png
from penned.press.vector import svg

__all__ = ["Finding", "Finish", "check", "gcode", "pdf", "plot_svg", "png", "proof", "svg", "write"]
